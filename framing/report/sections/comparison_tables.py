"""The tables of the report's comparison, as they are shown: figures rounded, intervals beside them. All are folded."""

from __future__ import annotations

from collections.abc import Sequence

from framing.report.content import Table
from framing.reporting.comparison import PARTS, Comparison, Difference, What
from framing.reporting.comparison.difference_words import figure, interval, points
from framing.reporting.comparison.picture_words import (
    PART_NAMES,
    figures,
    in_part,
    of_balance,
    of_shares,
)
from framing.reporting.shares import unmasked
from framing.undefined import Undefined

_GROUP = {"article": "Article", "outlet": "Outlet"}


def share_table(of: Comparison, tags: Sequence[str], what: str) -> Table:
    """A row a group: its tagged paragraphs, and each tag's share with its interval."""
    shares, spans = figures(of, what)
    places = [of.tags.index(tag) for tag in tags]
    rows = tuple(
        (
            group.label,
            f"{of.tagged[row]:,}",
            *(of_shares(unmasked(shares[row, place]), spans[row][place]) for place in places),
        )
        for row, group in enumerate(of.groups)
    )
    columns = ((_GROUP[of.by], True), ("Tagged paragraphs", False), *((tag, False) for tag in tags))
    return Table(f"Shares of {what} with 95 % intervals", columns, rows, folded=True)


def balance_table(of: Comparison) -> Table:
    """A row a group: its balance with its interval."""
    columns = ((_GROUP[of.by], True), ("Balance (95 % interval)", False))
    rows = tuple(
        (group.label, of_balance(unmasked(of.balance[row]), of.balance_spans[row]))
        for row, group in enumerate(of.groups)
    )
    return Table("Balance", columns, rows, folded=True)


def position_table(of: Comparison, rows: Sequence[int], tags: Sequence[str]) -> Table:
    """A row a group and tag: the share of the tag in each part of the article."""
    columns = ((_GROUP[of.by], True), ("Tag", True), *((PART_NAMES[part], False) for part in PARTS))
    lines = tuple(
        (of.groups[row].label, tag, *(in_part(of, row, part, tag) for part in range(len(PARTS))))
        for tag in tags
        for row in rows
    )
    return Table("Where tags stand", columns, lines, folded=True)


def difference_table(found: Sequence[Difference], what: What) -> Table:
    """All pairs, a row each."""
    columns = (
        ("Higher", True),
        ("Lower", True),
        ("Higher's figure", False),
        ("Lower's figure", False),
        ("Difference", False),
        ("95 % interval", False),
        ("Whoever is left out", True),
    )
    rows = []
    for one in found:
        difference = "–" if isinstance(one.value, Undefined) else points(one.value, what)
        span = "–" if isinstance(one.span, Undefined) else interval(one.span, what).partition("interval ")[2]
        holds = (
            "–" if isinstance(one.survives, Undefined) else "it holds" if one.survives else "it does not hold"
        )
        sides = figure(one.a_value, what), figure(one.b_value, what)
        rows.append((one.a.label, one.b.label, *sides, difference, span, holds))
    return Table("All pairs", columns, tuple(rows), folded=True)
