"""Names for classes: each used once, at the largest sum."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from framing.reliability.matching import best_matching

weights = st.integers(1, 5).flatmap(lambda size: arrays(np.int64, (size, size), elements=st.integers(0, 9)))


@given(weights)
def test_no_other_matching_has_a_larger_sum(weight):
    rows = np.arange(len(weight))
    found = best_matching(weight)
    assert sorted(found) == list(rows)
    assert weight[rows, found].sum() == max(weight[rows, list(way)].sum() for way in permutations(rows))


def test_the_diagonal_is_kept_where_nothing_is_better():
    assert best_matching(np.ones((4, 4))).tolist() == [0, 1, 2, 3]


def test_a_mirror_is_turned_round():
    assert best_matching(np.array([[0, 0, 5], [0, 4, 3], [2, 0, 0]])).tolist() == [2, 1, 0]
