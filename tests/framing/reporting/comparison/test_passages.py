"""The paragraphs behind a figure."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.reporting.comparison import PARTS
from framing.reporting.comparison.passages import passages
from tests.framing.reporting.comparison.examples import EAST, NORTH, SOUTH, compared, tagged


def test_the_paragraphs_that_somebody_gave_the_tag_in_reading_order():
    lines = tagged("ann", "south", "critical", "none", "critical;statistic") + tagged("ben", "south", "none")
    found = compared(lines, SOUTH)
    assert [(p.article, p.number, p.share, p.decisions, p.tags) for p in passages(found, 0, "critical")] == [
        ("south", 1, 0.5, 2, ("critical",)),
        ("south", 3, 1.0, 1, ("critical", "statistic")),
    ]


def test_of_one_part_alone():
    found = compared(tagged("ann", "south", *["critical"] * 12), SOUTH)
    by_part = {part: [p.number for p in passages(found, 0, "critical", part)] for part in PARTS}
    assert by_part == {
        "headline": [1],
        "opening": [2, 3, 4, 5],
        "middle": [6, 7, 8],
        "end": [9, 10, 11, 12],
    }
    assert [*chain(*by_part.values())] == [p.number for p in passages(found, 0, "critical")]


def test_an_outlet_s_are_those_of_its_articles():
    lines = (
        tagged("ann", "north", "critical")
        + tagged("ann", "south", "critical")
        + tagged("ann", "east", "none")
    )
    found = compared(lines, NORTH, EAST, SOUTH, by="outlet")
    assert [(p.article, p.number) for p in passages(found, found.place("Post"), "critical")] == [
        ("north", 1),
        ("south", 1),
    ]
    assert passages(found, found.place("Echo"), "critical") == []


TAGS = st.lists(st.sampled_from(["", "critical", "supportive", "critical;statistic", "none"]), max_size=12)


@given(ann=TAGS, ben=TAGS, basis=st.sampled_from(["average", "final"]))
def test_their_shares_add_up_to_the_count(ann, ben, basis):
    lines = tagged("ann", "south", *ann) + tagged("ben", "south", *ben)
    found = compared(lines, SOUTH, basis=basis)
    for row in range(len(found.groups)):
        for place, tag in enumerate(found.tags):
            counted = sum(p.share for p in passages(found, row, tag))
            assert counted == pytest.approx(found.counts[row, place])
