"""Why a verdict lapsed, told from the rows on its paragraph."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from framing.labels import LabelTable
from framing.labels.lapses import Change, ruling_on
from framing.labels.verdicts import verdicts
from tests.framing.labels.examples import label

PARAGRAPH = f"{1:012x}"


def said(*rows: str) -> LabelTable:
    """Rows on one paragraph: "bo critical" is bo's label, "LEA critical" a verdict of lea, "bo" a withdrawal."""
    labels = []
    for number, words in enumerate(rows):
        name, _, tags = words.partition(" ")
        role = "adjudicator" if name.isupper() else "reviewer"
        labels.append(label(1, tags, id=f"{number:016x}", reviewer=name.lower(), role=role))
    return LabelTable.of(labels)


def ruling(table: LabelTable):
    return ruling_on(table, "ferry", PARAGRAPH)


def test_no_verdict_is_no_ruling():
    assert ruling(said("ann critical", "bo statistic")) is None
    assert ruling(said("ann critical", "LEA critical", "LEA")) is None


def test_a_verdict_holds_while_the_labels_stand():
    found = ruling(said("ann critical", "bo statistic", "LEA critical", "max statistic"))
    assert (found.verdict.tags, found.lapsed) == (("critical",), False)


def test_a_verdict_that_lapsed_names_who_changed_what():
    found = ruling(said("ann critical", "bo statistic", "LEA critical", "bo critical", "ann"))
    assert found.lapsed
    assert found.changes == (Change("ann", ("critical",), ()), Change("bo", ("statistic",), ("critical",)))


def test_a_change_that_was_taken_back_is_none():
    assert not ruling(said("ann critical", "LEA critical", "ann statistic", "ann critical")).lapsed


def test_labels_on_other_paragraphs_and_articles_have_no_say():
    table = said("ann critical", "LEA critical")
    others = [label(2, "statistic"), label(1, "statistic", article="bridge")]
    assert not ruling(LabelTable.of([*table, *others])).lapsed


_ROWS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["ann", "bo"]), st.sampled_from(["", "critical", "statistic"])),
        st.tuples(
            st.sampled_from(["LEA", "MAX"]), st.sampled_from(["", "critical", "statistic", "note", "undo"])
        ),
    ),
    max_size=12,
)


@given(_ROWS)
def test_why_a_verdict_lapsed_is_told_where_it_lapsed_and_only_there(gestures):
    rows, standing = [], {"LEA": [], "MAX": []}
    for name, what in gestures:
        fields = {"id": f"{len(rows):016x}", "reviewer": name.lower()}
        if name in standing:
            fields["role"] = "adjudicator"
        if what == "undo":
            if standing[name]:
                undone = standing[name].pop()
                before = standing[name][-1] if standing[name] else replace(undone, tags=(), note="")
                rows.append(replace(before, id=undone.id + "-undo"))
            continue
        if what == "note":
            if not standing[name]:
                continue
            rows.append(replace(standing[name][-1], id=fields["id"], note=str(len(rows))))
        else:
            rows.append(label(1, what, **fields))
        if name in standing:
            standing[name].append(rows[-1])
    table = LabelTable.of(rows)
    expected = verdicts(table)
    found = ruling(table)
    assert (found is None) == (not len(expected.row))
    if found:
        assert found.verdict == table[int(expected.row[0])]
        assert found.lapsed == bool(expected.lapsed[0])
