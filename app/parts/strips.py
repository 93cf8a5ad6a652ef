"""Framing strips on a page: a click on a cell opens its paragraph."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app.parts import session
from framing.codebook import Codebook
from framing.reporting import Strip
from framing.reporting.charts import SELECTION, framing_strips
from framing.reporting.in_words import strips_in_words


def draw(drawn: Sequence[Strip], codebook: Codebook, end: int | None = None) -> None:
    """The strips, on a scale of `end` words: by default, those of the longest of them."""
    clicked = st.altair_chart(
        framing_strips(drawn, codebook, end=end),
        key=f"strips_{session.get('strip_clicks')}",
        on_select="rerun",
        selection_mode=SELECTION,
        alt=strips_in_words(drawn, codebook),
    )
    if cells := clicked.selection.get(SELECTION):
        session.put("strip_clicks", session.get("strip_clicks") + 1)
        session.put("wanted", (cells[0]["article"], str(int(cells[0]["number"]))))
        st.switch_page("views/tag.py")
