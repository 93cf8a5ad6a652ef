"""Join links: what they look like to people, and the list of all that were made."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from app.parts import session
from app.parts.durations import day
from app.parts.leading import as_lead
from app.parts.listing import draw_pages, has_all, page_of, words_of
from app.parts.text import as_html, as_markdown
from framing.project import Project
from framing.team.links import Link

_PER_PAGE = 25
_ACTIVE, _ALL = "Active", "All"


def address_of(project: Project, link: Link) -> str:
    """What a browser is given to join by `link`. It lets in whoever has it."""
    return f"{base_url(project)}/join/{project.links.token(link)}"


def base_url(project: Project) -> str:
    """Where reviewers reach this server: as team.toml says, else as the lead does."""
    if project.team.url:
        return project.team.url.rstrip("/")
    here = urlsplit(st.context.url or "")
    path = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{here.scheme}://{here.netloc}" + (f"/{path}" if path else "") if here.netloc else ""


def draw_address(project: Project, link: Link) -> None:
    """The link to be copied, and what it does."""
    st.code(address_of(project, link), language=None, wrap_lines=True)
    st.caption(
        as_markdown(
            f"Whoever opens this link is {link.name}, a {link.role} of this project. "
            f"Send it to {link.name}, and to nobody else."
        )
    )


def draw(project: Project) -> None:
    links = project.links.all()
    if not links:
        st.info("Make the first one above, and send it to whom it is for.", title="No links yet")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input("Search", key="links_search", type="search", placeholder="Name")
        show = st.segmented_control("Show", [_ACTIVE, _ALL], key="links_show", default=_ACTIVE, required=True)
    words = words_of(typed)
    found = [
        link for link in links if (show == _ALL or link.state() == "active") and has_all(words, link.name)
    ]
    if not found:
        st.markdown("No link matches.")
    for link in page_of(found, _PER_PAGE, "links_page"):
        _draw_link(project, link)
    draw_pages(found, _PER_PAGE, "links_page")


def _draw_link(project: Project, link: Link) -> None:
    asked, shown = session.get("link_asked") == link.id, session.get("link_shown") == link.id
    active = link.state() == "active"
    with st.container(horizontal=True, vertical_alignment="center", key=f"link_{link.id}"):
        st.html(link_html(link), width="stretch")
        if active and asked:
            _button("Revoke for good", f"revoke_sure_{link.id}", _revoke, project, link.id, type="primary")
            _button("Keep it", f"keep_{link.id}", session.put, "link_asked", None)
        elif active:
            label, show = ("Hide link", None) if shown else ("Show link", link.id)
            _button(label, f"show_{link.id}", session.put, "link_shown", show)
            _button("Revoke …", f"revoke_{link.id}", session.put, "link_asked", link.id)
    if active and asked:
        st.caption(
            as_markdown(
                f"It then lets nobody in any more, and whoever came in by it as {link.name} has to leave."
            )
        )
    elif active and shown:
        draw_address(project, link)


def _button(label: str, key: str, on_click, *args, type: str = "secondary") -> None:
    st.button(label, key=key, type=type, on_click=on_click, args=args)


def link_html(link: Link) -> str:
    state = link.state()
    by = f" by {link.by}" if link.by else ""
    ends = {
        "active": f"works until {day(link.expires)}" if link.expires else "works until it is revoked",
        "expired": f"expired on {day(link.expires)}",
        "revoked": f"revoked on {day(link.revoked)}",
    }[state]
    facts = [f"made on {day(link.made)}{by}", ends]
    role = ' <span class="reader">lead</span>' if link.role == "lead" else ""
    return (
        f'<div class="team-article link {state}"><span class="title" dir="auto">{as_html(link.name)}{role}</span>'
        f'<small dir="auto">{" · ".join(as_html(fact) for fact in facts)}</small></div>'
    )


def _revoke(project: Project, id: str) -> None:
    session.put("link_asked", None)
    as_lead(lambda lead: project.links.revoke(id, by=lead.name))
