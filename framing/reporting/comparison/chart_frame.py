"""What the pictures of a comparison share: rows with a name each, marks across them, axes, and what a click reports."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from framing.charting import frame, load_altair
from framing.reporting.comparison.picture_words import PART_NAMES
from framing.reporting.comparison.positions import PARTS
from framing.reporting.looks import OUTLINE, colour_by_label

if TYPE_CHECKING:
    import altair

#: The name under which a click on a mark is reported, with the fields `group` (its name), `tag`, `part`.
CHOSEN = "mark"

#: Height of a row, of the name at its top, of the gap at its bottom and of the line over a tag's name, in pixels.
ROW, NAME, GAP, LINE = 38, 18, 6, 3

#: The gap under a row of cells, which have a number in them and need the height.
CELL_GAP = 2

#: How far below the top of its row the line over a tag's name is.
LINE_AT = 8

#: An interval is seen on every colour and on every page: a white line with a dark edge.
_INTERVAL = {"fill": "#ffffff", "stroke": "#333333", "strokeWidth": 1}


@lru_cache(maxsize=16)
def picture(
    kind: str,
    rows: int,
    named: tuple[tuple[str, str], ...],
    start: float,
    end: float,
    of: str,
    width: int | None,
) -> altair.LayerChart:
    """A picture of `kind` "share", "balance" or "map" without its marks, from `start` to `end` across.

    It has so many rows, with names of four digits, "#" for a tag's or "-" for a group's, and the name itself. `named`
    is the legend, label -> colour; shares are `of` paragraphs or words. Marks have the fields `kind` ("heading", "row"), `x0`, `x1`,
    `y0`, `y1`, `low`, `high`, and those that the tooltip names.
    """
    alt = load_altair()

    rows = max(1, rows)
    down = alt.Y("y0:Q", axis=None, scale=alt.Scale(domain=[0, rows], reverse=True, nice=False))
    scale = alt.Scale(domain=[start, end], nice=False)
    across = alt.X("x0:Q", scale=scale, axis=_axis(kind, of))
    base = alt.Chart()
    of_groups = base.transform_filter("datum.kind == 'row'")
    # The scale of colours is the legend; the cells of the map have mixtures of them.
    colour = colour_by_label(dict(named))
    fill = alt.Fill("fill:N", scale=None, legend=None) if kind == "map" else colour
    marks = of_groups.mark_rect(cursor="pointer", stroke=OUTLINE, strokeWidth=0.6).encode(
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
    middle = of_groups.transform_calculate(x="(datum.x0 + datum.x1) / 2", y="(datum.y0 + datum.y1) / 2")
    if kind == "map":
        numbers = middle.mark_text(fontSize=12, tooltip=None, aria=False, cursor="pointer")
        # In the page's own ink, whatever its theme: a cell is never deeper than that can be read on.
        layers.append(numbers.encode(x="x:Q", y="y:Q", text="figure:N", color=alt.value("currentColor")))
    else:
        between = middle.transform_filter("isValid(datum.low)").transform_calculate(
            over=f"datum.y - {2 / ROW}", under=f"datum.y + {2 / ROW}"
        )
        intervals = between.mark_rect(cursor="pointer", aria=False, **_INTERVAL)
        layers.append(
            intervals.encode(x="low:Q", x2="high:Q", y="over:Q", y2="under:Q", tooltip=_tooltip(kind))
        )
    return frame(
        alt.layer(*layers),
        rows,
        ROW,
        NAME,
        width,
        labelExpr="slice(datum.label, 5)",
        labelFontWeight=_of_heading("bold", "normal"),
        labelOffset=_of_heading(LINE_AT - 4, -(ROW - NAME) / 2),
    )


def _of_heading(of_heading: str | float, of_row: str | float) -> dict[str, object]:
    """A property of a row's name that is another where it is a tag's name."""
    return {"condition": {"test": "slice(datum.value, 4, 5) == '#'", "value": of_heading}, "value": of_row}


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
