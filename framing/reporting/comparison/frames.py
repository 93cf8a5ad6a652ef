"""A comparison as data frames. Undefined is a missing value; nothing is rounded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.codebook import BALANCE
from framing.reporting.comparison.comparison import Comparison
from framing.reporting.comparison.differences import Difference, What
from framing.reporting.comparison.intervals import Span
from framing.reporting.comparison.positions import PARTS
from framing.reporting.shares import unmasked
from framing.undefined import Undefined, number

if TYPE_CHECKING:
    import pandas as pd

    Row = dict[str, str | int | float | bool | None]

#: Columns of whole numbers; those of texts and of yes and no are called in `_TYPES`, all others are floats.
_TYPES = {
    "Int64": {"paragraphs", "tagged", "reviewers", "paragraphs of the lacking"},
    "str": {
        *("group", "title", "tag", "part", "a", "b", "figure", "of", "left out"),
        *("having", "lacking", "interval", "words interval", "drawn"),
    },
    "boolean": {"clear", "survives", "same sign"},
}


def comparison_frame(comparison: Comparison) -> pd.DataFrame:
    """A row a group and tag: count, share of paragraphs and of words, each with its interval and how that was made."""
    rows: list[Row] = []
    shares, word_shares = comparison.shares, comparison.word_shares
    for g, group in enumerate(comparison.groups):
        for t, tag in enumerate(comparison.tags):
            row: Row = {
                "group": group.name,
                "title": group.title,
                "tag": tag,
                "paragraphs": int(comparison.paragraphs[g]),
                "tagged": int(comparison.tagged[g]),
                "reviewers": int(comparison.reviewers[g]),
                "count": float(comparison.counts[g, t]),
                "share": unmasked(shares[g, t]),
            }
            row |= _span_columns(comparison.share_spans[g][t])
            row["words share"] = unmasked(word_shares[g, t])
            row |= _span_columns(comparison.word_spans[g][t], "words ")
            rows.append(row | {"drawn": comparison.drawn[g].over})
    columns = ("group", "title", "tag", "paragraphs", "tagged", "reviewers", "count", "share", "low", "high",
               "interval", "words share", "words low", "words high", "words interval", "drawn")  # fmt: skip
    return _frame(rows, columns)


def balance_frame(comparison: Comparison) -> pd.DataFrame:
    """A row a group: balance with its interval."""
    balance = comparison.balance
    rows = [
        {
            "group": group.name,
            "title": group.title,
            "tagged": int(comparison.tagged[g]),
            "balance": unmasked(balance[g]),
        }
        | _span_columns(comparison.balance_spans[g])
        for g, group in enumerate(comparison.groups)
    ]
    return _frame(rows, ("group", "title", "tagged", "balance", "low", "high", "interval"))


def positions_frame(comparison: Comparison) -> pd.DataFrame:
    """A row a group, part of its articles and tag: paragraphs, those tagged, count and share of the tag."""
    found = comparison.positions
    shares = found.shares
    rows = [
        {
            "group": group.name,
            "title": group.title,
            "part": part,
            "tag": tag,
            "paragraphs": int(found.paragraphs[g, p]),
            "tagged": int(found.tagged[g, p]),
            "count": float(found.counts[g, p, t]),
            "share": unmasked(shares[g, p, t]),
        }
        for g, group in enumerate(comparison.groups)
        for p, part in enumerate(PARTS)
        for t, tag in enumerate(comparison.tags)
    ]
    return _frame(rows, ("group", "title", "part", "tag", "paragraphs", "tagged", "count", "share"))


def differences_frame(found: Sequence[Difference]) -> pd.DataFrame:
    """For each difference a row with all reviewers, `left out` empty, then one for each reviewer who is left out."""
    rows: list[Row] = []
    for one in found:
        names: Row = {"a": one.a.name, "b": one.b.name, "figure": figure_name(one.what), "of": one.of}
        rows.append(
            names
            | {"left out": "", "a value": number(one.a_value), "b value": number(one.b_value)}
            | {"difference": number(one.value), "clear": one.clear, "same sign": None}
            | {"survives": None if isinstance(one.survives, Undefined) else one.survives}
            | _span_columns(one.span)
        )
        rows += [
            names
            | {"left out": each.reviewer, "difference": number(each.value), "clear": each.still_clear}
            | {"same sign": each.same_sign}
            | _span_columns(each.span)
            for each in one.without
        ]
    columns = ("a", "b", "figure", "of", "left out", "a value", "b value", "difference", "low", "high",
               "interval", "clear", "same sign", "survives")  # fmt: skip
    return _frame(rows, columns)


def lacks_frame(comparison: Comparison) -> pd.DataFrame:
    """A row for each tag that one group has and another lacks."""
    rows = [
        {
            "tag": one.tag,
            "lacking": one.lacking.name,
            "lacking share": one.lacking_share,
            "at most": one.upper,
            "paragraphs of the lacking": one.n,
            "having": one.having.name,
            "having share": one.share,
        }
        | _span_columns(one.span)
        for one in comparison.lacks
    ]
    columns = ("tag", "lacking", "lacking share", "at most", "paragraphs of the lacking", "having",
               "having share", "low", "high", "interval")  # fmt: skip
    return _frame(rows, columns)


def figure_name(what: What) -> str:
    """What a figure is called in a file: "share of …" a tag, or "balance"."""
    return "balance" if what == BALANCE else f"share of {what}"


def _span_columns(of: Span | Undefined, head: str = "") -> Row:
    """Low, high, and how it was made; "" where there is no interval."""
    if isinstance(of, Undefined):
        return {f"{head}low": None, f"{head}high": None, f"{head}interval": ""}
    return {f"{head}low": of.low, f"{head}high": of.high, f"{head}interval": of.how}


def _frame(rows: Sequence[Row], columns: Sequence[str]) -> pd.DataFrame:
    import pandas as pd

    kinds = {name: kind for kind, names in _TYPES.items() for name in names}
    return pd.DataFrame(
        {
            name: pd.array([row.get(name) for row in rows], kinds.get(name, "Float64"))  # type: ignore[call-overload]
            for name in columns
        }
    )
