"""Disagreements: where reviewers differ, the most contested first; the lead settles with the keys of tagging."""

from __future__ import annotations

import time
from collections.abc import Hashable

import streamlit as st

from app.parts import reading, session, sign_in, tag_bar
from app.parts.current_project import current_project, read_what_is_new
from app.parts.disagreements import accept, entries, filters, settling
from app.parts.disagreements.choice import SETTLED, Choice, places
from app.parts.disagreements.found import articles_called, found_in
from app.parts.leading import as_lead, draw_problem
from app.parts.problems import told
from app.parts.sight import seen_by
from framing.articles.places import Place
from framing.reliability.disagreements import ADJUDICATED, LAPSED, Disagreements
from framing.tagging import Walk

project = current_project()
person = sign_in.person()
session.take_seat("settling")


def sit_down() -> Walk | None:
    """The walk that the address, a click or the session asks for; None is the list."""
    wanted, asked = session.get("wanted"), session.get("settle_asked")
    session.put("wanted", None)
    session.put("settle_asked", None)
    walk = session.get("settling")
    if wanted == (None, None) or not person.is_lead:
        session.leave_settling()
        if wanted not in (None, (None, None)):
            elsewhere(wanted)
        return None
    if asked is not None:
        return begin(session.get("disagreements_choice"), *asked)
    if walk is None and st.query_params.get("settle"):
        at = settling.place_called(project, st.query_params.get("article"), st.query_params.get("paragraph"))
        return begin(Choice.from_query(st.query_params), at)
    if walk is not None and (walk.codebook != project.codebook or walk.reviewer != person.name):
        walk = begin(session.get("disagreements_choice"), walk.place)
    if wanted is not None:
        at = settling.place_called(project, *wanted) if len(wanted) == 2 else None
        if walk is None or at is None or not walk.go_to(at):
            elsewhere(wanted)
    return walk


def elsewhere(wanted) -> None:
    """A link that leads to no paragraph of the walk leads to the tagging page."""
    session.put("wanted", wanted)
    st.switch_page("views/tag.py")


def begin(choice: Choice | None, at: Place | None = None) -> Walk:
    """Go through what is chosen, from `at` on."""
    choice = choice or Choice()
    seen = seen_by(person, project)
    found = found_in(seen, project.codebook)
    if choice.show != SETTLED:
        rows = choice.rows(found, articles_called(project, seen, choice.search))
    else:  # one that is settled is looked at again, by itself
        rows = choice.rows(found, ())
    walk = settling.begin(project, places(found, rows), person.name, at)
    session.put("disagreements_choice", choice)
    session.put("settling", walk)
    return walk


@st.fragment(key=tag_bar.FRAGMENT)
def settle() -> None:
    """What changes with every key."""
    if session.get("wanted") is not None or session.get("settling") is None:
        st.rerun()
    with told():
        sign_in.require_lead()
        settling.draw(current_project(), session.get("settling"), session.get("disagreements_choice"))
    session.put("shown_at", time.monotonic())
    session.get("settling").look_ahead()


# ----------------------------------------------------------------------------- the list


def the_list() -> None:
    read_what_is_new(project, max_age=2.0)
    seen = seen_by(person, project)
    found = found_in(seen, project.codebook)
    follow(seen.version)
    draw_problem()
    if not (found.reviewers > 1).any():
        nothing_yet()
        return
    st.markdown(f"**{in_words(found)}**")
    if person.is_lead:
        accept.draw(project, found)
    before = session.get("disagreements_choice") or Choice.from_query(st.query_params)
    choice = filters.draw(project, found, before)
    session.put("disagreements_choice", choice)
    st.query_params.from_dict(choice.query)
    rows = choice.rows(found, articles_called(project, seen, choice.search))
    if not len(rows):
        st.info(
            why_empty(found) if choice == Choice() else "Nothing here: no paragraph is as the filters say."
        )
        return
    if person.is_lead and choice.show != SETTLED:
        st.button(
            f"Settle these {len(rows):,}" if len(rows) > 1 else "Settle this one",
            key="settle_all",
            type="primary",
            on_click=ask,
            args=(None,),
        )
    entries.draw(project, found, rows, choice, ask if person.is_lead else None)


def ask(place: Place | None) -> None:
    """Have the page go through the list, from `place` on."""
    as_lead(lambda lead: session.put("settle_asked", (place,)))


def in_words(found: Disagreements) -> str:
    """How much there is to settle, and how much is."""
    rows = found.order()
    left = int((found.state[rows] != ADJUDICATED).sum())
    lapsed, settled = int((found.state == LAPSED).sum()), int((found.state == ADJUDICATED).sum())
    among = f", {lapsed:,} of them with a verdict that lapsed" if lapsed else ""
    paragraphs = int((found.reviewers > 1).sum())
    of = f"{paragraphs:,} paragraph{' is' if paragraphs == 1 else 's are'} tagged by two or more."
    return f"{left:,} to settle{among}{';' if among else ','} {settled:,} settled. {of}"


def why_empty(found: Disagreements) -> str:
    if (found.state == ADJUDICATED).any():
        return "All is settled. “Settled” under “Show” lists it."
    return "Nothing to settle: on what two or more have tagged, they agree."


def nothing_yet() -> None:
    if person.is_lead or not project.team.blind:
        st.info("As soon as two people have tagged the same paragraph, it shows here whether they differ.")
    else:
        st.info(
            "This page is about articles that a lead has opened for discussion. In none of them have two people tagged the"
            " same paragraph."
        )


@st.fragment(run_every=3)
def follow(version: Hashable) -> None:
    """Says when the list is not what it would be by now; it does not change under the reader's eyes."""
    with told():
        changed = seen_by(sign_in.person(), current_project()).version != version
    if changed and st.button("Labels have changed since: show the list as it is", key="list_anew"):
        st.rerun()


walk = sit_down()
if walk is None:
    with st.container(key="disagreements"):
        st.title("Disagreements", anchor=False)
        st.markdown(
            "Where reviewers tagged a paragraph differently, the most contested first. Settle it with the keys of tagging."
            if person.is_lead
            else "Where reviewers tagged a paragraph differently, the most contested first. A lead settles it."
        )
        st.html(reading.tag_colours(project.codebook))
        the_list()
else:
    if walk.unit is not None:
        tag_bar.save_note_left(settling.here(project, walk, session.get("disagreements_choice")))
    st.html(reading.tag_colours(project.codebook))
    tag_bar.draw(project.codebook, note="Reason")
    settle()
