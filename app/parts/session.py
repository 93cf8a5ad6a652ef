"""Everything a browser session remembers. No other module reads or writes Streamlit's session state."""

from __future__ import annotations

import streamlit as st

from framing.tagging import Desk

_DEFAULTS = {
    "person": None,  # who has signed in: a framing.team.Person
    "way": None,  # how: solo, link or oidc; see app/entry/arrival.py
    "name_chosen": False,  # a name was typed, or is to be typed, in this session, and not remembered from before
    "seat": "desk",  # which of the desks the page in front has: "desk", or "settling"
    "desk": None,  # the article, or the paragraphs set for them, that the reviewer sits at
    "settling": None,  # the disagreements that the lead goes through, as an adjudicator
    "settle_asked": None,  # (place or None,): the lead wants to go through the list, from there on
    "disagreements_choice": None,  # which disagreements are listed, or gone through
    "accept_asked": None,  # which paragraphs the lead wants to accept in one go and is asked about: "unanimous", "majority"
    "accepted": "",  # how many were accepted, in a few words
    "set_tasks": None,  # the tasks that the desk goes through, where it is a walk through what is set
    "wanted": None,  # (article, paragraph), or SetFor, that a gesture asks for, where it is not on the desk
    "address": None,  # (article, paragraph), or SetFor, as last written to the URL
    "overall": None,  # (desk, ...): progress over all articles, counted when the desk was opened
    "whole": False,  # the whole article is shown instead of the paragraph in its context
    "definitions": False,  # the codebook panel is open
    "note_open": False,  # the note field is shown
    "note_left": None,  # (address, text) of a note that was being typed when the connection went away
    "strip_clicks": 0,  # how many cells of a framing strip were clicked, so that each click counts once
    "lead_problem": None,  # a FramingError that a lead's gesture met, to be shown by the page
    "discussion_asked": None,  # what the lead wants to open and is asked about: "project", or ids of articles
    "links_made": (),  # ids of the join links that the last gesture made
    "link_shown": None,  # id of the join link that is shown
    "link_asked": None,  # id of the join link that the lead wants to revoke and is asked about
    "sample_plan": None,  # the sample that the lead drew and is asked about
    "sample_said": "",  # what setting it did
    "retest_plan": None,  # the re-test that the lead drew and is asked about
    "retest_said": "",  # what setting it did
    "package": None,  # the replication package that the lead had made
    "set_asked": None,  # id of the set that the lead wants to withdraw and is asked about
    "exchange_said": "",  # what taking labels in did; or the FramingError that kept it from being done
    "problem": None,  # a FramingError that a callback met, to be shown by the page
    "said": "",  # what the last gesture did, in a few words
    "shown_at": 0.0,  # when the paragraph on the screen was sent, in seconds of a monotonic clock
}


def get(name: str):
    return st.session_state.get(f"framing_{name}", _DEFAULTS[name])


def put(name: str, value) -> None:
    if name not in _DEFAULTS:
        raise KeyError(name)
    st.session_state[f"framing_{name}"] = value


def flip(name: str) -> None:
    put(name, not get(name))


def chosen(widget: str):
    """What the widget with the key `widget` holds; None where it was not drawn yet."""
    return st.session_state.get(widget)


def preset(widget: str, value) -> None:
    """Have the widget hold `value` when it is drawn, unless it holds something already."""
    st.session_state.setdefault(widget, value)


def hold(widget: str, value) -> None:
    """Have the widget hold `value` when it is drawn next. For callbacks."""
    st.session_state[widget] = value


def empty(widget: str) -> None:
    """Have the widget hold nothing when it is drawn next. For callbacks."""
    st.session_state[widget] = None


def desk() -> Desk | None:
    """The desk that the page in front has; gestures are made at it."""
    return get(get("seat"))


def take_seat(name: str) -> None:
    """Be at the desk called `name`. What was opened or said at the other one is closed."""
    if name != get("seat"):
        put("seat", name)
        _close("whole", "note_open", "said", "problem")


def forget() -> None:
    """Begin anew, as in a session just opened: another person goes on here."""
    for name in _DEFAULTS:
        put(name, _DEFAULTS[name])


def leave_desk() -> None:
    """Forget the article; the reviewer is back at the list."""
    _close("desk", "set_tasks", "wanted", "address", "overall", "whole", "note_open", "said", "problem")


def change_desk() -> None:
    """Forget the article for what comes next. What the last gesture did, such as an undo, is still said there."""
    said = get("said")
    leave_desk()
    put("said", said)


def leave_settling() -> None:
    """Forget what is to settle; the lead is back at the list of disagreements."""
    _close("settling", "wanted", "settle_asked", "accepted", "whole", "note_open", "said", "problem")


def _close(*names: str) -> None:
    for name in names:
        put(name, _DEFAULTS[name])
