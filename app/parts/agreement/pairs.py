"""Pairs: how far every two reviewers agree, as a heat map and as a list, the lowest first."""

from __future__ import annotations

import streamlit as st

from app.parts.agreement import onward
from app.parts.agreement.look import Look
from app.parts.figures_table import Column, table
from app.parts.listing import draw_pages, page_of
from app.parts.text import as_markdown
from framing.reliability.agreement import Agreement, Pair
from framing.reliability.charts import heat_map
from framing.reliability.in_words import figure, heat_in_words, share
from framing.undefined import Undefined, number

_PER_PAGE = 25


def draw(look: Look) -> None:
    found = look.found
    tag = st.segmented_control(
        "Tag",
        [*found.tags],
        key="agreement_pairs_tag",
        default=found.weakest or next(iter(found.tags)),
        required=True,
        format_func=as_markdown,
    )
    called = f"“{tag}”"
    st.caption(
        as_markdown(
            f"Krippendorff's α of every two reviewers on {called}, as if there were no others; the weakest tag is chosen"
            " at first. A reviewer whose cells are all low reads the tag in another way than the rest."
        )
    )
    with st.container(key="agreement_heat"):
        st.altair_chart(
            heat_map(found.pairs, found.ratings.reviewers, tag),
            key="agreement_heat_map",
            width="content",
            alt=heat_in_words(found, tag, called),
        )
    st.caption("Dark is low, bright is high; a dash: nothing to compare, or nothing varies.")
    onward.draw(tag)
    pairs = lowest_first(found, tag)
    st.html(listing(page_of(pairs, _PER_PAGE, "agreement_pairs_page"), found, tag))
    draw_pages(pairs, _PER_PAGE, "agreement_pairs_page")


def lowest_first(found: Agreement, tag: str) -> list[Pair]:
    """The pairs by their alpha on `tag`; those without one last."""

    def place(pair: Pair) -> tuple[bool, float]:
        alpha = number(pair.tags[tag].alpha)
        return alpha is None, alpha or 0.0

    return sorted(found.pairs, key=place)


def listing(pairs: list[Pair], found: Agreement, tag: str) -> str:
    """The pairs, as HTML: the tag's figures, and alpha on the other tags."""
    others = [other for other in found.tags if other != tag]
    columns = [
        Column(f"α, {tag}", "Krippendorff's alpha"),
        Column("Agree", "The share of paragraphs on which both say the same of the tag"),
        Column("Cohen κ", "Cohen's kappa"),
        Column("Paragraphs", "Tagged by both"),
        *(Column(f"α, {other}") for other in others),
        Column("Why a dash", text=True),
    ]
    rows = []
    for pair in pairs:
        of = pair.tags[tag]
        rows.append(
            (
                " & ".join(pair.reviewers),
                [
                    figure(of.alpha),
                    share(number(of.percent_agreement)),
                    figure(of.cohen_kappa),
                    f"{of.pairable_units:,}",
                    *(figure(pair.tags[other].alpha) for other in others),
                    of.alpha.reason if isinstance(of.alpha, Undefined) else "",
                ],
                False,
            )
        )
    if not any(cells[-1] for _, cells, _ in rows):
        columns.pop()
        rows = [(name, cells[:-1], mark) for name, cells, mark in rows]
    return table(f"Pairs of reviewers, the lowest on {tag} first", "Pair", columns, rows)
