"""Agreement over time as a picture, made with Altair: a lane for each reviewer, from the first week to the last.

As in framing/reliability/charts.py, what is drawn is worked out here and handed to Vega-Lite as plain data under
fixed field names, so no tag and no name is ever read as an expression.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from framing.charting import load_altair, put_in, row_heads, sized
from framing.reliability.charts import LINE, RULE, level_shapes
from framing.reliability.in_words import LEVELS, figure, level_of, share, span
from framing.reliability.intervals import RELIABLE, TENTATIVE, Interval
from framing.reliability.over_time.drift import Course, Drift, Stretch
from framing.reliability.over_time.words import in_tag
from framing.undefined import Undefined, number

if TYPE_CHECKING:
    import altair

#: Height of a lane, of the name above it and of the gap below it, in pixels.
_LANE, _NAME, _GAP = 150, 24, 16

#: Room at both sides, which the numbers of the level lines need, in pixels.
_SIDE = 36

#: So many weeks are named below the lanes.
_NAMED = 6

Piece = dict[str, Any]


def lanes(found: Drift, tag: str | None, courses: Sequence[Course]) -> altair.LayerChart:
    """A lane for each of `courses`: alpha on `tag` (None: the tag as one choice) as signs on a line.

    Thin upright lines are 95 % intervals. Two level lines are the thresholds .667 and .800; a sign's shape says which
    of them alpha reaches. Where alpha is undefined a small stroke stands at the lane's foot.
    """
    alt = load_altair()

    figures = [in_tag(one, tag) for course in courses for one in course.stretches]
    known = [one.alpha for one in figures if not isinstance(one.alpha, Undefined)]
    known += [one.interval.low for one in figures if isinstance(one.interval, Interval)]
    floor = min(0.0, *known, 0.0)
    pieces = [
        _piece(place, course, one, tag, floor)
        for place, course in enumerate(courses)
        for one in course.stretches
    ]
    height = max(1, len(courses))
    down = alt.Scale(domain=[0, height], reverse=True, nice=False)

    def y(field: str) -> altair.Y:
        return alt.Y(f"{field}:Q", axis=None, scale=down)

    across = _across(found, [one for course in courses for one in course.stretches])
    tooltip = [
        alt.Tooltip("reviewer:N", title="Reviewer"),
        alt.Tooltip("when:N", title="Week" if found.by == "week" else "Paragraphs"),
        alt.Tooltip("alpha:N", title="α"),
        alt.Tooltip("interval:N", title="95 % interval"),
        alt.Tooltip("agreement:N", title="Agreement"),
        alt.Tooltip("units:Q", title="Compared"),
        alt.Tooltip("why:N", title="Why no figure"),
    ]
    base = alt.Chart().encode(x=across)
    defined = base.transform_filter("isValid(datum.y)")
    line = defined.mark_line(color=LINE, strokeWidth=1.5, opacity=0.7, tooltip=None, aria=False).encode(
        y=y("y"), detail="lane:N"
    )
    spans = (
        base.transform_filter("isValid(datum.low)")
        .mark_rule(color=LINE, strokeWidth=3, opacity=0.4, strokeCap="round", tooltip=None, aria=False)
        .encode(y=y("low"), y2="high:Q")
    )
    signs = defined.mark_point(size=90, filled=True, opacity=1, color=LINE).encode(
        y=y("y"),
        shape=level_shapes(),
        tooltip=tooltip,
        description="said:N",
    )
    without = (
        base.transform_filter("!isValid(datum.y)")
        .mark_text(text="–", color=RULE, fontSize=16)
        .encode(y=y("foot"), tooltip=tooltip, description="said:N")
    )
    drawn = alt.layer(*_thresholds(height, floor, down), line, spans, without, signs)
    names = [course.reviewer for course in courses]
    heads = row_heads(names, _LANE, _NAME, labelFontSize=13, labelFontWeight="bold")
    chart = alt.layer(drawn, heads).resolve_scale(y="independent")
    return put_in(sized(chart, height * _LANE), pieces)


def _piece(place: int, course: Course, one: Stretch, tag: str | None, floor: float) -> Piece:
    of = in_tag(one, tag)
    alpha, interval = number(of.alpha), of.interval if isinstance(of.interval, Interval) else None
    return {
        "lane": place,
        "reviewer": course.reviewer,
        "when": one.name,
        "at": one.start,
        "y": None if alpha is None else _height(place, alpha, floor),
        "low": interval and _height(place, interval.low, floor),
        "high": interval and _height(place, interval.high, floor),
        "foot": _height(place, floor, floor),
        "alpha": figure(of.alpha),
        "interval": span(of.interval),
        "agreement": share(number(of.percent_agreement)),
        "level": LEVELS.get(level_of(of.alpha), "undefined"),
        "units": of.units,
        "why": of.alpha.reason if isinstance(of.alpha, Undefined) else "",
        "said": f"{course.reviewer}, {one.name}: {figure(of.alpha)}",
    }


def _height(place: int, alpha: float, floor: float) -> float:
    """Where `alpha` is drawn in lane number `place`; a lane is 1 high, and goes from `floor` to 1."""
    top, bottom = _NAME / _LANE, 1 - _GAP / _LANE
    return place + top + (1 - alpha) / (1 - floor) * (bottom - top)


def _across(found: Drift, stretches: Sequence[Stretch]) -> altair.X:
    """The axis of time: weeks by their names, or places in the reviewer's own order."""
    alt = load_altair()

    starts = sorted({one.start for one in stretches})
    if found.by == "hundred":
        axis = alt.Axis(
            title="Paragraphs, in the reviewer's own order", grid=False, tickCount=_NAMED, format=",d"
        )
        return alt.X("at:Q", axis=axis, scale=alt.Scale(padding=_SIDE, nice=False, zero=False))
    step = -(-len(starts) // _NAMED)
    named = [date.fromisoformat(start) for start in starts[::step]]
    axis = alt.Axis(
        title="Week of tagging",
        format="%G-W%V",
        values=[alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True) for day in named],
        grid=False,
        labelFlush=False,
    )
    return alt.X("at:T", axis=axis, scale=alt.Scale(type="utc", padding=_SIDE, nice=False))


