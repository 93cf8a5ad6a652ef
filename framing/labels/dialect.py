"""How one labels file is written: separator, line ends, order of columns. A spreadsheet changes these.

What is read with a dialect is appended to in the same one, so that a file stays one file.
"""

from __future__ import annotations

import codecs
import csv
import re
from dataclasses import dataclass
from pathlib import Path

from framing.errors import LabelFileRefused
from framing.labels.label import Label
from framing.labels.table import COLUMNS

#: A header is not looked for beyond this many bytes.
HEAD = 1 << 16

_SEPARATORS = (",", ";", "\t")
_TO_QUOTE = re.compile('["\n\r]')
_RESTORE = "Restore the header, or set the file aside and start again with a new one."
_SAVE_AS_UTF8 = "In the spreadsheet, save it as “CSV UTF-8”; names and notes would be damaged otherwise."


@dataclass(frozen=True)
class Dialect:
    separator: str = ","
    newline: bytes = b"\n"
    #: The names in the order in which the file has them.
    columns: tuple[str, ...] = COLUMNS
    #: How many empty columns a spreadsheet has added behind them.
    extra: int = 0
    #: The header as it stands in the file, byte-order mark and line end included; b"" where it has none yet.
    header: bytes = b""

    @property
    def terminator(self) -> bytes:
        """The byte that ends every line."""
        return self.newline[-1:]

    def encode(self, label: Label) -> bytes:
        """`label` as one whole row of the file."""
        cells = {
            "id": label.id,
            "saved_at": label.saved_at,
            "reviewer": label.reviewer,
            "role": label.role,
            "article": label.article,
            "paragraph": str(int(label.paragraph)),
            "paragraph_id": label.paragraph_id,
            "tags": ";".join(label.tags),
            "unsure": "true" if label.unsure else "false",
            "note": label.note,
            "codebook": label.codebook,
        }
        row = self.separator.join(self._cell(cells[name]) for name in self.columns)
        return (row + self.separator * self.extra).encode() + self.newline

    def _cell(self, text: str) -> str:
        if self.separator in text or _TO_QUOTE.search(text) or text != text.strip():
            return '"' + text.replace('"', '""') + '"'
        return text


def new_dialect() -> Dialect:
    """That of a file this tool makes: UTF-8, comma, LF."""
    return Dialect(header=(",".join(COLUMNS) + "\n").encode())


def is_torn_header(start: bytes) -> bool:
    """Whether `start`, a whole file, is what a crash left of the header: nothing, or its first part."""
    return new_dialect().header.rstrip().startswith(start.removeprefix(codecs.BOM_UTF8)) and not is_header(
        start
    )


def is_header(line: bytes) -> bool:
    return line.removeprefix(codecs.BOM_UTF8).strip() == new_dialect().header.strip()


def read_dialect(head: bytes, file: Path) -> Dialect:
    """The dialect of the file that begins with `head`. Raises `LabelFileRefused` where it is not ours."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise LabelFileRefused(file, 1, "the file is UTF-16, not UTF-8.", (), _SAVE_AS_UTF8)
    ends = [end for end in (head.find(b"\n"), head.find(b"\r")) if end >= 0]
    end = min(ends, default=len(head))
    newline = b"\r\n" if head[end : end + 2] == b"\r\n" else head[end : end + 1]
    try:
        line = head[:end].decode("utf-8-sig")
    except UnicodeDecodeError:
        raise not_utf8(file, 1, 1) from None

    best, separator = max(
        ((_cells(line, separator), separator) for separator in _SEPARATORS),
        key=lambda found: len(set(found[0]) & set(COLUMNS)),
    )
    names = list(best)
    while names and not names[-1]:
        names.pop()
    _check_names(names, file)
    return Dialect(separator, newline or b"\n", tuple(names), len(best) - len(names), head[:end] + newline)


def not_utf8(file: Path, row: int, line: int) -> LabelFileRefused:
    return LabelFileRefused(file, row, "the text is not UTF-8.", (), _SAVE_AS_UTF8, line)


def _cells(line: str, separator: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader([line], delimiter=separator), [])]


def _check_names(names: list[str], file: Path) -> None:
    if not set(names) & set(COLUMNS):
        raise LabelFileRefused(file, 1, "this is not the header of a labels file.", COLUMNS, _RESTORE)
    for name in names:
        if name not in COLUMNS:
            what = f"unknown column “{name}”." if name else "a column without a name."
            raise LabelFileRefused(file, 1, what, COLUMNS, _RESTORE)
        if names.count(name) > 1:
            raise LabelFileRefused(file, 1, f"column “{name}” is there twice.", COLUMNS, _RESTORE)
    for name in COLUMNS:
        if name not in names:
            raise LabelFileRefused(file, 1, f"column “{name}” is missing.", COLUMNS, _RESTORE)
