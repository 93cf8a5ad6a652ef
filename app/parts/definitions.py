"""The codebook beside the paragraph: what each tag means, while tagging."""

from __future__ import annotations

import streamlit as st

from app.parts.text import as_html
from framing.codebook import Codebook


def draw(codebook: Codebook) -> None:
    st.html(panel(codebook))


def panel(codebook: Codebook) -> str:
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
    hint = "<p>A tag's key or button tags the paragraph and goes on. Shift and the key, or the + beside it, adds the tag or takes it off, and stays.</p>"
    return f'<aside class="definitions" aria-label="Definitions" tabindex="0">{hint}{"".join(parts)}</aside>'
