"""Figures as the literature prints them, to the printed digit; the data are in published.py.

Dawid and Skene's patients are in test_dawid_skene.py, MASI pairs in test_sets.py, sample sizes in test_sample_size.py.
"""

from __future__ import annotations

import pytest

from framing.reliability.coefficients import Coefficients, of_matrix
from tests.framing.reliability.published import (
    BEN_AND_GERRY,
    COHEN,
    FLEISS,
    FLEISS_COUNTS,
    FOUR_OBSERVERS,
    NINE_UNITS,
    TEN_BINARY,
)


@pytest.mark.parametrize(
    ("codes", "name", "printed"),
    [
        (TEN_BINARY, "alpha", 0.095),
        (TEN_BINARY, "percent_agreement", 0.600),
        (NINE_UNITS, "alpha", 0.642),
        (BEN_AND_GERRY, "alpha", 0.692),
        (FOUR_OBSERVERS, "alpha", 0.743),
        (FOUR_OBSERVERS, "percent_agreement", 0.818),
        (FOUR_OBSERVERS, "ac1", 0.775),
        (FOUR_OBSERVERS, "fleiss_kappa", 0.761),
        (COHEN, "cohen_kappa", 0.492),
        (COHEN, "percent_agreement", 0.700),
        (FLEISS, "percent_agreement", 0.556),
        (FLEISS, "fleiss_kappa", 0.430),
    ],
)
def test_a_coefficient_is_the_published_one_to_the_printed_digit(codes, name, printed):
    assert round(getattr(of_matrix(codes), name), 3) == printed


def one_category(codes, category: int) -> Coefficients:
    """What can be said of one category against all others, as a tag is read: present or absent."""
    there = (codes == category).astype(int)
    there[codes < 0] = -1
    return of_matrix(there)


@pytest.mark.parametrize(("category", "printed"), list(enumerate([0.381, 0.711, 0.717, 0.764])))
def test_each_category_has_the_alpha_that_krippendorff_prints(category, printed):
    """Content Analysis (1980), p. 139 on, as DKPro Statistics quotes it in its tests (Krippendorff1980Test)."""
    assert round(one_category(NINE_UNITS, category).alpha, 3) == printed


@pytest.mark.parametrize(("category", "printed"), list(enumerate([0.777, 0.852, 0.926, 0.926])))
def test_each_category_has_the_percent_agreement_that_krippendorff_prints(category, printed):
    """The same place; 7/9 stands there cut off, not rounded."""
    assert one_category(NINE_UNITS, category).percent_agreement == pytest.approx(printed, abs=0.001)


@pytest.mark.parametrize(("category", "found"), list(enumerate([0.245, 0.245, 0.520, 0.471, 0.566])))
def test_each_category_has_the_kappa_that_the_formula_of_fleiss_gives(category, found):
    """As `kappam.fleiss(diagnoses, detail = TRUE)` of R's irr prints it."""
    assert round(one_category(FLEISS, category).fleiss_kappa, 3) == found


@pytest.mark.parametrize(("category", "printed"), list(enumerate([0.248, 0.248, 0.517, 0.470, 0.565])))
def test_fleiss_prints_category_kappas_made_of_numbers_already_rounded(category, printed):
    """His formulas with three digits at each step give what DKPro Statistics quotes from him (Fleiss1971Test), so
    the differences in the third digit are his rounding.

    p: the share of ratings in the category; P: how often a second rating is in it too, the first being so.
    """
    counts = [int(row[category]) for row in FLEISS_COUNTS.split()]
    p = round(sum(counts) / (30 * 6), 3)
    both = round((sum(n * n for n in counts) - 30 * 6 * p) / (30 * 6 * 5 * p), 3)
    assert round((both - p) / (1 - p), 3) == printed


@pytest.mark.parametrize(
    ("codes", "alphas"),
    [
        (TEN_BINARY, [0.09523809523809534, 0.09523809523809534]),
        (BEN_AND_GERRY, [0.425, 0.5740740740740742, 1.0, 0.5740740740740742, 1.0]),
        (FOUR_OBSERVERS, [0.7204301075268817, 0.6666666666666667, 0.74, 0.7771428571428571, 1.0]),
    ],
)
def test_each_category_has_the_alpha_that_another_implementation_gives(codes, alphas):
    """`krippendorff.alpha(…, level_of_measurement="nominal")` of the package krippendorff, 0.9.0, on each category."""
    assert [one_category(codes, category).alpha for category in range(len(alphas))] == pytest.approx(alphas)
