"""From a mark or a sentence to the paragraphs that it is about: they stand in the section "Side by side"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from app.parts import session
from framing.reporting.comparison.chart_frame import CHOSEN

#: The widgets of "Side by side", in whose state what is read is kept.
SECTION, TAG, GROUPS, PART, PAGE, COLUMNS_PAGE = (
    "compare_section",
    "compare_tag",
    "compare_groups",
    "compare_part",
    "compare_texts_page",
    "compare_columns_page",
)


def read(tag: str, groups: Sequence[str] = (), part: str = "") -> None:
    """Go to the paragraphs that have `tag`: of some groups alone, of one part of their articles. For callbacks."""
    session.hold(SECTION, "Side by side")
    session.hold(TAG, tag)
    session.hold(GROUPS, [*groups])
    session.hold(PART, part)
    session.hold(PAGE, 1)
    session.hold(COLUMNS_PAGE, 1)


def on_click(chart: str) -> Callable[[], None]:
    """What a click on a mark of the chart with the key `chart` does."""

    def clicked() -> None:
        marks = session.chosen(chart).selection.get(CHOSEN)
        if marks:
            read(marks[0]["tag"], [marks[0]["group"]], marks[0].get("part", ""))

    return clicked


def button(key: str, tag: str, groups: Sequence[str], label: str = "Read") -> None:
    st.button(
        label,
        key=key,
        type="tertiary",
        icon=":material/arrow_forward:",
        on_click=read,
        args=(tag, groups),
    )
