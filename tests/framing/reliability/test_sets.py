"""Agreement on sets of tags."""

from __future__ import annotations

import numpy as np
import pytest

from framing.reliability.coefficients import of_matrix
from framing.reliability.sets import distances, jaccard_distance, masi_distance, set_alpha
from framing.undefined import NO_OVERLAP, NOTHING_VARIES
from tests.framing.reliability.published import FOUR_OBSERVERS

SETS = tuple(frozenset(letters) for letters in ("a", "b", "ab", "abc", "c", "n"))

#: 8 paragraphs × 3 reviewers, codes into SETS.
CODES = np.array([[0, 0, 2], [1, 1, 1], [2, 3, -1], [5, 5, 5], [4, 3, 3], [0, 1, 2], [-1, -1, 4], [2, 2, 2]])


def alpha_of(codes, distance):
    unit, reviewer = np.nonzero(codes >= 0)
    return set_alpha(unit, reviewer, codes[unit, reviewer], distance)


@pytest.mark.parametrize(
    ("one", "other", "masi", "jaccard"),
    [
        ("ab", "ab", 0, 0),
        ("ab", "abcd", 0.6666666666666667, 0.5),  # as NLTK's documentation prints it
        ("abc", "bcd", 1 - 1 / 6, 0.5),
        ("ab", "bc", 1 - 1 / 9, 2 / 3),
        ("a", "b", 1, 1),
    ],
)
def test_distances_are_those_of_nltk(one, other, masi, jaccard):
    for a, b in ((one, other), (other, one)):
        assert masi_distance(frozenset(a), frozenset(b)) == pytest.approx(masi)
        assert jaccard_distance(frozenset(a), frozenset(b)) == pytest.approx(jaccard)


def test_alpha_is_that_of_nltk():
    """`nltk.metrics.agreement.AnnotationTask(…, distance=…).alpha()` (3.10) on CODES."""
    assert alpha_of(CODES, distances(SETS, "jaccard")) == pytest.approx(0.6008403361344538)
    assert alpha_of(CODES, distances(SETS, "masi")) == pytest.approx(0.5464824120603013)


def test_with_single_tags_sets_are_one_nominal_variable():
    sets = [frozenset({letter}) for letter in "abcde"]
    for name in ("jaccard", "masi"):
        assert alpha_of(FOUR_OBSERVERS, distances(sets, name)) == pytest.approx(
            of_matrix(FOUR_OBSERVERS).alpha
        )


def test_what_is_not_defined_says_why():
    far = distances(SETS, "masi")
    assert alpha_of(np.array([[1, 1], [1, 1]]), far) == NOTHING_VARIES
    assert alpha_of(np.array([[1, -1], [-1, 2]]), far) == NO_OVERLAP
