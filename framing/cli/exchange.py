"""Commands that take labels to other tools, and take them in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from framing.cli.common import add_command, complain, opened, person_name, plain
from framing.errors import LeadOnly

if TYPE_CHECKING:
    from framing.exchange import Options, Plan
    from framing.project import Project

#: Kept beside the functions that read them: loading those takes longer than any other command.
_FORMATS = ("label-studio", "doccano")


def add_commands(commands: argparse._SubParsersAction) -> None:
    command = add_command(commands, export, "Write paragraphs and labels for Label Studio or doccano.")
    command.add_argument("--to", required=True, choices=_FORMATS, help="which tool")
    command.add_argument(
        "-o",
        dest="output",
        required=True,
        type=Path,
        metavar="FILE|DIR",
        help="a new file (.json or .jsonl) for Label Studio, a folder for doccano",
    )

    command = add_command(
        commands,
        import_,
        "Take in labels from Label Studio or doccano. What is here is not changed.",
        name="import",
        project="needed",
    )
    command.add_argument("file", metavar="FILE", type=Path, help="a file, a zip or a folder")
    command.add_argument(
        "--from", dest="format", choices=_FORMATS, help="which tool (default: told by the file)"
    )
    command.add_argument(
        "--reviewer",
        nargs="+",
        default=[],
        metavar="NAME",
        help="whose labels they are, or THEIRS=NAME for each of several",
    )
    command.add_argument(
        "--map", nargs="+", default=[], metavar="THEIRS=TAG", help="which of our tags theirs are (or none)"
    )
    command.add_argument("--text", default="", metavar="FIELD", help="the field that holds the paragraph")
    command.add_argument(
        "--control", default="", metavar="NAME", help="the field or control that holds the tags"
    )
    command.add_argument(
        "--empty-is-none", action="store_true", help="what was handed in without a tag says that none fits"
    )
    command.add_argument(
        "--make-articles",
        nargs="?",
        const="",
        metavar="FIELD",
        help="make the articles that are missing; FIELD names a text's article",
    )
    command.add_argument(
        "--replace",
        action="store_true",
        help="let labels of the file follow those here that say something else",
    )
    command.add_argument("--dry-run", action="store_true", help="say what would be done, and change nothing")
    command.add_argument("--by", type=person_name, metavar="NAME", help="who takes them in: the lead")


# -------------------------------------------------------------------------------- export


def export(options: argparse.Namespace) -> int:
    from framing.exchange import export_files, taken
    from framing.exchange.in_words import written
    from framing.exchange.writing import write_new

    project, output = opened(options), options.output
    table = project.store.read()
    units = taken(project.library.ids, project.library.article, table)
    is_file = options.to == "label-studio"
    files = export_files(
        options.to,
        units,
        table,
        project.codebook,
        {member.name: member.email for member in project.team.members if member.email},
        stem=output.stem,
        lines=output.suffix == ".jsonl",
    )
    write_new(files.contents, output.parent if is_file else output)
    print(plain(written(files, ", ".join(files.contents) if is_file else f"{output.name}/")))
    return 0


# -------------------------------------------------------------------------------- import


def import_(options: argparse.Namespace) -> int:
    from framing.exchange import import_labels, plan, read_dataset
    from framing.exchange.in_words import lines

    project = opened(options)
    if not options.dry_run:
        if not options.by:
            complain("Say with --by who takes the labels in. Nothing was changed.")
            return 2
        _check_lead(project, options.by)
    said = _options(options)
    if said is None:
        return 2
    dataset = read_dataset(options.file, options.format, text=options.text, control=options.control)
    work = plan if options.dry_run else import_labels
    found: Plan = work(project, dataset, said, path=options.file)
    for line in lines(found, done=not options.dry_run):
        print(plain(line))
    if options.dry_run:
        print("Nothing was changed: --by NAME instead of --dry-run takes them in.")
    return 0 if found.is_complete else 1


def _check_lead(project: Project, name: str) -> None:
    """Raises `LeadOnly` for one who team.toml says is a reviewer."""
    member = project.team.member(name)
    if member and not member.person.is_lead:
        raise LeadOnly
    if not member and project.team.members:
        complain(f"“{name}” is not in team.toml.")


def _options(options: argparse.Namespace) -> Options | None:
    """What was said of the labels; None, with a complaint, where it cannot be understood."""
    from framing.exchange import Options

    alone = [text for text in options.reviewer if "=" not in text]
    unclear = [text for text in options.map if "=" not in text]
    if len(alone) > 1 or unclear:
        what = f"--map {unclear[0]}" if unclear else f"--reviewer {' '.join(alone)}"
        complain(f"{what}: write THEIRS=OURS, in quotes where there are spaces. Nothing was changed.")
        return None
    return Options(
        tags=_pairs(options.map),
        reviewers=_pairs([text for text in options.reviewer if "=" in text]),
        reviewer=alone[0] if alone else "",
        empty_is_none=options.empty_is_none,
        replace=options.replace,
        make_articles=options.make_articles,
    )


def _pairs(texts: list[str]) -> dict[str, str]:
    return {theirs: ours for theirs, _, ours in (text.rpartition("=") for text in texts)}
