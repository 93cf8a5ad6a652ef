"""The report of 200 articles: how long the command takes and how large what it writes is; and whether people who tag
meanwhile feel it.

Every paragraph of every article is tagged by three reviewers, who differ on every fifth. The report is made with
everything in it, by the command, in a process of its own, as the page does. Once with the articles read, as they are
on a server that runs; the first figure of a notebook or of a fresh checkout has the reading on top, told apart.
"""

from __future__ import annotations

import csv
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.agreement_page import _NAMES, _TAGS, _row
from benchmarks.browsing import ROOT, write_article
from benchmarks.report import Report
from framing.labels import COLUMNS
from framing.project import Project, create_project, open_project

ARTICLES, PARAGRAPHS, OUTLETS = 200, 50, 8


def main() -> int:
    report = Report()
    with tempfile.TemporaryDirectory() as scratch:
        project = make_project(Path(scratch) / "project")
        out = Path(scratch) / "report"
        for by in ("article", "outlet"):
            started = time.monotonic()
            command = [
                sys.executable,
                "-m",
                "framing",
                "report",
                str(project.folder),
                "-o",
                str(out),
                "--by",
                by,
            ]
            subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            report.add(f"the report by {by}", time.monotonic() - started, "s", at_most=20)
            sizes = {file: file.stat().st_size / 1e6 for file in out.rglob("*") if file.is_file()}
            report.add("report.html", sizes[out / "report.html"], "MB", at_most=10)
            report.add("all files together", sum(sizes.values()), "MB", at_most=10)
            shutil.rmtree(out)
    return report.print()


def make_project(folder: Path) -> Project:
    """`ARTICLES` that differ, of `OUTLETS` and of all days of a month."""
    project = open_project(create_project(folder))
    draw = random.Random(1)
    for number in range(ARTICLES):
        file = project.folder / "sources" / f"article-{number:03}.txt"
        write_article(file, PARAGRAPHS)
        head = f"---\noutlet: Outlet {number % OUTLETS}\ndate: 2026-01-{1 + number % 28:02}\n---\n"
        file.write_text(head + file.read_text("utf-8"), encoding="utf-8")
    project.library.index()
    with (project.folder / "labels.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(COLUMNS)
        for article in project.library.ids:
            for unit in project.library.article(article).units:
                agreed = draw.choice(_TAGS)
                for name in _NAMES:
                    tags = draw.choice(_TAGS) if draw.random() < 0.2 else agreed
                    rows.writerow(_row(project, name, article, unit, tags))
    return project


if __name__ == "__main__":
    sys.exit(main())
