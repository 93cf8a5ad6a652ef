"""The keys and buttons of the tagging page: always at the foot of the window, in one order."""

from __future__ import annotations

import time

import streamlit as st

from app.parts import session
from app.parts.text import as_html, as_markdown
from framing.errors import FramingError
from framing.labels import NONE
from framing.tagging import Desk

#: A decision that comes sooner after the paragraph was shown than anyone can read is pointed out, in seconds.
_SUDDEN = 0.25


def draw(desk: Desk) -> None:
    """The bar for the paragraph that `desk` shows. Call inside the page's fragment."""
    with st.bottom.container(key="bar", gap="xxsmall"):
        _problem(desk)
        if session.get("definitions"):
            st.html(definitions(desk))
        if session.get("note_open"):
            _note(desk)
        _tags(desk)
        _actions(desk)


def draw_moves(desk: Desk) -> None:
    """The bar where no paragraph is up for a decision: the whole article, or its end."""
    with st.bottom.container(key="bar", gap="xxsmall"):
        _problem(desk)
        with st.container(horizontal=True, horizontal_alignment="center", key="actions", gap="small"):
            if session.get("whole"):
                _action("whole", "Back to tagging", "A", _flip, ("whole",), icon="close_fullscreen")
            else:
                _action("previous", "Previous", "Left", _move, (desk, -1), icon="arrow_back")
                _action("whole", "Whole article", "A", _flip, ("whole",), icon="article")
            _action("undo", "Undo", "Backspace", _undo, (desk,), icon="undo")


def definitions(desk: Desk) -> str:
    """The codebook as a panel, in HTML."""
    parts = []
    for place, tag in enumerate(desk.codebook.tags):
        lines = "".join(
            f"<dt>{label}</dt><dd>{as_html(text)}</dd>"
            for label, text in (("Use when", tag.use_when), ("Not when", tag.not_when), ("Example", tag.example))
            if text
        )
        parts.append(
            f'<section class="tag{place}"><h2><kbd>{as_html(tag.key)}</kbd> {as_html(tag.name)}</h2>'
            f"<p>{as_html(tag.definition)}</p><dl>{lines}</dl></section>"
        )
    return f'<aside class="definitions" aria-label="Definitions" tabindex="0">{"".join(parts)}</aside>'


# -------------------------------------------------------------------------------- rows


def _tags(desk: Desk) -> None:
    unit, shown = desk.unit, desk.shown
    chosen = desk.unsaved if desk.unsaved is not None else desk.mark(unit).tags
    with st.container(horizontal=True, horizontal_alignment="center", key="tags", gap="xsmall"):
        for tag in desk.codebook.tags:
            look = "primary" if tag.name in chosen else "secondary"
            # The key holds the label's id: a press that was meant for an earlier paragraph finds no button.
            with st.container(key=f"tag_{tag.key}_pair", horizontal=True, gap=None, width="content"):
                st.button(
                    as_markdown(tag.name),
                    key=f"tag_{tag.key}_{shown}",
                    type=look,
                    shortcut=tag.key,
                    on_click=_decide,
                    args=(desk, shown, tag.name),
                    help=None,
                )
                st.button(
                    "\\+",
                    key=f"add_{tag.key}_{shown}",
                    type=look,
                    shortcut=f"Shift+{tag.key}",
                    on_click=_toggle,
                    args=(desk, shown, tag.name),
                )
        look = "primary" if NONE in chosen else "secondary"
        st.button(
            "no tag fits", key=f"none_{shown}", type=look, shortcut="0", on_click=_decide, args=(desk, shown, NONE)
        )


def _actions(desk: Desk) -> None:
    with st.container(horizontal=True, horizontal_alignment="center", key="actions", gap="small"):
        _action("previous", "Previous", "Left", _move, (desk, -1), icon="arrow_back")
        _action("next", "Next", "Right", _move, (desk, +1), icon="arrow_forward")
        _action("undo", "Undo", "Backspace", _undo, (desk,), icon="undo")
        _action("unsure", "Unsure", "Q", _unsure, (desk, desk.shown), icon="help")
        _action("note_button", "Note", "N", _flip, ("note_open",), icon="edit_note")
        _action("definitions", "Definitions", "D", _flip, ("definitions",), icon="menu_book")
        _action("whole", "Whole article", "A", _flip, ("whole",), icon="article")


def _action(key: str, label: str, shortcut: str, on_click, args: tuple, icon: str) -> None:
    st.button(
        label, key=key, type="tertiary", icon=f":material/{icon}:", shortcut=shortcut, on_click=on_click, args=args
    )


def _note(desk: Desk) -> None:
    unit = desk.unit
    field = f"note_{desk.article.id}_{unit.id}"
    with st.container(key="note_field"):
        st.text_area(
            "Note on this paragraph (Esc saves it and leaves the field)",
            value=desk.mark(unit).note,
            key=field,
            height=68,
            max_chars=2000,
            on_change=_write_note,
            args=(desk, unit.id, field),
        )


def _problem(desk: Desk) -> None:
    problem = session.get("problem")
    if problem:
        st.error(as_markdown(str(problem)))
    elif session.get("said"):
        st.html(f'<p class="said" role="status">{as_html(session.get("said"))}</p>')


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


def _decide(desk: Desk, shown: str, name: str) -> None:
    unit, sudden = desk.unit, time.monotonic() - session.get("shown_at") < _SUDDEN
    if _attempt(desk.decide, shown, name):
        session.put("note_open", False)
        said = "no tag fits" if name == NONE else name
        warning = " That was fast: Backspace takes it back." if sudden else ""
        session.put("said", f"Paragraph {unit.number}: {said}.{warning}")


def _toggle(desk: Desk, shown: str, name: str) -> None:
    _attempt(desk.toggle, shown, name)


def _unsure(desk: Desk, shown: str) -> None:
    _attempt(desk.toggle_unsure, shown)


def _undo(desk: Desk) -> None:
    row = _attempt(desk.undo)
    if row:
        session.put("said", f"Undone: paragraph {row.paragraph}.")
        session.put("whole", False)
        if row.article != desk.article.id:
            session.put("wanted", (row.article, row.paragraph))
    elif session.get("problem") is None:
        session.put("said", "There is nothing to undo.")


def _write_note(desk: Desk, paragraph_id: str, field: str) -> None:
    _attempt(desk.write_note, paragraph_id, st.session_state[field] or "")


def _move(desk: Desk, by: int) -> None:
    _attempt(desk.step, by)
    session.put("note_open", False)


def _flip(name: str) -> None:
    session.flip(name)
