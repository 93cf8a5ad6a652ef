"""How far a share or a balance might be off: 95 % intervals, and those of differences.

Percentile intervals of bootstrap draws (Davison & Hinkley, *Bootstrap Methods and their Application*, 1997,
ch. 2, 3 and 5). Where nothing varies every draw is the same, and its interval would be a point: there stand
the exact bounds of a binomial share (Clopper & Pearson 1934) instead. A difference with such a side is
bounded from the intervals of its two sides (Zou & Donner 2008; Newcombe 1998).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from framing.undefined import Undefined

DRAWS, SEED = 1000, 5

#: With fewer clusters than this, intervals of draws are too narrow.
FEW = 8

#: What lies outside a 95 % interval, on each side.
TAIL = 0.025

#: Weights that are held at once, and the most rows whose draws are kept for the next time.
_HELD, _KEPT = 4_000_000, 400

#: Draws that differ by no more say the same.
_SAME = 1e-12


@dataclass(frozen=True, slots=True)
class Span:
    """A 95 % interval. `how` it was made: of draws, exactly for a binomial share, or combined from two others."""

    low: float
    high: float
    how: Literal["bootstrap", "exact", "combined"]

    @property
    def clear(self) -> bool:
        """Whether 0 lies outside."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a group's draws are made of."""

    over: Literal["paragraphs", "articles"]
    #: How many of them: those that are tagged, or with something tagged.
    clusters: int
    #: Whether these are so few that the intervals are too narrow.
    few: bool


def resampled(
    content: np.ndarray, key: int, draws: int, seed: int, parts: tuple[int, ...] = ()
) -> np.ndarray:
    """float (draws, K): the sums of K columns over as many rows as there are, drawn with replacement.

    `content` is float (N, K). Where its rows are in `parts`, of so many rows each, as many parts are drawn as there
    are, and of each the rows anew (Davison and Hinkley, 1997, section 3.8). What is drawn depends on the sizes, on
    `key` and on `seed` alone.
    """
    weights = (_weights_kept if len(content) <= _KEPT else _weights)(len(content), parts, key, draws, seed)
    return np.concatenate([some.astype(float) @ content for some in weights])


