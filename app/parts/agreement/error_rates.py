"""How common each tag is by the second opinion, and what each reviewer takes for what."""

from __future__ import annotations

import streamlit as st

from app.parts.figures_table import Column, table
from app.parts.listing import draw_pages, page_of
from app.parts.reading import tag_name
from app.parts.text import as_html
from framing.codebook import Codebook
from framing.labels import NONE
from framing.reliability.in_words import share, signed
from framing.reliability.second_opinion import SecondOpinion

_REVIEWERS = 6

#: What stands for "no tag fits" at the head of a column: its key.
_NONE = "0"


def draw(codebook: Codebook, found: SecondOpinion) -> None:
    _prevalences(found)
    _confusions(codebook, found)


def _prevalences(found: SecondOpinion) -> None:
    columns = (
        Column("Majority", "The share of paragraphs with a majority that this is the majority on"),
        Column("Estimate", "The share of all paragraphs, estimated"),
    )
    rows = [
        (
            tag_name(found.reading.categories[at]),
            (share(float(found.shares[at])), share(float(found.estimate.prevalences[at]))),
            False,
        )
        for at in found.chosen
    ]
    st.subheader("How common each tag is", anchor=False)
    st.html(f'<div class="narrow">{table("Prevalence", "Tag", columns, rows)}</div>')


def _confusions(codebook: Codebook, found: SecondOpinion) -> None:
    st.subheader("Who takes what for what", anchor=False)
    st.caption(
        "A row is what a paragraph is by the estimate; in it, how often the reviewer says each tag. On the diagonal, "
        "framed, they say what it is. A row of dashes: the reviewer is not expected to have met it."
    )
    reviewers = [at for at in range(len(found.reading.ratings.reviewers)) if _has_tagged(found, at)]
    letters = " · ".join(
        f"<b>{as_html(letter(codebook, found.reading.categories[at]))}</b> {as_html(tag_name(found.reading.categories[at]))}"
        for at in found.chosen
    )
    shown = page_of(reviewers, _REVIEWERS, "second_opinion_reviewers")
    tables = "".join(confusion_html(codebook, found, reviewer) for reviewer in shown)
    st.html(f'<p class="letters" dir="auto">{letters}</p><div class="confusions">{tables}</div>')
    draw_pages(reviewers, _REVIEWERS, "second_opinion_reviewers")


def _has_tagged(found: SecondOpinion, reviewer: int) -> bool:
    return not found.estimate.confusion.mask[reviewer].all()


def letter(codebook: Codebook, category: str) -> str:
    """What stands for a category at the head of a column."""
    tag = codebook.by_name.get(category)
    return tag.letter if tag else _NONE if category == NONE else category


def confusion_html(codebook: Codebook, found: SecondOpinion, reviewer: int) -> str:
    """A reviewer's error rates: a row for what is, a column for what they say."""
    categories, rates = found.reading.categories, found.estimate.confusion[reviewer]
    heads = "".join(
        f'<th scope="col" title="says {as_html(tag_name(categories[said]))}">'
        f"{as_html(letter(codebook, categories[said]))}</th>"
        for said in found.chosen
    )
    body = "".join(
        f'<tr><th scope="row" dir="auto">{as_html(tag_name(categories[true]))}</th>'
        + "".join(
            _cell(None if rates.mask[true, said] else float(rates.data[true, said]), true == said)
            for said in found.chosen
        )
        + "</tr>"
        for true in found.chosen
    )
    name = as_html(found.reading.ratings.reviewers[reviewer])
    return (
        f'<table class="confusion"><caption dir="auto">{name}</caption>'
        f'<thead><tr><th scope="col"><small>is ↓ says →</small></th>{heads}</tr></thead><tbody>{body}</tbody></table>'
    )


def _cell(rate: float | None, right: bool) -> str:
    kind = "right" if right else "wrong"
    if rate is None:
        return f'<td class="{kind}">–</td>'
    return f'<td class="{kind}" style="--rate:{rate:.3f}">{signed(rate, 2)}</td>'
