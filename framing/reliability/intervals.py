"""How far alpha might be off: bootstrap intervals, over articles where there are enough of them.

Paragraphs of one article are not independent of each other, so whole articles are drawn with replacement (a
cluster bootstrap: Davison & Hinkley, *Bootstrap Methods and their Application*, 1997, ch. 2 and 3; percentile
intervals). With fewer than eight articles such intervals are far too narrow, and paragraphs are drawn instead.

Alpha is a function of sums over paragraphs, so a draw is a vector of weights: how often each cluster was
drawn. A draw of paragraphs goes by patterns: paragraphs with the same decisions are one multinomial class.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from framing.reliability.coefficients import alphas
from framing.reliability.sets import observed, slots
from framing.reliability.undefined import NOTHING_VARIES, Undefined

#: Krippendorff (2004, p. 241): rely on variables from .800; tentative conclusions from .667.
TENTATIVE, RELIABLE = 0.667, 0.800

#: Fewer articles than this, and paragraphs are drawn.
FEW_ARTICLES = 8

DRAWS, SEED = 1000, 4

#: Weights that are held at once: 32 megabytes.
_HELD = 4_000_000


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle 95 % of the draws' alphas, and how many of them lie below the two thresholds."""

    low: float
    high: float
    below_tentative: float
    below_reliable: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """What was drawn: `over` says whether articles or paragraphs."""

    over: Literal["articles", "paragraphs"]
    #: Articles, or paragraphs, with at least two labels.
    clusters: int
    draws: int
    seed: int


class Bootstrap:
    """Draws of the pairable paragraphs of L labels; the same draws for every variable that is asked about.

    `unit`, `code` are int (L,) and `article` is int (U,), each unit's article. What is asked about has to be a
    function of `code`, which paragraphs are told apart by.
    """

    def __init__(
        self, unit: np.ndarray, code: np.ndarray, article: np.ndarray, draws: int = DRAWS, seed: int = SEED
    ):
        self._slots = slots(unit, code)
        self._slots = self._slots[(self._slots >= 0).sum(axis=1) > 1]
        pairable = np.flatnonzero(np.bincount(unit, minlength=len(article)) > 1)
        _, by_article = np.unique(article[pairable], return_inverse=True)
        articles = int(by_article.max(initial=-1)) + 1
        if articles >= FEW_ARTICLES:
            self._cluster, self._size = by_article, np.ones(articles)
            self.drawing = Drawing("articles", articles, draws, seed)
        else:
            self._cluster, self._size = _patterns(self._slots)
            self.drawing = Drawing("paragraphs", len(pairable), draws, seed)

    def intervals(self, variables: list[tuple[np.ndarray, np.ndarray | None]]) -> list[Interval | Undefined]:
        """The interval of each variable: (categories of the codes, int (K,), distance (C, C) or None for nominal)."""
        drawing = self.drawing
        if drawing.clusters < 2:
            return [Undefined("An interval takes at least two paragraphs with two labels.")] * len(variables)
        # One table for all variables: the observed disagreement and the counts of each, a row a cluster.
        columns, bounds = [], [0]
        for of_code, distance in variables:
            columns.append(self._sums(of_code, distance))
            bounds.append(bounds[-1] + columns[-1].shape[1])
        table = np.concatenate(columns, axis=1) / self._size[:, None]
        drawn = [[] for _ in variables]
        for weights in self._weights():
            totals = weights @ table
            for at, (_, distance) in enumerate(variables):
                own = totals[:, bounds[at] : bounds[at + 1]]
                drawn[at].append(alphas(own[:, 0], own[:, 1:], distance))
        return [_interval(np.concatenate(parts)) for parts in drawn]

    def _sums(self, of_code: np.ndarray, distance: np.ndarray | None) -> np.ndarray:
        """(clusters, 1 + C): observed disagreement and pairable counts of each cluster."""
        categories = int(of_code.max(initial=0)) + 1 if distance is None else len(distance)
        own = np.append(of_code, -1)[self._slots]  # -1, no label, stays -1
        far = 1.0 - np.eye(categories) if distance is None else distance
        clusters = len(self._size)
        place = self._cluster[:, None] * np.int64(categories) + own
        counts = np.bincount(place[own >= 0], minlength=clusters * categories)
        return np.column_stack(
            [
                np.bincount(self._cluster, observed(own, far), clusters),
                counts.reshape(clusters, categories),
            ]
        )

    def _weights(self) -> Iterator[np.ndarray]:
        """float (b, clusters): how often each cluster was drawn in each of the next b draws."""
        random = np.random.default_rng(self.drawing.seed)
        clusters, units = len(self._size), int(self._size.sum())
        step = max(1, _HELD // clusters)
        for start in range(0, self.drawing.draws, step):
            draws = min(step, self.drawing.draws - start)
            if self.drawing.over == "paragraphs":
                yield random.multinomial(units, self._size / units, size=draws).astype(float)
            else:
                picked = random.integers(0, clusters, (draws, clusters))
                picked += np.arange(draws)[:, None] * clusters
                counted = np.bincount(picked.ravel(), minlength=draws * clusters)
                yield counted.reshape(draws, clusters).astype(float)


def _patterns(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int (U,): which pattern each row of `slots` is, and how many rows each pattern has."""
    if not len(table):
        return np.zeros(0, np.int64), np.zeros(0)
    base = int(table.max()) + 2
    if base ** table.shape[1] < 2**62:
        key = np.zeros(len(table), np.int64)
        for column in table.T:
            key = key * base + (column + 1)
        _, pattern, size = np.unique(key, return_inverse=True, return_counts=True)
    else:
        _, pattern, size = np.unique(table, axis=0, return_inverse=True, return_counts=True)
    return pattern.reshape(-1), size.astype(float)


def _interval(drawn: np.ndarray) -> Interval | Undefined:
    """The interval of the draws' alphas; nan, where nothing varied in a draw, is left out of it."""
    # Rounded so that an alpha of .8 is not below .8 by the last bit.
    defined = drawn[~np.isnan(drawn)].round(12)
    if not len(defined):
        return NOTHING_VARIES
    if 2 * len(defined) < len(drawn):
        return Undefined(f"Nothing varies in {len(drawn) - len(defined):,} of {len(drawn):,} draws.")
    low, high = np.quantile(defined, [0.025, 0.975])
    return Interval(
        float(low),
        float(high),
        float((defined < TENTATIVE).mean()),
        float((defined < RELIABLE).mean()),
    )
