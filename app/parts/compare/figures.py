"""Figures cited: the numbers and dates of the articles lined up, each with its sentence and link."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

import streamlit as st

from app.parts import mask, session
from app.parts.compare.figures_table import Cited, table
from app.parts.compare.look import Look
from app.parts.compare.overview import articles
from app.parts.figures_behind import csv_button
from app.parts.listing import draw_pages, page_of
from app.parts.text import as_markdown
from framing.figures import LineUp, figures_of, line_up, places_tagged
from framing.figures.layout import NAMES
from framing.figures.of_articles import usual_tag
from framing.phrases import counted

if TYPE_CHECKING:
    import pandas as pd

#: So many lines stand on a page.
_LINES = 15
_ALL, _EVERY = "All paragraphs", "Everything"
_NUMBERS, _DATES = "Numbers", "Dates"


def draw(look: Look) -> None:
    st.caption(
        "Numbers and dates that the articles cite, found by rules and lined up by the words around them: read the "
        "sentences before you quote. Whether two figures contradict each other is for you to judge."
    )
    tag = _paragraphs(look)
    found = _found(look, tag)
    if not found.lines:
        st.info(
            "No figure is cited in these paragraphs. Look in all paragraphs, or choose further articles above.",
            title="No figures",
        )
        return
    part, state = _choice(found)
    lines = [
        line
        for line in (found.dates if part == _DATES else found.quantities)
        if state in (_EVERY, line.state)
    ]
    if not lines:
        st.markdown("None of these.")
    st.html(table(page_of(lines, _LINES, "figures_page"), _cited(look, found)))
    draw_pages(lines, _LINES, "figures_page")
    _download(look, found)


def _paragraphs(look: Look) -> str | None:
    """Whose paragraphs are looked through: a tag's, or None for all."""
    usual = usual_tag(look.seen.labels, look.project.codebook)
    tags = [tag.name for tag in look.project.codebook.tags]
    chosen = st.selectbox(
        "Figures in",
        [_ALL, *tags],
        tags.index(usual) + 1 if usual else 0,
        key="figures_where",
        format_func=lambda name: name if name == _ALL else f"Paragraphs tagged {name}",
        persist_state="session",
    )
    return None if chosen == _ALL or chosen not in tags else chosen


def _choice(found: LineUp) -> tuple[str, str]:
    counts = {name: sum(line.state == name for line in found.lines) for name in NAMES}
    with st.container(horizontal=True, vertical_alignment="bottom", key="figures_choice"):
        part = st.segmented_control(
            "Kind",
            [_NUMBERS, _DATES],
            key="figures_part",
            default=_NUMBERS,
            required=True,
            format_func=lambda name: f"{name} ({len(found.dates if name == _DATES else found.quantities):,})",
            persist_state="session",
        )
        states = [_EVERY, *(name for name in NAMES if counts[name])]
        if session.chosen("figures_state") not in states:  # of what is looked through by now there is none
            session.hold("figures_state", _EVERY)
        state = st.segmented_control(
            "Show",
            states,
            key="figures_state",
            required=True,
            format_func=lambda name: NAMES.get(name, name).capitalize(),
            persist_state="session",
        )
    return part, state


def _found(look: Look, tag: str | None) -> LineUp:
    """The figures lined up, worked out once for all who see the same."""
    project = look.project
    places = None if tag is None else places_tagged(look.seen.labels, tag)
    hidden = frozenset(id for id in look.articles if mask.is_masked(project, id))
    return _lined_up(
        str(project.folder), project.library.version, look.articles, places, hidden, lambda: _read(look)
    )


@st.cache_resource(max_entries=16, show_spinner="Reading the figures …")
def _lined_up(
    folder: str,
    version: Hashable,
    ids: tuple[str, ...],
    places: frozenset | None,
    hidden: frozenset[str],
    _read: Callable,
) -> LineUp:
    read = _read()
    figures = figures_of(read, places)
    if hidden:  # a headline would tell the source
        secret = {
            (article.id, unit.number)
            for article in read
            if article.id in hidden
            for unit in article.units
            if mask.is_hidden(unit)
        }
        figures = [figure for figure in figures if (figure.article, figure.number) not in secret]
    return line_up(figures, read)


def _read(look: Look) -> list:
    return list(articles(look, dict.fromkeys(look.articles)))


def _cited(look: Look, found: LineUp) -> dict[str, Cited]:
    """What stands for each article: its title, and what it is called in addresses."""
    entries = {entry.id: entry for entry in look.seen.articles}
    return {
        id: Cited(mask.title_of(look.project, entries[id]), mask.public_name(look.project, id))
        for id in found.articles
        if id in entries
    }


def _download(look: Look, found: LineUp) -> None:
    def frame() -> pd.DataFrame:
        from framing.figures.layout import to_frame

        made = to_frame(found)
        made["article"] = made["article"].map(lambda id: mask.public_name(look.project, id))
        return made

    csv_button("Figures cited (CSV)", look.project, "figures cited", frame, "figures_csv")
    differ = sum(line.state == "differ" for line in found.lines)
    st.caption(
        as_markdown(
            f"{counted(sum(len(line.figures) for line in found.lines), 'figure')} in {counted(len(found.lines), 'line')}; "
            f"{differ:,} may disagree. docs/figures.md says what is found and what is left out."
        )
    )
