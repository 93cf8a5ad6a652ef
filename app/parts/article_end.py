"""An article's end: what was done, and where to go on."""

from __future__ import annotations

import streamlit as st

from app.parts import mask, session
from app.parts.current_project import assignment_of
from app.parts.end import onward, paragraphs
from app.parts.reading import chips
from app.parts.text import as_html, as_markdown
from framing.articles import Entry
from framing.labels import NONE
from framing.project import Project
from framing.tagging import Desk, Mark
from framing.team import next_article


def draw(project: Project, desk: Desk) -> None:
    with st.container(key="article_end"):
        left = len(desk.units) - desk.done
        if not desk.units:
            st.html("<h2>Nothing to tag here</h2><p>This article holds no paragraph that is tagged.</p>")
        elif left:
            st.html(f"<h2>The end of the article</h2><p>{paragraphs(left)} left without a tag.</p>")
        else:
            st.html(f"<h2>Article done</h2><p>You tagged all of its {paragraphs(len(desk.units))}.</p>")
        st.html(_tally(desk))
        with st.container(horizontal=True):
            if left:
                onward("Go to the first untagged", "first_untagged", desk.go_to_untagged)
            elif following := _following(project, desk):
                label = f"Next article: {as_markdown(mask.title_of(project, following))}"
                onward(label, "next_article", session.put, "wanted", (following.id, None))
            else:
                whose = "of this project" if assignment_of(project).is_open else "that is yours to tag"
                st.html(f"<p>Every article {whose} is done. Thank you.</p>")
            st.button("Read it again from the top", key="again", on_click=_again, args=(desk,))


def _following(project: Project, desk: Desk) -> Entry | None:
    """The next article of the reviewer's own that has something left to tag."""
    return next_article(
        project.library,
        project.store.read(),
        desk.reviewer,
        desk.article.id,
        assignment_of(project) if project.team.members else None,
        masked=project.team.mask_source,
    )


def _tally(desk: Desk) -> str:
    tally = desk.tally()
    unsure = sum(1 for unit in desk.units if desk.mark(unit).unsure)
    notes = sum(1 for unit in desk.units if desk.mark(unit).note)
    names = [*desk.codebook.names, NONE, *sorted(set(tally) - set(desk.codebook.names) - {NONE})]
    rows = [
        f"<tr><td>{chips(Mark((name,)), desk.codebook)}</td><td>{tally[name]}</td></tr>"
        for name in names
        if tally[name] or name in desk.codebook.names
    ]
    extra = [(unsure, "marked unsure"), (notes, "with a note")]
    rows += [f"<tr><td>{as_html(what)}</td><td>{count}</td></tr>" for count, what in extra if count]
    return f'<table class="tally">{"".join(rows)}</table>'


def _again(desk: Desk) -> None:
    desk.go(desk.units[0].number)
