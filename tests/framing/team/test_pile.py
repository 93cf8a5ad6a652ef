"""What is set for a reviewer: which paragraphs, in which order, and what counts as done."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.articles import Library
from framing.articles.places import Place
from framing.codebook import read_codebook
from framing.labels import MemoryStore, undo
from framing.labels.table import LabelTable
from framing.tagging import Walk
from framing.team.discussion import Openness
from framing.team.drawing import choosable, days_ago, draw_retest, tasks_for
from framing.team.pile import order, pile
from framing.team.tasks import Task
from tests.conftest import ROOT
from tests.framing.labels.examples import label

EARLY, SET, LATE = "2026-11-20T09:00:00.000Z", "2026-11-21T09:00:00.000Z", "2026-11-21T10:00:00.000Z"
LONG_AGO = "2020-01-01T09:00:00.000Z"

CODEBOOK = read_codebook(ROOT / "codebook.toml")


@pytest.fixture
def library(tmp_path):
    """`a` with a headline and two paragraphs, `b` with one."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "a.txt").write_text(
        "A bridge for the island\n\nIt opened on Monday, and the island cheered.\n\n"
        "It is 1,204 metres long and cost 88 million crowns.\n",
        encoding="utf-8",
    )
    (sources / "b.txt").write_text("The wire reported it in one sentence.\n", encoding="utf-8")
    library = Library(sources)
    library.index()
    return library


def task(library, article, number=None, purpose="reliability", at=SET, reviewer="ann"):
    unit = library.article(article).units[number or 0]
    return Task(f"{purpose}-1", at, purpose, reviewer, article, unit.number, unit.id)


def row(task, tags="critical", saved_at=EARLY, **fields):
    fields = {"reviewer": "ann", **fields}
    return label(
        task.paragraph,
        tags,
        article=task.article,
        paragraph_id=task.paragraph_id,
        saved_at=saved_at,
        **fields,
    )


def left(library, tasks, labels, **options):
    return pile(tasks, library, MemoryStore(labels).read(), **options).left


def test_nothing_set_is_nothing_left(library):
    assert pile((), library, LabelTable.of([])).places == ()


def test_a_paragraph_of_a_sample_is_done_by_a_label_whenever_it_was_saved(library):
    one = task(library, "b")
    assert left(library, [one], []) == 1
    assert left(library, [one], [row(one, saved_at=EARLY)]) == 0
    assert left(library, [one], [row(one, saved_at=LATE)]) == 0


@pytest.mark.parametrize("other", [{"reviewer": "bo"}, {"role": "adjudicator"}])
def test_what_others_say_and_verdicts_do_nothing_for_a_reviewer(library, other):
    one = task(library, "b")
    assert left(library, [one], [row(one, **other)]) == 1


def test_a_label_that_is_withdrawn_leaves_the_paragraph_to_do(library):
    one = task(library, "b")
    assert left(library, [one], [row(one), row(one, "")]) == 1


def test_a_retest_is_done_only_by_what_was_decided_after_it_was_set(library):
    one = task(library, "b", purpose="retest")
    assert left(library, [one], [row(one, saved_at=EARLY)]) == 1
    assert left(library, [one], [row(one, saved_at=EARLY), row(one, "none", LATE)]) == 0


def test_a_retest_whose_answer_is_undone_is_to_be_done_again(library):
    one = task(library, "b", purpose="retest")
    labels = [row(one, saved_at=EARLY), row(one, "none", LATE)]
    restored = replace(undo(LabelTable.of(labels), "ann"), saved_at=LATE)
    assert restored.tags == ("critical",)
    assert left(library, [one], [*labels, restored]) == 1


def test_a_paragraph_of_several_sets_is_there_once_and_decided_anew_where_one_wants_it(library):
    sample, early, late = (
        task(library, "b"),
        task(library, "b", purpose="retest", at=EARLY),
        task(library, "b", purpose="retest", at=SET),
    )
    found = order([late, sample, early])
    assert found.places == (Place("b", sample.paragraph_id),)
    assert found.since == {Place("b", sample.paragraph_id): SET}


def test_the_order_mixes_sets_and_stays_when_one_more_comes(library):
    tasks = [task(library, "a", 1), task(library, "a", 2, "retest"), task(library, "b")]
    every = order(tasks).places
    assert order(reversed(tasks)).places == every
    assert order(tasks[:2]).places == tuple(place for place in every if place.article == "a")


def test_reviewers_go_through_a_sample_in_orders_of_their_own():
    names = [f"reviewer {number}" for number in range(20)]
    tasks = [Task("s", SET, "reliability", "", "a", number, f"{number:012x}") for number in range(5)]
    orders = {order(one._replace(reviewer=name) for one in tasks).places for name in names}
    assert len(orders) > 10


