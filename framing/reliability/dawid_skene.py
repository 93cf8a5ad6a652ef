"""A second opinion beside the majority: who errs how, and what each unit is then most likely to be.

The model of Dawid and Skene (1979, Maximum Likelihood Estimation of Observer Error-Rates Using the EM Algorithm,
Applied Statistics 28(1), 20-28): every unit has one true class, unknown; a reviewer who meets class c says k with a
probability that is the reviewer's own; given the class, ratings are independent. Prevalences and error rates that
make the ratings likeliest are found by expectation and maximisation, which ends in a peak that depends on where it
starts. So it starts from the reviewers' own answers, as the paper does, and from some random places, and the highest peak is taken.
For the paper's own 45 patients there is a higher peak (−191.57) than the one that it prints (−192.89).

Letters: U units, R reviewers, C classes (c: true, k: said), K ratings by one reviewer on one unit at most. Units
with the same ratings have the same posterior: they are one pattern, of P, and all work is done over patterns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from framing.reliability.matching import best_matching
from framing.undefined import Undefined

#: What `Estimate.majority` and `Estimate.classes` hold where there is none.
OPEN = -1

#: Two log-likelihoods that differ by less than this share of themselves are of one peak: climbs stop a little below.
_ONE_PEAK = 1e-7

#: Two posteriors that differ by less are equal.
_EQUAL = 1e-6

#: A reviewer who met a class less often than this (expected ratings) has no error rates for it.
_NEVER_MET = 1e-9


@dataclass(frozen=True, eq=False)
class Estimate:
    """The likeliest prevalences and error rates, and what follows for each unit. Made by `dawid_skene`."""

    #: C: the share of units that each class has; sums to 1.
    prevalences: np.ndarray
    #: R × C × C, masked: the probability that a reviewer who meets class c says k, at [reviewer, c, k]; rows sum
    #: to 1. Masked where the reviewer is not expected to have met class c.
    confusion: np.ma.MaskedArray
    #: U × C, masked: how probable each class is for each unit; rows sum to 1. Masked where nobody rated the unit.
    posterior: np.ma.MaskedArray
    #: U: the most probable class; `OPEN` where two are equally probable or nobody rated the unit.
    classes: np.ndarray
    #: U: the class of more than half of the unit's ratings, `OPEN` where there is none.
    majority: np.ndarray
    #: Natural logarithm of the probability of all ratings, orders of several ratings told apart.
    log_likelihood: float
    #: The same after each step of the start that was taken; never falls.
    trace: tuple[float, ...]
    #: Where each start ended, the reviewers' own answers first.
    starts: tuple[float, ...]
    #: The start that was taken, as its place in `starts`: the first that is as high as the highest.
    taken: int
    #: Whether the start that was taken had come to rest before `iterations` were over.
    converged: bool
    #: What the random starts were drawn with.
    seed: int

    @property
    def reached(self) -> int:
        """How many of `starts` ended as high as the one that was taken. One of many: others may be higher still."""
        return int(_as_high(self.starts).sum())

    @property
    def differs(self) -> np.ndarray:
        """U booleans: there is a majority and an estimate, and they are two different classes."""
        return (self.majority != OPEN) & (self.classes != OPEN) & (self.majority != self.classes)


def dawid_skene(
    codes: np.ndarray,
    classes: int,
    *,
    random_starts: int = 10,
    seed: int = 0,
    iterations: int = 500,
    tolerance: float = 1e-10,
    progress: Callable[[float], None] | None = None,
) -> Estimate | Undefined:
    """Estimate from `codes`, U × R or, where reviewers rated units several times, U × R × K integers.

    A code is 0 … C − 1 (`classes` is C), or negative where there is no rating. Where in K a rating stands is without
    meaning. The same input and `seed` give the same result, whatever the order of the units. A start ends after
    `iterations` steps, or when a step raises the log-likelihood by less than `tolerance` of itself. `progress` is
    called with the share of starts that have ended, from 0 to 1.

    `Undefined` is returned where nobody rated anything, only one reviewer did, all ratings are the same, or no unit
    has three ratings: of two, errors cannot be told from true classes, and infinitely many estimates are equally
    likely. Raises ValueError for codes of another shape or that are no class.

    Classes are named so that reviewers say the true class as often as can be: the likelihood alone leaves their names
    open. A class that nobody ever chose has no prevalence.
    """
    codes = np.asarray(codes)
    if codes.ndim == 2:
        codes = codes[:, :, None]
    if codes.ndim != 3 or (codes.size and not np.issubdtype(codes.dtype, np.integer)):
        raise ValueError(f"codes are U × R or U × R × K integers, not {codes.dtype} of shape {codes.shape}")
    if codes.size and codes.max() >= classes:
        raise ValueError(f"code {codes.max()} is not among {classes} classes, numbered from 0")
    if reason := _undefined(codes):
        return Undefined(reason)

    ratings, pattern_of = _collapsed(codes, classes)
    shares = ratings.shares()
    random = np.random.default_rng(seed)
    runs = [_climb(ratings, shares, iterations, tolerance)]
    for number in range(1, random_starts + 1):
        if progress:
            progress(number / (random_starts + 1))
        start = (shares + _noise(random, shares)) / 2
        runs.append(_climb(ratings, start, iterations, tolerance))
    ends = [run.trace[-1] for run in runs]
    taken = int(_as_high(ends).argmax())
    return _estimate(ratings, pattern_of, runs[taken], ends, taken, seed)


def _as_high(ends: Sequence[float]) -> np.ndarray:
    """Which of the log-likelihoods `ends` are as high as the highest."""
    highest = max(ends)
    return np.array(ends) >= highest - _ONE_PEAK * max(1.0, abs(highest))


def _undefined(codes: np.ndarray) -> str:
    """Why `codes`, U × R × K, cannot be estimated from; empty where they can."""
    rated = codes >= 0
    if not rated.any():
        return "Nobody has rated anything."
    if np.count_nonzero(rated.any(axis=(0, 2))) < 2:
        return "Only one reviewer has rated anything; it takes two or more."
    given = codes[rated]
    if (given == given[0]).all():
        return "Nothing varies: all ratings are the same."
    if rated.sum(axis=(1, 2)).max() < 3:
        return "No paragraph has three labels or more; where two differ, nothing tells who errs. Have some tagged by a third reviewer."
    return ""


class _Ratings(NamedTuple):
    """All ratings, by pattern; patterns without ratings have no rows here."""

    #: P: how many units have the pattern; 0 for the pattern that has no ratings.
    units: np.ndarray
    #: N: the pattern of each rating, ascending.
    pattern: np.ndarray
    #: N: reviewer · C + k.
    cell: np.ndarray
    reviewers: int
    classes: int

    def said(self) -> np.ndarray:
        """P × C: how many ratings of a pattern are k."""
        places = self.pattern * self.classes + self.cell % self.classes
        return np.bincount(places, minlength=len(self.units) * self.classes).reshape(-1, self.classes)

    def shares(self) -> np.ndarray:
        """P × C: the share of a pattern's ratings that are k, the paper's start (3.1); even where it has none."""
        said = self.said()
        count = said.sum(axis=1, keepdims=True)
        return np.where(count > 0, said / np.maximum(count, 1), 1 / self.classes)


class _Run(NamedTuple):
    """Where one start ended."""

    prevalences: np.ndarray  # C
    met: np.ndarray  # C × R × C: expected ratings k by each reviewer on units of class c
    posterior: np.ndarray  # P × C
    trace: tuple[float, ...]
    converged: bool


def _collapsed(codes: np.ndarray, classes: int) -> tuple[_Ratings, np.ndarray]:
    """The ratings by pattern, and the pattern of each unit."""
    units, reviewers, times = codes.shape
    # Big-endian numbers from 1, 0 for none, sort as bytes as they sort as numbers.
    kind = np.min_scalar_type(classes).newbyteorder(">")
    rows = np.sort(np.maximum(codes, -1) + 1, axis=2).astype(kind).reshape(units, reviewers * times)
    keys = np.ascontiguousarray(rows).view(np.dtype((np.void, rows.itemsize * rows.shape[1]))).ravel()
    _, first, pattern_of, counts = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
    patterns = rows[first].astype(np.int64)
    pattern, place = np.nonzero(patterns)
    cell = place // times * classes + patterns[pattern, place] - 1
    rated = patterns.any(axis=1)
    return _Ratings(np.where(rated, counts, 0), pattern, cell, reviewers, classes), pattern_of.ravel()


def _noise(random: np.random.Generator, shares: np.ndarray) -> np.ndarray:
    """P × C: for each pattern a point drawn evenly from all distributions over the classes that anybody chose."""
    drawn = random.exponential(size=shares.shape) * (shares.max(axis=0) > 0)
    return drawn / drawn.sum(axis=1, keepdims=True)


def _climb(ratings: _Ratings, start: np.ndarray, iterations: int, tolerance: float) -> _Run:
    """Expectation and maximisation from the posterior `start`, P × C, until the log-likelihood rests."""
    posterior, trace, converged = start, [], False
    while not converged and len(trace) < max(iterations, 1):
        prevalences, met = _maximise(ratings, posterior)
        posterior, log_likelihood = _expect(ratings, prevalences, met)
        converged = bool(trace) and log_likelihood - trace[-1] <= tolerance * max(1.0, abs(log_likelihood))
        trace.append(log_likelihood)
    return _Run(prevalences, met, posterior, tuple(trace), converged)


def _maximise(ratings: _Ratings, posterior: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Equations 2.3 and 2.4: prevalences, C, and expected ratings, C × R × C, under `posterior`."""
    weight = posterior * ratings.units[:, None]
    cells = ratings.reviewers * ratings.classes
    met = [np.bincount(ratings.cell, of_class[ratings.pattern], cells) for of_class in weight.T]
    prevalences = weight.sum(axis=0) / ratings.units.sum()
    return prevalences, np.reshape(met, (ratings.classes, ratings.reviewers, ratings.classes))


