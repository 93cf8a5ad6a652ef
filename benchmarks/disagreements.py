"""Disagreements, verdicts and final labels on a hundred thousand paragraphs that three reviewers tagged.

First without any verdict; then with a verdict on each that all or most agree on, which are saved to a labels file in
one go; then when one reviewer has changed their mind on some of them. Every figure is the best of a few, on tables of
labels from which nothing was worked out yet, as after a save.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from benchmarks.report import Report
from framing.articles import KINDS, UnitArrays
from framing.codebook import read_codebook
from framing.labels import CsvStore, Label, LabelTable, final_labels, verdicts
from framing.reliability.accepting import accepted, to_accept
from framing.reliability.disagreements import disagreements

ARTICLES, PARAGRAPHS, PEOPLE, CHANGED = 5000, 20, 3, 5000
_CHOICES = (("supportive",), ("critical",), ("neutral report",), ("none",), ("critical", "statistic"))
_ROUNDS = 5


def main() -> int:
    report, rng = Report(), random.Random(4)
    codebook = read_codebook(Path(__file__).parents[1] / "codebook.toml")
    count = ARTICLES * PARAGRAPHS
    units = UnitArrays(
        article=np.repeat(np.arange(ARTICLES, dtype=np.int32), PARAGRAPHS),
        number=np.tile(np.arange(1, PARAGRAPHS + 1, dtype=np.int32), ARTICLES),
        key=np.arange(count, dtype=np.int64) * 1_000_003,
        words=np.full(count, 48, np.int32),
        kind=np.full(count, KINDS.index("body"), np.int8),
        ids=tuple(f"article-{n:05d}" for n in range(ARTICLES)),
    )
    with tempfile.TemporaryDirectory() as folder:
        store = CsvStore(Path(folder) / "labels.csv")
        store.append_all(_labels(units, rng))
        size = f"{count:,} paragraphs × {PEOPLE}"

        def measure(what: str) -> None:
            whole = store.read()
            for name, work in (
                ("verdicts", verdicts),
                ("final labels", final_labels),
                ("disagreements", lambda table: disagreements(units, table, codebook)),
            ):
                report.add(f"{size}, {what}: {name}", _best(work, whole), "ms", at_most=1000)

        measure("no verdict")
        found = disagreements(units, store.read(), codebook)
        start = time.perf_counter()
        found.order()
        report.add(f"{size}: order", (time.perf_counter() - start) * 1000, "ms")
        start = time.perf_counter()
        made = accepted(found, to_accept(found), found.table, "Lea", codebook)
        store.append_all(made)
        report.add(f"accepting and saving {len(made):,}", time.perf_counter() - start, "s")
        measure("most with a verdict")
        store.append_all(_labels(units, rng, rng.sample(range(count), CHANGED), people=1))
        measure(f"{CHANGED:,} labels changed since")
    return report.print()


def _labels(units: UnitArrays, rng: random.Random, some=None, people: int = PEOPLE) -> Iterator[Label]:
    """Labels of `people` on `some` units, by default all; four of five are the paragraph's own."""
    for unit in range(len(units.article)) if some is None else some:
        own = rng.choice(_CHOICES)
        for person in range(people):
            yield Label(
                id=f"{rng.getrandbits(64):016x}",
                saved_at="2026-11-21T09:30:00.125Z",
                reviewer=f"Reviewer Number {person}",
                role="reviewer",
                article=units.ids[units.article[unit]],
                paragraph=int(units.number[unit]),
                paragraph_id=f"{units.key[unit]:012x}",
                tags=own if rng.random() < 0.8 else rng.choice(_CHOICES),
                codebook="4f3a9b12",
            )


def _best(work: Callable[[LabelTable], object], whole: LabelTable) -> float:
    """Milliseconds of `work`, at best, each time on a table from which nothing was worked out yet."""
    taken = []
    for _ in range(_ROUNDS):
        table = whole.only(np.arange(len(whole)))
        start = time.perf_counter()
        work(table)
        taken.append((time.perf_counter() - start) * 1000)
    return min(taken)


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
