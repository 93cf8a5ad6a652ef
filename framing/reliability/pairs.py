"""The sums of every pair of reviewers at once, from how often each pair crossed which two codes."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from framing.reliability.sums import Sums


def pair_sums(
    unit: np.ndarray, reviewer: np.ndarray, code: np.ndarray, categories: int, reviewers: int
) -> Sums:
    """The sums of each of the P = R (R - 1) / 2 pairs, as if there were no other reviewers.

    `unit`, `reviewer` and `code` are int (L,), sorted by unit and reviewer, each of the R reviewers with a
    label. Pairs come as `itertools.combinations` has them: (0, 1), (0, 2), …
    """
    pairs = list(combinations(range(reviewers), 2))
    crossed = np.zeros((len(pairs), categories, categories))
    number = np.zeros((reviewers, reviewers), np.int64)
    for at, pair in enumerate(pairs):
        number[pair] = at
    most = int(np.bincount(unit).max(initial=0)) if len(unit) else 0
    for apart in range(1, most):
        # Of a unit's labels, those that stand so many places apart.
        one = np.flatnonzero(unit[apart:] == unit[:-apart])
        other = one + apart
        place = (number[reviewer[one], reviewer[other]] * categories + code[one]) * categories + code[other]
        crossed += np.bincount(place, minlength=crossed.size).reshape(crossed.shape)

    own = np.bincount(reviewer * np.int64(categories) + code, minlength=reviewers * categories)
    own = own.reshape(reviewers, categories).astype(float)
    first, second = np.array(pairs, np.int64).reshape(-1, 2).T
    ratings = own[first] + own[second]
    paired = crossed.sum(axis=2) + crossed.sum(axis=1)
    shared, agreeing = crossed.sum(axis=(1, 2)), np.trace(crossed, axis1=1, axis2=2)
    alone = ratings - paired
    who = np.zeros((len(pairs), reviewers), bool)
    who[np.arange(len(pairs)), first] = who[np.arange(len(pairs)), second] = True
    return Sums(
        units=shared + alone.sum(axis=1),
        pairable=shared,
        agreeing=agreeing,
        observed=2 * (shared - agreeing),
        shares=paired / 2 + alone,
        ratings=ratings,
        paired=paired,
        crossed=crossed,
        who=who,
    )
