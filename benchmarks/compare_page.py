"""The Compare page: what its server takes to draw each section, with 20 articles and with 200.

Before each round a label is saved, so that nothing is answered from what was found before. Server time is the
processor time of the server from the gesture until the pictures are painted and the page has come to rest, which
holds what the browser is sent and told along the way; the clock's time stands beside it.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.agreement_page import ROUNDS, make_project, save_one, tab
from benchmarks.browsing import cpu_seconds, launch, resident_megabytes, serve
from benchmarks.report import Report
from framing.project import Project

#: Section -> what is painted last in it.
_SECTIONS = {
    "Framing": ".st-key-compare_balance svg.marks",
    "Where": ".st-key-compare_map svg.marks",
    "Differences": ".verdict",
    "Side by side": ".side-by-side article",
}

#: Articles -> the seconds of server time that the page may take.
_BOUNDS = {20: 0.3, 200: 1.0}


def main() -> int:
    report = Report()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = launch(playwright)
        for articles, bound in _BOUNDS.items():
            project = make_project(Path(scratch) / str(articles), articles=articles, paragraphs=50)
            with serve("annotate_app.py", project.folder) as (url, server):
                _measure(report, tab(browser, url), url, project, server.pid, f"{articles} articles", bound)
        browser.close()
    return report.print()


def _measure(
    report: Report, page: Page, url: str, project: Project, server: int, what: str, bound: float
) -> None:
    _elsewhere(page, url)
    before = resident_megabytes(server)
    first = _timed(page, server, "Compare", "Framing", link=True)
    report.add(f"{what}: the first visitor, server time", first[0], "s")
    report.add("(by the clock)", first[1], "s")
    turns = iter(range(1000))
    rounds = []
    for _ in range(ROUNDS):
        _elsewhere(page, url)
        save_one(project, next(turns))
        rounds.append(_timed(page, server, "Compare", "Framing", link=True))
    server_time, clock = (statistics.median(times) for times in zip(*rounds, strict=True))
    report.add(f"{what}: the page, server time", server_time, "s", at_most=bound)
    report.add("(by the clock)", clock, "s")
    for name in [*_SECTIONS][1:]:
        rounds = []
        for _ in range(3):
            _timed(page, server, "Framing", "Framing")
            save_one(project, next(turns))
            rounds.append(_timed(page, server, name, name))
        report.add(
            f"{what}: {name}, server time", statistics.median(t for t, _ in rounds), "s", at_most=bound
        )
    report.add(f"{what}: memory of the server before", before, "MB")
    report.add(f"{what}: and after", resident_megabytes(server), "MB")
    page.context.close()


def _elsewhere(page: Page, url: str) -> None:
    """Look at a page that has no picture."""
    page.goto(f"{url}/team")
    page.locator(".big .track").first.wait_for(timeout=60_000)
    _at_rest(page)


def _timed(page: Page, server: int, click: str, section: str, link: bool = False) -> tuple[float, float]:
    """Seconds of the server's processor, and of the clock, from a click on `click` to `section` at rest."""
    spent, began = cpu_seconds(server), time.monotonic()
    if link:
        page.get_by_role("link", name=click, exact=True).click()
    else:
        page.locator(".st-key-compare_section").get_by_text(click, exact=True).click()
    page.locator(_SECTIONS[section]).first.wait_for(timeout=120_000)
    painted = time.monotonic() - began
    _at_rest(page)
    return cpu_seconds(server) - spent, painted


def _at_rest(page: Page) -> None:
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=120_000)
    page.wait_for_timeout(150)


if __name__ == "__main__":
    raise SystemExit(main())
