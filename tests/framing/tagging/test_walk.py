"""From paragraph to paragraph through several articles: sets, silent re-tests, verdicts."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.articles.places import Place
from framing.errors import ArticleUnknown, SaidMeanwhile
from framing.labels import NONE, MemoryStore
from framing.labels.verdicts import verdicts
from framing.tagging import Desk, Walk
from framing.tagging.walk import said_since
from tests.framing.labels.examples import label
from tests.framing.tagging.test_desk import BRIDGE, CODEBOOK, StubbornStore, article, desk, saved

FERRY = article("It sailed.", "It sank.", id="ferry")
ARTICLES = {"bridge": BRIDGE, "ferry": FERRY}

EARLY, LATE = "2020-11-21T09:30:00.125Z", "2020-11-22T09:30:00.125Z"


def article_of(id: str):
    if id not in ARTICLES:
        raise ArticleUnknown(id, len(ARTICLES))
    return ARTICLES[id]


def place(where: str) -> Place:
    """ "ferry 2" -> the second paragraph of the ferry."""
    id, number = where.split()
    return Place(id, ARTICLES[id].paragraphs[int(number) - 1].id)


def row(where: str, tags: str, reviewer: str = "ann", **fields):
    """A label on "ferry 2"."""
    at = place(where)
    number = int(where.split()[1])
    return label(number, tags, reviewer=reviewer, article=at.article, paragraph_id=at.paragraph_id, **fields)


def walk(places: str, store=None, reviewer="ann", at=None, since=None, **options) -> Walk:
    """A walk through `places`, as "ferry 2, bridge 1"."""
    return Walk(
        [place(where) for where in places.split(", ")],
        article_of,
        CODEBOOK,
        MemoryStore() if store is None else store,
        reviewer,
        at and place(at),
        since={place(where): time for where, time in (since or {}).items()},
        **options,
    )


def shown(here: Walk) -> str | None:
    return f"{here.article.id} {here.unit.number}" if here.unit else None


# --------------------------------------------------------------------------------- the way


def test_a_walk_goes_through_its_places_in_their_order():
    store = MemoryStore()
    here = walk("ferry 2, bridge 3, ferry 1", store)
    seen = []
    while here.unit:
        seen.append((shown(here), here.done, len(here.units)))
        here.decide(here.shown, "critical")
    assert seen == [("ferry 2", 0, 3), ("bridge 3", 1, 3), ("ferry 1", 2, 3)]
    assert saved(store) == {3: ("critical",)}
    assert saved(store, article="ferry") == {1: ("critical",), 2: ("critical",)}


def test_what_is_decided_already_counts_and_is_passed_over():
    store = MemoryStore([row("ferry 2", "critical"), row("ferry 1", "critical", reviewer="bo")])
    here = walk("ferry 2, ferry 1", store)
    assert (shown(here), here.done) == ("ferry 1", 1)


def test_a_walk_begins_where_it_is_asked_to():
    assert shown(walk("ferry 2, bridge 3", at="bridge 3")) == "bridge 3"
    assert shown(walk("ferry 2, bridge 3", at="bridge 1")) == "ferry 2"


def test_a_place_that_is_twice_on_a_walk_is_once_on_it():
    assert len(walk("ferry 2, ferry 1, ferry 2").units) == 2


def test_places_that_are_gone_are_left_out():
    gone = [Place("tunnel", "0" * 12), Place("ferry", "0" * 12)]
    here = Walk([*gone, place("ferry 1")], article_of, CODEBOOK, MemoryStore(), "ann")
    assert shown(here) == "ferry 1"
    assert here.gone == gone
    assert len(here.units) == 1


def test_a_walk_of_which_nothing_is_left_is_at_its_end_and_every_gesture_is_harmless():
    store = MemoryStore()
    here = Walk([Place("tunnel", "0" * 12)], article_of, CODEBOOK, store, "ann")
    here.step(+1)
    here.step(-1)
    assert (here.unit, here.article, here.place, here.done, len(here.units)) == (None, None, None, 0, 0)
    assert here.go(1) is False
    assert here.decide(here.shown, "critical") is False
    assert here.undo() is None
    assert len(store.read()) == 0


def test_steps_lead_across_articles_and_numbers_within_one():
    here = walk("ferry 2, bridge 3, ferry 1")
    here.step(+1)
    assert shown(here) == "bridge 3"
    assert here.go(1) is False
    here.step(-1)
    assert here.go(1) is True
    assert shown(here) == "ferry 1"
    assert here.go_to(place("bridge 3")) is True
    assert here.go_to(place("bridge 4")) is False
    assert shown(here) == "bridge 3"


def test_only_the_places_of_the_walk_are_taken():
    here = walk("ferry 2")
    assert [here.takes(paragraph) for paragraph in FERRY.paragraphs] == [False, True]


def test_decisions_are_marked_as_masked_by_their_own_article():
    store = MemoryStore()
    here = walk("ferry 2, bridge 3", store, masked_of="ferry".__eq__)
    assert here.masked is True
    here.decide(here.shown, "critical")
    assert here.masked is False
    here.write_note(place("ferry 2").paragraph_id, "late", "ferry")
    here.decide(here.shown, "critical")
    assert [one.codebook.endswith("+masked") for one in store.read()] == [True, True, False]


def test_a_note_reaches_its_paragraph_after_the_walk_went_on_to_another_article():
    store = MemoryStore()
    here = walk("ferry 2, bridge 3", store)
    here.decide(here.shown, "critical")
    here.write_note(place("ferry 2").paragraph_id, "late", "ferry")
    last = list(store.read())[-1]
    assert (last.article, last.paragraph, last.tags, last.note) == ("ferry", 2, ("critical",), "late")


def test_a_decision_that_cannot_be_saved_leaves_the_walk_where_it_is():
    here = walk("ferry 2, bridge 3", StubbornStore(refusals=1))
    with pytest.raises(Exception, match="disk is full"):
        here.decide(here.shown, "critical")
    assert (shown(here), here.unsaved, here.done) == ("ferry 2", ("critical",), 0)


def test_undo_goes_back_through_the_walk_and_no_further():
    store = MemoryStore([row("bridge 1", "critical")])
    here = walk("ferry 2, bridge 3", store)
    here.decide(here.shown, "critical")
    here.decide(here.shown, "statistic")
    assert here.undo().article == "bridge"
    assert shown(here) == "bridge 3"
    here.undo()
    assert shown(here) == "ferry 2"
    assert here.undo() is None
    assert saved(store) == {1: ("critical",)}


def test_what_another_tab_saves_is_seen_on_the_walk():
    store = MemoryStore()
    here = walk("ferry 2, bridge 3", store)
    other = desk(store, number=3)
    other.decide(other.shown, "critical")
    here.refresh()
    assert here.done == 1
    other.undo()
    here.refresh()
    assert here.done == 0


# ------------------------------------------------------------------------- silent re-tests


def test_a_retest_shows_nothing_of_what_was_said_before_and_counts_what_is_said_since():
    store = MemoryStore([row("ferry 2", "critical", unsure=True, note="hm", saved_at=EARLY)])
    here = walk("ferry 2", store, since={"ferry 2": LATE}, shows_marks=False)
    assert (here.done, here.mark(here.unit).tags, here.mark(here.unit).unsure) == (0, (), False)
    assert here.mark(here.unit).note == ""

    here.decide(here.shown, "statistic")
    assert here.done == 1
    assert here.mark(FERRY.paragraphs[1]).tags == ("statistic",)
    last = list(store.read())[-1]
    assert (last.tags, last.unsure, last.note) == (("statistic",), False, "")


def test_a_note_before_a_retests_decision_waits_for_it_and_withdraws_nothing():
    store = MemoryStore([row("ferry 2", "critical", saved_at=EARLY)])
    here = walk("ferry 2", store, since={"ferry 2": LATE}, shows_marks=False)
    here.write_note(here.unit.id, " ask Bo ")
    assert here.mark(here.unit).note == "ask Bo"
    assert saved(store, article="ferry") == {2: ("critical",)}

    here.decide(here.shown, "statistic")
    assert [(one.tags, one.note) for one in store.read()][1:] == [(("statistic",), "ask Bo")]


def test_undoing_a_retest_brings_the_earlier_label_back_and_stays_silent_about_it():
    store = MemoryStore([row("ferry 2", "critical", saved_at=EARLY)])
    here = walk("ferry 2", store, since={"ferry 2": LATE}, shows_marks=False)
    here.decide(here.shown, "statistic")
    here.undo()
    assert saved(store, article="ferry") == {2: ("critical",)}
    assert (shown(here), here.done, here.mark(here.unit).tags) == ("ferry 2", 0, ())
    assert here.undo() is None
    assert len(store.read()) == 3


def test_undo_passes_over_what_was_said_before_a_retest():
    """As it would where nothing had been said there: else it would tell a re-test from a sample."""
    store = MemoryStore(
        [row("bridge 1", "critical", saved_at=EARLY), row("ferry 2", "critical", saved_at=EARLY)]
    )
    here = walk("ferry 2, bridge 1", store, since={"ferry 2": LATE}, shows_marks=False)
    assert here.undo().article == "bridge"
    assert shown(here) == "bridge 1"
    assert here.undo() is None
    assert saved(store, article="ferry") == {2: ("critical",)}


def test_a_silent_walk_shows_no_marks_but_its_own_and_no_labels_of_others():
    store = MemoryStore([row("ferry 1", "critical"), row("ferry 2", "critical"), row("ferry 2", NONE, "bo")])
    options = {"discussed_of": lambda article: True}
    silent = walk("ferry 2", store, at="ferry 2", shows_marks=False, **options)
    assert [silent.mark(paragraph).tags for paragraph in FERRY.paragraphs] == [(), ("critical",)]
    assert silent.others(silent.unit) == []

    open_walk = walk("ferry 2", store, at="ferry 2", **options)
    assert [one.reviewer for one in open_walk.others(open_walk.unit)] == ["bo"]
    assert open_walk.mark(FERRY.paragraphs[0]).tags == ("critical",)


_ROWS = st.lists(
    st.tuples(st.sampled_from(["say", "undo"]), st.integers(0, 5), st.sampled_from([EARLY, LATE])),
    max_size=12,
)


@given(_ROWS)
def test_said_since_is_what_stands_when_later_rows_are_undone_one_by_one(gestures):
    """Beside it runs a model: a stack of the ids that stand."""
    rows, standing = [], []
    for what, number, _ in gestures:
        time = f"2020-11-23T09:30:{len(rows):02}.000Z" if len(rows) > 3 else EARLY
        if what == "say":
            rows.append(row("ferry 2", "critical", id=f"{len(rows):016x}", saved_at=time, note=str(number)))
            standing.append(rows[-1])
        elif standing:
            undone = standing.pop()
            rows.append(replace(undone, id=undone.id + "-undo", saved_at=time))
    late = [one for one in standing if one.saved_at > LATE]
    found = said_since(rows, {place("ferry 2"): LATE})
    assert found == ({place("ferry 2"): late[-1]} if late else {})


# ------------------------------------------------------------------------------- verdicts

BOTH = [row("ferry 2", "critical", "ann"), row("ferry 2", "statistic", "bo")]


def settling(places: str, store, reviewer="lea", **options) -> Walk:
    return walk(places, store, reviewer, role="adjudicator", **options)


def test_a_verdict_is_a_row_of_the_adjudicator_and_the_walk_goes_on():
    store = MemoryStore(BOTH)
    here = settling("ferry 2, bridge 1", store)
    here.write_note(here.unit.id, "the sentence counts")
    here.decide(here.shown, "critical")
    last = list(store.read())[-1]
    assert (last.reviewer, last.role, last.tags, last.note) == (
        "lea",
        "adjudicator",
        ("critical",),
        "the sentence counts",
    )
    assert (shown(here), here.done) == ("bridge 1", 1)


def test_an_adjudicator_sees_what_all_reviewers_said_their_own_review_too():
    store = MemoryStore([*BOTH, row("ferry 2", NONE, "lea"), row("ferry 1", NONE, "ann")])
    here = settling("ferry 2", store)
    assert [(one.reviewer, one.tags) for one in here.others(here.unit)] == [
        ("ann", ("critical",)),
        ("bo", ("statistic",)),
        ("lea", (NONE,)),
    ]
    assert here.mark(here.unit).decided is False


class Overtaken(MemoryStore):
    """A reviewer's row comes in between the press of the key and the verdict's own turn to be saved."""

    def append_decided(self, decide):
        if self.version()[1] == len(BOTH):
            super().append_decided(lambda table: [row("ferry 2", "critical", "bo")])
        return super().append_decided(decide)


def test_no_moment_is_left_between_looking_whether_anything_was_said_and_saving_the_verdict():
    store = Overtaken(())
    MemoryStore.append_decided(store, lambda table: BOTH)
    here = settling("ferry 2", store)
    with pytest.raises(SaidMeanwhile):
        here.decide(here.shown, "statistic")
    assert [label.role for label in store.read()] == ["reviewer"] * 3
    assert (here.unsaved, here.ruling()) == (None, None)


def test_a_verdict_lapses_on_the_walk_when_a_reviewer_changes_their_label():
    store = MemoryStore(BOTH)
    here = settling("ferry 2", store)
    here.decide(here.shown, "critical")
    assert here.done == 1

    store.append(row("ferry 2", "critical", "bo"))
    here.refresh()
    assert here.done == 0
    here.go_to_untagged()
    assert here.mark(here.unit).tags == ("critical",)
    assert [change.reviewer for change in here.ruling().changes] == ["bo"]

    here.decide(here.shown, "critical")
    assert (here.done, here.ruling()) == (1, None)
    here.step(-1)
    assert (here.ruling().verdict.reviewer, here.ruling().lapsed) == ("lea", False)


def test_what_was_said_since_the_paragraph_was_shown_is_to_be_looked_at_first():
    """A verdict holds on the labels before it: those that the lead has not seen may not be among them."""
    for meanwhile in (row("ferry 2", "critical", "bo"), row("ferry 2", NONE, "max", role="adjudicator")):
        store = MemoryStore(BOTH)
        here = settling("ferry 2", store)
        store.append(meanwhile)
        pressed = here.shown
        with pytest.raises(SaidMeanwhile):
            here.decide(pressed, "statistic")
        assert list(store.read())[-1] == meanwhile
        assert meanwhile in here.others(here.unit)
        assert here.decide(pressed, "statistic") is False  # a key pressed before the answer came
        assert here.decide(here.shown, "statistic")
    store.append(row("bridge 1", "critical", "bo"))  # elsewhere
    here.step(-1)
    assert here.toggle(here.shown, "critical")


def test_a_note_on_a_verdict_that_lapsed_does_not_settle_it_anew():
    store = MemoryStore(BOTH)
    here = settling("ferry 2", store)
    here.decide(here.shown, "critical")
    store.append(row("ferry 2", "critical", "bo"))
    here.refresh()
    here.write_note(place("ferry 2").paragraph_id, "hm", "ferry")
    assert here.done == 0


def test_what_another_adjudicator_settled_is_done_and_shown():
    store = MemoryStore([*BOTH, row("ferry 2", "critical", "max", role="adjudicator")])
    here = settling("ferry 2, ferry 1", store)
    assert (shown(here), here.done) == ("ferry 1", 1)
    here.step(-1)
    assert [one.reviewer for one in here.others(here.unit)] == ["ann", "bo", "max"]
    here.decide(here.shown, "statistic")
    assert [one.reviewer for one in store.read().labels(verdicts(store.read()).holding)] == ["lea"]


def test_the_last_verdict_is_undone_even_where_it_is_on_no_place_of_the_walk():
    store = MemoryStore(BOTH)
    first = settling("ferry 2", store)
    first.decide(first.shown, "critical")
    here = settling("bridge 1, bridge 3", store, at="bridge 3")
    here.undo()
    assert (shown(here), here.done) == ("ferry 2", 0)
    here.step(+1)
    assert shown(here) == "bridge 3"
    assert here.undo() is None


def test_a_verdict_and_a_review_of_one_person_are_undone_apart():
    store = MemoryStore([row("ferry 2", "critical", "lea")])
    assert settling("ferry 2", store).undo() is None
    seat = Desk(FERRY, CODEBOOK, store, "lea", role="adjudicator")
    seat.go(2)
    seat.decide(seat.shown, "statistic")
    reviews = Desk(FERRY, CODEBOOK, store, "lea")
    assert reviews.mark(FERRY.paragraphs[1]).tags == ("critical",)


_GESTURES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["decide", "review"]), st.sampled_from(["critical", "statistic"])),
        st.tuples(st.just("undo"), st.none()),
        st.tuples(st.just("step"), st.sampled_from([-1, 1])),
        st.tuples(st.just("rest"), st.none()),
    ),
    max_size=20,
)


@given(_GESTURES)
@settings(max_examples=100)
def test_what_is_done_is_what_the_verdicts_say_whatever_happened(gestures):
    """A walk that took in row by row knows what one that is begun anew finds."""
    store = MemoryStore(BOTH)
    here = settling("ferry 2, bridge 1", store)
    for what, value in gestures:
        if what == "decide":
            with suppress(SaidMeanwhile):
                here.decide(here.shown, value)
        elif what == "review":
            store.append(row("ferry 2", value, "bo"))
        elif what == "undo":
            here.undo()
        elif what == "step":
            here.step(value)
        else:
            here.refresh()
    here.refresh()
    assert here.done == len(verdicts(store.read()).holding) == settling("ferry 2, bridge 1", store).done
