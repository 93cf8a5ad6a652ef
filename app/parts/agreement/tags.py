"""Tags: the weakest one in a sentence, all of them as a chart, every figure in a table."""

from __future__ import annotations

import streamlit as st

from app.parts.agreement import onward
from app.parts.agreement.look import Look
from app.parts.agreement.take_away import draw_downloads
from app.parts.figures_table import Column, table
from app.parts.text import as_html, as_markdown
from framing.reliability.agreement import Agreement
from framing.reliability.charts import forest
from framing.reliability.figure_rows import figure_rows
from framing.reliability.in_words import forest_in_words, notes, verdict

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
    for said in notes(found):
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
    """The table, as HTML."""
    rows = figure_rows(found)
    shown = [column for column in _COLUMNS if column.name in rows[0][1]]
    return table(
        "Agreement on each tag",
        "Tag",
        shown,
        [(of, [texts[column.name] for column in shown], of == found.weakest) for of, texts in rows],
        mark="weakest",
    )


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
