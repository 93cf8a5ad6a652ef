"""Reviewers who tag by the wire, and what became of every key they pressed."""

from __future__ import annotations

import asyncio
import csv
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs

from websockets import ConnectionClosed

from benchmarks.report import Report
from benchmarks.screen import Shown
from benchmarks.wire import Answer, Tab
from framing.codebook import read_codebook

_GONE = (OSError, TimeoutError, ConnectionClosed)


@dataclass(frozen=True)
class Press:
    label: str
    reviewer: str
    article: str
    paragraph: int
    key: str


@dataclass
class Reviewer:
    name: str
    tab: Tab
    draw: random.Random
    confirmed: list[tuple[Press, Answer]] = field(default_factory=list)
    #: Pressed, and no answer came: it may have been saved or not.
    unanswered: list[Press] = field(default_factory=list)
    moves: list[Answer] = field(default_factory=list)

    async def sit_down(self, door: str, *, reloads: bool) -> None:
        """Open the join link, then the first article of the list; reload the page there."""
        await asyncio.to_thread(self.tab.visit, door)
        await self.tab.open()
        self.moves.append(await self.tab.go(self.tab.links[0]))
        if reloads:
            await self.tab.close()
            await asyncio.to_thread(self.tab.visit, f"/{self.tab.desk.address}")
            await self.tab.open()

    async def tag(self) -> None:
        """Decide on the paragraph shown; before that, go on to the next article where one has ended."""
        if self.tab.desk.paragraph is None:
            self.moves.append(await self.tab.click("next_article"))
        desk, key = self.tab.desk, self.draw.choice("01234")
        article = parse_qs(desk.address.removeprefix("?"))["article"][0]
        press = Press(desk.label, self.name, article, desk.paragraph, key)
        self.unanswered.append(press)
        answer = await self.tab.press(key)
        if self.tab.desk.label != desk.label:
            self.confirmed.append((press, answer))
            self.unanswered.remove(press)

    async def tag_at_human_pace(self, every: float, start: float, end: float) -> None:
        at = start + self.draw.uniform(0, every)
        while at < end:
            await asyncio.sleep(max(0, at - time.perf_counter()))
            await self.tag()
            at += every * self.draw.uniform(0.8, 1.2)

    async def tag_until_gone(self) -> None:
        try:
            while True:
                await self.tag()
        except _GONE:
            pass


def look_for_every_press(when: str, team: list[Reviewer], project: Path, report: Report) -> None:
    """Every confirmed press has to be in labels.csv once, and nothing else but what was not answered."""
    names = {tag.key: tag.name for tag in read_codebook(project / "codebook.toml").tags} | {"0": "none"}
    keys = {name: key for key, name in names.items()}
    with open(project / "labels.csv", encoding="utf-8", newline="") as file:
        saved = Counter(
            Press(row["id"], row["reviewer"], row["article"], int(row["paragraph"]), keys[row["tags"]])
            for row in csv.DictReader(file)
        )
    confirmed = {press for reviewer in team for press, _ in reviewer.confirmed}
    unknown = {press for reviewer in team for press in reviewer.unanswered}
    doubled = sum(count - 1 for count in saved.values())
    report.add(f"{when}: confirmed presses looked for in labels.csv", len(confirmed), "")
    report.add(f"{when}: lost", len(confirmed - saved.keys()), "", at_most=0)
    report.add(
        f"{when}: doubled, or never pressed", doubled + len(saved.keys() - confirmed - unknown), "", at_most=0
    )


def how_many_moved(team: list[Reviewer], left_at: list[Shown]) -> int:
    """How many reviewers are somewhere else than when they were cut off."""
    return sum(
        reviewer.tab.desk is None or reviewer.tab.desk.address != desk.address
        for reviewer, desk in zip(team, left_at, strict=True)
    )
