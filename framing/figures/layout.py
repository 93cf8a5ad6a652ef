"""Lined up figures as plain rows, for files, data frames and programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from framing.figures.figure import Figure
from framing.figures.lines import Line, LineUp, State

if TYPE_CHECKING:
    import pandas as pd

#: What a state is called where people read it. A verdict on who is right is nobody's here.
NAMES: dict[State, str] = {
    "differ": "may disagree",
    "all": "all articles",
    "some": "some articles",
    "one": "one article only",
}

COLUMNS = (
    "line",
    "state",
    "article",
    "paragraph",
    "figure",
    "kind",
    "value",
    "low",
    "high",
    "unit",
    "what",
    "hedge",
    "dated",
    "sentence",
    "why",
    "paragraph_id",
    "start",
    "end",
)


def rows(found: LineUp) -> Iterator[dict[str, Any]]:
    """A row a figure, in the order of the lines, which are numbered from 1. Missing values are None."""
    for place, line in enumerate(found.lines, start=1):
        why = " ".join(line.why)
        for figure in line.figures:
            yield {"line": place, "state": NAMES[line.state], "why": why, **fields(figure)}


def fields(figure: Figure) -> dict[str, Any]:
    """A figure's own columns."""
    return {
        "article": figure.article,
        "paragraph": figure.number,
        "figure": figure.text,
        "kind": figure.kind,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "what": figure.what,
        "hedge": figure.hedge,
        "dated": figure.dated,
        "sentence": figure.sentence,
        "paragraph_id": figure.paragraph_id,
        "start": figure.start,
        "end": figure.end,
    }


def to_frame(found: LineUp, sentences: bool = True) -> pd.DataFrame:
    """`rows` with the columns `COLUMNS`; without the sentences where texts may not be handed on."""
    import pandas as pd

    columns = [name for name in COLUMNS if sentences or name != "sentence"]
    return pd.DataFrame(list(rows(found)), columns=columns).astype(
        {"value": "Float64", "low": "Float64", "high": "Float64"}
    )


def document(found: LineUp) -> dict[str, Any]:
    """What `--json` prints."""
    return {"articles": list(found.articles), "lines": [_line(line) for line in found.lines]}


def _line(line: Line) -> dict[str, Any]:
    return {
        "state": line.state,
        "is_date": line.is_date,
        "what": line.what,
        "why": list(line.why),
        "figures": [fields(figure) for figure in line.figures],
    }
