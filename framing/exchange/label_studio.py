"""Label Studio: a list of tasks, each with the annotations made on it.

Read are its exports JSON and JSON-MIN, and tasks one a line. Written are tasks with annotations, as its import takes
them, and a labeling interface (XML) that fits them. See docs/exchange.md for every field and its source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from framing.codebook import Codebook
from framing.errors import ExchangeRefused
from framing.exchange.dataset import Dataset, Record, Said, as_list, texts_among, utc
from framing.exchange.files import Part
from framing.exchange.taking_out import Taken
from framing.labels import NONE, Label

#: The controls of the interface that is written, and the text that they are about.
TAGS, UNSURE, NOTE, TEXT = "tags", "unsure", "note", "text"

#: What JSON-MIN adds to the fields of a task.
_MIN_FIELDS = {"id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time", "agreement"}

#: Below an item's `meta`, which Label Studio keeps as it is: what its own fields cannot say.
_OURS = "framing"


def is_task(entry: Mapping[str, Any]) -> bool:
    """Whether an object is a task as this tool exports it."""
    return isinstance(entry.get("data"), dict) or {"annotator", "annotation_id"} <= entry.keys()


# ------------------------------------------------------------------------------- reading


def read(parts: Sequence[Part], path: Path, text: str = "", control: str = "") -> Dataset:
    """What the tasks in `parts` say.

    `text` is the field of a task that holds the paragraph, and `control` the name of the choices that are tags,
    where the tasks do not make that plain. Raises `ExchangeRefused`.
    """
    tasks = [placed for part in parts for placed in part.objects]
    passed_over: Counter[str] = Counter()
    annotated = [(where, *_annotations(task, passed_over)) for where, task in tasks]
    control = control or _only_control(path, (items for _, _, found in annotated for _, items in found))
    field = text or _text_field(path, [data for _, data, _ in annotated])
    records = []
    for where, data, found in annotated:
        fields = texts_among(data)
        said = tuple(_said(where, annotation, items, control) for annotation, items in found)
        records.append(
            Record(
                where,
                str(data.get(field) or ""),
                said,
                fields.get("article", ""),
                fields.get("paragraph_id", ""),
                fields,
            )
        )
    return Dataset("label-studio", tuple(records), passed_over)


_Items = list[dict]


def _annotations(task: dict, passed_over: Counter[str]) -> tuple[dict, list[tuple[dict, _Items]]]:
    """The data of a task, and its annotations that are decisions, each with the items of its result."""
    if not isinstance(task.get("data"), dict):
        return _of_min(task)
    passed_over["predictions"] += len(as_list(task.get("predictions")))
    passed_over["drafts"] += len(as_list(task.get("drafts")))
    found = []
    for annotation in as_list(task.get("annotations") or task.get("completions")):
        if not isinstance(annotation, dict):  # JSON exports may hold ids in its place
            passed_over["annotations of which the file holds only a number"] += 1
        elif annotation.get("was_cancelled") or annotation.get("skipped"):
            passed_over["skipped annotations"] += 1
        else:
            items = as_list(annotation.get("result"))
            found.append((annotation, [one for one in items if isinstance(one, dict)]))
    return task["data"], found


def _of_min(task: dict) -> tuple[dict, list[tuple[dict, _Items]]]:
    """The same of an entry of JSON-MIN, which has one annotation and its values among the task's own fields."""
    data = {name: value for name, value in task.items() if name not in _MIN_FIELDS}
    items = []
    for name, value in data.items():
        if isinstance(value, dict) and isinstance(value.get("choices"), list):
            items.append(_item(name, "choices", value["choices"]))
        elif isinstance(value, dict) and isinstance(value.get("text"), list):
            items.append(_item(name, "textarea", value["text"]))
        elif isinstance(value, list) and all(isinstance(one, str) for one in value):
            items.append(_item(name, "maybe", value))
        elif isinstance(
            value, str
        ):  # a choice alone, a note, or a field of the task: told apart by `control`
            items.append(_item(name, "maybe", [value]))
    annotation = {name: task.get(name) for name in ("created_at", "updated_at")}
    return data, [(annotation | {"completed_by": task.get("annotator")}, items)]


def _item(name: str, kind: str, values: list) -> dict:
    key = "text" if kind == "textarea" else "choices"
    return {"from_name": name, "type": kind, "value": {key: values}}


def _only_control(path: Path, results: Iterable[_Items]) -> str:
    names: set[str] = set()
    unclear: set[str] = set()
    for item in (item for items in results for item in items):
        name, kind = str(item.get("from_name")), item.get("type")
        if name != UNSURE:
            names |= {name} if kind == "choices" else set()
            unclear |= {name} if kind == "maybe" else set()
    if len(names) > 1 and TAGS not in names:
        listed = ", ".join(f"“{name}”" for name in sorted(names))
        raise ExchangeRefused(
            path,
            f"it holds several sets of choices ({listed}).",
            "Say which are the tags (--control).",
        )
    if names and TAGS not in names:
        return names.pop()
    if not names and unclear and TAGS not in unclear:
        listed = ", ".join(f"“{name}”" for name in sorted(unclear))
        raise ExchangeRefused(
            path, f"it does not tell which of its fields ({listed}) holds tags.", "Say which (--control)."
        )
    return TAGS


