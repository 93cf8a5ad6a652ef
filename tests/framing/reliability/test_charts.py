"""The charts of agreement: what is drawn, where, how it can be read, and that data stays data."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from framing.reliability.agreement import agreement_of
from framing.reliability.charts import _DARK, _STEPS, forest, heat_map
from tests.framing.reliability.examples import articles, data, labels
from tests.framing.reporting.examples import codebook
from tests.framing.reporting.test_charts import everything

ONE = articles(1, 10)

SOME = """
    ann a1 1 good
    ben a1 1 good
    ann a1 2 none
    ben a1 2 good
    ann a1 3 none
    ben a1 3 none
    cleo a1 1 none
    cleo a1 2 good
"""


def of(text: str, **fields):
    return agreement_of(data(ONE, labels(ONE, text), **fields), draws=100)


def rows(chart: dict) -> list[dict]:
    return chart["datasets"][chart["data"]["name"]]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_every_tag_has_a_row_with_its_alpha_and_interval():
    found = of(SOME)
    drawn = {row["name"]: row for row in rows(forest(found).to_dict())}
    assert list(drawn) == ["“good”", "“bad”", "“plain”", "One tag only"]
    good = found.tags["good"]
    assert drawn["“good”"]["alpha"] == good.figures.alpha
    assert (drawn["“good”"]["low"], drawn["“good”"]["high"]) == (good.interval.low, good.interval.high)


def test_what_is_undefined_is_null_and_not_drawn():
    chart = forest(of(SOME)).to_dict()
    bad = next(row for row in rows(chart) if row["name"] == "“bad”")
    assert bad["alpha"] is bad["low"] is None
    filters = [layer["transform"][0]["filter"] for layer in chart["layer"] if "transform" in layer]
    assert filters == ["isValid(datum.low)", "isValid(datum.alpha)"]


def test_the_axis_holds_an_alpha_below_nought():
    found = of("ann a1 1 good\nben a1 1 none\nann a1 2 none\nben a1 2 good\nann a1 3 good\nben a1 3 none")
    low = min(row["low"] for row in rows(forest(found).to_dict()) if row["low"] is not None)
    domains = [layer["encoding"]["x"]["scale"]["domain"] for layer in forest(found).to_dict()["layer"]]
    assert low < 0
    assert {domain[0] for domain in domains} == {low}


def test_a_pair_is_a_cell_with_its_number_in_it():
    found = of(SOME)
    cells = {
        (c["one"], c["other"]): c
        for c in rows(heat_map(found.pairs, found.ratings.reviewers, "good").to_dict())
    }
    assert list(cells) == [("ann", "ben"), ("ann", "cleo"), ("ben", "cleo")]
    assert cells["ann", "ben"]["short"] == f"{found.pairs[0].tags['good'].alpha:.2f}".replace("0.", ".")
    assert cells["ann", "ben"]["units"] == 3


def test_a_pair_without_a_figure_has_a_dash_and_the_reason():
    found = of(SOME)
    cell = rows(heat_map(found.pairs, found.ratings.reviewers, "bad").to_dict())[0]
    assert cell["short"] == "–"
    assert "Nothing varies" in cell["why"]


def test_435_pairs_have_cells_wide_enough_for_their_numbers():
    people = [f"r{n:02d}" for n in range(30)]
    found = of(
        "\n".join(
            f"{who} a1 {n} {'good' if (at + n) % 3 else 'none'}"
            for at, who in enumerate(people)
            for n in range(1, 11)
        )
    )
    chart = heat_map(found.pairs, found.ratings.reviewers, "good").to_dict()
    assert len(rows(chart)) == 435
    assert chart["width"]["step"] >= 32  # "−.05" in 12 pixels' height
    assert 29 * chart["width"]["step"] <= 1000  # and beside the names, all on the page at once
    assert chart["layer"][0]["encoding"]["x"]["axis"]["labelOverlap"] is False


@pytest.mark.parametrize("place", range(len(_STEPS)))
def test_a_number_can_be_read_on_its_cell(place):
    ink = 1.0 if place < _DARK else 0.0
    bright, dark = sorted((ink, luminance(_STEPS[place])), reverse=True)
    assert (bright + 0.05) / (dark + 0.05) >= 4.5


def test_the_colours_can_be_told_by_brightness_alone():
    found = [luminance(colour) for colour in _STEPS]
    assert found == sorted(found)
    assert all(after + 0.05 > 1.2 * (before + 0.05) for before, after in pairwise(found))


def test_what_strangers_wrote_is_data_and_never_part_of_an_expression():
    evil = "datum.x');alert(1);('\\\"<img>".replace(";", "")
    found = of(SOME.replace("good", evil).replace("ann", "alert(2)"), tags=codebook(evil, "bad"))
    for chart in (forest(found), heat_map(found.pairs, found.ratings.reviewers, evil)):
        for path, text in everything(chart.to_dict()):
            if "alert" in text:
                # The rows of data, the lists of what occurs in them and their order.
                assert {"datasets", "values", "domain", "sort"} & set(path), path


def test_charts_of_nothing_are_charts():
    found = of("ann a1 1 good")
    assert json.dumps(forest(found).to_dict())
    assert rows(heat_map(found.pairs, found.ratings.reviewers, "good").to_dict()) == []
