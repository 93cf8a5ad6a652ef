"""What speaks for two figures being of one thing: words in common, a date, a sentence; and how much is enough."""

from __future__ import annotations

from collections.abc import Sequence

from framing.figures.context import Contexts
from framing.figures.figure import Figure
from framing.figures.nearness import apart, digits, equal, is_within, months_apart, same_date, worth

#: How much two figures that are not equal must have in common, by how far they are apart (share of the larger).
#: What they count in common counts as much as `_WHAT` shared rare words.
_ENOUGH = ((0.02, 1.0), (0.1, 2.0), (0.3, 3.0))
_WHAT = 1.5
#: The same for equal figures, where the number itself is distinctive and where it is not.
_DISTINCTIVE, _PLAIN = 0.5, 2.0
#: What it adds that both are tied to one date, are their articles' only figure of that unit, or stand in sentences
#: that say mostly the same words.
_SAME_DATE, _ONLY, _SAME_SENTENCE = 1.0, 1.5, 1.0
#: Dates of one event at most so many months apart; what their sentences must have in common with and without
#: a word for the same kind of event.
_MONTHS, _EVENT, _NO_EVENT = 13, 1.5, 4.0


def same_thing(figures: Sequence[Figure], one: int, other: int, contexts: Contexts) -> bool:
    """Whether two equal figures are of one thing, as far as words can tell."""
    a, b = figures[one], figures[other]
    if a.is_date and a.article == b.article:
        return True  # one row a date and article
    score, _ = contexts.shared(one, other)
    if a.is_date:
        return score >= (_EVENT if contexts.same_event(one, other) else _PLAIN + 0.5)
    distinctive = digits(a) >= 3 or worth(a)[0] >= 1000 or a.kind in ("money", "rate")
    if not distinctive and contexts.apart(one, other):
        return False
    if contexts.alike(one, other) or contexts.same_sentence(one, other):
        return True
    score += _SAME_DATE * same_date(a, b)
    return score >= (_DISTINCTIVE if distinctive else _PLAIN)


def disagreement(
    figures: Sequence[Figure], one: int, other: int, contexts: Contexts, alone: frozenset[int] = frozenset()
) -> float:
    """How much speaks for two figures of two articles being different accounts of one thing; 0: not enough."""
    a, b = figures[one], figures[other]
    if a.article == b.article or equal(a, b) or contexts.apart(one, other):
        return 0.0
    if a.is_date:
        months = months_apart(a, b)
        if months is None or months > _MONTHS or is_within(a, b):
            return 0.0
        score, _ = contexts.shared(one, other)
        enough = _EVENT + months / 12 if contexts.same_event(one, other) else _NO_EVENT
        return score - months / 12 if score >= enough else 0.0
    far = apart(a, b)
    enough = next((least for limit, least in _ENOUGH if far <= limit), None)
    if enough is None:
        return 0.0
    alike = bool(contexts.alike(one, other))
    if digits(a) < 2 and worth(a)[0] < 10 and not alike:
        return 0.0
    if a.kind == "share" and not alike:
        enough += 1.0  # everything has percentages
    if a.kind == "money" and a.what and b.what and not alike:
        enough += 1.0
    score, _ = contexts.shared(one, other)
    score += _WHAT * alike + _SAME_DATE * same_date(a, b) + _ONLY * (one in alone and other in alone)
    score += _SAME_SENTENCE * contexts.same_sentence(one, other)
    return score - 5 * far + 2 if score >= enough else 0.0
