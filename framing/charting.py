"""What all charts share. Altair is loaded when one is asked for: it and pandas are most of the app's memory."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair


def load_altair() -> ModuleType:
    """The module `altair`.

    Altair looks for pandas among the modules that are there, and stumbles over one that another thread has only half
    loaded. To import pandas first waits for that thread.
    """
    import pandas  # noqa: F401

    import altair  # isort: skip

    return altair


def sized(chart: altair.LayerChart, height: int, width: int | None = None) -> altair.LayerChart:
    """`chart`, `height` pixels high; its axis and legend come on top.

    `width` is in pixels, for files; by default the chart is as wide as the page, and its axes and legend within that.
    """
    alt = load_altair()

    autosize = alt.AutoSizeParams(type="fit-x", contains="padding")
    return chart.properties(height=height, width=width or "container", autosize=autosize)


def put_in(chart: altair.LayerChart, rows: list[dict[str, Any]]) -> altair.LayerChart:
    """A copy of `chart` with `rows` as its data.

    Put in last, since every step of making a chart copies it, rows and all, and the constructor checks every value.
    That takes longer than all else, so a chart without its rows may be kept for the next ones. Not as a data frame:
    Altair refuses those of more than 5,000 rows.
    """
    alt = load_altair()

    chart = chart.copy(deep=False)
    chart["data"] = alt.InlineData(values=[])
    chart["data"]["values"] = rows
    return chart


def row_heads(names: Sequence[str], row: int, head: int, **style: object) -> altair.Chart:
    """The names of rows, each at the top of its own: an axis's labels, so that they follow the page's theme.

    A row is `row` pixels high, of which `head` are the name's.
    """
    alt = load_altair()

    look = {
        "labelOffset": -(row - head) / 2,
        # No wider than the picture; `width` is the chart's, in pixels.
        "labelLimit": alt.ExprRef("width"),
    }
    axis = alt.Axis(
        title=None,
        orient="left",
        labelAlign="left",
        labelPadding=0,
        labelFlush=False,
        labelBound=False,
        domain=False,
        ticks=False,
        grid=False,
        **(look | style),
    )
    scale = alt.Scale(domain=list(names), paddingInner=0, paddingOuter=0)
    return (
        alt.Chart(alt.InlineData(values=[{"head": name} for name in names]))
        .mark_rect(opacity=0, tooltip=None, aria=False)
        .encode(y=alt.Y("head:N", axis=axis, scale=scale))
    )
