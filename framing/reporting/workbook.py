"""Data frames as the sheets of an Excel workbook. Every text in it is a text: nothing runs, nothing links."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

#: Excel's own limits: UTF-16 units in a cell, rows on a sheet (one is the header's).
_LONGEST_CELL, _ROWS = 32_767, 1_048_575
_CUT = "… [cut: more than a cell can hold]"

#: Columns that hold long texts, and what all others may be wide, in characters.
_WIDE = {"text": 80, "title": 50, "definition": 60, "use_when": 60, "not_when": 60, "example": 60, "note": 40}
_WIDEST = 30


def workbook(sheets: Mapping[str, pd.DataFrame], *, title: str = "") -> bytes:
    """An .xlsx file with one sheet for each of `sheets`; one with too many rows goes on in a further sheet.

    Missing values are empty cells. Columns whose name has "share of" in it are shown as percentages.
    """
    import xlsxwriter

    file = io.BytesIO()
    # Rows go to a temporary file one by one, so that a million labels do not fill the memory.
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        book.set_properties({"title": _cell_text(title)})
        bold = book.add_format({"bold": True})
        percent = book.add_format({"num_format": "0.0%"})
        for name, frame in sheets.items():
            for part, start in enumerate(range(0, max(1, len(frame)), _ROWS), start=1):
                sheet = book.add_worksheet(name if part == 1 else f"{name} {part}")
                _write(sheet, frame.iloc[start : start + _ROWS], bold, percent)
    return file.getvalue()


def _write(sheet, frame: pd.DataFrame, bold, percent) -> None:
    names = [str(name) for name in frame.columns]
    formats = [percent if "share of" in name else None for name in names]
    for column, name in enumerate(names):
        sheet.set_column(column, column, _WIDE.get(name, min(_WIDEST, max(10, len(name) + 2))))
    sheet.freeze_panes(1, 1)
    # Only ever write_string for text: plain write() makes a formula of "=1" and a link of "http://…".
    if len(frame):
        sheet.autofilter(0, 0, len(frame), max(0, len(names) - 1))
    for column, name in enumerate(names):
        sheet.write_string(0, column, _cell_text(name), bold)
    columns = [
        frame.iloc[:, place].astype(object).where(frame.iloc[:, place].notna(), None)
        for place in range(len(names))
    ]
    for row, cells in enumerate(zip(*(column.tolist() for column in columns), strict=True), start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell, bool):
                sheet.write_boolean(row, column, cell)
            elif isinstance(cell, int | float):
                sheet.write_number(row, column, cell, formats[column])
            elif cell is not None and cell != "":
                sheet.write_string(row, column, _cell_text(str(cell)))


def _cell_text(text: str) -> str:
    """`text` as a cell can hold it: cut at Excel's limit, with half characters (lone surrogates) replaced."""
    raw = text.encode("utf-16-le", "surrogatepass")
    if len(raw) > 2 * _LONGEST_CELL:
        raw = raw[: 2 * (_LONGEST_CELL - len(_CUT))]
        return raw.decode("utf-16-le", "ignore") + _CUT
    return raw.decode("utf-16-le", "replace")
