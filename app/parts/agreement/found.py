"""The agreement of what somebody sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app.parts.results import Results, done
from app.parts.sight import Seen
from framing.codebook import Codebook
from framing.selection import Selection

if TYPE_CHECKING:
    from framing.reliability.agreement import Agreement


def found_for(seen: Seen, selection: Selection, codebook: Codebook) -> tuple[Seen, Agreement]:
    """What was seen, now or a moment ago, and the agreement in it; a bar shows what takes long.

    Raises `SelectionError` where the selection names what is not there.
    """
    work = done(results(), seen, selection, codebook, "Working out how far reviewers agree …")
    return work.seen, work.future.result()


@st.cache_resource(show_spinner=False)
def results() -> Results:
    from framing.reliability.agreement import agreement

    return Results(agreement)
