"""The commands of `python -m framing`, for scripts: the same code as the pages, plain text out.

What is printed is for programs to read as it is: nothing is neutralised for spreadsheets, unlike the
pages' downloads. Exit codes: 0 done, 1 a problem was found (or some of several files failed), 2 nothing
could be done. Imports are made where they are needed: a command starts in the time of its own work.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence

import framing
from framing.cli import (
    adjudication,
    compare,
    exchange,
    figures,
    methods,
    over_time,
    package,
    project,
    reliability,
    report,
    sample,
    team,
)
from framing.cli.common import complain
from framing.errors import FramingError

__all__ = ["main", "parser"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    options = parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # on Windows a pipe is not UTF-8, and "\n" not one byte
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        code = options.run(options)
        sys.stdout.flush()
        return code
    except FramingError as error:
        complain(error)
        return options.refused
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.EINVAL):  # EINVAL: the same on Windows
            raise
        # Who reads us has had enough (such as `| head`). Python would say so again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def parser() -> argparse.ArgumentParser:
    """What can be asked for."""
    top = argparse.ArgumentParser(
        prog="python -m framing", description="Framing annotator: commands for scripts."
    )
    top.add_argument("--version", action="version", version=framing.__version__)
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    project.add_commands(commands)
    team.add_commands(commands)
    reliability.add_commands(commands)
    compare.add_commands(commands)
    report.add_commands(commands)
    adjudication.add_commands(commands)
    methods.add_commands(commands)
    sample.add_commands(commands)
    over_time.add_commands(commands)
    figures.add_commands(commands)
    package.add_commands(commands)
    exchange.add_commands(commands)
    return top
