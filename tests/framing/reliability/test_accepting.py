"""Accepting what most reviewers agree on."""

from __future__ import annotations

from hypothesis import given

from framing.labels import LabelTable, MemoryStore
from framing.reliability.accepting import accepted, to_accept
from framing.reliability.disagreements import STATES, disagreements
from tests.framing.reporting.examples import labels, unit_arrays

from .test_disagreements import ALL_STATES, TAGS, TWO, found, lines_, listed


def test_unanimous_and_majority_paragraphs_can_be_accepted():
    d = found(ALL_STATES)
    assert listed(d, to_accept(d)) == [("ferry", 2), ("ferry", 3)]
    assert listed(d, to_accept(d, ("unanimous",))) == [("ferry", 3)]
    assert listed(d, to_accept(d, ("open", "single"))) == [("ferry", 4)]


def test_what_is_accepted_is_a_verdict_with_the_majoritys_tags_in_codebook_order():
    d = found("ann ferry 3 plain;bad;good\nben ferry 3 bad;good;plain\ncem ferry 3 plain")
    (verdict,) = accepted(d, to_accept(d), d.table, "lea", TAGS)
    assert (verdict.role, verdict.reviewer, verdict.tags) == ("adjudicator", "lea", ("good", "bad", "plain"))
    assert (verdict.article, verdict.paragraph, verdict.paragraph_id) == (
        "ferry",
        3,
        TWO[0].paragraphs[2].id,
    )
    assert verdict.codebook == TAGS.fingerprint


def test_paragraphs_that_changed_since_they_were_counted_are_left_out():
    lines = "ann ferry 1 good\nben ferry 1 good\nann ferry 2 bad\nben ferry 2 bad\nann bridge 1 bad\nben bridge 1 bad"
    d = found(lines)
    later = labels(TWO, f"{lines}\nben ferry 1 bad\nann bridge 1 plain\nben bridge 1 plain\nann ferry 4 good")
    (verdict,) = accepted(d, to_accept(d), later, "lea", TAGS)
    assert (verdict.article, verdict.paragraph) == ("ferry", 2)
    assert accepted(d, to_accept(d), labels(TWO, "ann ferry 1 good"), "lea", TAGS) == []
    assert accepted(d, to_accept(d), LabelTable.of([]), "lea", TAGS) == []


@given(lines_)
def test_what_is_accepted_holds_and_is_not_offered_again(lines):
    store = MemoryStore(labels(TWO, "\n".join(lines)))
    d = disagreements(unit_arrays(TWO), store.read(), TAGS)
    rows = to_accept(d)
    for verdict in accepted(d, rows, d.table, "lea", TAGS):
        store.append(verdict)
    after = disagreements(unit_arrays(TWO), store.read(), TAGS)
    assert len(to_accept(after)) == 0
    for row in rows:
        assert STATES[after.state[row]] == "adjudicated"
        assert after.sets[after.verdict_set[row]] == d.sets[d.majority[row]]
