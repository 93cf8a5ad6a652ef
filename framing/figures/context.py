"""What a figure is about, as a bag of words: by it two figures of two articles are held to be of one thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from framing.articles import Article
from framing.figures.contrast import Terms, held_apart, terms
from framing.figures.figure import Figure
from framing.figures.languages import BY_CODE, Language, language_of, words
from framing.figures.sentences import sentences

_WORD = re.compile(r"[^\W\d_]{3,}")

#: How much a word counts that stands in the figure's sentence, and in the sentences beside it.
_IN_SENTENCE, _BESIDE = 1.0, 0.6
#: How much a shared word counts where few, some or most of the paragraphs with figures have it.
_RARE, _KNOWN, _COMMON = 1.0, 0.5, 0.15


#: Words of numbers and units: that both have them says nothing of what is counted.
_OF_NUMBERS = words(
    """
    cent percent percentage points point tens hundreds thousands millions billions dozens number numbers
    times half third quarter miles mile metres meters kilometres years year months month weeks week days
    day hours hour minutes dollars pounds euros prozent prozentpunkte jahre jahr jahren monate tage
    tausende millionen milliarden ans année mois jours milliers milliards san los new von saint
    """
)


class Context(NamedTuple):
    """What surrounds one figure. A stem is a word without its ending; see `_stem`."""

    #: Stem -> how near the figure it stands.
    words: Mapping[str, float]
    #: Stems of what is counted, and the stem of its head noun.
    what: frozenset[str]
    #: Kinds of event that the figure's own sentence tells of.
    events: frozenset[str]
    #: All stems of the figure's own sentence.
    own: frozenset[str]
    terms: Terms


class Contexts:
    """The contexts of figures, and how much each shared word tells."""

    def __init__(self, figures: Sequence[Figure], articles: Iterable[Article]):
        texts = {(a.id, unit.number): (unit.text, a.language) for a in articles for unit in a.units}
        self._spoken: dict[str, Language] = {}
        self._printed: dict[str, str] = {}
        self.of: list[Context] = []
        seen: dict[tuple[str, int], frozenset[str]] = {}
        for figure in figures:
            text, said = texts.get((figure.article, figure.number), (figure.sentence, ""))
            if figure.article not in self._spoken:
                self._spoken[figure.article] = language_of(text, said)
            context = self._context(figure, text, self._spoken[figure.article])
            self.of.append(context)
            place = figure.article, figure.number
            seen[place] = seen.get(place, frozenset()) | context.words.keys()
        self._among = Counter(stem for stems in seen.values() for stem in stems)
        self._places = len(seen)

    def weight(self, stem: str) -> float:
        """How much it tells that two figures have this word in common."""
        count = self._among[stem]
        if count <= max(4, self._places / 8):
            return _RARE
        return _KNOWN if count <= max(6, self._places / 3) else _COMMON

    def is_rare(self, stem: str) -> bool:
        """Whether few of the paragraphs with figures have the word."""
        return self.weight(stem) == _RARE

    def shared(self, one: int, other: int) -> tuple[float, list[str]]:
        """How much the surroundings of two figures have in common, and the words, those that tell most first."""
        a, b = self.of[one].words, self.of[other].words
        common = {stem: min(a[stem], b[stem]) * self.weight(stem) for stem in a.keys() & b.keys()}
        words = sorted(common, key=lambda stem: (-common[stem], stem))
        return sum(common.values()), [self._printed.get(stem, stem) for stem in words if common[stem] >= 0.3]

    def alike(self, one: int, other: int) -> list[str]:
        """The words that what is counted has in common."""
        common = self.of[one].what & self.of[other].what
        return sorted(self._printed.get(stem, stem) for stem in common)

    def same_event(self, one: int, other: int) -> bool:
        """Whether the sentences of both tell of one kind of event: an opening, an arrest."""
        return bool(self.of[one].events & self.of[other].events)

    def same_sentence(self, one: int, other: int) -> bool:
        """Whether their sentences say mostly the same words: an agency's report that both print."""
        a, b = self.of[one].own, self.of[other].own
        return len(a & b) >= 2 and len(a & b) >= 0.6 * len(a | b)

    def apart(self, one: int, other: int) -> bool:
        """Whether their clauses say that they are of two things."""
        return held_apart(self.of[one].terms, self.of[other].terms)

    def _context(self, figure: Figure, text: str, language: Language) -> Context:
        spans = sentences(text, language)
        place = next((at for at, span in enumerate(spans) if span[0] == figure.sentence_start), 0)
        words: dict[str, float] = {}
        near = ((place, _IN_SENTENCE), (place - 1, _BESIDE), (place + 1, _BESIDE))
        for at, weight in near:
            if 0 <= at < len(spans):
                for stem, printed in _stems(text[slice(*spans[at])], language.code):
                    if words.setdefault(stem, weight) == weight:
                        self._printed.setdefault(stem, printed)
        own = _stems(text[slice(*spans[place])], language.code) if spans else ()
        stems = frozenset(stem for stem, _ in own)
        events = frozenset(stem for stem in stems if stem.startswith("="))
        what = frozenset(stem for stem, _ in _stems(figure.what, language.code))
        return Context(words, what, events, stems, terms(figure, language))


@lru_cache(maxsize=8192)
def _stems(text: str, code: str) -> tuple[tuple[str, str], ...]:
    """(stem, word as printed) for each word of `text` that says something. A word for a kind of event has the
    kind, "=" and a number, for its stem, so that "opened" and "launched" are shared."""
    language = BY_CODE[code]
    small = _small(code)
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        plain = word.casefold()
        if (
            plain in small
            or plain in _OF_NUMBERS
            or plain in language.months
            or plain in language.numerals
            or plain in language.scales
            or _is_unit(plain, code)
        ):
            continue
        found.setdefault(_stem(plain, code), word)
    return tuple(found.items())


@lru_cache(maxsize=65536)
def _is_unit(word: str, code: str) -> bool:
    language = BY_CODE[code]
    return any(re.fullmatch(unit, word) for unit in (*language.units, *language.money))


@lru_cache(maxsize=65536)
def _stem(word: str, code: str) -> str:
    language = BY_CODE[code]
    for place, family in enumerate(language.families):
        if word in family:
            return f"={place}"
    for ending in language.endings:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=8)
def _small(code: str) -> frozenset[str]:
    """Words that say nothing of what is counted."""
    language = BY_CODE[code]
    return language.stops | language.hedge_words | language.typical
