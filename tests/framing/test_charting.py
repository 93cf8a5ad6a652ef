"""Charts that are kept without their rows, and filled."""

from __future__ import annotations

import copy

import pytest

from framing.charting import filled, frame, load_altair


@pytest.fixture
def empty():
    alt = load_altair()
    bars = alt.Chart().mark_rect().encode(x="x:Q", y=alt.Y("y:Q", axis=None))
    return frame(alt.layer(bars), rows=2, row=40, head=18, width=300)


def names_of(specification: dict) -> list[str]:
    return specification["layer"][1]["encoding"]["y"]["scale"]["domain"]


def rows_of(specification: dict) -> list[dict]:
    return specification["datasets"][specification["data"]["name"]]


def test_a_filled_frame_is_drawn_as_altair_would_draw_it(empty):
    chart = filled(empty, [{"x": 1, "y": 0}, {"x": 2, "y": 1}], ["one", "two"])
    checked = type(chart).to_dict(chart)
    checked.pop("config", None)
    assert chart.to_dict() == checked
    assert names_of(checked) == ["one", "two"]
    assert rows_of(checked) == [{"x": 1, "y": 0}, {"x": 2, "y": 1}]


def test_a_frame_that_was_filled_is_as_it_was(empty):
    first = filled(empty, [{"x": 1, "y": 0}], ["one", "two"])
    kept = copy.deepcopy(first.to_dict())
    second = filled(empty, [], ["three", "four"])
    second.to_dict()["width"] = 1
    second.to_dict()["datasets"] = {}
    assert first.to_dict() == kept
    assert names_of(second.to_dict()) == ["three", "four"]
    assert second.to_dict()["width"] == 300
    assert rows_of(second.to_dict()) == []


def test_a_chart_made_of_a_filled_frame_is_what_it_was_made(empty):
    chart = filled(empty, [{"x": 1, "y": 0}], ["one", "two"]).properties(width=500)
    assert chart.to_dict()["width"] == 500
    assert names_of(chart.to_dict()) == ["one", "two"]
