"""What a lead does, as a gesture: checked on the server each time, and told on the page where it fails."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from app.parts import session, sign_in
from app.parts.text import as_markdown
from framing.errors import FramingError
from framing.team import Person


def as_lead(gesture: Callable[[Person], object]) -> None:
    """Call `gesture` with the lead whose gesture this is. What goes wrong is kept for `draw_problem`.

    For `on_click`: an error raised in a callback would reach nobody.
    """
    session.put("lead_problem", None)
    try:
        gesture(sign_in.require_lead())
    except FramingError as problem:
        session.put("lead_problem", problem)


def draw_problem() -> None:
    """What kept the last gesture from being done, if anything did."""
    if problem := session.get("lead_problem"):
        st.error(as_markdown(str(problem)))
