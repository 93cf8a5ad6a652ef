"""The decision keys of the tagging page, read in the browser and answered by the fragment alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from app.parts import session

_KEY = "keys"

_component = st.components.v2.component(
    "framing_keys", js=Path(__file__).with_suffix(".js").read_text("utf-8")
)


def mount(keys: str, on_press: Callable[[str, str, bool], None]) -> None:
    """Listen for `keys` while an article is on the screen.

    `on_press` is called with the label id that stood in the page (`data-shown`) when the key was pressed,
    the key, and whether it came with Shift. Call inside the fragment that shows the paragraph.
    """

    def read() -> None:
        pressed = session.chosen(_KEY).pressed
        if pressed:
            label, _, key = pressed.partition(" ")
            on_press(label, key.removeprefix("+"), key.startswith("+"))

    # Plain values only: for anything nested Streamlit would load pandas.
    _component(key=_KEY, data={"keys": keys}, on_pressed_change=read)
