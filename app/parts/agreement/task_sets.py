"""Setting what was drawn, the sets of paragraphs that stand, and taking one back. For leads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from app.parts import session
from app.parts.agreement.look import Look
from app.parts.header import bar
from app.parts.leading import as_lead
from app.parts.text import as_html, as_markdown
from framing.project import Project
from framing.reliability.in_words import counted, listed
from framing.team import Person
from framing.team.pile import pile
from framing.team.tasks import Purpose, TaskSet

Kind = Literal["sample", "retest"]

_PURPOSES: dict[Kind, Purpose] = {"sample": "reliability", "retest": "retest"}

#: Reviewer, article, paragraph number, paragraph id, as `Tasks.assign` takes them.
Drawn = tuple[str, str, int, str]


def ask(project: Project, kind: Kind, reviewers: Sequence[str], tasks: Sequence[Drawn]) -> None:
    """Whether to set `tasks`, as they were drawn for `reviewers`. The plan is forgotten then."""
    with st.container(horizontal=True, key=f"{kind}_sure"):
        st.button(
            f"Set them for {as_markdown(listed(reviewers))}",
            key=f"{kind}_set",
            type="primary",
            on_click=_assign,
            args=(project, kind, reviewers, tasks),
        )
        st.button("Do not", key=f"{kind}_not", on_click=session.put, args=(f"{kind}_plan", None))


def draw(look: Look, kind: Kind) -> None:
    """What the last gesture set, once, and all sets of that kind that stand."""
    if said := session.get(f"{kind}_said"):
        st.success(as_markdown(said))
    session.put(f"{kind}_said", "")
    for one in look.project.tasks.sets():
        if one.purpose == _PURPOSES[kind]:
            _set(look, one)


def _set(look: Look, one: TaskSet) -> None:
    with st.container(key=f"set_{one.id}"):
        st.html(
            f'<div class="task-set"><h4>{as_html(one.id)}</h4>'
            f'<p dir="auto">{counted(len(one.places), "paragraph")}, set {one.at[:10]} by {as_html(one.by)}</p>'
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


def _assign(project: Project, kind: Kind, reviewers: Sequence[str], tasks: Sequence[Drawn]) -> None:
    if session.get(f"{kind}_plan") is None:  # the second click of two: the first one is being answered
        return

    def gesture(lead: Person) -> None:
        id = project.tasks.assign(lead.name, _PURPOSES[kind], tasks)
        session.put(f"{kind}_said", f"Set for {listed(reviewers)} as {id}.")
        session.put(f"{kind}_plan", None)

    as_lead(gesture)


def _withdraw(project: Project, id: str) -> None:
    session.put("set_asked", None)
    as_lead(lambda lead: project.tasks.withdraw(lead.name, id))
