"""Settled paragraphs that are held up as examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.articles.places import Place
from framing.errors import NotSettled, TeamRecordNotSaved, TeamRecordRefused
from framing.labels import LabelTable
from framing.team.precedents import COLUMNS, Precedents, precedents, tells_nothing, verdict_on
from tests.framing.labels.examples import label

ONE, TWO = (Place("ferry", label(number).paragraph_id) for number in (1, 2))

SAID = [label(1, "critical"), label(1, "none", reviewer="bo"), label(2, "none", reviewer="bo")]
SETTLED = label(1, "critical", reviewer="lea", role="adjudicator", note="It says who loses.")


@pytest.fixture
def record(tmp_path) -> Precedents:
    return Precedents(tmp_path / "precedents.csv", now=lambda: "2026-11-21T09:30:00.000Z")


def test_a_mark_is_a_row_and_so_is_taking_it_off(record):
    assert record.marked() == ()
    assert record.mark("lea", ONE, 1) == (ONE,)
    assert record.mark("lea", ONE, 1) == (ONE,)
    assert record.unmark("Mira, the lead", ONE, 1) == ()
    lines = record.file.read_text("utf-8").splitlines()
    assert lines == [
        ",".join(COLUMNS),
        f"2026-11-21T09:30:00.000Z,lea,mark,ferry,1,{ONE.paragraph_id}",
        f'2026-11-21T09:30:00.000Z,"Mira, the lead",unmark,ferry,1,{ONE.paragraph_id}',
    ]


def test_another_process_sees_what_was_marked(record):
    other = Precedents(record.file)
    other.marked()
    record.mark("lea", TWO, 2)
    assert other.marked() == (TWO,)
    assert other.marked() is other.marked()


@given(st.lists(st.tuples(st.booleans(), st.sampled_from([ONE, TWO, Place("bridge", ONE.paragraph_id)]))))
def test_what_is_marked_is_what_was_last_said_of_each_paragraph(tmp_path_factory, gestures):
    record = Precedents(tmp_path_factory.mktemp("p") / "precedents.csv")
    expected: set[Place] = set()
    for marks, place in gestures:
        (record.mark if marks else record.unmark)("lea", place, 1)
        expected = expected | {place} if marks else expected - {place}
        assert set(record.marked()) == expected


def test_nobody_marks_nothing(record):
    with pytest.raises(TeamRecordNotSaved, match="who did it"):
        record.mark(" ", ONE, 1)
    assert not record.file.exists()


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("x,lea,praise,ferry,1,000000000001", "praise"),
        ("x,lea,mark,,1,000000000001", "names no paragraph"),
        ("x,lea,mark,ferry,one,000000000001", "names no paragraph"),
    ],
)
def test_a_row_that_is_not_ours_is_refused_by_its_number(record, row, told):
    record.file.write_text(",".join(COLUMNS) + f"\n{row}\n", encoding="utf-8")
    with pytest.raises(TeamRecordRefused, match=f"row 2: .*{told}"):
        record.marked()


def test_a_marked_paragraph_is_an_example_of_what_the_verdict_says():
    (found,) = precedents([ONE], LabelTable.of([*SAID, SETTLED]))
    assert (found.place, found.verdict) == (ONE, SETTLED)
    # Where the lead decides anew, it is one of the other tag.
    again = label(1, "statistic", reviewer="lea", role="adjudicator", note="On second thoughts.", id="again")
    (found,) = precedents([ONE], LabelTable.of([*SAID, SETTLED, again]))
    assert found.verdict.tags == ("statistic",)


def test_a_mark_without_a_verdict_and_a_verdict_without_a_mark_are_no_examples():
    assert precedents([ONE], LabelTable.of(SAID)) == []
    assert precedents([TWO], LabelTable.of([*SAID, SETTLED])) == []
    assert precedents([], LabelTable.of([*SAID, SETTLED])) == []
    elsewhere = Place("bridge", ONE.paragraph_id)  # the same text, printed in another article
    assert precedents([elsewhere], LabelTable.of([*SAID, SETTLED])) == []


def test_a_verdict_that_lapses_hides_the_example_and_one_that_holds_again_shows_it():
    changed = label(1, "statistic", reviewer="bo", id="changed")
    back = label(1, "none", reviewer="bo", id="back")
    assert precedents([ONE], LabelTable.of([*SAID, SETTLED, changed])) == []
    assert len(precedents([ONE], LabelTable.of([*SAID, SETTLED, changed, back]))) == 1


def test_the_latest_mark_comes_first():
    other = label(2, "critical", reviewer="lea", role="adjudicator")
    table = LabelTable.of([*SAID, SETTLED, other])
    assert [found.place for found in precedents([ONE, TWO], table)] == [TWO, ONE]


def test_a_verdict_is_found_by_its_place_and_one_that_is_not_there_is_told():
    table = LabelTable.of([*SAID, SETTLED])
    assert verdict_on(ONE, table) == SETTLED
    for place in (TWO, Place("bridge", ONE.paragraph_id), Place("ferry", "0123456789ab")):
        with pytest.raises(NotSettled, match="no verdict that holds"):
            verdict_on(place, table)


def test_an_example_is_kept_from_whoever_is_still_to_decide_on_it():
    table = LabelTable.of([*SAID, SETTLED])
    found = precedents([ONE], table)

    def seen_by(reviewer: str, theirs: bool, anew: set[Place] = frozenset()) -> bool:
        return bool(tells_nothing(found, reviewer, table, lambda place: theirs, anew))

    assert seen_by("ann", theirs=True)  # has decided
    assert not seen_by("cy", theirs=True)
    assert seen_by("cy", theirs=False)
    assert not seen_by("ann", theirs=True, anew={ONE})
    assert not seen_by("ann", theirs=False, anew={ONE})
    # Who settled it has not decided it as a reviewer.
    assert not seen_by("lea", theirs=True)
    withdrawn = LabelTable.of([*SAID, SETTLED, label(1, "", id="withdrawn")])
    assert not tells_nothing(found, "ann", withdrawn, lambda place: True)
