"""Agreement as pictures, made with Altair: alphas with their intervals, and a heat map of pairs.

As in framing/reporting/charts.py, what is drawn is worked out here and handed to Vega-Lite as plain data under
fixed field names, so no tag and no name is ever read as an expression.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.charting import load_altair, put_in, sized
from framing.reliability.agreement import Agreement, Pair
from framing.reliability.in_words import LEVELS, figure, level_of, named_variables, share, signed, span
from framing.reliability.intervals import RELIABLE, TENTATIVE
from framing.undefined import Undefined, number

if TYPE_CHECKING:
    import altair

#: Seen on a light page and on a dark one, by contrast of at least 3 to 1.
LINE, RULE = "#3f7fbf", "#8a8a8a"

#: A level's sign, so that it is not told by colour alone.
_SHAPES = {"reliable": "circle", "tentative": "diamond", "unreliable": "cross"}

#: Height of a variable's row in pixels.
_ROW = 34

#: A cell of the heat map in pixels: as wide as its number needs, and wider where there are few reviewers.
_CELL, _LARGEST, _WIDTH = 34, 72, 640

#: From no agreement to full, dark to light: its brightness alone tells the order, in grey and to every eye.
#: (Steps of "cividis": Nuñez, Anderton & Renslow, PLoS ONE 13 (2018) e0199239.)
_STEPS = ("#00224e", "#2a3f6d", "#575d6d", "#7d7c78", "#a59c74", "#d2c060", "#fee838")
_UNDEFINED = "rgba(128,128,128,0.12)"

#: So many of them are dark: numbers on them are white.
_DARK = 3


def forest(found: Agreement) -> altair.LayerChart:
    """A row a tag, and one for the exclusive reading: alpha as a sign, its 95 % interval as a line.

    Two upright lines are the thresholds .667 and .800; the sign's shape says which of them alpha reaches.
    """
    alt = load_altair()

    rows = [
        {
            "name": name,
            "alpha": number(one.figures.alpha),
            "low": None if isinstance(one.interval, Undefined) else one.interval.low,
            "high": None if isinstance(one.interval, Undefined) else one.interval.high,
            "figure": figure(one.figures.alpha),
            "interval": span(one.interval),
            "level": LEVELS.get(level_of(one.figures.alpha), "undefined"),
        }
        for name, one in named_variables(found)
    ]
    least = min((low for row in rows for low in (row["low"], row["alpha"]) if low is not None), default=0.0)
    scale = alt.Scale(domain=[min(0.0, least), 1.0], nice=False)

    def across(field: str) -> altair.X:
        axis = alt.Axis(title="Krippendorff's α", format=".1f", tickCount=5, grid=False)
        return alt.X(f"{field}:Q", scale=scale, axis=axis)

    names = [row["name"] for row in rows]
    down = alt.Y(
        "name:N",
        sort=names,
        scale=alt.Scale(domain=names),
        axis=alt.Axis(title=None, labelLimit=125, ticks=False, domain=False, grid=False),
    )
    tooltip = [
        alt.Tooltip("name:N", title="Tag"),
        alt.Tooltip("figure:N", title="α"),
        alt.Tooltip("interval:N", title="95 % interval"),
        alt.Tooltip("level:N", title="Conclusions"),
    ]
    base = alt.Chart().encode(y=down, tooltip=tooltip)
    lines = (
        base.transform_filter("isValid(datum.low)")
        .mark_rule(strokeWidth=4, color=LINE, opacity=0.55, strokeCap="round")
        .encode(x=across("low"), x2="high:Q")
    )
    signs = (
        base.transform_filter("isValid(datum.alpha)")
        .mark_point(size=130, filled=True, opacity=1, color=LINE)
        .encode(
            x=across("alpha"),
            shape=level_shapes(),
        )
    )
    thresholds = alt.Chart(
        alt.InlineData(values=[{"at": at, "said": f"{at:.3f}"[1:]} for at in (TENTATIVE, RELIABLE)])
    )
    rules = thresholds.mark_rule(color=RULE, strokeDash=[4, 3], tooltip=None, aria=False).encode(
        x=across("at")
    )
    heads = thresholds.mark_text(color=RULE, fontSize=11, tooltip=None, aria=False).encode(
        x=across("at"), y=alt.value(-8), text="said:N"
    )
    chart = alt.layer(rules, heads, lines, signs)
    return put_in(sized(chart, _ROW * len(rows)), rows)


def heat_map(pairs: Sequence[Pair], reviewers: Sequence[str], tag: str) -> altair.LayerChart:
    """Alpha of every two reviewers on `tag`: a cell a pair, its number in it; a dash where it is undefined.

    As wide as its cells: its numbers stay readable where there are 30 reviewers, and what shows it has to scroll.
    """
    alt = load_altair()

    cells = [_cell(pair, tag) for pair in pairs]
    first, last = list(reviewers[:-1]), list(reviewers[1:])
    size = max(_CELL, min(_LARGEST, _WIDTH // max(1, len(first))))

    def axis(orient: str, **more: object) -> altair.Axis:
        return alt.Axis(
            title=None,
            orient=orient,
            labelLimit=110,
            labelOverlap=False,
            ticks=False,
            domain=False,
            grid=False,
            **more,
        )

    base = alt.Chart().encode(
        x=alt.X("one:N", sort=first, scale=alt.Scale(domain=first), axis=axis("top", labelAngle=-40)),
        y=alt.Y("other:N", sort=last, scale=alt.Scale(domain=last), axis=axis("left")),
    )
    tooltip = [
        alt.Tooltip("one:N", title="Reviewer"),
        alt.Tooltip("other:N", title="and"),
        alt.Tooltip("figure:N", title="α"),
        alt.Tooltip("agreement:N", title="Agreement"),
        alt.Tooltip("units:Q", title="Paragraphs of both"),
        alt.Tooltip("why:N", title="Why no figure"),
    ]
    squares = base.mark_rect(stroke=RULE, strokeWidth=0.5).encode(
        color=alt.Color("colour:N", scale=None, legend=None), tooltip=tooltip, description="said:N"
    )
    # Black and white are chosen for the colour under them, a grey one's follows the page's theme by being between.
    numbers = base.mark_text(fontSize=12 if size < 50 else 14, tooltip=None, aria=False).encode(
        text="short:N", color=alt.Color("ink:N", scale=None, legend=None)
    )
    chart = alt.layer(squares, numbers).properties(width=alt.Step(size), height=alt.Step(min(size, 44)))
    return put_in(chart, cells)


def level_shapes() -> altair.Shape:
    """A sign's shape by the field `level`, one of the words in `LEVELS`."""
    alt = load_altair()

    return alt.Shape(
        "level:N",
        scale=alt.Scale(domain=[LEVELS[level] for level in _SHAPES], range=[*_SHAPES.values()]),
        # Narrow enough for a phone, beside long names.
        legend=alt.Legend(
            title=None,
            orient="bottom",
            symbolFillColor=LINE,
            symbolStrokeWidth=0,
            labelFontSize=12,
            columnPadding=6,
        ),
    )


def _cell(pair: Pair, tag: str) -> dict[str, str | float | None]:
    of = pair.tags[tag]
    alpha = number(of.alpha)
    colour = _UNDEFINED if alpha is None else _STEPS[_step(alpha)]
    one, other = pair.reviewers
    return {
        "one": one,
        "other": other,
        "figure": figure(of.alpha),
        # Two digits, without the nought before the point: three signs wide.
        "short": "–" if alpha is None else _short(alpha),
        "agreement": share(number(of.percent_agreement)),
        "units": of.pairable_units,
        "why": of.alpha.reason if isinstance(of.alpha, Undefined) else "",
        "colour": colour,
        "ink": RULE if alpha is None else "#ffffff" if _step(alpha) < _DARK else "#000000",
        "said": f"{one} and {other}: {figure(of.alpha)}",
    }


def _step(alpha: float) -> int:
    """Which of the colours: from alpha 0 or less to 1."""
    return min(len(_STEPS) - 1, int(max(0.0, alpha) * len(_STEPS)))


def _short(alpha: float) -> str:
    return signed(alpha, 2).replace("0.", ".", 1)
