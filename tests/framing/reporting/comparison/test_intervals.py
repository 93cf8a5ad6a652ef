import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.reporting.comparison.ends import balance_of, ends
from framing.reporting.comparison.intervals import (
    Drawn,
    Span,
    clopper_pearson,
    combined,
    ratio_of_sums,
    resampled,
    span,
    spans,
)
from framing.reporting.comparison.tally import Content
from framing.undefined import Undefined
from tests.framing.reporting.comparison.examples import CLEAR, HALF, NORTH, SOUTH, compared, tagged


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [  # Newcombe (1998), Statistics in Medicine 17: 857-872, table I, method 5
        (81, 263, 0.2527, 0.3676),
        (15, 148, 0.0578, 0.1617),
        (0, 20, 0, 0.1684),
        (1, 29, 0.0009, 0.1776),
    ],
)
def test_exact_bounds_are_those_that_are_published(successes, trials, low, high):
    assert clopper_pearson(successes, trials) == pytest.approx((low, high), abs=5e-5)


def test_nought_of_n_has_the_bound_that_a_line_of_algebra_gives():
    assert clopper_pearson(0, 9) == pytest.approx((0, 1 - 0.025 ** (1 / 9)))
    assert clopper_pearson(9, 9) == pytest.approx((0.025 ** (1 / 9), 1))


@given(st.integers(1, 60), st.data())
def test_exact_bounds_leave_a_chance_of_one_in_forty_on_each_side(trials, data):
    successes = data.draw(st.integers(1, trials)) if trials > 1 else 1
    low, high = clopper_pearson(successes, trials)
    assert low < successes / trials <= high

    def chance(p, numbers):
        return math.fsum(math.comb(trials, i) * p**i * (1 - p) ** (trials - i) for i in numbers)

    assert chance(low, range(successes, trials + 1)) == pytest.approx(0.025, rel=1e-6)
    if successes < trials:
        assert chance(high, range(successes + 1)) == pytest.approx(0.025, rel=1e-6)


def test_a_broken_number_of_successes_is_bounded_from_the_whole_ones_around_it():
    low, high = clopper_pearson(2.5, 10)
    assert (low, high) == (clopper_pearson(2, 10)[0], clopper_pearson(3, 10)[1])


def test_a_difference_is_combined_as_in_the_example_that_is_published():
    # Newcombe (1998), Statistics in Medicine 17: 873-890, table II (a), method 10: 56/70 and 48/80, Wilson intervals.
    a, b = Span(0.6918, 0.8769, "bootstrap"), Span(0.4904, 0.7004, "bootstrap")
    found = combined(56 / 70, a, 48 / 80, b)
    assert (found.low, found.high) == pytest.approx((0.0524, 0.3339), abs=2e-4)
    assert found.how == "combined"


def test_draws_are_those_of_a_slow_loop():
    content = np.array([[1.0, 1, 4], [0, 1, 3], [1, 1, 2]])
    found = resampled(content, key=7, draws=50, seed=5)
    random = np.random.Generator(np.random.PCG64(np.random.SeedSequence([5, 7])))
    slow = [content[random.integers(0, 3, 3)].sum(axis=0) for _ in range(50)]
    assert np.array_equal(found, slow)


def test_the_interval_of_a_share_is_the_middle_of_its_draws():
    drawn = np.linspace(0, 1, 1001)[:, None]
    assert spans(drawn, np.array([5.0]), 10) == (
        Span(pytest.approx(0.025), pytest.approx(0.975), "bootstrap"),
    )
    assert spans(drawn, np.array([5.0]), 10)[0] == span(drawn[:, 0], 5, 10)


def test_where_no_draw_differs_the_interval_is_exact_and_never_a_point():
    still = np.zeros((100, 1))
    assert spans(still, np.array([0.0]), 9) == (Span(0.0, 1 - 0.025 ** (1 / 9), "exact"),)
    # Two reviewers who differ everywhere: every draw is one half.
    half = span(np.full(100, 0.5), 4.5, 9)
    assert half.how == "exact"
    assert half.low < 0.5 < half.high


