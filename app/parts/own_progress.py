"""A reviewer's own progress, and the team's as one bar: no figure of anybody else."""

from __future__ import annotations

import streamlit as st

from app.parts import mask
from app.parts.address import address
from app.parts.current_project import assignment_of
from app.parts.durations import a_paragraph, ago, span
from app.parts.header import bar
from app.parts.listing import draw_pages, page_of
from app.parts.text import as_html
from framing.articles import Entry
from framing.project import Project
from framing.team import Person
from framing.team.board import Board
from framing.team.standing import Share, Standing

_PER_PAGE = 25


def draw(project: Project, board: Board, person: Person) -> None:
    standing = board.standing(person.name)
    if standing is None or not standing.articles:
        st.info("Open *Tag* and choose an article: your progress shows here.", title="Nothing is yours yet")
    else:
        st.html(_own(standing))
    st.html(
        '<h2>The team</h2><div class="big">'
        + bar("Paragraphs tagged", board.team_done, None if board.unread else board.team_units)
        + "</div>"
    )
    if standing is not None:
        _articles(project, board, person)


def _own(standing: Standing) -> str:
    units = None if standing.unread else standing.units
    facts = [f"{standing.left:,} left", f"{standing.unsure:,} unsure"]
    if standing.saved_at:
        facts.append(f"last save {ago(standing.saved_at)}")
    if standing.pace is not None:
        facts.append(a_paragraph(standing.pace))
        if standing.left:
            length = span(standing.time_left)
            about = "" if length.startswith("under") else "about "
            facts.append(f"{about}{length} to go, without breaks")
    return (
        f'<div class="big">{bar("Your articles", standing.finished, standing.articles)}'
        f"{bar('Your paragraphs', standing.done, units)}</div>"
        f"<p>{' · '.join(as_html(fact) for fact in facts)}</p>"
    )


def _articles(project: Project, board: Board, person: Person) -> None:
    order = assignment_of(project).articles_of(person.name) if project.team.members else None
    shares = board.of_reviewer(person.name, order)
    # What is left comes first, in the reviewer's own order.
    shares = [s for s in shares if not s.finished] + [s for s in shares if s.finished]
    entries = {entry.id: entry for entry in project.library.entries()}
    items = [
        _item(project, entries[share.article], share)
        for share in page_of(shares, _PER_PAGE, "own_page")
        if share.article in entries
    ]
    if items:
        st.html(f'<h2>Your articles</h2><ol class="articles">{"".join(items)}</ol>')
    draw_pages(shares, _PER_PAGE, "own_page")


def _item(project: Project, entry: Entry, share: Share) -> str:
    facts = list(mask.facts_of(project, entry))
    if share.finished:
        facts.append("done")
    elif share.done:
        facts.append(f"{share.left} left" if share.left is not None else "begun")
    if share.unsure:
        facts.append(f"{share.unsure} unsure")
    # Not relative to this page: the tagging page is the server's first.
    link = as_html("./" + address(mask.public_name(project, entry.id)))
    return (
        f'<li><a data-go="1" href="{link}"><span class="title" dir="auto">'
        f"{as_html(mask.title_of(project, entry))}</span>"
        f'<small dir="auto">{" · ".join(as_html(fact) for fact in facts)}</small></a>'
        f"{bar('Tagged', share.done, share.units)}</li>"
    )
