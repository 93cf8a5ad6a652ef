"""Everything a browser session remembers. No other module names a session-state key."""

from __future__ import annotations

import streamlit as st

from framing.tagging import Desk

_DEFAULTS = {
    "reviewer": None,  # the name the reviewer gave
    "name_chosen": False,  # given, or to be given, in this session; not remembered from an earlier one
    "desk": None,  # the article the reviewer sits at
    "wanted": None,  # (article, paragraph) that a gesture asks for, where it is not on the desk
    "address": None,  # (article, paragraph) as last written to the URL
    "overall": None,  # progress over all articles, counted when the desk was opened
    "whole": False,  # the whole article is shown instead of the paragraph in its context
    "definitions": False,  # the codebook panel is open
    "note_open": False,  # the note field is shown
    "strip_clicks": 0,  # how many cells of a framing strip were clicked, so that each click counts once
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


def desk() -> Desk | None:
    return get("desk")


def leave_desk() -> None:
    """Forget the article; the reviewer is back at the list."""
    for name in ("desk", "wanted", "address", "whole", "note_open", "said", "problem"):
        put(name, _DEFAULTS[name])
