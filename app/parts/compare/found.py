"""The comparison of what somebody sees."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import wait
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from app.parts.agreement import found as of_agreement
from app.parts.compare.choices import Asked
from app.parts.compare.look import MOST, Look
from app.parts.kept import kept
from app.parts.results import Results, done
from app.parts.sight import Seen
from framing.articles import Entry, UnitArrays
from framing.codebook import Codebook
from framing.labels import LabelTable
from framing.project import Project
from framing.selection import Selection
from framing.team import Person

if TYPE_CHECKING:
    from framing.reliability.agreement import Agreement
    from framing.reporting.comparison import Comparison

#: So long the sentences wait for the agreement, in seconds; of 300,000 labels it takes longer.
_PATIENCE = 0.5


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


def in_short(look: Look) -> tuple[str, ...]:
    """What a stranger reads first; how far reviewers agree is in it where that is known soon."""
    selection = look.selection
    if len(look.comparison.groups) >= MOST:  # there may be more that are not compared
        selection = replace(selection, articles=look.articles)
    agreement = of_agreement.results().of(look.seen, selection, look.project.codebook).future
    wait([agreement], _PATIENCE)
    return _in_short(look.comparison, agreement.result() if agreement.done() else None)


@kept
def _in_short(comparison: Comparison, agreement: Agreement | None) -> tuple[str, ...]:
    from framing.reporting.comparison.in_words import short

    return tuple(short(comparison, agreement))
