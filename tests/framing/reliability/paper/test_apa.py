"""Figures and lists as papers print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.reliability.intervals import Interval
from framing.reliability.paper.apa import alpha, as_text, count, figure, named, share
from framing.undefined import NOTHING_VARIES


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (0.74, ".74"),
        (0.8, ".80"),
        (2 / 3, ".6667"),  # not .67, which would reach .667; not .667 either
        (0.7996, ".7996"),
        (0.664, ".66"),
        (1.0, "1.00"),
        (0.0, ".00"),
        (-0.0004, ".00"),
        (-0.051, "−.05"),
        (-1.0, "−1.00"),
    ],
)
def test_a_figure_has_two_digits_and_no_zero_before_the_point(value, printed):
    assert figure(value) == printed


@given(st.floats(-1, 1))
def test_what_is_printed_is_on_the_same_side_of_a_threshold(value):
    printed = float(figure(value).replace("−", "-"))
    for mark in (0.667, 0.8):
        assert (printed >= mark) == (round(value, 12) >= mark) or abs(value - mark) < 1e-6
    assert printed == pytest.approx(value, abs=0.0051)


def test_alpha_stands_with_its_interval():
    assert alpha(0.74, Interval(0.61, 0.85, 0.1, 0.9)) == "α = .74, 95 % CI [.61, .85]"
    assert alpha(0.74, NOTHING_VARIES) == "α = .74"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0 %"),
        (0.004, "less than 1 %"),
        (0.29, "29 %"),
        (0.996, "more than 99 %"),
        (1, "100 %"),
    ],
)
def test_a_share_says_nothing_and_all_only_where_it_is_so(value, said):
    assert share(value) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "no coders"), (1, "one coder"), (9, "nine coders"), (10, "10 coders"), (1200, "1,200 coders")],
)
def test_numbers_below_ten_are_words(number, said):
    assert count(number, "coder") == said


def test_names_are_shown_as_they_are():
    assert named(["a*b*", "[c](d)"]) == r"“a\*b\*” and “\[c\](d)”"
    assert as_text("one\ntwo | three") == r"one two \| three"
