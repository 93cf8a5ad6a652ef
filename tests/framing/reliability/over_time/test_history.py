"""The course of decisions, and since when each holds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.labels import LabelTable, MemoryStore, undo
from framing.reliability.matrix import ratings
from framing.reliability.over_time.history import decided_in, history, rows_of
from tests.framing.labels.examples import label
from tests.framing.reliability.examples import TAGS, articles
from tests.framing.reliability.over_time.timed import timed
from tests.framing.reporting.examples import entries, unit_arrays

TWO = articles(2)


def since(text: str) -> list[int]:
    """The rows in which the current labels were decided, in the order of the current rows."""
    table = timed(TWO, text)
    return decided_in(table)[table.current()].tolist()


def test_a_decision_holds_since_its_tags_were_chosen():
    assert since("ann a1 1 good 11-02T09:00\nann a1 2 bad 11-02T09:01") == [0, 1]
    assert since("ann a1 1 good 11-02T09:00\nann a1 1 bad 11-03T09:00") == [1]


def test_a_note_an_unsure_mark_and_the_same_tags_again_decide_nothing_new():
    assert since("ann a1 1 good 11-02T09:00\nann a1 1 good 11-09T09:00 note=why") == [0]
    assert since("ann a1 1 good 11-02T09:00\nann a1 1 good 11-09T09:00 unsure=1") == [0]
    assert since("ann a1 1 good+bad 11-02T09:00\nann a1 1 bad+good 11-09T09:00") == [0]


def test_what_was_withdrawn_and_chosen_again_holds_since_then():
    assert since("ann a1 1 good 11-02T09:00\nann a1 1 - 11-03T09:00\nann a1 1 good 11-04T09:00") == [2]


def test_an_undo_brings_a_decision_back_with_its_time():
    assert since(
        "ann a1 1 good 11-02T09:00\nann a1 1 bad 11-03T09:00 id=x\nann a1 1 good 11-03T09:01 id=x-undo"
    ) == [0]


def test_what_a_hand_wrote_into_an_undo_holds_since_the_undo():
    assert since(
        "ann a1 1 good 11-02T09:00\nann a1 1 bad 11-03T09:00 id=x\nann a1 1 plain 11-03T09:01 id=x-undo"
    ) == [2]


def test_others_verdicts_and_withdrawn_labels_have_no_part_in_it():
    table = timed(
        TWO,
        "ann a1 1 good 11-02T09:00\nben a1 1 bad 11-03T09:00\nLEAD a1 1 bad 11-04T09:00\nben a1 1 - 11-05T09:00",
    )
    assert decided_in(table).tolist() == [0, -1, -1, -1]
    assert history(table).row.tolist() == [0, 1, 3]
    assert history(LabelTable.of([])).row.tolist() == decided_in(LabelTable.of([])).tolist() == []


def test_a_remark_changes_a_note_or_the_mark_and_repeating_everything_is_none():
    table = timed(
        TWO,
        """
        ann a1 1 good 11-02T09:00
        ann a1 1 good 11-03T09:00
        ann a1 1 good 11-04T09:00 note=why
        ann a1 1 good 11-05T09:00 note=why unsure=1
        ann a1 1 bad  11-06T09:00 note=other
        """,
    )
    assert history(table).remark.tolist() == [False, False, True, True, False]


actions = st.lists(
    st.tuples(
        st.sampled_from(["ann", "ben"]),
        st.integers(1, 2),
        st.sampled_from(["good", "bad", "good;bad", "", "undo", "undo"]),
    ),
    max_size=14,
)


def replayed(store: MemoryStore) -> dict[tuple[str, int], int]:
    """(reviewer, paragraph) -> the row of a current decision, by walking the rows one by one."""
    stacks: dict[tuple[str, int], list[tuple[int, frozenset[str]]]] = {}
    rows = list(store.read())
    undone = {(r.reviewer, r.paragraph, r.undoes) for r in rows if r.undoes}
    for at, row in enumerate(rows):
        if row.undoes is None and (row.reviewer, row.paragraph, row.id) not in undone:
            stacks.setdefault((row.reviewer, row.paragraph), []).append((at, frozenset(row.tags)))
    found = {}
    for key, stack in stacks.items():
        at, said = stack[-1]
        for earlier, tags in stack[-2::-1]:
            if tags != said:
                break
            at = earlier
        if said:
            found[key] = at
    return found


@given(actions)
def test_decisions_are_those_of_a_plain_replay(done):
    store = MemoryStore()
    for at, (reviewer, number, what) in enumerate(done):
        if what == "undo":
            row = undo(store.read(), reviewer)
            if row:
                store.append(row)
        else:
            store.append(replace(label(number, what, reviewer=reviewer), id=f"{at:016x}"))
    table = store.read()
    decided = decided_in(table)
    found = {
        (table.reviewers[table.reviewer[row]], int(table.paragraph[row])): int(decided[row])
        for row in table.current()
    }
    assert found == replayed(store)


def test_the_rows_of_ratings_are_found_again():
    table = timed(
        TWO,
        """
        ben a2 1 good  11-02T09:00
        ann a1 1 plain 11-02T09:00
        ann a2 1 bad   11-02T09:00
        ann a2 1 good  11-03T09:00
        eve a1 3 good  11-03T09:00
        """,
    )
    data = ratings(entries(TWO), unit_arrays(TWO), table, TAGS)
    assert data.set_aside == ("eve",)
    assert rows_of(data, unit_arrays(TWO), table).tolist() == [1, 3, 0]
    with pytest.raises(ValueError, match="not of this table"):
        rows_of(data, unit_arrays(TWO), table.only(np.array([1, 2])))
