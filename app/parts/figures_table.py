"""A table of figures, as HTML: read by screen readers, narrow enough for a phone, loaded at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.parts.text import as_html


class Column(NamedTuple):
    """The head of a column."""

    name: str
    #: What it is, for whoever rests on its head.
    about: str = ""
    #: Words and not figures: written from the left.
    text: bool = False


Row = tuple[str, Sequence[str], bool]


def table(caption: str, head: str, columns: Sequence[Column], rows: Sequence[Row], mark: str = "") -> str:
    """HTML of `rows`: (name, a cell a column, whether it is marked by the word `mark`). All of it is text."""
    heads = "".join(
        f'<th scope="col"{_side(column)}{_title(column.about)}>{as_html(column.name)}</th>'
        for column in columns
    )
    body = "".join(_row(columns, *row, mark) for row in rows)
    return (
        f'<div class="scroll"><table class="figures-table"><caption>{as_html(caption)}</caption>'
        f'<thead><tr><th scope="col">{as_html(head)}</th>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _row(columns: Sequence[Column], name: str, cells: Sequence[str], is_marked: bool, mark: str) -> str:
    drawn = "".join(
        f'<td data-name="{as_html(column.name)}"{_side(column)}>{as_html(cell)}</td>'
        for column, cell in zip(columns, cells, strict=True)
    )
    beside = f'<small class="mark">{as_html(mark)}</small>' if is_marked else ""
    return f'<tr><th scope="row"><span dir="auto">{as_html(name)}</span>{beside}</th>{drawn}</tr>'


def _side(column: Column) -> str:
    return ' class="words"' if column.text else ""


def _title(about: str) -> str:
    return f' title="{as_html(about)}"' if about else ""
