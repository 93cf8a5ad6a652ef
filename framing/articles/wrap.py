"""Blocks of lines -> paragraphs, where a line's end may be the end of a paragraph or only the margin.

Without evidence of a margin (see `margins`) every line is a paragraph. With it, lines are joined, and a
break that the margin did not force ends a paragraph; indentation, list markers and headings do so anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from framing.articles.lines import Line, has_odd_widths, width
from framing.articles.margins import Margin, Pair, forced, is_near, measure, measure_blocks, room

#: Blocks whose lines are all shorter than this (in characters) cannot be wrapped text.
_TOO_SHORT = 15


class Layout(NamedTuple):
    """What is true of the file as a whole."""

    #: Lines are paragraphs where this is None.
    margin: Margin | None
    #: "first": a paragraph's first line is indented; "rest": all its other lines are; "": neither.
    indented: str
    #: Blank lines or indentation stand between paragraphs: a full line needs no other reason to go on.
    separated: bool = False


def paragraphs(blocks: list[list[str]]) -> Iterator[list[str]]:
    """Each paragraph of `blocks` in reading order, as the lines (stripped) that make it up."""
    several, layout = _measured(blocks, width)
    if layout.margin and layout.margin.misfits and has_odd_widths(blocks):
        # Some programs wrap at a number of characters, whatever their width.
        by_count, other = _measured(blocks, len)
        if other.margin and other.margin.misfits < layout.margin.misfits:
            several, layout = by_count, other
    for block, lines in zip(blocks, several, strict=True):
        if lines:
            yield from _split(lines, layout)
        else:
            yield from ([raw.strip()] for raw in block)


def _measured(
    blocks: list[list[str]], measure_text: Callable[[str], int]
) -> tuple[list[list[Line] | None], Layout]:
    """The blocks that may hold wrapped text, measured, None for each other one; and the layout of all."""
    several = [
        [Line(raw, measure_text) for raw in block]
        if len(block) > 1 and max(map(len, block)) >= _TOO_SHORT
        else None
        for block in blocks
    ]
    found = [lines for lines in several if lines]
    return several, _layout(found, len(blocks)) if found else Layout(None, "")


def _layout(measured: list[list[Line]], blocks: int) -> Layout:
    """The layout of a file of `blocks` blocks, of which the `measured` have several lines."""
    indented = _indentation(measured)
    pairs = [pair for lines in measured for pair in _pairs(lines, indented)]
    margin = measure(pairs) or measure_blocks(measured, pairs)
    if margin is None:
        return Layout(None, indented)
    short = [(a, b) for a, b in pairs if not forced(a, b, margin.columns) and not is_near(a, margin.columns)]
    ends = sum(a.ends_sentence and not b.flows_in for a, b in short)
    return Layout(margin, indented, separated=indented == "first" or (blocks > 2 and ends <= blocks / 4))


def _indentation(measured: list[list[Line]]) -> str:
    """Which lines of a paragraph are indented, over all blocks: see `Layout.indented`."""
    steps = inside = 0
    for lines in measured:
        base = min(line.indent for line in lines)
        if max(line.indent for line in lines) < base + 2:
            continue
        widest = max(line.width for line in lines)
        for a, b in pairwise(lines):
            if b.indent >= base + 2 and not a.item:
                steps += 1
                goes_on = not a.ends_sentence and is_near(a, widest, 0.6)
                inside += b.flows_in if b.cased else goes_on
    if not steps:
        return ""
    if inside <= 0.3 * steps:
        return "first"
    return "rest" if inside >= 0.6 * steps and steps > 1 else ""


def _starts(a: Line, b: Line, base: int, indented: str) -> bool:
    """Whether `b` begins a paragraph by its looks, wherever the margin is."""
    if a.rigid or b.rigid:
        return True
    if indented == "first":
        return b.indent >= base + 2 and not (a.item and b.indent > a.indent)
    return indented == "rest" and b.indent < base + 2 <= a.indent


def _pairs(lines: list[Line], indented: str) -> Iterator[Pair]:
    """The neighbours in one block that may be parts of one paragraph."""
    base = min(line.indent for line in lines)
    return ((a, b) for a, b in pairwise(lines) if not _starts(a, b, base, indented))


def _block_margin(lines: list[Line], layout: Layout) -> Margin | None:
    """The margin of one block: its own where it has evidence (a narrower quotation), else the file's."""
    if layout.margin is None:
        return None
    columns = layout.margin.columns
    pairs = list(_pairs(lines, layout.indented))
    flowing = [(a, b) for a, b in pairs if b.flows_in]
    if len(flowing) > 1 and not all(forced(a, b, columns) for a, b in flowing):
        own = measure(pairs)
        if own and own.columns >= 0.4 * columns:
            return own
    if not flowing and sum(b.cased for _, b in pairs) >= 3:
        full = all(forced(a, b, columns) for a, b in pairs)
        open_ended = sum(not a.ends_sentence for a, _ in pairs) > 0.6 * len(pairs)
        return layout.margin if full or (open_ended and all(is_near(a, columns) for a, _ in pairs)) else None
    return layout.margin


def _split(lines: list[Line], layout: Layout) -> Iterator[list[str]]:
    margin = _block_margin(lines, layout)
    base = min(line.indent for line in lines)
    paragraph = [lines[0].body]
    item = lines[0].item
    for a, b in pairwise(lines):
        if (
            margin is None
            or _starts(a, b, base, layout.indented)
            or _ends(a, b, margin, item, separated=layout.separated)
        ):
            yield paragraph
            paragraph, item = [], b.item
        paragraph.append(b.body)
    yield paragraph


def _ends(a: Line, b: Line, margin: Margin, item: str, *, separated: bool) -> bool:
    """Whether a paragraph of wrapped text ends between `a` and `b`; `item` is its list marker, if any."""
    columns = margin.columns
    full = forced(a, b, columns)
    if b.item and (not full or a.ends_sentence or a.body[-1] in ";," or b.item == item):
        return True
    if a.ends_hyphenated and b.first_char.isalpha() and is_near(a, columns, 0.5):
        return False
    if any(line.width > 1.3 * columns and not line.unbreakable for line in (a, b)):
        return not b.flows_in
    if full:
        # A long word after a full stop more likely opens a paragraph than was kept from a half-empty line.
        return not separated and a.ends_sentence and room(a, b, columns) >= columns / 3
    if b.flows_in:
        return not is_near(a, columns, 0.5)
    if margin.greedy:
        return True
    return not is_near(a, columns, 0.55) if separated else a.ends_sentence or not is_near(a, columns)
