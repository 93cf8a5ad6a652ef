"""CSV text from data frames, raw for scripts and made safe for spreadsheets.

A spreadsheet runs a cell that begins with =, +, - or @ as a formula, and article texts, notes, names and
tags are typed by anyone. So what people download to open in a spreadsheet has an apostrophe before such a
sign, which a spreadsheet shows as text; what scripts read has not. Numbers are never touched.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_TRIGGERS = "=+\\-@\uff1d\uff0b\uff0d\uff20"

#: A trigger that a spreadsheet may find at the start of a cell: at the start of the text, and also behind
#: ";", tab or a line's end, since a spreadsheet set up for another separator parts the line there.
_FORMULA = re.compile(f'((?:^|[;\\t\\r\\n])[\\s"\\x00]*)(?=[{_TRIGGERS}])')

_NEEDS_QUOTES = re.compile('[",\\r\\n]')


def neutralise(text: str) -> str:
    """`text` with an apostrophe wherever a spreadsheet would start to read a formula."""
    text = _FORMULA.sub(r"\1'", text)
    return "'" + text if text.startswith(("\t", "\r", "\0")) else text


def csv_lines(frames: Iterable[pd.DataFrame], *, end: str = "\n", safe: bool = False) -> Iterator[str]:
    """`frames`, all with the same columns, as one table: lines of CSV, header first, each with its `end`.

    With `safe`, texts and column names are neutralised. Texts are quoted where they hold a quote, a comma
    or any line end (Python's csv module leaves a bare carriage return unquoted, which splits the row when
    it is read again). Missing values are empty, truth values true and false, numbers unrounded.
    """

    def written(text: str) -> str:
        text = neutralise(text) if safe else text
        return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text

    for place, frame in enumerate(frames):
        if place == 0:
            yield ",".join(written(str(name)) for name in frame.columns) + end
        columns = [_cells(frame.iloc[:, at], written) for at in range(frame.shape[1])]
        for row in zip(*columns, strict=True):
            yield ",".join(row) + end


def csv_download(frames: Iterable[pd.DataFrame]) -> bytes:
    """`frames` as one table for a spreadsheet: safe, lines ended by CR LF, UTF-8 with a byte order mark,
    without which Excel takes the file for Windows-1252 and garbles every accent."""
    file = io.BytesIO()
    file.write(b"\xef\xbb\xbf")
    for line in csv_lines(frames, end="\r\n", safe=True):
        file.write(line.encode("utf-8", "replace"))
    return file.getvalue()


def _cells(column: pd.Series, written: Callable[[str], str]) -> list[str]:
    values = column.astype(object).where(column.notna(), None).tolist()
    known: dict[str, str] = {}  # most texts come again and again
    cells = []
    for value in values:
        if not isinstance(value, str):
            cells.append(_plain(value))
            continue
        cell = known.get(value)
        if cell is None:
            cell = known[value] = written(value)
        cells.append(cell)
    return cells


def _plain(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
