"""A small CSV file of events that is only ever added to: a line an event, for several processes at once."""

from __future__ import annotations

import codecs
import csv
import os
import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from framing.errors import TeamRecordNotSaved, TeamRecordRefused, TeamRecordUnreadable
from framing.labels.disk import in_words, open_to_read, read_at, sync_folder, write_at_end

Row = tuple[str, ...]

_BINARY = getattr(os, "O_BINARY", 0)
_RESTORE = "Restore the file from a backup, or set it aside and begin a new one."


@dataclass(frozen=True, slots=True)
class Rows:
    """What a ledger holds; the same object while the file is the same."""

    rows: tuple[Row, ...] = ()
    #: What a crash left of a last line. Nobody was told that it was saved.
    torn: bytes = b""


class Ledger:
    """Rows of `columns` in `file`, which need not be there yet. An append is on disk when it returns.

    Cells hold any text but line feeds and NUL, so that a row is a line and a torn row is the last one.
    """

    def __init__(
        self,
        file: Path,
        columns: Sequence[str],
        flaw: Callable[[Row], tuple[str, str] | None] = lambda row: None,
        *,
        mode: int = 0o666,
        lock: Path | None = None,
        lock_timeout: float = 10.0,
    ):
        """`flaw` says what is wrong with a row, and what to do about it; None where nothing is.

        `mode`: the permissions that files are made with. `lock`: by default `file` with ".lock" added."""
        self.file, self.columns, self.mode, self.lock_timeout = file, tuple(columns), mode, lock_timeout
        self._flaw, self._path = flaw, os.fspath(file)
        self._header = (",".join(columns) + "\n").encode()
        self._lock_file = lock or file.with_name(file.name + ".lock")
        self._file_lock = FileLock(
            self._lock_file, mode=mode, thread_local=False, poll_interval=0.002, fallback_to_soft=False
        )
        self._writing = threading.RLock()
        #: The last version that was read, and its rows: replaced as one, so that threads need no lock to read.
        self._kept: tuple[Hashable, Rows] = (None, Rows())

    def version(self) -> Hashable:
        """Changes whenever the file does, and costs next to nothing. For a file that is away: why it is."""
        try:
            return stamp(os.stat(self._path))
        except OSError as error:
            return ("away", error.errno)

    def read(self) -> Rows:
        """All rows so far; none where there is no file. Raises `TeamRecordRefused`, `TeamRecordUnreadable`."""
        version, rows = self._kept
        if version is not None and version == self.version():
            return rows
        try:
            fd = open_to_read(self.file)
        except (FileNotFoundError, NotADirectoryError):
            return self._keep(self.version(), Rows())
        except OSError as error:
            raise TeamRecordUnreadable(self.file, *in_words(error, self.file)) from error
        try:
            # The version first: what is added between the two is then read again, not overlooked.
            stat = os.fstat(fd)
            data = read_at(fd, 0, max(stat.st_size, 1))
        except OSError as error:
            raise TeamRecordUnreadable(self.file, *in_words(error, self.file)) from error
        finally:
            os.close(fd)
        return self._keep(stamp(stat), parse(data, self.file, self.columns, self._flaw))

    def notice(self, last: str) -> str:
        """What to tell of a torn last row, which may have been `last`; "" where there is none."""
        torn = self.read().torn
        if not torn:
            return ""
        return (
            f"{self.file} ends in {len(torn)} bytes of a row that was cut off. Nobody was told that it was saved; "
            f"look whether {last} is missing, and repeat it."
        )

    def append(self, decide: Callable[[tuple[Row, ...]], Row | None]) -> None:
        """Add the row that `decide` makes of the rows so far, none added in between; None adds nothing.

        Raises `TeamRecordNotSaved`, and what `read` raises.
        """

        def one_or_none(rows: tuple[Row, ...]) -> tuple[Row, ...]:
            row = decide(rows)
            return () if row is None else (row,)

        self.append_all(one_or_none)

    def append_all(self, decide: Callable[[tuple[Row, ...]], Sequence[Row]]) -> None:
        """The same for many rows, in one write: all of them are on disk when it returns, or none was added.

        Only a loss of power in mid-write may leave the first few; nobody was told that they are saved. A row that
        would be refused when it is read is not written.
        """
        with self.locked():
            lines = b"".join([self._line(row) for row in decide(self.read().rows)])
            if not lines:
                return
            try:
                self._add(lines)
            except OSError as error:
                raise TeamRecordNotSaved(self.file, *in_words(error, self.file)) from error

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Alone among all threads and processes that write to it. May be entered again within itself."""
        with self._writing:
            if not self._lock_file.absolute().parent.is_dir():  # and not made anew for the lock's sake
                error = FileNotFoundError(2, os.strerror(2))
                raise TeamRecordNotSaved(self.file, *in_words(error, self._lock_file))
            try:
                self._file_lock.acquire(timeout=self.lock_timeout)
            except Timeout:
                raise TeamRecordNotSaved(
                    self.file,
                    f"another process has held the file for {self.lock_timeout:g} s",
                    "Try again, and if it lasts, end the stuck process.",
                ) from None
            except OSError as error:
                raise TeamRecordNotSaved(self.file, *in_words(error, self.file)) from error
            try:
                yield
            finally:
                self._file_lock.release()

    # ---------------------------------------------------------------------------- writing

    def _line(self, row: Row) -> bytes:
        for name, cell in zip(self.columns, row, strict=True):
            if "\n" in cell or "\0" in cell or any(0xD800 <= ord(c) <= 0xDFFF for c in cell):
                raise TeamRecordNotSaved(
                    self.file,
                    f"{name} holds a line break or half a character, which the file cannot hold",
                    "Choose another, such as a file name without it.",
                )
        if found := self._flaw(row):
            raise TeamRecordNotSaved(
                self.file, f"it would be {found[0].removesuffix('.')}", "Correct that, and try again."
            )
        return (",".join(_cell(cell) for cell in row) + "\n").encode()

    def _add(self, lines: bytes) -> None:
        fd, made = _open(self.file, self.mode)
        try:
            size = os.fstat(fd).st_size
            data = read_at(fd, 0, size)
            end = data.rfind(b"\n") + 1
            if end < size:
                if end or not self._header.startswith(data):
                    self._set_aside(data[end:])
                os.ftruncate(fd, end)
            write_at_end(fd, lines if end else self._header + lines, end)
        finally:
            os.close(fd)
        if made:
            sync_folder(self.file.parent)

    def _set_aside(self, torn: bytes) -> None:
        """Keep what a crash left of a row, in a file beside."""
        fd, _ = _open(self.file.with_name(self.file.name + ".torn"), self.mode)
        try:
            write_at_end(fd, torn + b"\n", os.fstat(fd).st_size)
        finally:
            os.close(fd)

    def _keep(self, version: Hashable, rows: Rows) -> Rows:
        kept = self._kept
        if kept[0] is not None and kept[1] == rows:
            rows = kept[1]
        self._kept = (version, rows)
        return rows


def stamp(stat: os.stat_result) -> Hashable:
    """What differs between two states of a file."""
    return (stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_mode, stat.st_dev)


def parse(
    data: bytes,
    file: Path,
    columns: tuple[str, ...],
    flaw: Callable[[Row], tuple[str, str] | None] = lambda row: None,
) -> Rows:
    """The rows in `data`, the whole of `file`. Raises `TeamRecordRefused`.

    A last line without its end is torn: what it says may be cut short, so it says nothing. Blank lines,
    a byte-order mark and CRLF, which editors add, do no harm.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    *lines, torn = data.split(b"\n")
    header = ",".join(columns)
    if not lines:
        if header.encode().startswith(torn.rstrip(b"\r")):
            return Rows()  # nothing yet, or what a crash left of the header
        lines, torn = [torn], b""
    rows = []
    for number, raw in enumerate(lines, start=1):
        try:
            text = raw.decode().removesuffix("\r")
            cells = tuple(next(csv.reader([text], strict=True), ()))
        except (UnicodeDecodeError, csv.Error):
            raise TeamRecordRefused(file, number, "this is not a row of CSV in UTF-8.", _RESTORE) from None
        if number == 1:
            if cells != columns:
                raise TeamRecordRefused(file, 1, f"this is not the header “{header}”.", _RESTORE)
        elif cells and len(cells) != len(columns):
            raise TeamRecordRefused(file, number, f"{len(cells)} cells instead of {len(columns)}.", _RESTORE)
        elif cells and (found := flaw(cells)):
            raise TeamRecordRefused(file, number, *found)
        elif cells:
            rows.append(cells)
    return Rows(tuple(rows), torn)


def _cell(text: str) -> str:
    if any(c in text for c in ',"\r') or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text


def _open(file: Path, mode: int) -> tuple[int, bool]:
    """A descriptor that reads and appends, and whether the file was made for it, with `mode` from the first."""
    flags = os.O_RDWR | os.O_APPEND | _BINARY
    try:
        return os.open(file, flags), False
    except FileNotFoundError:
        return os.open(file, flags | os.O_CREAT | os.O_EXCL, mode), True
