"""A file of another tool -> `Dataset`, whichever tool it is of."""

from __future__ import annotations

from pathlib import Path

from framing.errors import ExchangeRefused
from framing.exchange import doccano, label_studio
from framing.exchange.dataset import Dataset, Format
from framing.exchange.files import Part, parts_of, read_parts

_READ = {"label-studio": label_studio.read, "doccano": doccano.read}


def read_dataset(
    path: Path | str,
    format: Format | None = None,
    *,
    data: bytes | None = None,
    text: str = "",
    control: str = "",
) -> Dataset:
    """What the file, folder or zip at `path` says; `data` is its content where it was read already.

    `format` is told by the file where it is None. `text` and `control` name the fields that hold the paragraph's text
    and the tags, where they have other names than usual. Raises `ExchangeRefused`.
    """
    path = Path(path)
    parts = read_parts(path) if data is None else parts_of(path, data)
    return _READ[format or _format_of(parts, path)](parts, path, text, control)


def _format_of(parts: list[Part], path: Path) -> Format:
    entries = [entry for part in parts for _, entry in part.objects]
    if any(label_studio.is_task(entry) for entry in entries):
        return "label-studio"
    if any(doccano.is_document(entry) for entry in entries):
        return "doccano"
    problem = "it is neither tasks of Label Studio nor texts of doccano." if entries else "it holds nothing."
    raise ExchangeRefused(path, problem, "Export it as JSON or JSONL, or say what it is (--from).")
