"""A lead marks a settled paragraph as an example, or takes the mark off."""

from __future__ import annotations

import streamlit as st

from app.parts import mask
from app.parts.current_project import current_project
from app.parts.leading import as_lead
from framing.articles.places import Place
from framing.errors import NotSettled
from framing.labels import Label
from framing.project import Project
from framing.team import Person
from framing.team.precedents import verdict_on


def draw(project: Project, place: Place) -> None:
    """The button of the paragraph at `place`; nothing where that is not settled and not marked. For leads.

    What goes wrong when it is clicked is kept for `leading.draw_problem`.
    """
    marked = place in project.precedents.marked()
    verdict = _verdict(project, place)
    if verdict is None and not marked:
        return
    if not marked:
        label, icon = "Show as an example", "bookmark_add"
        tip = "Reviewers see this paragraph under its tag in the definitions, with the verdict's note as the reason."
        if not verdict.note:
            tip += " The verdict has no note: settle the paragraph with one, and they can see why."
    elif verdict is None:
        label, icon = "No longer an example", "bookmark_remove"
        tip = "It is marked as an example, and not shown while no verdict on it holds. Take the mark off."
    else:
        label, icon = "No longer an example", "bookmark_remove"
        tip = "Reviewers see this paragraph under its tag in the definitions. Take it out of there."
    st.button(
        label,
        # Keys stand in the page, and an id may name the source.
        key=f"precedent_{mask.code_of(project, place.article)}_{place.paragraph_id}",
        type="tertiary",
        icon=f":material/{icon}:",
        help=tip,
        on_click=_change,
        args=(place, not marked),
    )


def _change(place: Place, marks: bool) -> None:
    def gesture(lead: Person) -> None:
        project = current_project()
        if marks:
            verdict = verdict_on(place, project.store.read())
            project.precedents.mark(lead.name, place, verdict.paragraph)
        else:
            project.precedents.unmark(lead.name, place)

    as_lead(gesture)


def _verdict(project: Project, place: Place) -> Label | None:
    try:
        return verdict_on(place, project.store.read())
    except NotSettled:
        return None
