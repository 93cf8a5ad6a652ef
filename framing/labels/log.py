"""The growing side of a `LabelTable`: what a store keeps in memory and extends with every save."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from framing.labels.columns import canonical_paragraph_id, pack_id, pack_time, paragraph_key
from framing.labels.label import Label
from framing.labels.table import ROLES, WORDS, LabelTable

_TYPES = {
    "id_key": np.uint64,
    "is_undo": np.bool_,
    "_time": np.int64,
    "reviewer": np.int32,
    "role": np.int8,
    "article": np.int32,
    "paragraph": np.int32,
    "paragraph_key": np.int64,
    "choice": np.int32,
    "unsure": np.bool_,
    "codebook": np.int32,
}

_TEXTS = ("id", "saved_at", "paragraph_id", "note")

#: Ids appended one by one are kept in a set until there are this many, then sorted into the array.
_RECENT = 1 << 16
_UNDO_MARK = 0xA5A5_5A5A_0F0F_F0F1


#: What makes a row one of its own: id (as `pack_id` has it), reviewer, article, paragraph key.
_Name = tuple[int, bool, str, str, int]


class LabelLog:
    """Rows in the order of saving. Not for several threads at once; the tables that it hands out are."""

    def __init__(self) -> None:
        self._length = 0
        self._columns = {name: np.empty(64, kind) for name, kind in _TYPES.items()}
        self._words: dict[str, list] = {name: [] for name in WORDS}
        self._codes: dict[str, dict] = {name: {} for name in WORDS}
        self._codes["role"] = {role: code for code, role in enumerate(ROLES)}
        self._odd: dict[str, dict[int, str]] = {name: {} for name in _TEXTS}
        self._table: LabelTable | None = None
        self._shown_words: dict[str, list] = {name: [] for name in WORDS}
        # Which ids are there: sorted for the rows before `_indexed`, in a set for those after.
        self._sorted_ids = np.empty(0, np.uint64)
        self._recent_ids: set[int] = set()
        self._indexed = 0

    def __len__(self) -> int:
        return self._length

    def append(self, label: Label) -> None:
        """Add one row."""
        row = self._length
        self._make_room(1)
        id_key, undoes, usual = pack_id(label.id)
        time = pack_time(label.saved_at)
        paragraph_id = canonical_paragraph_id(label.paragraph_id)
        key = paragraph_key(paragraph_id)
        for name, present, text in (
            ("id", not usual, label.id),
            ("saved_at", time < 0, label.saved_at),
            ("paragraph_id", key < 0, paragraph_id),
            ("note", label.note, label.note),
        ):
            if present:
                self._odd[name][row] = text
        for name, value in (
            ("id_key", id_key),
            ("is_undo", undoes),
            ("_time", time),
            ("reviewer", self.code("reviewer", label.reviewer)),
            ("role", self._codes["role"][label.role]),
            ("article", self.code("article", label.article)),
            ("paragraph", label.paragraph),
            ("paragraph_key", key),
            ("choice", self.code("choice", tuple(label.tags))),
            ("unsure", label.unsure),
            ("codebook", self.code("codebook", label.codebook)),
        ):
            self._columns[name][row] = value
        self._length = row + 1

    def extend(self, columns: dict[str, np.ndarray], odd: dict[str, dict[int, str]]) -> None:
        """Add many rows: `columns` named as in `LabelTable` (codes from `code`), `odd` text by row from 0."""
        count = len(columns["id_key"])
        self._make_room(count)
        for name, values in columns.items():
            self._columns[name][self._length : self._length + count] = values
        for name, texts in odd.items():
            self._odd[name].update((self._length + row, text) for row, text in texts.items())
        self._length += count

    def code(self, name: str, value) -> int:
        """The code of `value` in the column `name`, given out on first sight."""
        codes = self._codes[name]
        code = codes.get(value)
        if code is None:
            words = self._words[name]
            code = len(words)
            words.append(value)
            codes[value] = code
        return code

    def knows(self, name: str, value) -> bool:
        """Whether `value` occurs in the column `name`."""
        return value in self._codes[name]

    def missing(self, labels: Iterable[Label]) -> list[Label]:
        """Those of `labels` of which no row has the same id, reviewer, article and paragraph id; each once.

        Its cost does not grow with the rows, but where an id is there already.
        """
        self._index_ids()
        fresh: dict[_Name, Label] = {}
        for label in labels:
            fresh.setdefault(_name(label), label)
        suspects = [name[0] for name in fresh if self._may_have(*name[:2])]
        if suspects:
            rows = np.flatnonzero(
                np.isin(self._columns["id_key"][: self._length], np.array(suspects, np.uint64))
            )
            for name in self._names(rows):
                fresh.pop(name, None)
        return list(fresh.values())

    def snapshot(self) -> LabelTable:
        """The rows so far; the same object while nothing is new."""
        if self._table is None or len(self._table) != self._length:
            for name, words in self._words.items():
                if len(words) != len(self._shown_words[name]):
                    self._shown_words[name] = words.copy()
            shown = {WORDS[name]: words for name, words in self._shown_words.items()}
            self._table = LabelTable(self._length, self._columns, shown, self._codes, self._odd)
        return self._table

    def _make_room(self, count: int) -> None:
        """Grow to hold `count` rows more. Memory that is not written to yet is not taken from the system."""
        need, have = self._length + count, len(self._columns["id_key"])
        if need > have:
            for name, column in self._columns.items():
                grown = np.empty(max(need, 2 * have), column.dtype)
                grown[: self._length] = column[: self._length]
                self._columns[name] = grown

    def _index_ids(self) -> None:
        fresh = slice(self._indexed, self._length)
        if fresh.stop - fresh.start + len(self._recent_ids) > _RECENT:
            whole = slice(0, self._length)
            self._sorted_ids = np.sort(self._marks(whole))
            self._recent_ids.clear()
        elif fresh.start < fresh.stop:
            self._recent_ids.update(self._marks(fresh).tolist())
        self._indexed = self._length

    def _may_have(self, id_key: int, undoes: bool) -> bool:
        """Whether a row has this id, or one that a hash cannot tell from it."""
        mark = id_key ^ (_UNDO_MARK if undoes else 0)
        place = int(np.searchsorted(self._sorted_ids, np.uint64(mark)))
        return mark in self._recent_ids or (place < len(self._sorted_ids) and self._sorted_ids[place] == mark)

    def _names(self, rows: np.ndarray) -> Iterator[_Name]:
        """`_name` of the label in each of `rows`."""
        columns = ("id_key", "is_undo", "reviewer", "article", "paragraph_key")
        codes = (self._columns[name][rows].tolist() for name in columns)
        for id_key, undoes, reviewer, article, key in zip(*codes, strict=True):
            yield id_key, undoes, self._words["reviewer"][reviewer], self._words["article"][article], key

    def _marks(self, rows: slice) -> np.ndarray:
        undoes = np.where(self._columns["is_undo"][rows], np.uint64(_UNDO_MARK), np.uint64(0))
        return self._columns["id_key"][rows] ^ undoes


def _name(label: Label) -> _Name:
    id_key, undoes, _ = pack_id(label.id)
    return id_key, undoes, label.reviewer, label.article, paragraph_key(label.paragraph_id)
