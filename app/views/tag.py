"""Tag: choose an article, read it, say with one key how each paragraph frames its subject."""

from __future__ import annotations

import re
import time

import streamlit as st

from app.parts import article_end, article_list, mask, reading, session, sign_in, tag_bar
from app.parts.address import address
from app.parts.current_project import current_project
from app.parts.header import header
from app.parts.problems import told
from app.parts.sight import shows_others
from app.parts.text import as_markdown
from framing.errors import ArticleError, FramingError
from framing.tagging import Desk

project = current_project()


def sit_down() -> Desk | None:
    """The desk that the address, a clicked link or the session asks for; None is the article list."""
    here = (st.query_params.get("article"), st.query_params.get("paragraph"))
    wanted = session.get("wanted")
    if wanted is None and here != (None, None) and here != session.get("address"):
        wanted = here
    session.put("wanted", None)
    desk = session.desk()
    if wanted is None and desk is not None and desk.codebook != project.codebook:
        wanted = (desk.article.id, desk.unit.number if desk.unit else None)
    if wanted is None:
        return desk
    article, paragraph = wanted
    if article is None:
        session.leave_desk()
        return None
    article = mask.article_called(project, article)
    number = int(paragraph) if re.fullmatch("[0-9]{1,9}", str(paragraph or "")) else None
    session.put("whole", False)
    if desk is not None and desk.article.id == article and desk.codebook == project.codebook:
        if number is not None:
            desk.go(number)
        return desk
    said = session.get("said")
    session.leave_desk()
    session.put("said", said)
    desk = Desk(
        project.library.article(article),
        project.codebook,
        project.store,
        sign_in.person().name,
        number,
        tags_headline=not project.team.mask_source,
        masked=mask.is_masked(project, article),
        discussed=shows_others(project, article),
    )
    session.put("desk", desk)
    return desk


@st.fragment(key=tag_bar.FRAGMENT)
def tagging() -> None:
    """What changes with every key."""
    if session.get("wanted") is not None:
        st.rerun()
    with told():
        sign_in.person()
        article_as_it_stands(session.desk())
    session.put("shown_at", time.monotonic())


def article_as_it_stands(desk: Desk) -> None:
    project = current_project()  # as it is by now: the team's rules may have changed since the page was drawn
    away = None
    desk.discussed = shows_others(project, desk.article.id)
    desk.masked = mask.is_masked(project, desk.article.id)
    try:
        desk.refresh()
    except FramingError as problem:
        # The paragraph stays on the screen, to be decided when the labels are back.
        away = problem
    name = mask.public_name(project, desk.article.id)
    session.put("address", (name, str(desk.unit.number) if desk.unit else None))
    if session.get("whole"):
        st.html(header(project, desk) + reading.whole(desk, name))
    elif desk.unit is None:
        st.html(header(project, desk))
        article_end.draw(project, desk)
    else:
        st.html(header(project, desk) + reading.in_context(desk, name))
        if session.get("note_open"):
            tag_bar.draw_note(desk, mask.code_of(project, desk.article.id))
    tag_bar.listen(desk.codebook)
    tag_bar.draw_problem(desk, session.get("problem") or away)


try:
    seated = sit_down()
except ArticleError as problem:
    # Its words name the file, and so perhaps the source.
    hidden = "This article cannot be opened. It may have been renamed or removed: ask the project's lead."
    st.error(hidden if project.team.mask_source else as_markdown(str(problem)))
    seated = None

if seated is None:
    st.query_params.clear()
    article_list.draw(project)
else:
    if seated.unit is not None:
        tag_bar.save_note_left(address(mask.public_name(project, seated.article.id), seated.unit.number))
    st.html(reading.tag_colours(project.codebook))
    tag_bar.draw(project.codebook)
    tagging()
