"""Coefficients of agreement on one nominal variable, with missing data, from sums that add up over units.

Letters, as in the sources: r(u, c) is how many reviewers put unit u in category c, r(u) how many rated it at
all, q the number of categories that occur. A unit with r(u) >= 2 is pairable. Every coefficient here is a
function of a few sums over units (`Sums`), so that articles, outlets and bootstrap draws need no second look
at the ratings.

Sources: Krippendorff, *Content Analysis* (2nd ed. 2004), ch. 11; Gwet, *Handbook of Inter-Rater Reliability*
(4th ed. 2014), ch. 2 and 5; Fleiss, Psychological Bulletin 76 (1971) 378-382; Cohen, Educational and
Psychological Measurement 20 (1960) 37-46. docs/methods.md has the formulas.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.reliability.undefined import (
    NO_LABELS,
    NO_OVERLAP,
    NOTHING_VARIES,
    ONE_REVIEWER,
    Figure,
    Undefined,
    not_two,
)


@dataclass(frozen=True)
class Sums:
    """Sums over the units of each of G groups (articles, outlets, or all as one)."""

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
    #: (G,) different reviewers.
    reviewers: np.ndarray
    #: (G, C, C) units by the codes of the first and of the second, where a group has exactly two reviewers.
    crossed: np.ndarray


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
) -> Sums:
    """The sums of L ratings: `unit`, `reviewer` and `code` are int (L,), a unit and reviewer at most once.

    Units count from 0 to U - 1. `group` is int (U,), each unit's group; by default all are one.
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
        return np.bincount(group, of_units, groups)

    def totals(of_units: np.ndarray) -> np.ndarray:
        return np.stack([total(column) for column in of_units.T], axis=1)

    person = int(reviewer.max()) + 1 if len(reviewer) else 1
    seen = np.unique(group[unit] * person + reviewer) // person
    reviewers = np.bincount(seen, minlength=groups)
    return Sums(
        units=total(rated),
        pairable=total(pairable),
        agreeing=total(agreeing),
        observed=total(np.where(pairable, r_u * (1 - agreeing), 0)),
        shares=totals(r_uc / np.maximum(r_u, 1)[:, None]),
        ratings=totals(r_uc),
        paired=totals(r_uc * pairable[:, None]),
        reviewers=reviewers,
        crossed=_crossed(unit, reviewer, code, categories, group, reviewers == 2),
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
    return [
        Coefficients(
            alpha=_defined(alpha[g], of, g),
            percent_agreement=_defined(p_a[g], of, g),
            ac1=_defined(ac1[g], of, g),
            fleiss_kappa=_defined(fleiss[g], of, g),
            cohen_kappa=(not_two(int(of.reviewers[g])) if of.reviewers[g] > 2 else _defined(cohen[g], of, g)),
            prevalence=tuple(prevalence[g].tolist()) if of.units[g] else NO_LABELS,
            units=int(of.units[g]),
            pairable_units=int(of.pairable[g]),
            reviewers=int(of.reviewers[g]),
        )
        for g in range(len(of.units))
    ]


def _defined(value: float, of: Sums, g: int) -> Figure:
    """`value` of group `g`, or why there is none."""
    return why_none(int(of.units[g]), int(of.reviewers[g]), int(of.pairable[g])) or (
        NOTHING_VARIES if np.isnan(value) else float(value)
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
