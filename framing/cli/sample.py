"""Commands that set paragraphs for reviewers: a sample to measure agreement on, and a silent re-test."""

from __future__ import annotations

import argparse
import secrets
from typing import TYPE_CHECKING

from framing.cli.common import add_command, aligned, complain, opened, person_name, plain

if TYPE_CHECKING:
    from framing.articles import UnitArrays
    from framing.project import Project
    from framing.reliability.sample_size import Draw, SampleSize


def add_commands(commands: argparse._SubParsersAction) -> None:
    command = add_command(commands, sample, "Draw paragraphs to measure agreement on, for several reviewers.")
    command.add_argument(
        "--reviewers",
        nargs="+",
        required=True,
        type=person_name,
        metavar="NAME",
        help="all of them tag all of it",
    )
    command.add_argument(
        "--minimum", type=float, default=0.8, metavar="ALPHA", help="the smallest that would do (default: .8)"
    )
    command.add_argument(
        "--level", type=float, default=0.05, metavar="P", help="of significance (default: .05)"
    )
    command.add_argument(
        "--as-tagged",
        action="store_true",
        help="tags as frequent as they are so far (default: all equally likely)",
    )
    command.add_argument(
        "--units", type=_count, metavar="N", help="so many paragraphs, whatever the formula says"
    )
    command.add_argument(
        "--seed", default="", help="any text; the same draws the same paragraphs (default: none)"
    )
    command.add_argument("--list", action="store_true", help="print the paragraphs, too")
    command.add_argument(
        "--write", action="store_true", help="set them for the reviewers; without it nothing is changed"
    )
    command.add_argument("--by", type=person_name, metavar="NAME", help="who sets them (needed with --write)")

    command = add_command(
        commands,
        retest,
        "Have a reviewer tag some paragraphs again, without saying so.",
    )
    command.add_argument("reviewer", type=person_name, metavar="REVIEWER")
    command.add_argument("-n", type=_count, default=20, metavar="N", help="so many (default: 20)")
    command.add_argument(
        "--days", type=_days, default=1.0, help="only what was tagged at least so long ago (default: 1)"
    )
    command.add_argument("--seed", help="any text (default: another each time)")
    command.add_argument("--by", required=True, type=person_name, metavar="NAME", help="who sets them")


# ------------------------------------------------------------------------------- sample


def sample(options: argparse.Namespace) -> int:
    from framing.reliability.sample_size import draw
    from framing.team.drawing import tasks_for

    project = opened(options)
    if options.write and not options.by:
        complain("Say with --by who sets the paragraphs. Nothing was set.")
        return 2
    reviewers = _reviewers(project, options.reviewers)
    size = _size(project, options, len(reviewers))
    wanted = options.units or size.units
    if wanted is None:
        complain(f"{size.reason} Nothing was set.")
        return 2
    units = _choosable(project)
    drawn = draw(units, project.library.entries(), wanted, options.seed)
    for line in _sample_lines(drawn, size, options):
        print(plain(line))
    if not drawn.paragraphs:
        complain("There is no paragraph to draw. Nothing was set.")
        return 2
    if options.write:
        id = project.tasks.assign(options.by, "reliability", tasks_for(reviewers, drawn.paragraphs, units))
        print(plain(f"Set for {', '.join(reviewers)} as {id}."))
    else:
        print("Nothing was set: --write --by NAME does it.")
    return 0


def _reviewers(project: Project, asked: list[str]) -> list[str]:
    """The names of `asked` as labels carry them, each once."""
    names = []
    for typed in asked:
        member = project.team.member(typed)
        if project.team.members and not member:
            complain(f"“{typed}” is not in team.toml.")
        names.append(member.name if member else typed)
    return list(dict.fromkeys(names))


def _size(project: Project, options: argparse.Namespace, reviewers: int) -> SampleSize:
    from framing.reliability.matrix import ratings
    from framing.reliability.sample_size import prevalence_in, units_needed

    project.library.index()
    prevalence = None
    if options.as_tagged:
        prevalence = prevalence_in(
            ratings(
                project.library.entries(),
                project.library.unit_arrays(),
                project.store.read(),
                project.codebook,
            )
        )
        if not prevalence:
            complain("No paragraph has two reviewers' labels yet: tags are taken to be equally likely.")
    return units_needed(
        len(project.codebook.tags),
        prevalence,
        reviewers=reviewers,
        minimum=options.minimum,
        level=options.level,
    )


def _choosable(project: Project) -> UnitArrays:
    """The units of all articles that can be decided independently."""
    from framing.team.drawing import choosable

    project.library.index()
    units, state = project.library.unit_arrays(), project.discussion.state()
    if opened := sum(map(state.is_open, units.ids)):
        complain(f"Left out: {opened} of {len(units.ids)} articles, which are open for discussion.")
    return choosable(units, state, masked=project.team.mask_source)


def _sample_lines(drawn: Draw, size: SampleSize, options: argparse.Namespace) -> list[str]:
    lines = []
    if size.units is not None:
        needs = f", most of all for “{size.deciding}”" if size.deciding else ""
        lines.append(
            f"{size.units:,} paragraphs are enough to tell an alpha of {options.minimum:g} from less at the "
            f"level {options.level:g}{needs}."
        )
    count = len(drawn.paragraphs)
    short = "" if count == drawn.wanted else f", which is all of them: {drawn.wanted:,} were wanted"
    lines.append(f"{count:,} paragraphs drawn{short}.")
    lines += aligned(
        [
            ["outlet", "paragraphs"],
            *([name or "(none)", str(number)] for name, number in drawn.by_outlet.items()),
        ]
    )
    if options.list:
        rows = [[article, str(number)] for article, number in drawn.paragraphs]
        lines += ["", *aligned([["article", "paragraph"], *rows])]
    return lines


# ------------------------------------------------------------------------------ re-test


def retest(options: argparse.Namespace) -> int:
    from framing.team.drawing import days_ago, draw_retest
    from framing.team.pile import awaiting_retest

    project = opened(options)
    (reviewer,) = _reviewers(project, [options.reviewer])
    units, labels = _choosable(project), project.store.read()
    drawn = draw_retest(
        units,
        labels,
        reviewer,
        options.n,
        before=days_ago(options.days),
        seed=secrets.token_hex(4) if options.seed is None else options.seed,
        pending=awaiting_retest(
            project.tasks.of(reviewer), project.library, labels, masked=project.team.mask_source
        ),
    )
    if not drawn.paragraphs:
        complain(
            f"“{reviewer}” has tagged nothing that could be asked again: at least {options.days:g} days ago, not "
            "in an open article, not asked already. Nothing was set."
        )
        return 2
    id = project.tasks.assign(
        options.by, "retest", [(reviewer, *paragraph) for paragraph in drawn.paragraphs]
    )
    count = len(drawn.paragraphs)
    print(plain(f"{count} of {drawn.among:,} paragraphs set for {reviewer} as {id}."))
    return 0


def _count(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 0 < int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of paragraphs.")
    return int(text)


def _days(text: str) -> float:
    try:
        days = float(text)
    except ValueError:
        days = -1
    if not 0 <= days <= 36500:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of days.")
    return days