def test_a_ratio_that_most_draws_lack_has_no_interval():
    drawn = np.array([np.nan] * 60 + [0.5, 1.0] * 20)
    assert span(drawn, 1, 2) == Undefined("It is undefined in 60 of 100 draws.")
    assert isinstance(span(drawn[30:], 1, 2), Span)


def test_one_paragraph_says_next_to_nothing():
    found = compared(tagged("ann", "south", "critical"), SOUTH)
    place = found.tags.index("critical")
    assert found.share_spans[0][place] == Span(pytest.approx(0.025), 1.0, "exact")


def test_balance_that_cannot_vary_is_bounded_by_the_paragraphs_that_take_a_side():
    found = compared(tagged("ann", "south", *["critical"] * 4, *["neutral report"] * 4), SOUTH)
    assert found.balance.tolist() == [-1]
    assert found.balance_spans[0] == Span(-1.0, pytest.approx(2 * clopper_pearson(0, 4)[1] - 1), "exact")


def test_balance_draws_without_either_tag_are_left_out():
    assert np.isnan(balance_of(np.array([[0.0, 0.0]]))).all()
    assert balance_of(np.array([[3.0, 1.0]])).tolist() == [0.5]


def test_intervals_are_those_of_a_slow_bootstrap():
    found = compared(CLEAR, draws=400, seed=9)
    group = found.groups[0]
    has = np.repeat([1.0, 0], 6)
    random = np.random.Generator(np.random.PCG64(np.random.SeedSequence([9, group.key])))
    shares = [has[random.integers(0, 12, 12)].mean() for _ in range(400)]
    low, high = np.quantile(shares, [0.025, 0.975])
    mine = found.share_spans[0][found.tags.index("critical")]
    assert (mine.low, mine.high) == pytest.approx((low, high))


def test_many_articles_are_drawn_whole_and_their_share_is_a_ratio_of_sums():
    rows = np.array([[3.0, 30, 4, 40], [0, 0, 2, 10]] * 4)  # one tag: count, words, tagged, its words
    found = ends(Content(rows, (), Drawn("articles", 8, False)), key=3, draws=500, seed=1, pair=None)
    drawn = resampled(rows, 3, 500, 1)
    low, high = np.quantile(ratio_of_sums(drawn[:, 0], drawn[:, 2]), [0.025, 0.975])
    assert (found.shares[0].low, found.shares[0].high) == pytest.approx((low, high))
    assert 0 <= low < 0.5 < high <= 0.75


def test_of_few_articles_the_paragraphs_are_drawn_as_well():
    rows = np.eye(5)
    drawn = resampled(rows, key=1, draws=4000, seed=2, parts=(2, 3))
    first, second = drawn[:, :2].sum(axis=1), drawn[:, 2:].sum(axis=1)
    # Two articles are drawn each time, whole in size: none, one or both times the first, of two paragraphs.
    assert set(zip(first.tolist(), second.tolist(), strict=True)) == {(0, 6), (2, 3), (4, 0)}
    assert [np.mean(first == n) for n in (0, 2, 4)] == pytest.approx([0.25, 0.5, 0.25], abs=0.03)
    # Each paragraph of an article is as likely as its others, and may come twice.
    assert drawn.mean(axis=0) == pytest.approx(np.ones(5), abs=0.05)
    once = drawn[first == 2][:, :2]
    assert [np.mean(once[:, 0] == n) for n in (0, 1, 2)] == pytest.approx([0.25, 0.5, 0.25], abs=0.04)


def test_two_articles_that_happen_to_be_alike_are_no_certainty():
    lines = tagged("ann", "south", *HALF) + tagged("ann", "north", *HALF[1:], "none")
    found = compared(lines, SOUTH, NORTH, by="outlet")
    span = critical_span(found)
    assert found.drawn[0].over == "articles"
    assert span.high - span.low > 0.3


def critical_span(found):
    return found.share_spans[0][found.tags.index("critical")]
