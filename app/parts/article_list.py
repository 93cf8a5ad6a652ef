"""The list of articles: what there is, what is whose, how far this reviewer is, what could not be opened."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from app.parts import mask, set_paragraphs, sign_in
from app.parts.address import address
from app.parts.current_project import assignment_of, read_what_is_new, team_problem
from app.parts.header import bar
from app.parts.listing import draw_pages, has_all, page_of, words_of
from app.parts.text import as_html, as_markdown
from framing.articles import Entry
from framing.project import Project
from framing.reporting.check import torn_rows
from framing.team import Person, done_by_article, units_by_article

_PER_PAGE = 25
_ALL, _TO_DO, _DONE = "All", "To do", "Done"


class Row(NamedTuple):
    entry: Entry
    #: Paragraphs to tag; None where the file has not been read yet.
    units: int | None
    done: int
    mine: bool

    @property
    def finished(self) -> bool:
        return self.units is not None and self.done >= self.units


def draw(project: Project) -> None:
    project.library.refresh()
    person = sign_in.person()
    rows = rows_for(project, person)
    shared_out = not assignment_of(project).is_open
    with st.container(key="articles"):
        _heading(project, person, rows, shared_out)
        if person.is_lead:
            _problems(project)
        set_paragraphs.draw(project, person)
        if not rows:
            st.info(
                "Put articles as .txt or .md files into the project's `sources` folder and reload this page.",
                title="No articles yet",
            )
            return
        found = _filtered(project, rows)
        shown = page_of(found, _PER_PAGE, "articles_page")
        if not shown:
            st.markdown("No article matches.")
        elif not shared_out:
            st.html(_list(project, shown))
        else:
            _two_lists(project, rows, shown)
        draw_pages(found, _PER_PAGE, "articles_page")


def rows_for(project: Project, person: Person) -> list[Row]:
    """The articles, `person`'s own first and in an order of their own where the project has a team."""
    assignment = assignment_of(project)
    masked = project.team.mask_source
    entries = {entry.id: entry for entry in project.library.entries()}
    done = done_by_article(project.library, project.store.read(), person.name, masked=masked)
    units = units_by_article(project.library, masked=masked)
    mine = assignment.articles_of(person.name) if project.team.members else tuple(entries)
    theirs = set(mine)
    others = [article for article in entries if article not in theirs]
    if masked:  # file names in order would tell of the names
        others.sort(key=lambda article: mask.code_of(project, article))
    order = [*mine, *others]
    return [
        Row(entries[article], units[article], done.get(article, 0), article in theirs)
        for article in order
        if article in entries
    ]


def _heading(project: Project, person: Person, rows: list[Row], shared_out: bool) -> None:
    counted = [row for row in rows if row.mine] if shared_out else rows
    unread = sum(row.units is None for row in rows)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title("Articles", anchor=False)
        with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
            st.html(
                f'<span class="who">Tagging as <b dir="auto">{as_html(person.name)}</b></span>',
                width="content",
            )
            sign_in.draw_sign_out()
    if counted:
        st.html(
            bar(
                f"Your progress over {'your' if shared_out else 'all'} articles, in paragraphs",
                sum(row.done for row in counted),
                None if any(row.units is None for row in counted) else sum(row.units for row in counted),
            )
        )
    elif rows:
        leads = " The *Team* page shows how far everybody is." if person.is_lead else ""
        st.markdown(f"No article is assigned to you.{leads}")
    if unread:
        _still_reading(project, unread)


@st.fragment(run_every="1s")
def _still_reading(project: Project, unread: int) -> None:
    """Counts down what is `unread`, and draws the list anew when half of it has been read, and all."""
    left = read_what_is_new(project)
    if 2 * left <= unread:
        st.rerun()
    st.caption(
        f"{left:,} of {len(project.library.ids):,} articles are still being read; their titles and lengths follow by themselves."
    )


def _problems(project: Project) -> None:
    problems = project.library.problems
    if wrong := team_problem():
        st.warning(as_markdown(f"{wrong} What the file said before holds meanwhile."))
    for told in (*torn_rows(project.store.torn), project.discussion.notice):
        if told:
            st.warning(as_markdown(told))
    if problems:
        count = len(problems)
        with st.expander(
            f"{count} file{'s' if count > 1 else ''} could not be opened", icon=":material/warning:"
        ):
            for problem in list(problems.values())[:100]:
                st.markdown(as_markdown(str(problem)))


def _filtered(project: Project, rows: list[Row]) -> list[Row]:
    masked = project.team.mask_source
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input(
            "Search",
            key="articles_search",
            type="search",
            placeholder="Name" if masked else "Title, outlet or file name",
        )
        show = st.segmented_control(
            "Show", [_ALL, _TO_DO, _DONE], key="articles_show", default=_ALL, required=True
        )
    words = words_of(typed)
    if show != _ALL:
        rows = [row for row in rows if row.finished == (show == _DONE)]
    return [row for row in rows if has_all(words, *_shown(project, row.entry))] if words else rows


def _shown(project: Project, entry: Entry) -> tuple[str, ...]:
    """What may be seen of an article in the list, and is searched."""
    return (
        mask.title_of(project, entry),
        *mask.facts_of(project, entry),
        mask.public_name(project, entry.id),
    )


def _two_lists(project: Project, rows: list[Row], shown: list[Row]) -> None:
    mine = [row for row in shown if row.mine]
    others = [row for row in shown if not row.mine]
    if mine:
        finished, all_mine = sum(row.finished for row in rows if row.mine), sum(row.mine for row in rows)
        st.html(
            _group("Yours", f"{finished} of {all_mine} done, in an order of your own") + _list(project, mine)
        )
    if others:
        st.html(_group("Not assigned to you", "others tag these; you may read them") + _list(project, others))


def _group(name: str, about: str) -> str:
    return f'<div class="group"><h2>{name}</h2><p>{about}</p></div>'


def _list(project: Project, rows: list[Row]) -> str:
    return f'<ol class="articles">{"".join(_item(project, row) for row in rows)}</ol>'


def _item(project: Project, row: Row) -> str:
    entry = row.entry
    facts = [as_html(fact) for fact in mask.facts_of(project, entry)]
    if project.discussion.state().is_open(entry.id):
        facts.append("open for discussion")
    if row.units is not None and 0 < row.done < row.units:
        facts.append(f"{row.units - row.done} left")
    link = as_html(address(mask.public_name(project, entry.id)))
    title = as_html(mask.title_of(project, entry))
    return (
        f'<li><a data-go="1" href="{link}"><span class="title" dir="auto">{title}</span>'
        f'<small dir="auto">{" · ".join(facts)}</small></a>{bar("Tagged", row.done, row.units)}</li>'
    )
