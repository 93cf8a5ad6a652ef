"""The figures of articles, each worked out once; and the paragraphs that have a tag."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache

import numpy as np

from framing.articles import Article
from framing.codebook import Codebook
from framing.figures.figure import Figure
from framing.figures.find import figures_in
from framing.figures.languages import BY_CODE, language_of
from framing.labels import LabelTable, paragraph_key

#: (article id, paragraph key): where figures are looked for, as labels know their paragraphs.
Place = tuple[str, int]


def figures_of(articles: Iterable[Article], only: Collection[Place] | None = None) -> list[Figure]:
    """The figures of the units of `articles` (headlines, body, captions), in reading order.

    With `only`, those of these places alone; `places_tagged` gives them.
    """
    return [figure for article in articles for figure in _of(article, only)]


def places_tagged(table: LabelTable, tag: str) -> frozenset[Place]:
    """Every place that somebody's current label, of whatever role, says `tag` of."""
    choices = [code for code, tags in enumerate(table.choices) if tag in tags]
    rows = table.current()
    rows = rows[np.isin(table.choice[rows], choices)]
    names = [table.articles[code] for code in table.article[rows].tolist()]
    return frozenset(zip(names, table.paragraph_key[rows].tolist(), strict=True))


def usual_tag(table: LabelTable, codebook: Codebook) -> str | None:
    """The codebook's tag for paragraphs that rest on a number, where somebody uses it: "statistic" or the like."""
    for tag in codebook.tags:
        if tag.name.casefold() in _USUAL and places_tagged(table, tag.name):
            return tag.name
    return None


#: What codebooks call that tag.
_USUAL = {
    *("statistic", "statistics", "figure", "figures", "number", "numbers", "data"),
    *("statistik", "zahl", "zahlen", "statistique", "chiffre", "chiffres"),
}


def _of(article: Article, only: Collection[Place] | None) -> list[Figure]:
    # Enough of the text to tell its language by, where the file does not say it.
    language = language_of(" ".join(unit.text for unit in article.units[:12]), article.language)
    return [
        replace(figure, article=article.id, number=unit.number, paragraph_id=unit.id)
        for unit in article.units
        if only is None or (article.id, paragraph_key(unit.id)) in only
        for figure in _figures(unit.text, language.code)
    ]


@lru_cache(maxsize=20_000)
def _figures(text: str, code: str) -> tuple[Figure, ...]:
    return tuple(figures_in(text, BY_CODE[code]))
