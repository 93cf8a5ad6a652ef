"""The first read of a large labels file: the same labels as `rows.read_rows` gives, many times faster.

It knows plain files only. Whatever is out of the ordinary makes it give up with a `ValueError`, and the
caller reads row by row, which is exact and can say what is wrong where.
"""

from __future__ import annotations

import codecs
import io
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from framing.labels.columns import canonical_paragraph_id, pack_id, paragraph_key
from framing.labels.dialect import Dialect
from framing.labels.disk import read_at
from framing.labels.label import UNDO_SUFFIX
from framing.labels.log import LabelLog
from framing.labels.rows import read_paragraph, read_paragraph_id, read_role, read_tags, read_unsure
from framing.labels.table import ROLES

#: A block is parsed at a time, so that memory holds the columns and little else.
_BLOCK = 1 << 20

#: Columns whose values are mostly all different, and kept packed.
_PACKED = ("id", "saved_at", "paragraph_id")


def read_bulk(fd: int, start: int, stop: int, dialect: Dialect, log: LabelLog) -> None:
    """Add to `log` the rows between the bytes `start` and `stop` of `fd`, both at the beginning of a line.

    Raises `ValueError` for what it does not know; `log` is of no use then.
    """
    import pyarrow as pa
    from pyarrow import csv

    names = [*dialect.columns, *(f"extra {place}" for place in range(dialect.extra))]
    words = pa.dictionary(pa.int32(), pa.string())
    types = {name: pa.binary() if name in _PACKED else words for name in names} | {"note": pa.string()}
    if read_at(fd, start, 3) == codecs.BOM_UTF8:
        raise ValueError("the parser would drop it")
    part = _Part(fd, start, stop)
    try:
        batches = csv.open_csv(
            part,
            csv.ReadOptions(block_size=_BLOCK, column_names=names),
            csv.ParseOptions(delimiter=dialect.separator, newlines_in_values=True, ignore_empty_lines=False),
            csv.ConvertOptions(column_types=types, strings_can_be_null=False),
        )
        with ThreadPoolExecutor(1) as ahead:  # parses a block while the one before is packed
            following = ahead.submit(next, batches, None)
            while (batch := following.result()) is not None:
                following = ahead.submit(next, batches, None)
                log.extend(*_columns(_without_blank_rows(batch), log))
    except pa.ArrowException as error:
        raise ValueError(str(error)) from error
    finally:
        part.end_reading()
        pa.default_memory_pool().release_unused()
    if part.quotes % 2:
        raise ValueError("a quote is open at the end")
    if part.returns:
        raise ValueError("a CR without LF, which ends a row for the parser even where it should not")


class _Part(io.RawIOBase):
    """A part of the file at `fd` as a file of its own, that counts quotes and lone CRs and refuses NULs.

    The parser reads ahead in a thread of its own, hence the lock; `end_reading` gives `fd` back.
    """

    def __init__(self, fd: int, start: int, stop: int):
        self._fd, self._at, self._stop = fd, start, stop
        self._lock = threading.Lock()
        self.quotes = self.returns = 0
        self._last = b""

    def readable(self) -> bool:
        return True

    def readinto(self, into) -> int:
        with self._lock:
            some = read_at(self._fd, self._at, min(len(into), self._stop - self._at))
            self._at += len(some)
        self.quotes += some.count(b'"')
        if b"\r" in some or self._last == b"\r":
            self.returns += some.count(b"\r") - (self._last + some).count(b"\r\n")
        self._last = some[-1:]
        if b"\0" in some:
            raise ValueError("a NUL byte")
        into[: len(some)] = some
        return len(some)

    def end_reading(self) -> None:
        with self._lock:
            self._at = self._stop


def _without_blank_rows(batch):
    """`batch` without the rows whose cells are all empty."""
    blank = np.ones(len(batch), bool)
    for name in ("role", *batch.schema.names):  # the role first: it is never empty otherwise
        column = batch.column(name)
        if name in _PACKED or name == "note":
            blank &= _Texts(column).lengths == 0
        else:
            empty = np.array([text == "" for text in column.dictionary.to_pylist()], bool)
            blank &= empty[column.indices.to_numpy()]
        if not blank.any():
            return batch
    return batch.filter(~blank)


def _columns(batch, log: LabelLog) -> tuple[dict[str, np.ndarray], dict[str, dict[int, str]]]:
    """`batch`, a part of the file, as `LabelLog.extend` takes it."""

    def coded(name: str, read: Callable[[str], object], kind: type) -> np.ndarray:
        column = batch.column(name)
        words, indices = column.dictionary.to_pylist(), column.indices.to_numpy()
        used = np.bincount(indices, minlength=len(words)) > 0  # blank rows have left words that none use
        codes = np.array([read(text) if use else 0 for text, use in zip(words, used, strict=True)], kind)
        return codes[indices]

    for name in batch.schema.names:
        if name.startswith("extra ") and coded(name, bool, bool).any():
            raise ValueError("text in a column without a name")

    id_key, is_undo, odd_ids = _pack_ids(_Texts(batch.column("id")))
    time, odd_times = _pack_times(_Texts(batch.column("saved_at")))
    key, odd_paragraph_ids = _pack_paragraph_ids(_Texts(batch.column("paragraph_id")))
    columns = {
        "id_key": id_key,
        "is_undo": is_undo,
        "_time": time,
        "reviewer": coded("reviewer", lambda text: log.code("reviewer", text), np.int32),
        "role": coded("role", lambda text: ROLES.index(read_role(text)), np.int8),
        "article": coded("article", lambda text: log.code("article", text), np.int32),
        "paragraph": coded("paragraph", read_paragraph, np.int32),
        "paragraph_key": key,
        "choice": coded("tags", lambda text: log.code("choice", read_tags(text)), np.int32),
        "unsure": coded("unsure", read_unsure, np.bool_),
        "codebook": coded("codebook", lambda text: log.code("codebook", text), np.int32),
    }
    notes = _Texts(batch.column("note"))
    written = {int(row): notes.at(row) for row in np.flatnonzero(notes.lengths)}
    odd = {"id": odd_ids, "saved_at": odd_times, "paragraph_id": odd_paragraph_ids, "note": written}
    return columns, odd


