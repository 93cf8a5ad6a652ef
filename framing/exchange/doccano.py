"""doccano: a text and its labels a line, a file a user.

Read are its exports JSONL and JSON for text classification, those of older versions, too. Written are files as its
import takes them. See docs/exchange.md for every field and its source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from framing.codebook import Codebook
from framing.exchange.dataset import Dataset, Record, Said, as_list, texts_among, utc
from framing.exchange.file_names import safe_stem
from framing.exchange.files import Part
from framing.exchange.taking_out import Taken
from framing.labels import NONE, Label, Role

#: Where labels stand: as exported, by older versions, in projects with spans besides, and with ids of labels.
_LABELS = ("label", "labels", "cats", "annotations")

#: Files of an export that are not named after a user.
_NOBODY = {"all", "unknown", "paragraphs"}

#: All paragraphs, without labels.
PARAGRAPHS = "paragraphs.jsonl"


def is_document(entry: Mapping[str, Any]) -> bool:
    """Whether an object is a text as this tool exports it."""
    return ("text" in entry or "data" in entry) and "background_color" not in entry


# ------------------------------------------------------------------------------- reading


def read(parts: Sequence[Part], path: Path, text: str = "", control: str = "") -> Dataset:
    """What the texts in `parts` say; `text` and `control` name the fields of text and labels where those are others."""
    passed_over: Counter[str] = Counter()
    records = []
    for part in parts:
        user = part.stem if part.is_one_of_several and part.stem.lower() not in _NOBODY else ""
        for where, entry in part.objects:
            if "background_color" in entry:  # a list of label types
                continue
            records.append(_record(where, entry, user, text, control, passed_over))
    return Dataset("doccano", tuple(records), passed_over)


def _record(where: str, entry: dict, user: str, text: str, control: str, passed_over: Counter[str]) -> Record:
    meta = entry.get("meta") if isinstance(entry.get("meta"), dict) else {}
    fields = texts_among(meta | entry)
    said = [
        _said(where, entry, tags, user or by, bool(user))
        for by, tags in _labels(entry, control, passed_over).items()
    ]
    return Record(
        where,
        str(entry.get(text or "text") or entry.get("data") or ""),
        tuple(one for one in said if one),
        fields.get("article", ""),
        fields.get("paragraph_id", ""),
        fields,
    )


def _labels(entry: dict, control: str, passed_over: Counter[str]) -> dict[str, tuple[str, ...]]:
    """The labels of a line by who gave them; "" where the line does not say."""
    name = control or next((name for name in _LABELS if name in entry), "")
    value = entry.get(name)
    found: dict[str, list[str]] = {}
    by = str(entry.get("username") or "")
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str | int) and not isinstance(one, bool):
            found.setdefault(by, []).append(str(one))
        elif isinstance(one, dict) and "label" in one and "start_offset" not in one:
            found.setdefault(str(one.get("user") or by), []).append(str(one["label"]))
        elif one is not None:
            passed_over["labels on a part of a text, or none that this tool knows"] += 1
    return {who: tuple(tags) for who, tags in found.items()} or {by: ()}


def _said(where: str, entry: dict, tags: tuple[str, ...], user: str, is_file: bool) -> Said | None:
    """What `user` said; or, where nothing was changed since it was exported from this tool, what stood there.

    The line's own fields came from this tool and went through doccano untouched, with whoever worked on it there:
    they hold for the labels that were exported with them, and for nobody else's.
    """
    exported = entry.get("label_exported")
    own = str(entry.get("reviewer") or "")
    theirs = bool(is_file and own) and not _is_of(user, own, _role(entry))
    untouched = isinstance(exported, list) and {str(one) for one in exported} == set(tags) and not theirs
    comments = [str(one) for one in as_list(entry.get("Comments")) if isinstance(one, str)]
    if untouched:
        return Said(
            own or user,
            tags,
            where,
            unsure=entry.get("unsure") is True,
            note="\n".join([str(entry["note"]), *comments] if entry.get("note") else comments),
            saved_at=utc(entry.get("saved_at")),
            role=_role(entry),
            codebook=str(entry.get("codebook") or ""),
        )
    if not (tags or comments or isinstance(exported, list)):
        return None  # a text on which nobody said anything
    return Said(own if is_file and own and not theirs else user, tags, where, note="\n".join(comments))


def _role(entry: dict) -> Role:
    return "adjudicator" if entry.get("role") == "adjudicator" else "reviewer"


# ------------------------------------------------------------------------------- writing


def files(units: Iterable[Taken]) -> dict[str, list[dict]]:
    """Lines by file name: one of all paragraphs, and one a reviewer (or adjudicator) of what they decided."""
    found: dict[str, list[dict]] = {PARAGRAPHS: []}
    names: dict[tuple[str, str], str] = {}
    for unit in units:
        bare = {"text": unit.text} | unit.fields
        found[PARAGRAPHS].append(bare | {"label": []})
        for label in unit.labels:
            name = _free(file_stem(label.reviewer, label.role), names, (label.reviewer, label.role))
            found.setdefault(f"{name}.jsonl", []).append(bare | _decision(label))
    return found


def _decision(label: Label) -> dict:
    tags = list(label.tags)
    return {
        "label": tags,
        "label_exported": tags,
        "reviewer": label.reviewer,
        "role": label.role,
        "unsure": label.unsure,
        "note": label.note,
        "saved_at": label.saved_at,
        "codebook": label.codebook,
    }


def file_stem(reviewer: str, role: str = "reviewer") -> str:
    """A name for a reviewer's file that any system can keep, and that doccano could have for a user's."""
    plain = safe_stem(reviewer, "reviewer")
    return f"{plain} (verdicts)" if role == "adjudicator" else plain


def _is_of(stem: str, reviewer: str, role: str) -> bool:
    """Whether a file of this name was written here for that reviewer. doccano's own users have no spaces in them."""
    return re.fullmatch(re.escape(file_stem(reviewer, role)) + "( [0-9]+)?", stem) is not None


def _free(stem: str, names: dict[tuple[str, str], str], of: tuple[str, str]) -> str:
    """`stem`, or a like one where somebody else's file has it or it is no user's; the same for `of` each time."""
    if of not in names:
        taken = {name.casefold() for name in names.values()} | _NOBODY | {"label_config"}
        names[of] = next(
            name
            for name in (stem, *(f"{stem} {number}" for number in range(2, len(taken) + 3)))
            if name.casefold() not in taken
        )
    return names[of]


def label_types(codebook: Codebook) -> list[dict]:
    """The labels to set up in a project: the tags with their keys and colours, and "none"."""
    named = [(tag.name, tag.key.lower(), tag.colour) for tag in codebook.tags] + [(NONE, "0", "#757575")]
    return [
        {
            "text": name,
            "prefix_key": None,
            "suffix_key": key,
            "background_color": colour,
            "text_color": "#ffffff",
        }
        for name, key, colour in named
    ]
