"""A silent re-test: a reviewer is given paragraphs that they tagged before, among what is set for them. For leads."""

from __future__ import annotations

import secrets
from typing import NamedTuple

import streamlit as st

from app.parts import session, sign_in
from app.parts.agreement import task_sets
from app.parts.agreement.look import Look
from app.parts.leading import as_lead
from app.parts.text import as_markdown
from framing.labels import LabelTable
from framing.project import Project
from framing.reliability.in_words import counted
from framing.team.drawing import DAYS, Drawn, choosable, days_ago, draw_retest
from framing.team.pile import awaiting_retest

_USUAL = 20


class Plan(NamedTuple):
    """A re-test that was drawn and waits for the lead's word."""

    #: What it was drawn for: reviewer, how many paragraphs, days.
    asked: tuple[str, int, int]
    drawn: Drawn


def draw(look: Look) -> None:
    sign_in.require_lead()
    st.subheader("A silent re-test", anchor=False)
    st.markdown(
        "How steady is a reviewer? They are given some paragraphs a second time, mixed with whatever else is set for"
        " them and without the tags they gave before; nothing says that it is a second time. *Over time* compares the"
        " two answers. The second is their label from then on."
    )
    names = reviewers_in(look.seen.labels)
    if not names:
        st.caption("Nobody has tagged anything yet.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="retest_draw"):
        name = st.selectbox("Reviewer", names, None, key="retest_reviewer")
        count = st.number_input("Paragraphs", 1, 100_000, _USUAL, key="retest_wanted")
        days = st.number_input(
            "Tagged at least so many days ago",
            0,
            36_500,
            int(DAYS),
            key="retest_days",
            help="Of two answers less than an hour apart, “Over time” says nothing.",
        )
        asked = (name or "", int(count), int(days))
        st.button(
            "Draw them",
            key="retest_go",
            disabled=not name,
            on_click=_draw,
            args=(look.project, look.seen.labels, asked),
        )
    plan = session.get("retest_plan")
    if plan is not None and plan.asked == asked:
        _ask(look.project, plan)
    task_sets.draw(look, "retest")


def reviewers_in(table: LabelTable) -> list[str]:
    """Who has a current label as a reviewer, by name."""
    rows = table.current(role="reviewer")
    return sorted({table.reviewers[code] for code in set(table.reviewer[rows].tolist())})


def _ask(project: Project, plan: Plan) -> None:
    name, count = plan.asked[0], len(plan.drawn.paragraphs)
    if not count:
        st.warning(
            as_markdown(
                f"{name} has tagged nothing that could be asked again: it has to be so old, in an article that is not"
                " open for discussion, and not asked again already."
            )
        )
        return
    st.markdown(
        as_markdown(f"{counted(count, 'paragraph')} drawn of {plan.drawn.among:,} that {name} tagged.")
    )
    task_sets.ask(project, "retest", (name,), [(name, *paragraph) for paragraph in plan.drawn.paragraphs])


def _draw(project: Project, table: LabelTable, asked: tuple[str, int, int]) -> None:
    name, wanted, days = asked

    def gesture(lead) -> None:
        masked = project.team.mask_source
        found = draw_retest(
            choosable(project.library.unit_arrays(), project.discussion.state(), masked=masked),
            table,
            name,
            wanted,
            before=days_ago(days),
            seed=secrets.token_hex(4),
            pending=awaiting_retest(project.tasks.of(name), project.library, table, masked=masked),
        )
        session.put("retest_plan", Plan(asked, found))

    session.put("retest_plan", None)
    as_lead(gesture)
