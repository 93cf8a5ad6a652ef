"""Coefficients: what they are of, where they are undefined, what must not change them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from framing.reliability.coefficients import of_matrix
from framing.undefined import (
    NO_LABELS,
    NO_OVERLAP,
    NOTHING_VARIES,
    ONE_REVIEWER,
    Undefined,
    number,
)
from tests.framing.reliability.published import FLEISS, FOUR_OBSERVERS

NAMES = ("alpha", "percent_agreement", "ac1", "fleiss_kappa", "cohen_kappa")

matrices = arrays.arrays(
    np.int64, st.tuples(st.integers(1, 12), st.integers(1, 4)), elements=st.integers(-1, 2)
)


def figures(codes) -> list[float | None]:
    found = of_matrix(codes)
    return [number(getattr(found, name)) for name in NAMES]


def test_units_reviewers_and_prevalence_are_told():
    found = of_matrix(FOUR_OBSERVERS)
    assert (found.units, found.pairable_units, found.reviewers) == (12, 11, 4)
    assert found.prevalence == pytest.approx([n / 41 for n in (9, 13, 11, 5, 3)])


@pytest.mark.parametrize(
    ("codes", "why"),
    [
        ([[-1, -1]], NO_LABELS),
        ([[0, -1], [1, -1]], ONE_REVIEWER),
        ([[0, -1], [-1, 1]], NO_OVERLAP),
        ([[1, 1], [1, 1]], NOTHING_VARIES),
    ],
)
def test_what_is_not_defined_says_why_and_is_no_number(codes, why):
    found = of_matrix(codes)
    assert [found.alpha, found.ac1, found.fleiss_kappa, found.cohen_kappa] == [why] * 4


def test_cohens_kappa_is_for_exactly_two():
    assert isinstance(of_matrix(FLEISS).cohen_kappa, Undefined)
    assert "6" in of_matrix(FLEISS).cohen_kappa.reason


@given(st.lists(st.integers(0, 3), min_size=2, max_size=9), st.integers(2, 4))
def test_perfect_agreement_that_varies_is_1(codes, reviewers):
    assume(len(set(codes)) > 1)
    found = figures(np.repeat(np.array(codes)[:, None], reviewers, axis=1))
    assert [one for one in found if one is not None] == pytest.approx([1] * (5 if reviewers == 2 else 4))


@given(matrices, st.randoms(use_true_random=False))
def test_orders_and_names_change_nothing(codes, random):
    rows, columns, names = list(range(len(codes))), list(range(codes.shape[1])), [0, 1, 2]
    for order in (rows, columns, names):
        random.shuffle(order)
    renamed = np.where(codes < 0, -1, np.array(names)[codes])
    assert figures(renamed[rows][:, columns]) == pytest.approx(figures(codes))


@given(matrices)
def test_duplicating_every_unit_changes_alpha_through_its_small_sample_term_only(codes):
    alpha, *others = figures(codes)
    assume(alpha is not None)
    n = sum(len(row) for row in (row[row >= 0] for row in codes) if len(row) > 1)
    twice, *others_twice = figures(np.concatenate([codes, codes]))
    assert 1 - twice == pytest.approx((1 - alpha) * (2 * n - 1) / (2 * n - 2))
    assert others_twice == pytest.approx(others)


@given(matrices, st.lists(st.integers(-1, 2), max_size=5))
def test_a_reviewer_with_no_overlap_changes_nothing(codes, alone):
    assume(((codes >= 0).sum(axis=1) > 1).any())
    stranger = np.full((len(codes) + len(alone), codes.shape[1] + 1), -1)
    stranger[: len(codes), :-1] = codes
    stranger[len(codes) :, -1] = alone
    assert of_matrix(stranger).reviewers == of_matrix(codes).reviewers
    assert figures(stranger) == pytest.approx(figures(codes))


@given(matrices)
def test_alpha_is_what_the_coincidence_matrix_gives(codes):
    """Krippendorff's own way: o(c, k) pair by pair, then 1 - observed / expected."""
    o = np.zeros((3, 3))
    for row in codes:
        values = row[row >= 0]
        for i, one in enumerate(values):
            for j, other in enumerate(values):
                if i != j:
                    o[one, other] += 1 / (len(values) - 1)
    n_c, n = o.sum(axis=1), o.sum()
    differing = n * n - (n_c * n_c).sum()
    alpha = number(of_matrix(codes).alpha)
    if differing > 1e-9:
        assert alpha == pytest.approx(1 - (n - 1) * (n - np.trace(o)) / differing)
    else:
        assert alpha is None
