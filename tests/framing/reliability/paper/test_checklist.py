"""The checklist: what is done, what is missing, what only people can say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.articles.places import Place
from framing.reliability.paper.checklist import Item, as_markdown, checklist
from framing.reliability.paper.facts import Rules
from framing.reliability.paper.retest import Retest
from framing.undefined import Undefined
from tests.framing.reliability.examples import articles
from tests.framing.reliability.paper.studies import ALIKE, ONE, TEAM, TEN, study

ONE_PAIR = "ann a1 1 good\nben a1 1 bad"


def item(facts, title: str) -> Item:
    (found,) = [one for one in checklist(facts) if title in one.title]
    return found


def test_what_the_tool_cannot_know_is_left_to_people():
    unknown = [one.title for one in checklist(study(ALIKE)) if one.state == "unknown"]
    assert unknown == [
        "How the articles were selected",
        "Training of the reviewers",
        "Where labels and codebook can be had",
    ]


@pytest.mark.parametrize(
    ("title", "missing", "done"),
    [
        ("weakest tag", TEN, ALIKE),
        ("known for every tag", TEN, ALIKE),
        ("are tagged", ONE_PAIR, ALIKE),
        ("drawn at random", ONE_PAIR, ALIKE),
        ("settled", ONE_PAIR, ALIKE),
        ("settled", ONE_PAIR, ONE_PAIR + "\nLEA a1 1 bad"),
        ("one reviewer alone", "ann a1 1 good", ALIKE),
    ],
)
def test_an_item_is_done_or_missing_by_the_labels(title, missing, done):
    assert item(study(missing), title).state == "missing"
    assert item(study(done), title).state == "done"


def test_the_weakest_tag_is_named_with_its_figure():
    found = item(study(TEN), "weakest tag")
    assert "“good” with α = .10" in found.case
    assert "no conclusions" in found.remedy


def test_a_verdict_that_lapsed_waits():
    found = item(study(ONE_PAIR + "\nLEA a1 1 bad\nann a1 1 bad"), "settled")
    assert found.state == "missing"
    assert "one verdict that a later change" in found.case


def test_enough_paragraphs_goes_by_the_prevalence_of_the_rarest():
    found = item(study(ALIKE), "Enough")
    assert found.state == "missing"
    assert found.case.startswith("10 paragraphs are tagged by two reviewers or more")
    assert "164 that both tag, going by “bad”" in found.case
    long = articles(1, 200)
    many = "\n".join(
        f"{who} a1 {n} {('good', 'bad', 'plain')[n % 3]}" for who in ("ann", "ben") for n in range(1, 201)
    )
    assert item(study(many, long), "Enough").state == "done"


def test_a_random_sample_speaks_for_articles_of_one_reviewer():
    two = articles(2, 2)
    labels = ONE_PAIR + "\nann a2 1 good"
    drawn = Rules(team=True, drawn=frozenset({Place("a1", two[0].paragraphs[0].id)}))
    assert item(study(labels, two), "one reviewer alone").state == "missing"
    assert item(study(labels, two, drawn), "one reviewer alone").state == "done"
    assert item(study(labels, two, drawn), "drawn at random").state == "done"


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, "done"),
        ({"openings": [("2026-03-01T00:00:00Z", "a1")]}, "missing"),
        ({"openings": [("2026-04-01T00:00:00Z", "a1")]}, "done"),
        ({"rules": replace(TEAM, blind=False)}, "missing"),
        ({"rules": Rules()}, "unknown"),
        ({"rules": replace(TEAM, leads=frozenset({"ann"}))}, "unknown"),
        ({"rules": replace(TEAM, leads=frozenset({"lea"}))}, "done"),
    ],
)
def test_independence_is_done_only_where_nothing_speaks_against_it(fields, state):
    assert item(study(ALIKE, **fields), "independently").state == state


def test_a_codebook_without_definitions_is_not_complete():
    found = item(study(ALIKE), "Every tag is defined")
    assert found.state == "missing"
    assert "“good” lacks a definition, when to use it, when not to, an example" in found.case


@pytest.mark.parametrize(
    ("retest", "state"),
    [
        (None, "missing"),
        (Retest(9, 0, 0, Undefined("Nothing yet."), Undefined(""), ""), "missing"),
        (Retest(9, 9, 1, 0.7, Undefined(""), "good"), "missing"),
        (Retest(9, 9, 1, 0.8, Undefined(""), "good"), "done"),
    ],
)
def test_stability_takes_a_re_test(retest, state):
    assert item(replace(study(ALIKE), retest=retest), "themselves").state == state


def test_as_markdown_every_item_is_a_line_with_its_state():
    items = checklist(study(TEN, ONE))
    lines = as_markdown(items).splitlines()
    assert len(lines) == len(items)
    assert lines[0].startswith("- [?] **How the articles were selected** (for you to say).")
    assert {line[2:5] for line in lines} == {"[x]", "[ ]", "[?]"}
