"""The summary at its largest: a million labels on 20,000 articles of 50 paragraphs, by 8 reviewers.

Everything is measured in a process of its own that holds what a server holds: labels file read, units of
all articles, pandas. Times are medians, each of a summary after one more label was saved, from the new
table of labels to the finished `Summary`, so nothing is answered from what was found before.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks.labels import ARTICLES, MILLION, PARAGRAPHS, write_labels
from benchmarks.own_process import in_own_process, most_memory
from benchmarks.report import Report

_ROUNDS = 9


def main() -> int:
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "labels.csv"
        write_labels(path, MILLION)
        figures = in_own_process("summary", path)
    memory = figures.pop("memory")
    for what, milliseconds in figures.items():
        bound = None if what.startswith("(") else 300
        report.add(what, milliseconds, "ms", at_most=bound)
    if memory:
        report.add("memory: the process at its largest", memory, "MB", at_most=700)
    return report.print()


def _measure(path: Path) -> dict[str, float]:
    """What the other process prints: milliseconds by what was measured, and megabytes at most."""
    from benchmarks.labels import _label
    from framing.articles import KINDS, Article, Entry, Paragraph, UnitArrays
    from framing.codebook import read_codebook
    from framing.labels import CsvStore
    from framing.reporting import strips, summarise
    from framing.reporting.charts import framing_strips

    codebook = read_codebook(Path(__file__).parents[1] / "codebook.toml")
    ids = tuple(f"2026-11-{n % 28 + 1:02d}-a-story-in-the-news-{n:05d}" for n in range(ARTICLES))
    draw = np.random.default_rng(1)
    # The paragraph ids that `write_labels` gives them.
    raw = b"".join(random.Random(article).randbytes(6 * PARAGRAPHS) for article in range(ARTICLES))
    keys = np.zeros((ARTICLES * PARAGRAPHS, 8), np.uint8)
    keys[:, 2:] = np.frombuffer(raw, np.uint8).reshape(-1, 6)
    units = UnitArrays(
        article=np.repeat(np.arange(ARTICLES, dtype=np.int32), PARAGRAPHS),
        number=np.tile(np.arange(1, PARAGRAPHS + 1, dtype=np.int32), ARTICLES),
        key=keys.view(">i8").ravel().astype(np.int64),
        words=draw.integers(5, 90, ARTICLES * PARAGRAPHS).astype(np.int32),
        kind=np.full(ARTICLES * PARAGRAPHS, KINDS.index("body"), np.int8),
        ids=ids,
    )
    moved = units._replace(number=units.number + 1)
    entries = [Entry(id, f"Story {n}", "Outlet", "2026-11-21", PARAGRAPHS, 2400) for n, id in enumerate(ids)]
    store = CsvStore(path)
    table = store.read()
    assert len(table) == MILLION

    def fresh() -> None:
        nonlocal table
        store.append(_label(1))
        table = store.read()

    def timed(do: Callable[[], object]) -> float:
        taken = []
        for _ in range(_ROUNDS):
            fresh()
            start = time.perf_counter()
            do()
            taken.append((time.perf_counter() - start) * 1000)
        return statistics.median(taken)

    found = summarise(entries, units, table, codebook)
    assert found.tagged.sum() > MILLION / 4
    assert found.orphaned.sum() <= 1
    body = [
        Paragraph(number, "body", f"paragraph {number}", keys[number - 1, 2:].tobytes().hex())
        for number in range(1, PARAGRAPHS + 1)
    ]
    read = [Article(id, id, tuple(body)) for id in ids[:20]]
    figures = {
        "summary, every reviewer's tags averaged": timed(lambda: summarise(entries, units, table, codebook)),
        "summary, final labels": timed(lambda: summarise(entries, units, table, codebook, "final")),
        "(averaged, where every paragraph has moved since)": timed(
            lambda: summarise(entries, moved, table, codebook)
        ),
        "(its table as a data frame)": timed(found.to_frame),
        "(strips of 20 articles, drawn)": timed(
            lambda: framing_strips(strips(read, table, codebook), codebook).to_dict()
        ),
    }
    return figures | {"memory": most_memory()}


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(_measure(Path(sys.argv[1]))))
    else:
        sys.exit(1 if main() else 0)
