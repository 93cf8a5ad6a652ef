"""The codebook beside the paragraph: what each tag means, and settled paragraphs as examples, while tagging."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app.parts import mask, precedents, sign_in
from app.parts.address import address
from app.parts.precedents import Example
from app.parts.problems import in_words
from app.parts.text import as_html, as_markdown
from framing.codebook import Codebook, Tag
from framing.errors import FramingError
from framing.labels import NONE
from framing.project import Project
from framing.tagging import Desk

#: So many examples of a tag are in view, so that the definitions stay close together; the others are one click away.
_IN_VIEW = 1

_HINT = (
    "A tag's key or button tags the paragraph and goes on. Shift and the key, or the + beside it, adds the tag or "
    "takes it off, and stays."
)


def draw(project: Project, desk: Desk | None) -> None:
    """The panel for whoever sits at `desk`. Where examples cannot be read, it has none, and says so."""
    examples: list[Example] = []
    try:
        if desk is not None:
            examples = precedents.beside(project, desk)
        if sign_in.person().is_lead and (notice := project.precedents.notice):
            st.warning(as_markdown(notice))
    except FramingError as problem:
        st.warning(in_words(problem))
    st.html(panel(project.codebook, [(one.verdict.tags, example_html(project, one)) for one in examples]))


def panel(codebook: Codebook, examples: Sequence[tuple[Sequence[str], str]] = ()) -> str:
    """The codebook in HTML; under each tag those of `examples`, (tags, HTML), that hold it, in their order."""

    def settled(name: str) -> str:
        return _examples([html for tags, html in examples if name in tags])

    sections = [_section(codebook, place, settled(tag.name)) for place, tag in enumerate(codebook.tags)]
    if without := settled(NONE):
        sections.append(f'<section class="none"><h2><kbd>0</kbd> no tag fits</h2>{without}</section>')
    return (
        '<aside class="definitions" aria-label="Definitions" tabindex="0">'
        f"<p>{_HINT}</p>{''.join(sections)}</aside>"
    )


def example_html(project: Project, example: Example) -> str:
    """A settled paragraph as it is read, why it was settled so, and where it stands."""
    article, paragraph, verdict = example
    reason = (
        verdict.note and f'<p class="reason"><b>Why:</b> <span dir="auto">{as_html(verdict.note)}</span></p>'
    )
    link = as_html("./" + address(mask.public_name(project, article.id), paragraph.number))
    title = as_html(mask.title_of(project, article))
    tags = [tag for tag in verdict.tags if tag != NONE]
    together = f" · settled as {as_html(' and '.join(tags))}" if len(tags) > 1 else ""
    return (
        f'<figure><blockquote dir="auto">{as_html(paragraph.text)}</blockquote>{reason}'
        f'<figcaption><a data-go="1" href="{link}"><span dir="auto">{title}</span>, paragraph '
        f"{paragraph.number}</a>{together}</figcaption></figure>"
    )


def _section(codebook: Codebook, place: int, examples: str) -> str:
    tag = codebook.tags[place]
    return (
        f'<section class="tag{place}"><h2><kbd>{as_html(tag.key)}</kbd> {as_html(tag.name)}</h2>'
        f"<p>{as_html(tag.definition)}</p><dl>{_guidance(tag)}</dl>{examples}</section>"
    )


def _guidance(tag: Tag) -> str:
    said = (("Use when", tag.use_when), ("Not when", tag.not_when), ("Example", tag.example))
    return "".join(f"<dt>{label}</dt><dd>{as_html(text)}</dd>" for label, text in said if text)


def _examples(found: Sequence[str]) -> str:
    if not found:
        return ""
    first, rest = found[:_IN_VIEW], found[_IN_VIEW:]
    more = f"<details><summary>{len(rest)} more</summary>{''.join(rest)}</details>" if rest else ""
    return f'<div class="precedents"><h3>Settled by the lead</h3>{"".join(first)}{more}</div>'
