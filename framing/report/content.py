"""What a report is made of: sections, in which texts, pictures and tables follow one another. All text is data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from markupsafe import Markup

if TYPE_CHECKING:
    import altair
    import pandas as pd


@dataclass(frozen=True)
class Words:
    """Paragraphs one after the other; `kind` is how they are set: "text", "note" (smaller), "lead" (larger)."""

    KIND: ClassVar[str] = "words"

    paragraphs: tuple[str, ...]
    kind: str = "text"


@dataclass(frozen=True)
class Prose:
    """HTML that was made of text by `prose.as_html`."""

    KIND: ClassVar[str] = "prose"

    html: Markup


@dataclass(frozen=True)
class Heading:
    """A heading within a section, one level below the section's title."""

    KIND: ClassVar[str] = "heading"

    text: str


@dataclass(frozen=True)
class Table:
    """Rows of cells as they are shown. The first cell of a row is its head."""

    KIND: ClassVar[str] = "table"

    caption: str
    #: Name of each column, and whether its cells are words (written from the left) and not figures.
    columns: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[str, ...], ...]
    #: A table that is only for those who want the figures behind a picture.
    folded: bool = False


@dataclass(frozen=True)
class Picture:
    """A chart, drawn when `svg` is asked for by whoever makes the files."""

    KIND: ClassVar[str] = "picture"

    #: The stem of its files; unique in the report.
    name: str
    title: str
    #: What it shows, for readers who do not see it.
    words: str
    chart: Callable[[], altair.TopLevelMixin]
    data: Table | None = None


Block = Words | Prose | Heading | Table | Picture


@dataclass(frozen=True)
class Section:
    """A part of the page with a title, and the tables that go with it as files."""

    #: Its anchor.
    id: str
    title: str
    blocks: tuple[Block, ...]
    #: File stem -> the table that goes with the report as CSV and as a sheet, in frames of the same columns.
    frames: dict[str, Sequence[pd.DataFrame]] = field(default_factory=dict)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures among its blocks, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Picture))


def words(*paragraphs: str, kind: str = "text") -> Words:
    """The `paragraphs` that say something."""
    return Words(tuple(one for one in paragraphs if one), kind)


def parts(rows: Sequence, size: int) -> Iterable[tuple[str, Sequence]]:
    """`rows` in parts of `size`, each with what tells it from the others: "" where there is one alone."""
    count = max(1, -(-len(rows) // size))
    for at in range(count):
        part = rows[at * size : (at + 1) * size]
        yield ("" if count == 1 else f", part {at + 1} of {count}", part)
