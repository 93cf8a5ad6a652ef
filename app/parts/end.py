"""The end of a way through paragraphs, of an article or of what is set: how many are left, where to go on."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st


def paragraphs(count: int) -> str:
    return f"{count:,} paragraph" + ("" if count == 1 else "s")


def onward(label: str, key: str, on_click: Callable[..., object], *args: object, first: bool = True) -> None:
    """A button that leads on; the first one is pressed by Enter, too."""
    st.button(
        label,
        key=key,
        type="primary" if first else "secondary",
        shortcut="Enter" if first else None,
        on_click=on_click,
        args=args,
    )
