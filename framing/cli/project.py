"""Commands on a project's articles and labels."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from framing.cli.common import add_command, aligned, complain, opened, plain
from framing.errors import FramingError

if TYPE_CHECKING:
    from framing.project import Project
    from framing.reporting import Summary


def add_commands(commands: argparse._SubParsersAction) -> None:
    command = add_command(commands, paragraphs, "Print the paragraphs of article files.", project=None)
    command.add_argument("files", nargs="+", metavar="FILE", type=Path)
    command.add_argument("--json", action="store_true", help="one JSON object a line")

    add_command(
        commands, check, "Look for problems in a project's articles, codebook, labels and team.", refused=1
    )

    command = add_command(commands, summary, "Print the framing summary, a row an article.")
    command.add_argument(
        "--basis", choices=("average", "final"), default="average", help="see docs/methods.md"
    )
    command.add_argument("--format", choices=("table", "csv", "json"), default="table")

    command = add_command(
        commands, labels, "Print the current labels as CSV, with the columns of labels.csv."
    )
    command.add_argument("--wide", action="store_true", help="one column a tag, 1 or 0")
    command.add_argument(
        "--history", action="store_true", help="every row ever saved, not only the current ones"
    )

    command = add_command(commands, new, "Make an empty project folder.", project=None)
    command.add_argument("path", metavar="PATH", type=Path)

    add_command(
        commands, index, "Read all articles once, so that the app starts fast. The app runs this by itself."
    )


def paragraphs(options: argparse.Namespace) -> int:
    from framing.articles import read_article
    from framing.notebook import paragraph_rows

    code = 0
    for file in options.files:
        try:
            article = read_article(file)
        except FramingError as error:
            complain(error)
            code = 1
            continue
        if options.json:
            for row in paragraph_rows(article):
                print(json.dumps(row, ensure_ascii=False))
            continue
        facts = " · ".join(fact for fact in (article.outlet, article.byline, article.date) if fact)
        print(plain(f"{article.id}: {article.title}" + (f" ({facts})" if facts else "")))
        for p in article.paragraphs:
            print(plain(f"{p.number:>4}  {p.kind:<9} {p.text}" + (f" [{p.credit}]" if p.credit else "")))
    return code


def check(options: argparse.Namespace) -> int:
    from framing.reporting.check import check as problems_of

    project = opened(options)
    problems = [*problems_of(project.library, project.store, project.codebook), *_of_records(project)]
    for problem in problems:
        print(plain(problem))
    if not problems:
        articles, tags, rows = len(project.library.ids), len(project.codebook.tags), len(project.store.read())
        print(f"All is well: {articles} articles, {tags} tags, {rows} rows of labels.")
    return 1 if problems else 0


def _of_records(project: Project) -> list[str]:
    """What is not right in the team's records."""
    problems = []
    for record in (project.discussion, project.tasks, project.precedents):
        try:
            problems.append(record.notice)
        except FramingError as error:
            problems.append(str(error))
    return [problem for problem in problems if problem]


def summary(options: argparse.Namespace) -> int:
    from framing.notebook import summarised
    from framing.reporting.spreadsheet import csv_lines

    found = summarised(opened(options), options.basis)
    if options.format == "table":
        for line in table_lines(found):
            print(plain(line))
    elif options.format == "csv":
        sys.stdout.writelines(csv_lines([found.to_frame()]))
    else:
        frame = found.to_frame()
        rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    return 0


def labels(options: argparse.Namespace) -> int:
    from framing.reporting.label_frames import labels_in_parts
    from framing.reporting.spreadsheet import csv_lines

    project = opened(options)
    codebook = project.codebook if options.wide else None
    sys.stdout.writelines(csv_lines(labels_in_parts(project.store.read(), codebook, options.history)))
    return 0


def new(options: argparse.Namespace) -> int:
    from framing.project import create_project

    folder = create_project(options.path)
    print(f"Made {folder}. Put articles (.txt, .md) into {folder / 'sources'}, then: ./run app {folder}")
    return 0


def index(options: argparse.Namespace) -> int:
    if hasattr(os, "nice"):
        os.nice(10)  # reviewers at work come first
    project = opened(options)
    library = project.library
    read = library.index()
    print(f"Read {read} articles: {len(library.ids)} in all, {len(library.problems)} that do not open.")
    return 0


def table_lines(found: Summary) -> list[str]:
    """The summary for reading: counts, the share of the tagged paragraphs in brackets."""
    shares, balance = found.shares, found.balance
    rows = [["article", "tagged", "reviewers", *found.tags, "none", "balance"]]
    for at, entry in enumerate(found.articles):
        row = [entry.id, f"{found.tagged[at]} of {found.paragraphs[at]}", str(found.reviewers[at])]
        for tag in range(len(found.tags)):
            share = "" if shares.mask[at, tag] else f" ({shares[at, tag]:.0%})"
            row.append(f"{found.counts[at, tag]:.3g}{share}")
        undefined = found.why_undefined(at)
        rows.append([*row, f"{found.none[at]:.3g}", "undefined" if undefined else f"{balance[at]:+.2f}"])
    lines = aligned(rows)
    if found.former:
        lines.append(f"Not in the codebook any more: {', '.join(found.former)}.")
    if lost := int(found.orphaned.sum()) + sum(found.gone.values()):
        lines.append(f"Not counted: {lost} labels on text that is gone (see `python -m framing check`).")
    return lines
