"""Where: in which part of the article each tag stands."""

from __future__ import annotations

import streamlit as st

from app.parts import figures_behind
from app.parts.compare.look import Look
from app.parts.compare.overview import PER_PAGE
from app.parts.compare.reading_list import on_click
from app.parts.compare.side_by_side import called
from app.parts.listing import draw_pages, page_of
from app.parts.text import as_markdown
from framing.reporting.comparison.chart_frame import CHOSEN
from framing.reporting.comparison.charts import position_map
from framing.reporting.comparison.frames import positions_frame
from framing.reporting.comparison.picture_words import positions_in_words

_ALL = ""

#: Up to so many groups, all tags are drawn one under the other.
_FEW = 5


def draw(look: Look) -> None:
    comparison, codebook = look.comparison, look.project.codebook
    tag = st.segmented_control(
        "Tag",
        [_ALL, *comparison.tags],
        key="compare_where_tag",
        default=_ALL if len(comparison.groups) <= _FEW else comparison.tags[0],
        required=True,
        format_func=lambda name: as_markdown(called(codebook, name)) if name else "All tags",
        persist_state="session",
    )
    st.caption(
        "Which share of the tagged paragraphs has the tag, and of how many: in the headline, and in each third of the "
        "rest of the article, by words. Click a cell to read its paragraphs."
    )
    draw_pages(comparison.groups, PER_PAGE, "compare_page")
    rows = page_of(range(len(comparison.groups)), PER_PAGE, "compare_page")
    tags = comparison.tags if tag == _ALL else (tag,)
    st.altair_chart(
        position_map(comparison, rows, tags, codebook),
        key="compare_map",
        on_select=on_click("compare_map"),
        selection_mode=CHOSEN,
        alt=positions_in_words(comparison, rows, tags, codebook),
    )
    figures_behind.draw(look.project, "positions", lambda: positions_frame(comparison))