def _expect(ratings: _Ratings, prevalences: np.ndarray, met: np.ndarray) -> tuple[np.ndarray, float]:
    """Equation 2.5, in logarithms: the posterior, P × C, and the log-likelihood of all ratings.

    What is impossible has the logarithm −∞. No pattern is impossible in all classes, as the error rates come from
    these very patterns; so nothing here is undefined.
    """
    with np.errstate(divide="ignore"):
        log_rates = np.log(_rates(met)).reshape(ratings.classes, -1)
        log_prevalences = np.log(prevalences)
    size = len(ratings.units)
    scores = np.stack(
        [np.bincount(ratings.pattern, of_class[ratings.cell], size) for of_class in log_rates], axis=1
    )
    scores += log_prevalences
    top = scores.max(axis=1, keepdims=True)
    likelihood = top + np.log(np.exp(scores - top).sum(axis=1, keepdims=True))
    return np.exp(scores - likelihood), float(ratings.units @ likelihood[:, 0])


def _rates(met: np.ndarray) -> np.ndarray:
    """The last axis divided by its sum; 0 where that is 0."""
    total = met.sum(axis=-1, keepdims=True)
    return met / np.where(total > 0, total, 1)


def _estimate(
    ratings: _Ratings, pattern_of: np.ndarray, run: _Run, starts: list[float], taken: int, seed: int
) -> Estimate:
    """`run` with its classes named, and told of each unit."""
    name = best_matching(run.met.sum(axis=1))  # class c of the run is the class name[c]
    order = np.argsort(name)
    met = run.met[order].swapaxes(0, 1)
    unmet = np.broadcast_to(met.sum(axis=-1, keepdims=True) < _NEVER_MET, met.shape)

    posterior, unrated = run.posterior[:, order], ratings.units == 0
    runner_up, best = np.partition(posterior, -2, axis=1)[:, -2:].T
    classes = np.where((best - runner_up > _EQUAL) & ~unrated, posterior.argmax(axis=1), OPEN)
    said = ratings.said()
    majority = np.where(2 * said.max(axis=1) > said.sum(axis=1), said.argmax(axis=1), OPEN)
    return Estimate(
        prevalences=run.prevalences[order],
        confusion=np.ma.array(_rates(met), mask=unmet),
        posterior=np.ma.array(
            posterior[pattern_of],
            mask=np.broadcast_to(unrated[pattern_of, None], (len(pattern_of), ratings.classes)),
        ),
        classes=classes[pattern_of],
        majority=majority[pattern_of],
        log_likelihood=run.trace[-1],
        trace=run.trace,
        starts=tuple(starts),
        taken=taken,
        converged=run.converged,
        seed=seed,
    )
