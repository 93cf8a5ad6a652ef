import numpy as np
import pytest

from framing.codebook import BALANCE
from framing.reporting.comparison import MOST_GROUPS
from framing.reporting.comparison.differences import Side, subtracted
from framing.reporting.comparison.intervals import Span, combined
from framing.undefined import Undefined
from tests.framing.reporting.comparison.examples import (
    CLEAR,
    HALF,
    NONE_OF_IT,
    NORTH,
    SOUTH,
    compared,
    tagged,
)
from tests.framing.reporting.examples import article


def test_a_difference_of_varying_sides_is_that_of_their_draws():
    random = np.random.default_rng(1)
    a, b = random.random(500), random.random(500) / 2
    one = Side(0.5, Span(0.1, 0.9, "bootstrap"), a)
    other = Side(0.25, Span(0.1, 0.4, "bootstrap"), b)
    value, span = subtracted(one, other)
    assert value == 0.25
    assert (span.low, span.high) == pytest.approx(tuple(np.quantile((a - b).round(12), [0.025, 0.975])))


def test_a_difference_with_a_side_that_cannot_vary_is_combined_from_both_intervals():
    found = compared(CLEAR)
    place = found.tags.index("critical")
    one = found.difference("south", "north", "critical")
    spans = [found.share_spans[row][place] for row in (0, 1)]
    assert [span.how for span in spans] == ["bootstrap", "exact"]
    assert one.span == combined(0.5, spans[0], 0.0, spans[1])
    assert (one.a_value, one.b_value, one.value) == (0.5, 0.0, 0.5)


def test_sides_have_the_figures_and_intervals_of_the_comparison():
    found = compared(CLEAR + tagged("ann", "north", "supportive"))
    for what, value, span in (
        ("critical", found.shares[0, 1], found.share_spans[0][1]),
        (BALANCE, found.balance[0], found.balance_spans[0]),
    ):
        side = found._side(0, what, "paragraphs", None)
        assert (side.value, side.span) == (pytest.approx(value), span)
    words = found._side(1, "neutral report", "words", None)
    assert (words.value, words.span) == (pytest.approx(found.word_shares[1, 2]), found.word_spans[1][2])


def test_a_difference_turned_round_is_the_same_with_the_other_sign():
    found = compared(CLEAR)
    one, other = (found.difference(*pair, "critical") for pair in (("south", "north"), ("north", "south")))
    assert (other.value, other.span.low, other.span.high) == pytest.approx(
        (-one.value, -one.span.high, -one.span.low)
    )
    assert (one.clear, one.survives) == (other.clear, other.survives)


def test_leaving_out_a_reviewer_recounts_everything_without_them():
    lines = (
        tagged("ann", "south", *HALF)
        + tagged("ben", "south", *NONE_OF_IT)
        + tagged("ann", "north", *NONE_OF_IT)
    )
    one = compared(lines).difference("south", "north", "critical")
    assert one.value == 0.25
    by_name = {each.reviewer: each for each in one.without}
    alone = compared(tagged("ann", "south", *HALF) + tagged("ann", "north", *NONE_OF_IT))
    assert by_name["ben"].value == 0.5
    assert by_name["ben"].span == alone.difference("south", "north", "critical").span
    # Without Ann nobody has tagged north.
    assert by_name["ann"].value == Undefined("No paragraph is tagged.")
    assert one.survives is False


def test_what_three_reviewers_see_alike_survives_each_of_them():
    one = compared(CLEAR).difference("south", "north", "critical")
    assert [each.reviewer for each in one.without] == ["ann", "ben", "cem"]
    assert all(each.same_sign for each in one.without)
    assert one.survives is all(each.still_clear for each in one.without) is one.clear is True


def test_a_difference_that_rests_on_one_reviewer_does_not_survive():
    lines = tagged("ann", "south", *["critical"] * 12) + tagged("ann", "north", *NONE_OF_IT)
    lines += tagged("ben", "south", *NONE_OF_IT) + tagged("ben", "north", *NONE_OF_IT)
    one = compared(lines).difference("south", "north", "critical")
    assert one.value == 0.5
    assert [(each.reviewer, each.value, each.same_sign) for each in one.without] == [
        ("ann", 0.0, False),
        ("ben", 1.0, True),
    ]
    assert one.survives is False


def test_with_one_reviewer_nobody_can_be_left_out():
    lines = tagged("ann", "south", *HALF) + tagged("ann", "north", *NONE_OF_IT)
    one = compared(lines).difference("south", "north", "critical")
    assert isinstance(one.survives, Undefined)
    assert "one reviewer" in one.survives.reason


def test_verdicts_stay_when_a_reviewer_is_left_out():
    lines = tagged("ann", "south", "critical", "critical") + tagged("ben", "south", "critical", "critical")
    lines += tagged("ann", "north", "critical", "none") + tagged("ben", "north", "none", "none")
    lines += "LEA north 1 supportive"
    one = compared(lines, basis="final").difference("south", "north", "supportive")
    assert one.value == -0.5
    assert [each.value for each in one.without] == [-0.5, -0.5]


def test_the_verdict_on_a_reviewers_change_of_mind_lapses_whoever_is_left_out():
    lines = "ann south 1 critical\nLEA south 1 supportive\nann south 1 none\nben south 1 critical\n"
    lines += "ben north 1 none\nann north 1 none"
    one = compared(lines, basis="final").difference("south", "north", "supportive")
    assert [each.value for each in one.without] == [0, 0]


def test_an_undefined_side_makes_the_difference_undefined():
    lines = tagged("ann", "south", "neutral report") + tagged("ann", "north", "critical")
    one = compared(lines).difference("north", "south", BALANCE)
    assert one.value == one.span == Undefined("No paragraph is tagged supportive or critical.")
    assert not one.clear
    assert isinstance(one.survives, Undefined)


def test_balance_is_always_of_paragraphs():
    found = compared(CLEAR + "ann north 1 critical")
    assert found.difference("south", "north", BALANCE, of="words").of == "paragraphs"


def test_statements_have_the_higher_first_and_clear_ones_before_others():
    east = article("east", *(f"e{n} word" for n in range(1, 13)))
    lines = CLEAR + "".join(tagged(who, "east", "critical", *NONE_OF_IT[1:]) for who in ("ann", "ben"))
    found = compared(lines, SOUTH, NORTH, east).statements("critical")
    assert [(one.a.name, one.b.name) for one in found] == [
        ("south", "north"),
        ("south", "east"),
        ("east", "north"),
    ]
    assert all(one.value >= 0 for one in found)
    clear = [one.clear for one in found]
    assert clear == sorted(clear, reverse=True)


def test_pairs_of_many_groups_are_not_looked_through():
    articles = [article(f"a{n}", "one two") for n in range(MOST_GROUPS + 1)]
    lines = "".join(tagged("ann", one.id, "critical") for one in articles)
    assert compared(lines, *articles).statements("critical") == ()
    assert len(compared(lines, *articles[1:]).statements("critical")) == 28
