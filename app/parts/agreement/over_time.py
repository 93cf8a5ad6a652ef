"""Over time: whether reviewers drift away from each other, and whether each still agrees with herself or himself."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import streamlit as st

from app.parts.agreement.look import Look
from app.parts.figures_table import Column, table
from app.parts.listing import draw_pages, page_of
from app.parts.text import as_markdown
from framing.reliability.in_words import ONE_TAG_ONLY, figure, share, span
from framing.reliability.over_time.charts import lanes
from framing.reliability.over_time.drift import By, Course, Drift, Stretch, drift
from framing.reliability.over_time.groups import Figures
from framing.reliability.over_time.stability import Stability, stability
from framing.reliability.over_time.words import (
    DRIFT_IS,
    MIND_CHANGED,
    RETESTS_DO_NOT,
    STABILITY_IS,
    apart,
    drawn_over,
    drift_in_words,
    in_tag,
    left_out,
    noticed,
    undefined_in,
)
from framing.undefined import number

#: Reviewers in one picture, and rows in one table.
_LANES, _ROWS = 6, 20

_BY: dict[By, str] = {"week": "By week", "hundred": "By hundred paragraphs"}

_FIGURES = (
    Column("α", "Krippendorff's alpha"),
    Column("95 % interval", "Where alpha might be, had other paragraphs been read"),
    Column("Agree", "Percent agreement: mean over paragraphs"),
    Column("Compared", "Paragraphs that somebody else has tagged, too"),
)


def draw(look: Look) -> None:
    data = look.found.ratings
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Tag",
            [*data.tags, None],
            key="over_time_tag",
            index=[*data.tags].index(look.found.weakest) if look.found.weakest else 0,
            format_func=lambda tag: ONE_TAG_ONLY if tag is None else tag,
            width=260,
        )
        by = st.segmented_control(
            "Time",
            [*_BY],
            key="over_time_by",
            default="week",
            required=True,
            format_func=_BY.__getitem__,
        )
    # They are silent: reviewers are not told of them here, either.
    only_retests, retests = False, look.project.tasks.retests() if look.person.is_lead else ()
    drifting = _drift(look.seen.version, look.selection, by, look)
    st.subheader("Drift", anchor=False)
    st.markdown(DRIFT_IS)
    draw_drift(drifting, chosen)
    st.subheader("Stability", anchor=False)
    st.markdown(STABILITY_IS)
    if retests:
        only_retests = st.toggle("Only silent re-tests", key="over_time_retests")
    openings = look.project.discussion.openings()
    stable = _stability(look.seen.version, look.selection, openings, retests, only_retests, look)
    draw_stability(stable, chosen, only_retests, look.person.is_lead)
    for said in left_out(drifting, stable):
        st.caption(as_markdown(said))


def draw_drift(found: Drift, tag: str | None) -> None:
    courses = [course for course in found.courses if course.stretches]
    if not courses:
        st.markdown("Nothing to draw yet: no label here has a time that can be read.")
        return
    st.markdown(as_markdown(noticed(found, tag)))
    shown = page_of(courses, _LANES, "over_time_lanes")
    st.altair_chart(lanes(found, tag, shown), key="over_time_chart", alt=drift_in_words(found, tag, shown))
    draw_pages(courses, _LANES, "over_time_lanes")
    st.caption(
        "Each reviewer against all others together, on the paragraphs that somebody else has tagged, too. Upright lines"
        " are 95 % intervals: where two overlap widely, the difference says little. A dash at the foot: no figure. One"
        " who drifts pulls the others down a little: look for the curve that falls deepest."
    )
    rows = [(course, one) for course in shown for one in course.stretches]
    with st.expander("All figures"):
        st.html(drift_table(page_of(rows, _ROWS, "over_time_rows"), tag, found.by))
        draw_pages(rows, _ROWS, "over_time_rows")
    for said in undefined_in((f"{course.reviewer} {one.name}", in_tag(one, tag)) for course, one in rows):
        st.caption(as_markdown(said))
    figures = [in_tag(one, tag) for _, one in rows]
    st.caption(drawn_over(figures, found.draws, found.seed))


def draw_stability(found: Stability, tag: str | None, only_retests: bool, is_lead: bool) -> None:
    if not any(one.pairs for one in found.reviewers):
        if only_retests:
            st.markdown("No paragraph of a re-test was decided again yet.")
            return
        how = (
            " To have some decided again, without their first tags in view, open “Sample”." if is_lead else ""
        )
        st.markdown(
            as_markdown(f"No reviewer has decided a paragraph twice yet, at least an hour apart.{how}")
        )
        return
    st.html(stability_table(found, tag, is_lead))
    for said in undefined_in((one.reviewer, in_tag(one, tag)) for one in found.reviewers):
        st.caption(as_markdown(said))
    if not only_retests:
        st.caption(f"{MIND_CHANGED} {RETESTS_DO_NOT}" if is_lead else MIND_CHANGED)


def drift_table(rows: Sequence[tuple[Course, Stretch]], tag: str | None, by: By) -> str:
    """A row a reviewer and stretch, as HTML."""
    columns = [Column("Week" if by == "week" else "Paragraphs", text=True), *_FIGURES, Column("Tagged")]
    return table(
        f"Each reviewer against the others on {_called(tag)}",
        "Reviewer",
        columns,
        [
            (course.reviewer, [one.name, *_cells(in_tag(one, tag)), f"{one.labels:,}"], False)
            for course, one in rows
        ],
    )


def stability_table(found: Stability, tag: str | None, is_lead: bool) -> str:
    """A row a reviewer, as HTML."""
    columns = [
        *_FIGURES[:3],
        Column("Decided twice", "Paragraphs decided again, at least an hour later"),
        Column("Time between", "The median"),
    ]
    rows = []
    for one in found.reviewers:
        figures = in_tag(one, tag)
        between = "–" if one.apart_ms is None else apart(one.apart_ms)
        cells = [*_cells(figures)[:3], f"{figures.units:,}", between]
        rows.append((one.reviewer, [*cells, *([f"{one.asked:,}"] if is_lead else [])], False))
    if is_lead:
        columns.append(Column("In a re-test", "How many of them were asked for by a silent re-test"))
    return table(f"Each reviewer's first and second decision on {_called(tag)}", "Reviewer", columns, rows)


def _cells(of: Figures) -> list[str]:
    return [figure(of.alpha), span(of.interval), share(number(of.percent_agreement)), f"{of.units:,}"]


def _called(tag: str | None) -> str:
    return "the tag as one choice" if tag is None else f"“{tag}”"


@st.cache_resource(max_entries=16, show_spinner="Working out agreement over time …")
def _drift(version: Hashable, selection: Hashable, by: By, _look: Look) -> Drift:
    """Worked out once for all who see the same."""
    return drift(_look.found.ratings, _look.seen.units, _look.seen.labels, by)


@st.cache_resource(max_entries=16, show_spinner="Working out agreement over time …")
def _stability(
    version: Hashable, selection: Hashable, openings: tuple, retests: tuple, only_retests: bool, _look: Look
) -> Stability:
    seen = _look.seen
    return stability(
        seen.articles,
        seen.units,
        seen.labels,
        _look.project.codebook,
        _look.selection,
        openings=openings,
        retests=retests,
        only_retests=only_retests,
    )
