"""Making join links: one by one, or for everybody in team.toml who has none."""

from __future__ import annotations

import streamlit as st

from app.parts import session
from app.parts.leading import as_lead
from app.parts.link_list import address_of, draw_address
from app.parts.text import as_markdown
from framing.project import Project
from framing.team.links import Link
from framing.team.people import Member, clean_name, name_key

#: What is offered, and the days that it stands for; None is for ever.
_LENGTHS = {"1 day": 1, "1 week": 7, "30 days": 30, "90 days": 90, "1 year": 365, "Until revoked": None}
_USUAL = "30 days"


def draw(project: Project) -> None:
    without = people_without(project)
    names = [member.name for member in without]
    with st.container(horizontal=True, vertical_alignment="bottom", key="link_maker"):
        name = st.selectbox(
            "For",
            names,
            index=None,
            key="link_name",
            accept_new_options=True,
            placeholder="Choose somebody, or type a name" if names else "Type a name",
        )
        member = project.team.member(name)
        role = st.segmented_control(
            "Role",
            ["reviewer", "lead"],
            # A key of its own for each role that is proposed, so that the proposal shows.
            key=f"link_role_{member.role if member else 'reviewer'}",
            default=member.role if member else "reviewer",
            required=True,
            format_func=str.capitalize,
        )
        length = st.selectbox("Works for", _LENGTHS, index=list(_LENGTHS).index(_USUAL), key="link_length")
        st.button(
            "Make the link",
            key="link_make",
            type="primary",
            disabled=clean_name(name) is None,
            on_click=_make,
            args=(project, [(name, role)], _LENGTHS[length]),
        )
    if without:
        some = "1 person" if len(without) == 1 else f"{len(without)} people"
        st.button(
            f"Make links for the {some} in team.toml who have none",
            key="link_make_all",
            on_click=_make,
            args=(project, [(member.name, member.role) for member in without], _LENGTHS[length]),
        )
    _draw_made(project)


def people_without(project: Project) -> list[Member]:
    """Who of team.toml has no link that works, in its order."""
    have = {name_key(link.name) for link in project.links.all() if link.state() == "active"}
    return [member for member in project.team.members if name_key(member.name) not in have]


def _make(project: Project, people: list[tuple[str, str]], days: float | None) -> None:
    def gesture(lead) -> None:
        made = []
        for typed, role in people:
            member = project.team.member(typed)
            name = member.name if member else clean_name(typed)
            made.append(project.links.invite(name, role, days=days, by=lead.name).id)
        session.put("links_made", tuple(made))
        session.empty("link_name")  # the next link is for somebody else
        session.put("link_shown", None)

    session.put("links_made", ())
    as_lead(gesture)


def _draw_made(project: Project) -> None:
    """The links of the last gesture, to be copied or taken away, as far as they still work."""
    links = {link.id: link for link in project.links.all() if link.state() == "active"}
    made = [links[id] for id in session.get("links_made") if id in links]
    if len(made) == 1:
        draw_address(project, made[0])
    elif made:
        st.markdown(f"**{len(made)} links.** Each lets in whoever has it: send everybody theirs alone.")
        text = as_text(project, made)
        st.code(text, language=None, wrap_lines=True, height="content" if len(made) <= 10 else 400)
        st.download_button(
            "Download as text",
            lambda: text,
            file_name=f"{project.name} links.txt",
            mime="text/plain",
            key="links_download",
            icon=":material/download:",
            on_click="ignore",
        )
    strangers = [link.name for link in made if project.team.members and not project.team.member(link.name)]
    if strangers:
        st.caption(as_markdown(f"Not in team.toml, so no article is theirs: {', '.join(strangers)}."))


def as_text(project: Project, links: list[Link]) -> str:
    """A line for each link: name and address."""
    return "\n".join(f"{link.name}: {address_of(project, link)}" for link in links)
