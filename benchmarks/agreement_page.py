"""The Agreement page, from the gesture to the frame in which figures and chart are painted.

Before each round a label is saved, so that no figure is answered from what was found before. Once with 1,000
paragraphs that three reviewers tagged, once with 100,000. What a tab takes that was just opened is mostly the
load of Streamlit's own front end: the Team page, which has no chart and no figures of agreement, is the measure.
"""

from __future__ import annotations

import csv
import random
import shutil
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.browsing import launch, resident_megabytes, serve, write_article
from benchmarks.report import Report
from benchmarks.start import opened
from framing.labels import COLUMNS, Label, new_label_id, utc_now
from framing.project import Project, create_project, open_project

ROUNDS = 7
_NAMES = ("Ann", "Bo", "Cleo")
_TAGS = ("supportive", "critical", "neutral report", "statistic")

#: Tells, in `framingReady`, when the page was painted whose verdict is not `framingBefore`: the table, and the chart.
_READY = """
() => {
  window.framingReady = null
  const begun = performance.now()
  const look = () => {
    const table = document.querySelector("table.figures-table")
    const chart = document.querySelector("[data-testid=stVegaLiteChart] svg path")
    if (!table || !chart || table.innerText === window.framingBefore) return requestAnimationFrame(look)
    const channel = new MessageChannel()
    channel.port1.onmessage = () => { window.framingReady = [performance.now(), performance.now() - begun] }
    channel.port2.postMessage(0)
  }
  look()
}
"""


def main() -> int:
    report = Report()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = launch(playwright)
        small = make_project(Path(scratch) / "small", articles=50, paragraphs=20)
        with serve("annotate_app.py", small.folder) as (url, _):
            _small(report, browser, url, small)
        large = make_project(Path(scratch) / "large", articles=2000, paragraphs=50)
        with serve("annotate_app.py", large.folder) as (url, server):
            _large(report, browser, url, large, server.pid)
        browser.close()
    return report.print()


def make_project(folder: Path, articles: int, paragraphs: int) -> Project:
    """All paragraphs of all articles tagged by three, who differ on every tenth; articles read."""
    project = open_project(create_project(folder))
    first = project.folder / "sources" / "article-0000.txt"
    write_article(first, paragraphs)
    for number in range(1, articles):
        shutil.copyfile(first, first.with_name(f"article-{number:04}.txt"))
    project.library.index()
    units = project.library.article("article-0000").units
    draw = random.Random(1)
    with (project.folder / "labels.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(COLUMNS)
        for article in project.library.ids:
            for unit in units:
                agreed = draw.choice(_TAGS)
                for name in _NAMES:
                    tags = draw.choice(_TAGS) if draw.random() < 0.1 else agreed
                    rows.writerow(_row(project, name, article, unit, tags))
    return project


def _row(project: Project, name: str, article: str, unit, tags: str) -> list[str]:
    saved, codebook = "2026-11-21T09:30:00.125Z", project.codebook.fingerprint
    return [
        new_label_id(), saved, name, "reviewer", article, str(unit.number), unit.id, tags, "false", "", codebook,
    ]  # fmt: skip


def save_one(project: Project, turn: int) -> None:
    """Another decision of Ann's, on a paragraph that all three tagged."""
    article = project.library.ids[turn]
    unit = project.library.article(article).units[turn % 5]
    label = Label(
        new_label_id(), utc_now(), _NAMES[0], "reviewer", article, unit.number, unit.id,
        (_TAGS[turn % 4], _TAGS[(turn + 1) % 4]), codebook=project.codebook.fingerprint,
    )  # fmt: skip
    project.store.append(label)


def _small(report: Report, browser, url: str, project: Project) -> None:
    what = "1,000 paragraphs x 3, 1,000 draws"
    report.add(
        "(the first visitor of a server just started, in a tab just opened)", _visit(browser, url), "s"
    )
    turns = iter(range(1000))
    chosen, loaded, followed, plain = [], [], [], []
    page = tab(browser, url)
    for _ in range(ROUNDS):
        chosen.append(_chosen(page, url, project, next(turns)))
    for _ in range(ROUNDS):
        page.evaluate("window.framingBefore = document.querySelector('table.figures-table').innerText")
        page.evaluate(f"({_READY})()")
        save_one(project, next(turns))
        followed.append(_painted(page)[1])
    page.context.close()
    for _ in range(ROUNDS):
        save_one(project, next(turns))
        loaded.append(_visit(browser, url))
        plain.append(opened(browser, f"{url}/team", ".big .track"))
    report.add(f"{what}: page ready when chosen", statistics.median(chosen), "s", at_most=1)
    report.add("(the slowest)", max(chosen), "s")
    report.add("a label of somebody else to new figures, looked for every 3 s", max(followed), "s", at_most=4)
    report.add("(in a tab just opened)", statistics.median(loaded), "s")
    report.add("(the Team page in a tab just opened)", statistics.median(plain), "s")


def _large(report: Report, browser, url: str, project: Project, server: int) -> None:
    what = "100,000 paragraphs x 3"
    page = tab(browser, url)
    report.add(f"{what}: the first visitor's page ready", _chosen(page, url, project, 0), "s", at_most=10)
    again = statistics.median(_chosen(page, url, project, turn) for turn in range(1, ROUNDS))
    report.add(f"{what}: after one more label", again, "s", at_most=2)
    page.context.close()
    report.add(f"{what}: memory of the server", resident_megabytes(server), "MB", at_most=1000)


def _chosen(page, url: str, project: Project, turn: int) -> float:
    """Seconds from a click on "Agreement", by one who looks at the Team page, to the frame with the figures."""
    page.goto(f"{url}/team")
    page.locator(".big .track").first.wait_for(timeout=60_000)
    page.wait_for_timeout(300)
    save_one(project, turn)
    page.evaluate(f"window.framingBefore = ''; ({_READY})()")
    page.get_by_role("link", name="Agreement", exact=True).click()
    return _painted(page)[1]


def tab(browser, url: str):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": "framing_reviewer", "value": "Someone", "url": url}])
    return context.new_page()


def _visit(browser, url: str) -> float:
    """Seconds from the request to the frame with the figures, in a browser that was never there."""
    page = tab(browser, url)
    page.add_init_script(f"({_READY})()")
    page.goto(f"{url}/agreement", wait_until="commit")
    since_request = _painted(page)[0]
    page.context.close()
    return since_request


def _painted(page) -> list[float]:
    """Seconds from the page's request, and from the start of the stopwatch, to the frame with the figures."""
    page.wait_for_function("() => window.framingReady", timeout=120_000)
    return [milliseconds / 1000 for milliseconds in page.evaluate("window.framingReady")]


if __name__ == "__main__":
    raise SystemExit(main())
