"""Ten browsers that tag as fast as they can, on one server; then every press is looked for in labels.csv.

Each page presses its own keys: the next one as soon as a new paragraph is painted. So nothing outside the
browsers sets the pace, but they and the server share the machine. A press counts when its paragraph has
given way to the next, because that is what tells a reviewer that it was saved.
"""

from __future__ import annotations

import csv
import tempfile
import time
from collections import Counter
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.browsing import launch, serve, sit_down, write_article
from benchmarks.report import Report
from framing.codebook import read_codebook
from framing.project import create_project

BROWSERS, SECONDS, PARAGRAPHS = 10, 15, 600

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


def main() -> int:
    report = Report()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = launch(playwright)
        for what, articles in (("an article each", BROWSERS), ("all on one article", 1)):
            project = create_project(Path(scratch) / f"of-{articles}")
            for number in range(articles):
                write_article(project / "sources" / f"article-{number}.txt", PARAGRAPHS)
            _round(browser, project, what, articles, report)
        browser.close()
    return report.print()


def _round(browser, project: Path, what: str, articles: int, report: Report) -> None:
    with serve("annotate_app.py", project) as (url, _):
        pages = {}
        for number in range(BROWSERS):
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            page = context.new_page()
            sit_down(page, url, f"Reviewer {number}", f"article-{number % articles}")
            page.evaluate(PRESSER)
            pages[number] = page
        time.sleep(1)
        started = time.monotonic()
        for page in pages.values():
            page.evaluate("window.framingGo()")
        time.sleep(SECONDS)
        confirmed = sum(page.evaluate("window.framingConfirmed.length") for page in pages.values())
        seconds = time.monotonic() - started
        pressed, waits = Counter(), []
        for page in pages.values():
            page.evaluate("window.framingStop = true")
        for number, page in pages.items():
            page.wait_for_function("window.framingDone")
            for paragraph, key, milliseconds in page.evaluate("window.framingConfirmed"):
                pressed[f"Reviewer {number}", f"article-{number % articles}", paragraph, key] += 1
                waits.append(milliseconds)
            page.context.close()
    saved = _saved(project)
    waits.sort()
    report.add(f"{what}: tags a second, {BROWSERS} browsers", confirmed / seconds, "/s", at_least=40)
    report.add(f"{what}: key to next paragraph, median", waits[len(waits) // 2], "ms")
    report.add(f"{what}: key to next paragraph, 95th percentile", waits[int(0.95 * len(waits))], "ms")
    report.add(f"{what}: presses looked for in labels.csv", pressed.total(), "")
    report.add(f"{what}: lost", (pressed - saved).total(), "", at_most=0)
    report.add(f"{what}: doubled, or never pressed", (saved - pressed).total(), "", at_most=0)


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
