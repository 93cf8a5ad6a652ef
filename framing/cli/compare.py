"""The command that puts articles, or outlets, side by side."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from framing.cli.common import add_command, aligned, opened, plain
from framing.cli.selecting import add_selection, selection_of

if TYPE_CHECKING:
    from framing.reporting.comparison import Comparison, Group, Span
    from framing.undefined import Undefined


def add_commands(commands: argparse._SubParsersAction) -> None:
    command = add_command(commands, compare, "Print how articles, or outlets, frame the story differently.")
    command.add_argument(
        "--by", choices=("article", "outlet"), default="article", help="what is compared (default: article)"
    )
    command.add_argument(
        "--basis",
        choices=("average", "final"),
        default="average",
        help="every reviewer's tags averaged, or the team's final labels (default: average)",
    )
    command.add_argument("--json", action="store_true", help="one JSON document, nothing rounded")
    add_selection(command)


def compare(options: argparse.Namespace) -> int:
    from framing.reporting.comparison import compare as compared
    from framing.reporting.comparison.layout import document

    project = opened(options)
    found = compared(
        *project.read_whole(),
        project.codebook,
        by=options.by,
        basis=options.basis,
        selection=selection_of(options, project),
    )
    if options.json:
        print(json.dumps(document(found), ensure_ascii=False, indent=1, allow_nan=False))
        return 0
    for line in lines(found):
        print(plain(line))
    return 0


def lines(found: Comparison) -> list[str]:
    """The comparison for reading: in short, then tables; a dash is undefined."""
    from framing.reporting.comparison.in_words import method, pairs, short, statement

    said = short(found)
    if not found.tagged.any():
        return said
    said += ["", *aligned(_shares(found)), "", *aligned(_positions(found), left=2)]
    looked = [one for what in found.whats for one in found.statements(what)]
    if looked:
        said += ["", *(statement(one) for one in looked if one.clear), pairs(looked)]
    return [*said, "", *method(found)]


def _shares(found: Comparison) -> list[list[str]]:
    """A row a group: the share of each tag among its tagged paragraphs, and balance, each with its interval."""
    from framing.phrases import share, signed
    from framing.reporting.shares import unmasked

    rows = [["share of tagged paragraphs, 95 % interval", "tagged", "reviewers", *found.tags]]
    if found.has_balance:
        rows[0].append("balance")
    shares, balance = found.shares, found.balance
    for g, group in enumerate(found.groups):
        row = [
            _name(group),
            f"{found.tagged[g]} of {found.paragraphs[g]}",
            str(found.reviewers[g]),
        ]
        for t, of in enumerate(found.share_spans[g]):
            value = unmasked(shares[g, t])
            row.append("–" if value is None else f"{share(value)} {_ends(of, 100, 0)}")
        if found.has_balance:
            value = unmasked(balance[g])
            row.append("–" if value is None else f"{signed(value, 2)} {_ends(found.balance_spans[g], 1, 2)}")
        rows.append(row)
    return rows


def _name(group: Group) -> str:
    """What the sentences call it, without their marks."""
    return group.told.strip("\u2068\u2069“”")


def _ends(of: Span | Undefined, unit: float, digits: int) -> str:
    """Such as "(14 to 58)"."""
    from framing.phrases import signed
    from framing.undefined import Undefined

    if isinstance(of, Undefined):
        return "(–)"
    return f"({signed(unit * of.low, digits)} to {signed(unit * of.high, digits)})"


def _positions(found: Comparison) -> list[list[str]]:
    """A row a group and tag that it has: its share among the tagged paragraphs of each part of the articles."""
    from framing.phrases import share
    from framing.reporting.comparison.positions import PARTS
    from framing.reporting.shares import unmasked

    rows = [["where it falls", "tag", *PARTS]]
    shares = found.positions.shares
    for g, group in enumerate(found.groups):
        for t, tag in enumerate(found.tags):
            if found.counts[g, t] > 0:
                parts = (share(unmasked(shares[g, p, t])) for p in range(len(PARTS)))
                rows.append([_name(group), tag, *parts])
    return rows
