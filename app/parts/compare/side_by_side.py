"""Side by side: one tag's paragraphs from all the groups, in columns to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from app.parts import mask, session
from app.parts.address import address
from app.parts.compare.look import Look
from app.parts.compare.overview import articles
from app.parts.compare.reading_list import COLUMNS_PAGE, GROUPS, PAGE, PART, TAG
from app.parts.listing import draw_pages, page_of
from app.parts.reading import chips, tag_colours
from app.parts.text import as_html, as_markdown
from framing.articles import Article
from framing.phrases import counted
from framing.reporting.comparison.passages import Passage, passages
from framing.reporting.comparison.picture_words import PART_NAMES
from framing.tagging import Mark

#: So many columns stand beside each other, and so many paragraphs in one.
_COLUMNS, _PARAGRAPHS = 3, 8


def draw(look: Look) -> None:
    comparison = look.comparison
    tag, chosen, part = _chosen(look)
    rows = [comparison.place(name) for name in chosen] or list(range(len(comparison.groups)))
    if len(rows) > _COLUMNS:  # those with most of it to read come first
        of_tag = comparison.counts[:, comparison.tags.index(tag)]
        rows.sort(key=lambda row: -of_tag[row])
    draw_pages(rows, _COLUMNS, COLUMNS_PAGE)
    found = {row: passages(comparison, row, tag, part) for row in page_of(rows, _COLUMNS, COLUMNS_PAGE)}
    longest = max(found.values(), key=len, default=[])
    # One page of all columns: a shorter one ends before the others.
    shown = page_of(range(len(longest)), _PARAGRAPHS, PAGE)
    columns = [
        column(look, row, tag, part, of, of[slice(shown[0], shown[-1] + 1)] if shown else [])
        for row, of in found.items()
    ]
    st.html(f'{tag_colours(look.project.codebook)}<div class="side-by-side">{"".join(columns)}</div>')
    draw_pages(longest, _PARAGRAPHS, PAGE)


def _chosen(look: Look) -> tuple[str, list[str], str]:
    """The tag, the groups or none for all, the part or "" for all."""
    comparison, codebook = look.comparison, look.project.codebook
    names = {group.name: group.label for group in comparison.groups}
    # What was chosen may be gone from what is compared by now.
    if session.chosen(TAG) not in comparison.tags:
        session.hold(TAG, comparison.tags[0])
    session.hold(GROUPS, [name for name in session.chosen(GROUPS) or () if name in names])
    session.preset(PART, "")
    tag = st.segmented_control(
        "Paragraphs tagged",
        comparison.tags,
        key=TAG,
        required=True,
        format_func=lambda name: as_markdown(called(codebook, name)),
        persist_state="session",
    )
    with st.container(horizontal=True, vertical_alignment="bottom", key="compare_reading"):
        groups = st.multiselect(
            "Of",
            [*names],
            key=GROUPS,
            format_func=lambda name: names.get(name, name),
            placeholder="All that are compared",
            persist_state="session",
        )
        part = st.segmented_control(
            "Where",
            ["", *PART_NAMES],
            key=PART,
            required=True,
            format_func=lambda name: PART_NAMES.get(name, "Anywhere"),
            wrap=True,
            persist_state="session",
        )
    return tag, groups, part or ""


def called(codebook, name: str) -> str:
    """A tag with its letter, where it has one."""
    tag = codebook.by_name.get(name)
    return f"{tag.letter} {name}" if tag else name


def column(
    look: Look, row: int, tag: str, part: str, found: Sequence[Passage], shown: Sequence[Passage]
) -> str:
    """HTML: a group's head, and the paragraphs `shown` of those `found` in it."""
    comparison = look.comparison
    group = comparison.groups[row]
    texts = {article.id: article for article in articles(look, dict.fromkeys(one.article for one in shown))}
    told = f"{len(found):,} of {counted(int(comparison.tagged[row]), 'tagged paragraph')}"
    if part:
        told = f"{PART_NAMES[part]}: {counted(len(found), 'paragraph')}"
    inside = "".join(passage(look, one, texts) for one in shown)
    if not found:
        inside = '<p class="none">No paragraph here has this tag.</p>'
    return f'<section><h3 dir="auto">{as_html(group.title)}</h3><p class="told">{as_html(told)}</p>{inside}</section>'


def passage(look: Look, one: Passage, texts: Mapping[str, Article]) -> str:
    """HTML; nothing where the paragraph is gone by now."""
    article = texts.get(one.article)
    text = next((p.text for p in article.units if p.number == one.number), None) if article else None
    if text is None:
        return ""
    link = as_html("./" + address(mask.public_name(look.project, one.article), one.number))
    title = f"{as_html(mask.title_of(look.project, article))}, " if look.comparison.by == "outlet" else ""
    by = f"{round(one.share * one.decisions)} of {one.decisions} reviewers" if one.decisions > 1 else ""
    facts = " · ".join(filter(None, (PART_NAMES[one.part], by)))
    return (
        f'<article><p class="where"><a data-go="1" href="{link}" dir="auto">{title}paragraph {one.number}</a> '
        f"<small>{facts}</small></p>"
        f'<blockquote dir="auto">{as_html(text)}</blockquote>'
        f'<div class="marks">{chips(Mark(one.tags), look.project.codebook)}</div></article>'
    )
