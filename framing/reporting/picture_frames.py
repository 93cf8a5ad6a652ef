"""What the summary's pictures show, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from framing.codebook import Codebook
from framing.labels import NONE
from framing.reporting.columns import tag_columns
from framing.reporting.in_words import bar, called
from framing.reporting.strip import Strip
from framing.reporting.summary import Summary

if TYPE_CHECKING:
    import pandas as pd


def strips_frame(strips: Iterable[Strip], tags: Sequence[str]) -> pd.DataFrame:
    """A row a paragraph: its place, its words, the share of its decisions that hold each of `tags`, and none."""
    import pandas as pd

    cells = [(strip, cell) for strip in strips for cell in strip.cells]
    columns: dict[str, object] = {
        "article": pd.array([strip.article for strip, _ in cells], "str"),
        "title": pd.array([strip.title for strip, _ in cells], "str"),
        "paragraph": pd.array([cell.number for _, cell in cells], "Int64"),
        "words": pd.array([cell.words for _, cell in cells], "Int64"),
        "reviewers": pd.array([cell.reviewers for _, cell in cells], "Int64"),
        "decided": pd.array([cell.how for _, cell in cells], "str"),
        "unsure": pd.array([int(cell.unsure) for _, cell in cells], "Int64"),
    }
    shares = [dict(cell.shares) for _, cell in cells]
    for column, name in zip([*tag_columns(tags), NONE], [*tags, NONE], strict=True):
        columns[column] = pd.array([of.get(name, 0.0) if of else None for of in shares], "Float64")
    return pd.DataFrame(columns)


def bars_frame(summary: Summary, rows: Iterable[int], codebook: Codebook) -> pd.DataFrame:
    """A row a piece of the bars of the articles `rows`: its tag, paragraphs, and share of the article's paragraphs."""
    import pandas as pd

    pieces = [(row, name, amount) for row in rows for name, amount in bar(summary, row) if amount > 0]
    articles = [summary.articles[row] for row, _, _ in pieces]
    return pd.DataFrame(
        {
            "article": pd.array([entry.id for entry in articles], "str"),
            "title": pd.array([entry.title or "" for entry in articles], "str"),
            "tag": pd.array([called(name, codebook) for _, name, _ in pieces], "str"),
            "paragraphs": pd.array([amount for _, _, amount in pieces], "Float64"),
            "share of paragraphs": pd.array(
                [amount / int(summary.paragraphs[row]) for row, _, amount in pieces], "Float64"
            ),
        }
    )
