"""The comparison as pictures: shares and balance with their intervals, and where in the article a tag stands.

A row a group, its name over its mark; rows of one tag stand under its name and a line in its colour. As in
framing/reporting/charts.py, what is drawn is worked out here and handed to Vega-Lite as plain data. All three
take `rows`, places among `comparison.groups`, and `width` in pixels, by default the page's; their scales are
those of all groups, so that pictures of some are alike. A click is reported as `CHOSEN`, with its fields.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from framing.charting import load_altair, put_in, row_heads, sized
from framing.codebook import BALANCE, Codebook
from framing.reporting.comparison.picture_words import (
    PART_NAMES,
    Of,
    figures,
    in_part,
    number,
    of_balance,
    of_shares,
)
from framing.reporting.comparison.positions import PARTS
from framing.reporting.looks import OUTLINE, colour_by_label, colours, ink_on, look
from framing.undefined import Undefined

if TYPE_CHECKING:
    import altair

    from framing.reporting.comparison.comparison import Comparison

#: The name under which a click on a mark is reported, with the fields `group` (its name), `tag`, `part`.
CHOSEN = "mark"

#: Height of a row, of the name at its top, of the gap at its bottom and of the line over a tag's name, in pixels.
_ROW, _NAME, _GAP, _LINE = 38, 18, 6, 3

#: An interval is seen on every colour and on every page: a white line with a dark edge.
_INTERVAL = {"fill": "#ffffff", "stroke": "#333333", "strokeWidth": 1}

#: What a share of nothing looks like in the map; the tag's own colour is a share of all.
_PALE = "#f1f3f5"

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
        for row in sorted(rows, key=lambda row: -(number(shares[row, place]) or 0.0)):
            value, span = number(shares[row, place]), spans[row][place]
            said = of_shares(value, span)
            at = lines.add(f"{said}  {comparison.groups[row].label}")
            extent = {"x0": 0.0, "x1": value or 0.0} | _between(span)
            pieces.append(at | extent | _about(comparison, row, tag, said, codebook))
    highest = max((piece["high"] or 0.0 for piece in pieces), default=0.0)
    end = min(1.0, math.ceil(10 * max(_highest(comparison, of), highest, 0.05)) / 10)
    key = ("share", tuple(lines.names), _named(tags, codebook), 0.0, end, of, width)
    return put_in(_frame(*key), pieces)


def balance_chart(
    comparison: Comparison, rows: Iterable[int], codebook: Codebook, *, width: int | None = None
) -> altair.LayerChart:
    """A bar a group from 0 to its balance, the most supportive first."""
    lines, pieces = _Lines(codebook), []
    balance = comparison.balance
    undefined = -2.0
    for row in sorted(rows, key=lambda row: -(undefined if (one := number(balance[row])) is None else one)):
        value, span = number(balance[row]), comparison.balance_spans[row]
        said = of_balance(value, span)
        at = lines.add(f"{said}  {comparison.groups[row].label}")
        extent = {"x0": min(value or 0.0, 0.0), "x1": max(value or 0.0, 0.0)} | _between(span)
        tag = BALANCE[0] if (value or 0) >= 0 else BALANCE[1]
        pieces.append(at | extent | _about(comparison, row, tag, said, codebook))
    both = _named([tag for tag in BALANCE if tag in codebook.names], codebook)
    return put_in(_frame("balance", tuple(lines.names), both, -1.0, 1.0, "", width), pieces)


def position_map(
    comparison: Comparison,
    rows: Iterable[int],
    tags: Sequence[str],
    codebook: Codebook,
    *,
    width: int | None = None,
) -> altair.LayerChart:
    """For each of `tags` a row a group: a cell for the headline and for each third, the deeper the larger the share."""
    rows, lines, pieces = list(rows), _Lines(codebook), []
    shares = comparison.positions.shares
    for tag in tags:
        place, colour = comparison.tags.index(tag), colours(comparison.tags, codebook)[tag]
        pieces.append(lines.heading(tag))
        for row in rows:
            at = lines.add(comparison.groups[row].label)
            for part, name in enumerate(PARTS):
                value, said = number(shares[row, part, place]), in_part(comparison, row, part, tag)
                fill = "rgba(128,128,128,0.12)" if value is None else _mixed(colour, value)
                about = _about(comparison, row, tag, said, codebook) | {
                    "part": name,
                    "where": PART_NAMES[name],
                    "fill": fill,
                    "ink": OUTLINE if value is None else ink_on(fill),
                    "said": f"{comparison.groups[row].label}, {PART_NAMES[name]}: {tag}, {said}",
                }
                pieces.append(at | {"x0": part + 0.02, "x1": part + 0.98, "low": None, "high": None} | about)
    frame = _frame("map", tuple(lines.names), _named(tags, codebook), 0.0, float(len(PARTS)), "", width)
    return put_in(frame, pieces)


class _Lines:
    """The lines of a picture, told apart by their place: names and headings may repeat."""

    def __init__(self, codebook: Codebook):
        self.names: list[str] = []
        self._codebook = codebook

    def heading(self, tag: str) -> Piece:
        place = len(self.names)
        self.add(str(look(tag, self._codebook)["label"]), "#")
        line = {"kind": "heading", "y0": place, "y1": place + _LINE / _ROW, "low": None, "high": None}
        return line | look(tag, self._codebook)

    def add(self, name: str, sign: str = "-") -> Piece:
        place = len(self.names)
        self.names.append(f"{place:04}{sign}{name}")
        return {"kind": "row", "y0": place + _NAME / _ROW, "y1": place + 1 - _GAP / _ROW}


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


def _mixed(colour: str, part: float) -> str:
    """`colour` mixed with a pale grey: 1 is the colour, 0 the grey."""
    of, pale = ([int(one[at : at + 2], 16) for at in (1, 3, 5)] for one in (colour, _PALE))
    return "#" + "".join(f"{round(p + (c - p) * part):02x}" for c, p in zip(of, pale, strict=True))


@lru_cache(maxsize=16)
def _frame(
    kind: str,
    names: tuple[str, ...],
    named: tuple[tuple[str, str], ...],
    start: float,
    end: float,
    of: str,
    width: int | None,
) -> altair.LayerChart:
    """The picture without its marks; `named` is the legend, label -> colour."""
    alt = load_altair()

    height = max(1, len(names))
    down = alt.Y("y0:Q", axis=None, scale=alt.Scale(domain=[0, height], reverse=True, nice=False))
    scale = alt.Scale(domain=[start, end], nice=False)
    across = alt.X("x0:Q", scale=scale, axis=_axis(kind, of))
    base = alt.Chart()
    rows = base.transform_filter("datum.kind == 'row'")
    # The scale of colours is the legend; the cells of the map have mixtures of them.
    colour = colour_by_label(dict(named))
    fill = alt.Fill("fill:N", scale=None, legend=None) if kind == "map" else colour
    marks = rows.mark_rect(cursor="pointer", stroke=OUTLINE, strokeWidth=0.6).encode(
        across, x2="x1:Q", y=down, y2="y1:Q", tooltip=_tooltip(kind), description="said:N"
    )
    marks = marks.encode(fill=fill) if kind == "map" else marks.encode(color=fill)
    marks = marks.add_params(
        alt.selection_point(name=CHOSEN, fields=["group", "tag", "part"], on="click", empty=False)
    )
    headings = (
        base.transform_filter("datum.kind == 'heading'")
        .transform_calculate(from_=str(start), to=str(end))
        .mark_rect(tooltip=None, aria=False)
        .encode(
            alt.X("from_:Q", scale=scale, axis=_axis(kind, of)),
            x2="to:Q",
            y=down,
            y2="y1:Q",
            color=colour,
        )
    )
    layers = [headings, marks]
    middle = rows.transform_calculate(x="(datum.x0 + datum.x1) / 2", y="(datum.y0 + datum.y1) / 2")
    if kind == "map":
        numbers = middle.mark_text(fontSize=12, tooltip=None, aria=False, cursor="pointer")
        ink = alt.Color("ink:N", scale=None, legend=None)
        layers.append(numbers.encode(x="x:Q", y="y:Q", text="figure:N", color=ink))
    else:
        between = middle.transform_filter("isValid(datum.low)").transform_calculate(
            over=f"datum.y - {2 / _ROW}", under=f"datum.y + {2 / _ROW}"
        )
        intervals = between.mark_rect(cursor="pointer", aria=False, **_INTERVAL)
        layers.append(
            intervals.encode(x="low:Q", x2="high:Q", y="over:Q", y2="under:Q", tooltip=_tooltip(kind))
        )
    heads = row_heads(
        names,
        _ROW,
        _NAME,
        labelExpr="slice(datum.label, 5)",
        labelFontWeight={
            "condition": {"test": "slice(datum.value, 4, 5) == '#'", "value": "bold"},
            "value": "normal",
        },
    )
    chart = alt.layer(alt.layer(*layers), heads).resolve_scale(y="independent")
    return sized(chart, height * _ROW, width)


def _axis(kind: str, of: str) -> altair.Axis:
    alt = load_altair()

    if kind == "share":
        return alt.Axis(title=f"Share of tagged {of}", format=".0%", tickCount=5, grid=False)
    if kind == "balance":
        return alt.Axis(
            title="Balance: −1 all critical, +1 all supportive", values=[-1, -0.5, 0, 0.5, 1], grid=True
        )
    places = " : ".join(f"datum.value < {at + 1} ? '{PART_NAMES[part]}'" for at, part in enumerate(PARTS))
    values = [at + 0.5 for at in range(len(PARTS))]
    return alt.Axis(
        title=None,
        orient="top",
        values=values,
        labelExpr=f"{places} : ''",
        ticks=False,
        domain=False,
        grid=False,
    )


def _tooltip(kind: str) -> list[altair.Tooltip]:
    alt = load_altair()

    return [
        alt.Tooltip("head:N", title="Compared"),
        alt.Tooltip("name:N", title="Tag"),
        *([alt.Tooltip("where:N", title="Where")] if kind == "map" else []),
        alt.Tooltip("figure:N", title="Tagged paragraphs" if kind == "map" else "With 95 % interval"),
        alt.Tooltip("tagged:Q", title="Tagged paragraphs in all" if kind == "map" else "Tagged paragraphs"),
        alt.Tooltip("reviewers:Q", title="Reviewers"),
    ]
