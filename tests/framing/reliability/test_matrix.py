"""Which labels are reliability data."""

from __future__ import annotations

import numpy as np
import pytest

from framing.errors import SelectionError
from framing.labels import NONE
from framing.reliability.matrix import Selection, exclusive
from tests.framing.reliability.examples import articles, data, labels
from tests.framing.reporting.examples import article

TWO = articles(2)

BOTH = """
ann a1 1 good
ben a1 1 bad+good
ann a1 2 none
ben a1 2 good
ann a2 1 bad
ben a2 1 bad
"""


def test_none_is_a_decision_for_no_tag_and_what_is_not_decided_is_missing():
    found = data(TWO, labels(TWO, BOTH + "ann a2 3 plain\nben a2 4 good\nben a2 4 -"))
    assert found.reviewers == ("ann", "ben")
    assert found.codes(found.having("good")).tolist() == [[1, 1], [0, 1], [0, 0], [0, -1]]


def test_the_last_row_counts():
    found = data(TWO, labels(TWO, BOTH + "ann a1 1 bad"))
    assert found.codes(found.having("good"))[0].tolist() == [0, 1]


def test_verdicts_of_adjudicators_do_not_count():
    verdict = labels(TWO, "lea a1 1 good\nann a1 2 good", role="adjudicator")
    found = data(TWO, labels(TWO, BOTH) + verdict)
    assert found.reviewers == ("ann", "ben")
    assert found.codes(found.having("good")).tolist() == [[1, 1], [0, 1], [0, 0]]


def test_labels_on_text_that_is_gone_do_not_count_and_are_told():
    shorter = [article("a1", "Paragraph 1.1.", "Rewritten."), TWO[1]]
    found = data(shorter, labels(TWO, BOTH))
    assert found.codes(found.having("bad")).tolist() == [[0, 1], [1, 1]]
    assert found.orphaned == 2


def test_a_reviewer_who_shares_no_paragraph_is_set_aside():
    found = data(TWO, labels(TWO, BOTH + "cat a2 4 good"))
    assert (found.reviewers, found.set_aside) == (("ann", "ben"), ("cat",))
    assert len(found.place) == 3


def test_what_only_one_who_is_set_aside_said_is_no_category():
    found = data(TWO, labels(TWO, BOTH + "cat a2 3 good+plain\ncat a2 4 gone"))
    without = data(TWO, labels(TWO, BOTH))
    assert found.set_aside == ("cat",)
    assert (found.sets, found.tags, found.former) == (without.sets, without.tags, ())
    assert np.array_equal(found.choice, without.choice)


def test_tags_that_left_the_codebook_still_count():
    found = data(TWO, labels(TWO, BOTH + "ann a2 2 old\nben a2 2 old"))
    assert found.tags == ("good", "bad", "plain", "old")
    assert found.former == ("old",)
    assert found.having("old").sum() == 2


def test_the_order_of_rows_changes_nothing():
    made = labels(TWO, BOTH)
    one, other = data(TWO, made), data(TWO, made[::-1])
    for name in ("unit", "reviewer", "choice", "place", "article"):
        assert np.array_equal(getattr(one, name), getattr(other, name))


def test_the_exclusive_reading_leaves_out_paragraphs_with_more_tags():
    reading = exclusive(data(TWO, labels(TWO, BOTH)))
    assert reading.left_out == 1
    assert reading.categories == ("good", "bad", "plain", NONE)
    assert reading.ratings.codes(reading.code).tolist() == [[3, 0], [1, 1]]


DATED = [
    *articles(1, outlet="Echo", date="2026-03-01"),
    article("late", "Paragraph.", outlet="Echo", date="2026-04-02"),
    article("when", "Paragraph.", outlet="Star"),
]
EACH = "\n".join(f"{who} {id} 1 good" for who in ("ann", "ben", "cat") for id in ("a1", "late", "when"))


@pytest.mark.parametrize(
    ("selection", "left"),
    [
        (Selection(), ["a1", "late", "when"]),
        (Selection(articles=("a1", "when")), ["a1", "when"]),
        (Selection(outlets=("Echo",)), ["a1", "late"]),
        (Selection(since="2026-03-02"), ["late"]),
        (Selection(until="2026-03"), ["a1"]),
        (Selection(since="2026", until="2026-04-02"), ["a1", "late"]),
    ],
)
def test_a_selection_holds_the_articles_that_it_names(selection, left):
    found = data(DATED, labels(DATED, EACH), selection=selection)
    assert [found.articles[code] for code in found.article] == left


def test_a_selection_of_reviewers_leaves_the_others_out():
    found = data(DATED, labels(DATED, EACH), selection=Selection(reviewers=("cat", "ann")))
    assert found.reviewers == ("ann", "cat")


@pytest.mark.parametrize(
    "selection",
    [Selection(articles=("nope",)), Selection(reviewers=("nope",)), Selection(outlets=("nope",))],
)
def test_a_selection_that_names_what_is_not_there_is_refused(selection):
    with pytest.raises(SelectionError, match="nope"):
        data(DATED, labels(DATED, EACH), selection=selection)


def test_without_labels_there_is_nothing():
    found = data(TWO, [])
    assert (found.reviewers, len(found.place), found.orphaned) == ((), 0, 0)


def paragraphs(of, *places):
    """(article, paragraph id) of each of `places`, (place of the article, paragraph's number)."""
    return frozenset((of[a].id, of[a].paragraphs[number - 1].id) for a, number in places)


def test_a_selection_of_paragraphs_leaves_the_others_out():
    chosen = Selection(paragraphs=paragraphs(TWO, (0, 2), (1, 1), (1, 4)))
    found = data(TWO, labels(TWO, BOTH), selection=chosen)
    assert found.codes(found.having("bad")).tolist() == [[0, 0], [1, 1]]


def test_no_paragraphs_are_not_all_paragraphs():
    assert len(data(TWO, labels(TWO, BOTH), selection=Selection(paragraphs=frozenset())).place) == 0


def test_labels_on_paragraphs_of_a_sample_that_are_gone_are_told():
    shorter = [article("a1", "Paragraph 1.1.", "Rewritten."), TWO[1]]
    chosen = Selection(paragraphs=paragraphs(TWO, (0, 2), (1, 1)) | {("never", "0123456789ab")})
    found = data(shorter, labels(TWO, BOTH), selection=chosen)
    assert (len(found.unit), found.orphaned) == (2, 2)
