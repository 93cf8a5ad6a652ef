"""One reviewer's decision on one paragraph."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

Role = Literal["reviewer", "adjudicator"]

#: The reserved name that says: looked at, and no tag fits. A decision, unlike no label at all.
NONE = "none"

#: Ends the id of a row that undoes another; what stands before it is the id of the row undone.
UNDO_SUFFIX = "-undo"


@dataclass(frozen=True, slots=True)
class Label:
    """A row of `labels.csv`. Rows are only ever added, so a change of mind is a further row."""

    #: Drawn when the paragraph is shown, so that a double click or a re-run saves once.
    id: str
    #: ISO 8601, UTC, milliseconds: 2026-11-21T09:30:00.125Z
    saved_at: str
    reviewer: str
    role: Role
    #: The article's id.
    article: str
    #: The paragraph's number when it was tagged. It may move; `paragraph_id` does not.
    paragraph: int
    paragraph_id: str
    #: Names in codebook order; `(NONE,)` where no tag fits; empty where the label is withdrawn.
    tags: tuple[str, ...]
    unsure: bool = False
    note: str = ""
    #: Fingerprint of the codebook in force.
    codebook: str = ""

    @property
    def withdrawn(self) -> bool:
        """Whether this row takes back what the reviewer had decided: there is no decision any more."""
        return not self.tags

    @property
    def undoes(self) -> str | None:
        """The id of the row that this one undoes, or None."""
        return self.id.removesuffix(UNDO_SUFFIX) if self.id.endswith(UNDO_SUFFIX) else None


def new_label_id() -> str:
    """A fresh id: 16 hex digits, drawn when a paragraph is shown."""
    return secrets.token_hex(8)


def utc_now() -> str:
    """The present moment as `Label.saved_at` has it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
