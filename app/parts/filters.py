"""Which labels count, as pages ask for it: the fields, and what was chosen in words. `page` begins their keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import streamlit as st

from app.parts import mask
from framing.articles import Entry
from framing.labels import LabelTable
from framing.phrases import counted
from framing.project import Project
from framing.selection import Selection


def in_use(table: LabelTable) -> tuple[set[str], list[str]]:
    """The articles and the reviewers of the labels that can count."""
    rows = table.current(role="reviewer")
    return (
        {table.articles[code] for code in np.unique(table.article[rows]).tolist()},
        sorted({table.reviewers[code] for code in np.unique(table.reviewer[rows]).tolist()}),
    )


def of_articles(page: str, project: Project, entries: Sequence[Entry]) -> Selection:
    """Outlets and articles, among those of `entries`."""
    titles = {entry.id: mask.title_of(project, entry) for entry in entries}
    outlets = several(page, "Outlets", sorted({entry.outlet for entry in entries if entry.outlet}))
    articles = several(page, "Articles", [entry.id for entry in entries], titles)
    return Selection(articles=tuple(articles) or None, outlets=tuple(outlets) or None)


def of_days(page: str, entries: Sequence[Entry]) -> Selection:
    """When the articles were published."""
    dated = any(entry.date[:4].isdigit() for entry in entries)
    since = _day(page, "Articles published from", "from", dated)
    until = _day(page, "Articles published up to", "to", dated)
    return Selection(since=since.isoformat() if since else "", until=until.isoformat() if until else "")


def several(page: str, label: str, options: Sequence[str], titles: dict[str, str] | None = None) -> list[str]:
    titles = titles or {}
    return st.multiselect(
        label,
        options,
        key=f"{page}_{label.lower()}",
        format_func=lambda name: titles.get(name, name),
        placeholder="All",
        disabled=not options,
        persist_state="session",
    )


def in_words(selection: Selection, *more: str) -> str:
    """What is selected, and `more`, since the filters are folded away; nothing where all labels count."""
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
    said += more
    return f"Only {'; '.join(said)}." if said else ""


def _day(page: str, label: str, key: str, dated: bool) -> date | None:
    return st.date_input(
        label,
        None,
        key=f"{page}_{key}",
        format="YYYY-MM-DD",
        persist_state="session",
        disabled=not dated,
        help=None if dated else "No article that is tagged says when it was published.",
    )
