"""The few things that need the browser's own hand: key repeats, Escape, links that do not reload, the name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import streamlit as st

from app.parts import session

_KEY = "browser"
_COOKIE = "framing_reviewer"

_component = st.components.v2.component(
    "framing_browser", js=Path(__file__).with_suffix(".js").read_text("utf-8")
)


class Asked(NamedTuple):
    """What the script in the page asks for, once for each time it does."""

    #: The article and paragraph that a clicked link leads to.
    go: dict[str, str] | None
    #: The connection is back. With the `note` that was being typed at the `address`, if there was one.
    back: dict[str, str] | None


def mount(*, typed_name: str, signed_in_as: str, on_name: Callable[[str], object]) -> Asked:
    """Put the script in the page.

    `typed_name` is kept for this tab and for later visits; "" keeps nothing. `on_name` is called with the
    tab's own name where it was reloaded and another name is remembered. A page of `signed_in_as` ("" where
    names are typed) is loaded anew when its tab is looked at and the browser is somebody else's by then.
    """
    result = _component(
        key=_KEY,
        # Plain values only: for anything nested Streamlit would load pandas.
        data={"name": typed_name, "chosen": session.get("name_chosen"), "signedInAs": signed_in_as},
        on_go_change=lambda: None,
        on_back_change=lambda: None,
        on_reviewer_change=lambda: on_name(session.chosen(_KEY).reviewer),
    )
    return Asked(getattr(result, "go", None), getattr(result, "back", None))


def remembered_name() -> str | None:
    """The name this browser gave on an earlier visit, as it was given."""
    cookie = st.context.cookies.get(_COOKIE)
    return unquote(cookie) if isinstance(cookie, str) else None