def test_paragraphs_that_are_gone_are_left_out_and_come_back(library):
    kept, text = task(library, "a", 1), (library.sources / "a.txt").read_text("utf-8")
    gone, lost = task(library, "a", 2), task(library, "b")
    (library.sources / "a.txt").write_text(text.replace("1,204", "1,300"), encoding="utf-8")
    (library.sources / "b.txt").unlink()
    library.index()
    assert pile([kept, gone, lost], library, LabelTable.of([])).places == (kept.place,)
    (library.sources / "a.txt").write_text(text, encoding="utf-8")
    library.index()
    assert set(pile([kept, gone, lost], library, LabelTable.of([])).places) == {kept.place, gone.place}


def test_an_article_that_was_not_read_yet_is_taken_to_hold_them(library):
    one = task(library, "b")
    unread = Library(library.sources, cache=library.sources.parent / "other.sqlite")
    assert left(unread, [one], []) == 1
    assert unread.entries()[1].units is None


def test_a_headline_is_left_out_where_sources_are_masked(library):
    headline = task(library, "a", 0)
    assert left(library, [headline], []) == 1
    assert left(library, [headline], [], masked=True) == 0


# ------------------------------------------------------------------------------ drawing


def test_what_can_be_chosen_leaves_out_what_is_discussed_and_masked_headlines(library):
    units = library.unit_arrays()
    assert len(choosable(units, Openness()).number) == 4
    assert len(choosable(units, Openness(), masked=True).number) == 3
    assert choosable(units, Openness(articles=frozenset({"a"}))).article.tolist() == [1]
    assert not len(choosable(units, Openness(everything=True)).number)


def test_everybody_gets_every_paragraph_by_its_id(library):
    units = library.unit_arrays()
    numbers = [("b", library.article("b").units[0].number), ("a", library.article("a").units[2].number)]
    given = tasks_for(["ann", "bo"], numbers, choosable(units, Openness(), masked=True))
    ids = [library.article("b").units[0].id, library.article("a").units[2].id]
    assert given == [
        (who, *place, id) for who in ("ann", "bo") for place, id in zip(numbers, ids, strict=True)
    ]


def drawn(library, labels, wanted=10, seed="1", **options):
    table = LabelTable.of(labels)
    return draw_retest(library.unit_arrays(), table, "ann", wanted, before=SET, seed=seed, **options)


def test_a_retest_draws_from_what_the_reviewer_decided_before(library):
    one, two, late, others, withdrawn = (
        task(library, "a", 0), task(library, "a", 1), task(library, "a", 2), task(library, "b"),
        task(library, "b"),
    )  # fmt: skip
    labels = [
        row(one), row(two), row(late, saved_at=LATE), row(others, reviewer="bo"), row(withdrawn), row(withdrawn, ""),
    ]  # fmt: skip
    found = drawn(library, labels)
    assert found.among == 2
    assert {key for _, _, key in found.paragraphs} == {one.paragraph_id, two.paragraph_id}
    assert len(drawn(library, labels, 1).paragraphs) == 1
    assert drawn(library, labels, pending={one.place}).paragraphs[0][2] == two.paragraph_id


def test_another_seed_draws_others_and_the_same_seed_the_same(library):
    labels = [row(task(library, "a", place)) for place in range(3)]
    firsts = {drawn(library, labels, 1, seed=str(seed)).paragraphs for seed in range(30)}
    assert len(firsts) == 3
    assert drawn(library, labels, 1) == drawn(library, labels, 1)


def test_a_day_ago_is_told_as_labels_tell_it():
    from datetime import UTC, datetime

    assert days_ago(1, datetime(2026, 11, 21, 9, tzinfo=UTC)) == EARLY


# ----------------------------------------------------------- the list and the walk count alike


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(["decide", "take off", "add", "undo", "unsure", "note", "back", "on"]), max_size=14
    )
)
def test_whatever_a_reviewer_does_the_list_counts_what_the_walk_counts(library, gestures):
    tasks = [task(library, "a", 1, at=LONG_AGO), task(library, "a", 2, "retest", at=LONG_AGO)]
    tasks.append(task(library, "b", purpose="retest", at=LONG_AGO))
    store = MemoryStore([row(one, saved_at="2019-01-01T09:00:00.000Z") for one in tasks[1:]])
    found = order(tasks)
    walk = Walk(
        found.places, library.article, CODEBOOK, store, "ann", since=found.since, shows_marks=False
    )  # fmt: skip
    assert walk.done == 0
    does = {
        "decide": lambda: walk.decide(walk.shown, "critical"),
        "take off": lambda: walk.toggle(walk.shown, "critical"),
        "add": lambda: walk.toggle(walk.shown, "statistic"),
        "undo": walk.undo,
        "unsure": lambda: walk.toggle_unsure(walk.shown),
        "note": lambda: walk.unit and walk.write_note(walk.unit.id, "hm"),
        "back": lambda: walk.step(-1),
        "on": lambda: walk.step(1),
    }
    for gesture in gestures:
        does[gesture]()
        counted = pile(tasks, library, store.read())
        assert len(counted.places) - counted.left == walk.done
