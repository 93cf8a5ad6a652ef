"""The framing strip and what is said of it in words."""

from __future__ import annotations

import pytest
from hypothesis import given

from framing.labels import NONE
from framing.reporting import strip, strips, summarise
from framing.reporting.in_words import bar, bars_in_words, describe, row_labels, strips_in_words
from tests.framing.reporting.examples import DEMO, article, entries, labels, unit_arrays
from tests.framing.reporting.test_summary import BRIDGE, FERRY, articles_, lines_

LINES = """
    ann bridge 1 supportive
    ben bridge 1 critical;statistic ?
    ann bridge 3 none
    ann bridge 4 critical
    ZOE bridge 4 zeal
    ann ferry 1 statistic
"""


def test_cells_stand_in_reading_order_and_are_as_wide_as_their_words():
    cells = strip(BRIDGE, labels([BRIDGE], LINES), DEMO).cells
    assert [(cell.number, cell.start, cell.words) for cell in cells] == [
        (1, 0, 2),
        (3, 2, 4),
        (4, 6, 6),
        (5, 12, 8),
    ]


def test_a_cell_holds_what_every_reviewer_said_and_how_decisions_divide_it():
    first, second, third, fourth = strip(BRIDGE, labels([BRIDGE, FERRY], LINES), DEMO).cells
    assert first.shares == (("supportive", 0.5), ("critical", 0.5), ("statistic", 0.5))
    assert first.portions == (("supportive", 0.5), ("critical", 0.25), ("statistic", 0.25))
    assert (first.reviewers, first.how, first.unsure) == (2, "average", True)
    assert (second.shares, second.unsure) == (((NONE, 1),), False)
    assert third.shares == (("critical", 1),)
    assert (fourth.shares, fourth.portions, fourth.how) == ((), (), "")


def test_final_cells_say_how_they_were_settled_or_that_they_are_open():
    cells = strip(BRIDGE, labels([BRIDGE, FERRY], LINES), DEMO, "final").cells
    assert [cell.how for cell in cells] == ["open", "majority", "adjudicated", ""]
    assert [cell.shares for cell in cells] == [(), ((NONE, 1),), (("zeal", 1),), ()]


def test_an_adjudicator_s_doubt_shows_only_where_the_verdict_counts():
    table = labels([BRIDGE], "ann bridge 1 critical\nZOE bridge 1 critical ?")
    for basis, unsure in (("average", False), ("final", True)):
        assert strip(BRIDGE, table, DEMO, basis).cells[0].unsure is unsure


def test_each_cell_is_described_in_words():
    table = labels([BRIDGE], LINES)
    average = [describe(cell, DEMO) for cell in strip(BRIDGE, table, DEMO).cells]
    final = [describe(cell, DEMO) for cell in strip(BRIDGE, table, DEMO, "final").cells]
    assert average == [
        "supportive 1 of 2, critical 1 of 2, statistic 1 of 2",
        "no tag fits",
        "critical",
        "not tagged",
    ]
    assert final == [
        *(
            "open: 2 reviewers differ",
            "no tag fits (majority)",
            "zeal (former tag) (adjudicated)",
            "not tagged",
        ),
    ]


def test_a_long_text_is_cut_and_a_short_one_is_not():
    one = article("long", "x" * 80, "y" * 81)
    first, second = strip(one, labels([], ""), DEMO).cells
    assert (first.text, second.text) == ("x" * 80, "y" * 79 + "…")


def test_strips_are_told_in_runs_of_like_paragraphs():
    table = labels([BRIDGE, FERRY], "ann bridge 1 critical\nann bridge 3 critical\nann bridge 5 none")
    told = strips_in_words(strips([BRIDGE, article("empty", "(byline) By Ann")], table, DEMO), DEMO)
    assert told == (
        "Framing strips, in reading order. "
        "Bridge: paragraphs 1 to 3 critical; 4 not tagged; 5 no tag fits. Empty: no paragraphs."
    )


def test_of_very_many_paragraphs_it_is_said_what_is_shown_and_not_each_one():
    many = [article(f"a{n}", *(f"word {m}" for m in range(60))) for n in range(3)]
    told = strips_in_words(strips(many, labels(many, ""), DEMO), DEMO)
    assert told.startswith("Framing strips of 3 articles")
    assert len(told) < 250


def test_bars_are_told_with_their_amounts():
    found = summarise(entries([BRIDGE]), unit_arrays([BRIDGE]), labels([BRIDGE], LINES), DEMO)
    assert bars_in_words(found, [0], DEMO) == (
        "Stacked bars. Bridge: of 4 paragraphs, "
        "supportive 0.5, critical 1.25, statistic 0.25, no tag fits 1, not tagged 1."
    )


def test_row_labels_differ_even_where_titles_do_not():
    assert row_labels([("a", "Same"), ("b", "Same"), ("c", ""), ("d", None)]) == [
        "Same (a)",
        "Same (b)",
        "c",
        "d",
    ]
    tricky = row_labels([("a", "Same"), ("b", "Same"), ("c", "Same (a)")])
    assert len(set(tricky)) == 3
    assert all(len(label) <= 52 for label in row_labels([("a", "long " * 40)]))


@given(articles_, lines_)
def test_strips_and_summary_agree(articles, lines):
    table = labels(articles, "\n".join(f"{r} {a} {p} {tags}" for r, a, p, tags, _ in lines))
    for basis in ("average", "final"):
        found = summarise(entries(articles), unit_arrays(articles), table, DEMO, basis)
        for row, one in enumerate(strips(articles, table, DEMO, basis)):
            drawn: dict[str, float] = dict.fromkeys([*found.tags, NONE, ""], 0.0)
            for cell in one.cells:
                for name, portion in cell.portions or (("", 1.0),):
                    drawn[name] += portion
            assert drawn == pytest.approx(dict(bar(found, row)), abs=1e-9)
            assert sum(cell.words for cell in one.cells if cell.portions) == found.tagged_words[row]
