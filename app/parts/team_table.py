"""The lead's table: a row a reviewer, with what is theirs, what is done, and how it goes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

import streamlit as st

from app.parts.durations import a_paragraph, ago, span
from app.parts.header import bar
from app.parts.listing import draw_pages, page_of
from app.parts.text import as_html
from framing.team.standing import Standing

_PER_PAGE = 20
_LISTED, _MOST_LEFT, _SILENT = "As listed", "Most left", "Longest silent"
_COLUMNS = ("Articles", "Paragraphs", "Left", "Unsure", "Last save", "Pace", "Time left")


def draw(standings: tuple[Standing, ...], here: Collection[str]) -> None:
    rows = list(standings)
    if len(rows) > 5:
        order = st.segmented_control(
            "Order", [_LISTED, _MOST_LEFT, _SILENT], key="team_order", default=_LISTED, required=True
        )
        rows = in_order(rows, order)
    st.html(table(page_of(rows, _PER_PAGE, "team_page"), here))
    draw_pages(rows, _PER_PAGE, "team_page")
    if any(standing.elsewhere for standing in rows):
        elsewhere = sum(standing.elsewhere for standing in rows)
        st.caption(f"{elsewhere:,} decisions are in articles that are not their reviewer's; they are kept.")


def in_order(rows: list[Standing], order: str) -> list[Standing]:
    if order == _MOST_LEFT:
        return sorted(rows, key=lambda standing: -standing.left)
    if order == _SILENT:
        return sorted(rows, key=lambda standing: standing.saved_at)
    return rows


def table(rows: Sequence[Standing], here: Collection[str], now: datetime | None = None) -> str:
    """HTML."""
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Reviewer", *_COLUMNS))
    body = "".join(_row(standing, standing.name in here, now) for standing in rows)
    return (
        '<table class="team"><caption>Progress of each reviewer</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(standing: Standing, is_here: bool, now: datetime | None) -> str:
    units = None if standing.unread else standing.units
    cells = (
        bar("Articles", standing.finished, standing.articles),
        bar("Paragraphs", standing.done, units),
        f"{standing.left:,}",
        f"{standing.unsure:,}",
        as_html(ago(standing.saved_at, now)) or "never",
        "–" if standing.pace is None else a_paragraph(standing.pace),
        "–" if standing.time_left is None or not standing.left else span(standing.time_left),
    )
    drawn = "".join(f'<td data-name="{name}">{cell}</td>' for name, cell in zip(_COLUMNS, cells, strict=True))
    mark = '<small class="here">here</small>' if is_here else ""
    return f'<tr><th scope="row"><span dir="auto">{as_html(standing.name)}</span>{mark}</th>{drawn}</tr>'
