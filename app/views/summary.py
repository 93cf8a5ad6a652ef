"""Summary: how each article frames its subject, in numbers and pictures, and all of it to take away."""

from __future__ import annotations

from collections.abc import Hashable

import streamlit as st

from app.parts import figures_behind, sign_in
from app.parts import strips as strips_of
from app.parts.current_project import current_project, read_what_is_new
from app.parts.downloads import draw_downloads
from app.parts.listing import draw_pages, has_all, page_of, words_of
from app.parts.problems import told
from app.parts.sight import Seen, seen_by
from app.parts.summary_table import draw_table
from app.parts.text import as_markdown
from app.parts.whose_tags import whose_tags
from framing.labels import LabelTable
from framing.reporting import BASES, Summary, strips, summarise
from framing.reporting.charts import framing_bars
from framing.reporting.in_words import bars_in_words
from framing.reporting.picture_frames import bars_frame, strips_frame

project = current_project()

#: So many articles are drawn on one page of the pictures; the table holds all of them.
_PER_PAGE = 20

_BASES = {
    "average": ("Average", "Every reviewer's tags count, the reviewers of a paragraph in equal parts."),
    "final": (
        "Final labels",
        "A paragraph counts once: as its verdict says while that holds, else as more than half of its reviewers "
        "decided. Paragraphs without such a decision count as not tagged.",
    ),
}


@st.cache_resource(max_entries=32, show_spinner=False)
def summary_of(basis: str, version: Hashable, _seen: Seen) -> Summary:
    """The summary of what somebody may see, worked out once for all who see the same."""
    return summarise(_seen.articles, _seen.units, _seen.labels, project.codebook, basis)


@st.fragment(run_every=3)
def live(basis: str) -> None:
    """All that follows new labels, looked for every few seconds."""
    with told():
        numbers_and_pictures(basis)


def numbers_and_pictures(basis: str) -> None:
    project = current_project()  # as it is by now: the team's rules may have changed since the page was drawn
    project.library.refresh(max_age=2.0)
    person = sign_in.person()
    seen = seen_by(person, project)
    labels, entries = seen.labels, seen.articles
    known = sum(entry.units is not None for entry in entries)
    summary = summary_of(basis, seen.version, seen)
    if not person.is_lead and project.team.mask_source and not entries:
        st.info(
            "Sources are hidden while you tag, so the summary waits until the lead opens articles for discussion.",
            title="Not yet",
        )
        return
    if not person.is_lead and project.team.blind:
        st.caption(whose_tags(project.discussion.state(), [entry.id for entry in entries]))
    if not entries:
        st.info(
            "Put articles as .txt or .md files into the project's `sources` folder.", title="No articles yet"
        )
        return
    if not summary.tagged.any():
        st.info(
            "Open *Tag*, choose an article and tag a paragraph: this page fills as you go.",
            title="Nothing is tagged yet",
        )
    if known < len(entries):
        read_what_is_new(project)
        st.caption(f"{len(entries) - known:,} of {len(entries):,} articles are still being read.")
    draw_table(summary)
    draw_downloads(project, summary, labels)
    pictures(summary, labels, basis)
    orphans(summary)


def pictures(summary: Summary, labels: LabelTable, basis: str) -> None:
    rows = list(range(len(summary.articles)))
    typed = st.text_input(
        "Articles in the pictures",
        key="summary_search",
        type="search",
        placeholder="All: type part of a title, outlet or file name",
    )
    if words := words_of(typed):
        articles = summary.articles
        rows = [at for at in rows if has_all(words, articles[at].id, articles[at].title, articles[at].outlet)]
    if not rows:
        st.markdown("No article matches.")
        return
    draw_pages(rows, _PER_PAGE, "summary_page")
    rows = page_of(rows, _PER_PAGE, "summary_page")

    st.subheader("Framing strips", anchor=False)
    st.caption(
        "Each article from first paragraph to last, a cell a paragraph, as wide as it has words. Click a cell to read the paragraph."
    )
    articles = [
        project.library.article(summary.articles[row].id) for row in rows if summary.articles[row].units
    ]
    drawn = strips(articles, labels, project.codebook, basis)
    strips_of.draw(drawn, project.codebook)
    figures_behind.draw(project, "summary strips", lambda: strips_frame(drawn, summary.tags))

    st.subheader("Tags by article", anchor=False)
    st.caption("Every paragraph counts once; one with several tags is divided evenly among them.")
    st.altair_chart(
        framing_bars(summary, rows, project.codebook),
        key="bars",
        alt=bars_in_words(summary, rows, project.codebook),
    )
    figures_behind.draw(project, "summary bars", lambda: bars_frame(summary, rows, project.codebook))


def orphans(summary: Summary) -> None:
    """Labels that no number above can count, so that nothing seems lost."""
    lost = int(summary.orphaned.sum())
    if lost:
        st.caption(f"{lost} labels are on text that has changed since; they are kept and not counted above.")
    if summary.gone:
        names = ", ".join(sorted(summary.gone)[:10])
        st.caption(
            as_markdown(f"{sum(summary.gone.values())} labels are on articles that are gone: {names}.")
        )


with st.container(key="summary"):
    st.title("Summary", anchor=False)
    st.markdown(
        "How each article frames its subject, from the tags saved so far. The page follows new tags by itself."
    )
    basis = st.segmented_control(
        "Where several reviewers tagged a paragraph",
        BASES,
        key="basis",
        default=BASES[0],
        required=True,
        format_func=lambda name: _BASES[name][0],
    )
    st.caption(_BASES[basis][1])
    live(basis)
