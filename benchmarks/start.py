"""From the command to the first paragraph on the screen, on the demo project.

The command is what `./run app` runs once everything is installed. The browser is running already and knows
the reviewer's name; it asks as soon as the server answers, so the figures hold up to 0.05 s of asking.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.browsing import launch, serve
from benchmarks.report import Report
from tests.serving import copy_of_demo

ROUNDS = 5

#: Keeps, in `framingPainted`, the milliseconds from the request for the page to the frame in which the
#: first element for `selector` was painted.
PAINTED = """
(selector => {
  const look = () => {
    if (!document.querySelector(selector)) return requestAnimationFrame(look)
    const channel = new MessageChannel()
    channel.port1.onmessage = () => { window.framingPainted ??= performance.now() }
    channel.port2.postMessage(0)
  }
  look()
})
"""


def main() -> int:
    report = Report()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = launch(playwright)
        answers, paragraphs = [], []
        for turn in range(ROUNDS):
            project = copy_of_demo(Path(scratch) / str(turn))
            started = time.monotonic()
            with serve("annotate_app.py", project) as (url, _):
                answers.append(time.monotonic() - started)
                opened(browser, f"{url}/?article=charge-that-worked", ".reading .now .text")
                paragraphs.append(time.monotonic() - started)
        browser.close()
    report.add("command to a server that answers", statistics.median(answers), "s")
    report.add("command to the first paragraph", statistics.median(paragraphs), "s", at_most=3)
    report.add("(the slowest of all rounds)", max(paragraphs), "s")
    return report.print()


def opened(browser, address: str, selector: str) -> float:
    """Seconds from the request for `address`, by a reviewer known from earlier, to `selector` painted."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": "framing_reviewer", "value": "Someone", "url": address}])
    page = context.new_page()
    page.add_init_script(f"({PAINTED})({selector!r})")
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.framingPainted", timeout=60_000)
    milliseconds = page.evaluate("window.framingPainted")
    context.close()
    return milliseconds / 1000


if __name__ == "__main__":
    raise SystemExit(main())
