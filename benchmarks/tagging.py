"""Key to next paragraph, in headless Chromium, beside the least that a Streamlit page can be.

60 paragraphs in a row, one saved tag each, the keys 1 to 4 in turn, 0.12 s after each paragraph. Runs are
interleaved (baseline, ours, baseline, …), so that a noisy moment hits both. Server time is from the
browser's message to the last answer, loopback included.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.browsing import (
    STOPWATCH,
    launch,
    press_and_time,
    resident_megabytes,
    serve,
    sit_down,
    write_article,
)
from benchmarks.report import Report
from framing.project import create_project

PRESSES, ROUNDS = 60, 3


def main() -> int:
    report = Report()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        plain, crowded = _projects(Path(scratch))
        with (
            serve("benchmarks/baseline_app.py") as (base, _),
            serve("annotate_app.py", plain) as (ours, _),
            serve("annotate_app.py", crowded) as (full, _),
        ):
            browser = launch(playwright)
            runs = {
                "bare baseline": lambda n: _baseline(browser, base),
                "60 paragraphs": lambda n: _tag(browser, ours, f"r{n}", "short"),
                "article of 500 paragraphs": lambda n: _tag(browser, ours, f"r{n}", "long"),
                "100,000 labels in the file": lambda n: _tag(browser, full, f"r{n}", "short"),
            }
            times: dict[str, list] = {name: [] for name in runs}
            for turn in range(ROUNDS):
                for name, run in runs.items():
                    times[name] += run(turn)
            browser.close()
            _fresh_memory(playwright, plain, report)
    base_median, base_95 = _figures([t[0] for t in times["bare baseline"]])
    for name, pairs in times.items():
        median, high = _figures([t[0] for t in pairs])
        ours_not_base = name != "bare baseline"
        report.add(
            f"{name}: key to paint, median",
            median,
            "ms",
            at_most=1.5 * base_median if ours_not_base else None,
        )
        report.add(
            f"{name}: key to paint, 95th percentile",
            high,
            "ms",
            at_most=1.5 * base_95 if ours_not_base else None,
        )
        report.add(
            f"{name}: server time, median",
            statistics.median(t[1] for t in pairs),
            "ms",
            at_most=12 if ours_not_base else None,
        )
    return report.print()


def _projects(scratch: Path) -> tuple[Path, Path]:
    plain = create_project(scratch / "plain")
    write_article(plain / "sources" / "short.txt", PRESSES + 5)
    write_article(plain / "sources" / "long.txt", 500)
    crowded = scratch / "crowded"
    shutil.copytree(plain, crowded)
    with open(crowded / "labels.csv", "a", encoding="utf-8", newline="") as file:
        for n in range(100_000):
            file.write(
                f"{n:016x},2026-01-05T10:00:00.000Z,reviewer {n % 7},reviewer,"
                f"article-{n // 500},{n % 500 + 1},{n:012x},supportive,false,,00000000\n"
            )
    return plain, crowded


def _baseline(browser, url: str):
    page = browser.new_page()
    page.add_init_script(STOPWATCH)
    page.goto(url)
    page.get_by_text("Paragraph 0.").wait_for()
    page.wait_for_timeout(800)
    times = press_and_time(page, "[data-testid=stText]", PRESSES)
    page.close()
    return times


def _tag(browser, url: str, reviewer: str, article: str):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(STOPWATCH)
    sit_down(page, url, reviewer, article)
    page.wait_for_timeout(800)
    times = press_and_time(page, ".reading .now .text", PRESSES)
    context.close()
    return times


def _fresh_memory(playwright, project: Path, report: Report) -> None:
    browser = launch(playwright)
    with serve("annotate_app.py", project) as (url, server):
        page = browser.new_page()
        sit_down(page, url, "first", "short")
        page.keyboard.press("1")
        page.wait_for_timeout(500)
        report.add(
            "resident memory of a fresh server, one browser tagging",
            resident_megabytes(server.pid),
            "MB",
            at_most=150,
        )
    browser.close()


def _figures(values: list[float]) -> tuple[float, float]:
    ordered = sorted(values)
    return statistics.median(ordered), ordered[int(0.95 * len(ordered))]


if __name__ == "__main__":
    raise SystemExit(main())
