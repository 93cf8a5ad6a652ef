"""Blocks of lines -> paragraphs, where a line's end may be the end of a paragraph or only the margin.

A line break is *forced* if the next line's first word would not have fitted within the margin. In
hard-wrapped text nearly every break inside a paragraph is forced and most fall in the middle of a
sentence; in a list of captions, however alike their lengths, next to none does. So the breaks that are
certainly inside a sentence give the margin, the margin tells which other breaks are forced, and a break
that is not forced ends a paragraph. Without such evidence every line is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from framing.articles.lines import Line, is_unspaced

#: Margins that people and programs wrap text at, in columns.
_NARROWEST, _WIDEST = 30, 160
#: Blocks whose lines are all shorter than this (in characters) cannot be wrapped text.
_TOO_SHORT = 15
_INNER_END = re.compile(r"[.!?؟۔。！？…][\"'”’»)]*(?:\s|(?<=[。！？]))(?=\S)")


class Margin(NamedTuple):
    """How a text, or one block of it, is wrapped."""

    columns: int
    #: Every line is as full as its next word allows. Otherwise (proportional type, hand-made line
    #: breaks) a line is only expected to be nearly full.
    greedy: bool


class Layout(NamedTuple):
    """What is true of the file as a whole."""

    #: Lines are paragraphs where this is None.
    margin: Margin | None
    #: "first": a paragraph's first line is indented; "rest": all its other lines are; "": neither.
    indented: str


def paragraphs(blocks: list[list[str]]) -> Iterator[list[str]]:
    """Each paragraph of `blocks` in reading order, as the lines (stripped) that make it up."""
    several = [
        [Line(raw) for raw in block] if len(block) > 1 and max(map(len, block)) >= _TOO_SHORT else None
        for block in blocks
    ]
    measured = [lines for lines in several if lines]
    layout = _layout(measured) if measured else Layout(None, "")
    for block, lines in zip(blocks, several, strict=True):
        if lines:
            yield from _split(lines, layout)
        else:
            yield from ([raw.strip()] for raw in block)


def _layout(measured: list[list[Line]]) -> Layout:
    indented = _indentation(measured)
    return Layout(measure(pair for lines in measured for pair in _pairs(lines, indented)), indented)


def _indentation(measured: list[list[Line]]) -> str:
    """Which lines of a paragraph are indented, over all blocks: see `Layout.indented`."""
    steps = [
        (a, b)
        for lines in measured
        if (base := min(line.indent for line in lines)) < max(line.indent for line in lines) - 1
        for a, b in zip(lines, lines[1:], strict=False)
        if b.indent >= base + 2 and not a.item
    ]
    if not steps:
        return ""
    inside = sum(b.flows_in if b.cased else not a.ends_sentence for a, b in steps)
    if inside <= 0.3 * len(steps):
        return "first"
    return "rest" if inside >= 0.6 * len(steps) and len(steps) > 1 else ""


def _starts(a: Line, b: Line, base: int, indented: str) -> bool:
    """Whether `b` begins a paragraph by its looks, wherever the margin is."""
    if a.rigid or b.rigid:
        return True
    if indented == "first":
        return b.indent >= base + 2 and not (a.item and b.indent > a.indent)
    return indented == "rest" and b.indent < base + 2 <= a.indent


def _pairs(lines: list[Line], indented: str) -> Iterator[tuple[Line, Line]]:
    """The neighbours in one block that may be parts of one paragraph."""
    base = min(line.indent for line in lines)
    return ((a, b) for a, b in zip(lines, lines[1:], strict=False) if not _starts(a, b, base, indented))


def forced(a: Line, b: Line, columns: int) -> bool:
    """Whether the first word of `b` would have passed the margin at the end of `a`."""
    gap = not (b.first_char and is_unspaced(b.first_char) and is_unspaced(a.body[-1]))
    # A long word after a full stop more likely opens a paragraph than was kept from a half-empty line.
    head = min(b.head, columns // 3) if a.ends_sentence else b.head
    return a.width + gap + head > columns


def _near(a: Line, columns: int) -> bool:
    return a.width >= 0.75 * columns


def measure(pairs: Iterable[tuple[Line, Line]]) -> Margin | None:
    """The margin that the breaks `pairs` speak for, or None if they are ends of paragraphs."""
    pairs = list(pairs)
    if not pairs:
        return None
    cased = sum(b.cased for _, b in pairs)
    lower = any(c.islower() for a, _ in pairs for c in a.body[:40])
    return _measure_cased(pairs) if lower and cased >= 0.3 * len(pairs) else _measure_uncased(pairs)


def _columns(sure: list[tuple[Line, Line]], pairs: list[tuple[Line, Line]]) -> int:
    """The margin: the widest of the sure lines, but for the few that stick out."""
    widths = sorted((a.width for a, _ in sure if not a.unbreakable), reverse=True)
    if not widths:
        return 0
    usual = widths[len(widths) // 20] if len(widths) >= 10 else widths[len(widths) // 2]
    ceiling = next(w for w in widths if w <= 1.3 * usual)
    return max(
        [ceiling]
        + [
            line.width
            for pair in pairs
            for line in pair
            if ceiling < line.width <= 1.08 * ceiling and not line.unbreakable
        ]
    )


def _measure_cased(pairs: list[tuple[Line, Line]]) -> Margin | None:
    sure = [(a, b) for a, b in pairs if b.flows_in]
    columns = _columns(sure, pairs)
    if not (_NARROWEST if len(sure) > 1 else 40) <= columns <= _WIDEST:
        return None
    full = sum(forced(a, b, columns) or a.ends_hyphenated for a, b in sure)
    nearly = sum(_near(a, columns) or forced(a, b, columns) for a, b in sure)
    chance = sum(forced(a, b, columns) for a, b in pairs)
    if nearly < 0.8 * len(sure) or len(sure) < 0.3 * chance:
        return None
    return Margin(columns, greedy=full >= 0.95 * len(sure) - 0.5)


def _measure_uncased(pairs: list[tuple[Line, Line]]) -> Margin | None:
    """Without capitals a sentence that goes on is told only by the missing full stop: ask for more."""
    open_ended = [(a, b) for a, b in pairs if not a.ends_sentence]
    columns = _columns(open_ended, pairs)
    if not (40 if len(open_ended) > 2 else 50) <= columns <= 132 or len(open_ended) < 0.4 * len(pairs):
        return None
    if any(line.width > 1.1 * columns and not line.unbreakable for pair in pairs for line in pair):
        return None
    full = sum(forced(a, b, columns) for a, b in open_ended)
    if full >= 0.9 * len(open_ended) - 0.1:
        return Margin(columns, greedy=True)
    nearly = sum(_near(a, columns) for a, _ in open_ended)
    inner = sum(bool(_INNER_END.search(a.body)) for a, _ in pairs)
    if len(pairs) < 6 or nearly < 0.95 * len(pairs) or inner < 0.25 * len(pairs):
        return None
    return Margin(columns, greedy=False)


def _block_margin(lines: list[Line], layout: Layout) -> Margin | None:
    """The margin of one block: its own where it has evidence (a narrower quotation), else the file's."""
    if layout.margin is None:
        return None
    pairs = list(_pairs(lines, layout.indented))
    flowing = sum(b.flows_in for _, b in pairs)
    if flowing >= 2 and (own := measure(pairs)) and own.columns >= layout.margin.columns / 2:
        return own
    if not flowing and sum(b.cased for _, b in pairs) >= 3:
        full = all(forced(a, b, layout.margin.columns) for a, b in pairs)
        return layout.margin if full else None
    return layout.margin


def _split(lines: list[Line], layout: Layout) -> Iterator[list[str]]:
    margin = _block_margin(lines, layout)
    base = min(line.indent for line in lines)
    paragraph = [lines[0].body]
    item = lines[0].item
    for a, b in zip(lines, lines[1:], strict=False):
        if margin is None or _starts(a, b, base, layout.indented) or _ends(a, b, margin, item):
            yield paragraph
            paragraph, item = [], b.item
        paragraph.append(b.body)
    yield paragraph


def _ends(a: Line, b: Line, margin: Margin, item: str) -> bool:
    """Whether a paragraph of wrapped text ends between `a` and `b`; `item` is its list marker, if any."""
    columns = margin.columns
    full = forced(a, b, columns)
    if b.item and (not full or a.ends_sentence or a.body[-1] in ";," or b.item == item):
        return True
    if a.ends_hyphenated and b.first_char.isalpha() and a.width >= columns / 2:
        return False
    if a.width > 1.3 * columns and not a.unbreakable or b.width > 1.3 * columns and not b.unbreakable:
        return not b.flows_in
    if full:
        return False
    if b.flows_in:
        return a.width < columns / 2
    return margin.greedy or a.ends_sentence or not _near(a, columns)
