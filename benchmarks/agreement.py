"""Agreement: an ordinary study, and a hundred thousand paragraphs that three reviewers tagged.

Everything is measured in a process of its own that holds what a server holds: labels, units of all articles.
A figure is from the table of labels to the finished `Agreement`, with 1,000 bootstrap draws. The first one of a
process takes its draws; later ones have them. Before each of the later ones a label has been saved, on another
article each time.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

import numpy as np

from benchmarks.own_process import in_own_process, most_memory
from benchmarks.report import Report

PEOPLE, PARAGRAPHS = 3, 20
_ROUNDS = 9
#: What reviewers choose, how often it is the paragraph's own, and how often they choose at random instead.
_CHOICES = (
    ("supportive",),
    ("critical",),
    ("neutral report",),
    ("statistic",),
    ("none",),
    ("critical", "statistic"),
)
_WEIGHTS, _SLIPS = (0.20, 0.22, 0.35, 0.12, 0.06, 0.05), 0.2


def main() -> int:
    report = Report()
    for articles, first, memory in ((50, 1000, None), (5000, 10_000, 1000)):
        is_large = memory is not None
        figures = in_own_process("agreement", articles)
        size = f"{articles * PARAGRAPHS:,} paragraphs × {PEOPLE}"
        report.add(f"{size}: the first time", figures["first"], "ms", at_most=first)
        report.add(f"{size}: anew, nothing kept but the draws", figures["again"], "ms")
        report.add(
            f"{size}: refreshed after one more label",
            figures["label"],
            "ms",
            at_most=figures["again"] / 2 if is_large else None,
        )
        report.add(f"{size}: refreshed after one on a paragraph of its own", figures["single"], "ms")
        if is_large and figures["memory"]:
            report.add(f"{size}: the process at its largest", figures["memory"], "MB", at_most=memory)
    return report.print()


def _measure(articles: int) -> dict[str, float]:
    """What the other process prints: milliseconds by what was measured, and megabytes at most."""
    from framing.articles import KINDS, Entry, UnitArrays
    from framing.codebook import read_codebook
    from framing.labels import Label, new_label_id, utc_now
    from framing.labels.log import LabelLog
    from framing.reliability.agreement import agreement
    from framing.reliability.layout import document

    codebook = read_codebook(Path(__file__).parents[1] / "codebook.toml")
    random = np.random.default_rng(1)
    # One article more, on which nobody but the first reviewer has a label.
    ids = tuple(f"2026-11-{n % 28 + 1:02d}-a-story-in-the-news-{n:05d}" for n in range(articles + 1))
    count = len(ids) * PARAGRAPHS
    units = UnitArrays(
        article=np.repeat(np.arange(len(ids), dtype=np.int32), PARAGRAPHS),
        number=np.tile(np.arange(1, PARAGRAPHS + 1, dtype=np.int32), len(ids)),
        key=random.permutation(count).astype(np.int64) * 1_000_003,
        words=np.full(count, 48, np.int32),
        kind=np.full(count, KINDS.index("body"), np.int8),
        ids=ids,
    )
    entries = [Entry(id, None, f"Outlet {n % 12}", "2026-11-21", PARAGRAPHS, 960) for n, id in enumerate(ids)]
    log = _labels(LabelLog(), units, articles * PARAGRAPHS, random)

    def label(unit: int, reviewer: int) -> None:
        log.append(
            Label(
                id=new_label_id(),
                saved_at=utc_now(),
                reviewer=f"Reviewer Number {reviewer}",
                role="reviewer",
                article=ids[units.article[unit]],
                paragraph=int(units.number[unit]),
                paragraph_id=f"{units.key[unit]:012x}",
                tags=("critical",),
                codebook=codebook.fingerprint,
            )
        )

    def found(earlier=None):
        """The agreement on the labels so far, and the milliseconds that it takes."""
        table = log.snapshot()
        start = time.perf_counter()
        result = agreement(entries, units, table, codebook, earlier=earlier)
        return result, (time.perf_counter() - start) * 1000

    result, first = found()
    again, shared, single = [], [], []
    for turn in range(_ROUNDS):
        unit = turn * (articles * PARAGRAPHS // _ROUNDS)
        # In turns, so that whatever else the machine does slows all of them alike.
        for taken, reviewer, at, earlier in (
            (again, 0, unit, False),
            (shared, 1, unit, True),
            (single, 0, articles * PARAGRAPHS + turn, True),
        ):
            label(at, reviewer)
            result, milliseconds = found(result if earlier else None)
            taken.append(milliseconds)
    memory = most_memory()
    assert document(result) == document(found()[0])
    return {
        "first": first,
        "again": statistics.median(again),
        "label": statistics.median(shared),
        "single": statistics.median(single),
        "memory": memory,
    }


def _labels(log, units, count: int, random: np.random.Generator):
    """`log` with everybody's label on each of the first `count` units."""
    words = {
        "reviewer": [f"Reviewer Number {n}" for n in range(PEOPLE)],
        "article": units.ids,
        "choice": _CHOICES,
        "codebook": ["4f3a9b12"],
    }
    code = {name: np.array([log.code(name, word) for word in of]) for name, of in words.items()}
    unit = np.repeat(np.arange(count), PEOPLE)
    own = random.choice(len(_CHOICES), count, p=_WEIGHTS)[unit]
    rows = len(unit)
    slips = random.random(rows) < _SLIPS
    log.extend(
        {
            "id_key": np.arange(rows, dtype=np.uint64),
            "is_undo": np.zeros(rows, bool),
            "_time": np.full(rows, 20261121093000125),
            "reviewer": code["reviewer"][np.arange(rows) % PEOPLE],
            "role": np.zeros(rows, np.int8),
            "article": code["article"][units.article[unit]],
            "paragraph": units.number[unit],
            "paragraph_key": units.key[unit],
            "choice": code["choice"][np.where(slips, random.integers(0, len(_CHOICES), rows), own)],
            "unsure": np.zeros(rows, bool),
            "codebook": np.full(rows, code["codebook"][0]),
        },
        {},
    )
    return log


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(_measure(int(sys.argv[1]))))
    else:
        sys.exit(1 if main() else 0)
