"""The few things that need the browser's own hand: key repeats, Escape, links that do not reload, the name."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from urllib.parse import unquote

import streamlit as st

from app.parts import session

_KEY = "browser"
_COOKIE = "framing_reviewer"
_NAME_LIMIT = 80

_component = st.components.v2.component(
    "framing_browser", js=Path(__file__).with_suffix(".js").read_text("utf-8")
)


def mount() -> dict[str, str] | None:
    """Put the script in the page. Returns the address that a clicked link asks for, once a click."""
    result = _component(
        key=_KEY,
        # Plain values only: for anything nested Streamlit would load pandas.
        data={"name": session.get("reviewer") or "", "chosen": session.get("name_chosen")},
        on_go_change=lambda: None,
        on_reviewer_change=_take_tab_name,
    )
    return getattr(result, "go", None)


def clean_name(name: str | None) -> str | None:
    """`name` as it is saved: NFC, one line, at most 80 characters; None where nothing is left."""
    text = " ".join(unicodedata.normalize("NFC", name or "").split())
    return "".join(c for c in text if c.isprintable())[:_NAME_LIMIT].strip() or None


def remembered_name() -> str | None:
    """The name this browser gave on an earlier visit."""
    cookie = st.context.cookies.get(_COOKIE)
    return clean_name(unquote(cookie)) if isinstance(cookie, str) else None


def _take_tab_name() -> None:
    name = clean_name(st.session_state[_KEY].reviewer)
    if name and name != session.get("reviewer"):
        session.leave_desk()
        session.put("reviewer", name)
