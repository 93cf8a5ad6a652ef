"""The comparison's pictures: what is drawn, on one scale, and that data stays data."""

from __future__ import annotations

import json

import pytest
import vl_convert

from framing.palette import veil
from framing.reporting.comparison.charts import CHOSEN, balance_chart, position_map, share_bars
from framing.reporting.comparison.picture_words import (
    balance_in_words,
    positions_in_words,
    shares_in_words,
)
from framing.undefined import Undefined
from tests.framing.reporting.comparison.examples import CLEAR, EAST, NORTH, SOUTH, compared, tagged
from tests.framing.reporting.examples import DEMO, article, codebook
from tests.framing.reporting.test_charts import everything

TWO = (0, 1)


def pieces(chart, kind: str = "row") -> list[dict]:
    drawn = chart.to_dict()
    return [row for row in drawn["datasets"][drawn["data"]["name"]] if row["kind"] == kind]


def names(chart) -> list[str]:
    """What stands over the rows, without what tells two alike ones apart."""
    return [name[5:] for name in chart.to_dict()["layer"][1]["encoding"]["y"]["scale"]["domain"]]


def across(chart) -> list[float]:
    return chart.to_dict()["layer"][0]["layer"][0]["encoding"]["x"]["scale"]["domain"]


def test_a_bar_is_a_share_with_its_interval_the_largest_first():
    found = compared(CLEAR)
    chart = share_bars(found, TWO, ["critical"], "paragraphs", DEMO)
    north, south = found.place("north"), found.place("south")
    assert [(p["group"], p["x0"], p["x1"]) for p in pieces(chart)] == [("south", 0, 0.5), ("north", 0, 0)]
    for piece, row in zip(pieces(chart), (south, north), strict=True):
        span = found.share_spans[row][found.tags.index("critical")]
        assert (piece["low"], piece["high"]) == (span.low, span.high)
    assert names(chart)[0] == "C critical"
    assert names(chart)[1].startswith("50\u00a0% (")
    assert names(chart)[1].endswith("South")
    assert [
        heading["tag"] if "tag" in heading else heading["name"] for heading in pieces(chart, "heading")
    ] == ["critical"]


def test_shares_of_words_are_of_words():
    lines = tagged("ann", "south", "critical", "neutral report") + tagged(
        "ann", "long", "critical", "statistic"
    )
    long = article("long", "one two three four five six", "one two")
    found = compared(lines, SOUTH, long)
    of_words = {p["group"]: p["x1"] for p in pieces(share_bars(found, TWO, ["critical"], "words", DEMO))}
    assert of_words == {"south": pytest.approx(0.5), "long": pytest.approx(0.75)}


def test_some_rows_are_drawn_on_the_scale_of_all():
    found = compared(CLEAR)
    for row in TWO:
        alone = share_bars(found, [row], ["critical"], "paragraphs", DEMO)
        assert across(alone) == across(share_bars(found, TWO, ["critical"], "paragraphs", DEMO))
    assert across(balance_chart(found, [0], DEMO)) == [-1, 1]


def test_what_is_undefined_has_no_bar_and_comes_last():
    found = compared(CLEAR, EAST, SOUTH, NORTH)  # nobody tagged east, but it is not there then
    assert [group.name for group in found.groups] == ["south", "north"]
    lines = tagged("ann", "south", "critical") + tagged("ann", "north", "statistic")
    found = compared(lines)
    chart = balance_chart(found, TWO, DEMO)
    assert isinstance(found.balance_spans[found.place("north")], Undefined)
    assert [(p["group"], p["x0"], p["x1"], p["low"]) for p in pieces(chart)][1] == ("north", 0, 0, None)
    assert names(chart)[1] == "–  North"


def test_balance_reaches_to_its_side_in_that_sides_colour():
    lines = tagged("ann", "south", "critical", "critical", "supportive") + tagged(
        "ann", "north", "supportive"
    )
    drawn = {
        p["group"]: (p["x0"], p["x1"], p["letter"]) for p in pieces(balance_chart(compared(lines), TWO, DEMO))
    }
    assert drawn == {"south": (pytest.approx(-1 / 3), 0, "C"), "north": (0, 1, "S")}


