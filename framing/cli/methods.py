"""The command that writes what a paper needs to say of its coding."""

from __future__ import annotations

import argparse

from framing.cli.common import add_command, opened, plain
from framing.cli.selecting import add_selection, selection_of


def add_commands(commands: argparse._SubParsersAction) -> None:
    command = add_command(
        commands,
        methods,
        "Print what a paper needs to say of the coding, and a checklist of what is missing, as Markdown.",
    )
    only = command.add_mutually_exclusive_group()
    only.add_argument("--text", action="store_true", help="the text alone")
    only.add_argument("--checklist", action="store_true", help="the checklist alone")
    add_selection(command)


def methods(options: argparse.Namespace) -> int:
    from framing.methods import facts_of
    from framing.reliability.agreement import agreement
    from framing.reliability.paper.checklist import as_markdown, checklist
    from framing.reliability.paper.text import text

    project = opened(options)
    whole = project.read_whole()
    selection = selection_of(options, project)
    found = agreement(*whole, project.codebook, selection)
    facts = facts_of(project, *whole, found, selection)
    parts = []
    if not options.checklist:
        parts.append(text(facts))
    if not options.text:
        parts.append("## What is still missing\n\n" + as_markdown(checklist(facts)))
    for line in "\n".join(parts).splitlines():
        print(plain(line))
    return 0
