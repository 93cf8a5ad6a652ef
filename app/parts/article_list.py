"""The list of articles: what there is, how far this reviewer is, and what could not be opened."""

from __future__ import annotations

import streamlit as st

from app.parts import session
from app.parts.address import address
from app.parts.header import bar
from app.parts.sign_in import sign_out
from app.parts.text import as_html, as_markdown
from framing.articles import Entry
from framing.project import Project
from framing.reporting.check import torn_rows
from framing.team import done_by_article

_PER_PAGE = 25
_ALL, _TO_DO, _DONE = "All", "To do", "Done"


def draw(project: Project) -> None:
    project.library.refresh()
    entries = project.library.entries()
    done = done_by_article(project.library, project.store.read(), session.get("reviewer"))
    with st.container(key="articles"):
        _heading(project, entries, done)
        _problems(project)
        if not entries:
            st.info(
                "Put articles as .txt or .md files into the project's `sources` folder and reload this page.",
                title="No articles yet",
            )
            return
        found = _filtered(entries, done)
        pages = max(1, -(-len(found) // _PER_PAGE))
        page = min(st.session_state.get("articles_page", 1), pages)
        rows = found[(page - 1) * _PER_PAGE : page * _PER_PAGE]
        if rows:
            st.html(f'<ol class="articles">{"".join(_row(entry, done) for entry in rows)}</ol>')
        else:
            st.markdown("No article matches.")
        if pages > 1:
            st.pagination(pages, key="articles_page")


def _heading(project: Project, entries: list[Entry], done: dict[str, int]) -> None:
    known = [entry.units for entry in entries if entry.units is not None]
    unread = len(entries) - len(known)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title("Articles", anchor=False)
        with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
            st.html(
                f'<span class="who">Tagging as <b dir="auto">{as_html(session.get("reviewer"))}</b></span>',
                width="content",
            )
            st.button("Change", key="sign_out", type="tertiary", on_click=sign_out)
    st.html(
        bar(
            "Your progress over all articles, in paragraphs",
            sum(done.values()),
            None if unread else sum(known),
        )
    )
    if unread:
        st.caption(
            f"{unread:,} of {len(entries):,} articles are still being read; their titles and lengths follow."
        )


def _problems(project: Project) -> None:
    problems = project.library.problems
    for told in torn_rows(project.store.torn):
        st.warning(as_markdown(told))
    if problems:
        count = len(problems)
        with st.expander(
            f"{count} file{'s' if count > 1 else ''} could not be opened", icon=":material/warning:"
        ):
            for problem in list(problems.values())[:100]:
                st.markdown(as_markdown(str(problem)))


def _filtered(entries: list[Entry], done: dict[str, int]) -> list[Entry]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input(
            "Search", key="articles_search", type="search", placeholder="Title, outlet or file name"
        )
        show = st.segmented_control(
            "Show", [_ALL, _TO_DO, _DONE], key="articles_show", default=_ALL, required=True
        )
    needles = (words or "").casefold().split()

    def wanted(entry: Entry) -> bool:
        finished = entry.units is not None and done.get(entry.id, 0) >= entry.units
        if show != _ALL and finished != (show == _DONE):
            return False
        hay = f"{entry.id} {entry.title or ''} {entry.outlet or ''} {entry.date or ''}".casefold()
        return all(needle in hay for needle in needles)

    return [entry for entry in entries if wanted(entry)] if needles or show != _ALL else entries


def _row(entry: Entry, done: dict[str, int]) -> str:
    facts = " · ".join(as_html(fact) for fact in (entry.outlet, entry.date) if fact)
    link = as_html(address(entry.id))
    return (
        f'<li><a data-go="1" href="{link}"><span class="title" dir="auto">{as_html(entry.title or entry.id)}</span>'
        f'<small dir="auto">{facts}</small></a>{bar("Tagged", done.get(entry.id, 0), entry.units)}</li>'
    )
