"""Join links: a lead makes a personal link for each reviewer, and takes it back."""

from __future__ import annotations

import streamlit as st

from app.parts import link_list, link_maker, session, sign_in
from app.parts.current_project import current_project
from app.parts.leading import draw_problem
from app.parts.link_list import base_url
from app.parts.text import as_markdown

sign_in.require_lead()
project = current_project()


def how_links_come_into_force() -> None:
    """In solo mode nobody is asked for a link."""
    where = base_url(project).replace("`", "")
    st.info(
        f"It takes the name that is typed, and only on this machine: links made here wait. They let people in "
        f"once the server is reachable from other machines (`docs/team.md` says how), or with "
        f'`sign_in = "required"` in `team.toml`, as behind a proxy or a tunnel. They point to `{where}`: '
        f"write the address that reviewers use as `url` into `team.toml`.",
        title="This server asks nobody for a link yet",
    )


with st.container(key="team"):
    st.title("Join links", anchor=False)
    st.markdown(
        "A link is for one person: whoever opens it is that person, on every device they open it on. "
        "It can be taken back at any time."
    )
    if session.get("way") == "solo":
        how_links_come_into_force()
    for notice in project.links.notices:
        st.warning(as_markdown(notice))
    draw_problem()
    link_maker.draw(project)
    st.subheader("Links made so far", anchor=False)
    link_list.draw(project)
