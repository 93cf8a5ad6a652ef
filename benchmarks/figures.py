"""Figures cited: 200 articles of 50 paragraphs, 26 of them with a figure, and 20; found, lined up, and lined up again.

In a process of its own. The articles are made of one story's facts, some of which have two accounts, so that lines
of hundreds of figures come about; each paragraph with a figure has a sentence of its own beside it, so that no two
are kept as one. "Found" is from the articles' texts to the figures with nothing kept; "found again" has each
paragraph's figures kept, as a page that is drawn again has. What is known of each sentence's fact tells which lines
put two facts together: a "may disagree" between two things is the worst that this can say, and none is allowed.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.own_process import in_own_process, most_memory
from benchmarks.report import Report

PARAGRAPHS, WITH_FIGURES = 50, 26
_ROUNDS = 3
#: Seconds that articles may take to be found and lined up, nothing kept.
_BOUNDS = {20: 0.5, 200: 4.0}

#: Accounts of a number, and ways to tell it.
_FACTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "dead": (("112", "118"), ("The flood killed {} people.", "The bodies of {} people were recovered.")),
    "missing": (("41", "37"), ("Another {} people are missing.", "Relatives look for {} missing people.")),
    "evacuated": (("15,000", "14,200"), ("About {} people were evacuated.", "Buses evacuated {} residents.")),
    "destroyed": (("3,400",), ("The water destroyed {} homes.", "The flood left {} homes in ruins.")),
    "damaged": (("3,900",), ("Another {} buildings were damaged.", "Mud damaged {} buildings.")),
    "aid": (("$60 million", "$65 million"), ("Parliament approved {} in aid.", "Aid of {} will be paid.")),
    "loss": (("$1.9 billion", "$2.1 billion"), ("Insurers put the damage at {}.", "The damage came to {}.")),
    "rain": (("180 mm", "165 mm"), ("In one night {} of rain fell.", "Stations measured {} of rain.")),
    "crest": (("9.4 metres", "9.1 metres"), ("The river crested at {}.", "The crest of the river was {}.")),
    "soldiers": (("1,200",), ("The army sent {} soldiers.", "Some {} soldiers clear the mud.")),
    "volunteers": (("1,100",), ("Some {} volunteers came.", "The Red Cross registered {} volunteers.")),
    "schools": (("24",), ("All {} schools are closed.", "Lessons at {} schools were cancelled.")),
    "bridges": (("26",), ("The flood took {} bridges.", "Engineers say {} bridges cannot be used.")),
    "power": (("22,000",), ("Some {} households had no power.", "Power was out for {} households.")),
    "insured": (("38 percent",), ("Only {} of houses were insured.", "Insurance covered {} of houses.")),
    "blame": (("44 percent",), ("In a poll {} of voters blamed the state.", "The poll has {} blame it.")),
    "rail": (("40 miles", "45 miles"), ("The flood tore up {} of track.", "They must rebuild {} of track.")),
    "farms": (("310",), ("Some {} farms were flooded.", "Livestock drowned on {} farms.")),
    "before": (("89",), ("The flood of 1954 killed {} people.", "In 1954 it took {} lives.")),
    "hurt": (("350",), ("Hospitals treated {} injured people.", "Some {} people were injured.")),
}
_PLAIN = (
    "The governor walked through the mud and spoke with families who had lost what they owned.",
    "Nobody there expected help soon, and a priest had opened his church.",
    "Neighbours brought bread and soup, as they had done all night.",
)
_NAMES = ("Anton", "Berta", "Cesar", "Dora", "Emil", "Frida", "Gustav", "Hanna", "Igor", "Julia")


def main() -> int:
    report = Report()
    for articles in (20, 200):
        measured = in_own_process("figures", articles)
        figures, memory = measured.pop("figures"), measured.pop("memory")
        mixed, differ = measured.pop("mixed"), measured.pop("differ")
        for what, seconds in measured.items():
            bound = _BOUNDS[articles] if what == "found and lined up" else None
            report.add(f"{articles} articles: {what}", seconds, "s", at_most=bound)
        report.add(f"{articles} articles: figures", figures, "")
        report.add(f"{articles} articles: facts that may disagree, of 8 with two accounts", differ, "")
        report.add(f"{articles} articles: lines of two things", mixed, "", at_most=0)
        if memory:
            report.add(f"{articles} articles: the process at its largest", memory, "MB")
    return report.print()


def _measure(articles: int) -> dict[str, float]:
    """What the other process prints: seconds, figures and lines by what was measured, and megabytes at most."""
    from framing.articles import read_article
    from framing.figures import figures_in, figures_of, line_up
    from framing.figures.of_articles import _figures

    fact_of: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        read = [
            read_article(path)
            for path in (_written(Path(folder), n, fact_of, random.Random(n)) for n in range(articles))
        ]
    figures_in("In May 2020 it had 5 homes.", "en")  # the language's patterns are made once
    found_in, lined_in, again = [], [], []
    for _ in range(_ROUNDS):
        _figures.cache_clear()
        start = time.perf_counter()
        figures = figures_of(read)
        middle = time.perf_counter()
        lined = line_up(figures, read)
        end = time.perf_counter()
        figures_of(read)
        found_in.append(middle - start)
        lined_in.append(end - middle)
        again.append(time.perf_counter() - end)
    told = [
        (line.state, {fact_of[figure.sentence] for figure in line.figures if figure.sentence in fact_of})
        for line in lined.quantities
    ]
    return {
        "found": statistics.median(found_in),
        "lined up": statistics.median(lined_in),
        "found and lined up": statistics.median(map(sum, zip(found_in, lined_in, strict=True))),
        "found again": statistics.median(again),
        "figures": len(figures),
        "differ": len({fact for state, facts in told if state == "differ" for fact in facts}),
        "mixed": sum(len(facts) > 1 for _, facts in told),
        "memory": most_memory(),
    }


def _written(folder: Path, number: int, fact_of: dict[str, str], draw: random.Random) -> Path:
    """An article in `folder`; the fact of each of its sentences with a figure is put into `fact_of`."""
    paragraphs = []
    account = {fact: draw.choice(accounts) for fact, (accounts, _) in _FACTS.items()}
    for place in range(PARAGRAPHS):
        own = f"So said {draw.choice(_NAMES)} {draw.choice(_NAMES)}son, neighbour of {draw.choice(_NAMES)}."
        if place < WITH_FIGURES:
            fact = draw.choice(list(_FACTS))
            said = draw.choice(_FACTS[fact][1]).format(account[fact])
            fact_of[said] = fact
            paragraphs.append(f"{draw.choice(_PLAIN)} {said} {own}")
        else:
            paragraphs.append(f"{' '.join(_PLAIN)} {own}")
    path = folder / f"article-{number:03d}.txt"
    path.write_text("A headline without any\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(_measure(int(sys.argv[1]))))
    else:
        sys.exit(1 if main() else 0)
