"""How many paragraphs several reviewers should all tag, and which: planned, drawn at random, set. For leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import streamlit as st

from app.parts import session, sign_in
from app.parts.agreement import task_sets
from app.parts.agreement.look import Look
from app.parts.figures_table import Column, table
from app.parts.leading import as_lead, draw_problem
from app.parts.text import as_markdown
from framing.project import Project
from framing.reliability.in_words import counted, listed
from framing.reliability.sample_size import SampleSize, prevalence_in, units_needed
from framing.reliability.sample_size import draw as draw_units
from framing.team.drawing import choosable, tasks_for
from framing.team.people import clean_name

_ALPHAS = {0.667: ".667, for tentative conclusions", 0.8: ".800, to rely on", 0.9: ".900"}
_LEVELS = {0.005: ".005", 0.01: ".01", 0.05: ".05", 0.1: ".10"}
_EQUAL, _AS_TAGGED = "Equally likely", "As frequent as so far"


class Plan(NamedTuple):
    """A sample that was drawn and waits for the lead's word."""

    #: What it was drawn for: reviewers, how many paragraphs, seed.
    asked: tuple[tuple[str, ...], int, str]
    #: (article, number).
    drawn: tuple[tuple[str, int], ...]
    #: The same for each reviewer, by paragraph ids, which stay what they were when it was drawn.
    tasks: Sequence[tuple[str, str, int, str]]
    by_outlet: Mapping[str, int]
    #: Articles that were left out because they are open for discussion.
    opened: int


def draw(look: Look) -> None:
    sign_in.require_lead()
    project = look.project
    st.subheader("A sample for reliability", anchor=False)
    st.markdown(
        "Agreement can be relied on when enough paragraphs, drawn at random, are tagged by several reviewers, each on"
        " their own. The reviewers find them on their *Tag* page, among whatever else is set for them. Figures of the sample alone: *Which labels count*, *Drawn sample*."
    )
    reviewers, size = _questions(look)
    if len(reviewers) < 2:
        st.caption("Choose two reviewers or more.")
    else:
        _answer(project, reviewers, size)
    draw_problem()
    task_sets.draw(look, "sample")


def _questions(look: Look) -> tuple[tuple[str, ...], SampleSize]:
    """Who is to tag the sample, and how many paragraphs it takes."""
    team, found = look.project.team, look.found
    names = team.reviewers or tuple(sorted(look.seen.labels.reviewers))
    chosen = st.multiselect(
        "Reviewers",
        names,
        default=names if 2 <= len(names) <= 4 else None,
        key="sample_reviewers",
        accept_new_options=not team.members,
        placeholder="Who is to tag all of it",
    )
    reviewers = tuple(dict.fromkeys(name for typed in chosen if (name := clean_name(typed))))
    with st.container(horizontal=True, vertical_alignment="bottom", key="sample_questions"):
        minimum = st.selectbox(
            "Smallest α that would do", _ALPHAS, index=1, key="sample_alpha", format_func=_ALPHAS.get
        )
        level = st.selectbox("Level", _LEVELS, index=2, key="sample_level", format_func=_LEVELS.get)
        prevalence = prevalence_in(found.ratings)
        frequent = st.segmented_control(
            "Tags",
            [_EQUAL, _AS_TAGGED],
            key="sample_tags",
            default=_EQUAL,
            required=True,
            disabled=not prevalence,
        )
    prevalence = prevalence if frequent == _AS_TAGGED else {}
    size = units_needed(
        len(look.project.codebook.tags),
        prevalence,
        reviewers=max(2, len(reviewers)),
        minimum=minimum,
        level=level,
    )
    if size.units is None:
        st.warning(as_markdown(size.reason))
    else:
        most = (
            f" It is “{size.deciding}” that takes so many: it is the farthest from half."
            if size.deciding
            else ""
        )
        st.markdown(
            f"**{counted(size.units, 'paragraph')}** {'is' if size.units == 1 else 'are'} enough to tell an α of {_ALPHAS[minimum][:4]} from less at the level"
            f" {_LEVELS[level]}, with {max(2, len(reviewers))} reviewers (Krippendorff's approximation)."
            + as_markdown(most)
        )
    if size.left_out:
        st.caption(as_markdown(f"Never or always there, and so left out: {listed(size.left_out)}."))
    return reviewers, size


def _answer(project: Project, reviewers: tuple[str, ...], size: SampleSize) -> None:
    """How many to draw, the draw, and setting it."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="sample_draw"):
        proposed = size.units or 1
        wanted = st.number_input(
            # A key of its own for each number that is proposed, so that the proposal shows.
            "Paragraphs",
            1,
            1_000_000,
            proposed,
            key=f"sample_wanted_{proposed}",
        )
        seed = st.text_input(
            "Seed",
            key="sample_seed",
            max_chars=80,
            help="Any text. The same seed draws the same paragraphs, and of more of them the same first.",
        )
        asked = (reviewers, int(wanted), seed)
        st.button("Draw them", key="sample_go", on_click=_draw, args=(project, asked))
    plan = session.get("sample_plan")
    if plan is None or plan.asked != asked:
        return
    count = len(plan.drawn)
    if not count:
        st.warning(
            "There is no paragraph to draw: every article is open for discussion, or none was read yet."
        )
        return
    articles = len({article for article, _ in plan.drawn})
    short = "" if count == wanted else f", which is all there are: {int(wanted):,} were wanted"
    st.markdown(f"{counted(count, 'paragraph')} of {counted(articles, 'article')} drawn{short}.")
    if plan.opened:
        st.caption(
            f"Left out: {plan.opened:,} articles that are open for discussion, where tags of others can be read."
        )
    with st.container(key="sample_outlets"):
        st.html(
            table(
                "Drawn evenly over outlets",
                "Outlet",
                [Column("Paragraphs")],
                [(name or "(none named)", [f"{drawn:,}"], False) for name, drawn in plan.by_outlet.items()],
            )
        )
    task_sets.ask(project, "sample", reviewers, plan.tasks)


def _draw(project: Project, asked: tuple[tuple[str, ...], int, str]) -> None:
    def gesture(lead) -> None:
        units, openness = project.library.unit_arrays(), project.discussion.state()
        chosen_from = choosable(units, openness, masked=project.team.mask_source)
        found = draw_units(chosen_from, project.library.entries(), *asked[1:])
        tasks = tasks_for(asked[0], found.paragraphs, chosen_from)
        opened = sum(map(openness.is_open, units.ids))
        session.put("sample_plan", Plan(asked, found.paragraphs, tasks, found.by_outlet, opened))

    session.put("sample_plan", None)
    as_lead(gesture)
