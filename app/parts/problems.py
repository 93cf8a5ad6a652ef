"""Where a `FramingError` becomes a message. What is not one goes on to app/faults.py and the log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from app.parts.text import as_markdown
from framing.errors import FramingError


@contextmanager
def told() -> Iterator[None]:
    """Show what goes wrong in the block, in its place.

    Round every page, and inside every fragment: Streamlit lets no error out of a fragment.
    """
    try:
        yield
    except FramingError as problem:
        st.error(as_markdown(str(problem)), title="This needs mending first")