class _Texts:
    """The bytes under an Arrow column of text."""

    def __init__(self, column):
        _, offsets, data = column.buffers()
        self.starts = np.frombuffer(offsets, np.int32)[column.offset : column.offset + len(column) + 1]
        self.data = np.frombuffer(data, np.uint8) if data is not None and data.size else np.empty(0, np.uint8)
        self.lengths = np.diff(self.starts)

    def at(self, row: int) -> str:
        return self.data[self.starts[row] : self.starts[row + 1]].tobytes().decode()

    def block(self, rows: np.ndarray, first: int, width: int) -> np.ndarray:
        """Bytes `first` to `first + width` of the texts at `rows`, (rows, width) uint8."""
        if not width or not len(rows):
            return np.empty((len(rows), width), np.uint8)
        return np.lib.stride_tricks.sliding_window_view(self.data, width)[self.starts[rows] + first]


def _hex_values(block: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Value (uint64) of each row of `block` read as hex digits in lower case, and which rows are such.

    Four digits at a time in one 32-bit word: a letter's low half is its value less 9, and it has bit 6.
    """
    words = block.view(">u4").astype(np.uint32)
    digits = (words & 0x0F0F0F0F) + (words >> 6 & 0x01010101) * 9
    digits = (digits | digits >> 4) & 0x00FF00FF
    digits = (digits | digits >> 8) & 0xFFFF
    values = np.zeros(len(block), np.uint64)
    for word in range(digits.shape[1]):
        values = values << 16 | digits[:, word]
    usual = (block - np.uint8(ord("0")) < 10) | (block - np.uint8(ord("a")) < 6)
    return values, _rows_all(usual)


def _rows_all(true: np.ndarray) -> np.ndarray:
    """Which rows are true throughout."""
    return np.ones(len(true), bool) if true.all() else true.all(axis=1)


def _pack_ids(texts: _Texts) -> tuple[np.ndarray, np.ndarray, dict[int, str]]:
    count = len(texts.lengths)
    keys, undoes, done = np.zeros(count, np.uint64), np.zeros(count, bool), np.zeros(count, bool)
    suffix = np.frombuffer(UNDO_SUFFIX.encode(), np.uint8)
    for tail in (suffix[:0], suffix):
        rows = np.flatnonzero(texts.lengths == 16 + len(tail))
        values, usual = _hex_values(texts.block(rows, 0, 16))
        usual &= _rows_all(texts.block(rows, 16, len(tail)) == tail)
        rows = rows[usual]
        keys[rows], undoes[rows], done[rows] = values[usual], len(tail) > 0, True
    odd = {}
    for row in np.flatnonzero(~done).tolist():
        odd[row] = texts.at(row)
        keys[row], undoes[row], _ = pack_id(odd[row])
    return keys, undoes, odd


def _pack_times(texts: _Texts) -> tuple[np.ndarray, dict[int, str]]:
    form = np.frombuffer(b"0000-00-00T00:00:00.000Z", np.uint8)
    is_digit = form == ord("0")
    packed = np.full(len(texts.lengths), -1, np.int64)
    rows = np.flatnonzero(texts.lengths == len(form))
    block = texts.block(rows, 0, len(form))
    digits = block[:, is_digit] - np.uint8(ord("0"))
    usual = _rows_all(digits < 10) & _rows_all(block[:, ~is_digit] == form[~is_digit])
    pairs = digits[:, 0:16:2] * np.uint8(10) + digits[:, 1::2]
    values = pairs.astype(np.int64) @ 10 ** np.arange(15, 0, -2, dtype=np.int64) + digits[:, 16]
    packed[rows[usual]] = values[usual]
    return packed, {row: texts.at(row) for row in np.flatnonzero(packed < 0).tolist()}


def _pack_paragraph_ids(texts: _Texts) -> tuple[np.ndarray, dict[int, str]]:
    keys, done = np.zeros(len(texts.lengths), np.int64), np.zeros(len(texts.lengths), bool)
    rows = np.flatnonzero(texts.lengths == 12)
    values, usual = _hex_values(texts.block(rows, 0, 12))
    keys[rows[usual]], done[rows[usual]] = values[usual].astype(np.int64), True
    odd = {}
    for row in np.flatnonzero(~done).tolist():
        text = canonical_paragraph_id(read_paragraph_id(texts.at(row)))
        keys[row] = paragraph_key(text)
        if keys[row] < 0:
            odd[row] = text
    return keys, odd