def _weights(rows: int, parts: tuple[int, ...], key: int, draws: int, seed: int) -> Iterator[np.ndarray]:
    """int (b, rows): how often each row is drawn, in the next b of all draws."""
    random = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, key])))
    step = max(1, _HELD // (len(parts) * max(parts, default=0) or rows))
    for start in range(0, draws, step):
        batch = min(step, draws - start)
        if parts:
            place, drawn = _in_parts(random, np.array(parts), batch)
        else:
            place = random.integers(0, rows, (batch, rows))
            drawn = np.ones(place.shape, bool)
        place += np.arange(batch).reshape(-1, *[1] * (place.ndim - 1)) * rows
        times = np.bincount(place[drawn], minlength=batch * rows).reshape(batch, rows)
        yield times.astype(np.min_scalar_type(times.max()))


def _in_parts(random: np.random.Generator, sizes: np.ndarray, draws: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows that are drawn, int (draws, P, most rows of a part), and which of these places count, bool."""
    part = random.integers(0, len(sizes), (draws, len(sizes)))
    size = sizes[part][:, :, None]
    within = (random.random((draws, len(sizes), int(sizes.max()))) * size).astype(np.int64)
    first = (np.cumsum(sizes) - sizes)[part][:, :, None]
    return first + within, np.broadcast_to(np.arange(int(sizes.max())) < size, within.shape)


@lru_cache(maxsize=64)
def _weights_kept(
    rows: int, parts: tuple[int, ...], key: int, draws: int, seed: int
) -> tuple[np.ndarray, ...]:
    """`_weights`, kept: leaving out a reviewer mostly leaves what is drawn from as it is."""
    return tuple(_weights(rows, parts, key, draws, seed))


def ratio_of_sums(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """part / whole in each draw, nan where a draw has no whole. Rounded, so that equal shares are equal."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(whole > 0, part / whole, np.nan).round(12)


def span(drawn: np.ndarray, successes: float, trials: int, low: float = 0.0) -> Span | Undefined:
    """The interval of a ratio from its draws (B,), nan where a draw has none.

    Where no draw differs, it is that of a binomial share of `successes` among `trials`, on a scale that goes
    from `low` to 1: shares have 0, and balance has −1.
    """
    defined = drawn[~np.isnan(drawn)]
    if not len(defined) or np.ptp(defined) <= _SAME:
        exact = clopper_pearson(successes, max(1, trials))
        return Span(*(low + (1 - low) * bound for bound in exact), "exact")
    if 2 * len(defined) < len(drawn):
        return Undefined(f"It is undefined in {len(drawn) - len(defined):,} of {len(drawn):,} draws.")
    return Span(*map(float, np.quantile(defined, [TAIL, 1 - TAIL])), "bootstrap")


def spans(drawn: np.ndarray, successes: np.ndarray, trials: int) -> tuple[Span | Undefined, ...]:
    """`span` of each column of shares (B, T) with `successes` (T,)."""
    if np.isnan(drawn).any():
        return tuple(span(of, some, trials) for of, some in zip(drawn.T, successes.tolist(), strict=True))
    still = np.ptp(drawn, axis=0) <= _SAME
    low, high = _quantiles(drawn)
    return tuple(
        Span(*clopper_pearson(some, max(1, trials)), "exact") if same else Span(a, b, "bootstrap")
        for same, a, b, some in zip(
            still.tolist(), low.tolist(), high.tolist(), successes.tolist(), strict=True
        )
    )


def _quantiles(drawn: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """np.quantile(drawn, [TAIL, 1 − TAIL], axis=0), without its overhead."""
    places = [TAIL * (len(drawn) - 1), (1 - TAIL) * (len(drawn) - 1)]
    wanted = sorted({*map(math.floor, places), *map(math.ceil, places)})
    ordered = np.partition(drawn, wanted, axis=0)
    low, high = (
        ordered[math.floor(at)] + (ordered[math.ceil(at)] - ordered[math.floor(at)]) * (at % 1)
        for at in places
    )
    return low, high


@lru_cache(maxsize=4096)
def clopper_pearson(successes: float, trials: int) -> tuple[float, float]:
    """The exact 95 % bounds of a binomial share (Clopper & Pearson 1934).

    A number of successes between two whole ones, as averages have it, is the lower one for the lower bound
    and the higher one for the upper.
    """
    fewest, most = math.floor(successes + 1e-9), math.ceil(successes - 1e-9)
    return 1 - _upper(trials - fewest, trials), _upper(most, trials)


def _upper(successes: int, trials: int) -> float:
    """The share at which so few successes, or fewer, have a chance of .025."""
    if successes >= trials:
        return 1.0
    if successes <= 0:
        return 1 - TAIL ** (1 / trials)
    number = np.arange(successes + 1)
    factorial = np.array([math.lgamma(i + 1) for i in range(trials + 1)])
    ways = factorial[trials] - factorial[number] - factorial[trials - number]
    low, high = successes / trials, 1.0
    while high - low > 1e-12:
        middle = (low + high) / 2
        chance = np.exp(ways + number * math.log(middle) + (trials - number) * math.log1p(-middle)).sum()
        low, high = (middle, high) if chance > TAIL else (low, middle)
    return (low + high) / 2


def combined(a: float, of_a: Span, b: float, of_b: Span) -> Span:
    """The interval of a − b from those of its sides, which are independent: MOVER (Zou & Donner 2008)."""
    below = math.hypot(a - of_a.low, of_b.high - b)
    above = math.hypot(of_a.high - a, b - of_b.low)
    return Span(a - b - below, a - b + above, "combined")
