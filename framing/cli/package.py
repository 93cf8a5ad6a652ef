"""The command that makes a replication package."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from framing.cli.common import add_command, complain, opened, plain


def add_commands(commands: argparse._SubParsersAction) -> None:
    command = add_command(
        commands,
        package,
        "Make a replication package: one zip file with labels, codebook, paragraphs and programs that check the"
        " figures.",
    )
    command.add_argument("-o", "--output", metavar="FILE.zip", type=Path, required=True, help="the zip file")
    command.add_argument(
        "--without-texts",
        action="store_true",
        help="ids and offsets of paragraphs alone, where the texts may not be shared",
    )
    command.add_argument(
        "--anonymous",
        action="store_true",
        help="reviewers as letters, drawn at random; no notes, no times of day",
    )


def package(options: argparse.Namespace) -> int:
    from framing.replication import write_package

    if hasattr(os, "nice"):
        os.nice(10)  # reviewers at work come first
    made = write_package(
        opened(options), options.output, texts=not options.without_texts, anonymous=options.anonymous
    )
    for problem in made.left_out.values():
        complain(problem)
    print(
        plain(
            f"Made {made.file}: {made.articles:,} articles, {made.paragraphs:,} paragraphs, {made.labels:,} rows of"
            " labels."
        )
    )
    return 1 if made.left_out else 0
