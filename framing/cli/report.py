"""The command that writes a report to hand on."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from framing.cli.common import add_command, opened, plain


def add_commands(commands: argparse._SubParsersAction) -> None:
    command = add_command(
        commands, report, "Write a report to hand on: a page to read and print, its figures, its charts."
    )
    command.add_argument(
        "-o", "--output", required=True, type=Path, metavar="DIR", help="new, empty, or an earlier report"
    )
    command.add_argument("--title", default="", help="of the page (default: the project's name)")
    command.add_argument("--by", choices=("article", "outlet"), default="article", help="what is compared")
    command.add_argument(
        "--basis", choices=("average", "final"), default="average", help="see docs/methods.md"
    )
    command.add_argument(
        "--without-texts", action="store_true", help="no sentences of articles, only their headlines"
    )
    command.add_argument("--anonymous", action="store_true", help="reviewers as letters")
    command.add_argument("--progress", action="store_true", help="say on a line each how far it is")


def report(options: argparse.Namespace) -> int:
    from framing.report import PAGE, make_report

    if hasattr(os, "nice"):
        os.nice(10)  # reviewers at work come first
    make_report(
        opened(options),
        options.output,
        by=options.by,
        basis=options.basis,
        with_texts=not options.without_texts,
        anonymous=options.anonymous,
        title=options.title,
        progress=say if options.progress else None,
    )
    print(plain(f"Wrote {options.output / PAGE}: open it in a browser."))
    return 0


def say(share: float, doing: str) -> None:
    """Such as "35 % Drawing the charts"."""
    print(f"{share:.0%} {doing}".replace("%", " %", 1), flush=True)
