"""The command that lines up the figures that articles cite."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from framing.cli.common import add_command, opened, plain

if TYPE_CHECKING:
    from framing.figures import Line, LineUp


def add_commands(commands: argparse._SubParsersAction) -> None:
    command = add_command(
        commands, figures, "Print the numbers and dates that articles cite, lined up across articles."
    )
    which = command.add_mutually_exclusive_group()
    which.add_argument(
        "--tag",
        metavar="TAG",
        help="only in paragraphs that somebody tagged so (default: statistic, where it is in use)",
    )
    which.add_argument("--all", action="store_true", help="in all paragraphs")
    command.add_argument("--articles", nargs="+", metavar="ARTICLE", help="only of these")
    command.add_argument("--json", action="store_true", help="one JSON document")


def figures(options: argparse.Namespace) -> int:
    from framing.figures.layout import document
    from framing.notebook import lined_up

    project = opened(options)
    found, tag = lined_up(project, tag=options.tag, all_paragraphs=options.all, articles=options.articles)
    if options.json:
        told = {"tag": tag, **document(found)}
        print(json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False))
        return 0
    for line in lines(found, tag):
        print(plain(line))
    return 0


def lines(found: LineUp, tag: str | None) -> list[str]:
    """For reading: what may disagree first, dates after numbers."""
    where = "in all paragraphs" if tag is None else f"in paragraphs tagged {tag}"
    said = [
        f"Figures {where} of {len(found.articles)} articles. Found by rules: read the sentences before you quote."
    ]
    for name, part in (("Numbers", found.quantities), ("Dates", found.dates)):
        said += ["", name] + (["  none"] if not part else [])
        for line in part:
            said += _told(line)
    return said


def _told(line: Line) -> list[str]:
    from framing.figures.layout import NAMES

    head = f"  {NAMES[line.state]}" + (f": {line.what}" if line.what else "")
    of = [
        f"    {figure.article} {figure.number}: {' '.join(filter(None, (figure.hedge, figure.text)))}"
        for figure in line.figures
    ]
    return [head, *of, *(f"    ({why})" for why in line.why if line.state == "differ")]
