"""Framing: in short, the strips on one scale, shares and balance with their intervals."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import streamlit as st

from app.parts import figures_behind
from app.parts import strips as strips_of
from app.parts.compare.found import in_short
from app.parts.compare.look import Look
from app.parts.compare.reading_list import on_click
from app.parts.listing import draw_pages, page_of
from app.parts.text import as_html, as_markdown
from framing.articles import Article
from framing.errors import ArticleError
from framing.reporting import strips
from framing.reporting.comparison.chart_frame import CHOSEN
from framing.reporting.comparison.charts import balance_chart, share_bars
from framing.reporting.comparison.frames import balance_frame, comparison_frame
from framing.reporting.comparison.groups import titled
from framing.reporting.comparison.in_words import method, terms
from framing.reporting.comparison.picture_words import balance_in_words, shares_in_words
from framing.reporting.picture_frames import strips_frame

#: So many groups, or strips, are drawn on one page of the pictures.
PER_PAGE = 20


def draw(look: Look) -> None:
    st.html(short(look))
    _strips(look)
    rows = page_of(range(len(look.comparison.groups)), PER_PAGE, "compare_page")
    if look.comparison.by == "outlet":
        draw_pages(look.comparison.groups, PER_PAGE, "compare_page")
    _shares(look, rows)
    _balance(look, rows)
    with st.expander("How the intervals were made"):
        st.markdown(as_markdown(" ".join(method(look.comparison))))


def short(look: Look) -> str:
    """HTML."""
    said = in_short(look)
    listed = "".join(f"<li>{as_html(sentence)}</li>" for sentence in said)
    return (
        f'<section class="in-short"><h2>In short</h2><ul>{listed}</ul><p>{as_html(terms(said))}</p></section>'
    )


def _strips(look: Look) -> None:
    st.subheader("Framing strips", anchor=False)
    st.caption(
        "Each article from first paragraph to last, a cell a paragraph, as wide as it has words: all on one scale. "
        "Click a cell to read the paragraph."
    )
    # Of articles they are the rows of all pictures, and turned over with them.
    key = "compare_page" if look.comparison.by == "article" else "compare_strips_page"
    draw_pages(look.articles, PER_PAGE, key)
    ids = page_of(look.articles, PER_PAGE, key)
    codebook = look.project.codebook
    comparison = look.comparison
    drawn = strips(articles(look, ids), look.seen.labels, codebook, comparison.basis)
    drawn = titled(drawn, comparison.groups)
    strips_of.draw(drawn, codebook, end=longest(look))
    figures_behind.draw(look.project, "strips", lambda: strips_frame(drawn, comparison.tags))


def articles(look: Look, ids: Sequence[str]) -> list[Article]:
    """Those of `ids` that are there to be read."""
    found = []
    for id in ids:
        try:
            found.append(look.project.library.article(id))
        except ArticleError:
            continue
    return found


def longest(look: Look) -> int:
    """Words of the units of the longest article that is compared."""
    units = look.seen.units
    words = np.bincount(units.article, units.words, len(units.ids))
    compared = set(look.articles)
    return int(max((words[at] for at, id in enumerate(units.ids) if id in compared), default=0)) or 1


def _shares(look: Look, rows: Sequence[int]) -> None:
    comparison, codebook = look.comparison, look.project.codebook
    st.subheader("Shares of each tag", anchor=False)
    of = st.segmented_control(
        "Shares of",
        ["paragraphs", "words"],
        key="compare_of",
        default="paragraphs",
        required=True,
        format_func=lambda name: f"Tagged {name}",
        label_visibility="collapsed",
        persist_state="session",
    )
    st.caption(
        "A bar is the share; the white line over it is its 95 % interval, which says how far other paragraphs like these "
        "might have moved it. A paragraph may have several tags. Click a bar to read its paragraphs."
    )
    halves = st.columns(2)
    middle = -(-len(comparison.tags) // 2)
    for place, tags in enumerate((comparison.tags[:middle], comparison.tags[middle:])):
        key = f"compare_shares_{place}"
        with halves[place]:
            st.altair_chart(
                share_bars(comparison, rows, tags, of, codebook),
                key=key,
                on_select=on_click(key),
                selection_mode=CHOSEN,
                alt=shares_in_words(comparison, rows, tags, of, codebook),
            )
    figures_behind.draw(look.project, "comparison", lambda: comparison_frame(comparison))


def _balance(look: Look, rows: Sequence[int]) -> None:
    comparison = look.comparison
    if not comparison.has_balance:
        return
    st.subheader("Balance", anchor=False)
    st.caption(
        "(supportive − critical) / (supportive + critical), with its 95 % interval. A dash: neither tag was chosen."
    )
    st.altair_chart(
        balance_chart(comparison, rows, look.project.codebook),
        key="compare_balance",
        on_select=on_click("compare_balance"),
        selection_mode=CHOSEN,
        alt=balance_in_words(comparison, rows),
    )
    figures_behind.draw(look.project, "balance", lambda: balance_frame(comparison))