def test_a_cell_of_the_map_is_the_share_in_that_part():
    # The headline is critical, and of eleven paragraphs in thirds the first four are.
    lines = tagged("ann", "south", *["critical"] * 5, *["none"] * 7)
    chart = position_map(compared(lines, SOUTH), [0], ["critical"], DEMO)
    drawn = [(p["part"], p["figure"].replace("\u00a0", " ")) for p in pieces(chart)]
    assert drawn == [
        ("headline", "100 % of 1"),
        ("opening", "100 % of 4"),
        ("middle", "0 % of 3"),
        ("end", "0 % of 4"),
    ]
    cells = {p["part"]: p["fill"] for p in pieces(chart)}
    colour = DEMO.by_name["critical"].colour
    assert cells["headline"] == veil(colour, 1)
    # The page is seen through a share of nothing, whatever its theme.
    assert cells["middle"] == veil(colour, 0)
    assert cells["middle"].endswith(",0.000)")


def test_a_part_in_which_nothing_is_tagged_has_a_dash():
    chart = position_map(compared(tagged("ann", "south", "critical"), SOUTH), [0], ["critical"], DEMO)
    assert [p["figure"] for p in pieces(chart)][1:] == ["–"] * 3


def test_a_click_tells_what_to_read():
    found = compared(CLEAR)
    for chart in (
        share_bars(found, TWO, found.tags, "paragraphs", DEMO),
        balance_chart(found, TWO, DEMO),
        position_map(found, TWO, found.tags, DEMO),
    ):
        (parameter,) = [p for p in chart.to_dict()["params"] if "select" in p]
        assert (parameter["name"], parameter["select"]["fields"]) == (CHOSEN, ["group", "tag", "part"])
        assert all({"group", "tag", "part"} <= set(piece) for piece in pieces(chart))


def test_every_picture_is_said_in_words():
    found = compared(CLEAR)
    said = shares_in_words(found, TWO, ["critical"], "paragraphs", DEMO).replace("\u00a0", " ")
    assert said.startswith("Shares of paragraphs with 95 % intervals. critical: South 50 % (")
    assert "North 0 % (0 to " in said
    assert "South −1.00 (" in balance_in_words(found, TWO)
    assert "critical in North: headline 0 % of 1, opening third 0 % of 4" in positions_in_words(
        found, TWO, ["critical"], DEMO
    ).replace("\u00a0", " ")


def test_what_strangers_wrote_is_data_and_never_part_of_an_expression():
    evil = "datum.x'); alert(1); ('\\\"<img src=x>"
    book = codebook(evil.replace(";", ""), "critical")
    found = compared(
        f"ann {evil.split()[0]} 1 critical", article(evil.split()[0], "text", title=evil), codebook=book
    )
    assert found.groups[0].title == evil
    for chart in (
        share_bars(found, [0], found.tags, "paragraphs", book),
        position_map(found, [0], found.tags, book),
    ):
        for path, text in everything(chart.to_dict()):
            if "alert" in text:
                assert {"datasets", "values", "domain"} & set(path), path


@pytest.mark.parametrize("width", [320, 900])
def test_they_are_drawn_without_a_browser(width):
    found = compared(CLEAR)
    for chart in (
        share_bars(found, TWO, found.tags, "paragraphs", DEMO, width=width),
        balance_chart(found, TWO, DEMO, width=width),
        position_map(found, TWO, found.tags, DEMO, width=width),
    ):
        assert f'width="{width}"' in vl_convert.vegalite_to_svg(json.dumps(chart.to_dict()))


def test_pictures_of_nothing_are_pictures():
    nothing = compared("")
    assert pieces(share_bars(nothing, [], nothing.tags, "words", DEMO)) == []
    assert pieces(balance_chart(nothing, [], DEMO)) == []
    assert pieces(position_map(nothing, [], nothing.tags, DEMO)) == []
