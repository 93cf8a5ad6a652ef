"""The report: made beside the app, shown as it grows, then offered for download."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path

import streamlit as st

from app.parts import sign_in
from app.parts.current_project import current_project
from app.parts.durations import ago
from app.parts.leading import as_lead, draw_problem
from app.parts.problems import told
from app.parts.report.press import Job, Press, Wanted, reading
from app.parts.report.workplace import of_this_server
from app.parts.text import as_markdown
from framing.project import Project
from framing.reporting import BASES
from framing.reporting.downloads import file_name
from framing.team import Person

#: How often the bar moves, in seconds.
_PACE = 1.0

_BY = {"article": "Articles", "outlet": "Outlets"}
_BASIS = {"average": "Average", "final": "Final labels"}


def draw(project: Project) -> None:
    """The section "Report" of the page."""
    st.subheader("To read and print", anchor=False)
    st.markdown(
        "A page that opens without a network and prints on A4, for people who were not here: in short, summary, strips,"
        " comparison, figures cited, agreement, codebook, methods. With it all figures as CSV and Excel, and every"
        " chart as SVG and PNG."
    )
    wanted = _chosen(project)
    press = _press(str(project.folder))
    draw_problem()
    watched = _is_open(press, wanted)
    st.fragment(_state, run_every=_PACE if watched else None)(wanted, watched)


def _chosen(project: Project) -> Wanted:
    title = st.text_input(
        "Title",
        key="report_title",
        max_chars=120,
        placeholder=project.name,
        autocomplete="off",
        persist_state="session",
    )
    with st.container(horizontal=True):
        by = st.segmented_control(
            "Compare",
            _BY,
            key="report_by",
            default="article",
            required=True,
            format_func=_BY.get,
            persist_state="session",
        )
        basis = st.segmented_control(
            "Where several reviewers tagged a paragraph",
            BASES,
            key="report_basis",
            default=BASES[0],
            required=True,
            format_func=_BASIS.get,
            persist_state="session",
        )
    with_texts = st.toggle(
        "With sentences of the articles",
        value=True,
        key="report_texts",
        persist_state="session",
        help="The figures cited stand in their sentences. Switch it off where texts may not be handed on: headlines remain.",
    )
    anonymous = st.toggle(
        "Reviewers as letters",
        value=project.team.anonymous,
        key="report_anonymous",
        persist_state="session",
        help="Reviewer A, Reviewer B and so on, instead of names.",
    )
    return Wanted(by, basis, with_texts, anonymous, (title or "").strip())


def _is_open(press: Press, wanted: Wanted) -> bool:
    job = press.job(wanted)
    return job is not None and job.is_open


def _state(wanted: Wanted, watched: bool) -> None:
    """How far the report is, and what was made before. `watched`: this is drawn again every second."""
    with told():
        sign_in.require_lead()
        project = current_project()
        press = _press(str(project.folder))
        if watched != _is_open(press, wanted):
            st.rerun()  # only the whole page starts and stops the watching
        job, made = press.job(wanted), press.made(wanted)
        if job is not None and job.is_open:
            st.progress(job.share, text=as_markdown(_doing(job)))
            st.caption("You can leave this page: it goes on, and is here when you are back.")
            return
        if job is not None and job.state == "failed":
            st.error(as_markdown(job.problem))
        stale = made is not None and made.version != _version(project)
        st.button(
            "Make it anew" if made else "Make the report",
            key="report_make",
            type="primary" if stale or not made else "secondary",
            icon=":material/description:",
            on_click=_ask,
            args=(wanted,),
        )
        if made is not None:
            _offer(project, press, made, stale)


def _doing(job: Job) -> str:
    return "Another report is being made first …" if job.state == "waiting" else f"{job.doing} …"


def _offer(project: Project, press: Press, made: Job, stale: bool) -> None:
    size = made.zipped.stat().st_size / 1e6
    name = f"report by {made.wanted.by} {made.wanted.basis}"
    with st.container(horizontal=True, key="report_downloads"):
        for label, which, ending, kind in (
            ("Everything (zip)", "zipped", "zip", "application/zip"),
            ("The page alone (HTML)", "page", "html", "text/html"),
        ):
            st.download_button(
                label,
                reading(press, made.wanted, which),
                file_name=file_name(project.name, name, ending),
                mime=kind,
                key=f"report_{which}",
                icon=":material/download:",
                on_click="ignore",
            )
    news = " Labels, articles or codebook have changed since." if stale else ""
    st.caption(f"Made {ago(made.made_at)}; {max(0.1, size):.1f} MB in all.{news}")


def _ask(wanted: Wanted) -> None:
    def gesture(lead: Person) -> None:
        project = current_project()
        _press(str(project.folder)).ask(wanted, _version(project))

    as_lead(gesture)


def _version(project: Project) -> Hashable:
    """Another one where the report would be another."""
    return (
        project.store.version(),
        project.library.version,
        project.codebook.fingerprint,
        hash(project.team),
    )


@st.cache_resource(show_spinner=False)
def _press(folder: str) -> Press:
    return Press(Path(folder), of_this_server())
