"""Who said what of a paragraph, and what the verdict on it is: HTML in which all that people wrote is text."""

from __future__ import annotations

from collections.abc import Iterable

from app.parts.reading import chips, said_by, tag_name
from app.parts.text import as_html
from framing.codebook import Codebook
from framing.labels import Label
from framing.labels.lapses import Change, Ruling
from framing.tagging import Mark


def of_paragraph(labels: Iterable[Label], ruling: Ruling | None, codebook: Codebook) -> str:
    """The verdict, if there is one, and under it a line a reviewer, by name."""
    lines = [verdict(ruling, codebook)] if ruling else []
    said = [label for label in labels if label.role == "reviewer"]
    said.sort(key=lambda label: label.reviewer.casefold())
    lines += [said_by(label, label.reviewer, codebook) for label in said]
    return f'<div class="said-of">{"".join(lines)}</div>'


def verdict(ruling: Ruling, codebook: Codebook) -> str:
    """Who settled it how, and whether that holds."""
    label = ruling.verdict
    mark = chips(Mark(label.tags, label.unsure, label.note), codebook)
    state = "lapsed" if ruling.lapsed else "holds"
    why = "; ".join(_in_words(change) for change in ruling.changes)
    because = f'<div class="why" dir="auto">Lapsed: {why} after the verdict.</div>' if why else ""
    return (
        f'<div class="marks others ruling {state}">'
        f'<span class="by" dir="auto">{as_html(label.reviewer)} (verdict)</span>{mark}{because}</div>'
    )


def pending(mark: Mark, codebook: Codebook) -> str:
    """What an adjudicator has noted without having decided yet."""
    noted = chips(Mark((), mark.unsure, mark.note), codebook)
    return f'<div class="marks others"><span class="by">Your verdict</span>{noted}</div>' if noted else ""


def _in_words(change: Change) -> str:
    who, before = as_html(change.reviewer), as_html(_tags(change.before))
    if not change.now:
        return f"{who} took “{before}” back"
    return f"{who} changed “{before}” to “{as_html(_tags(change.now))}”"


def _tags(tags: tuple[str, ...]) -> str:
    return ", ".join(map(tag_name, tags))
