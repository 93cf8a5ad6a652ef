"""The stacked bars and the framing strips, as Altair charts.

Both have a row an article: its title, and under it the bar or strip. What is drawn is worked out here
and handed to Vega-Lite as plain data under fixed field names, so no title, tag or text is ever read as
an expression, and nothing is aggregated in the browser. Letters stand in for colours where there is room.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from framing.charting import filled, frame, load_altair
from framing.codebook import Codebook
from framing.reporting.in_words import UNTAGGED, bar, called, describe, row_labels
from framing.reporting.looks import OUTLINE, colour_by_label, legend, look
from framing.reporting.strip import Strip
from framing.reporting.summary import Summary

if TYPE_CHECKING:
    import altair

#: The name under which a click on a strip's cell is reported, with the fields `article` and `number`.
SELECTION = "paragraph"

#: Between two paragraphs of a strip, in pixels; less where they are narrow.
_BETWEEN = 1.5

#: Height of an article's row, of its label at the top and of the gap at the bottom, in pixels.
_ROW, _LABEL, _GAP = 50, 20, 6

Piece = dict[str, str | float]


def framing_bars(
    summary: Summary,
    rows: Iterable[int],
    codebook: Codebook,
    by: Literal["share", "paragraphs"] = "share",
    *,
    width: int | None = None,
) -> altair.LayerChart:
    """A stacked bar for each of the articles `rows` of `summary`: tags, none, not tagged.

    Every paragraph counts once: a decision for several tags is divided evenly among them. The bars are as
    long as the shares of the article's paragraphs, or as the paragraphs' number.
    """
    rows = list(rows)
    labels = row_labels((summary.articles[row].id, summary.articles[row].title) for row in rows)
    pieces: list[Piece] = []
    for place, row in enumerate(rows):
        whole = max(1, int(summary.paragraphs[row]))
        start = 0.0
        for name, amount in bar(summary, row):
            if amount <= 0:
                continue
            end = start + (amount / whole if by == "share" else amount)
            said = f"{amount:.3g} of {whole}"
            pieces.append(
                look(name, codebook)
                | _extent(place, start, end)
                | {"head": labels[place], "amount": said, "share": amount / whole}
                | {"said": f"{labels[place]}: {called(name, codebook)}, {said} paragraphs"}
            )
            start = end
    return _chart(pieces, by, labels, codebook, 1.0 if by == "share" else None, width)


def framing_strips(
    strips: Sequence[Strip], codebook: Codebook, *, end: int | None = None, width: int | None = None
) -> altair.LayerChart:
    """A strip for each article: its paragraphs as cells, wide as their words, split where decisions differ.

    The scale goes to `end` words, so that pictures of several pages have one; by default to the longest article's.
    `width` is in pixels, by default the page's. A click selects the cell: see `SELECTION`.
    """
    labels = row_labels((strip.article, strip.title) for strip in strips)
    pieces: list[Piece] = []
    for place, strip in enumerate(strips):
        for cell in strip.cells:
            said = describe(cell, codebook)
            about = {
                "article": strip.article,
                "number": cell.number,
                "tags": said,
                "words": cell.words,
                "text": cell.text,
                "unsure": "yes" if cell.unsure else "no",
                "said": f"{labels[place]}, paragraph {cell.number}: {said}",
            }
            top = 0.0
            for name, portion in cell.portions or ((UNTAGGED, 1.0),):
                extent = _extent(place, cell.start, cell.start + cell.words, top, top + portion)
                pieces.append(look(name, codebook) | extent | about)
                top += portion
    return _chart(pieces, "strips", labels, codebook, end, width)


def _extent(place: int, x0: float, x1: float, top: float = 0.0, bottom: float = 1.0) -> Piece:
    """Where a piece of row `place` is drawn. `top` and `bottom` are parts of the bar's height."""
    above, height = _LABEL / _ROW, 1 - (_LABEL + _GAP) / _ROW
    y0, y1 = (place + above + part * height for part in (top, bottom))
    return {"x0": x0, "x1": x1, "y0": y0, "y1": y1, "high": bottom - top}


