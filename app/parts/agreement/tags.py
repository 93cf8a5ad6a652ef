"""Tags: the weakest one in a sentence, all of them as a chart, every figure in a table."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from app.parts.agreement import onward
from app.parts.agreement.look import Look
from app.parts.agreement.take_away import draw_downloads
from app.parts.figures_table import Column, table
from app.parts.text import as_html, as_markdown
from framing.reliability.agreement import Agreement
from framing.reliability.charts import forest
from framing.reliability.coefficients import Coefficients
from framing.reliability.in_words import (
    LEVELS,
    ONE_TAG_ONLY,
    SETS,
    drawings,
    figure,
    forest_in_words,
    left_out,
    level_of,
    lopsided,
    share,
    span,
    undefined_reasons,
    undivided,
    verdict,
)
from framing.reliability.intervals import Interval
from framing.undefined import Figure, Undefined, number

_COLUMNS = (
    Column("α", "Krippendorff's alpha: 1 is full agreement, 0 is chance"),
    Column("Conclusions", "Reliable from .800, tentative from .667", text=True),
    Column("95 % interval", "Where alpha might be, had other articles been read"),
    Column("α < .667", "The probability that alpha is below .667"),
    Column("α < .800", "The probability that alpha is below .800"),
    Column("Agree", "Percent agreement: mean over paragraphs"),
    Column("AC1", "Gwet's AC1, which suffers less where almost all labels say the same"),
    Column("Fleiss κ", "Fleiss' kappa, for any number of reviewers"),
    Column("Cohen κ", "Cohen's kappa, for exactly two reviewers"),
    Column("Share", "Prevalence: the share of all labels that hold the tag"),
    Column("Compared", "Paragraphs with labels of at least two reviewers, of all that are tagged"),
    Column("Reviewers", "Who share a paragraph with another"),
)


def draw(look: Look) -> None:
    found = look.found
    st.html(headline(found))
    if found.weakest is not None:
        onward.draw(found.weakest)
    st.altair_chart(forest(found), key="agreement_forest", alt=forest_in_words(found))
    st.html(figures(found))
    for said in (
        *lopsided(found),
        *undivided(found),
        *undefined_reasons(found),
        *left_out(found),
        *drawings(found),
    ):
        st.caption(as_markdown(said))
    with st.expander("What the figures mean"):
        st.markdown(_MEANING)
    draw_downloads(look)


def headline(found: Agreement) -> str:
    """The weakest tag, as HTML."""
    said = verdict(found)
    level = said.level or "undefined"
    return (
        f'<div class="verdict {level}"><p class="weakest">{as_html(said.sentence)}</p>'
        f"<p>{as_html(said.meaning)}</p></div>"
    )


def figures(found: Agreement) -> str:
    """The table, as HTML: a row a tag, one for the exclusive reading, one for each distance of sets."""
    two = len(found.ratings.reviewers) == 2
    left = [column for column in _COLUMNS if two or column.name != "Cohen κ"]
    weakest = found.weakest
    rows = [
        (tag, _cells(one.figures, one.interval, _prevalence(one.figures)), tag == weakest)
        for tag, one in found.tags.items()
    ]
    rows.append((ONE_TAG_ONLY, _cells(found.exclusive.figures, found.exclusive.interval, None), False))
    for key, one in found.sets.items():
        rows.append((SETS[key], _of_alpha(one.alpha, one.interval), False))
    places = [_COLUMNS.index(column) for column in left]
    return table(
        "Agreement on each tag",
        "Tag",
        left,
        [(name, [cells[at] if at < len(cells) else "" for at in places], mark) for name, cells, mark in rows],
        mark="weakest",
    )


def _cells(of: Coefficients, interval: Interval | Undefined, prevalence: float | None) -> list[str]:
    return [
        *_of_alpha(of.alpha, interval),
        share(number(of.percent_agreement)),
        *map(figure, (of.ac1, of.fleiss_kappa, of.cohen_kappa)),
        share(prevalence) if prevalence is not None else "",
        f"{of.pairable_units:,} of {of.units:,}",
        str(of.reviewers),
    ]


def _of_alpha(alpha: Figure, interval: Interval | Undefined) -> list[str]:
    below: Iterable[str] = ("–", "–")
    if not isinstance(interval, Undefined):
        below = (share(interval.below_tentative), share(interval.below_reliable))
    return [figure(alpha), LEVELS.get(level_of(alpha), "–"), span(interval), *below]


def _prevalence(of: Coefficients) -> float | None:
    return None if isinstance(of.prevalence, Undefined) else of.prevalence[1]


_MEANING = """
**α** (Krippendorff's alpha) says how far reviewers agree beyond chance: 1 is full agreement, 0 is what chance alone
would give, below 0 is less than that. Each tag is a question of its own: does this paragraph have it, or not?

- **from .800**: conclusions can be drawn from the tag;
- **from .667**: tentative conclusions only;
- **below**: the tag is not read alike. Talk about the disagreements, sharpen its definition, tag anew.

The **interval** says how far α might be off, since other articles would have given another figure. A wide one asks for
more paragraphs that several reviewers tag. There is no average over tags: a study is as reliable as the weakest tag
that it draws on.

**One tag only** takes the tags as one choice, on the paragraphs where nobody gave two. **Sets of tags** compares whole
decisions, where two that share a tag are closer than two that share none. **AC1** and **κ** (kappa) are other ways to
take chance out of percent agreement; reviewers who see figures of one will ask for the other. *docs/agreement.md* has all
formulas, and their sources.
"""
