"""Data frames as the sheets of an Excel workbook. Every text in it is a text: nothing runs, nothing links."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: Excel's own limits: UTF-16 units in a cell, rows on a sheet (one is the header's).
_LONGEST_CELL, _ROWS = 32_767, 1_048_575
_CUT = "… [cut: more than a cell can hold]"

#: Columns that hold long texts, and what all others may be wide, in characters.
_WIDE = {"text": 80, "title": 50, "definition": 60, "use_when": 60, "not_when": 60, "example": 60, "note": 40}
_WIDEST = 30


def workbook(sheets: Mapping[str, Iterable[pd.DataFrame]], *, title: str = "") -> bytes:
    """An .xlsx file with a sheet for each of `sheets`: frames with the same columns, one below the other.

    What does not fit on a sheet goes on in a further one. Missing values are empty cells. Columns whose
    name has "share of" in it are shown as percentages.
    """
    import xlsxwriter

    file = io.BytesIO()
    # Rows go to a temporary file one by one, so that a million labels do not fill the memory. Where these do not fit,
    # the library leaves them.
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        xlsxwriter.Workbook(file, {"constant_memory": True, "tmpdir": folder}) as book,
    ):
        book.set_properties({"title": _cell_text(title)})
        formats = {"head": book.add_format({"bold": True}), "share": book.add_format({"num_format": "0.0%"})}
        for name, frames in sheets.items():
            sheet, count, filled = None, 0, 0
            for frame in frames:
                names = [str(column) for column in frame.columns]
                for row in _rows(frame):
                    if sheet is None or filled == _ROWS:
                        count, filled = count + 1, 0
                        sheet = _begin(book, name if count == 1 else f"{name} {count}", names, formats)
                    filled += 1
                    _write(sheet, filled, row, names, formats)
            if sheet is None:
                _begin(book, name, names, formats)
    return file.getvalue()


def _begin(book: Workbook, name: str, columns: list[str], formats: dict[str, Format]) -> Worksheet:
    """A sheet with its header."""
    sheet = book.add_worksheet(name)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDE.get(column, min(_WIDEST, max(10, len(column) + 2))))
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, _cell_text(column), formats["head"])
    return sheet


def _write(
    sheet: Worksheet, at: int, row: Sequence[object], columns: list[str], formats: dict[str, Format]
) -> None:
    # Text goes by write_string alone: write() would make a formula of "=1" and a link of "http://…".
    for place, cell in enumerate(row):
        if isinstance(cell, bool):
            sheet.write_boolean(at, place, cell)
        elif isinstance(cell, int | float):
            sheet.write_number(at, place, cell, formats["share"] if "share of" in columns[place] else None)
        elif cell is not None and cell != "":
            sheet.write_string(at, place, _cell_text(str(cell)))


def _rows(frame: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    """The rows of `frame` as Python's own values, None where missing."""
    columns = (frame.iloc[:, place] for place in range(frame.shape[1]))
    return zip(*(c.astype(object).where(c.notna(), None).tolist() for c in columns), strict=True)


def _cell_text(text: str) -> str:
    """`text` as a cell can hold it: cut at Excel's limit, with half characters (lone surrogates) replaced."""
    raw = text.encode("utf-16-le", "surrogatepass")
    if len(raw) > 2 * _LONGEST_CELL:
        raw = raw[: 2 * (_LONGEST_CELL - len(_CUT))]
        return raw.decode("utf-16-le", "ignore") + _CUT
    return raw.decode("utf-16-le", "replace")
