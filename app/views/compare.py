"""Compare: how articles, or outlets, tell one story differently, and how sure that is."""

from __future__ import annotations

import streamlit as st

from app.parts import session, sign_in
from app.parts.compare import choices, sections
from app.parts.compare.found import look_at
from app.parts.compare.reading_list import SECTION
from app.parts.current_project import current_project, read_what_is_new
from app.parts.sight import seen_by
from app.parts.whose_tags import whose_tags
from framing.selection import Selection


def page() -> None:
    project, person = current_project(), sign_in.person()
    unread = read_what_is_new(project, max_age=2.0)
    seen = seen_by(person, project)
    if not person.is_lead and project.team.mask_source and not seen.articles:
        st.info(
            "Sources are hidden while you tag, so this page waits until the lead opens articles for discussion.",
            title="Not yet",
        )
        return
    asked, selection = choices.draw(project, seen)
    look = look_at(project, person, seen, asked, selection)
    if unread:
        st.caption(f"{unread:,} articles are still being read; they are not compared yet.")
    if not person.is_lead and project.team.blind:
        st.caption(whose_tags(project.discussion.state(), [entry.id for entry in look.seen.articles]))
    if not look.comparison.tagged.any():
        nothing_tagged(selection)
        return
    if not any(group.name for group in look.comparison.groups):
        st.info(
            "No article that is tagged says which outlet it is of. Begin its file with front matter: a line `---`, a line "
            "such as `outlet: The Daily Example`, and a line `---`.",
            title="No outlets to compare",
        )
        return
    session.preset(SECTION, next(iter(sections.SECTIONS)))
    name = st.segmented_control(
        "Section",
        [*sections.SECTIONS],
        key=SECTION,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    sections.draw(name, look)


def nothing_tagged(selection: Selection) -> None:
    """What to do where nothing is left to compare."""
    if selection == Selection():
        st.info(
            "Open *Tag*, choose an article and tag a paragraph: this page compares what is tagged.",
            title="Nothing is tagged yet",
        )
    else:
        st.info(
            "No tagged paragraph is in what is chosen under *Which articles*.", title="Nothing to compare"
        )


if session.get("wanted") is not None:  # a link to a paragraph was clicked
    st.switch_page("views/tag.py")

with st.container(key="compare"):
    st.title("Compare", anchor=False)
    st.markdown(
        "How differently is one story told? Articles or outlets side by side, and how sure each difference is."
    )
    page()
