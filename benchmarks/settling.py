"""Key to next disagreement while settling, in headless Chromium, beside key to next paragraph while tagging.

60 paragraphs in a row, one saved decision each, as benchmarks/tagging.py has it; both in turn on one server. The
disagreements lie in six articles, so that every tenth key or so leads to another article; the file holds 100,000
labels of others besides.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.browsing import STOPWATCH, launch, press_and_time, serve, sit_down, write_article
from benchmarks.report import Report
from framing.labels import Label, new_label_id
from framing.project import create_project, open_project

PRESSES, ROUNDS, ARTICLES, PARAGRAPHS, CROWD = 60, 3, 6, 40, 100_000


def main() -> int:
    report = Report()
    times: dict[str, list[float]] = {"tagging": [], "settling": []}
    with tempfile.TemporaryDirectory() as scratch:
        folder = _project(Path(scratch) / "project")
        with serve("annotate_app.py", folder) as (url, _), sync_playwright() as playwright:
            browser = launch(playwright)
            for turn in range(ROUNDS):
                for name in times:
                    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
                    page.add_init_script(STOPWATCH)
                    sit_down(page, url, f"r{turn}", "to-tag")
                    if name == "settling":
                        page.goto(f"{url}/disagreements")
                        page.get_by_role("button", name="Settle these").click()
                        page.locator(".reading .now").wait_for()
                    page.wait_for_timeout(800)
                    times[name] += press_and_time(page, ".reading .now .text", PRESSES)
                    page.context.close()
            browser.close()
    median = {name: statistics.median(values) for name, values in times.items()}
    report.add("tagging: key to paint, median", median["tagging"], "ms")
    report.add("tagging: key to paint, 95th percentile", _high(times["tagging"]), "ms")
    report.add("settling: key to paint, median", median["settling"], "ms", at_most=1.5 * median["tagging"])
    report.add(
        "settling: key to paint, 95th percentile",
        _high(times["settling"]),
        "ms",
        at_most=1.5 * _high(times["tagging"]),
    )
    return report.print()


def _high(times: list[float]) -> float:
    return sorted(times)[int(0.95 * len(times))]


def _project(folder: Path) -> Path:
    """Six articles that two reviewers tagged, differently everywhere; one to tag; and what a crowd has saved."""
    create_project(folder)
    write_article(folder / "sources" / "to-tag.txt", PRESSES * ROUNDS + 5)
    for number in range(ARTICLES):
        write_article(folder / "sources" / f"article-{number}.txt", PARAGRAPHS)
    project = open_project(folder)
    time = "2026-01-05T10:00:00.000Z"
    labels = [
        Label(new_label_id(), time, name, "reviewer", article.id, unit.number, unit.id, (tag,))
        for article in (project.library.article(f"article-{number}") for number in range(ARTICLES))
        for unit in article.units
        for name, tag in (("Ann", "supportive"), ("Bo", "critical"))
    ]
    labels += [
        Label(
            f"{n:016x}", time, f"reviewer {n % 7}", "reviewer", f"gone-{n // 500}", 1, f"{n:012x}", ("none",)
        )
        for n in range(CROWD)
    ]
    project.store.append_all(labels)
    return folder


if __name__ == "__main__":
    raise SystemExit(main())
