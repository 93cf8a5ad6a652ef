"""Bytes of a labels file -> labels, row by row: exact, forgiving of spreadsheets, precise in complaints."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from framing.labels.dialect import Dialect
from framing.labels.label import ROUNDED, Label, Role
from framing.labels.table import ROLES

# Notes may be longer than the csv module allows a cell to be by default. The limit is one for the whole
# process and guards only against waste of memory.
csv.field_size_limit(max(csv.field_size_limit(), 2**31 - 1))


class RowFlaw(ValueError):
    """What is wrong with a row, and what is to be done. Who knows the file adds the place."""

    def __init__(
        self, problem: str, expected: tuple[str, ...] = (), remedy: str = "", rows: int = 0, lines: int = 0
    ):
        self.problem, self.expected, self.remedy = problem, expected, remedy
        #: Rows before the one at fault, and lines before its first, in the part that was read.
        self.rows, self.lines = rows, lines
        super().__init__(problem)


class NotUtf8(RowFlaw):
    pass


_TRUE = {"true", "yes", "1", "wahr", "vrai", "vero", "verdadero"}
_FALSE = {"false", "no", "0", "", "falsch", "faux", "falso"}
_CORRECT = "Correct the cell, or take the row out of the file and keep it elsewhere."


def read_role(text: str) -> Role:
    for role in ROLES:
        if text.strip().lower() == role:
            return role
    raise RowFlaw(f"“{_brief(text)}” in column role.", ROLES, _CORRECT)


def read_paragraph(text: str) -> int:
    if re.fullmatch(" *-?[0-9]{1,10} *", text) and -(2**31) <= int(text) < 2**31:
        return int(text)
    raise RowFlaw(f"“{_brief(text)}” in column paragraph.", ("the paragraph's number",), _CORRECT)


def read_paragraph_id(text: str) -> str:
    """`text`, unless a spreadsheet has made a rounded number of it."""
    if ROUNDED.fullmatch(text):
        raise RowFlaw(
            f"“{text}” in column paragraph_id: a spreadsheet has made a number of the id.",
            ("12 hex digits",),
            "Copy the id from another row on the same paragraph, or restore the file from before.",
        )
    return text


def read_unsure(text: str) -> bool:
    """true/false, as spreadsheets in several languages write them too; an empty cell is false."""
    word = text.strip().lower()
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise RowFlaw(f"“{_brief(text)}” in column unsure.", ("true", "false"), _CORRECT)


def read_tags(text: str) -> tuple[str, ...]:
    return tuple(tag for tag in text.split(";") if tag)


def _brief(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"


def read_label(cells: list[str], dialect: Dialect) -> Label | None:
    """The label in `cells`; None where all are empty. Raises `RowFlaw`."""
    if not any(cell.strip() for cell in cells):
        return None
    width = len(dialect.columns)
    if len(cells) < width or any(cells[width:]):
        raise RowFlaw(
            f"too {'few' if len(cells) < width else 'many'} cells ({len(cells)}).",
            (f"{width}",),
            "Look for a quote or a separator too much or too little, or take the row out of the file.",
        )
    if any("\0" in text for text in cells):
        raise RowFlaw("a NUL character.", (), _CORRECT)
    cell = dict(zip(dialect.columns, cells, strict=False))
    return Label(
        id=cell["id"],
        saved_at=cell["saved_at"],
        reviewer=cell["reviewer"],
        role=read_role(cell["role"]),
        article=cell["article"],
        paragraph=read_paragraph(cell["paragraph"]),
        paragraph_id=read_paragraph_id(cell["paragraph_id"]),
        tags=read_tags(cell["tags"]),
        unsure=read_unsure(cell["unsure"]),
        note=cell["note"],
        codebook=cell["codebook"],
    )


@dataclass(slots=True)
class Row:
    #: None where the row is blank, or not whole.
    label: Label | None
    #: Offset of the row's end in the data; rows and lines before it.
    end: int
    rows: int
    lines: int
    #: Whether it ends as a row does: quotes closed, line ended.
    whole: bool = True
    #: The cells of a row that is not whole, and whether the data ends within quotes.
    cells: tuple[str, ...] = ()
    open_quote: bool = False


def read_rows(data: bytes, dialect: Dialect) -> Iterator[Row]:
    """The rows in `data`, which begins where a row does. Only the last can be not whole.

    Raises `RowFlaw` at the first row that is whole and not a label's.
    """
    feed = _Feed(data, dialect.terminator)
    reader = csv.reader(feed, delimiter=dialect.separator)
    rows = 0
    while True:
        lines = feed.lines
        try:
            cells = next(reader, None)
            if cells is None:
                return
            if feed.ran_dry or not feed.line_ended:
                yield Row(None, feed.end, rows, lines, False, tuple(cells), feed.ran_dry)
                return
            label = read_label(cells, dialect)
        except (RowFlaw, UnicodeDecodeError, csv.Error) as error:
            if not feed.line_ended:
                # A cut within a character, or what a file system leaves of a block it lost.
                yield Row(None, feed.end, rows, lines, False, open_quote=True)
                return
            flaw = _as_flaw(error)
            flaw.rows, flaw.lines = rows, lines
            raise flaw from None
        yield Row(label, feed.end, rows, lines)
        rows += 1


def is_row(line: bytes, dialect: Dialect) -> bool:
    """Whether `line`, its end included, is by itself a whole row with a label."""
    try:
        rows = list(read_rows(line, dialect))
    except RowFlaw:
        return False
    return len(rows) == 1 and rows[0].whole and rows[0].label is not None


def last_row_end(data: bytes, dialect: Dialect) -> int:
    """Offset behind the last line in `data` that is by itself a whole row; 0 where none is.

    `data` may begin and end anywhere, within a note of several lines too.
    """
    end = data.rfind(dialect.terminator) + 1
    while (start := data.rfind(dialect.terminator, 0, max(0, end - 1)) + 1) > 0:
        if is_row(data[start:end], dialect):
            return end
        end = start
    return 0


def _as_flaw(error: Exception) -> RowFlaw:
    if isinstance(error, UnicodeDecodeError):
        return NotUtf8("the text is not UTF-8.")
    if isinstance(error, csv.Error):
        return RowFlaw("a line break (CR) outside quotes.", (), _CORRECT)
    return error


class _Feed:
    """The lines of `data` for a csv reader, which does not say where in the bytes it is."""

    def __init__(self, data: bytes, terminator: bytes):
        self._data, self._terminator = data, terminator
        #: Bytes and lines given out so far.
        self.end, self.lines = 0, 0
        #: Whether the last line given out has its end; whether the reader asked for more than there is.
        self.line_ended, self.ran_dry = True, False

    def __iter__(self):
        return self

    def __next__(self) -> str:
        start = self.end
        if start == len(self._data):
            self.ran_dry = True
            raise StopIteration
        found = self._data.find(self._terminator, start)
        self.line_ended = found >= 0
        self.end = found + 1 if self.line_ended else len(self._data)
        self.lines += 1
        return self._data[start : self.end].decode()
