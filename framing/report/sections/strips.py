"""Strips: every article from first paragraph to last."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from framing.report.content import Picture, Section, Table, parts, words
from framing.report.gathering import Findings
from framing.reporting.charts import framing_strips
from framing.reporting.in_words import describe, row_labels, strips_in_words
from framing.reporting.picture_frames import strips_frame
from framing.reporting.strip import Strip

if TYPE_CHECKING:
    import pandas as pd

#: So many strips fit a page of A4 under one another.
PER_PICTURE = 15

#: Of more articles than this, the first so many are drawn.
MOST_DRAWN = 300

#: Pictures of so many paragraphs in all have their figures on the page; those of more, in the files alone.
_MOST_CELLS = 20_000


def section(findings: Findings) -> Section:
    """A strip of paragraphs for each article."""
    codebook, left_out = findings.project.codebook, len(findings.strips) - MOST_DRAWN
    strips = findings.strips[:MOST_DRAWN]
    cells = sum(len(strip.cells) for strip in strips)
    longest = max(
        (strip.cells[-1].start + strip.cells[-1].words for strip in strips if strip.cells), default=1
    )
    pictures = [
        Picture(
            f"strips-{place}",
            f"Framing strips{which}",
            strips_in_words(some, codebook),
            partial(framing_strips, some, codebook, end=longest),
            data(findings, some, which) if cells <= _MOST_CELLS else None,
        )
        for place, (which, some) in enumerate(parts(strips, PER_PICTURE), start=1)
    ]
    return Section(
        "strips",
        "Articles from first paragraph to last",
        (
            words(
                "A cell is a paragraph, as wide as it has words; all articles are drawn on one scale. A cell that is"
                " split shows what its reviewers chose, in parts."
            ),
            words(
                f"The first {MOST_DRAWN:,} articles are drawn; {left_out:,} more are in paragraphs.csv."
                if left_out > 0
                else "",
                kind="note",
            ),
            *pictures,
        ),
        frames={"paragraphs": [frame(findings)]},
    )


def data(findings: Findings, some: list[Strip], which: str) -> Table:
    """The cells of `some` strips, a row each."""
    codebook = findings.project.codebook
    labels = row_labels((strip.article, strip.title) for strip in some)
    rows = tuple(
        (label, str(cell.number), str(cell.words), describe(cell, codebook), "yes" if cell.unsure else "")
        for label, strip in zip(labels, some, strict=True)
        for cell in strip.cells
    )
    columns = (("Article", True), ("Paragraph", False), ("Words", False), ("Tags", True), ("Unsure", True))
    return Table(f"The paragraphs{which}", columns, rows)


def frame(findings: Findings) -> pd.DataFrame:
    """A row a paragraph: its place, its words, the share of its decisions that hold each tag."""
    return strips_frame(findings.strips, findings.summary.tags)
