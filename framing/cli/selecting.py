"""Options that say which labels a command is about."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.project import Project
    from framing.selection import Selection


def add_selection(command: argparse.ArgumentParser) -> None:
    """Declare the options; what they ask for is `selection_of` them."""
    command.add_argument("--articles", nargs="+", metavar="ARTICLE", help="only these")
    command.add_argument("--reviewers", nargs="+", metavar="NAME", help="only these")
    command.add_argument("--outlet", nargs="+", metavar="OUTLET", help="only articles of these")
    command.add_argument(
        "--from", dest="since", type=_day, metavar="DATE", help="only articles of this day on"
    )
    command.add_argument("--to", dest="until", type=_day, metavar="DATE", help="only articles up to this day")
    command.add_argument(
        "--sample", nargs="+", metavar="SET", help="only paragraphs of these sets, such as reliability-1"
    )


def selection_of(options: argparse.Namespace, project: Project) -> Selection:
    """What was asked for. Raises `TaskSetUnknown`, and what reading the sets raises."""
    from framing.selection import Selection

    drawn = [project.tasks.get(id).places for id in options.sample or ()]
    return Selection(
        articles=options.articles and tuple(options.articles),
        reviewers=options.reviewers and tuple(options.reviewers),
        outlets=options.outlet and tuple(options.outlet),
        since=options.since or "",
        until=options.until or "",
        paragraphs=frozenset().union(*drawn) if drawn else None,
    )


def _day(text: str) -> str:
    """A day, a month or a year, ISO 8601."""
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
        raise argparse.ArgumentTypeError(f"“{text}” is not a date such as 2026-03-31, 2026-03 or 2026")
    return text
