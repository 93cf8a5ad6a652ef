"""Ten browsers that tag as fast as they can, on one server; then every press is looked for in labels.csv.

Each page presses its own keys: the next one as soon as a new paragraph is painted. So nothing outside the
browsers sets the pace, but they and the server share the machine. A press counts when its paragraph has
given way to the next, because that is what tells a reviewer that it was saved.

Twice, by turns: with typed names and no team (solo), and with a team that signs in by join links, whose articles
are assigned and whose tags are hidden from one another. What the team costs is the ratio of the two.
"""

from __future__ import annotations

import csv
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.browsing import launch, serve, sit_down, write_article
from benchmarks.report import Report
from benchmarks.team_project import LEAD, make_team_project
from framing.codebook import read_codebook
from framing.project import create_project

BROWSERS, SECONDS, PARAGRAPHS, TURNS = 10, 15, 600, 2

#: Presses 1 to 4 by turns. `framingConfirmed`: a [paragraph number, key, milliseconds] for each press whose
#: paragraph has given way. A key that the page did not take, because it was not ready for the next decision, is
#: pressed again while the same paragraph is there.
PRESSER = """
() => {
  const confirmed = window.framingConfirmed = []
  const shown = () => document.querySelector(".reading .now")?.id.replace("paragraph-", "") ?? null
  let number = null, key = "1", at = 0, again = 0
  const press = () => {
    clearTimeout(again)
    if (shown() !== number) return
    again = setTimeout(press, 10)
    window.dispatchEvent(new KeyboardEvent("keydown", { key, code: `Digit${key}`, bubbles: true }))
  }
  const onPaint = () => {
    const current = shown()
    if (current === number) return
    confirmed.push([Number(number), key, performance.now() - at])
    clearTimeout(again)
    if (window.framingStop || current === null) { watcher.disconnect(); window.framingDone = true; return }
    number = current
    key = String(confirmed.length % 4 + 1)
    at = performance.now()
    press()
  }
  const channel = new MessageChannel()
  channel.port1.onmessage = onPaint
  const watcher = new MutationObserver(() => {
    if (shown() !== number) requestAnimationFrame(() => channel.port2.postMessage(0))
  })
  window.framingGo = () => {
    number = shown()
    at = performance.now()
    watcher.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["id"] })
    press()
  }
}
"""


@dataclass
class Outcome:
    confirmed: int = 0
    seconds: float = 0
    waits: list[float] = field(default_factory=list)
    looked_for: int = 0
    lost: int = 0
    doubled: int = 0

    @property
    def pace(self) -> float:
        """Tags a second."""
        return self.confirmed / self.seconds


def main() -> int:
    report = Report()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = launch(playwright)
        for what, articles in (("an article each", BROWSERS), ("all on one article", 1)):
            solo, team = Outcome(), Outcome()
            for turn in range(TURNS):
                _solo_round(browser, Path(scratch) / f"solo-{articles}-{turn}", articles, solo)
                _team_round(browser, Path(scratch) / f"team-{articles}-{turn}", articles, team)
            _tell(f"{what}, solo", solo, report)
            _tell(f"{what}, team", team, report)
            report.add(f"{what}: pace of the team beside solo", team.pace / solo.pace, "", at_least=0.9)
        browser.close()
    return report.print()


def _solo_round(browser, folder: Path, articles: int, outcome: Outcome) -> None:
    project = create_project(folder)
    for number in range(articles):
        write_article(project / "sources" / f"article-{number}.txt", PARAGRAPHS)
    seats = {f"Reviewer {number}": f"article-{number % articles}" for number in range(BROWSERS)}
    _round(browser, project, seats, lambda page, url, name: sit_down(page, url, name, seats[name]), outcome)


def _team_round(browser, folder: Path, articles: int, outcome: Outcome) -> None:
    project = make_team_project(folder, BROWSERS, articles, PARAGRAPHS, each=BROWSERS // articles)
    seats = {name: project.articles[name][0] for name in project.doors if name != LEAD}

    def come_in(page, url: str, name: str) -> None:
        page.goto(f"{url}{project.doors[name]}")
        page.goto(f"{url}/?article={seats[name]}")
        page.locator(".reading .now").wait_for()

    _round(browser, project.folder, seats, come_in, outcome)


def _round(browser, project: Path, seats: dict[str, str], come_in: Callable, outcome: Outcome) -> None:
    """Adds one run on a fresh server; `seats` are the reviewers' articles by name."""
    with serve("annotate_app.py", project) as (url, _):
        pages = {}
        for name in seats:
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            pages[name] = context.new_page()
            come_in(pages[name], url, name)
            pages[name].evaluate(PRESSER)
        time.sleep(1)
        started = time.monotonic()
        for page in pages.values():
            page.evaluate("window.framingGo()")
        time.sleep(SECONDS)
        outcome.confirmed += sum(page.evaluate("window.framingConfirmed.length") for page in pages.values())
        outcome.seconds += time.monotonic() - started
        pressed = Counter()
        for page in pages.values():
            page.evaluate("window.framingStop = true")
        for name, page in pages.items():
            page.wait_for_function("() => window.framingDone")
            for paragraph, key, milliseconds in page.evaluate("window.framingConfirmed"):
                pressed[name, seats[name], paragraph, key] += 1
                outcome.waits.append(milliseconds)
            page.context.close()
    saved = _saved(project)
    outcome.looked_for += pressed.total()
    outcome.lost += (pressed - saved).total()
    outcome.doubled += (saved - pressed).total()


def _tell(what: str, outcome: Outcome, report: Report) -> None:
    waits = sorted(outcome.waits)
    report.add(f"{what}: tags a second, {BROWSERS} browsers", outcome.pace, "/s", at_least=40)
    report.add(f"{what}: key to next paragraph, median", waits[len(waits) // 2], "ms")
    report.add(f"{what}: key to next paragraph, 95th percentile", waits[int(0.95 * len(waits))], "ms")
    report.add(f"{what}: presses looked for in labels.csv", outcome.looked_for, "")
    report.add(f"{what}: lost", outcome.lost, "", at_most=0)
    report.add(f"{what}: doubled, or never pressed", outcome.doubled, "", at_most=0)


def _saved(project: Path) -> Counter:
    """How often labels.csv holds each (reviewer, article, paragraph, key)."""
    keys = {tag.name: tag.key for tag in read_codebook(project / "codebook.toml").tags}
    with open(project / "labels.csv", encoding="utf-8", newline="") as file:
        return Counter(
            (row["reviewer"], row["article"], int(row["paragraph"]), keys[row["tags"]])
            for row in csv.DictReader(file)
        )


if __name__ == "__main__":
    raise SystemExit(main())
