"""Where the texts of a dataset stand in the project: by what this tool calls the paragraph, else by the text itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from framing.articles import Article, Paragraph
from framing.articles.article import normalise
from framing.exchange.dataset import Record


class Spot(NamedTuple):
    """One paragraph that is tagged here."""

    article: str
    number: int
    paragraph_id: str


class Lost(NamedTuple):
    """Why a text has no place, as the end of a sentence, and what to do; equal for all texts it is so for."""

    problem: str
    remedy: str


NOWHERE = Lost("is in no article", "Add the article to sources/, or make it of the file (--make-articles).")
NO_TEXT = Lost("has no text", "Say which field holds it (--text).")
SEVERAL = Lost("is printed several times here", "Tag these by hand.")
CHANGED = Lost(
    "is another than the paragraph that it names", "Restore the paragraph, or tag the new one by hand."
)
NOT_TAGGED = Lost("is no paragraph to tag here (a byline, or a line of the page)", "Nothing: it has no tags.")


class Finder:
    """Finds the paragraphs of `articles`, those that open."""

    def __init__(self, articles: Iterable[Article]):
        self._by_id: dict[tuple[str, str], Paragraph] = {}
        self._by_text: dict[str, list[tuple[str, Paragraph]]] = defaultdict(list)
        for article in articles:
            for paragraph in article.paragraphs:
                self._by_id[article.id, paragraph.id] = paragraph
                texts = {normalise(paragraph.text), normalise(f"{paragraph.text} {paragraph.credit}")}
                for text in texts:
                    self._by_text[text].append((article.id, paragraph))

    def find(self, record: Record) -> Spot | Lost:
        """The paragraph that `record` speaks of. Nothing is guessed: where two might be meant, none is."""
        text = normalise(record.text)
        named = self._by_id.get((record.article, record.paragraph_id))
        if named:
            whole = normalise(f"{named.text} {named.credit}")
            if text and text not in (normalise(named.text), whole):
                return CHANGED
            return _spot(record.article, named)
        if not text:
            return NO_TEXT
        found = self._by_text.get(text, [])
        same_article = [(article, one) for article, one in found if article == record.article]
        found = same_article or found
        units = [(article, one) for article, one in found if one.is_unit]
        if len(units) > 1:
            return SEVERAL
        if not units:
            return NOT_TAGGED if found else NOWHERE
        return _spot(*units[0])


def _spot(article: str, paragraph: Paragraph) -> Spot | Lost:
    return Spot(article, paragraph.number, paragraph.id) if paragraph.is_unit else NOT_TAGGED


def places(records: Iterable[Record], finder: Finder) -> Mapping[int, Spot | Lost]:
    """The place of each of `records`, by its position."""
    return {at: finder.find(record) for at, record in enumerate(records)}
