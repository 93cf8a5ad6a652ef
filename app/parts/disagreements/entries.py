"""The list: an entry a paragraph, with its text, who said what, and what became of it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import streamlit as st

from app.parts import mask, precedent_button
from app.parts.address import address
from app.parts.disagreements import said
from app.parts.disagreements.choice import Choice
from app.parts.listing import draw_pages, page_of
from app.parts.text import as_html
from framing.articles import Article, Paragraph
from framing.articles.places import Place
from framing.errors import ArticleError
from framing.labels.lapses import ruling_on
from framing.project import Project
from framing.reliability.disagreements import STATES, Disagreements

_PER_PAGE = 20

_STATES = {
    "open": "no majority",
    "majority": "majority, not settled",
    "lapsed": "verdict lapsed",
    "adjudicated": "settled",
}


def draw(
    project: Project,
    found: Disagreements,
    rows: np.ndarray,
    choice: Choice,
    settle: Callable[[Place], None] | None,
) -> None:
    """The entries `rows` of `found`, page by page. `settle` is what a lead's click on one does; None for others."""
    key = f"disagreements_page_{abs(hash(choice))}"  # another choice begins on its first page
    for row in page_of(rows, _PER_PAGE, key).tolist():
        _entry(project, found, row, choice, settle)
    draw_pages(rows, _PER_PAGE, key)


def _entry(
    project: Project,
    found: Disagreements,
    row: int,
    choice: Choice,
    settle: Callable[[Place], None] | None,
) -> None:
    place = found.place(row)
    # Keys stand in the page, and an id may name the source.
    code = f"{mask.code_of(project, place.article)}_{place.paragraph_id}"
    with st.container(horizontal=True, wrap=False, key=f"disagreement_{code}", vertical_alignment="top"):
        st.html(_html(project, found, row, place, choice, links=settle is None), width="stretch")
        if settle is not None:
            state = STATES[found.state[row]]
            with st.container(width="content", horizontal_alignment="right", key=f"acts_{code}"):
                label = {"adjudicated": "Change", "lapsed": "Settle anew"}.get(state, "Settle")
                st.button(label, key=f"settle_{code}", on_click=settle, args=(place,))
                if state == "adjudicated":
                    precedent_button.draw(project, place)


def _html(
    project: Project, found: Disagreements, row: int, place: Place, choice: Choice, *, links: bool
) -> str:
    ruling = ruling_on(found.table, *place) if found.verdict[row] >= 0 else None
    lines = said.of_paragraph(found.said(row), ruling, project.codebook)
    number = int(found.number[row])
    try:
        article = project.library.article(place.article)
    except ArticleError:
        return f'<div class="dispute"><p>The article of this paragraph cannot be opened.</p>{lines}</div>'
    facts = [mask.title_of(project, article), *mask.facts_of(project, article)]
    facts = [f"<bdi>{as_html(fact)}</bdi>" for fact in facts]  # each reads from its own side, in this order
    where = f"paragraph {number}"
    if links:
        to = as_html("./" + address(mask.public_name(project, place.article), number))
        where = f'<a data-go="1" href="{to}">{where}</a>'
    state = STATES[found.state[row]]
    return (
        f'<div class="dispute"><div class="where"><b class="state {state}">{_STATES.get(state, state)}</b> '
        f"{' · '.join([*facts, where])}{_split(found, row, choice)}</div>"
        f"{_text(project, article, place)}{lines}</div>"
    )


def _split(found: Disagreements, row: int, choice: Choice) -> str:
    """How many hold the tag that is asked for."""
    tag = choice.within(found).tag
    if tag is None:
        return ""
    holding = int(found.holding(tag)[0][row])
    return f" · <span>{as_html(tag)}: {holding} of {int(found.reviewers[row])}</span>"


def _text(project: Project, article: Article, place: Place) -> str:
    """The paragraph, and those beside it folded away."""
    hidden = mask.is_masked(project, article.id)
    shown = [p for p in article.paragraphs if not (hidden and mask.is_hidden(p))]
    at = next((index for index, p in enumerate(shown) if p.id == place.paragraph_id), None)
    if at is None:
        return ""
    before, after = shown[max(0, at - 1) : at], shown[at + 1 : at + 2]
    return (
        f"{_paragraph(shown[at], 'text')}"
        f"<details><summary>In its context</summary>{''.join(_paragraph(p, 'beside') for p in before)}"
        f'<p class="beside">…</p>{"".join(_paragraph(p, "beside") for p in after)}</details>'
    )


def _paragraph(paragraph: Paragraph, kind: str) -> str:
    return f'<p class="{kind}" dir="auto">{as_html(paragraph.text)}</p>'
