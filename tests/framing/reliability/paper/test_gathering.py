"""The facts of a study, gathered from its labels."""

from __future__ import annotations

import pytest

from framing.articles.places import Place
from framing.reliability.matrix import Selection
from framing.reliability.paper.facts import Rules
from tests.framing.reliability.examples import articles
from tests.framing.reliability.paper.studies import ONE, TEN, rows, study

FEW = """
    ann a1 1 good
    ben a1 1 good+bad
    ann a1 2 none
    ann a2 1 plain
"""

TWO = [*articles(1, 3, outlet="Echo", date="2026-03-01"), *articles(2, 2, date="spring")[1:]]


def places(*numbers: int) -> frozenset[Place]:
    return frozenset(Place("a1", ONE[0].paragraphs[number - 1].id) for number in numbers)


def test_paragraphs_are_counted_by_how_many_coded_them():
    found = study(FEW, TWO)
    assert (found.paragraphs, found.double, found.single) == (5, 1, 2)
    assert found.coders == {"ann": 3, "ben": 1}
    assert (found.labels, found.several) == (4, 1)
    assert (found.labelled_articles, found.single_articles) == (2, ("a2",))


def test_the_material_is_what_the_library_says():
    found = study(FEW, TWO)
    assert (found.articles, found.outlets, found.no_outlet) == (2, ("Echo",), 1)
    assert (found.first_date, found.last_date) == ("2026-03-01", "2026-03-01")


def test_verdicts_and_withdrawn_labels_and_labels_on_other_text_are_no_labels():
    elsewhere = [*articles(1, 12)]
    more = rows(ONE, "ann a1 1 good\nLEA a1 1 bad\nann a1 2 good\nann a1 2 -") + rows(
        elsewhere, "ann a1 11 good"
    )
    assert study(more).labels == 1


def test_a_selection_takes_its_own_part():
    found = study(FEW, TWO, selection=Selection(articles=("a2",)))
    assert found.narrowed
    assert (found.articles, found.paragraphs, found.coders) == (1, 2, {"ann": 1})
    by_reviewer = study(FEW, TWO, selection=Selection(reviewers=("ann",)))
    assert (by_reviewer.double, by_reviewer.coders) == (0, {"ann": 3})
    drawn = study(TEN, selection=Selection(paragraphs=places(1, 2)))
    assert (drawn.paragraphs, drawn.double) == (2, 2)


def test_days_are_those_of_the_labels_that_count():
    labels = rows(ONE, "ann a1 1 good", at="2026-03-01T23:59:00.000Z")
    labels += rows(ONE, "ben a1 1 good", at="2026-03-04T00:01:00.000Z")
    labels += rows(ONE, "LEA a1 1 good", at="2026-05-04T00:01:00.000Z")
    found = study(labels)
    assert (found.first_saved, found.last_saved) == ("2026-03-01", "2026-03-04")


@pytest.mark.parametrize(
    ("openings", "after"),
    [
        ([], 0),
        ([("2026-03-02T10:00:00.000Z", "a1")], 1),
        ([("2026-03-02T10:00:00.000Z", "")], 2),  # the whole project
        ([("2026-03-02T10:00:00.000Z", "a2")], 1),
        ([("2026-03-09T10:00:00.000Z", "")], 0),
        ([("2026-03-02T10:00:00.000Z", "a1"), ("2026-03-09T10:00:00.000Z", "a1")], 1),  # the first one counts
    ],
)
def test_labels_saved_after_an_opening_are_counted(openings, after):
    labels = rows(TWO, "ann a1 1 good\nann a2 1 good", at="2026-03-02T09:00:00.000Z")
    labels += rows(TWO, "ben a1 1 good\nben a2 1 good", at="2026-03-02T11:00:00.000Z")
    assert study(labels, TWO, openings=openings).after_opening == after


def test_a_label_whose_time_cannot_be_read_may_be_from_after_the_opening():
    labels = rows(ONE, "ann a1 1 good", at="yesterday")
    assert study(labels, openings=[("2026-03-02T10:00:00.000Z", "a1")]).after_opening == 1
    assert study(labels).after_opening == 0


@pytest.mark.parametrize(
    ("text", "rules", "design"),
    [
        ("ann a1 1 good", Rules(), "none"),
        (TEN, Rules(), "all"),
        ("ann a1 1 good\nben a1 1 good", Rules(), "chosen"),
        ("ann a1 1 good\nben a1 1 good", Rules(per_article=2), "assigned"),
        ("ann a1 1 good\nben a1 1 good", Rules(drawn=places(1, 2)), "random"),
        ("ann a1 1 good\nben a1 1 good", Rules(drawn=places(2, 3)), "chosen"),
        ("ann a1 1 good\nben a1 1 good\nann a1 2 bad\nben a1 2 bad", Rules(drawn=places(1)), "partly"),
        ("ann a1 1 good\nben a1 1 good", Rules(share=0.1, shared=frozenset({"a1"})), "random"),
    ],
)
def test_how_the_double_coded_paragraphs_were_chosen(text, rules, design):
    assert study(text, rules=rules).design == design


def test_of_a_drawn_sample_it_is_known_how_far_it_is_coded():
    found = study("ann a1 1 good\nben a1 1 good\nann a1 2 bad", rules=Rules(drawn=places(1, 2, 3)))
    assert found.drawn == (3, 1)
    assert study(TEN).drawn is None


def test_contested_paragraphs_are_settled_or_open():
    found = study("""
        ann a1 1 good
        ben a1 1 bad
        ann a1 2 good
        ben a1 2 bad
        LEA a1 2 good
        ann a1 3 good
        ben a1 3 good
        cat a1 3 bad
        ann a1 4 good
        ben a1 4 bad
        BEN a1 4 bad
        ann a1 4 plain
        ann a1 5 good
        ben a1 5 good
        LEA a1 6 good
    """).settled
    assert (found.double, found.differed) == (5, 4)
    assert (found.adjudicated, found.majority, found.lapsed, found.open) == (1, 1, 1, 1)
    assert (found.verdicts, found.adjudicators, found.also_coders) == (2, ("lea",), ())


def test_an_adjudicator_who_codes_is_known():
    found = study("ann a1 1 good\nben a1 1 bad\nBEN a1 1 good").settled
    assert (found.adjudicators, found.also_coders) == (("ben",), ("ben",))


def test_labels_from_another_codebook_are_counted():
    assert study("ann a1 1 good").other_codebook == 0
    from tests.framing.reporting.examples import codebook

    assert study("ann a1 1 good", tags=codebook("good", "bad", "new")).other_codebook == 1
