"""The sets of paragraphs that stand: how far each reviewer is, and taking a set back. For leads."""

from __future__ import annotations

import streamlit as st

from app.parts import session
from app.parts.agreement.look import Look
from app.parts.header import bar
from app.parts.leading import as_lead
from app.parts.text import as_html, as_markdown
from framing.project import Project
from framing.team.pile import pile
from framing.team.tasks import Purpose, TaskSet


def draw(look: Look, purpose: Purpose) -> None:
    for one in look.project.tasks.sets():
        if one.purpose == purpose:
            _set(look, one)


def _set(look: Look, one: TaskSet) -> None:
    with st.container(key=f"set_{one.id}"):
        st.html(
            f'<div class="task-set"><h4>{as_html(one.id)}</h4>'
            f'<p dir="auto">{paragraphs(len(one.places))}, set {one.at[:10]} by {as_html(one.by)}</p>'
            f'<div class="shares">{"".join(_share(look, one, name) for name in one.reviewers)}</div></div>'
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            if session.get("set_asked") == one.id:
                st.markdown("Nobody will be asked for what is left of it; tags that were given stay. Go on?")
                st.button(
                    "Withdraw it",
                    key=f"withdraw_sure_{one.id}",
                    type="primary",
                    on_click=_withdraw,
                    args=(look.project, one.id),
                )
                _asks("Keep it", f"withdraw_not_{one.id}", None)
            else:
                _asks("Withdraw …", f"withdraw_{one.id}", one.id)


def _share(look: Look, one: TaskSet, name: str) -> str:
    project = look.project
    tasks = [task for task in one.tasks if task.reviewer == name]
    found = pile(tasks, project.library, look.seen.labels, masked=project.team.mask_source)
    total, gone = len(found.places), len(tasks) - len(found.places)
    notes = []
    if gone:
        notes.append(f"{gone:,} gone from the articles")
    if project.team.members and not project.team.member(name):
        notes.append("not in team.toml")
    about = f"<small>{', '.join(notes)}</small>" if notes else ""
    return f"<div>{bar(as_html(name), total - found.left, total)}{about}</div>"


def _asks(label: str, key: str, asked: str | None) -> None:
    st.button(label, key=key, type="tertiary", on_click=session.put, args=("set_asked", asked))


def _withdraw(project: Project, id: str) -> None:
    session.put("set_asked", None)
    as_lead(lambda lead: project.tasks.withdraw(lead.name, id))


def said_after(told: str) -> None:
    """What the last gesture did, once."""
    if told:
        st.success(as_markdown(told))


def paragraphs(count: int) -> str:
    return f"{count:,} paragraph" + ("" if count == 1 else "s")
