"""Opening and closing: what is open after what, and what the file says of it."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import TeamRecordNotSaved, TeamRecordRefused
from framing.team.discussion import Discussion, Event, Openness, openness

ARTICLES = ["bridge", "ferry", "tunnel"]


@pytest.fixture
def file(tmp_path):
    return tmp_path / "discussion.csv"


@pytest.fixture
def discussion(file):
    times = (f"2026-11-21T09:30:{second:02d}.000Z" for second in range(60))
    return Discussion(file, now=lambda: next(times))


def open_ones(state):
    return [article for article in ARTICLES if state.is_open(article)]


def test_nothing_is_open_at_first_and_asking_makes_no_file(discussion, file):
    assert discussion.state() == Openness()
    assert discussion.events() == []
    assert open_ones(discussion.state()) == []
    assert not file.exists()


def test_an_article_is_opened_and_closed(discussion):
    discussion.open("Lea", "ferry")
    assert open_ones(discussion.state()) == ["ferry"]
    assert discussion.state().articles == {"ferry"}
    assert not discussion.state().everything
    discussion.close("Lea", "ferry")
    assert discussion.state() == Openness()


def test_an_article_may_be_closed_in_an_open_project(discussion):
    discussion.open("Lea")
    discussion.close("Lea", "ferry")
    assert discussion.state().everything
    assert open_ones(discussion.state()) == ["bridge", "tunnel"]
    discussion.open("Lea", "ferry")
    assert open_ones(discussion.state()) == ARTICLES


def test_closing_the_project_closes_what_was_opened_by_itself(discussion):
    discussion.open("Lea", "ferry")
    discussion.open("Lea")
    discussion.close("Lea")
    assert open_ones(discussion.state()) == []


def test_opening_the_project_opens_what_was_closed_by_itself(discussion):
    discussion.open("Lea")
    discussion.close("Lea", "ferry")
    discussion.open("Lea")
    assert open_ones(discussion.state()) == ARTICLES


def test_who_did_it_and_when_is_recorded(discussion, file):
    discussion.open("Lea", "ferry")
    discussion.close("Max, jr.")
    assert discussion.events() == [
        Event("2026-11-21T09:30:00.000Z", "Lea", "open", "ferry"),
        Event("2026-11-21T09:30:01.000Z", "Max, jr.", "close", ""),
    ]
    assert file.read_text() == (
        "at,by,action,article\n"
        "2026-11-21T09:30:00.000Z,Lea,open,ferry\n"
        '2026-11-21T09:30:01.000Z,"Max, jr.",close,\n'
    )


def test_what_changes_nothing_is_not_recorded_twice(discussion):
    discussion.close("Lea")
    discussion.open("Lea", "ferry")
    discussion.open("Max", "ferry")
    assert [event.by for event in discussion.events()] == ["Lea"]


def test_another_process_sees_it_at_once(discussion, file):
    other = Discussion(file)
    for step in (discussion.open, discussion.close):
        step("Lea", "ferry")
        assert other.state() == discussion.state()


def test_the_state_can_be_a_key(discussion):
    assert {discussion.open("Lea", "ferry"): 1}[discussion.state()] == 1


@pytest.mark.parametrize("by", ["", "  ", "\u202e", None])
def test_nobody_opens_nothing(discussion, file, by):
    with pytest.raises(TeamRecordNotSaved, match="who did it"):
        discussion.open(by)
    assert not file.exists()


def test_an_article_without_a_name_is_not_the_whole_project(discussion):
    with pytest.raises(TeamRecordNotSaved, match="which article"):
        discussion.open("Lea", "")
    assert discussion.state() == Openness()


def test_a_torn_row_opens_nothing_and_is_set_aside_by_the_next(discussion, file):
    discussion.open("Lea", "ferry")
    whole = file.read_bytes()
    torn = b"2026-11-21T09:30:01.000Z,Lea,open,bri"
    file.write_bytes(whole + torn)
    assert open_ones(discussion.state()) == ["ferry"]
    assert f"{len(torn)} bytes of a row that was cut off" in discussion.notice
    discussion.open("Lea", "tunnel")
    assert open_ones(discussion.state()) == ["ferry", "tunnel"]
    assert discussion.notice == ""
    assert file.read_bytes().startswith(whole + b"2026")
    assert file.with_name("discussion.csv.torn").read_bytes() == torn + b"\n"


def test_an_action_that_is_none_is_refused_and_opens_nothing(discussion, file):
    file.write_text("at,by,action,article\n2026-11-21T09:30:00.000Z,Lea,open,\n\nx,Lea,opne,ferry\n")
    with pytest.raises(TeamRecordRefused, match=r"discussion\.csv, row 4: “opne” in column action"):
        discussion.state()


@pytest.mark.parametrize("article", ['a "b"', "a,b", "שלום\u200f", "👩‍👩‍👧", " a ", "a\rb", "=1+1", "naïve"])
def test_any_article_and_name_is_kept_as_it_is(discussion, file, article):
    assert discussion.open('Ann "Annie" O’Neil, 😀', article).is_open(article)
    assert Discussion(file).state().articles == {article}
    row = next(csv.DictReader(file.open(newline="", encoding="utf-8")))
    assert (row["by"], row["article"]) == ('Ann "Annie" O’Neil, 😀', article)


@pytest.mark.parametrize("article", ["a\nb", "a\0b", "a\ud800"])
def test_an_article_that_does_not_fit_a_line_is_not_recorded(discussion, file, article):
    with pytest.raises(TeamRecordNotSaved, match="cannot hold"):
        discussion.open("Lea", article)
    assert not file.exists()


steps = st.tuples(st.sampled_from(["open", "close"]), st.sampled_from(["", *ARTICLES]))


@given(st.lists(steps))
def test_what_is_open_is_what_was_last_done_to_the_article_or_to_all(given):
    state = openness(Event("", "Lea", action, article) for action, article in given)
    for article in ARTICLES:
        last = next((action for action, meant in reversed(given) if meant in ("", article)), "close")
        assert state.is_open(article) == (last == "open")
    project = next((action for action, meant in reversed(given) if not meant), "close")
    assert state.everything == (project == "open")
    assert not (state.everything and state.articles)
    assert state.everything or not state.closed
