"""What has been read of a labels file, and how it is brought up to date: only new bytes are parsed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

from framing.errors import LabelFileRefused
from framing.labels.bulk import read_bulk
from framing.labels.dialect import HEAD, Dialect, is_torn_header, new_dialect, not_utf8, read_dialect
from framing.labels.disk import read_at
from framing.labels.label import Label
from framing.labels.log import LabelLog
from framing.labels.rows import NotUtf8, RowFlaw, last_row_end, read_rows
from framing.labels.torn import swallows_rows, whole_label

#: New parts of the file up to this size are read row by row; larger ones by the bulk reader.
BULK = 1 << 20

#: The bulk reader stops behind the last row that is found to be whole within this much of the end.
_NEAR_END = 1 << 20

#: This much before the end of what was read is compared on every look, to notice an edited file.
CONTEXT = 1 << 16

#: A file changed this shortly before a look may change again without its time showing it.
_RACY_NS = 2_000_000_000


class Reader:
    """Keeps a `LabelLog` in step with a file. Not for several threads at once."""

    def __init__(self, path: Path):
        self.path = path
        self.forget()

    def forget(self) -> None:
        """Begin anew, as if nothing had been read."""
        self.log = LabelLog()
        self.dialect = Dialect()
        #: Offset behind the last row read.
        self.end = 0
        #: Bytes from there to the end of the file: a row that is torn, or is being written at this moment.
        self.tail = b""
        #: Whether the last row read lacks its line end.
        self.unended = False
        self._signature: tuple | None = None
        self._racy = True
        self._context = b""
        self._refusal: LabelFileRefused | None = None

    def is_fresh(self, stat: os.stat_result) -> bool:
        """Whether `stat` alone tells that nothing is new."""
        return self._refusal is None and not self._racy and _signature(stat) == self._signature

    def refresh(self, fd: int) -> None:
        """Take in what is new in the file open at `fd`. Raises `LabelFileRefused`, `OSError`."""
        stat = os.fstat(fd)
        same = _signature(stat) == self._signature
        if same and self._refusal is not None and not self._racy:
            raise self._refusal.with_traceback(None)
        intact = self._refusal is None and self._is_intact(fd, stat)
        if not (same and intact):
            # One size and another time is an edit in place, which need not show near the end.
            onward = intact and self.end > 0 and stat.st_size != self._signature[2]
            try:
                if not (onward and self._read_on(fd, stat.st_size)):
                    self._read_anew(fd, stat.st_size)
                self._context = read_at(fd, max(0, self.end - CONTEXT), min(self.end, CONTEXT))
            except BaseException as error:
                self.forget()
                if isinstance(error, LabelFileRefused):
                    self._refusal = error
                    self._note(stat)
                raise
        self._note(stat)

    @property
    def line_end_due(self) -> bytes:
        """What the last row lacks before another can follow it."""
        if not self.unended:
            return b""
        newline = self.dialect.newline
        return b"\n" if newline == b"\r\n" and self._context.endswith(b"\r") else newline

    def wrote(self, fd: int, data: bytes, labels: Iterable[Label]) -> None:
        """Take in that `data` stands behind the last row: the header where there was none, rows of `labels`."""
        if not self.end:
            self.dialect = new_dialect()
        for label in labels:
            self.log.append(label)
        self.end += len(data)
        self.unended = False
        self._context = (self._context + data)[-CONTEXT:]
        self.put_back(fd)

    def cut_off(self, fd: int) -> None:
        """Take in that the file now ends behind the last row."""
        self.tail = b""
        self.put_back(fd)

    def put_back(self, fd: int) -> None:
        """Take in that the file was written to and is as it should be, so that it need not be read anew."""
        stat = os.fstat(fd)
        # Bytes that someone added without the lock show in the size: then the next look reads anew.
        self._note(stat, trusted=stat.st_size == self.end)

    def _note(self, stat: os.stat_result, trusted: bool = True) -> None:
        self._signature = _signature(stat) if trusted else None
        self._racy = time.time_ns() - stat.st_mtime_ns < _RACY_NS

    def _is_intact(self, fd: int, stat: os.stat_result) -> bool:
        """Whether what was read still stands in the file, as far as header and end tell."""
        known = self._signature
        if known is None or known[:2] != (stat.st_dev, stat.st_ino) or stat.st_size < self.end:
            return False
        header, context = self.dialect.header, self._context
        return (
            read_at(fd, 0, len(header)) == header
            and read_at(fd, self.end - len(context), len(context)) == context
            and (stat.st_size != known[2] or read_at(fd, self.end, len(self.tail) + 1) == self.tail)
        )

    def _read_anew(self, fd: int, size: int) -> None:
        for bulk in (True, False) if size > BULK else (False,):
            self.forget()
            head = read_at(fd, 0, min(size, HEAD))
            if is_torn_header(head):
                self.tail = head
                return
            self.dialect = read_dialect(head, self.path)
            self.end = len(self.dialect.header)
            self.unended = not self.dialect.header.endswith(self.dialect.terminator)
            try:
                self._read_rows(fd, size, bulk)
                return
            except RowFlaw as flaw:
                if not bulk:
                    raise self._refuse(flaw) from None
            except ValueError:
                if not bulk:
                    raise

    def _read_on(self, fd: int, size: int) -> bool:
        """Read what follows the last row read. False where only reading anew can tell what it is."""
        if self.unended and size > self.end:
            line_end = read_at(fd, self.end, 2)
            if not (line_end.startswith(self.dialect.terminator) or line_end == b"\r\n"):
                return False
        try:
            self._read_rows(fd, size, bulk=True)
        except ValueError:
            return False
        return True

    def _read_rows(self, fd: int, size: int, bulk: bool) -> None:
        """Add the rows between `end` and `size`. Raises `ValueError`, and the log is then of no use."""
        if bulk and size - self.end > BULK:
            near_end = max(self.end - 1, size - _NEAR_END)
            stop = near_end + last_row_end(read_at(fd, near_end, size - near_end), self.dialect)
            if stop > max(near_end, self.end):
                read_bulk(fd, self.end, stop, self.dialect, self.log)
                self.end, self.unended = stop, False
        data = read_at(fd, self.end, size - self.end)
        start, self.tail = self.end, b""
        for row in read_rows(data, self.dialect):
            label = row.label if row.whole else whole_label(row, self.dialect, self.log)
            if row.whole or label is not None:
                if label is not None:
                    self.log.append(label)
                self.end, self.unended = start + row.end, not row.whole
                continue
            self.tail = data[self.end - start :]
            if row.open_quote and swallows_rows(self.tail, self.dialect):
                raise RowFlaw(
                    "a quote is opened and never closed.", (), "Close it or take it out.", row.rows, row.lines
                )

    def _refuse(self, flaw: RowFlaw) -> LabelFileRefused:
        """`flaw`, found when reading from the start, with its place: the header is row 1 and line 1."""
        place = (flaw.rows + 2, flaw.lines + 2)
        if isinstance(flaw, NotUtf8):
            return not_utf8(self.path, *place)
        return LabelFileRefused(self.path, place[0], flaw.problem, flaw.expected, flaw.remedy, place[1])


def _signature(stat: os.stat_result) -> tuple[int, int, int, int]:
    return (stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns)