def _thresholds(lanes: int, floor: float, down: altair.Scale) -> list[altair.Chart]:
    """The lines at .667, .800 and the lane's ends, each with its number at the right."""
    alt = load_altair()

    rows = [
        {"y": _height(place, at, floor), "said": said, "is_end": is_end, "above": at != TENTATIVE}
        for place in range(lanes)
        for at, said, is_end in (
            (floor, f"{floor + 0.0:.2g}".replace("-", "−"), True),
            (TENTATIVE, f"{TENTATIVE:.3f}"[1:], False),
            (RELIABLE, f"{RELIABLE:.3f}"[1:], False),
            (1.0, "1", True),
        )
    ]
    y = alt.Y("y:Q", axis=None, scale=down)
    plain: dict[str, Any] = {"color": RULE, "tooltip": None, "aria": False}
    data = alt.Chart(alt.InlineData(values=rows))
    written = {"align": "right", "fontSize": 10, "dx": -2} | plain
    return [
        data.transform_filter("datum.is_end").mark_rule(opacity=0.25, **plain).encode(y=y),
        data.transform_filter("!datum.is_end").mark_rule(strokeDash=[4, 3], **plain).encode(y=y),
        data.transform_filter("datum.above")
        .mark_text(baseline="bottom", dy=-1, **written)
        .encode(y=y, x=alt.value("width"), text="said:N"),
        data.transform_filter("!datum.above")
        .mark_text(baseline="top", dy=2, **written)
        .encode(y=y, x=alt.value("width"), text="said:N"),
    ]
