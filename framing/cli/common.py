"""What all commands share: how they are declared, which project they are about, what a terminal is shown."""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.project import Project


def add_command(
    commands: argparse._SubParsersAction,
    run: Callable[[argparse.Namespace], int],
    help: str,
    *,
    name: str | None = None,
    project: str | None = "?",
    refused: int = 2,
) -> argparse.ArgumentParser:
    """Declare the command that `run` carries out and is named after.

    `project` says whether PROJECT may be left out ("?"), must be given ("needed"), or is not asked for (None);
    `refused` is the exit code where a `FramingError` ends it.
    """
    command = commands.add_parser(name or run.__name__, help=help, description=help)
    command.set_defaults(run=run, refused=refused)
    if project == "?":
        command.add_argument(
            "project",
            nargs="?",
            metavar="PROJECT",
            help="its folder (default: FRAMING_PROJECT, else this folder)",
        )
    elif project:
        command.add_argument("project", metavar="PROJECT", help="its folder")
    return command


def opened(options: argparse.Namespace) -> Project:
    """The project that was asked for."""
    from framing.project import named_folder, open_project

    return open_project(options.project or named_folder(Path.cwd()))


def person_name(text: str) -> str:
    """A person's name as it was typed, in the form in which labels carry it: a type for arguments."""
    from framing.team import clean_name

    cleaned = clean_name(text)
    if cleaned is None:
        raise argparse.ArgumentTypeError("a name is empty")
    return cleaned


def complain(what: object) -> None:
    """Say `what` on stderr, on one line."""
    sys.stdout.flush()
    print(" ".join(plain(str(what)).split()), file=sys.stderr)


def plain(text: str) -> str:
    """`text` without the control characters that would command a terminal."""
    return "".join("\ufffd" if unicodedata.category(c) == "Cc" else c for c in text)


def aligned(rows: Sequence[Sequence[str]], left: int = 1) -> list[str]:
    """`rows` as lines of columns: the first `left` columns aligned left, the others right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if at < left else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
