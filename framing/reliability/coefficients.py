"""Coefficients of agreement on one nominal variable, with missing data, from sums that add up over units.

Every coefficient here is a function of a few sums over units (`Sums`, where the letters are explained); q is
the number of categories that occur.

Sources: Krippendorff, *Content Analysis* (2nd ed. 2004), ch. 11; Gwet, *Handbook of Inter-Rater Reliability*
(4th ed. 2014), ch. 2 and 5; Fleiss, Psychological Bulletin 76 (1971) 378-382; Cohen, Educational and
Psychological Measurement 20 (1960) 37-46. docs/agreement.md has the formulas.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from framing.reliability.sums import Sums, overlapping, sums
from framing.undefined import (
    NO_LABELS,
    NO_OVERLAP,
    NOTHING_VARIES,
    ONE_REVIEWER,
    Figure,
    Undefined,
    not_two,
)


@dataclass(frozen=True)
class Coefficients:
    """What can be said of one group. `prevalence` is (C,), the share of all ratings in each category."""

    alpha: Figure
    percent_agreement: Figure
    ac1: Figure
    fleiss_kappa: Figure
    cohen_kappa: Figure
    prevalence: tuple[float, ...] | Undefined
    units: int
    pairable_units: int
    reviewers: int


def alphas(observed: np.ndarray, paired: np.ndarray, distance: np.ndarray | None = None) -> np.ndarray:
    """Krippendorff's alpha of each row, (G,); nan where nothing varies, for `defined` to take out.

    With n(c) = `paired` (G, C), n their sum and D = `observed` (G,):
    alpha = 1 - (n - 1) D / sum over c, k of n(c) n(k) distance(c, k). `distance` is (C, C), by default
    nominal: 0 for the same category, 1 for any other.
    """
    n = paired.sum(axis=-1)
    if distance is None:
        expected = n * n - (paired * paired).sum(axis=-1)
    else:
        expected = ((paired @ distance) * paired).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(expected > 1e-9, 1 - (n - 1) * observed / expected, np.nan)


def coefficients(of: Sums) -> list[Coefficients]:
    """The coefficients of each of the G groups."""
    with np.errstate(divide="ignore", invalid="ignore"):
        alpha = alphas(of.observed, of.paired)
        p_a = of.agreeing / of.pairable
        pi = of.shares / of.units[:, None]
        q = (of.ratings > 0).sum(axis=1)
        by_gwet = (pi * (1 - pi)).sum(axis=1) / (q - 1)
        by_fleiss = (pi * pi).sum(axis=1)
        ac1 = np.where(q > 1, (p_a - by_gwet) / (1 - by_gwet), np.nan)
        fleiss = np.where(q > 1, (p_a - by_fleiss) / (1 - by_fleiss), np.nan)
        n = of.crossed.sum(axis=(1, 2))
        p_o = np.trace(of.crossed, axis1=1, axis2=2) / n
        by_cohen = (of.crossed.sum(axis=2) * of.crossed.sum(axis=1)).sum(axis=1) / (n * n)
        cohen = np.where(by_cohen < 1, (p_o - by_cohen) / (1 - by_cohen), np.nan)
        prevalence = of.ratings / of.ratings.sum(axis=1, keepdims=True)
    # As lists: five thousand articles are read from them several times as fast.
    columns = (alpha, p_a, ac1, fleiss, cohen, prevalence, of.units, of.pairable, of.reviewers)
    return [_of_group(*group) for group in zip(*(column.tolist() for column in columns), strict=True)]


def _of_group(
    alpha: float,
    p_a: float,
    ac1: float,
    fleiss: float,
    cohen: float,
    prevalence: list[float],
    units: float,
    pairable: float,
    reviewers: int,
) -> Coefficients:
    """The coefficients, or for each why there is none: nan, that nothing varies."""
    why = why_none(int(units), reviewers, int(pairable))

    def defined(value: float) -> Figure:
        return why or (NOTHING_VARIES if math.isnan(value) else value)

    return Coefficients(
        alpha=defined(alpha),
        percent_agreement=defined(p_a),
        ac1=defined(ac1),
        fleiss_kappa=defined(fleiss),
        cohen_kappa=not_two(reviewers) if reviewers > 2 else defined(cohen),
        prevalence=tuple(prevalence) if units else NO_LABELS,
        units=int(units),
        pairable_units=int(pairable),
        reviewers=reviewers,
    )


def why_none(units: int, reviewers: int, pairable: int) -> Undefined | None:
    """Why nothing can be compared; None where something can."""
    if not units:
        return NO_LABELS
    if reviewers < 2:
        return ONE_REVIEWER
    return None if pairable else NO_OVERLAP


def of_matrix(codes: np.ndarray) -> Coefficients:
    """The coefficients of a matrix (U, R) of category codes from 0, negative where a reviewer did not rate."""
    codes = np.asarray(codes)
    unit, reviewer = np.nonzero(codes >= 0)
    code = codes[unit, reviewer].astype(np.int64)
    counts = overlapping(unit, reviewer)
    unit, reviewer, code = unit[counts], reviewer[counts], code[counts]
    return coefficients(sums(unit, reviewer, code, int(code.max(initial=0)) + 1))[0]
