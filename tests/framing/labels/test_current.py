"""What holds of a reviewer's labels, and undo: any number of steps, in any order, after any reload."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from framing.labels import CsvStore, LabelTable, MemoryStore, current_labels, last_labels, undo

from .examples import label


def table_of(*labels):
    return LabelTable.of(labels)


def test_the_last_row_on_a_paragraph_holds():
    first, second = label(1, "critical"), label(1, "statistic")
    assert current_labels(table_of(first, second), "ann", "ferry") == {first.paragraph_id: second}


def test_a_withdrawn_row_is_last_and_not_current():
    withdrawn = label(1, "", note="think again", unsure=True)
    table = table_of(label(1), withdrawn)
    assert last_labels(table, "ann", "ferry") == {withdrawn.paragraph_id: withdrawn}
    assert current_labels(table, "ann", "ferry") == {}


def test_others_articles_and_roles_are_kept_apart():
    own = label(1)
    table = table_of(own, label(1, reviewer="bo"), label(1, article="bridge"), label(1, role="adjudicator"))
    assert list(last_labels(table, "ann", "ferry").values()) == [own]
    assert list(last_labels(table, "ann", "ferry", "adjudicator").values()) == [table[3]]
    assert last_labels(table, "nobody", "ferry") == {}


def test_undoing_the_first_decision_withdraws_it():
    row = undo(table_of(label(1, "critical", id="aa", note="n", unsure=True)), "ann")
    assert (row.id, row.tags, row.note, row.unsure) == ("aa-undo", (), "", False)
    assert row.saved_at != "2026-11-21T09:30:00.125Z"


def test_undoing_a_change_of_mind_restores_what_was_before():
    before = label(1, "critical", note="n", unsure=True, codebook="00000000")
    row = undo(table_of(before, label(2), label(1, "statistic", id="aa")), "ann")
    assert (row.id, row.tags, row.note, row.unsure, row.codebook) == (
        "aa-undo",
        ("critical",),
        "n",
        True,
        "00000000",
    )


def test_rows_undone_are_not_in_the_way_of_a_further_undo():
    first, second = label(1, "critical", id="aa"), label(1, "statistic", id="bb")
    undone = undo(table_of(first, second), "ann")
    again = undo(table_of(first, second, undone), "ann")
    assert (again.id, again.tags) == ("aa-undo", ())
    assert undo(table_of(first, second, undone, again), "ann") is None


def test_there_is_nothing_to_undo_for_who_decided_nothing():
    assert undo(table_of(), "ann") is None
    assert undo(table_of(label(1, reviewer="bo"), label(1, role="adjudicator")), "ann") is None


def test_an_adjudicator_undoes_verdicts_only():
    verdict = label(1, role="adjudicator", id="aa")
    table = table_of(verdict, label(1, id="bb"))
    assert undo(table, "ann", "adjudicator").id == "aa-undo"
    assert undo(table, "ann").id == "bb-undo"


def test_the_same_undo_sent_twice_saves_once():
    store = MemoryStore([label(1), label(1, "statistic")])
    row = undo(store.read(), "ann")
    store.append(row)
    store.append(row)
    assert len(store.read()) == 3


def test_one_id_on_two_paragraphs_is_undone_on_each():
    table = table_of(label(1, id="aa"), label(2, id="aa"))
    row = undo(table, "ann")
    assert row.paragraph == 2
    assert undo(table_of(*table, row), "ann").paragraph == 1


actions = st.lists(
    st.one_of(
        st.just("undo"),
        st.just("reload"),
        st.builds(
            label,
            st.integers(1, 3),
            st.sampled_from(["critical", "statistic", "critical;statistic", "none", ""]),
            reviewer=st.sampled_from(["ann", "ann", "bo"]),
            article=st.sampled_from(["ferry", "bridge"]),
            role=st.sampled_from(["reviewer", "reviewer", "adjudicator"]),
            unsure=st.booleans(),
            note=st.sampled_from(["", "a note"]),
        ),
    ),
    max_size=25,
)


@given(actions)
def test_deciding_and_undoing_in_any_order_is_a_stack(sequence):
    """Each decision is laid on a stack, each undo takes one off; what lies highest on a paragraph holds."""
    with tempfile.TemporaryDirectory() as folder:
        store = CsvStore(Path(folder) / "labels.csv")
        stack, touched, saved = [], set(), 0
        for action in sequence:
            if action == "reload":
                store = CsvStore(store.path)
            elif action == "undo":
                row = undo(store.read(), "ann")
                assert (row is None) == (not stack)
                if row is not None:
                    store.append(row)
                    store.append(row)
                    stack.pop()
                    saved += 1
            else:
                store.append(action)
                saved += 1
                if (action.reviewer, action.role) == ("ann", "reviewer"):
                    stack.append(action)
                    touched.add((action.article, action.paragraph_id))

        table = CsvStore(store.path).read()
        assert len(table) == saved
        for article in ("ferry", "bridge"):
            last = last_labels(table, "ann", article)
            assert {(article, paragraph_id) for paragraph_id in last} == {
                t for t in touched if t[0] == article
            }
            for paragraph_id, found in last.items():
                lying = [one for one in stack if (one.article, one.paragraph_id) == (article, paragraph_id)]
                expected = lying[-1] if lying else label(1, "")
                assert (found.tags, found.unsure, found.note) == (
                    expected.tags,
                    expected.unsure,
                    expected.note,
                )
