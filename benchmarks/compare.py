"""The comparison's numbers: 20 articles, and 200 articles of 50 paragraphs that three reviewers tagged.

From the table of labels to the finished `Comparison`, with 1,000 bootstrap draws, in a process of its own. The first
one of a process draws; later ones come after a label was saved, on another article each time, and keep the
intervals of the articles that it is not on. Cold ones have nothing kept.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable

import numpy as np

from benchmarks.agreement import _CHOICES, _SLIPS, _WEIGHTS
from benchmarks.own_process import in_own_process, most_memory
from benchmarks.report import Report

PEOPLE, PARAGRAPHS, OUTLETS = ("Mira", "Jonas", "Ayo"), 50, 8
_ROUNDS = 9
#: Milliseconds that a comparison of so many articles may take, by how it is made.
_BOUNDS = {(20, "all of it, cold"): 50, (200, "all of it, cold"): 400}


def main() -> int:
    report = Report()
    for articles in (20, 200):
        figures = in_own_process("compare", articles)
        memory = figures.pop("memory")
        for what, milliseconds in figures.items():
            report.add(
                f"{articles} articles: {what}", milliseconds, "ms", at_most=_BOUNDS.get((articles, what))
            )
        if memory:
            report.add(f"{articles} articles: the process at its largest", memory, "MB")
    return report.print()


def _measure(articles: int) -> dict[str, float]:
    """What the other process prints: milliseconds by what was measured, and megabytes at most."""
    from framing.articles import KINDS, Entry, UnitArrays
    from framing.codebook import BALANCE, parse_codebook
    from framing.labels import Label, MemoryStore, new_label_id, utc_now
    from framing.reporting.comparison import compare
    from framing.reporting.comparison.ends import _ends
    from framing.reporting.comparison.in_words import short
    from framing.reporting.comparison.intervals import _weights_kept

    draw = np.random.default_rng(3)
    ids = tuple(f"article-{n:03d}" for n in range(articles))
    key = draw.integers(0, 2**48, articles * PARAGRAPHS)
    number = np.tile(np.arange(1, PARAGRAPHS + 1, dtype=np.int32), articles)
    place = np.repeat(np.arange(articles, dtype=np.int32), PARAGRAPHS)
    words = draw.integers(5, 90, len(key)).astype(np.int32)
    units = UnitArrays(place, number, key, words, np.full(len(key), KINDS.index("body"), np.int8), ids)
    entries = [
        Entry(id, f"Story {n}", f"Outlet {n % OUTLETS}", "2026-11-21", PARAGRAPHS, 2400)
        for n, id in enumerate(ids)
    ]
    names = ("supportive", "critical", "neutral report", "statistic")
    codebook = parse_codebook(
        "\n".join(f'[[tag]]\nname = "{n}"\nkey = "{k}"' for k, n in enumerate(names, 1))
    )
    own = draw.choice(len(_CHOICES), len(key), p=_WEIGHTS)
    store = MemoryStore()

    def label(unit: int, person: str, choice: int) -> Label:
        return Label(
            id=new_label_id(), saved_at=utc_now(), reviewer=person, role="reviewer", article=ids[place[unit]],
            paragraph=int(number[unit]), paragraph_id=f"{key[unit]:012x}", tags=_CHOICES[choice],
        )  # fmt: skip

    for person in PEOPLE:
        slips = draw.random(len(key)) < _SLIPS
        chosen = np.where(slips, draw.integers(0, len(_CHOICES), len(key)), own)
        for unit, choice in enumerate(chosen.tolist()):
            store.append(label(unit, person, choice))

    def everything(by: str = "article") -> None:
        found = compare(entries, units, store.read(), codebook, by=by)
        assert found.positions.tagged.sum() == len(key)
        assert short(found)
        assert found.lacks is not None

    def timed(do: Callable[[], object], before: Callable[[], object]) -> float:
        taken = []
        for _ in range(_ROUNDS):
            before()
            start = time.perf_counter()
            do()
            taken.append((time.perf_counter() - start) * 1000)
        return statistics.median(taken)

    def forgotten() -> None:
        _ends.cache_clear()
        _weights_kept.cache_clear()

    def saved() -> None:
        unit = int(draw.integers(0, len(key)))
        store.append(label(unit, PEOPLE[0], int(draw.integers(0, len(_CHOICES)))))

    def of_articles(**options) -> None:
        compare(entries, units, store.read(), codebook, **options)

    start = time.perf_counter()
    everything()
    figures = {"all of it, the first time": (time.perf_counter() - start) * 1000}
    figures |= {
        "all of it, cold": timed(everything, forgotten),
        "all of it, after one more label": timed(everything, saved),
        "figures and intervals, cold": timed(of_articles, forgotten),
        "figures and intervals, after one more label": timed(of_articles, saved),
        "final labels, cold": timed(lambda: of_articles(basis="final"), forgotten),
        f"{OUTLETS} outlets, cold": timed(lambda: of_articles(by="outlet"), forgotten),
        f"{OUTLETS} outlets, all of it, after one more label": timed(lambda: everything("outlet"), saved),
        f"{OUTLETS} outlets, every pair on balance": timed(
            lambda: compare(entries, units, store.read(), codebook, by="outlet").statements(BALANCE), saved
        ),
    }
    return figures | {"memory": most_memory()}


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(_measure(int(sys.argv[1]))))
    else:
        sys.exit(1 if main() else 0)
