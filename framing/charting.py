"""What all charts share. Altair is loaded when one is asked for: it and pandas are most of the app's memory."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair

#: What a frame calls its data, and where in it, and in its specification, the names of rows are.
_ROWS = "rows"
_NAMES = ("layer", 1, "encoding", "y", "scale", "domain")


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
    """`chart` with `rows` as its data.

    Put in last, since every step of making a chart copies it, rows and all, and the constructor checks every value.
    Not as a data frame: Altair refuses those of more than 5,000 rows.
    """
    alt = load_altair()

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


def frame(
    marks: altair.LayerChart, rows: int, row: int, head: int, width: int | None, **style: object
) -> altair.LayerChart:
    """`marks`, whose data `filled` gives, over so many rows with a name each; see `row_heads` and `sized`.

    Meant to be kept, and filled again and again: no row and no name is in it. Altair checks every property of a chart
    when it is made, and once more when it is drawn, which takes longer than all that is worked out for it.
    """
    alt = load_altair()

    heads = row_heads(["", *map(str, range(1, rows))], row, head, **style)
    chart = alt.layer(marks, heads).resolve_scale(y="independent")
    return sized(chart, rows * row, width).properties(data=alt.NamedData(_ROWS))


def filled(frame: altair.LayerChart, rows: list[dict[str, Any]], names: Sequence[str]) -> altair.LayerChart:
    """A copy of `frame` with `rows` as its data and the `names` of its rows, each another."""
    chart = _shallow(frame)
    kept = frame.__dict__.get("_specification")
    if kept is None:
        kept = frame.to_dict()
        kept.pop("config", None)  # a theme is its who draws it
        object.__setattr__(frame, "_specification", kept)
    specification = dict(kept)
    chart["datasets"] = {_ROWS: rows}
    specification["datasets"] = kept.get("datasets", {}) | {_ROWS: rows}
    for one in (chart, specification):
        one["layer"] = _replaced(one["layer"], _NAMES[1:], list(names))

    def to_dict(*asked: Any, **how: Any) -> dict[str, Any]:
        return type(chart).to_dict(chart, *asked, **how) if asked or how else dict(specification)

    # Of this chart alone: what is made from it, by giving it a width or a layer, is checked as any other.
    object.__setattr__(chart, "to_dict", to_dict)
    return chart


def _replaced(node: Any, path: Sequence[str | int], value: Any) -> Any:
    """A copy of `node` with `value` at the end of `path`; what is beside the path is shared."""
    if not path:
        return value
    copy = _shallow(node)
    copy[path[0]] = _replaced(node[path[0]], path[1:], value)
    return copy


def _shallow(node: Any) -> Any:
    """A copy of a list, a dict or one of Altair's objects; its own `copy` checks the object anew."""
    if isinstance(node, list | dict):
        return node.copy()
    copy = object.__new__(type(node))
    object.__setattr__(copy, "_args", node._args)
    object.__setattr__(copy, "_kwds", dict(node._kwds))
    return copy
