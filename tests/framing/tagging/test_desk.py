"""One reviewer at one article: what every gesture does to the desk and to what is saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.articles import Article, Paragraph
from framing.articles.article import paragraph_ids
from framing.codebook import Codebook, Tag
from framing.errors import LabelNotSaved
from framing.labels import NONE, CsvStore, MemoryStore, current_labels
from framing.tagging import Desk
from tests.framing.labels.examples import label

CODEBOOK = Codebook(
    "Framing",
    (Tag("supportive", "1"), Tag("critical", "2"), Tag("neutral report", "3"), Tag("statistic", "4")),
    "4f3a9b12",
)


def article(*texts: str, id: str = "bridge") -> Article:
    """An article with the paragraphs `texts`: "By …" is a byline, "Photo: …" a caption, the rest is body."""
    kinds = [
        "byline" if t.startswith("By ") else "caption" if t.startswith("Photo") else "body" for t in texts
    ]
    paragraphs = zip(texts, kinds, paragraph_ids(texts), strict=True)
    return Article(
        id, "A bridge", tuple(Paragraph(n, kind, t, i) for n, (t, kind, i) in enumerate(paragraphs, 1))
    )


BRIDGE = article("It opened.", "By Ines Holt", "It is long.", "It cost a lot.")


def desk(store=None, reviewer="ann", number=None, article=BRIDGE) -> Desk:
    return Desk(article, CODEBOOK, MemoryStore() if store is None else store, reviewer, number)


def saved(store, reviewer="ann", article="bridge") -> dict[int, tuple[str, ...]]:
    """Paragraph number -> the tags that hold."""
    found = current_labels(store.read(), reviewer, article).values()
    return {one.paragraph: one.tags for one in found}


class StubbornStore(MemoryStore):
    """Refuses the next `refusals` labels, as a full disk does."""

    def __init__(self, refusals: int = 0):
        super().__init__()
        self.refusals = refusals

    def append(self, label):
        if self.refusals:
            self.refusals -= 1
            raise LabelNotSaved(Path("labels.csv"), "the disk is full", "Make room and try again.")
        super().append(label)


# ------------------------------------------------------------------------------ where it begins


def test_a_reviewer_begins_at_the_first_undecided_paragraph():
    store = MemoryStore()
    first = desk(store)
    assert first.unit.number == 1
    first.decide(first.shown, "critical")

    assert desk(store).unit.number == 3
    assert desk(store, reviewer="bo").unit.number == 1


def test_a_paragraph_asked_for_is_shown_even_when_it_is_decided():
    store = MemoryStore()
    first = desk(store)
    first.decide(first.shown, "critical")

    assert desk(store, number=1).unit.number == 1


@pytest.mark.parametrize("number", [0, 2, 99, -1])
def test_a_number_that_is_no_unit_opens_the_first_undecided(number):
    assert desk(number=number).unit.number == 1
    assert desk().go(number) is False


def test_an_article_without_units_is_at_its_end_and_every_gesture_is_harmless():
    store = MemoryStore()
    empty = desk(store, article=article("By Ines Holt"))

    assert empty.unit is None
    assert empty.decide(empty.shown, "critical") is False
    assert empty.toggle(empty.shown, "critical") is False
    assert empty.toggle_unsure(empty.shown) is False
    empty.step(+1)
    empty.step(-1)
    empty.go_to_untagged()

    assert empty.unit is None
    assert empty.done == 0
    assert len(store.read()) == 0


# ------------------------------------------------------------------------------------- deciding


def test_a_decision_is_saved_and_the_next_undecided_paragraph_shown():
    store = MemoryStore()
    here = desk(store)
    shown = here.shown

    assert here.decide(shown, "critical") is True

    (row,) = store.read()
    assert (row.id, row.reviewer, row.role, row.article) == (shown, "ann", "reviewer", "bridge")
    assert (row.paragraph, row.paragraph_id) == (1, BRIDGE.paragraphs[0].id)
    assert (row.tags, row.unsure, row.note) == (("critical",), False, "")
    assert row.codebook == CODEBOOK.fingerprint
    assert here.unit.number == 3
    assert here.done == 1


def test_what_is_decided_already_is_passed_over_and_what_was_left_comes_last():
    here = desk(number=3)
    here.decide(here.shown, "critical")
    assert here.unit.number == 4
    here.decide(here.shown, "critical")
    assert here.unit.number == 1
    here.decide(here.shown, "critical")
    assert here.unit is None


def test_none_is_a_decision():
    store = MemoryStore()
    here = desk(store)
    here.decide(here.shown, NONE)

    assert saved(store) == {1: (NONE,)}
    assert here.unit.number == 3
    assert here.done == 1


def test_a_key_replaces_what_was_decided_before():
    store = MemoryStore()
    here = desk(store)
    here.decide(here.shown, "critical")
    here.go(1)
    here.decide(here.shown, "supportive")

    assert saved(store) == {1: ("supportive",)}
    assert here.unit.number == 3
    assert len(store.read()) == 2


def test_reading_a_finished_article_again_goes_paragraph_by_paragraph():
    here = desk()
    for _ in range(3):
        here.decide(here.shown, "critical")
    here.go(1)

    shown = []
    while here.unit:
        shown.append(here.unit.number)
        here.decide(here.shown, "supportive")
    assert shown == [1, 3, 4]


def test_a_second_tag_is_added_without_leaving_and_a_key_then_adds_and_goes():
    store = MemoryStore()
    here = desk(store)

    assert here.toggle(here.shown, "statistic") is True
    assert here.unit.number == 1
    assert saved(store) == {1: ("statistic",)}

    here.decide(here.shown, "supportive")
    assert saved(store) == {1: ("supportive", "statistic")}
    assert here.unit.number == 3


def test_the_same_gesture_takes_a_tag_off_again():
    store = MemoryStore()
    here = desk(store)
    for name in ("statistic", "critical", "statistic"):
        here.toggle(here.shown, name)
    assert saved(store) == {1: ("critical",)}

    here.toggle(here.shown, "critical")
    assert saved(store) == {}
    assert here.unit.number == 1
    assert here.done == 0


def test_a_tag_added_on_the_last_open_paragraph_stays_there_until_a_key_goes_on():
    here = desk(article=article("Only this."))
    here.toggle(here.shown, "statistic")
    assert here.unit.number == 1
    here.decide(here.shown, "critical")
    assert here.unit is None


def test_a_tag_takes_the_place_of_none_and_none_that_of_tags():
    store = MemoryStore()
    here = desk(store)
    here.decide(here.shown, NONE)
    here.go(1)
    here.toggle(here.shown, "critical")
    assert saved(store) == {1: ("critical",)}
    here.decide(here.shown, NONE)
    assert saved(store) == {1: (NONE,)}


def test_tags_are_kept_in_codebook_order_and_ones_that_left_the_codebook_too():
    store = MemoryStore()
    store.append(label(1, "hopeful;statistic", article="bridge", paragraph_id=BRIDGE.paragraphs[0].id))
    here = desk(store, number=1)
    here.toggle(here.shown, "supportive")

    assert saved(store) == {1: ("supportive", "statistic", "hopeful")}
    assert here.tally() == {"supportive": 1, "statistic": 1, "hopeful": 1}


def test_a_caption_printed_twice_is_tagged_twice():
    store = MemoryStore()
    here = desk(store, article=article("Photo: a cell", "Photo: a cell"))
    here.decide(here.shown, "critical")
    assert here.unit.number == 2
    here.decide(here.shown, "supportive")
    assert saved(store) == {1: ("critical",), 2: ("supportive",)}


def test_two_articles_that_print_the_same_paragraph_are_tagged_apart():
    store = MemoryStore()
    here = desk(store)
    here.decide(here.shown, "critical")
    other = desk(store, article=article("It opened.", id="wire"))
    assert other.unit.number == 1
    other.decide(other.shown, "supportive")
    assert saved(store) == {1: ("critical",)}
    assert saved(store, article="wire") == {1: ("supportive",)}


# ------------------------------------------------------------------- keys faster than the screen


@pytest.mark.parametrize("second", ["critical", "supportive", NONE])
def test_a_second_key_for_the_paragraph_as_shown_is_no_decision_for_the_next(second):
    store = MemoryStore()
    here = desk(store)
    shown = here.shown
    here.decide(shown, "critical")

    assert here.decide(shown, second) is False
    assert here.toggle(shown, second) is False
    assert here.toggle_unsure(shown) is False

    assert saved(store) == {1: ("critical",)}
    assert len(store.read()) == 1
    assert here.unit.number == 3


def test_a_tag_is_not_added_twice_by_one_gesture_sent_twice():
    store = MemoryStore()
    here = desk(store)
    shown = here.shown
    here.toggle(shown, "critical")
    assert here.toggle(shown, "critical") is False
    assert saved(store) == {1: ("critical",)}


def test_a_key_pressed_before_the_reviewer_moved_away_is_no_decision():
    store = MemoryStore()
    here = desk(store)
    shown = here.shown
    here.step(+1)
    assert here.decide(shown, "critical") is False
    assert len(store.read()) == 0


# ------------------------------------------------------------------------------ saving that fails


def test_what_is_not_saved_keeps_the_paragraph_and_the_choice_and_can_be_tried_again():
    store = StubbornStore(refusals=1)
    here = desk(store)
    shown = here.shown
    with pytest.raises(LabelNotSaved):
        here.decide(shown, "critical")

    assert here.unit.number == 1
    assert here.unsaved == ("critical",)
    assert here.done == 0

    assert here.decide(shown, "critical") is True
    assert here.unsaved is None
    assert saved(store) == {1: ("critical",)}


def test_another_choice_may_follow_one_that_was_not_saved():
    store = StubbornStore(refusals=1)
    here = desk(store)
    with pytest.raises(LabelNotSaved):
        here.toggle(here.shown, "statistic")
    here.decide(here.shown, "critical")
    assert saved(store) == {1: ("critical",)}


def test_an_undo_that_cannot_be_saved_undoes_nothing():
    store = StubbornStore()
    here = desk(store)
    here.decide(here.shown, "critical")
    store.refusals = 1
    with pytest.raises(LabelNotSaved):
        here.undo()

    assert here.unit.number == 3
    assert saved(store) == {1: ("critical",)}
    here.undo()
    assert saved(store) == {}


def test_an_unsure_mark_outlives_a_save_that_failed():
    store = StubbornStore(refusals=1)
    here = desk(store)
    here.toggle_unsure(here.shown)
    with pytest.raises(LabelNotSaved):
        here.decide(here.shown, "critical")
    here.decide(here.shown, "critical")
    assert [one.unsure for one in store.read()] == [True]


# -------------------------------------------------------------------------------- unsure and notes


def test_unsure_waits_for_the_decision():
    store = MemoryStore()
    here = desk(store)
    here.toggle_unsure(here.shown)
    assert here.mark(here.unit).unsure is True
    assert len(store.read()) == 0

    here.decide(here.shown, "critical")
    assert [one.unsure for one in store.read()] == [True]
    assert here.mark(here.unit).unsure is False


def test_unsure_after_the_decision_is_saved_with_it():
    store = MemoryStore()
    here = desk(store)
    here.decide(here.shown, "critical")
    here.go(1)
    here.toggle_unsure(here.shown)
    assert [(one.tags, one.unsure) for one in store.read()] == [(("critical",), False), (("critical",), True)]
    assert here.unit.number == 1

    here.toggle_unsure(here.shown)
    assert list(store.read())[-1].unsure is False


def test_a_mark_or_a_note_does_not_use_up_the_decision_for_the_paragraph_shown():
    store = MemoryStore()
    here = desk(store)
    here.decide(here.shown, "critical")
    here.go(1)
    here.toggle_unsure(here.shown)
    here.write_note(here.unit.id, "hm")
    here.decide(here.shown, "supportive")

    last = list(store.read())[-1]
    assert (last.tags, last.unsure, last.note) == (("supportive",), True, "hm")


def test_a_note_on_an_undecided_paragraph_is_kept_and_is_no_decision():
    store = MemoryStore()
    here = desk(store)
    here.write_note(here.unit.id, "  ask Bo\nabout this ")

    again = desk(store)
    assert again.unit.number == 1
    assert again.mark(again.unit).note == "ask Bo\nabout this"
    assert again.mark(again.unit).decided is False
    assert again.done == 0
    assert saved(store) == {}

    again.decide(again.shown, "critical")
    assert list(store.read())[-1].note == "ask Bo\nabout this"
    assert desk(store).done == 1


def test_a_note_that_is_unchanged_is_not_saved_again():
    store = MemoryStore()
    here = desk(store)
    here.write_note(here.unit.id, "")
    here.write_note(here.unit.id, "hm")
    here.write_note(here.unit.id, " hm ")
    assert len(store.read()) == 1


def test_a_note_reaches_its_paragraph_after_the_reviewer_has_gone_on():
    store = MemoryStore()
    here = desk(store)
    first = here.unit
    here.decide(here.shown, "critical")
    here.write_note(first.id, "late")

    assert here.mark(first).note == "late"
    assert here.mark(first).tags == ("critical",)
    assert here.unit.number == 3


# ------------------------------------------------------------------------------------------ undo


def test_undo_goes_back_any_number_of_steps():
    store = MemoryStore()
    here = desk(store)
    for name in ("critical", "statistic", NONE):
        here.decide(here.shown, name)
    assert here.unit is None

    for number in (4, 3, 1):
        assert here.undo().paragraph == number
        assert here.unit.number == number
    assert saved(store) == {}
    assert here.undo() is None
    assert len(store.read()) == 6


def test_undo_brings_back_what_was_decided_before():
    store = MemoryStore()
    here = desk(store)
    here.toggle_unsure(here.shown)
    here.decide(here.shown, "critical")
    here.go(1)
    here.decide(here.shown, "supportive")
    here.undo()
    assert saved(store) == {1: ("critical",)}
    assert here.mark(here.unit).unsure is True


def test_undo_works_after_a_reload_and_goes_on_where_it_was():
    store = MemoryStore()
    here = desk(store)
    for name in ("critical", "statistic", NONE):
        here.decide(here.shown, name)
    here.undo()

    again = desk(store)
    again.undo()
    assert saved(store) == {1: ("critical",)}
    assert again.unit.number == 3


def test_undo_reaches_into_the_article_before_and_leaves_the_desk_where_it_is():
    store = MemoryStore()
    here = desk(store)
    here.decide(here.shown, "critical")
    other = desk(store, article=article("A ferry.", id="ferry"))
    row = other.undo()

    assert (row.article, row.paragraph) == ("bridge", 1)
    assert other.unit.number == 1
    assert saved(store) == {}


def test_undo_never_touches_another_reviewer():
    store = MemoryStore()
    bo = desk(store, reviewer="bo")
    bo.decide(bo.shown, "critical")
    assert desk(store).undo() is None
    assert saved(store, reviewer="bo") == {1: ("critical",)}


def test_a_decision_after_an_undo_counts():
    store = MemoryStore()
    here = desk(store)
    here.decide(here.shown, "critical")
    here.undo()
    here.decide(here.shown, "supportive")
    assert saved(store) == {1: ("supportive",)}
    here.undo()
    assert saved(store) == {}


def test_a_mark_that_waits_for_its_decision_outlives_the_undo_of_an_earlier_one():
    here = desk()
    here.decide(here.shown, "critical")
    here.toggle_unsure(here.shown)
    third = here.unit
    here.undo()
    assert here.mark(third).unsure is True


# ------------------------------------------------------------------------- moving, and other tabs


def test_steps_stop_at_the_first_paragraph_and_at_the_end():
    here = desk()
    seen = []
    for by in (-1, +1, +1, +1, +1, -1):
        here.step(by)
        seen.append(here.unit and here.unit.number)
    assert seen == [1, 3, 4, None, None, 4]


def test_what_another_tab_saved_is_seen():
    store = MemoryStore()
    here, other_tab = desk(store), desk(store)
    other_tab.decide(other_tab.shown, "critical")
    here.refresh()

    assert here.done == 1
    assert here.mark(BRIDGE.paragraphs[0]).tags == ("critical",)
    assert here.unit.number == 1


def test_a_paragraph_decided_in_another_tab_is_passed_over():
    store = MemoryStore()
    here, other_tab = desk(store), desk(store, number=3)
    other_tab.decide(other_tab.shown, "statistic")
    here.decide(here.shown, "critical")
    assert here.unit.number == 4
    assert saved(store) == {1: ("critical",), 3: ("statistic",)}


# -------------------------------------------------------------------------------- any gestures

_NAMES = st.sampled_from([*CODEBOOK.names, NONE])
_GESTURES = st.lists(
    st.one_of(
        st.tuples(st.just("decide"), _NAMES),
        st.tuples(st.just("stale"), _NAMES),
        st.tuples(st.just("fail"), _NAMES),
        st.tuples(st.just("toggle"), st.sampled_from(CODEBOOK.names)),
        st.tuples(st.just("go"), st.sampled_from([1, 2, 3, 4])),
        st.tuples(st.sampled_from(["undo", "previous", "next", "unsure", "reload"]), st.none()),
        st.tuples(st.just("note"), st.sampled_from(["", "a", "b"])),
    ),
    max_size=25,
)


@given(_GESTURES)
@settings(max_examples=200)
def test_no_gestures_lose_or_double_a_decision(gestures):
    """Beside the desk runs a model: a stack of (paragraph, state before), states as (tags, unsure, note)."""
    store = StubbornStore()
    here = desk(store)
    state: dict[int, tuple[frozenset, bool, str]] = {}
    waiting: dict[int, bool] = {}
    done: list[tuple[int, tuple[frozenset, bool, str]]] = []
    adding, old = False, None
    blank = (frozenset(), False, "")

    def put(number, tags=None, unsure=None, note=None):
        before = state.get(number, blank)
        done.append((number, before))
        state[number] = (
            before[0] if tags is None else frozenset(tags),
            waiting.pop(number, before[1]) if unsure is None else unsure,
            before[2] if note is None else note,
        )

    for what, value in gestures:
        number = here.unit.number if here.unit else None
        tags, unsure, note = state.get(number, blank)
        rows = len(store.read())
        if what in ("previous", "next", "go", "reload"):
            if what == "reload":
                here = desk(store)
                waiting.clear()
                adding = False
            elif what == "go":
                adding = adding and not here.go(value)
            else:
                here.step({"previous": -1, "next": +1}[what])
                adding = False
            assert len(store.read()) == rows
        elif what == "stale":
            assert old is None or here.decide(old, value) is False
        elif what == "undo":
            row = here.undo()
            assert (row is None) == (not done)
            if done:
                number, before = done.pop()
                state[number] = before
                waiting.pop(number, None)
                adding = False
                assert here.unit.number == row.paragraph == number
        elif number is None:
            assert here.decide(here.shown, "critical") is False
        elif what == "decide":
            old = here.shown
            assert here.decide(old, value) is True
            put(number, (tags - {NONE} if adding and value != NONE else set()) | {value})
            adding = False
        elif what == "fail":
            store.refusals = 1
            with pytest.raises(LabelNotSaved):
                here.decide(here.shown, value)
            assert here.unit.number == number
        elif what == "toggle":
            old = here.shown
            here.toggle(old, value)
            put(number, (tags - {NONE}) ^ {value})
            adding = True
        elif what == "unsure":
            flipped = not waiting.get(number, unsure)
            here.toggle_unsure(here.shown)
            if tags:
                put(number, unsure=flipped)
            else:
                waiting[number] = flipped
        elif value != note:
            here.write_note(here.unit.id, value)
            put(number, note=value)

        assert {n: frozenset(t) for n, t in saved(store).items()} == {
            n: s[0] for n, s in state.items() if s[0]
        }
        for unit in here.units:
            mark, expected = here.mark(unit), state.get(unit.number, blank)
            assert (frozenset(mark.tags), mark.note) == (expected[0], expected[2])
            assert mark.unsure == waiting.get(unit.number, expected[1])
    assert len({row.id for row in store.read()}) == len(store.read())


# ------------------------------------------------------------------- masked, and discussed


def headlined() -> Article:
    texts = ("A bridge at last", "It opened.", "It is long.")
    kinds = ("headline", "body", "body")
    paragraphs = zip(texts, kinds, paragraph_ids(texts), strict=True)
    return Article(
        "bridge", texts[0], tuple(Paragraph(n, kind, t, i) for n, (t, kind, i) in enumerate(paragraphs, 1))
    )


def test_where_sources_are_masked_nobody_tags_the_headline_and_labels_say_so():
    store = MemoryStore()
    masked = Desk(headlined(), CODEBOOK, store, "ann", tags_headline=False, masked=True)
    assert [unit.number for unit in masked.units] == [2, 3]
    assert not masked.takes(masked.article.paragraphs[0])
    assert not masked.go(1)
    masked.decide(masked.shown, "critical")
    masked.masked = False  # the lead has opened the article
    masked.decide(masked.shown, "critical")
    assert [row.codebook for row in store.read()] == ["4f3a9b12+masked", "4f3a9b12"]
    assert masked.unit is None


def test_an_undo_brings_back_under_which_conditions_a_decision_was_made():
    store = MemoryStore()
    masked = Desk(headlined(), CODEBOOK, store, "ann", 2, tags_headline=False, masked=True)
    masked.decide(masked.shown, "critical")
    masked.go(2)
    masked.masked = False
    masked.decide(masked.shown, "supportive")
    masked.undo()
    assert [(row.tags, row.codebook) for row in store.read()][-1] == (("critical",), "4f3a9b12+masked")


def test_the_labels_of_others_are_seen_while_an_article_is_discussed_and_not_before():
    store = MemoryStore()
    bo = desk(store, "bo")
    bo.decide(bo.shown, "critical")
    first = BRIDGE.units[0]
    store.append(
        label(1, "statistic", reviewer="lea", role="adjudicator", article="bridge", paragraph_id=first.id)
    )
    ann = desk(store, "ann")
    ann.decide(ann.shown, "supportive")
    assert ann.others(first) == []

    ann.discussed = True
    ann.refresh()
    assert [(one.reviewer, one.role, one.tags) for one in ann.others(first)] == [
        ("bo", "reviewer", ("critical",)),
        ("lea", "adjudicator", ("statistic",)),
    ]
    assert ann.mark(first).tags == ("supportive",)
    bo.undo()
    ann.refresh()
    assert [one.reviewer for one in ann.others(first)] == ["lea"]

    ann.discussed = False
    ann.refresh()
    assert ann.others(first) == []


def test_a_file_that_was_replaced_meanwhile_is_read_anew(tmp_path):
    file = tmp_path / "labels.csv"
    store = CsvStore(file)
    sitting = desk(store)
    sitting.decide(sitting.shown, "critical")
    earlier = file.read_bytes()
    sitting.decide(sitting.shown, "statistic")
    assert sitting.done == 2

    copy = tmp_path / "copy.csv"
    copy.write_bytes(earlier.replace(b"critical", b"supportive"))
    copy.replace(file)
    sitting.refresh()
    assert [sitting.mark(unit).tags for unit in sitting.units] == [("supportive",), (), ()]
    sitting.go(1)
    sitting.decide(sitting.shown, NONE)
    assert sitting.mark(sitting.units[0]).tags == (NONE,)


def test_an_undo_in_another_article_leaves_a_waiting_unsure_mark_here():
    store = MemoryStore()
    elsewhere = desk(store, article=article("It opened.", id="ferry"))
    elsewhere.decide(elsewhere.shown, "critical")
    here = desk(store)
    here.toggle_unsure(here.shown)
    here.undo()
    assert here.mark(BRIDGE.units[0]).unsure
