"""The buttons of the tagging page: always at the foot of the window, in one order.

They are sent once and stay. A key that decides is answered by the page's fragment alone (see keys.py); a
click runs the fragment by its name, which takes an empty run before it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from app.parts import definitions, keys, session, sign_in
from app.parts.current_project import current_project
from app.parts.problems import in_words
from app.parts.reading import chips, tag_name
from app.parts.text import as_markdown
from framing.codebook import Codebook
from framing.errors import FramingError
from framing.labels import NONE
from framing.tagging import Desk, Mark

T = TypeVar("T")

#: The fragment that shows the paragraph; it is run after every key.
FRAGMENT = "tagging"

#: The key that says that no tag fits.
NONE_KEY = "0"

#: In characters.
_NOTE_LIMIT = 2000

#: In seconds; see `_click`.
_UNSEEN = 0.005

#: A decision that comes sooner than anyone can read is pointed out.
_SUDDEN = 0.25


def draw(codebook: Codebook, *, note: str = "Note") -> None:
    """`note` is what a note is called here."""
    with st.bottom.container(key="bar", gap="xxsmall"):
        if session.get("definitions"):
            definitions.draw(current_project(), session.desk())
        with st.container(horizontal=True, horizontal_alignment="center", key="tags", gap="xsmall"):
            for tag in codebook.tags:
                name = as_markdown(tag.name)
                st.button(
                    f"{name} {_cap(tag.key)}", key=f"tag_{tag.key}", on_click=_click, args=(tag.key, False)
                )
                tip = f"Add {name}, or take it off, and stay (Shift and {tag.key})"
                st.button("\\+", key=f"add_{tag.key}", on_click=_click, args=(tag.key, True), help=tip)
            label = f"{tag_name(NONE)} {_cap(NONE_KEY)}"
            st.button(label, key="none", on_click=_click, args=(NONE_KEY, False))
        with st.container(horizontal=True, horizontal_alignment="center", key="actions", gap="small"):
            _action("previous", "Previous", "Left", _move, -1, icon="arrow_back")
            _action("next", "Next", "Right", _move, +1, icon="arrow_forward")
            _action("undo", "Undo", "Backspace", _undo, icon="undo")
            _action("unsure", "Unsure", "Q", _unsure, icon="help")
            _action("note_button", note, "N", _flip, "note_open", icon="edit_note")
            _action("definitions", "Definitions", "D", session.flip, "definitions", icon="menu_book")
            _action("whole", "Whole article", "A", _flip, "whole", icon="article")


def listen(codebook: Codebook) -> None:
    """Take the decision keys."""
    keys.mount(NONE_KEY + "".join(tag.key for tag in codebook.tags), press)


def draw_note(desk: Desk, code: str, label: str = "Note on this paragraph") -> None:
    """The field for a note on the paragraph shown. What is typed is saved when the field is left.

    `code` tells the article from others: the field's key stands in the page, and an id may name the source.
    """
    unit = desk.unit
    field = f"note_{code}_{unit.id}"
    with st.container(key="note_field"):
        st.text_area(
            f"{label} (Esc saves it and leaves the field)",
            value=desk.mark(unit).note,
            key=field,
            height=90,
            max_chars=_NOTE_LIMIT,
            on_change=_write_note,
            args=(desk.article.id, unit.id, field),
        )


def draw_problem(desk: Desk, problem: FramingError | None) -> None:
    """What kept the last gesture from being saved, if anything did, and the choice that waits for it."""
    if problem:
        with st.container(key="problem"):
            st.error(in_words(problem))
            if desk.unsaved:
                choice = chips(Mark(desk.unsaved), desk.codebook)
                st.html(f'<div class="marks">Your choice, not saved yet: {choice} Press its key again.</div>')


def _cap(key: str) -> str:
    """How a key is drawn behind the name of what it does, as Streamlit draws its own shortcuts."""
    return f":gray[:small[{key}]]"


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


def _attempt(action: Callable[[Desk], T]) -> T | None:
    """What `action` does at the desk. None where it fails, or where there is no desk: a server that was
    started again since gets to know of it with the next run, and decides nothing before."""
    session.put("problem", None)
    session.put("said", "")
    desk = session.desk()
    if desk is None:
        return None
    if st.query_params:
        # The address that the reviewer came by. Streamlit would send it again with every new connection, however
        # far they have come since; without it, it sends the one in the URL, which browser.js writes.
        st.query_params.clear()
    try:
        if desk.role == "adjudicator":
            sign_in.require_lead()
        else:
            sign_in.person()
        return action(desk)
    except FramingError as problem:
        session.put("problem", problem)
        return None


def press(shown: str, key: str, adding: bool) -> None:
    """Decide on the paragraph whose label id is `shown`, if it still is the one on the desk."""
    desk = session.desk()
    if desk is None or desk.unit is None or session.get("whole"):
        return
    seen_for = time.monotonic() - session.get("shown_at")
    name = NONE if key == NONE_KEY else next(tag.name for tag in desk.codebook.tags if tag.key == key)
    number = desk.unit.number
    if adding and name != NONE:
        _attempt(lambda desk: desk.toggle(shown, name))
    elif not adding and _attempt(lambda desk: desk.decide(shown, name)):
        session.put("note_open", False)
        did = "Settled" if desk.role == "adjudicator" else "Saved"
        warning = " (very fast: Backspace takes it back)" if seen_for < _SUDDEN else ""
        session.put("said", f"{did} paragraph {number}: {tag_name(name)}{warning}")


def _click(key: str, adding: bool) -> None:
    desk = session.desk()
    # No browser has painted a paragraph so soon after it was sent: this click was meant for the one before.
    if desk is not None and time.monotonic() - session.get("shown_at") >= _UNSEEN:
        press(desk.shown, key, adding)
    _show()


def _write_note(article: str, paragraph_id: str, field: str) -> None:
    _attempt(lambda desk: desk.write_note(paragraph_id, session.chosen(field) or "", article))


def save_note_left(here: str) -> None:
    """Save what was being typed when the connection went away, if it was at the address `here`."""
    left = session.get("note_left")
    session.put("note_left", None)
    if left is None or left[0] != here or not isinstance(left[1], str):
        return
    _attempt(lambda desk: desk.write_note(desk.unit.id, left[1][:_NOTE_LIMIT]))
    session.put("said", "" if session.get("problem") else "Your note is saved")


def _move(by: int) -> None:
    _attempt(lambda desk: desk.step(by))
    session.put("note_open", False)
    _show()


def _unsure() -> None:
    _attempt(lambda desk: desk.toggle_unsure(desk.shown))
    _show()


def _undo() -> None:
    row = _attempt(lambda desk: desk.undo())
    if row:
        session.put("said", f"Undone: paragraph {row.paragraph}")
        session.put("whole", False)
        if row.article != session.desk().article.id:  # on a walk the paragraph is shown already
            session.put("wanted", (row.article, row.paragraph))
    elif session.get("problem") is None:
        session.put("said", "There is nothing to undo")
    _show()


def _flip(name: str) -> None:
    session.flip(name)
    _show()


def _show() -> None:
    """Run the fragment; all, where the server was started again since and knows no fragment yet."""
    if session.desk() is not None:
        st.rerun(FRAGMENT)
