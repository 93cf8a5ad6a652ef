import pytest

from framing.reporting.comparison.lacks import EVERY_PAIR
from tests.framing.reporting.comparison.examples import (
    CLEAR,
    EAST,
    HALF,
    NONE_OF_IT,
    NORTH,
    SOUTH,
    compared,
    tagged,
)
from tests.framing.reporting.examples import article


def test_a_group_lacks_what_hardly_any_of_its_paragraphs_have_and_another_has_for_sure():
    (one,) = compared(CLEAR).lacks
    assert (one.tag, one.having.name, one.lacking.name) == ("critical", "south", "north")
    assert (one.share, one.lacking_share, one.n) == (0.5, 0, 12)
    assert one.upper == pytest.approx(1 - 0.025 ** (1 / 12))


def test_too_few_paragraphs_tell_no_lack():
    lines = tagged("ann", "south", *HALF) + tagged("ann", "north", "neutral report", "none")
    found = compared(lines)
    assert found.shares[1, 1] == 0
    assert not found.lacks


def test_a_little_is_no_lack():
    lines = tagged("ann", "south", *["critical"] * 12) + tagged("ann", "north", "critical", *NONE_OF_IT[1:])
    assert [one.tag for one in compared(lines).lacks] == ["neutral report"]


def test_what_one_has_and_all_others_lack_is_its_alone():
    lines = CLEAR + tagged("ann", "east", *NONE_OF_IT)
    (one,) = compared(lines, SOUTH, NORTH, EAST).alone
    assert (one.tag, one.group.name, [other.name for other in one.others]) == (
        "critical",
        "south",
        ["north", "east"],
    )
    both = CLEAR + tagged("ann", "east", *HALF)
    assert not compared(both, SOUTH, NORTH, EAST).alone


def test_of_many_groups_each_that_lacks_a_tag_stands_once():
    articles = [article(f"a{n}", *(f"p{n} {m}" for m in range(12))) for n in range(EVERY_PAIR + 2)]
    lines = "".join(
        tagged("ann", one.id, *(["critical"] * 12 if place < 3 else NONE_OF_IT))
        for place, one in enumerate(articles)
    )
    found = [one for one in compared(lines, *articles).lacks if one.tag == "critical"]
    assert sorted(one.lacking.name for one in found) == [one.id for one in articles[3:]]
    assert {one.having.name for one in found} == {"a0"}
