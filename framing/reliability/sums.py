"""Sums over paragraphs that every coefficient is a function of, a row a group of paragraphs.

Letters, as in the sources: r(u, c) is how many reviewers put unit u in category c, r(u) how many rated it at
all. A unit with r(u) >= 2 is pairable. Sums of articles add up to those of outlets and of the whole, so that
these need no second look at the ratings, and one article's labels touch no other article's sums.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, fields, replace

import numpy as np


@dataclass(frozen=True)
class Sums:
    """Sums over the units of each of G groups (articles, outlets, pairs of reviewers, or all as one)."""

    #: (G,) units with at least one rating, and with at least two.
    units: np.ndarray
    pairable: np.ndarray
    #: (G,) over pairable units, the share of pairs of ratings that agree.
    agreeing: np.ndarray
    #: (G,) over pairable units, sum over c of r(u,c) (r(u) - r(u,c)) / (r(u) - 1): observed disagreement.
    observed: np.ndarray
    #: (G, C) over all units, r(u,c) / r(u).
    shares: np.ndarray
    #: (G, C) over all units, r(u,c); and over pairable ones.
    ratings: np.ndarray
    paired: np.ndarray
    #: (G, C, C) units by the codes of the first and of the second, where a group has exactly two reviewers.
    crossed: np.ndarray
    #: bool (G, R): which reviewers rated at all.
    who: np.ndarray

    @property
    def reviewers(self) -> np.ndarray:
        """int (G,): different reviewers."""
        return self.who.sum(axis=1)

    @property
    def columns(self) -> np.ndarray:
        """(G, 1 + C): observed disagreement and the pairable ratings, what alpha is a function of."""
        return np.column_stack([self.observed, self.paired])

    def at(self, rows: np.ndarray) -> Sums:
        """The groups `rows`, int or bool."""
        return self._each(lambda name: getattr(self, name)[rows])

    def together(self, group: np.ndarray, groups: int) -> Sums:
        """The sums of larger groups: `group`, int (G,), says which of the `groups` each row belongs to."""
        who = np.zeros((groups, self.who.shape[1]), bool)
        row, reviewer = np.nonzero(self.who)
        who[group[row], reviewer] = True
        added = self._each(lambda name: who if name == "who" else _added(getattr(self, name), group, groups))
        # Rows of two reviewers may make a group of three.
        return replace(added, crossed=added.crossed * (added.reviewers == 2)[:, None, None])

    def with_rows(self, row: np.ndarray, others: Sums) -> Sums:
        """Rows of these sums, int `row`; where it is negative those of `others`, one after the other."""
        return self._each(lambda name: spliced(getattr(self, name), row, getattr(others, name)))

    def changed(self, plus: Sums, minus: Sums) -> Sums:
        """These sums with `plus` added and `minus` taken away, all of the same groups of the same reviewers.

        Exact where all sums are whole numbers or halves, as those of pairs of reviewers are.
        """
        return self._each(
            lambda name: (
                self.who
                if name == "who"
                else getattr(self, name) + getattr(plus, name) - getattr(minus, name)
            )
        )

    def differs(self, other: Sums) -> np.ndarray:
        """bool (G,): which rows are not those of `other`, of the same groups of the same reviewers."""
        differs = np.zeros(len(self.units), bool)
        for field in fields(self):
            one, another = getattr(self, field.name), getattr(other, field.name)
            differs |= (one != another).any(axis=tuple(range(1, one.ndim)))
        return differs

    def _each(self, of_field: Callable[[str], np.ndarray]) -> Sums:
        return Sums(**{field.name: of_field(field.name) for field in fields(self)})


def spliced(one: np.ndarray, row: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Rows of `one`, int `row`; where it is negative those of `others`, one after the other."""
    kept = row >= 0
    found = np.empty((len(row), *others.shape[1:]), np.result_type(one, others))
    found[kept], found[~kept] = one[row[kept]], others
    return found


def _added(values: np.ndarray, group: np.ndarray, groups: int) -> np.ndarray:
    """The rows of `values` (G, …) added up by `group`, in their order."""
    shape = values.shape[1:]
    columns = values.reshape(len(values), math.prod(shape))  # of no values numpy gives whole numbers
    added = [np.bincount(group, column, groups).astype(float, copy=False) for column in columns.T]
    return np.stack(added, axis=1).reshape(groups, *shape)


def overlapping(unit: np.ndarray, reviewer: np.ndarray) -> np.ndarray:
    """bool (L,): which ratings count: those of reviewers who share a unit with another; all where nobody does.

    A reviewer whom nobody can be compared with says nothing of agreement, but would still move the chance
    agreement of Gwet's coefficients.
    """
    if not len(unit):
        return np.zeros(0, bool)
    pairable = np.bincount(unit)[unit] > 1
    if not pairable.any():
        return np.ones(len(unit), bool)
    compared = np.zeros(int(reviewer.max()) + 1, bool)
    compared[reviewer[pairable]] = True
    return compared[reviewer]


def sums(
    unit: np.ndarray,
    reviewer: np.ndarray,
    code: np.ndarray,
    categories: int,
    group: np.ndarray | None = None,
    groups: int = 1,
    reviewers: int | None = None,
) -> Sums:
    """The sums of L ratings: `unit`, `reviewer` and `code` are int (L,), a unit and reviewer at most once.

    Units count from 0 to U - 1. `group` is int (U,), each unit's group; by default all are one. `reviewers`
    is how many there are, by default as many as occur.
    """
    count = int(unit.max()) + 1 if len(unit) else 0
    group = np.zeros(count, np.int64) if group is None else np.asarray(group[:count], np.int64)
    r_uc = np.bincount(unit * np.int64(categories) + code, minlength=count * categories)
    r_uc = r_uc.reshape(count, categories).astype(float)
    r_u = r_uc.sum(axis=1)
    rated, pairable = r_u > 0, r_u > 1
    pairs = np.where(pairable, r_u * (r_u - 1), 1)
    agreeing = np.where(pairable, (r_uc * (r_uc - 1)).sum(axis=1) / pairs, 0)

    def total(of_units: np.ndarray) -> np.ndarray:
        return _added(of_units, group, groups)

    people = int(reviewer.max(initial=0)) + 1 if reviewers is None else reviewers
    who = np.zeros((groups, people), bool)
    who[group[unit], reviewer] = True
    return Sums(
        units=total(rated),
        pairable=total(pairable),
        agreeing=total(agreeing),
        observed=total(np.where(pairable, r_u * (1 - agreeing), 0)),
        shares=total(r_uc / np.maximum(r_u, 1)[:, None]),
        ratings=total(r_uc),
        paired=total(r_uc * pairable[:, None]),
        crossed=_crossed(unit, reviewer, code, categories, group, who.sum(axis=1) == 2),
        who=who,
    )


def _crossed(unit, reviewer, code, categories: int, group: np.ndarray, two: np.ndarray) -> np.ndarray:
    """(G, C, C): of groups where `two` holds, how often the first reviewer chose one and the second another."""
    crossed = np.zeros((len(two), categories, categories))
    if not two.any():
        return crossed
    rows = np.flatnonzero(two[group[unit]])
    rows = rows[np.lexsort((reviewer[rows], unit[rows]))]
    first = np.flatnonzero(unit[rows[1:]] == unit[rows[:-1]])
    one, other = rows[first], rows[first + 1]
    place = (group[unit[one]] * categories + code[one]) * categories + code[other]
    return np.bincount(place, minlength=crossed.size).reshape(crossed.shape).astype(float)
