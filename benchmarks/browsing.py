"""Servers and browsers for benchmarks, and the stopwatch that runs inside the page."""

from __future__ import annotations

import os
import random
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

from tests import serving

ROOT = serving.ROOT

#: From a paragraph to the next key, in seconds.
PAUSE = 0.12

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

#: Times every key: from the event to the frame in which the new text was painted, in milliseconds.
#: `framingArm` takes the selector of the text that has to change.
STOPWATCH = """
(() => {
  const times = window.framingTimes = []
  window.framingArm = (selector) => {
    const read = () => document.querySelector(selector)?.textContent ?? ""
    window.addEventListener("keydown", () => {
      const start = performance.now(), before = read()
      const watcher = new MutationObserver(() => {
        if (read() === before || !read()) return
        watcher.disconnect()
        requestAnimationFrame(() => {
          const channel = new MessageChannel()
          channel.port1.onmessage = () => { times.push(performance.now() - start) }
          channel.port2.postMessage(0)
        })
      })
      watcher.observe(document.body, { subtree: true, childList: true, characterData: true })
    }, true)
  }
})()
"""


def write_article(file: Path, paragraphs: int, seed: int = 7) -> None:
    """An article of a headline and `paragraphs` paragraphs of 30 to 90 words."""
    draw = random.Random(f"{seed}{file.name}")
    words = [
        "the",
        "a",
        "river",
        "council",
        "bridge",
        "said",
        "new",
        "year",
        "of",
        "and",
        "money",
        "for",
        "people",
        "city",
        "plan",
        "cost",
        "road",
        "built",
        "opened",
    ]
    lines = [f"A story about the bridge, number {draw.randrange(10**6)}"]
    for n in range(paragraphs - 1):
        text = " ".join(draw.choices(words, k=draw.randint(30, 90)))
        lines.append(f"Part {n} {text}.")
    file.write_text("\n\n".join(lines) + "\n", encoding="utf-8")


@contextmanager
def serve(script: str, project: Path | None = None, port: int | None = None):
    """(address, process) of a server that has answered its health check, on any free port if none is given."""
    with serving.serve(project, port=port, command=("streamlit", "run", script)) as url:
        yield url, url.server


def cpu_seconds(pid: int) -> float:
    """Processor time that a process has used, in seconds."""
    accounts = Path(f"/proc/{pid}/stat")
    if accounts.exists():
        fields = accounts.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    # [[days-]hours:]minutes:seconds, to a hundredth where the system has one.
    told = subprocess.check_output(["ps", "-o", "time=", "-p", str(pid)], text=True).strip()
    days, _, clock = told.rpartition("-")
    seconds = 0.0
    for part in clock.split(":"):
        seconds = 60 * seconds + float(part)
    return seconds + 86_400 * int(days or 0)


def resident_megabytes(pid: int) -> float:
    """Resident memory of a process, in MB (10^6 bytes)."""
    return int(subprocess.check_output(["ps", "-o", "rss=", "-p", str(pid)])) * 1024 / 1e6


def launch(playwright):
    return playwright.chromium.launch(
        executable_path=os.environ.get("FRAMING_BROWSER", "chromium"), args=FLAGS
    )


def sit_down(page, url: str, reviewer: str, article: str) -> None:
    """Sign in as `reviewer` and open `article`."""
    page.goto(f"{url}/?article={article}")
    page.get_by_label("Your name").fill(reviewer)
    page.get_by_role("button", name="Start").click()
    page.locator(".reading .now").wait_for()


def press_and_time(page, selector: str, presses: int, pause: float = PAUSE) -> list[float]:
    """Key to paint of each press, in ms; the keys 1 to 4 in turn."""
    page.evaluate("selector => window.framingArm(selector)", selector)
    for turn in range(presses):
        page.keyboard.press(str(turn % 4 + 1))
        page.wait_for_function("count => window.framingTimes.length > count", arg=turn)
        time.sleep(pause)
    return page.evaluate("window.framingTimes")
