"""What the charts show, said in words: for tooltips, for screen readers, and as their text alternatives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from framing.codebook import Codebook
from framing.labels import NONE
from framing.reporting.strip import Cell, Shares, Strip
from framing.reporting.summary import Summary

#: Stands for paragraphs that are not tagged where tags are listed; no tag is named so.
UNTAGGED = ""

#: Of more paragraphs than this nobody wants each read out.
_MOST_SAID = 150

#: The longest label of an article, in characters.
_LONGEST = 52


def called(name: str, codebook: Codebook) -> str:
    """What a reader is told of tag `name`, which may be NONE or UNTAGGED."""
    if name == UNTAGGED:
        return "not tagged"
    if name == NONE:
        return "no tag fits"
    return name if name in codebook.by_name else f"{name} (former tag)"


def describe(cell: Cell, codebook: Codebook) -> str:
    """What was decided on a cell's paragraph."""
    if cell.how == "open":
        return f"open: {cell.reviewers} reviewers differ"
    if not cell.shares:
        return called(UNTAGGED, codebook)
    if cell.how == "average" and cell.reviewers > 1:
        return ", ".join(
            f"{called(name, codebook)} {round(share * cell.reviewers)} of {cell.reviewers}"
            for name, share in cell.shares
        )
    names = ", ".join(called(name, codebook) for name, _ in cell.shares)
    return names if cell.how == "average" else f"{names} ({cell.how})"


def row_labels(articles: Iterable[tuple[str, str | None]]) -> list[str]:
    """A label for each (id, title): the title cut to fit, with more where two would read the same."""
    articles = list(articles)
    labels = [_cut(" ".join((title or "").split()) or id) for id, title in articles]
    again = Counter(labels)
    labels = [
        f"{_cut(label, _LONGEST // 2)} ({id})" if again[label] > 1 else label
        for (id, _), label in zip(articles, labels, strict=True)
    ]
    if len(set(labels)) < len(labels):
        labels = [f"{place}. {label}" for place, label in enumerate(labels, start=1)]
    return labels


def bars_in_words(summary: Summary, rows: Iterable[int], codebook: Codebook) -> str:
    """The stacked bars of the articles `rows`, for readers who do not see them."""
    lines = []
    for row in rows:
        entry, whole = summary.articles[row], int(summary.paragraphs[row])
        amounts = [
            f"{called(name, codebook)} {amount:.3g}" for name, amount in bar(summary, row) if amount > 0
        ]
        lines.append(
            f"{entry.title or entry.id}: of {whole} paragraphs, {', '.join(amounts) or 'none tagged'}."
        )
    return "Stacked bars. " + " ".join(lines)


def strips_in_words(strips: Sequence[Strip], codebook: Codebook) -> str:
    """The strips, for readers who do not see them: runs of paragraphs with the same decision; of many, what is shown."""
    if sum(len(strip.cells) for strip in strips) > _MOST_SAID:
        return (
            f"Framing strips of {len(strips)} articles, in reading order: for every paragraph its tags, by colour and"
            " letter. Tables and downloads have them one by one."
        )
    lines = []
    for strip in strips:
        runs: list[tuple[int, int, str]] = []
        for cell in strip.cells:
            said = describe(cell, codebook)
            if runs and runs[-1][2] == said:
                runs[-1] = (runs[-1][0], cell.number, said)
            else:
                runs.append((cell.number, cell.number, said))
        told = "; ".join(f"{a if a == b else f'{a} to {b}'} {said}" for a, b, said in runs)
        lines.append(f"{strip.title}: paragraphs {told}." if told else f"{strip.title}: no paragraphs.")
    return "Framing strips, in reading order. " + " ".join(lines)


def bar(summary: Summary, row: int) -> Shares:
    """The pieces of one article's bar, in paragraphs: tags, none, not tagged. They add up to all of them."""
    tags = [(name, float(summary.portions[row, place])) for place, name in enumerate(summary.tags)]
    untagged = float(summary.paragraphs[row] - summary.tagged[row])
    return (*tags, (NONE, float(summary.none[row])), (UNTAGGED, untagged))


def _cut(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
