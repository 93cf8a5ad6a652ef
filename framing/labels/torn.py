"""The end of a labels file after a crash: what is whole, what is torn, and where torn rows are set aside."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from framing.labels.dialect import Dialect
from framing.labels.disk import open_to_append, read_at, write_at_end
from framing.labels.label import Label, utc_now
from framing.labels.log import LabelLog
from framing.labels.rows import Row, is_row, read_label

_MARK = re.compile(rb"^# (\S+): (\d+) bytes of a row that was cut off, from byte (\d+) of .*\n", re.MULTILINE)


@dataclass(frozen=True)
class TornRow:
    """What a crash left of a row. Its save was never confirmed to anyone."""

    #: Where in the labels file it began.
    offset: int
    data: bytes
    #: When it was set aside (ISO 8601, UTC); "" while it still stands at the end of the labels file.
    set_aside: str = ""


def whole_label(row: Row, dialect: Dialect, log: LabelLog) -> Label | None:
    """The label of a last row that lacks its line end and nothing else; None where more may be missing.

    An editor leaves the last line so, and so does a crash before the row's last byte. A cut shows unless
    it went through the last cell, so that one must be seen to be complete: the fingerprint of a codebook,
    or a value that the file has already. Raises `RowFlaw`.
    """
    if row.open_quote or len(row.cells) < len(dialect.columns) or dialect.columns[-1] != "codebook":
        return None
    codebook = row.cells[len(dialect.columns) - 1]
    if re.fullmatch("[0-9a-f]{8}", codebook) or log.knows("codebook", codebook):
        return read_label(list(row.cells), dialect)
    return None


def swallows_rows(tail: bytes, dialect: Dialect) -> bool:
    """Whether `tail`, in which a quote is open to the end, holds whole rows behind its first line.

    Then a quote is wrong, not a row torn: a torn row is the last thing that was written.
    """
    lines = tail.split(dialect.terminator)[1:]
    return any(is_row(line + dialect.terminator, dialect) for line in lines)


def torn_file(labels: Path) -> Path:
    """Where rows torn from `labels` are set aside: labels.csv.torn beside it."""
    return labels.with_name(labels.name + ".torn")


def set_aside(labels: Path, offset: int, data: bytes) -> None:
    """Add torn `data` to the file beside `labels`, on disk on return; or raise `OSError` and add nothing."""
    earlier = rows_set_aside(labels)
    if earlier and (earlier[-1].offset, earlier[-1].data) == (offset, data):
        return  # a crash came between setting aside and cutting off
    what = f"{len(data)} bytes of a row that was cut off, from byte {offset} of {labels.name}"
    fd, made = open_to_append(torn_file(labels))
    try:
        size = os.fstat(fd).st_size
        gap = b"" if not size or read_at(fd, size - 1, 1) == b"\n" else b"\n"
        write_at_end(fd, gap + f"# {utc_now()}: {what}\n".encode() + data + b"\n", size)
        made = False
    finally:
        os.close(fd)
        if made:
            torn_file(labels).unlink()


def rows_set_aside(labels: Path) -> list[TornRow]:
    """The rows that were ever torn from `labels` and set aside, oldest first; none where the file is away."""
    try:
        content = torn_file(labels).read_bytes()
    except OSError:
        return []
    marks = list(_MARK.finditer(content))
    ends = [mark.start() for mark in marks[1:]] + [len(content)]
    return [
        TornRow(int(mark[3]), content[mark.end() : end].removesuffix(b"\n"), mark[1].decode())
        for mark, end in zip(marks, ends, strict=False)  # text without a mark is nobody's row
    ]
