"""How far alpha might be off: bootstrap intervals, over articles where there are enough of them.

Paragraphs of one article are not independent of each other, so whole articles are drawn with replacement (a
cluster bootstrap: Davison & Hinkley, *Bootstrap Methods and their Application*, 1997, ch. 2 and 3; percentile
intervals). With fewer than eight articles such intervals are far too narrow, and paragraphs are drawn instead.

Alpha is a function of sums over paragraphs, so a draw is a vector of weights: how often each cluster was
drawn. A draw of paragraphs goes by patterns: paragraphs with the same decisions are one multinomial class.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np

from framing.reliability.coefficients import alphas
from framing.reliability.sets import set_sums, slots
from framing.undefined import NOTHING_VARIES, Undefined

#: Krippendorff (2004, p. 241): rely on variables from .800; tentative conclusions from .667.
TENTATIVE, RELIABLE = 0.667, 0.800

#: Fewer articles than this, and paragraphs are drawn.
FEW_ARTICLES = 8

DRAWS, SEED = 1000, 4

#: Weights that are held at once: 32 megabytes; and those that are kept for the next time, a byte each.
_HELD = 4_000_000
_KEPT = 20_000_000


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


class Spread(NamedTuple):
    """The sums of one variable, a row a cluster, which its alpha in any draw is a function of."""

    #: float (clusters, 1 + C): observed disagreement, then the pairable ratings in each category.
    columns: np.ndarray
    #: (C, C) between the categories; None is nominal.
    distance: np.ndarray | None = None


@dataclass(frozen=True)
class Drawn:
    """The intervals of some variables, and what they were drawn from."""

    drawing: Drawing
    #: float (clusters,): of how many paragraphs each is made, where paragraphs are drawn; else ones.
    size: np.ndarray
    variables: tuple[Spread, ...]
    intervals: tuple[Interval | Undefined, ...]


def draw(
    drawing: Drawing,
    size: np.ndarray,
    variables: Sequence[Spread],
    progress: Callable[[float], None] | None = None,
    earlier: Drawn | None = None,
) -> Drawn:
    """The interval of each variable, all of them in the same draws.

    `progress` is told the share of the draws that is done. `earlier` is taken where it was drawn from the same.
    """
    if earlier is not None and _same(earlier, drawing, size, variables):
        return earlier
    if drawing.clusters < 2:
        none = Undefined("An interval takes at least two paragraphs with two labels.")
        return Drawn(drawing, size, tuple(variables), (none,) * len(variables))
    # One table for all variables, so that each batch of draws takes one multiplication.
    table = np.concatenate([one.columns for one in variables], axis=1) / size[:, None]
    ends = np.cumsum([one.columns.shape[1] for one in variables])
    drawn: list[list[np.ndarray]] = [[] for _ in variables]
    done = 0
    for weights in _weights(drawing, size):
        parts = np.split(weights @ table, ends[:-1], axis=1)
        for alpha, own, one in zip(drawn, parts, variables, strict=True):
            alpha.append(alphas(own[:, 0], own[:, 1:], one.distance))
        done += len(weights)
        if progress is not None:
            progress(done / drawing.draws)
    return Drawn(drawing, size, tuple(variables), tuple(_interval(np.concatenate(alpha)) for alpha in drawn))


def _same(earlier: Drawn, drawing: Drawing, size: np.ndarray, variables: Sequence[Spread]) -> bool:
    return (
        (earlier.drawing, len(earlier.variables)) == (drawing, len(variables))
        and np.array_equal(earlier.size, size)
        and all(
            np.array_equal(one.columns, other.columns)
            and (one.distance is None) == (other.distance is None)
            and (one.distance is None or np.array_equal(one.distance, other.distance))
            for one, other in zip(earlier.variables, variables, strict=True)
        )
    )


def _weights(drawing: Drawing, size: np.ndarray) -> Iterator[np.ndarray]:
    """float (b, clusters): how often each cluster was drawn in each of the next b draws."""
    step = max(1, _HELD // len(size))
    batches = [min(step, drawing.draws - start) for start in range(0, drawing.draws, step)]
    if drawing.over == "paragraphs":
        random, units = np.random.default_rng(drawing.seed), int(size.sum())
        for draws in batches:
            yield random.multinomial(units, size / units, size=draws).astype(float)
        return
    kept = drawing.draws * drawing.clusters <= _KEPT
    for counts in (_counts_kept if kept else _counts)(drawing.clusters, tuple(batches), drawing.seed):
        yield counts.astype(float)


def _counts(clusters: int, batches: tuple[int, ...], seed: int) -> Iterator[np.ndarray]:
    """int (b, clusters): how often each of equally likely clusters was drawn, for each of the `batches` of b draws."""
    random = np.random.default_rng(seed)
    for draws in batches:
        picked = random.integers(0, clusters, (draws, clusters))
        picked += np.arange(draws)[:, None] * clusters
        counted = np.bincount(picked.ravel(), minlength=draws * clusters)
        yield counted.reshape(draws, clusters).astype(np.min_scalar_type(counted.max()))


@lru_cache(maxsize=4)
def _counts_kept(clusters: int, batches: tuple[int, ...], seed: int) -> tuple[np.ndarray, ...]:
    """`_counts`, kept: the draws take longer than all that is done with them, and depend on no label."""
    return tuple(_counts(clusters, batches, seed))


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
        return list(self.drawn(variables).intervals)

    def drawn(
        self,
        variables: list[tuple[np.ndarray, np.ndarray | None]],
        progress: Callable[[float], None] | None = None,
        earlier: Drawn | None = None,
    ) -> Drawn:
        """`intervals`, with what they were drawn from; `progress` and `earlier` as in `draw`."""
        of = [self._spread(of_code, distance) for of_code, distance in variables]
        return draw(self.drawing, self._size, of, progress, earlier)

    def _spread(self, of_code: np.ndarray, distance: np.ndarray | None) -> Spread:
        categories = int(of_code.max(initial=0)) + 1 if distance is None else len(distance)
        own = np.append(of_code, -1)[self._slots]  # -1, no label, stays -1
        far = 1.0 - np.eye(categories) if distance is None else distance
        return Spread(set_sums(own, {"": far}, self._cluster, len(self._size)).columns(""), distance)


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
