"""Key to next paragraph, in headless Chromium, beside the least that a Streamlit page can be; and the server's part.

60 paragraphs in a row, one saved tag each, the keys 1 to 4 in turn, 0.12 s after each paragraph. Runs are
interleaved (baseline, ours, baseline, …), so that a noisy moment hits both.

Key to paint is taken in the browser: from the event to the frame in which the next paragraph was painted. Server
time is taken without one, by a raw client in another process (see wire.py): from sending the message that the
browser would send to the last message of the run that answers it, loopback included.
"""

from __future__ import annotations

import asyncio
import shutil
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.browsing import (
    PAUSE,
    STOPWATCH,
    launch,
    press_and_time,
    resident_megabytes,
    serve,
    sit_down,
    write_article,
)
from benchmarks.report import Report
from benchmarks.wire import Tab
from framing.project import create_project

PRESSES, ROUNDS = 60, 3

BASELINE = "bare baseline"


def main() -> int:
    report = Report()
    with tempfile.TemporaryDirectory() as scratch:
        plain, crowded = _projects(Path(scratch))
        with (
            serve("benchmarks/baseline_app.py") as (base, _),
            serve("annotate_app.py", plain) as (ours, _),
            serve("annotate_app.py", crowded) as (full, _),
        ):
            pages = {
                BASELINE: (base, None),
                "60 paragraphs": (ours, "short"),
                "article of 500 paragraphs": (ours, "long"),
                "100,000 labels in the file": (full, "short"),
            }
            served = asyncio.run(_server_times(pages))
            with sync_playwright() as playwright:
                browser = launch(playwright)
                painted = _paint_times(browser, pages)
                browser.close()
        with sync_playwright() as playwright:
            _fresh_memory(playwright, plain, report)
    base_median, base_95 = _figures(painted[BASELINE])
    for name in pages:
        median, high = _figures(painted[name])
        ours_not_base = name != BASELINE
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
            statistics.median(served[name]),
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


def _paint_times(browser, pages: dict[str, tuple[str, str | None]]) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in pages}
    for turn in range(ROUNDS):
        for name, (url, article) in pages.items():
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            page = context.new_page()
            page.add_init_script(STOPWATCH)
            if article:
                sit_down(page, url, f"r{turn}", article)
                text = ".reading .now .text"
            else:
                page.goto(url)
                page.get_by_text("Paragraph 0.").wait_for()
                text = "[data-testid=stText]"
            page.wait_for_timeout(800)
            times[name] += press_and_time(page, text, PRESSES)
            context.close()
    return times


async def _server_times(pages: dict[str, tuple[str, str | None]]) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in pages}
    for turn in range(ROUNDS):
        for name, (url, article) in pages.items():
            tab = Tab(url)
            tab.remember_name(f"w{turn}")
            tab.visit(f"/?article={article}" if article else "/")
            await tab.open()
            press = tab.press if article else tab.click
            for count in range(PRESSES // ROUNDS):
                await asyncio.sleep(PAUSE)
                answer = await press(str(count % 4 + 1))
                times[name].append(1000 * (answer.ended - answer.sent))
            await tab.close()
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
