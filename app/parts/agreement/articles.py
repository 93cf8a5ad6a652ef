"""Articles: where reviewers agree and where not, by article and by outlet."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app.parts import mask
from app.parts.agreement.look import Look
from app.parts.figures_table import Column, table
from app.parts.listing import draw_pages, has_all, page_of, words_of
from app.parts.text import as_markdown
from framing.reliability.agreement import Part
from framing.reliability.in_words import figure
from framing.undefined import Undefined, number

_PER_PAGE = 25


def draw(look: Look) -> None:
    found, tags = look.found, [*look.found.tags]
    st.caption(
        "An article has few paragraphs, so its figures jump: look for those that are low on every tag, and read them"
        " together. Most often the text is unusual there, not the reviewers."
    )
    if any(part.name for part in found.outlets):
        rows = [(part.name or "No outlet named", part) for part in found.outlets]
        st.html(listing("Outlets", "Outlet", rows, tags))
    parts = _searched(_named(look))
    if not parts:
        st.markdown("No article matches.")
        return
    order = st.segmented_control(
        "Lowest first on",
        tags,
        key="agreement_articles_tag",
        default=found.weakest or tags[0],
        required=True,
        format_func=as_markdown,
    )
    parts.sort(
        key=lambda row: (number(row[1].tags[order].alpha) is None, number(row[1].tags[order].alpha) or 0.0)
    )
    st.html(listing("Articles", "Article", page_of(parts, _PER_PAGE, "agreement_articles_page"), tags))
    draw_pages(parts, _PER_PAGE, "agreement_articles_page")
    if any(isinstance(part.tags[tag].alpha, Undefined) for _, part in parts for tag in tags):
        st.caption("A dash: only one reviewer there, no paragraph of two reviewers, or nothing varies.")


def listing(caption: str, head: str, rows: Sequence[tuple[str, Part]], tags: Sequence[str]) -> str:
    """Alpha on each tag, a row a part, as HTML."""
    columns = [
        *(Column(f"α, {tag}") for tag in tags),
        Column("α, one tag only", "The tag as one choice among all"),
        Column("Compared", "Paragraphs with labels of at least two reviewers, of all that are tagged"),
        Column("Reviewers"),
    ]
    return table(
        caption,
        head,
        columns,
        [
            (
                name,
                [
                    *(figure(part.tags[tag].alpha) for tag in tags),
                    figure(part.exclusive.alpha),
                    f"{part.tags[tags[0]].pairable_units:,} of {part.tags[tags[0]].units:,}",
                    str(part.tags[tags[0]].reviewers),
                ],
                False,
            )
            for name, part in rows
        ],
    )


def _named(look: Look) -> list[tuple[str, Part]]:
    """The articles under the names that the page may show."""
    entries = {entry.id: entry for entry in look.seen.articles}
    return [
        (mask.title_of(look.project, entries[part.name]), part)
        for part in look.found.articles
        if part.name in entries
    ]


def _searched(parts: list[tuple[str, Part]]) -> list[tuple[str, Part]]:
    if len(parts) <= _PER_PAGE:
        return parts
    words = words_of(
        st.text_input("Search", key="agreement_search", type="search", placeholder="Part of a title")
    )
    return [row for row in parts if has_all(words, row[0])]
