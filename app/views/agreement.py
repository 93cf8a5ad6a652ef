"""Agreement: how far reviewers read the tags alike, with how sure that is, and where they do not."""

from __future__ import annotations

import streamlit as st

from app.parts import sign_in
from app.parts.agreement import filters, sections
from app.parts.agreement.found import found_for
from app.parts.agreement.look import Look
from app.parts.agreement.missing import missing
from app.parts.current_project import current_project, read_what_is_new
from app.parts.sight import seen_by
from app.parts.text import as_markdown


def page() -> None:
    project, person = current_project(), sign_in.person()
    unread = read_what_is_new(project, max_age=2.0)
    seen = seen_by(person, project)
    selection = filters.draw(project, person, seen)
    seen, found = found_for(seen, selection, project.codebook)
    look = Look(project, person, seen, selection, found)
    if unread:
        st.caption(f"{unread:,} articles are still being read; their labels are not counted yet.")
    if not person.is_lead and project.team.blind:
        st.caption("From your own labels, and everybody's in the articles that are open for discussion.")
    name = st.segmented_control(
        "Section",
        sections.names(person.is_lead),
        key="agreement_section",
        default="Tags",
        required=True,
        label_visibility="collapsed",
    )
    if name not in sections.WITHOUT_OVERLAP and (first := missing(look)):
        st.info(as_markdown(first.what_to_do), title=first.title)
        return
    sections.draw(name, look)


with st.container(key="agreement"):
    st.title("Agreement", anchor=False)
    st.markdown(
        "Can these tags be trusted? Where several people tagged the same paragraph, this page says how far they agree."
    )
    page()
