"""Where a `FramingError` becomes a message. What is not one goes on to app/faults.py and the log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from app.parts import session
from app.parts.text import as_markdown
from framing.errors import FramingError, LabelFileRefused, LeadOnly, NotSignedIn, TeamRecordRefused


@contextmanager
def told() -> Iterator[None]:
    """Show what goes wrong in the block, in its place.

    Round every page, and inside every fragment: Streamlit lets no error out of a fragment.
    """
    try:
        yield
    except FramingError as problem:
        st.error(in_words(problem), title=title_of(problem))


def title_of(problem: FramingError) -> str:
    """Where nothing is broken, nothing needs mending."""
    if isinstance(problem, LeadOnly):
        return "For leads"
    if isinstance(problem, NotSignedIn):
        return "Not signed in"
    return "This needs mending first"


def in_words(problem: FramingError) -> str:
    """`problem` as whoever sits there may read it, as Markdown.

    What is wrong with a row quotes it, and it may be another reviewer's: only leads are told.
    """
    person = session.get("person")
    if isinstance(problem, LabelFileRefused | TeamRecordRefused) and not (person and person.is_lead):
        return as_markdown(
            f"{problem.file.name} cannot be read: row {problem.row} needs mending. Everything that was confirmed "
            "is in it. Tell the lead, whose page says what is wrong with the row."
        )
    return as_markdown(str(problem))
