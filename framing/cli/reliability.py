"""Commands on how far the tags can be trusted."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from framing.cli.common import add_command, aligned, opened, plain
from framing.cli.selecting import add_selection, selection_of

if TYPE_CHECKING:
    from framing.reliability.agreement import Agreement, Part
    from framing.reliability.coefficients import Coefficients
    from framing.reliability.intervals import Drawing, Interval
    from framing.reliability.undefined import Figure, Undefined


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
    project.library.index()
    found = agreement_on(
        project.library.entries(),
        project.library.unit_arrays(),
        project.store.read(),
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
    shown = [_weakest(found)]
    heads = [
        "", "alpha", "95 % interval", "<.667", "<.800", "agreement", "AC1", "Fleiss", "Cohen",
        "prevalence", "units", "pairable", "reviewers",
    ]  # fmt: skip
    rows = [heads]
    for tag, variable in found.tags.items():
        rows.append(_row(tag, variable.figures, variable.interval, variable.figures.prevalence, 1))
    one = found.exclusive
    rows.append(_row("one tag only", one.figures, one.interval, (), 0))
    for name, of_sets in found.sets.items():
        blank = ["" for _ in heads[5:]]
        rows.append(
            [f"sets ({_PROPER[name]})", _number(of_sets.alpha), *_interval_cells(of_sets.interval), *blank]
        )
    shown += aligned(rows)
    shown += ["", *_notes(found)]
    tables = (
        ("pair", [(" & ".join(pair.reviewers), pair.tags, None) for pair in found.pairs]),
        ("article", [(part.name, part.tags, part) for part in found.articles]),
        ("outlet", [(part.name or "(none)", part.tags, part) for part in found.outlets]),
    )
    for title, parts in tables:
        if parts and found.tags:
            shown += ["", *_alpha_table(title, parts, list(found.tags))]
    return [*shown, "", "Where a dash (–) has no reason here, --json has it."] if found.articles else shown


_PROPER = {"jaccard": "Jaccard", "masi": "MASI"}


def _weakest(found: Agreement) -> str:
    tag = found.weakest
    if tag is None:
        reasons = dict.fromkeys(variable.figures.alpha.reason for variable in found.tags.values())
        return f"Alpha is undefined for every tag. {' '.join(reasons)}"
    variable = found.tags[tag]
    return f"Weakest tag: {tag}, alpha {variable.figures.alpha:.3f}." + _in_words(variable.interval)


def _in_words(interval: Interval | Undefined) -> str:
    from framing.reliability.undefined import Undefined

    if isinstance(interval, Undefined):
        return f" No interval: {interval.reason}"
    return (
        f" 95 % interval {interval.low:.3f} to {interval.high:.3f}; below .667 with probability"
        f" {interval.below_tentative:.3f}, below .800 with {interval.below_reliable:.3f}."
    )


def _row(name: str, of: Coefficients, interval: Interval | Undefined, prevalence, at: int) -> list[str]:
    return [
        name,
        _number(of.alpha),
        *_interval_cells(interval),
        *map(_number, (of.percent_agreement, of.ac1, of.fleiss_kappa, of.cohen_kappa)),
        f"{prevalence[at]:.3f}" if isinstance(prevalence, tuple) and prevalence else "",
        *map(str, (of.units, of.pairable_units, of.reviewers)),
    ]


def _interval_cells(interval: Interval | Undefined) -> list[str]:
    from framing.reliability.undefined import Undefined

    if isinstance(interval, Undefined):
        return ["–"] * 3
    return [
        f"{interval.low:.3f} to {interval.high:.3f}",
        f"{interval.below_tentative:.3f}",
        f"{interval.below_reliable:.3f}",
    ]


def _number(figure: Figure) -> str:
    return f"{figure:.3f}" if isinstance(figure, float) else "–"


def _notes(found: Agreement) -> list[str]:
    """What has to be known to read the table."""
    from framing.reliability.undefined import Undefined

    data, notes = found.ratings, [_drawn(found.drawing)]
    if (found.drawing.over, found.drawing.clusters) != (
        found.exclusive_drawing.over,
        found.exclusive_drawing.clusters,
    ):
        drawing = found.exclusive_drawing
        notes.append(f"One tag only: intervals over {drawing.clusters} {drawing.over}.")
    notes.append(f"One tag only: {found.reading.left_out} paragraphs with more tags are left out.")
    why: dict[str, list[str]] = {}
    for name, variable in [*found.tags.items(), ("one tag only", found.exclusive)]:
        for figure in (variable.figures.alpha, variable.figures.cohen_kappa, variable.interval):
            if isinstance(figure, Undefined) and name not in why.setdefault(figure.reason, []):
                why[figure.reason].append(name)
    notes += [f"Undefined (–) for {', '.join(names)}: {reason}" for reason, names in why.items()]
    if lopsided := [tag for tag, variable in found.tags.items() if variable.lopsided]:
        notes.append(
            f"Prevalence is lopsided for {', '.join(lopsided)}: a few labels move alpha far; see AC1 beside it."
        )
    if data.set_aside:
        notes.append(f"Not counted, no paragraph shared with anybody: {', '.join(data.set_aside)}.")
    if data.former:
        notes.append(f"Not in the codebook any more: {', '.join(data.former)}.")
    if data.orphaned:
        notes.append(f"Not counted: {data.orphaned} labels on text that is gone.")
    return notes


def _drawn(of: Drawing) -> str:
    few = ", since fewer than 8 articles have two labels on a paragraph" if of.over == "paragraphs" else ""
    return f"Intervals: bootstrap over {of.clusters} {of.over}{few}; {of.draws:,} draws, seed {of.seed}."


def _alpha_table(
    title: str, parts: list[tuple[str, dict[str, Coefficients], Part | None]], tags: list[str]
) -> list[str]:
    """Alpha of each tag, a row a part."""
    rows = [[f"alpha by {title}", *tags, "pairable"]]
    for name, figures, _ in parts:
        rows.append(
            [name, *(_number(figures[tag].alpha) for tag in tags), str(figures[tags[0]].pairable_units)]
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
