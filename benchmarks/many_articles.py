"""A folder of 20,000 articles: how soon its first paragraph, or the list of articles, is on the screen.

"First" is a folder nobody has opened: nothing parsed is kept yet, and a process beside the server begins
to read all of it. "Again" is a later start of the server, with everything kept. Each figure is the median
over servers started for it alone; times run from the browser's request to the painted frame. The files
were written shortly before, so the disk itself is not measured.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.browsing import ROOT, launch, serve, write_article
from benchmarks.report import Report
from benchmarks.start import opened
from framing.project import CACHE, create_project

ARTICLES, SHORTEST, LONGEST = 20_000, 5, 40
ROUNDS = 3
_PAGES = {
    "an article's first paragraph": ("/?article=article-12345", ".reading .now .text"),
    "the list of articles": ("/", "ol.articles li"),
}


def main() -> int:
    report = Report()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        project = _project(Path(scratch))
        browser = launch(playwright)
        for what in _PAGES:
            runs = [_open(browser, project, what, fresh=True) for _ in range(ROUNDS)]
            _tell(report, f"first: {what}", runs, at_most=3)
        started = time.monotonic()
        subprocess.run([sys.executable, "-m", "framing", "index", str(project)], cwd=ROOT, check=True)
        report.add("(reading all articles, beside the server)", time.monotonic() - started, "s")
        for what in _PAGES:
            runs = [_open(browser, project, what, fresh=False) for _ in range(ROUNDS)]
            _tell(report, f"again: {what}", runs, at_most=1)
        browser.close()
    return report.print()


def _tell(report: Report, what: str, runs: list[tuple[float, float]], at_most: float) -> None:
    starts, pages = zip(*runs, strict=True)
    report.add(what, statistics.median(pages), "s", at_most=at_most)
    report.add("(from the server's command to its first answer)", statistics.median(starts), "s")


def _open(browser, project: Path, what: str, *, fresh: bool) -> tuple[float, float]:
    """Seconds from the command to a server that answers, and from the request to the painted page."""
    if fresh:
        shutil.rmtree(project / CACHE, ignore_errors=True)
    path, selector = _PAGES[what]
    started = time.monotonic()
    with serve("annotate_app.py", project) as (url, server):
        answered = time.monotonic() - started
        painted = opened(browser, url + path, selector)
        readers = _children(server.pid)
    for pid in readers:  # they outlive the server, and would be in the way of the next one
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
    time.sleep(0.5)
    return answered, painted


def _children(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True)
    return [int(word) for word in found.stdout.split()]


def _project(scratch: Path) -> Path:
    project = create_project(scratch / "many")
    draw = random.Random(1)
    for number in range(ARTICLES):
        write_article(project / "sources" / f"article-{number:05d}.txt", draw.randint(SHORTEST, LONGEST))
    return project


if __name__ == "__main__":
    raise SystemExit(main())
