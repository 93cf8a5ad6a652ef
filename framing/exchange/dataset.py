"""What a file of another tool says, whichever tool it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from framing.labels import Role

Format = Literal["label-studio", "doccano"]
FORMATS: tuple[Format, ...] = ("label-studio", "doccano")

#: What the formats are called where people read it.
TITLES: dict[Format, str] = {"label-studio": "Label Studio", "doccano": "doccano"}


@dataclass(frozen=True, slots=True)
class Said:
    """One decision of somebody on one text, in the words of the other tool."""

    #: As the file has it: a name, an address, a number; "" where it names nobody.
    reviewer: str
    #: Tags as the file has them; empty where it was handed in without one.
    tags: tuple[str, ...]
    #: Where in the file it stands, such as "ann.jsonl, line 4".
    where: str
    unsure: bool = False
    note: str = ""
    #: ISO 8601, UTC, milliseconds, as `Label.saved_at`; "" where the file names no time.
    saved_at: str = ""
    role: Role = "reviewer"
    #: Fingerprint of the codebook, where the file came from this tool.
    codebook: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One text and all that was said of it."""

    where: str
    text: str
    said: tuple[Said, ...]
    #: What names the paragraph, where the file came from this tool.
    article: str = ""
    paragraph_id: str = ""
    #: All other fields of one line of text, as of front matter.
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dataset:
    """A file, a folder or an archive that was read."""

    format: Format
    records: tuple[Record, ...]
    #: What is no decision and was passed over, in words (plural), with how many there were.
    passed_over: Mapping[str, int] = field(default_factory=Counter)


def as_list(value: object) -> list:
    """What a field holds that should be a list: nothing where it is empty, and what stands there alone."""
    return value if isinstance(value, list) else [value] if value else []


def texts_among(fields: Mapping[str, object]) -> dict[str, str]:
    """Those of `fields` that hold text or a number, as text."""
    return {
        str(name): str(value).strip()
        for name, value in fields.items()
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip()
    }


def utc(moment: object) -> str:
    """A time as `Label.saved_at` has it, from ISO 8601 (UTC where it names no zone); "" for anything else."""
    try:
        found = datetime.fromisoformat(moment) if isinstance(moment, str) else None
        found = found and (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return found.isoformat(timespec="milliseconds").replace("+00:00", "Z") if found else ""
