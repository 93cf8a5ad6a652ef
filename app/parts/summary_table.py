"""The summary's table, with figures rounded for reading; the downloads have them in full."""

from __future__ import annotations

import streamlit as st

from framing.reporting import Summary

_OF_PARAGRAPHS, _OF_WORDS = " share of paragraphs", " share of words"


def draw_table(summary: Summary) -> None:
    frame = summary.to_frame().drop(columns="orphaned")
    frame["title"] = frame["title"].where(frame["title"] != "", frame["article"])
    config = {
        "title": st.column_config.TextColumn("article", width="medium", pinned=True),
        "article": st.column_config.TextColumn("file", width="small"),
    }
    for name in frame.columns:
        if name.endswith((_OF_PARAGRAPHS, _OF_WORDS)):
            short = name.replace(_OF_PARAGRAPHS, ", % of paragraphs").replace(_OF_WORDS, ", % of words")
            frame[name] *= 100
            config[name] = st.column_config.NumberColumn(short, format="%.0f")
        elif frame[name].dtype in ("Float64", "Int64"):
            config[name] = st.column_config.NumberColumn(name, format="%.4g")
    config["balance"] = st.column_config.NumberColumn(
        "balance",
        format="%+.2f",
        help="(supportive − critical) / (supportive + critical), from −1 to +1. Empty where neither was chosen.",
    )
    first = ["title", "outlet", "date", "paragraphs", "tagged", "reviewers", "balance"]
    st.dataframe(
        frame,
        key="summary_table",
        column_config=config,
        column_order=[
            *first,
            *(name for name in frame.columns if name not in [*first, "article"]),
            "article",
        ],
        hide_index=True,
        placeholder="",
        alt="The summary, a row an article. The same figures are in the summary download.",
    )
    st.caption(
        "Shares are of the tagged paragraphs, and of their words. A paragraph may have several tags, so an article's "
        "shares may add up to more than 100 %."
    )
