"""The comparison as pictures: shares and balance with their intervals, and where in the article a tag stands.

A row a group, its name over its mark; rows of one tag stand under its name and a line in its colour. As in
framing/reporting/charts.py, what is drawn is worked out here and handed to Vega-Lite as plain data. All three
take `rows`, places among `comparison.groups`, and `width` in pixels, by default the page's; their scales are
those of all groups, so that pictures of some are alike. A click is reported as `CHOSEN`, with its fields.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from framing.charting import filled
from framing.codebook import BALANCE, Codebook
from framing.palette import veil
from framing.reporting.comparison.chart_frame import CELL_GAP, CHOSEN, GAP, LINE, LINE_AT, NAME, ROW, picture
from framing.reporting.comparison.picture_words import (
    PART_NAMES,
    Of,
    figures,
    in_part,
    of_balance,
    of_shares,
)
from framing.reporting.comparison.positions import PARTS
from framing.reporting.looks import colours, look
from framing.reporting.shares import unmasked
from framing.undefined import Undefined

if TYPE_CHECKING:
    import altair

    from framing.reporting.comparison.comparison import Comparison

#: A cell of the map in which nothing is tagged: not as empty as a share of nothing, through which the page is seen.
_UNDEFINED = "rgba(128,128,128,0.12)"

__all__ = ["CHOSEN", "balance_chart", "position_map", "share_bars"]

Piece = dict[str, str | float | None]


def share_bars(
    comparison: Comparison,
    rows: Iterable[int],
    tags: Sequence[str],
    of: Of,
    codebook: Codebook,
    *,
    width: int | None = None,
) -> altair.LayerChart:
    """For each of `tags` a bar a group, the largest first: the share of its tagged paragraphs, or of their words."""
    shares, spans = figures(comparison, of)
    rows, lines, pieces = list(rows), _Lines(codebook), []
    for tag in tags:
        place = comparison.tags.index(tag)
        pieces.append(lines.heading(tag))
        # What is undefined comes last.
        for row in sorted(rows, key=lambda row: -(unmasked(shares[row, place]) or 0.0)):
            value, span = unmasked(shares[row, place]), spans[row][place]
            said = of_shares(value, span)
            at = lines.add(f"{said}  {comparison.groups[row].label}")
            extent = {"x0": 0.0, "x1": value or 0.0} | _between(span)
            pieces.append(at | extent | _about(comparison, row, tag, said, codebook))
    highest = max((piece["high"] or 0.0 for piece in pieces), default=0.0)
    end = min(1.0, math.ceil(10 * max(_highest(comparison, of), highest, 0.05)) / 10)
    key = ("share", len(lines.names), _named(tags, codebook), 0.0, end, of, width)
    return filled(picture(*key), pieces, lines.names)


def balance_chart(
    comparison: Comparison, rows: Iterable[int], codebook: Codebook, *, width: int | None = None
) -> altair.LayerChart:
    """A bar a group from 0 to its balance, the most supportive first."""
    lines, pieces = _Lines(codebook), []
    balance = comparison.balance
    undefined = -2.0
    for row in sorted(rows, key=lambda row: -(undefined if (one := unmasked(balance[row])) is None else one)):
        value, span = unmasked(balance[row]), comparison.balance_spans[row]
        said = of_balance(value, span)
        at = lines.add(f"{said}  {comparison.groups[row].label}")
        extent = {"x0": min(value or 0.0, 0.0), "x1": max(value or 0.0, 0.0)} | _between(span)
        tag = BALANCE[0] if (value or 0) >= 0 else BALANCE[1]
        pieces.append(at | extent | _about(comparison, row, tag, said, codebook))
    both = _named([tag for tag in BALANCE if tag in codebook.names], codebook)
    return filled(picture("balance", len(lines.names), both, -1.0, 1.0, "", width), pieces, lines.names)


def position_map(
    comparison: Comparison,
    rows: Iterable[int],
    tags: Sequence[str],
    codebook: Codebook,
    *,
    width: int | None = None,
) -> altair.LayerChart:
    """For each of `tags` a row a group: a cell for the headline and for each third, the deeper the larger the share."""
    rows, lines, pieces = list(rows), _Lines(codebook, CELL_GAP), []
    shares = comparison.positions.shares
    for tag in tags:
        place, colour = comparison.tags.index(tag), colours(comparison.tags, codebook)[tag]
        pieces.append(lines.heading(tag))
        for row in rows:
            at = lines.add(comparison.groups[row].label)
            for part, name in enumerate(PARTS):
                value, said = unmasked(shares[row, part, place]), in_part(comparison, row, part, tag)
                about = _about(comparison, row, tag, said, codebook) | {
                    "part": name,
                    "where": PART_NAMES[name],
                    "fill": _UNDEFINED if value is None else veil(colour, value),
                    "said": f"{comparison.groups[row].label}, {PART_NAMES[name]}: {tag}, {said}",
                }
                pieces.append(at | {"x0": part + 0.02, "x1": part + 0.98, "low": None, "high": None} | about)
    empty = picture("map", len(lines.names), _named(tags, codebook), 0.0, float(len(PARTS)), "", width)
    return filled(empty, pieces, lines.names)


class _Lines:
    """The lines of a picture, told apart by their place: names and headings may repeat."""

    def __init__(self, codebook: Codebook, gap: int = GAP):
        self.names: list[str] = []
        self._codebook, self._gap = codebook, gap

    def heading(self, tag: str) -> Piece:
        place = len(self.names)
        self.add(str(look(tag, self._codebook)["label"]), "#")
        top = place + LINE_AT / ROW
        line = {"kind": "heading", "y0": top, "y1": top + LINE / ROW, "low": None, "high": None}
        return line | look(tag, self._codebook)

    def add(self, name: str, sign: str = "-") -> Piece:
        place = len(self.names)
        self.names.append(f"{place:04}{sign}{name}")
        return {"kind": "row", "y0": place + NAME / ROW, "y1": place + 1 - self._gap / ROW}


def _about(comparison: Comparison, row: int, tag: str, said: str, codebook: Codebook) -> Piece:
    group = comparison.groups[row]
    return look(tag, codebook) | {
        "group": group.name,
        "tag": tag,
        "part": "",
        "head": group.label,
        "figure": said,
        "tagged": int(comparison.tagged[row]),
        "reviewers": int(comparison.reviewers[row]),
        "said": f"{group.label}: {tag}, {said}",
    }


def _named(tags: Iterable[str], codebook: Codebook) -> tuple[tuple[str, str], ...]:
    """What the legend names: (label, colour) of each of `tags`."""
    of = colours(tags, codebook)
    return tuple((str(look(tag, codebook)["label"]), of[tag]) for tag in tags)


def _between(span) -> Piece:
    if isinstance(span, Undefined):
        return {"low": None, "high": None}
    return {"low": span.low, "high": span.high}


def _highest(comparison: Comparison, of: Of) -> float:
    """The highest end of an interval, or share, of all groups."""
    shares, spans = figures(comparison, of)
    ends = [span.high for row in spans for span in row if not isinstance(span, Undefined)]
    return max(ends, default=float(shares.filled(0.0).max(initial=0.0)))
