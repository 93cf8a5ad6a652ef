"""The contract that every store of labels keeps.

A store is an append-only log of `Label` rows.

- **Threads and processes.** All methods may be called from any thread. Several processes may have the
  same store open; each sees the others' rows at its next `read`.
- **Durable.** `append` returns only when the row would survive the loss of power. It raises
  `LabelNotSaved` otherwise, and then the store is as it was before.
- **Many at once.** `append_all` promises the same of all its rows together: on return all of them are there,
  no other's row between them, and where it raises, none was added. A process or a machine that dies in the
  midst of it may leave the first few: nobody was told that they are saved, and the same call again adds the rest.
- **Once.** Appending a label whose id is already there for the same (reviewer, article, paragraph id)
  changes nothing, so a caller may repeat an append that it is not sure of.
- **Order.** `read` returns rows in the order in which they were saved, every field as it was given, but
  for one thing: a paragraph id of fewer than 12 places, all digits, is filled up with zeros from the left,
  because spreadsheets drop them.
- **Text.** Any text that is UTF-8, line breaks, quotes and emoji included. What is not, NUL characters, an
  empty tag or one with ";" in it: `append` raises `LabelNotSaved`.
- **Time.** `saved_at` is UTC, as text, and is the caller's.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Protocol, runtime_checkable

from framing.labels.label import Label
from framing.labels.table import LabelTable


@runtime_checkable
class LabelStore(Protocol):
    def append(self, label: Label) -> None:
        """Save one decision. Durable on return. Raises `LabelNotSaved` (`LabelFileLocked` where others have
        kept the store busy for too long) or `LabelFileRefused`."""

    def append_all(self, labels: Iterable[Label]) -> None:
        """Save many decisions, in one go and in this order. Raises as `append` does, and then none is saved."""

    def append_decided(self, decide: Callable[[LabelTable], Iterable[Label]]) -> list[Label]:
        """Save, as `append_all` does, the decisions that `decide` makes of all rows so far, and return them.

        No row comes between those that it was given and its own, so what it decides still holds when it is saved.
        Everybody waits for it meanwhile. Raises what `decide` raises, and what `append_all` and `read` raise.
        """

    def read(self) -> LabelTable:
        """All rows so far, as an immutable snapshot; cheap when nothing or little is new.

        Raises `LabelFileRefused`, and `LabelFileUnreadable` where the rows cannot be got at: a store that is
        away is never taken for an empty one.
        """

    def version(self) -> Hashable:
        """A token that differs whenever `read` would differ. Cheaper than `read`; never raises for a
        store that is merely away (the token then says so)."""
