"""The framing strip: the paragraphs of some articles in reading order, each with what was decided on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framing.codebook import Codebook
from framing.labels import HOW, NONE, Label, LabelTable, paragraph_key, tag_set
from framing.reporting.basis import Basis, final_labels_of

if TYPE_CHECKING:
    from framing.articles import Article, Paragraph

#: How much of a paragraph's text a cell carries, in characters.
_EXCERPT = 80

Shares = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit of an article."""

    number: int
    #: Words of the article's units before this one, and in it.
    start: int
    words: int
    #: Tag (or NONE) -> the share of the unit's decisions that hold it; in codebook order, former tags
    #: after, NONE last. May add up past 1. Empty where the unit is not tagged.
    shares: Shares
    #: The same where a decision for several tags is divided evenly among them: adds up to 1.
    portions: Shares
    #: How many reviewers have a current label on the unit.
    reviewers: int
    #: Where the decision comes from: "average", "majority", "adjudicated"; "open" where reviewers differ
    #: and nothing is settled; "" where nobody has decided.
    how: str
    #: Whether any of the reviewers' current labels on the unit is marked unsure, or the verdict that counts.
    unsure: bool
    #: The beginning of the text.
    text: str


@dataclass(frozen=True, slots=True)
class Strip:
    article: str
    title: str
    cells: tuple[Cell, ...]


def strips(
    articles: Iterable[Article], table: LabelTable, codebook: Codebook, basis: Basis = "average"
) -> list[Strip]:
    """A strip for each of `articles`, from the labels that count under `basis`.

    Meant for the articles that are looked at, some hundreds at most.
    """
    return [strip(article, table, codebook, basis) for article in articles]


def strip(article: Article, table: LabelTable, codebook: Codebook, basis: Basis = "average") -> Strip:
    """The strip of one article."""
    current: dict[str, list[Label]] = defaultdict(list)
    for label in table.labels(table.current(article=article.id)):
        current[label.paragraph_id].append(label)
    settled = _settled(article.id, table) if basis == "final" else {}

    cells, start = [], 0
    for unit in article.units:
        labels = current[unit.id]
        reviews = [label for label in labels if label.role == "reviewer"]
        if basis == "average":
            decisions, how = [label.tags for label in reviews], "average" if reviews else ""
        elif found := settled.get(paragraph_key(unit.id)):
            decisions, how = [found[0]], found[1]
        else:
            decisions, how = [], "open" if reviews else ""
        unsure = any(label.unsure for label in (labels if how == "adjudicated" else reviews))
        cells.append(_cell(unit, start, decisions, codebook, len(reviews), how, unsure))
        start += unit.words
    return Strip(article.id, article.title, tuple(cells))


def _settled(article: str, table: LabelTable) -> dict[int, tuple[tuple[str, ...], str]]:
    """Paragraph key -> tags and how they were settled on, for the final labels of `article`."""
    if article not in table.articles:
        return {}
    final = final_labels_of(table)
    mine = np.flatnonzero(final.article == table.articles.index(article))
    return {
        key: (table.choices[choice], HOW[how])
        for key, choice, how in zip(
            final.paragraph_key[mine].tolist(),
            final.choice[mine].tolist(),
            final.how[mine].tolist(),
            strict=True,
        )
    }


def _cell(
    unit: Paragraph,
    start: int,
    decisions: Sequence[tuple[str, ...]],
    codebook: Codebook,
    reviewers: int,
    how: str,
    unsure: bool,
) -> Cell:
    sets = [tag_set(tags) for tags in decisions]
    chosen = Counter(name for tags in sets for name in tags)
    divided: Counter[str] = Counter()
    for tags in sets:
        for name in tags:
            divided[name] += 1 / len(tags)
    order = [name for name in codebook.in_order(tuple(chosen)) if name != NONE] + [NONE] * (NONE in chosen)
    text = unit.text if len(unit.text) <= _EXCERPT else unit.text[: _EXCERPT - 1].rstrip() + "…"
    return Cell(
        number=unit.number,
        start=start,
        words=unit.words,
        shares=tuple((name, chosen[name] / len(decisions)) for name in order),
        portions=tuple((name, divided[name] / len(decisions)) for name in order),
        reviewers=reviewers,
        how=how,
        unsure=unsure,
        text=text,
    )
