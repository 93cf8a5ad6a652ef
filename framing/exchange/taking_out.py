"""The paragraphs of a project and the labels on them, as files for another tool."""

from __future__ import annotations

import io
import json
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from framing.articles import Article
from framing.codebook import Codebook
from framing.errors import ArticleError
from framing.exchange.dataset import Format
from framing.labels import Label, LabelTable


@dataclass(frozen=True, slots=True)
class Taken:
    """One unit, and the current labels on it."""

    text: str
    #: article, paragraph (its number), paragraph_id, kind.
    fields: Mapping[str, str | int]
    #: Reviewers' and adjudicators', in the order in which they were saved; tags in codebook order.
    labels: tuple[Label, ...]


class Files(NamedTuple):
    """What is written: contents by name, and what is in them, in numbers."""

    contents: dict[str, bytes]
    paragraphs: int
    labels: int
    reviewers: int
    #: Current labels on text that is gone, which no paragraph can carry.
    left: int

    def zipped(self) -> bytes:
        """All of them in one archive."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.contents.items():
                archive.writestr(name, content)
        return out.getvalue()


def taken(ids: Iterable[str], article_of: Callable[[str], Article], table: LabelTable) -> list[Taken]:
    """Every unit of the articles `ids`, in reading order, labelled or not. Articles that do not open are left out.

    `article_of` gives the article of an id or raises `ArticleError`, as `Library.article` does.
    """
    said: dict[tuple[str, str], list[Label]] = defaultdict(list)
    for label in table.labels(table.current()):
        said[label.article, label.paragraph_id].append(label)
    units = []
    for id in ids:
        try:
            article = article_of(id)
        except ArticleError:
            continue
        for unit in article.units:
            fields = {
                "article": id,
                "paragraph": unit.number,
                "paragraph_id": unit.id,
                "kind": unit.kind,
            }
            units.append(Taken(unit.text, fields, tuple(said.get((id, unit.id), ()))))
    return units


def export_files(
    format: Format,
    units: list[Taken],
    table: LabelTable,
    codebook: Codebook,
    emails: Mapping[str, str],
    *,
    stem: str = "tasks",
    lines: bool = False,
) -> Files:
    """The files that the other tool takes.

    For Label Studio the tasks, as `stem`.json or, with `lines`, one a line as `stem`.jsonl, and the labeling
    interface; for doccano a file a reviewer, one of all paragraphs without labels, and the labels to set up.
    """
    from framing.exchange import doccano, label_studio

    contents: dict[str, bytes] = {}
    if format == "label-studio":
        lined = json_lines(label_studio.tasks(units, emails))
        contents[f"{stem}.jsonl" if lines else f"{stem}.json"] = lined if lines else _as_list(lined)
        contents[f"{stem}-interface.xml"] = label_studio.interface(codebook).encode()
    else:
        contents |= {name: json_lines(entries) for name, entries in doccano.files(units).items()}
        contents["label_config.json"] = json.dumps(
            doccano.label_types(codebook), ensure_ascii=False, indent=1
        ).encode()
    made = [label for unit in units for label in unit.labels]
    return Files(
        contents,
        paragraphs=len(units),
        labels=len(made),
        reviewers=len({label.reviewer for label in made}),
        left=len(table.current()) - len(made),
    )


def _as_list(lined: bytes) -> bytes:
    """JSON of the entries that stand one a line, still one a line: so people find their way in it, too."""
    return b"[\n" + lined.rstrip(b"\n").replace(b"\n", b",\n") + b"\n]\n"


def json_lines(entries: Iterable[Mapping]) -> bytes:
    """`entries`, one a line."""
    return "".join(f"{json.dumps(entry, ensure_ascii=False)}\n" for entry in entries).encode()
