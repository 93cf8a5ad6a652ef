"""The charts: what is drawn, where, in which colour, and that data stays data."""

from __future__ import annotations

import itertools
import json
import re

import pytest
import vl_convert

from framing.reporting import strip, strips, summarise
from framing.reporting.charts import SELECTION, framing_bars, framing_strips
from tests.framing.reporting.examples import DEMO, article, codebook, entries, labels, unit_arrays
from tests.framing.reporting.test_summary import BRIDGE, FERRY

LINES = """
    ann bridge 1 supportive
    ben bridge 1 critical;statistic
    ann bridge 3 none
    ann bridge 4 zeal
    ann ferry 1 statistic
"""
ARTICLES = (BRIDGE, FERRY)


def bars(by: str = "share", articles=ARTICLES, lines: str = LINES) -> dict:
    found = summarise(entries(articles), unit_arrays(articles), labels(articles, lines), DEMO)
    return framing_bars(found, range(len(articles)), DEMO, by).to_dict()


def pieces(chart: dict) -> list[dict]:
    """What is drawn: the rows of the layer of cells."""
    return chart["datasets"][chart["data"]["name"]]


def legend(chart: dict) -> dict[str, str]:
    scale = chart["layer"][0]["layer"][0]["encoding"]["color"]["scale"]
    return dict(zip(scale["domain"], scale["range"], strict=True))


def everything(value: object, path: tuple = ()):
    """Every (path, text) in a chart's specification."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from everything(inner, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from everything(inner, path)
    elif isinstance(value, str):
        yield path, value


def test_a_bar_is_made_of_each_paragraph_once():
    drawn = [(p["label"], p["x0"], p["x1"]) for p in pieces(bars("paragraphs")) if p["head"] == "Bridge"]
    assert drawn == [
        ("S supportive", 0, 0.5),
        ("C critical", 0.5, 0.75),
        ("T statistic", 0.75, 1),
        ("zeal (former tag)", 1, 2),
        ("0 no tag fits", 2, 3),
        ("not tagged", 3, 4),
    ]


def test_bars_by_share_all_end_at_one():
    for head in ("Bridge", "Ferry"):
        assert max(p["x1"] for p in pieces(bars()) if p["head"] == head) == pytest.approx(1)


def test_a_strip_s_cells_are_wide_as_their_words_and_split_by_what_was_said():
    drawn = pieces(framing_strips(strips(ARTICLES, labels(ARTICLES, LINES), DEMO), DEMO).to_dict())
    assert [(p["article"], p["number"], p["letter"], p["x0"], p["x1"], p["high"]) for p in drawn] == [
        ("bridge", 1, "S", 0, 2, 0.5),
        ("bridge", 1, "C", 0, 2, 0.25),
        ("bridge", 1, "T", 0, 2, 0.25),
        ("bridge", 3, "0", 2, 6, 1),
        ("bridge", 4, "×", 6, 12, 1),
        ("bridge", 5, "", 12, 20, 1),
        ("ferry", 1, "T", 0, 4, 1),
        ("ferry", 2, "", 4, 6, 1),
    ]
    first, second, third = drawn[:3]
    assert (first["y1"], second["y1"]) == (second["y0"], third["y0"])
    assert all(int(p["y0"]) == int(p["y1"]) == (p["article"] == "ferry") for p in drawn)


def test_a_click_on_a_cell_tells_article_and_paragraph():
    chart = framing_strips([strip(BRIDGE, labels([BRIDGE], LINES), DEMO)], DEMO).to_dict()
    (parameter,) = [p for p in chart["params"] if "select" in p]
    assert parameter["name"] == SELECTION
    assert parameter["select"] == {"type": "point", "fields": ["article", "number"], "on": "click"}
    assert "params" not in bars()


def test_the_legend_names_every_tag_with_its_letter_and_colour():
    assert legend(bars()) == {
        "S supportive": DEMO.tags[0].colour,
        "C critical": DEMO.tags[1].colour,
        "N neutral report": DEMO.tags[2].colour,
        "T statistic": DEMO.tags[3].colour,
        "zeal (former tag)": "#a08c7d",
        "0 no tag fits": "#cccccc",
        "not tagged": "rgba(128,128,128,0.06)",
    }


def test_what_strangers_wrote_is_data_and_never_part_of_an_expression():
    evil = "datum.x'); alert(1); ('\\\"<img src=x>"
    one = article(evil, evil, title=evil)
    book = codebook(evil.replace(";", ""), "critical")
    table = labels([article("x", evil)], "ann x 1 " + evil.replace(";", ""))
    found = summarise(entries([one]), unit_arrays([one]), table, book)
    for chart in (framing_bars(found, [0], book), framing_strips([strip(one, table, book)], book)):
        spec = chart.to_dict()
        for path, text in everything(spec):
            if "alert" in text:
                # The rows of data, and the lists of what occurs in them.
                assert {"datasets", "values", "domain"} & set(path), path
        assert "image" not in {tip["title"] for tip in spec["layer"][0]["layer"][0]["encoding"]["tooltip"]}


def test_charts_of_nothing_are_charts():
    found = summarise([], unit_arrays([]), labels([], ""), DEMO)
    assert json.dumps(framing_bars(found, [], DEMO).to_dict())
    assert json.dumps(framing_strips([], DEMO).to_dict())
    empty = article("empty", "(byline) By Ann")
    assert pieces(framing_strips([strip(empty, labels([], ""), DEMO)], DEMO).to_dict()) == []


def test_a_book_of_paragraphs_can_be_drawn():
    long = article("long", *(f"paragraph {n}" for n in range(6000)))
    assert len(pieces(framing_strips([strip(long, labels([], ""), DEMO)], DEMO).to_dict())) == 6000


@pytest.mark.parametrize("paragraphs", [2, 2000])
def test_two_paragraphs_with_one_tag_are_drawn_as_two_cells(paragraphs):
    """There is a gap between them, however narrow they are."""
    one = article("one", *(f"paragraph {n}" for n in range(paragraphs)))
    tagged = labels([one], "\n".join(f"ann one {n} critical" for n in range(1, paragraphs + 1)))
    drawn = vl_convert.vegalite_to_svg(framing_strips([strip(one, tagged, DEMO)], DEMO, width=600).to_dict())
    cells = re.findall(r'aria-label="One, paragraph \d+: critical[^>]*? d="M([\d.]+),[\d.]+h([\d.]+)', drawn)
    assert len(cells) == paragraphs
    edges = [(float(left), float(left) + float(width)) for left, width in cells]
    assert all(0 < left - right <= 1.51 for (_, right), (left, _) in itertools.pairwise(edges))