def _text_field(path: Path, tasks: Sequence[dict]) -> str:
    names = {name for data in tasks for name, value in data.items() if isinstance(value, str)}
    if TEXT in names or not names:
        return TEXT
    if len(names) > 1:
        listed = ", ".join(f"“{name}”" for name in sorted(names))
        raise ExchangeRefused(
            path, f"its tasks have several fields ({listed}).", "Say which holds the text (--text)."
        )
    return names.pop()


def _said(where: str, annotation: dict, items: _Items, control: str) -> Said:
    ours = next((meta for item in items if (meta := _ours(item))), {})
    notes = list(_values(items, NOTE, "text"))
    return Said(
        reviewer=str(ours.get("reviewer") or "") or _who(annotation.get("completed_by")),
        tags=tuple(_values(items, control, "choices")),
        where=where,
        unsure=UNSURE in _values(items, UNSURE, "choices"),
        note="\n".join(notes),
        saved_at=utc(ours.get("saved_at") or annotation.get("updated_at") or annotation.get("created_at")),
        role="adjudicator" if ours.get("role") == "adjudicator" else "reviewer",
        codebook=str(ours.get("codebook") or ""),
    )


def _ours(item: dict) -> dict:
    meta = item.get("meta")
    found = meta.get(_OURS) if isinstance(meta, dict) else None
    return found if isinstance(found, dict) else {}


def _values(items: _Items, control: str, key: str) -> Iterator[str]:
    for item in items:
        value = item.get("value")
        if item.get("from_name") == control and isinstance(value, dict):
            found = value.get(key, value.get("choices") if item.get("type") == "maybe" else [])
            yield from (str(one) for one in (found if isinstance(found, list) else [found]))


def _who(completed_by: Any) -> str:
    """A user of Label Studio as the file names them: an address, else a name, else a number."""
    if isinstance(completed_by, dict):
        name = " ".join(str(completed_by.get(part) or "") for part in ("first_name", "last_name")).strip()
        return str(completed_by.get("email") or name or completed_by.get("id") or "")
    return "" if completed_by is None else str(completed_by)


# ------------------------------------------------------------------------------- writing


def tasks(units: Iterable[Taken], emails: Mapping[str, str]) -> Iterator[dict]:
    """A task a paragraph, each label an annotation. `emails`: a reviewer's address, where it is known.

    Label Studio refuses annotations of people whom it does not know, so nobody is named but by an address.
    """
    for unit in units:
        annotations = []
        for label in unit.labels:
            email = emails.get(label.reviewer)
            annotations.append(
                ({"completed_by": {"email": email}} if email else {})
                | {
                    "result": _result(label),
                    "was_cancelled": False,
                    # Label Studio takes whatever says nothing of it for the truth to measure others by.
                    "ground_truth": False,
                    "created_at": label.saved_at,
                    "updated_at": label.saved_at,
                }
            )
        yield {"data": {TEXT: unit.text} | unit.fields, "annotations": annotations}


def _result(label: Label) -> list[dict]:
    ours = {name: getattr(label, name) for name in ("reviewer", "role", "saved_at", "codebook")}
    items = [_item(TAGS, "choices", list(label.tags)) | {"meta": {_OURS: ours}}]
    if label.unsure:
        items.append(_item(UNSURE, "choices", [UNSURE]))
    if label.note:
        items.append(_item(NOTE, "textarea", [label.note]))
    return [{"id": f"{label.id[:8]}{place}", "to_name": TEXT} | item for place, item in enumerate(items)]


def interface(codebook: Codebook) -> str:
    """The labeling interface: the tags with their keys and definitions, "none", unsure, a note."""
    choices = [
        f"    <Choice value={quoteattr(tag.name)} hotkey={quoteattr(tag.key.lower())}"
        f" hint={quoteattr(tag.definition)}/>"
        for tag in codebook.tags
    ]
    return "\n".join(
        [
            "<View>",
            f"  <Header value={quoteattr(codebook.title)}/>",
            f'  <Text name="{TEXT}" value="${TEXT}"/>',
            f'  <Choices name="{TAGS}" toName="{TEXT}" choice="multiple" required="true">',
            *choices,
            f'    <Choice value="{NONE}" hotkey="0" hint="No tag fits."/>',
            "  </Choices>",
            f'  <Choices name="{UNSURE}" toName="{TEXT}" choice="multiple">',
            f'    <Choice value="{UNSURE}" hotkey="q"/>',
            "  </Choices>",
            f'  <TextArea name="{NOTE}" toName="{TEXT}" placeholder="Note"/>',
            "</View>",
            "",
        ]
    )
