"""Settling in one go what most reviewers agree on, after showing how much that is."""

from __future__ import annotations

import streamlit as st

from app.parts import session
from app.parts.leading import as_lead
from framing.project import Project
from framing.reliability.accepting import accepted, to_accept
from framing.reliability.disagreements import Disagreements
from framing.team import Person

#: State -> how its paragraphs are called on a button, and in a sentence.
_WAYS = {
    "unanimous": ("unanimous", "on which all of two or more reviewers agree"),
    "majority": ("by majority", "on which more than half of the reviewers agree"),
}


def draw(project: Project, found: Disagreements) -> None:
    """For leads."""
    asked = session.get("accept_asked")
    counts = {state: len(to_accept(found, [state])) for state in _WAYS}
    if asked in _WAYS and counts[asked]:
        _ask(project, found, asked, counts[asked])
    elif any(counts.values()):
        with st.container(horizontal=True, key="accept"):
            for state, count in counts.items():
                if count:
                    st.button(
                        f"Accept {count:,} {_WAYS[state][0]} …",
                        key=f"accept_{state}",
                        on_click=session.put,
                        args=("accept_asked", state),
                    )
    if said := session.get("accepted"):
        st.success(said)


def _ask(project: Project, found: Disagreements, state: str, count: int) -> None:
    rows = to_accept(found, [state])
    unsure = int((found.unsure[rows] > 0).sum())
    what = f"The {count:,} paragraphs {_WAYS[state][1]}" if count > 1 else f"One paragraph {_WAYS[state][1]}"
    doubt = f" Somebody was unsure on {unsure:,} of them." if unsure else ""
    st.markdown(
        f"{what}: settle {'them' if count > 1 else 'it'} as they say?{doubt} Each verdict is yours, can be changed, "
        "and lapses when a reviewer changes their label."
    )
    with st.container(horizontal=True, key="accept"):
        st.button(
            f"Accept {count:,}",
            key="accept_sure",
            type="primary",
            on_click=_accept,
            args=(project, found, state),
        )
        st.button(
            "Leave them" if count > 1 else "Leave it",
            key="accept_not",
            on_click=session.put,
            args=("accept_asked", None),
        )


def _accept(project: Project, found: Disagreements, state: str) -> None:
    if session.get("accept_asked") != state:  # the second click of two: the first one is being answered
        return
    session.put("accept_asked", None)
    session.put("accepted", "")

    def gesture(lead: Person) -> None:
        rows = to_accept(found, [state])
        labels = project.store.append_decided(
            lambda table: accepted(found, rows, table, lead.name, project.codebook)
        )
        changed = len(rows) - len(labels)
        since = f" {changed:,} changed meanwhile, and were left." if changed else ""
        session.put("accepted", f"{len(labels):,} settled.{since}")

    as_lead(gesture)
