"""The command on agreement over time: drift, and stability."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from framing.cli.common import add_command, aligned, opened, plain
from framing.cli.selecting import add_selection, selection_of

if TYPE_CHECKING:
    from framing.reliability.over_time.drift import Drift
    from framing.reliability.over_time.groups import Figures
    from framing.reliability.over_time.stability import Stability


def add_commands(commands: argparse._SubParsersAction) -> None:
    command = add_command(
        commands,
        over_time,
        "Print how agreement goes on over time, and how stable reviewers are.",
        name="over-time",
    )
    command.add_argument("--json", action="store_true", help="one JSON document, nothing rounded")
    command.add_argument(
        "--by",
        choices=("week", "hundred"),
        default="week",
        help="weeks of tagging, or hundreds of paragraphs in each reviewer's own order (default: week)",
    )
    command.add_argument(
        "--retests", action="store_true", help="stability: only what was decided again for a silent re-test"
    )
    add_selection(command)


def over_time(options: argparse.Namespace) -> int:
    from framing.reliability.matrix import ratings
    from framing.reliability.over_time.drift import drift
    from framing.reliability.over_time.layout import document
    from framing.reliability.over_time.stability import stability

    project = opened(options)
    entries, units, table = project.read_whole()
    codebook = project.codebook
    selection = selection_of(options, project)
    drifting = drift(ratings(entries, units, table, codebook, selection), units, table, options.by)
    stable = stability(
        entries,
        units,
        table,
        codebook,
        selection,
        openings=project.discussion.openings(),
        retests=project.tasks.retests(),
        only_retests=options.retests,
    )
    if options.json:
        print(json.dumps(document(drifting, stable), ensure_ascii=False, indent=1, allow_nan=False))
        return 0
    for line in lines(drifting, stable):
        print(plain(line))
    return 0


def lines(drifting: Drift, stable: Stability) -> list[str]:
    """Both for reading: tables of alpha, a dash where it is undefined."""
    from framing.reliability.in_words import figure
    from framing.reliability.over_time.words import DRIFT_IS, STABILITY_IS, apart, left_out, stretches

    shown = [DRIFT_IS]
    rows = [[f"alpha by {drifting.by}", *drifting.tags, "one tag only", "labels", "compared"]]
    for course, one in stretches(drifting):
        figures = [*one.tags.values(), one.exclusive]
        rows.append(
            [
                f"{course.reviewer} {one.name}",
                *(figure(of.alpha) for of in figures),
                str(one.labels),
                str(_units(figures)),
            ]
        )
    shown += (
        aligned(rows)
        if len(rows) > 1
        else ["Nobody shares a tagged paragraph with another, or nothing is tagged."]
    )
    shown += ["", STABILITY_IS]
    rows = [["alpha", *stable.tags, "one tag only", "pairs", "re-tests", "median apart"]]
    for one in stable.reviewers:
        figures = [*one.tags.values(), one.exclusive]
        between = "" if one.apart_ms is None else apart(one.apart_ms)
        rows.append(
            [one.reviewer, *(figure(of.alpha) for of in figures), str(one.pairs), str(one.asked), between]
        )
    shown += aligned(rows) if len(rows) > 1 else ["Nobody has tagged anything."]
    return [
        *shown,
        "",
        *left_out(drifting, stable),
        "Where there is a dash (–), --json has the reason; and intervals.",
    ]


def _units(figures: list[Figures]) -> int:
    return max(of.units for of in figures)
