"""Tag: choose an article, read it, say with one key how each paragraph frames its subject."""

from __future__ import annotations

import re
import time

import streamlit as st

from app.parts import article_end, article_list, mask, reading, session, set_paragraphs, sign_in, tag_bar
from app.parts.address import SetFor, address, asked_by, set_address
from app.parts.current_project import current_project
from app.parts.header import header
from app.parts.problems import told
from app.parts.sight import shows_others
from app.parts.text import as_markdown
from framing.errors import ArticleError, FramingError
from framing.project import Project
from framing.tagging import Desk, Walk

project = current_project()


def sit_down() -> Desk | None:
    """The desk that the address, a clicked link or the session asks for; None is the article list."""
    here = asked_by(st.query_params)
    wanted = session.get("wanted")
    if wanted is None and here != (None, None) and here != session.get("address"):
        wanted = here
    session.put("wanted", None)
    desk = session.desk()
    if wanted is None and desk is not None and is_outdated(project, desk):
        wanted = where(project, desk)
    if wanted is None:
        return desk
    if isinstance(wanted, SetFor):
        session.put("whole", False)
        walk = set_paragraphs.sit_down(project, wanted.code)
        if walk is None:
            session.leave_desk()
        return walk
    article, paragraph = wanted
    if article is None:
        session.leave_desk()
        return None
    article = mask.article_called(project, article)
    number = int(paragraph) if re.fullmatch("[0-9]{1,9}", str(paragraph or "")) else None
    session.put("whole", False)
    if is_at(desk, article) and not is_outdated(project, desk):
        if number is not None:
            desk.go(number)
        return desk
    session.change_desk()
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


def is_at(desk: Desk | None, article: str) -> bool:
    """Whether `desk` is one at `article`, and no walk that has come to it."""
    return desk is not None and not isinstance(desk, Walk) and desk.article.id == article


def is_outdated(project: Project, desk: Desk) -> bool:
    """Whether `desk` was made under another codebook, or for other paragraphs than are set by now."""
    return desk.codebook != project.codebook or set_paragraphs.is_old(project, desk)


def where(project: Project, desk: Desk) -> tuple[str, str | None] | SetFor:
    """What is shown at `desk`, as a URL asks for it."""
    if isinstance(desk, Walk):
        return set_paragraphs.where(project, desk)
    return mask.public_name(project, desk.article.id), str(desk.unit.number) if desk.unit else None


def address_of(project: Project, desk: Desk) -> str:
    """The URL that leads to what is shown at `desk`."""
    found = where(project, desk)
    return set_address(found.code) if isinstance(found, SetFor) else address(*found)


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
    on_walk = isinstance(desk, Walk)
    if set_paragraphs.is_old(project, desk):
        session.put("wanted", where(project, desk))
        st.rerun()
    away = None
    if desk.article is not None:
        # What is set is decided alone, whatever is discussed.
        desk.discussed = not on_walk and shows_others(project, desk.article.id)
        desk.masked = mask.is_masked(project, desk.article.id)
    try:
        desk.refresh()
    except FramingError as problem:
        # The paragraph stays on the screen, to be decided when the labels are back.
        away = problem
    session.put("address", where(project, desk))
    top = set_paragraphs.header(project, desk) if on_walk else header(project, desk)
    if desk.unit is None and on_walk:
        st.html(top)
        set_paragraphs.draw_end(desk)
    elif session.get("whole"):
        st.html(top + reading.whole(desk, mask.public_name(project, desk.article.id)))
    elif desk.unit is None:
        st.html(top)
        article_end.draw(project, desk)
    else:
        st.html(top + reading.in_context(desk, mask.public_name(project, desk.article.id)))
        if session.get("note_open"):
            tag_bar.draw_note(desk, mask.code_of(project, desk.article.id))
    tag_bar.listen(desk.codebook)
    tag_bar.draw_problem(desk, session.get("problem") or away)


session.take_seat("desk")
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
        tag_bar.save_note_left(address_of(project, seated))
    st.html(reading.tag_colours(project.codebook))
    tag_bar.draw(project.codebook)
    tagging()
