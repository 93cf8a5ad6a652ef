"""The keys and buttons of the tagging page: always at the foot of the window, in one order.

A key must show the next paragraph at once, so the page's fragment sends little: the paragraph and the
buttons that decide. The frame they stand in and the other actions are sent once; those run the fragment by
its name, which takes a second, empty run before it and is not for what is pressed all day.
"""

from __future__ import annotations

import time

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.parts import session
from app.parts.text import as_html, as_markdown
from framing.codebook import Codebook
from framing.errors import FramingError
from framing.labels import NONE
from framing.tagging import Desk

#: The fragment that shows the paragraph; it is run after every key.
FRAGMENT = "tagging"

#: No browser has painted a paragraph so soon after it was sent: such a key was meant for the one before.
_UNSEEN = 0.005

#: A decision that comes sooner than anyone can read is pointed out.
_SUDDEN = 0.25


def draw_frame(codebook: Codebook) -> DeltaGenerator:
    """Everything but the tags. Returns the place for them."""
    with st.bottom.container(key="bar", gap="xxsmall"):
        if session.get("definitions"):
            st.html(definitions(codebook))
        tags = st.container(horizontal=True, horizontal_alignment="center", key="tags", gap="xsmall")
        with st.container(horizontal=True, horizontal_alignment="center", key="actions", gap="small"):
            _action("previous", "Previous", "Left", _move, -1, icon="arrow_back")
            _action("next", "Next", "Right", _move, +1, icon="arrow_forward")
            _action("undo", "Undo", "Backspace", _undo, icon="undo")
            _action("unsure", "Unsure", "Q", _unsure, icon="help")
            _action("note_button", "Note", "N", _flip, "note_open", icon="edit_note")
            _action("definitions", "Definitions", "D", session.flip, "definitions", icon="menu_book")
            _action("whole", "Whole article", "A", _flip, "whole", icon="article")
    return tags


def draw_tags(codebook: Codebook, place: DeltaGenerator) -> None:
    """The buttons that decide; the same ones for every paragraph, so that the browser keeps them."""
    for tag in codebook.tags:
        name = as_markdown(tag.name)
        place.button(name, key=f"tag_{tag.key}", shortcut=tag.key, on_click=_decide, args=(tag.name,))
        place.button(
            "\\+", key=f"add_{tag.key}", shortcut=f"Shift+{tag.key}", on_click=_toggle, args=(tag.name,)
        )
    place.button("no tag fits", key="none", shortcut="0", on_click=_decide, args=(NONE,))


def draw_note(desk: Desk) -> None:
    """The field for a note on the paragraph shown. What is typed is saved when the field is left."""
    unit = desk.unit
    field = f"note_{desk.article.id}_{unit.id}"
    with st.container(key="note_field"):
        st.text_area(
            "Note on this paragraph (Esc saves it and leaves the field)",
            value=desk.mark(unit).note,
            key=field,
            height=90,
            max_chars=2000,
            on_change=_write_note,
            args=(desk, unit.id, field),
        )


def draw_problem() -> None:
    """What kept the last gesture from being saved, if anything did."""
    if session.get("problem"):
        with st.container(key="problem"):
            st.error(as_markdown(str(session.get("problem"))))


def definitions(codebook: Codebook) -> str:
    """The codebook as a panel, in HTML."""
    parts = []
    for place, tag in enumerate(codebook.tags):
        lines = "".join(
            f"<dt>{label}</dt><dd>{as_html(text)}</dd>"
            for label, text in (
                ("Use when", tag.use_when),
                ("Not when", tag.not_when),
                ("Example", tag.example),
            )
            if text
        )
        parts.append(
            f'<section class="tag{place}"><h2><kbd>{as_html(tag.key)}</kbd> {as_html(tag.name)}</h2>'
            f"<p>{as_html(tag.definition)}</p><dl>{lines}</dl></section>"
        )
    hint = (
        "<p>A key tags the paragraph and goes on. With Shift it adds the tag, or takes it off, and stays.</p>"
    )
    return f'<aside class="definitions" aria-label="Definitions" tabindex="0">{hint}{"".join(parts)}</aside>'


def _action(key: str, label: str, shortcut: str, on_click, *args, icon: str) -> None:
    st.button(
        label,
        key=key,
        type="tertiary",
        icon=f":material/{icon}:",
        shortcut=shortcut,
        on_click=on_click,
        args=args,
    )


# --------------------------------------------------------------------------- callbacks
# An error raised in a callback would reach nobody, so each is kept for the page to show.


def _attempt(action, *args):
    session.put("problem", None)
    session.put("said", "")
    try:
        return action(*args)
    except FramingError as problem:
        session.put("problem", problem)
        return None


def _decide(name: str) -> None:
    desk = session.desk()
    seen_for = time.monotonic() - session.get("shown_at")
    if session.get("whole") or desk.unit is None or seen_for < _UNSEEN:
        return
    number = desk.unit.number
    if _attempt(desk.decide, desk.shown, name):
        session.put("note_open", False)
        said = "no tag fits" if name == NONE else name
        warning = " (very fast: Backspace takes it back)" if seen_for < _SUDDEN else ""
        session.put("said", f"Saved paragraph {number}: {said}{warning}")


def _toggle(name: str) -> None:
    desk = session.desk()
    if not session.get("whole") and time.monotonic() - session.get("shown_at") >= _UNSEEN:
        _attempt(desk.toggle, desk.shown, name)


def _write_note(desk: Desk, paragraph_id: str, field: str) -> None:
    _attempt(desk.write_note, paragraph_id, st.session_state[field] or "")


def _move(by: int) -> None:
    _attempt(session.desk().step, by)
    session.put("note_open", False)
    st.rerun(FRAGMENT)


def _unsure() -> None:
    desk = session.desk()
    _attempt(desk.toggle_unsure, desk.shown)
    st.rerun(FRAGMENT)


def _undo() -> None:
    desk = session.desk()
    row = _attempt(desk.undo)
    if row:
        session.put("said", f"Undone: paragraph {row.paragraph}")
        session.put("whole", False)
        if row.article != desk.article.id:
            session.put("wanted", (row.article, row.paragraph))
    elif session.get("problem") is None:
        session.put("said", "There is nothing to undo")
    st.rerun(FRAGMENT)


def _flip(name: str) -> None:
    session.flip(name)
    st.rerun(FRAGMENT)
