"""One reviewer's decision on one paragraph."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, get_args

Role = Literal["reviewer", "adjudicator"]

#: The reserved name that says: looked at, and no tag fits. A decision, unlike no label at all.
NONE = "none"

#: Ends the id of a row that undoes another; what stands before it is the id of the row undone.
UNDO_SUFFIX = "-undo"

#: Ends `Label.codebook` where the article's source was hidden from the reviewer.
MASKED = "+masked"

#: What spreadsheets write for ids that look like numbers; nothing can bring the id back.
ROUNDED = re.compile(r"[0-9]+([.,][0-9]+)?[eE]\+[0-9]+")


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
    #: Fingerprint of the codebook in force; `MASKED` behind it where the source was hidden.
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


def flaw(label: Label) -> str | None:
    """Why no store can keep `label` as it was given, as the end of a sentence; None where it can."""
    texts = {
        "id": label.id,
        "saved_at": label.saved_at,
        "reviewer": label.reviewer,
        "article": label.article,
        "paragraph_id": label.paragraph_id,
        "tags": "".join(label.tags),
        "note": label.note,
        "codebook": label.codebook,
    }
    for name, text in texts.items():
        if "\0" in text:
            return f"{name} holds a NUL character, which text files and spreadsheets cannot hold"
        try:
            text.encode()
        except UnicodeEncodeError as error:
            return f"{name} holds half a character (U+{ord(text[error.start]):04X}), which is not text"
    if label.role not in get_args(Role):
        return f"role is “{label.role}” instead of reviewer or adjudicator"
    if ROUNDED.fullmatch(label.paragraph_id):
        return f"the paragraph id “{label.paragraph_id}” is one that spreadsheets have spoilt"
    if not all(label.tags) or any(";" in tag for tag in label.tags):
        return "a tag's name is empty or holds “;”, which stands between two tags"
    if not -(2**31) <= label.paragraph < 2**31:
        return f"paragraph number {label.paragraph} is out of range"
    return None
