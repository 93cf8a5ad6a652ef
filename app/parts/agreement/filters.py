"""Which labels count: the filters of the Agreement page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import streamlit as st

from app.parts import mask, problems
from app.parts.sight import Seen
from app.parts.text import as_markdown
from framing.errors import FramingError
from framing.labels import LabelTable
from framing.project import Project
from framing.reliability.in_words import counted
from framing.selection import Selection
from framing.team import Person
from framing.team.tasks import TaskSet


def draw(project: Project, person: Person, seen: Seen) -> Selection:
    """The filters, folded away, and what they select."""
    labelled, reviewers = _in_use(seen.labels)
    entries = [entry for entry in seen.articles if entry.id in labelled]
    titles = {entry.id: mask.title_of(project, entry) for entry in entries}
    outlets = sorted({entry.outlet for entry in entries if entry.outlet})
    sets = _sets(project) if person.is_lead else []
    with st.expander("Which labels count", key="agreement_filters"):
        one, other = st.columns(2)
        with one:
            chosen_outlets = _several("Outlets", outlets, "outlets")
            articles = _several("Articles", [entry.id for entry in entries], "articles", titles)
            names = _several("Reviewers", reviewers, "reviewers")
        with other:
            dated = any(entry.date[:4].isdigit() for entry in entries)
            since = _day("Articles published from", "from", dated)
            until = _day("Articles published up to", "to", dated)
            sample = _sample(sets)
    selection = Selection(
        articles=tuple(articles) or None,
        reviewers=tuple(names) or None,
        outlets=tuple(chosen_outlets) or None,
        since=since.isoformat() if since else "",
        until=until.isoformat() if until else "",
        paragraphs=sample.places if sample else None,
    )
    if said := in_words(selection, sample):
        st.caption(as_markdown(said))
    return selection


def in_words(selection: Selection, sample: TaskSet | None) -> str:
    """What is selected, since the filters are folded away; nothing where all labels count."""
    said = []
    if selection.outlets:
        said.append(f"articles of {', '.join(selection.outlets)}")
    if selection.articles:
        said.append(counted(len(selection.articles), "chosen article"))
    if selection.since:
        said.append(f"published from {selection.since}")
    if selection.until:
        said.append(f"published up to {selection.until}")
    if selection.reviewers:
        said.append(f"labels of {', '.join(selection.reviewers)}")
    if sample:
        said.append(f"paragraphs of the set {sample.id}")
    return f"Only {'; '.join(said)}." if said else ""


def _several(label: str, options: Sequence[str], key: str, titles: dict[str, str] | None = None) -> list[str]:
    titles = titles or {}
    return st.multiselect(
        label,
        options,
        key=f"agreement_{key}",
        format_func=lambda name: titles.get(name, name),
        placeholder="All",
        disabled=not options,
    )


def _day(label: str, key: str, dated: bool) -> date | None:
    return st.date_input(
        label,
        None,
        key=f"agreement_{key}",
        format="YYYY-MM-DD",
        disabled=not dated,
        help=None if dated else "No article that is tagged says when it was published.",
    )


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


def _in_use(table: LabelTable) -> tuple[set[str], list[str]]:
    """The articles and the reviewers of the labels that can count."""
    rows = table.current(role="reviewer")
    return (
        {table.articles[code] for code in np.unique(table.article[rows]).tolist()},
        sorted({table.reviewers[code] for code in np.unique(table.reviewer[rows]).tolist()}),
    )
