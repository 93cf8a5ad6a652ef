"""The commands of `python -m framing`, for scripts: the same code as the pages, plain text out.

What is printed is for programs to read as it is: nothing is neutralised for spreadsheets, unlike the
pages' downloads. Exit codes: 0 done, 1 a problem was found (or some of several files failed), 2 nothing
could be done. Imports are made where they are needed: a command starts in the time of its own work.
"""

from __future__ import annotations

import argparse
import errno
import json
import os
import sys
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import framing
from framing.errors import FramingError

if TYPE_CHECKING:
    from framing.project import Project
    from framing.reporting import Summary


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
        return 1 if options.run is check else 2
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

    def add(name: str, run: Callable[[argparse.Namespace], int], help: str, project: bool = True):
        command = commands.add_parser(name, help=help, description=help)
        command.set_defaults(run=run)
        if project:
            command.add_argument(
                "project",
                nargs="?",
                metavar="PROJECT",
                help="its folder (default: FRAMING_PROJECT, else this folder)",
            )
        return command

    command = add("paragraphs", paragraphs, "Print the paragraphs of article files.", project=False)
    command.add_argument("files", nargs="+", metavar="FILE", type=Path)
    command.add_argument("--json", action="store_true", help="one JSON object a line")

    add("check", check, "Look for problems in a project's articles, codebook and labels.")

    command = add("summary", summary, "Print the framing summary, a row an article.")
    command.add_argument(
        "--basis", choices=("average", "final"), default="average", help="see docs/methods.md"
    )
    command.add_argument("--format", choices=("table", "csv", "json"), default="table")

    command = add("labels", labels, "Print the current labels as CSV, with the columns of labels.csv.")
    command.add_argument("--wide", action="store_true", help="one column a tag, 1 or 0")
    command.add_argument(
        "--history", action="store_true", help="every row ever saved, not only the current ones"
    )

    command = add("new", new, "Make an empty project folder.", project=False)
    command.add_argument("path", metavar="PATH", type=Path)

    add("index", index, "Read all articles once, so that the app starts fast. The app runs this by itself.")
    return top


# --------------------------------------------------------------------------- the commands


def paragraphs(options: argparse.Namespace) -> int:
    from framing.articles import read_article
    from framing.notebook import paragraph_rows

    code = 0
    for file in options.files:
        try:
            article = read_article(file)
        except FramingError as error:
            sys.stdout.flush()
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
    problems = problems_of(project.library, project.store, project.codebook)
    for problem in problems:
        print(plain(problem))
    if not problems:
        articles, tags, rows = len(project.library.ids), len(project.codebook.tags), len(project.store.read())
        print(f"All is well: {articles} articles, {tags} tags, {rows} rows of labels.")
    return 1 if problems else 0


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


# ------------------------------------------------------------------------------- helpers


def opened(options: argparse.Namespace) -> Project:
    """The project that was asked for."""
    from framing.project import open_project

    return open_project(options.project or os.environ.get("FRAMING_PROJECT") or Path.cwd())


def complain(error: FramingError) -> None:
    print(" ".join(plain(str(error)).split()), file=sys.stderr)


def plain(text: str) -> str:
    """`text` without the control characters that would command a terminal."""
    return "".join("\ufffd" if unicodedata.category(c) == "Cc" else c for c in text)


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
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    if found.former:
        lines.append(f"Not in the codebook any more: {', '.join(found.former)}.")
    if lost := int(found.orphaned.sum()) + sum(found.gone.values()):
        lines.append(f"Not counted: {lost} labels on text that is gone (see `python -m framing check`).")
    return lines
