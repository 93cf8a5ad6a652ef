"""From the figures to the paragraphs that they are about."""

from __future__ import annotations

import streamlit as st

from app.parts import session
from app.parts.disagreements.choice import Choice
from app.parts.text import as_markdown


def draw(tag: str) -> None:
    """A button that leads to the paragraphs on which reviewers differ over `tag`."""
    if st.button(
        as_markdown(f"Read where they differ on “{tag}”"),
        key="agreement_onward",
        icon=":material/arrow_forward:",
    ):
        session.put("disagreements_choice", Choice(tag=tag))
        st.switch_page("views/disagreements.py")
