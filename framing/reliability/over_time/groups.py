"""Alpha of many small groups of paragraphs at once, such as a reviewer's weeks, each with an interval.

As everywhere here, alpha is a function of sums over paragraphs (`coefficients.alphas`). What each paragraph adds to
them are its shares; who is compared with whom is decided by whoever makes those.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np

from framing.reliability.coefficients import alphas
from framing.reliability.intervals import DRAWS, FEW_ARTICLES, RELIABLE, SEED, TENTATIVE, Interval
from framing.undefined import NOTHING_VARIES, Figure, Undefined

TOO_FEW = Undefined("An interval takes at least two paragraphs that can be compared.")

#: Numbers that are held at once: 32 megabytes.
_HELD = 4_000_000


class Shares(NamedTuple):
    """What each of U paragraphs adds to the sums of one nominal variable of C categories."""

    #: float (U,): the share of its comparisons that agree.
    agreeing: np.ndarray
    #: float (U, C): its labels by category, both sides of the comparison weighing 1; a row adds up to 2.
    paired: np.ndarray

    @classmethod
    def of_two(cls, one: np.ndarray, other: np.ndarray, categories: int) -> Shares:
        """Of two labels a paragraph, int (U,) each."""
        each = np.eye(categories)
        return cls((one == other).astype(float), each[one] + each[other])


@dataclass(frozen=True, slots=True)
class Figures:
    """What can be said of one group."""

    #: Paragraphs that were compared.
    units: int
    alpha: Figure
    percent_agreement: Figure
    interval: Interval | Undefined
    #: What the interval was drawn over.
    over: Literal["articles", "paragraphs"]


def figures(
    group: np.ndarray,
    groups: int,
    article: np.ndarray,
    variables: Sequence[Shares],
    nothing: Undefined,
    draws: int = DRAWS,
    seed: int = SEED,
) -> list[list[Figures]]:
    """For each variable the figures of each of G groups; `group` and `article` are int (U,), a paragraph's own.

    `nothing` says why a group without paragraphs has no figures. Intervals are bootstrap intervals over articles,
    or over paragraphs in a group with fewer than eight articles. A group's draws depend on the seed and on how
    many articles or paragraphs it has, not on other groups.
    """
    tables = [np.column_stack([2 * (1 - shares.agreeing), shares.paired]) for shares in variables]
    units = np.bincount(group, minlength=groups)
    clusters = _clusters(group, groups, article)
    found = []
    for table, spreads in zip(tables, _spreads(tables, clusters, draws, seed), strict=True):
        sums = np.stack([np.bincount(group, column, groups) for column in table.T], axis=1)
        alpha = alphas(sums[:, 0], sums[:, 1:])
        agreement = 1 - sums[:, 0] / np.maximum(2 * units, 1)
        found.append([])
        for g, many in enumerate(units.tolist()):
            why = nothing if not many else NOTHING_VARIES if np.isnan(alpha[g]) else None
            found[-1].append(
                Figures(
                    units=many,
                    alpha=why or float(alpha[g]),
                    percent_agreement=float(agreement[g]) if many else nothing,
                    interval=why or _interval(spreads[g], draws),
                    over="articles" if clusters.over_articles[g] else "paragraphs",
                )
            )
    return found


class _Clusters(NamedTuple):
    """What is drawn in each of G groups: its articles, or its paragraphs."""

    #: bool (G,).
    over_articles: np.ndarray
    #: int (G,): how many each has, and the first of them; a group's follow each other.
    size: np.ndarray
    first: np.ndarray
    #: int (U,): the cluster of each paragraph.
    of_unit: np.ndarray


def _clusters(group: np.ndarray, groups: int, article: np.ndarray) -> _Clusters:
    articles = int(article.max(initial=-1)) + 1
    pairs = np.unique(group * np.int64(max(articles, 1)) + article)
    over_articles = np.bincount(pairs // max(articles, 1), minlength=groups) >= FEW_ARTICLES
    width = np.int64(articles + len(group) or 1)
    single = articles + np.arange(len(group))
    key = group * width + np.where(over_articles[group], article, single)
    used, of_unit = np.unique(key, return_inverse=True)
    size = np.bincount(used // width, minlength=groups)
    return _Clusters(over_articles, size, np.cumsum(size) - size, of_unit.reshape(-1))


def _spreads(tables: Sequence[np.ndarray], clusters: _Clusters, draws: int, seed: int) -> list[np.ndarray]:
    """For each variable float (G, 5): see `_middle`. `tables` are (U, 1 + C): disagreement, then counts."""
    bounds = np.cumsum([0, *(table.shape[1] for table in tables)]).tolist()
    total = int(clusters.size.sum())
    summed = np.stack(
        [np.bincount(clusters.of_unit, column, total) for table in tables for column in table.T]
    )
    found = [np.full((len(clusters.size), 5), np.nan) for _ in tables]
    for size in np.unique(clusters.size[clusters.size > 1]).tolist():
        weights = _weights(size, draws, seed)
        places = np.flatnonzero(clusters.size == size)
        step = max(1, _HELD // (draws * bounds[-1]))
        for start in range(0, len(places), step):
            some = places[start : start + step]
            block = summed[:, clusters.first[some][:, None] + np.arange(size)]
            # Columns first: added up over them, numbers that are next to each other stay so.
            drawn = (block.reshape(-1, size) @ weights).reshape(bounds[-1], len(some), draws)
            for variable, (low, high) in enumerate(pairwise(bounds)):
                counts = np.moveaxis(drawn[low + 1 : high], 0, -1)
                found[variable][some] = _middle(alphas(drawn[low], counts))
    return found


def _weights(size: int, draws: int, seed: int) -> np.ndarray:
    """float (size, draws): how often each of `size` clusters was drawn, in each draw."""
    random, weights = np.random.default_rng([seed, size]), np.empty((draws, size))
    step = max(1, _HELD // size)
    for start in range(0, draws, step):
        many = min(step, draws - start)
        picked = random.integers(0, size, (many, size)) + np.arange(many)[:, None] * size
        counted = np.bincount(picked.ravel(), minlength=many * size)
        weights[start : start + many] = counted.reshape(many, size)
    return weights.T


def _middle(drawn: np.ndarray) -> np.ndarray:
    """float (G, 5) of alphas (G, draws): .025 and .975 quantile, shares below .667 and .800, how many are defined.

    nan, where nothing varied in a draw, is left out.
    """
    ordered = np.sort(drawn, axis=1)  # nan comes last
    defined = np.count_nonzero(~np.isnan(ordered), axis=1)
    many, group = np.maximum(defined, 1), np.arange(len(ordered))
    columns = []
    for part in (0.025, 0.975):
        at = part * (many - 1)
        below = at.astype(np.int64)
        one, other = ordered[group, below], ordered[group, np.minimum(below + 1, many - 1)]
        columns.append(one + (other - one) * (at - below))
    # An alpha of .8 is not below .8 by the last bit.
    columns += [np.count_nonzero(ordered < limit - 1e-12, axis=1) / many for limit in (TENTATIVE, RELIABLE)]
    return np.column_stack([*columns, defined])


def _interval(spread: np.ndarray, draws: int) -> Interval | Undefined:
    low, high, below_tentative, below_reliable, defined = spread.tolist()
    if np.isnan(defined):
        return TOO_FEW
    if not defined:
        return NOTHING_VARIES
    if 2 * defined < draws:
        return Undefined(f"Nothing varies in {draws - int(defined):,} of {draws:,} draws.")
    return Interval(low, high, below_tentative, below_reliable)