def _chart(
    pieces: list[Piece],
    kind: Literal["share", "paragraphs", "strips"],
    labels: list[str],
    codebook: Codebook,
    end: float | None,
    width: int | None,
) -> altair.LayerChart:
    """The chart of `pieces`, whose horizontal axis goes to `end` (by default, to the last of them)."""
    end = end or max((piece["x1"] for piece in pieces), default=1)
    colours = legend((str(piece["name"]) for piece in pieces), codebook)
    return filled(_frame(kind, len(labels), tuple(colours.items()), float(end), width), pieces, labels)


@lru_cache(maxsize=16)
def _frame(
    kind: str, rows: int, colours: tuple[tuple[str, str], ...], end: float, width: int | None
) -> altair.LayerChart:
    """The chart, without its pieces."""
    alt = load_altair()

    select = kind == "strips"
    rows = max(1, rows)
    base = alt.Chart()
    outline = {"stroke": OUTLINE, "strokeWidth": 1, "strokeOpacity": 0.6}
    # A gap between cells, also between two of one colour; `width` is the chart's, in pixels.
    right = f"max(datum.x1 - {_BETWEEN} * {end!r} / width, (datum.x0 + 3 * datum.x1) / 4)"
    cells = base.transform_calculate(right=right if select else "datum.x1")
    cells = cells.mark_rect(cursor="pointer" if select else "default", **outline).encode(
        x=alt.X("x0:Q", axis=_axis(kind), scale=alt.Scale(domain=[0, end], nice=False)),
        x2="right:Q",
        y=alt.Y("y0:Q", axis=None, scale=alt.Scale(domain=[0, rows], reverse=True, nice=False)),
        y2="y1:Q",
        color=colour_by_label(dict(colours)),
        tooltip=_tooltip(kind),
        description="said:N",
    )
    if select:
        click = alt.selection_point(name=SELECTION, fields=["article", "number"], on="click", empty=False)
        cells = cells.encode(strokeWidth=alt.condition(click, alt.value(3), alt.value(1))).add_params(click)
    # A letter is drawn where there is room for it.
    letters = (
        base.transform_filter(f"(datum.x1 - datum.x0) / {end!r} * width > 11 && datum.high > 0.45")
        .transform_calculate(x="(datum.x0 + datum.x1) / 2", y="(datum.y0 + datum.y1) / 2")
        .mark_text(fontSize=12, fontWeight="bold", tooltip=None, aria=False)
        .encode(x="x:Q", y="y:Q", text="letter:N", color=alt.Color("ink:N", scale=None, legend=None))
    )
    return frame(alt.layer(cells, letters), rows, _ROW, _LABEL, width)


def _axis(kind: str) -> altair.Axis:
    alt = load_altair()

    if kind == "share":
        return alt.Axis(title="Share of paragraphs", format=".0%", tickCount=5, grid=False)
    title = "Words" if kind == "strips" else "Paragraphs"
    return alt.Axis(title=title, tickMinStep=1, tickCount=8, grid=False)


def _tooltip(kind: str) -> list[altair.Tooltip]:
    alt = load_altair()

    if kind == "strips":
        return [
            alt.Tooltip("number:Q", title="Paragraph"),
            alt.Tooltip("tags:N", title="Tags"),
            alt.Tooltip("words:Q", title="Words"),
            alt.Tooltip("unsure:N", title="Unsure"),
            alt.Tooltip("text:N", title="Text"),
        ]
    return [
        alt.Tooltip("head:N", title="Article"),
        alt.Tooltip("label:N", title="Tag"),
        alt.Tooltip("amount:N", title="Paragraphs"),
        alt.Tooltip("share:Q", title="Share", format=".0%"),
    ]
