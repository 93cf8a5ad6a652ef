"""Settling: the disagreements one after the other, by the keys of the tagging page, with who said what."""

from __future__ import annotations

import re

import streamlit as st

from app.parts import mask, precedent_button, reading, session, tag_bar
from app.parts.current_project import current_project
from app.parts.disagreements import said
from app.parts.disagreements.choice import Choice, address_of
from app.parts.end import onward
from app.parts.header import header_of_walk
from app.parts.leading import draw_problem
from framing.articles.places import Place
from framing.errors import ArticleError, FramingError
from framing.project import Project
from framing.tagging import Walk


def begin(project: Project, places: list[Place], lead: str, at: Place | None = None) -> Walk:
    """A walk of the adjudicator `lead` through `places`, from `at` on; it is on the walk, whatever they are."""
    return Walk(
        places if at is None or at in places else [at, *places],
        project.library.article,
        project.codebook,
        project.store,
        lead,
        at,
        role="adjudicator",
        masked_of=lambda article: mask.is_masked(current_project(), article),
    )


def place_called(project: Project, name: str | None, number: str | None) -> Place | None:
    """The paragraph that an address names; None where there is none."""
    if not name or not re.fullmatch("[0-9]{1,9}", str(number or "")):
        return None
    try:
        article = project.library.article(mask.article_called(project, name))
    except ArticleError:
        return None
    return next((Place(article.id, unit.id) for unit in article.units if unit.number == int(number)), None)


def here(project: Project, walk: Walk, choice: Choice) -> str:
    """The URL of what is shown."""
    if walk.unit is None:
        return address_of(choice)
    return address_of(choice, mask.public_name(project, walk.article.id), walk.unit.number)


def draw(project: Project, walk: Walk, choice: Choice) -> None:
    """What changes with every key."""
    away = None
    try:
        walk.refresh()
    except FramingError as problem:
        # The paragraph stays on the screen, to be settled when the labels are back.
        away = problem
    top = header_of_walk(
        project, walk, here=here(project, walk, choice), back="Disagreements", counts="Settled in this list"
    )
    if walk.unit is None:
        st.html(top)
        _end(walk)
    else:
        walk.masked = mask.is_masked(project, walk.article.id)
        name = mask.public_name(project, walk.article.id)
        ruling = walk.ruling()
        under = said.of_paragraph(walk.others(walk.unit), ruling, walk.codebook)
        if ruling is None:
            under = said.pending(walk.mark(walk.unit), walk.codebook) + under
        show = reading.whole if session.get("whole") else reading.in_context
        st.html(top + show(walk, name, link_of=lambda number: address_of(choice, name, number), under=under))
        if ruling and not ruling.lapsed:
            with st.container(horizontal_alignment="center", key="settled_here"):
                precedent_button.draw(project, walk.place)
        if session.get("note_open") and not session.get("whole"):
            code = mask.code_of(project, walk.article.id)
            tag_bar.draw_note(walk, code, "Reason of the verdict")
    tag_bar.listen(walk.codebook)
    tag_bar.draw_problem(walk, session.get("problem") or away)
    draw_problem()


def _end(walk: Walk) -> None:
    left = len(walk.units) - walk.done
    with st.container(key="article_end"):
        if not walk.units:
            st.html("<h2>Nothing to settle here</h2><p>What was to settle is gone, or its article is.</p>")
        elif left:
            st.html(f"<h2>The end of the list</h2><p>{left:,} of {len(walk.units):,} are not settled.</p>")
        else:
            count = len(walk.units)
            st.html(
                f"<h2>All settled</h2><p>{'It has a verdict' if count == 1 else f'All {count:,} have verdicts'}.</p>"
            )
        with st.container(horizontal=True):
            if left:
                onward("Go to the first that is not settled", "first_open", walk.go_to_untagged)
            onward("Back to the list", "back_to_list", session.put, "wanted", (None, None), first=not left)
