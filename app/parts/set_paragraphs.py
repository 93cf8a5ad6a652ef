"""The paragraphs that a lead has set for the reader: the way to them, and going through them one by one.

Whatever a paragraph is set for, it looks the same. Nothing here may tell a re-test from a sample: no word, no mark
of an earlier decision, no count in which it is missing.
"""

from __future__ import annotations

import hashlib

import streamlit as st

from app.parts import mask, session, sign_in
from app.parts.address import SetFor, set_address
from app.parts.end import onward, paragraphs
from app.parts.header import bar, header_of_walk
from app.parts.text import as_markdown
from framing.articles import Paragraph
from framing.articles.places import Place
from framing.errors import FramingError
from framing.project import Project
from framing.tagging import Desk, Mark, Walk
from framing.team import Person
from framing.team.pile import order, pile

_NAME = "Paragraphs set for you"


class SetWalk(Walk):
    """A reviewer's walk through what is set.

    Only the paragraph that is shown has marks: among others that have theirs, those of a re-test would stand out.
    """

    def mark(self, paragraph: Paragraph) -> Mark:
        return super().mark(paragraph) if paragraph is self.unit else Mark()

    def takes(self, paragraph: Paragraph) -> bool:
        # No paragraph of the context leads anywhere: in its article, earlier tags are to be seen.
        return False


# ----------------------------------------------------------------------------- the way in


def draw(project: Project, person: Person) -> None:
    """The line above the list of articles; nothing where nothing is set."""
    try:
        tasks = project.tasks.of(person.name)
    except FramingError as problem:
        told = (
            str(problem)
            if person.is_lead
            else "What is set for you cannot be shown: tell the project's lead."
        )
        st.warning(as_markdown(told))
        return
    if person.is_lead and (notice := project.tasks.notice):
        st.warning(as_markdown(notice))
    found = pile(tasks, project.library, project.store.read(), masked=project.team.mask_source)
    total = len(found.places)
    if total:
        about = f"{found.left:,} left" if found.left else "done"
        st.html(
            f'<ol class="articles set"><li><a data-go="1" href="{set_address()}"><span class="title">{_NAME}</span>'
            f"<small>{about}</small></a>{bar('Tagged', total - found.left, total)}</li></ol>"
        )


def sit_down(project: Project, code: str = "") -> SetWalk | None:
    """The walk at the paragraph that `code` stands for, else at the first that is left; None where nothing is set."""
    name = sign_in.person().name
    tasks = project.tasks.of(name)
    places = pile(tasks, project.library, project.store.read(), masked=project.team.mask_source).places
    if not places:
        return None
    at = next((place for place in places if code and code_of(project, place) == code), None)
    walk = session.desk()
    if isinstance(walk, SetWalk) and walk.codebook == project.codebook and session.get("set_tasks") is tasks:
        if at is not None:
            walk.go_to(at)
        return walk
    session.change_desk()
    walk = SetWalk(
        places,
        project.library.article,
        project.codebook,
        project.store,
        name,
        at,
        since=order(tasks).since,
        shows_marks=False,
        masked_of=lambda article: mask.is_masked(project, article),
    )
    session.put("desk", walk)
    session.put("set_tasks", tasks)
    return walk


def is_old(project: Project, desk: Desk | None) -> bool:
    """Whether `desk` goes through what was set before a lead set more, or took some back."""
    if not isinstance(desk, SetWalk):
        return False
    try:
        return project.tasks.of(desk.reviewer) is not session.get("set_tasks")
    except FramingError:
        return False  # a record that cannot be read keeps nobody from going on


# ------------------------------------------------------------------------------- the walk


def where(project: Project, walk: Walk) -> SetFor:
    return SetFor(code_of(project, walk.place) if walk.place else "")


def code_of(project: Project, place: Place) -> str:
    """What stands for `place` in addresses, which may not name its article."""
    text = "\n".join((project.team.seed, *place))
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:10]


def header(project: Project, walk: Walk) -> str:
    """HTML. The only count is that of what is set: in any other a re-test would be missing."""
    here = set_address(where(project, walk).code)
    return header_of_walk(project, walk, here=here, back="Articles", counts=_NAME)


def draw_end(walk: Walk) -> None:
    with st.container(key="article_end"):
        left = len(walk.units) - walk.done
        if left:
            st.html(f"<h2>The end of what is set</h2><p>{paragraphs(left)} left without a tag.</p>")
        else:
            st.html(f"<h2>All done</h2><p>{paragraphs(walk.done)} set for you, all tagged. Thank you.</p>")
        with st.container(horizontal=True):
            if left:
                onward("Go to the first untagged", "first_untagged", walk.go_to_untagged)
            else:
                onward("Back to the articles", "to_articles", session.put, "wanted", (None, None))
