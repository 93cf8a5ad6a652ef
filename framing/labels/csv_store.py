"""`labels.csv`: the store that a project folder has. The format is described in docs/labels-file.md."""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from framing.errors import LabelFileLocked, LabelFileUnreadable, LabelNotSaved
from framing.labels.dialect import new_dialect
from framing.labels.disk import (
    in_words,
    open_to_append,
    open_to_read,
    sync,
    sync_folder,
    write_at_end,
)
from framing.labels.label import Label, flaw
from framing.labels.reading import BULK, Reader
from framing.labels.table import LabelTable
from framing.labels.torn import TornRow, rows_set_aside, set_aside


class CsvStore:
    """A `LabelStore` in a CSV file that people may open, edit and replace.

    An append is one write of whole rows, under a lock that all processes on the folder share
    (`labels.csv.lock`, given back by the system where a process dies), and on disk on return. Its cost
    does not depend on the size of the file. What other processes have added is read on the way.
    """

    def __init__(self, path: Path | str, *, lock_timeout: float = 10.0):
        """The store in the file at `path`, which need not be there yet. Nothing is read or written here.

        `lock_timeout`: seconds after which `append` gives up waiting for others and raises.
        """
        self.path = Path(path)
        self.lock_timeout = lock_timeout
        self._reader = Reader(self.path)
        # Two locks, so that reading never waits for another process: `_writing` is held while waiting for
        # the file lock, `_reading` only while the reader is brought up to date or a row is written.
        self._writing, self._reading = threading.Lock(), threading.RLock()
        self._file_lock = FileLock(
            f"{self.path}.lock", thread_local=False, poll_interval=0.002, fallback_to_soft=False
        )

    def create(self) -> None:
        """Make the file, with its header, where there is none. Raises `LabelNotSaved`."""
        self._write(lambda table: [])

    def append(self, label: Label) -> None:
        """Save `label`. See `LabelStore.append`."""
        self.append_all([label])

    def append_all(self, labels: Iterable[Label]) -> None:
        """Save `labels`. See `LabelStore.append_all`."""
        if labels := self._sound(labels):
            self._write(lambda table: labels)

    def append_decided(self, decide: Callable[[LabelTable], Iterable[Label]]) -> list[Label]:
        """Save what `decide` makes of the rows so far. See `LabelStore.append_decided`."""
        decided: list[Label] = []

        def labels_on(table: LabelTable) -> list[Label]:
            decided.extend(self._sound(decide(table)))
            return decided

        self._write(labels_on)
        return decided

    def read(self) -> LabelTable:
        """All rows so far. See `LabelStore.read`.

        A file that is not there yet is empty. Raises `LabelFileRefused`, and `LabelFileUnreadable` where
        the folder is gone or access denied.
        """
        with self._reading:
            try:
                if not self._reader.is_fresh(os.stat(self.path)):
                    fd = open_to_read(self.path)
                    try:
                        self._reader.refresh(fd)
                    finally:
                        os.close(fd)
            except (FileNotFoundError, NotADirectoryError):
                self._expect_no_file(LabelFileUnreadable)
            except OSError as error:
                raise LabelFileUnreadable(self.path, *in_words(error, self.path)) from error
            return self._reader.log.snapshot()

    def version(self) -> Hashable:
        """See `LabelStore.version`. For a file that is away: why it is."""
        try:
            stat = os.stat(self.path)
        except OSError as error:
            return ("away", error.errno)
        return (stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns)

    @property
    def torn(self) -> list[TornRow]:
        """Rows that crashes cut off, oldest first: those set aside, and one that still ends the file.

        The latter may also be a row that another process is writing at this moment. Raises as `read` does.
        """
        with self._reading:
            self.read()
            last = [TornRow(self._reader.end, self._reader.tail)] if self._reader.tail else []
            return rows_set_aside(self.path) + last

    # ---------------------------------------------------------------------------- writing

    def _sound(self, labels: Iterable[Label]) -> list[Label]:
        """`labels`, unless one of them cannot be kept."""
        labels = list(labels)
        for label in labels:
            if problem := flaw(label):
                raise LabelNotSaved(self.path, problem, "Change that and save again.")
        return labels

    def _write(self, labels_on: Callable[[LabelTable], Sequence[Label]]) -> None:
        """Save what `labels_on` gives for the rows so far; of nothing, only make sure that the file has its header."""
        with self._locked(), self._reading:
            if not self.path.exists():
                self._expect_no_file(LabelNotSaved)
            try:
                fd, made = open_to_append(self.path)
                try:
                    self._reader.refresh(fd)
                    self._write_to(fd, labels_on(self._reader.log.snapshot()))
                    if made:
                        sync_folder(self.path.parent)
                    made = False
                finally:
                    os.close(fd)
                    if made:  # for a row that could not be written
                        self._reader.forget()
                        self.path.unlink(missing_ok=True)
            except OSError as error:
                raise LabelNotSaved(self.path, *in_words(error, self.path)) from error

    def _write_to(self, fd: int, labels: Sequence[Label]) -> None:
        reader = self._reader
        fresh = reader.log.missing(labels)
        if labels and not fresh:
            sync(fd)  # the rows may be another process's, and not on disk yet
            return
        data = reader.line_end_due if reader.end else new_dialect().header
        data += b"".join([reader.dialect.encode(label) for label in fresh])
        if not data:
            return
        if reader.tail:
            set_aside(self.path, reader.end, reader.tail)
            os.ftruncate(fd, reader.end)
            reader.cut_off(fd)
        try:
            write_at_end(fd, data, reader.end)
        except BaseException:
            reader.put_back(fd)
            raise
        if len(data) <= BULK:  # what is larger is sooner read back, in bulk, than taken in row by row
            reader.wrote(fd, data, fresh)

    def _expect_no_file(self, error: type[LabelFileUnreadable | LabelNotSaved]) -> None:
        """Begin anew where a missing file is one that was never there; raise `error` where it is lost."""
        if not self.path.absolute().parent.is_dir():
            raise error(self.path, *in_words(FileNotFoundError(errno.ENOENT, ""), self.path))
        if len(self._reader.log):
            raise error(
                self.path,
                "the file is gone",
                "Put it back, or connect its drive. To begin with an empty file, start the app again.",
            )
        self._reader.forget()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Alone on the file, among threads and processes. Raises `LabelNotSaved`, `LabelFileLocked`."""
        give_up = time.monotonic() + self.lock_timeout
        if not self._writing.acquire(timeout=self.lock_timeout):
            raise LabelFileLocked(self.path, self.lock_timeout)
        try:
            if not self.path.absolute().parent.is_dir():
                self._expect_no_file(LabelNotSaved)  # and not made anew for the lock's sake
            try:
                self._file_lock.acquire(timeout=max(0.0, give_up - time.monotonic()))
            except Timeout:
                raise LabelFileLocked(self.path, self.lock_timeout) from None
            except OSError as error:
                raise LabelNotSaved(self.path, *in_words(error, self.path)) from error
            try:
                yield
            finally:
                self._file_lock.release(force=True)
        finally:
            self._writing.release()
