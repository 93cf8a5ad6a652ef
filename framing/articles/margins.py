"""Where the margin of hard-wrapped text is, and whether text is hard-wrapped at all.

A line break is *forced* if the next line's first word would not have fitted within the margin. In
hard-wrapped text nearly every break inside a paragraph is forced and most fall in the middle of a
sentence; in a list of captions, however alike their lengths, next to none does. So the breaks that are
certainly inside a sentence give the margin, and the margin tells which other breaks are forced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from framing.articles.lines import Line, is_unspaced

#: Margins that people and programs wrap text at, in columns.
_NARROWEST, _WIDEST = 30, 160
#: The most lines above the text of an article.
_HEAD = 5
_INNER_END = re.compile(r"[.!?؟۔。！？…][\"'”’»)]*(?:\s|(?<=[。！？]))(?=\S)")

#: Two neighbouring lines that may be parts of one paragraph.
Pair = tuple[Line, Line]


class Margin(NamedTuple):
    """How a text, or one block of it, is wrapped."""

    columns: int
    #: Every line is as full as its next word allows. Otherwise (proportional type, hand-made line
    #: breaks) a line is only expected to be nearly full.
    greedy: bool
    #: Breaks inside sentences that were not forced.
    misfits: int = 0


def forced(a: Line, b: Line, columns: int) -> bool:
    """Whether the first word of `b` would have passed the margin at the end of `a`."""
    return room(a, b, columns) < b.head


def room(a: Line, b: Line, columns: int) -> int:
    """Columns left at the end of `a` for more of what `b` holds."""
    tight = b.first_char and is_unspaced(b.first_char) and is_unspaced(a.body[-1])
    return columns - a.width - (not tight)


def is_near(a: Line, columns: int, share: float = 0.75) -> bool:
    """Whether `a` reaches at least `share` of the way to the margin."""
    return a.width >= share * columns


def measure(pairs: Iterable[Pair]) -> Margin | None:
    """The margin that the breaks `pairs` speak for, or None if they are ends of paragraphs."""
    pairs = list(pairs)
    return (_measure_cased if _has_cases(pairs) else _measure_uncased)(pairs) if pairs else None


def _has_cases(pairs: list[Pair]) -> bool:
    """Whether capitals can tell where sentences begin: not in every script, not in text all in capitals."""
    cased = sum(b.cased for _, b in pairs)
    return cased >= 0.3 * len(pairs) and any(c.islower() for a, _ in pairs for c in a.body[:40])


def _columns(sure: list[Pair], pairs: list[Pair]) -> int:
    """The margin: the widest of the sure lines, but for the few that stick out."""
    # How wide an indentation is printed depends on the program (tabs), so other lines are better witnesses.
    base = min((a.indent for a, _ in sure), default=0)
    widths = sorted((a.width for a, _ in sure if a.indent == base and not a.unbreakable), reverse=True)
    if not widths:
        return 0
    usual = widths[len(widths) // 20 if len(widths) >= 20 else min(1, len(widths) // 3)]
    ceiling = next(w for w in widths if w <= 1.3 * usual)
    others = (line for pair in pairs for line in pair if line.indent == base)
    return max(
        (line.width for line in others if ceiling < line.width <= 1.08 * ceiling and not line.unbreakable),
        default=ceiling,
    )


def _measure_cased(pairs: list[Pair]) -> Margin | None:
    sure = [(a, b) for a, b in pairs if b.flows_in]
    columns = _columns(sure, pairs)
    if not (_NARROWEST if len(sure) > 1 else 40) <= columns <= _WIDEST:
        return None
    chance = sum(forced(a, b, columns) for a, b in pairs)
    if len(sure) < 0.3 * chance and not _all_full(pairs, columns):
        return None
    # Verse and lists in small letters among the prose are too short to speak for a margin, or against it.
    long = [(a, b) for a, b in sure if is_near(a, columns, 0.5)]
    full = sum(forced(a, b, columns) or a.ends_hyphenated for a, b in long)
    nearly = sum(is_near(a, columns) or forced(a, b, columns) or a.ends_hyphenated for a, b in long)
    if len(long) < 0.5 * len(sure) or nearly < 0.8 * len(long):
        return None
    sure = long
    return Margin(columns, full >= 0.95 * len(sure) - 0.5, len(sure) - full)


def _all_full(pairs: list[Pair], columns: int) -> bool:
    """Whether so many lines end in mid-sentence, all of them full, that chance is out of the question;
    for languages that begin most long words, and so most lines, with a capital."""
    open_ended = [(a, b) for a, b in pairs if b.flows_in or not a.ends_sentence]
    full = sum(forced(a, b, columns) for a, b in open_ended)
    return len(open_ended) >= max(6, len(pairs) / 2) and full >= 0.95 * len(open_ended)


def _measure_uncased(pairs: list[Pair]) -> Margin | None:
    """Without capitals a sentence that goes on is told only by the missing full stop: ask for more."""
    # A headline and a byline above the text are short lines that end no sentence either.
    widest = max(a.width for a, _ in pairs)
    head = next(n for n, (a, _) in enumerate(pairs) if is_near(a, widest, 0.6))
    pairs = pairs[head if head <= _HEAD else 0 :]
    open_ended = [(a, b) for a, b in pairs if not a.ends_sentence]
    columns = _columns(open_ended, pairs)
    # Two lines say little, and nothing where (as in Thai) no mark ends a sentence.
    few = len(open_ended) < 3
    if few and not any(line.ends_sentence for pair in pairs for line in pair):
        return None
    if not (50 if few else 40) <= columns <= 132 or len(open_ended) < 0.4 * len(pairs):
        return None
    if _sticks_out(pairs, columns):
        return None
    misfits = sum(not forced(a, b, columns) for a, b in open_ended)
    if misfits <= 0.1 * len(open_ended) + 0.1:
        return Margin(columns, True, misfits)
    nearly = sum(is_near(a, columns) for a, _ in open_ended)
    inner = sum(bool(_INNER_END.search(a.body)) for a, _ in pairs)
    if len(pairs) < 6 or nearly < 0.95 * len(open_ended) or inner < 0.25 * len(pairs):
        return None
    return Margin(columns, False, misfits)


def _sticks_out(pairs: list[Pair], columns: int) -> bool:
    """Whether a line is far too long for the margin, with nothing in it that could not be broken."""
    return any(
        line.width > 1.1 * columns + line.indent and not line.unbreakable for pair in pairs for line in pair
    )


def measure_blocks(blocks: list[list[Line]], pairs: list[Pair]) -> Margin | None:
    """The margin where lines inside blocks end in mid-sentence and blocks end with a sentence, whatever the
    lines' widths: paragraphs between blank lines, broken by hand or by a page's layout."""
    ended = sum(a.ends_sentence for a, _ in pairs)
    closed = sum(lines[-1].ends_sentence for lines in blocks)
    if len(pairs) < 4 or ended > 0.35 * len(pairs) or closed < max(2, 0.8 * len(blocks)):
        return None
    if _has_cases(pairs) and not any(b.flows_in for _, b in pairs):
        return None
    columns = _columns(pairs, pairs)
    if columns > _WIDEST or _sticks_out(pairs, columns):
        return None
    full = sum(is_near(a, columns) for a, _ in pairs)
    return Margin(columns, False, len(pairs)) if full >= 0.6 * len(pairs) else None
