"""All labels of a project, column by column: an immutable snapshot of what a store holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from framing.labels.columns import (
    NO_TIME,
    id_text,
    last_alike,
    packed_ms,
    paragraph_key,
    paragraph_text,
    text_ms,
    time_text,
)
from framing.labels.label import Label, Role

if TYPE_CHECKING:
    import pandas

__all__ = ["COLUMNS", "NO_TIME", "ROLES", "LabelTable", "paragraph_key"]

#: The columns of labels.csv, in this order.
COLUMNS = (
    "id",
    "saved_at",
    "reviewer",
    "role",
    "article",
    "paragraph",
    "paragraph_id",
    "tags",
    "unsure",
    "note",
    "codebook",
)

#: The arrays of a table, one entry a row.
_ARRAYS = (
    "id_key",
    "is_undo",
    "_time",
    "reviewer",
    "role",
    "article",
    "paragraph",
    "paragraph_key",
    "choice",
    "unsure",
    "codebook",
)

#: Arrays of codes, and what the table calls the list that each is of.
WORDS = {"reviewer": "reviewers", "article": "articles", "choice": "choices", "codebook": "codebooks"}

#: What the codes in `LabelTable.role` stand for.
ROLES: tuple[Role, ...] = ("reviewer", "adjudicator")


class LabelTable:
    """Rows of `labels.csv` in the order in which they were saved. It never changes; do not write to it.

    `len(table)`, `table[i]` and iteration give `Label`s. Work on many rows goes by the columns: arrays
    with one entry a row, and for columns of few different values a code into a list of them.

    A table is cheap to make (views on arrays that its store extends beyond the table's end), so a store
    hands out a new one after every save. Read the columns anew from each.
    """

    #: int32 codes into `reviewers`, `articles`, `choices`, `codebooks`.
    reviewer: np.ndarray
    article: np.ndarray
    choice: np.ndarray
    codebook: np.ndarray
    reviewers: list[str]
    articles: list[str]
    #: Sets of tags as saved; `(NONE,)` where no tag fits, `()` where the label is withdrawn. Two choices
    #: may hold the same tags in another order, where the codebook's order was changed in between.
    choices: list[tuple[str, ...]]
    codebooks: list[str]
    #: int8 codes into `ROLES`: 0 reviewer, 1 adjudicator.
    role: np.ndarray
    #: bool.
    unsure: np.ndarray
    #: int32: the paragraph's number when it was tagged.
    paragraph: np.ndarray
    #: int64, see `paragraph_key`: rows speak of one paragraph where article and key are equal.
    paragraph_key: np.ndarray
    #: uint64: the id without "-undo" (its value where it is 16 hex digits, else a hash).
    id_key: np.ndarray
    #: bool: whether the row undoes the one whose `id_key` it shares.
    is_undo: np.ndarray

    def __init__(self, length: int, columns: dict[str, np.ndarray], words: dict[str, list], codes, odd):
        """Made by `LabelLog.snapshot`. `codes` finds a value's code; `odd` holds text by row."""
        self._length, self._codes, self._odd = length, codes, odd
        for name, column in columns.items():
            view = column[:length]
            view.flags.writeable = False
            setattr(self, name, view)
        for name, values in words.items():
            setattr(self, name, values)

    @classmethod
    def of(cls, labels: Iterable[Label]) -> LabelTable:
        """A table of `labels`, for tests and notebooks."""
        from framing.labels.log import LabelLog

        log = LabelLog()
        for label in labels:
            log.append(label)
        return log.snapshot()

    # ------------------------------------------------------------------------- as labels

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: int) -> Label:
        if not -self._length <= index < self._length:
            raise IndexError(f"row {index} of {self._length}")
        return self.labels([index % self._length])[0]

    def __iter__(self) -> Iterator[Label]:
        for start in range(0, self._length, 4096):
            yield from self.labels(np.arange(start, min(start + 4096, self._length)))

    def labels(self, indices: Sequence[int] | np.ndarray) -> list[Label]:
        """The rows at `indices` (not negative), in that order."""
        at = np.asarray(indices, np.int64)
        ids, times, paragraph_ids, notes = (self._odd[n] for n in ("id", "saved_at", "paragraph_id", "note"))
        return [
            Label(
                id=ids[row] if row in ids else id_text(id_key, undoes),
                saved_at=time_text(time) if time >= 0 else times[row],
                reviewer=self.reviewers[reviewer],
                role=ROLES[role],
                article=self.articles[article],
                paragraph=paragraph,
                paragraph_id=paragraph_text(key) if key >= 0 else paragraph_ids[row],
                tags=self.choices[choice],
                unsure=unsure,
                note=notes.get(row, ""),
                codebook=self.codebooks[codebook],
            )
            for (
                row, id_key, undoes, time, reviewer, role, article, paragraph, key, choice, unsure, codebook
            ) in zip(
                at.tolist(),
                *(
                    column[at].tolist()
                    for column in (
                        self.id_key, self.is_undo, self._time, self.reviewer, self.role, self.article,
                        self.paragraph, self.paragraph_key, self.choice, self.unsure, self.codebook,
                    )
                ),
                strict=True,
            )
        ]  # fmt: skip

    def notes(self, indices: Sequence[int] | np.ndarray) -> list[str]:
        """The notes of the rows at `indices` (not negative), in that order; "" where there is none."""
        notes = self._odd["note"]
        return [notes.get(row, "") for row in np.asarray(indices, np.int64).tolist()]

    # ----------------------------------------------------------------------- finding rows

    def rows_of(
        self,
        *,
        reviewer: str | None = None,
        article: str | None = None,
        role: Role | None = None,
        since: int = 0,
    ) -> np.ndarray:
        """Indices (int64, ascending) of the rows of this reviewer, article and role; None is any.

        Of the rows from `since` on, so that what was looked at before need not be looked at again.
        """
        rows: np.ndarray | None = None
        for name, wanted in (("article", article), ("reviewer", reviewer), ("role", role)):
            if wanted is None:
                continue
            code = self._codes[name].get(wanted, -1)
            column = getattr(self, name)
            if rows is None:
                rows = np.flatnonzero(column[since:] == code) + since
            else:
                rows = rows[column[rows] == code]
        return np.arange(since, self._length) if rows is None else rows

    def continues(self, earlier: LabelTable) -> bool:
        """Whether this is `earlier` and, behind its rows, those that were saved since."""
        return self._odd is earlier._odd and len(self) >= len(earlier)

    def current(
        self, *, reviewer: str | None = None, article: str | None = None, role: Role | None = None
    ) -> np.ndarray:
        """Indices (int64, ascending) of the current labels, filtered as `rows_of` does.

        Current is the last row for each (reviewer, role, article, paragraph id), unless it withdraws.
        The role belongs to the key so that a person's verdict as adjudicator never takes the place of
        the same person's own review.
        """
        if reviewer is None and article is None:
            found = self._all_current
            return found if role is None else found[self.role[found] == ROLES.index(role)]
        return self._current_among(self.rows_of(reviewer=reviewer, article=article, role=role))

    @cached_property
    def _all_current(self) -> np.ndarray:
        rows = self._current_among(np.arange(self._length))
        rows.flags.writeable = False
        return rows

    def _current_among(self, rows: np.ndarray) -> np.ndarray:
        kind = [c.take(rows) for c in (self.paragraph_key, self.article, self.reviewer, self.role)]
        rows = rows[last_alike(kind) == np.arange(len(rows))]
        return rows[self.choice[rows] != self._codes["choice"].get((), -1)]

    # --------------------------------------------------------------------- a part of the rows

    def only(self, rows: Sequence[int] | np.ndarray) -> LabelTable:
        """A table of the rows at `rows` (not negative), in that order, and of nothing else.

        It holds copies: what does not occur in these rows, such as another reviewer's name, is nowhere in
        it. Its rows are numbered anew, from 0. Raises `IndexError` for a row that is not there.
        """
        at = np.asarray(rows)
        if at.dtype == np.bool_:  # would be taken for the rows 0 and 1
            raise TypeError("rows are numbers: np.flatnonzero(mask) gives those of a mask")
        at = at.astype(np.int64)
        if len(at) and not 0 <= at.min() <= at.max() < self._length:
            raise IndexError(f"rows {at.min()} to {at.max()} of {self._length}")
        columns = {name: getattr(self, name).take(at) for name in _ARRAYS}
        words: dict[str, list] = {}
        codes: dict[str, dict] = {"role": dict(self._codes["role"])}
        for name, plural in WORDS.items():
            columns[name], words[plural] = _in_use(columns[name], getattr(self, plural))
            codes[name] = {word: code for code, word in enumerate(words[plural])}
        odd = {name: _rows_moved(texts, at, self._length) for name, texts in self._odd.items()}
        return LabelTable(len(at), columns, words, codes, odd)

    def renamed(self, name_of: Callable[[str, Role], str]) -> LabelTable:
        """The same rows, each under the name that `name_of` makes of its reviewer's and its role.

        The old names are nowhere in it. Two that become one are one reviewer. No columns but `reviewer` are copied.
        """
        pairs = self.reviewer * len(ROLES) + self.role
        used = np.flatnonzero(np.bincount(pairs)).tolist()
        names = [name_of(self.reviewers[pair // len(ROLES)], ROLES[pair % len(ROLES)]) for pair in used]
        words = list(dict.fromkeys(names))
        codes = {word: code for code, word in enumerate(words)}
        code_of = np.zeros(max(used, default=0) + 1, np.int32)
        code_of[used] = [codes[name] for name in names]
        columns = {name: getattr(self, name) for name in _ARRAYS}
        columns["reviewer"] = code_of.take(pairs)
        return LabelTable(
            self._length,
            columns,
            {plural: getattr(self, plural) for plural in WORDS.values()} | {"reviewers": words},
            self._codes | {"reviewer": codes},
            dict(self._odd),  # another object: this table continues none that has the names
        )

    # -------------------------------------------------------------------------- when saved

    @cached_property
    def saved_ms(self) -> np.ndarray:
        """int64: when each row was saved, in milliseconds since 1970 (UTC); NO_TIME where that cannot be read."""
        found = packed_ms(self._time)
        for row in np.flatnonzero(self._time < 0).tolist():
            found[row] = text_ms(self._odd["saved_at"].get(row, ""))
        found.flags.writeable = False
        return found

    # ------------------------------------------------------------------------- as a frame

    def to_frame(self, indices: Sequence[int] | np.ndarray | None = None) -> pandas.DataFrame:
        """The rows at `indices` (default: all), as `labels.csv` has them: its columns, tags joined by ";".

        `paragraph` is a number and `unsure` true or false; all else is text. The index is the row's.
        """
        from framing.labels.frame import frame

        at = np.arange(self._length) if indices is None else np.asarray(indices, np.int64)
        return frame(self, at, self._time, self._odd)


def _in_use(codes: np.ndarray, words: list) -> tuple[np.ndarray, list]:
    """`codes` into a list of those `words` alone that occur, in their order, and that list."""
    occurs = np.bincount(codes, minlength=len(words)) > 0
    fresh = np.cumsum(occurs, dtype=codes.dtype) - 1
    return fresh.take(codes), [word for word, used in zip(words, occurs.tolist(), strict=True) if used]


def _rows_moved(texts: dict[int, str], rows: np.ndarray, length: int) -> dict[int, str]:
    """`texts`, kept by row of a table of `length` rows, by their place in `rows`."""
    if not texts:
        return {}
    # Made a list in one step, since a store may be adding texts. Those of rows behind the table are its next.
    have = np.array(list(texts), np.int64)
    kept = np.zeros(length, bool)
    kept[have[have < length]] = True
    places = np.flatnonzero(kept.take(rows))
    return {place: texts[row] for place, row in zip(places.tolist(), rows[places].tolist(), strict=True)}
