"""The labels file at its largest: a million labels on 20,000 articles of 50 paragraphs, by 8 reviewers.

Figures are medians. Reading and memory are measured in processes of their own, because a first read
happens once in a process; its time includes loading what it needs. "Another process" is a second store
on the same file: to the code it is the same thing.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.own_process import in_own_process
from benchmarks.report import Report
from framing.labels import (
    COLUMNS,
    CsvStore,
    Label,
    LabelTable,
    final_labels,
    last_labels,
    new_label_id,
    undo,
    utc_now,
)

ARTICLES, PARAGRAPHS, REVIEWERS = 20_000, 50, 8
MILLION = 1_000_000
_CHOICES = ("supportive", "critical", "neutral report", "statistic", "none", "critical;statistic")
_WEIGHTS = (20, 22, 35, 12, 6, 5)


def write_labels(path: Path, rows: int, seed: int = 1) -> None:
    """A labels file of `rows` rows: reviewers take one article after another, eight at a time.

    Some articles get several reviewers, some none; 2 % of the rows have a note, 3 % are unsure.
    """
    draw = random.Random(seed)
    lines = [",".join(COLUMNS)]
    while len(lines) <= rows:
        sessions = [_session(draw, reviewer, len(lines)) for reviewer in range(REVIEWERS)]
        lines += [line for together in zip(*sessions, strict=True) for line in together]
    path.write_text("\n".join(lines[: rows + 1]) + "\n", encoding="utf-8", newline="")


def _session(draw: random.Random, reviewer: int, start: int) -> list[str]:
    article = draw.randrange(ARTICLES)
    ids = os.urandom(8 * PARAGRAPHS).hex()
    # Paragraph ids are the same for everyone who reads the article.
    paragraph_ids = random.Random(article).randbytes(6 * PARAGRAPHS).hex()
    choices = draw.choices(_CHOICES, _WEIGHTS, k=PARAGRAPHS)
    lines = []
    for place in range(PARAGRAPHS):
        second = start // REVIEWERS + place
        clock = f"{second // 3600 % 24:02d}:{second // 60 % 60:02d}:{second % 60:02d}.125Z"
        moment = f"2026-{1 + second // 86400 % 12:02d}-21T{clock}"
        chance = draw.random()
        note = '"she says ""so"", and then: no"' if chance < 0.02 else ""
        lines.append(
            f"{ids[16 * place : 16 * place + 16]},{moment},Reviewer Number {reviewer},reviewer,"
            f"2026-11-{article % 28 + 1:02d}-a-story-in-the-news-{article:05d},{place + 1},"
            f"{paragraph_ids[12 * place : 12 * place + 12]},{choices[place]},"
            f"{'true' if chance > 0.97 else 'false'},{note},4f3a9b12"
        )
    return lines


def _label(number: int) -> Label:
    return Label(
        id=new_label_id(),
        saved_at=utc_now(),
        reviewer="Reviewer Number 3",
        role="reviewer",
        article="2026-11-01-a-story-in-the-news-00000",
        paragraph=number % PARAGRAPHS + 1,
        paragraph_id=f"{number % PARAGRAPHS:012x}",
        tags=("critical",),
        codebook="4f3a9b12",
    )


def _time(do: Callable[[], object], before: Callable[[], object] = lambda: None, times: int = 7) -> float:
    """Median milliseconds of `do`, with `before` called each time and not counted."""
    taken = []
    for _ in range(times):
        before()
        start = time.perf_counter()
        do()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


# ------------------------------------------------------------------- in a process of its own


def _first_read(path: str) -> None:
    """Prints seconds of the first read and megabytes: before it, at most, and after."""
    before, _ = _resident()
    start = time.perf_counter()
    table = CsvStore(path).read()
    seconds = time.perf_counter() - start
    after, _ = _resident()
    final_labels(table)
    print(json.dumps([len(table), seconds, before, after, _resident()[1]]))


def _resident() -> tuple[float, float]:
    """Resident megabytes of this process, now and at most; (0, 0) where there is no /proc to tell."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0.0, 0.0
    kilobytes = {
        name: int(value.split()[0])
        for name, _, value in (line.partition(":") for line in lines)
        if name.startswith("Vm")
    }
    return kilobytes["VmRSS"] * 1024 / 1e6, kilobytes["VmHWM"] * 1024 / 1e6


# ------------------------------------------------------------------------------ the table


def main() -> int:
    report = Report()
    with tempfile.TemporaryDirectory() as scratch:
        files = {rows: Path(scratch) / f"{rows}.csv" for rows in (10, 100_000, MILLION)}
        for rows, path in files.items():
            write_labels(path, rows)
        _measure_reading(report, files[MILLION])
        _measure_appending(report, files)
        _measure_questions(report, CsvStore(files[MILLION]))
    return report.print()


def _measure_reading(report: Report, path: Path) -> None:
    runs = [in_own_process("labels", path) for _ in range(5)]
    assert all(run[0] == MILLION for run in runs)
    _, seconds, before, after, most = (statistics.median(column) for column in zip(*runs, strict=True))
    report.add("first read of 1,000,000 labels", seconds, "s", at_most=1.5)
    report.add("memory: what the labels add", after - before, "MB", at_most=250)
    report.add("memory: the process at its largest", most, "MB", at_most=700)


def _measure_appending(report: Report, files: dict[int, Path]) -> None:
    stores = {rows: CsvStore(path) for rows, path in files.items()}
    for store in stores.values():
        store.append(_label(0))  # the first one reads the file
    taken = {rows: [] for rows in files}
    for number in range(200):
        for rows, store in stores.items():
            one = _label(number)
            taken[rows].append(_time(lambda store=store, one=one: store.append(one), times=1))
    medians = {rows: statistics.median(times) for rows, times in taken.items()}
    bare = files[10].with_name("bare")
    with bare.open("ab", buffering=0) as file:
        row = b"x" * 150 + b"\n"
        report.add(
            "one write and fsync, nothing else",
            _time(lambda: (file.write(row), os.fsync(file)), times=200),
            "ms",
        )
    for rows, median in medians.items():
        bound = None if rows == 10 else 1.5 * medians[10]
        report.add(f"one append to {rows:,} rows", median, "ms", at_most=bound)

    store, other = stores[MILLION], CsvStore(files[MILLION])
    other.read()
    added = _time(store.read, before=lambda: other.append(_label(1)), times=20)
    report.add("a refresh after one new row by another process", added, "ms", at_most=20)
    report.add("a look when nothing is new", _time(store.read, times=50), "ms")


def _measure_questions(report: Report, store: CsvStore) -> None:
    table = store.read()
    article, reviewer = table.articles[7], table.reviewers[3]

    def fresh() -> None:
        """A new table, so that nothing is answered from what was found before."""
        nonlocal table
        store.append(_label(2))
        table = store.read()

    def measure(what: str, ask: Callable[[LabelTable], object], at_most: float) -> None:
        report.add(f"{what}, of 1,000,000", _time(lambda: ask(table), before=fresh), "ms", at_most=at_most)

    measure("one reviewer's rows on one article", lambda t: t.rows_of(reviewer=reviewer, article=article), 2)
    measure("the same as labels", lambda t: last_labels(t, reviewer, article), 5)
    measure("the undo of a reviewer with 125,000 rows", lambda t: undo(t, reviewer), 5)
    measure("the current labels", lambda t: t.current(), 150)
    measure("the final labels, current ones found first", final_labels, 250)


if __name__ == "__main__":
    sys.exit(_first_read(sys.argv[1]) if len(sys.argv) > 1 else 1 if main() else 0)
