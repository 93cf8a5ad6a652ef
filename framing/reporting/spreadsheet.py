"""CSV text from data frames, raw for scripts and made safe for spreadsheets.

A spreadsheet runs a cell that begins with =, +, - or @ as a formula, and article texts, notes, names and
tags are typed by anyone. So what people download to open in a spreadsheet has an apostrophe before such a
cell, which a spreadsheet shows as text; what scripts read has not. Numbers are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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


def neutralised(frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` with its column names and all its texts neutralised. Columns of numbers stay as they are."""
    import pandas as pd

    safe = {}
    for position, name in enumerate(frame.columns):
        column = frame.iloc[:, position]
        if not pd.api.types.is_numeric_dtype(column.dtype):
            cells = [neutralise(cell) if isinstance(cell, str) else cell for cell in column]
            column = pd.Series(cells, index=column.index, dtype=object)
        safe[neutralise(str(name))] = column
    return pd.DataFrame(safe, index=frame.index)


def csv_lines(frame: pd.DataFrame, end: str = "\n") -> Iterator[str]:
    """`frame` as lines of CSV, header first, each with its `end`.

    Texts are quoted where they hold a quote, a comma or any line end (Python's csv module leaves a bare
    carriage return unquoted, which splits the row when it is read again). Missing values are empty, truth
    values true and false, numbers unrounded.
    """
    yield _line((str(name) for name in frame.columns), end)
    columns = [_cells(frame.iloc[:, position]) for position in range(frame.shape[1])]
    for row in zip(*columns, strict=True):
        yield ",".join(row) + end


def csv_download(frame: pd.DataFrame) -> bytes:
    """`frame` as CSV for a spreadsheet: neutralised, lines ended by CR LF, UTF-8 with a byte order mark,
    without which Excel takes the file for Windows-1252 and garbles every accent."""
    return "".join(csv_lines(neutralised(frame), end="\r\n")).encode("utf-8-sig", "replace")


def _cells(column: pd.Series) -> list[str]:
    return [_quoted(_plain(cell)) for cell in column.astype(object).where(column.notna(), None).tolist()]


def _plain(cell: object) -> str:
    if cell is None:
        return ""
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text


def _line(cells: Iterable[str], end: str) -> str:
    return ",".join(_quoted(cell) for cell in cells) + end
