"""The comparison of what somebody sees."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from app.parts.compare.choices import Asked
from app.parts.compare.look import Look
from app.parts.results import Results, done
from app.parts.sight import Seen
from framing.articles import Entry, UnitArrays
from framing.codebook import Codebook
from framing.labels import LabelTable
from framing.project import Project
from framing.selection import Selection
from framing.team import Person

if TYPE_CHECKING:
    from framing.reporting.comparison import Comparison


def look_at(project: Project, person: Person, seen: Seen, asked: Asked, selection: Selection) -> Look:
    """What was seen, now or a moment ago, and the comparison of it; a bar shows what takes long.

    Raises `SelectionError` where `asked` names what is not there.
    """
    work = done(_results(), seen, asked, project.codebook, "Comparing …")
    return Look(project, person, work.seen, selection, work.future.result())


@st.cache_resource(show_spinner=False)
def _results() -> Results:
    return Results(_find)


def _find(
    entries: list[Entry],
    units: UnitArrays,
    table: LabelTable,
    codebook: Codebook,
    asked: Asked,
    *,
    progress: Callable[[float], None],
    earlier: object,
) -> Comparison:
    from framing.reporting.comparison import compare

    by, basis, selection = asked
    return compare(
        entries, units, table, codebook, by=by, basis=basis, selection=selection, progress=progress
    )


@lru_cache(maxsize=16)
def in_short(comparison: Comparison) -> tuple[str, ...]:
    """What a stranger reads first."""
    from framing.reporting.comparison.in_words import short

    return tuple(short(comparison))
