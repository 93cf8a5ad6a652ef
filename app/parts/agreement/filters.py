"""Which labels count: the filters of the Agreement page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from app.parts import problems
from app.parts.filters import in_use, in_words, of_articles, of_days, several
from app.parts.sight import Seen
from app.parts.text import as_markdown
from framing.errors import FramingError
from framing.project import Project
from framing.selection import Selection
from framing.team import Person
from framing.team.tasks import TaskSet


def draw(project: Project, person: Person, seen: Seen) -> Selection:
    """The filters, folded away, and what they select."""
    labelled, reviewers = in_use(seen.labels)
    entries = [entry for entry in seen.articles if entry.id in labelled]
    sets = _sets(project) if person.is_lead else []
    with st.expander("Which labels count", key="agreement_filters"):
        one, other = st.columns(2)
        with one:
            chosen = of_articles("agreement", project, entries)
            names = several("agreement", "Reviewers", reviewers)
        with other:
            days = of_days("agreement", entries)
            sample = _sample(sets)
    selection = replace(
        chosen,
        reviewers=tuple(names) or None,
        since=days.since,
        until=days.until,
        paragraphs=sample.places if sample else None,
    )
    of_sample = [f"paragraphs of the set {sample.id}"] if sample else []
    if said := in_words(selection, *of_sample):
        st.caption(as_markdown(said))
    return selection


def _sets(project: Project) -> list[TaskSet]:
    """What was drawn; where the record of it cannot be read, that is told, and all labels can be looked at."""
    try:
        return project.tasks.sets()
    except FramingError as problem:
        st.warning(problems.in_words(problem))
        return []


def _sample(sets: Sequence[TaskSet]) -> TaskSet | None:
    drawn = {one.id: one for one in sets if one.purpose == "reliability"}
    if not drawn:
        return None
    chosen = st.selectbox(
        "Drawn sample",
        [*drawn],
        None,
        key="agreement_sample",
        format_func=lambda id: f"{id}, {drawn[id].at[:10]}: {len(drawn[id].places):,} paragraphs",
        placeholder="All paragraphs, drawn or not",
    )
    return drawn.get(chosen)
