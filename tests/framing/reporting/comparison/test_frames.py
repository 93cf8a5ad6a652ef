import json

import pandas as pd

from framing.codebook import BALANCE
from framing.reporting.comparison.frames import (
    balance_frame,
    differences_frame,
    lacks_frame,
    positions_frame,
)
from framing.reporting.comparison.layout import document
from framing.selection import Selection
from tests.framing.reporting.comparison.examples import CLEAR, HALF, SOUTH, compared, tagged


def test_a_row_a_group_and_tag_has_the_unrounded_figures():
    found = compared(CLEAR)
    frame = found.to_frame().set_index(["group", "tag"])
    row = frame.loc[("north", "critical")]
    assert (row["share"], row["low"], row["interval"]) == (0, 0, "exact")
    assert row["high"] == found.share_spans[1][1].high
    assert frame.loc[("south", "critical"), "words share"] == 0.5
    assert len(frame) == len(found.groups) * len(found.tags)


def test_undefined_is_missing_in_every_frame():
    lines = tagged("ann", "south", "none")
    found = compared(lines, selection=Selection(articles=("south", "north")))
    assert (
        found.to_frame().set_index("group").loc["north", ["share", "low", "words high"]].isna().all(axis=None)
    )
    assert balance_frame(found)["balance"].isna().all()
    assert positions_frame(found)["share"].isna().sum() > 0
    row = differences_frame([found.difference("south", "north", BALANCE)]).iloc[0]
    assert row[["difference", "low", "survives"]].isna().all()


def test_a_difference_has_a_row_for_each_reviewer_who_is_left_out():
    frame = differences_frame(compared(CLEAR).statements("critical"))
    assert frame["left out"].tolist() == ["", "ann", "ben", "cem"]
    assert frame["figure"].unique().tolist() == ["share of critical"]
    assert frame["survives"].tolist()[0] is True
    assert frame["survives"].isna().tolist() == [False, True, True, True]


def test_lacks_and_positions_have_columns_even_where_there_are_none():
    assert len(lacks_frame(compared(CLEAR))) == 1
    empty = compared("")
    for frame in (lacks_frame(empty), positions_frame(empty), balance_frame(empty), empty.to_frame()):
        assert isinstance(frame, pd.DataFrame)
        assert len(frame) == 0
        assert len(frame.columns) > 4


def test_the_document_is_json_and_gives_reasons_for_what_is_null():
    found = compared(CLEAR)
    read = json.loads(json.dumps(document(found), allow_nan=False))
    group = read["groups"][1]
    assert group["balance"] is None
    assert group["balance_undefined"] == "No paragraph is tagged supportive or critical."
    assert group["tags"]["critical"]["share_interval"]["how"] == "exact"
    assert group["positions"]["headline"] == {
        "paragraphs": 1,
        "tagged": 1,
        "counts": {"supportive": 0, "critical": 0, "neutral report": 1, "statistic": 0},
    }
    assert {one["figure"] for one in read["differences"]} >= {"balance", "share of critical"}
    assert read["lacks"][0]["lacking"] == "north"


def test_a_document_of_one_reviewer_says_why_nothing_survives():
    found = compared(tagged("ann", "south", *HALF) + tagged("ann", "north", *HALF), SOUTH)
    assert document(found)["differences"] == []
    both = compared(tagged("ann", "south", *HALF) + tagged("ann", "north", *HALF))
    assert "one reviewer" in document(both)["differences"][0]["survives_undefined"]
