"""Commands on how far the tags can be trusted."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from framing.cli.common import add_command, aligned, opened, plain
from framing.cli.selecting import add_selection, selection_of

if TYPE_CHECKING:
    from framing.reliability.agreement import Agreement, Variable
    from framing.reliability.coefficients import Coefficients
    from framing.reliability.intervals import Interval
    from framing.undefined import Figure, Undefined


def add_commands(commands: argparse._SubParsersAction) -> None:
    command = add_command(commands, agreement, "Print how far reviewers agree.")
    command.add_argument("--json", action="store_true", help="one JSON document, nothing rounded")
    add_selection(command)
    command.add_argument("--draws", type=_draws, help="bootstrap draws (default: 1000)")
    command.add_argument("--seed", type=_seed, help="of the draws (default: 4)")


def agreement(options: argparse.Namespace) -> int:
    from framing.reliability.agreement import agreement as agreement_on
    from framing.reliability.intervals import DRAWS, SEED
    from framing.reliability.layout import document

    project = opened(options)
    found = agreement_on(
        *project.read_whole(),
        project.codebook,
        selection_of(options, project),
        DRAWS if options.draws is None else options.draws,
        SEED if options.seed is None else options.seed,
    )
    if options.json:
        print(json.dumps(document(found), ensure_ascii=False, indent=1, allow_nan=False))
        return 0
    for line in lines(found):
        print(plain(line))
    return 0


def lines(found: Agreement) -> list[str]:
    """The agreement for reading: the weakest tag first, then tables; a dash is undefined."""
    from framing.reliability.in_words import (
        drawings,
        left_out,
        lopsided,
        undefined_reasons,
        undivided,
        verdict,
    )

    weakest = verdict(found)
    shown = [weakest.sentence, weakest.meaning, *aligned(_table(found)), ""]
    said = (drawings, undefined_reasons, lopsided, undivided, left_out)
    shown += [sentence for of in said for sentence in of(found)]
    tables = (
        ("pair", [(" & ".join(pair.reviewers), pair.tags) for pair in found.pairs]),
        ("article", [(part.name, part.tags) for part in found.articles]),
        ("outlet", [(part.name or "(none)", part.tags) for part in found.outlets]),
    )
    for title, parts in tables:
        if parts and found.tags:
            shown += ["", *_alpha_table(title, parts, list(found.tags))]
    return [*shown, "", "Where a dash (–) has no reason here, --json has it."] if found.articles else shown


def _table(found: Agreement) -> list[list[str]]:
    """Every figure: a row a tag, one for the exclusive reading, one for each distance of sets."""
    from framing.reliability.in_words import ONE_TAG_ONLY, SETS

    heads = [
        "", "alpha", "95 % interval", "<.667", "<.800", "agreement", "AC1", "Fleiss", "Cohen",
        "prevalence", "units", "pairable", "reviewers",
    ]  # fmt: skip
    rows = [heads]
    rows += [[tag, *_cells(one, prevalent=True)] for tag, one in found.tags.items()]
    rows.append([ONE_TAG_ONLY, *_cells(found.exclusive, prevalent=False)])
    for name, of_sets in found.sets.items():
        cells = [SETS[name], *_of_alpha(of_sets.alpha, of_sets.interval)]
        rows.append(cells + [""] * (len(heads) - len(cells)))
    if len(found.ratings.reviewers) != 2:
        at = heads.index("Cohen")
        rows = [row[:at] + row[at + 1 :] for row in rows]
    return rows


def _cells(variable: Variable, *, prevalent: bool) -> list[str]:
    from framing.reliability.in_words import figure
    from framing.undefined import Undefined

    of = variable.figures
    shown = prevalent and not isinstance(of.prevalence, Undefined)
    return [
        *_of_alpha(of.alpha, variable.interval),
        *map(figure, (of.percent_agreement, of.ac1, of.fleiss_kappa, of.cohen_kappa)),
        figure(of.prevalence[1]) if shown else "",
        *map(str, (of.units, of.pairable_units, of.reviewers)),
    ]


def _of_alpha(alpha: Figure, interval: Interval | Undefined) -> list[str]:
    from framing.reliability.in_words import figure, span
    from framing.undefined import Undefined

    below = ["–", "–"]
    if not isinstance(interval, Undefined):
        below = [figure(interval.below_tentative), figure(interval.below_reliable)]
    return [figure(alpha), span(interval), *below]


def _alpha_table(title: str, parts: list[tuple[str, dict[str, Coefficients]]], tags: list[str]) -> list[str]:
    """Alpha of each tag, a row a part."""
    from framing.reliability.in_words import figure

    rows = [[f"alpha by {title}", *tags, "pairable"]]
    for name, figures in parts:
        rows.append(
            [name, *(figure(figures[tag].alpha) for tag in tags), str(figures[tags[0]].pairable_units)]
        )
    return aligned(rows)


def _draws(text: str) -> int:
    return _whole(text, 100, 100_000)


def _seed(text: str) -> int:
    return _whole(text, 0, 2**63 - 1)


def _whole(text: str, low: int, high: int) -> int:
    if not text.isdecimal() or not low <= int(text) <= high:
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number from {low} to {high}")
    return int(text)
