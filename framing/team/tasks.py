"""Paragraphs that a lead has set for reviewers: samples for reliability, and silent re-tests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from framing.articles.places import Place
from framing.errors import TaskSetUnknown, TeamRecordNotSaved
from framing.labels.label import utc_now
from framing.team.ledger import Ledger, Row, Rows
from framing.team.people import clean_name

Purpose = Literal["reliability", "retest"]

#: The columns of tasks.csv. A row is one paragraph for one reviewer, or withdraws a set.
COLUMNS = ("at", "by", "set", "purpose", "reviewer", "article", "paragraph", "paragraph_id")

_WITHDRAWN = "withdrawn"
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z")


class Task(NamedTuple):
    """One paragraph that one reviewer is to decide."""

    #: The id of its set.
    set: str
    #: When it was set: ISO 8601, UTC.
    at: str
    #: "reliability": the reviewer's label will do, whenever it was saved. "retest": it is to be decided anew.
    purpose: Purpose
    reviewer: str
    #: The article's id.
    article: str
    #: The paragraph's number when it was set. It may move; `paragraph_id` does not.
    paragraph: int
    paragraph_id: str

    @property
    def place(self) -> Place:
        return Place(self.article, self.paragraph_id)


@dataclass(frozen=True, slots=True)
class TaskSet:
    """Paragraphs that were set together."""

    #: Purpose and number: "reliability-1".
    id: str
    at: str
    #: The lead who set them.
    by: str
    purpose: Purpose
    #: In the order that they were given in.
    tasks: tuple[Task, ...]

    @property
    def reviewers(self) -> tuple[str, ...]:
        """Who they are set for, in the order that they were given in."""
        return tuple(dict.fromkeys(task.reviewer for task in self.tasks))

    @property
    def places(self) -> frozenset[Place]:
        """The paragraphs, each once whoever it is set for."""
        return frozenset(task.place for task in self.tasks)


@dataclass(frozen=True, slots=True)
class _Held:
    """What the rows say."""

    sets: tuple[TaskSet, ...] = ()
    by_reviewer: dict[str, tuple[Task, ...]] | None = None


class Tasks:
    """The record of a project's set paragraphs: `tasks.csv`, only ever added to."""

    def __init__(self, file: Path, *, now: Callable[[], str] = utc_now):
        """The record in `file`, which need not be there yet. `now` tells the time, ISO 8601 in UTC."""
        self.file, self._now = Path(file), now
        self._ledger = Ledger(self.file, COLUMNS, _flaw)
        self._kept: tuple[Rows, _Held] = (Rows(), _Held())

    def assign(self, by: str, purpose: Purpose, tasks: Iterable[tuple[str, str, int, str]]) -> str:
        """Set (reviewer, article, paragraph number, paragraph id) each, as one set; its id.

        What is given twice is set once. That `by` is a lead is for the caller to know. Raises
        `TeamRecordNotSaved`, and what `sets` raises; nothing is set then.
        """
        name = clean_name(by)
        once = {(who, article, key): number for who, article, number, key in tasks}
        if not name or not once:
            missing = "a paragraph to set" if name else "the name of who sets them"
            raise TeamRecordNotSaved(self.file, f"{missing} is missing", "Give it, and try again.")
        if purpose not in get_args(Purpose):
            raise ValueError(f"purpose is {purpose!r}")
        id = ""

        def decide(rows: tuple[Row, ...]) -> list[Row]:
            nonlocal id
            # Sets that were withdrawn keep their numbers.
            id = f"{purpose}-{len({row[2] for row in rows if row[3] != _WITHDRAWN}) + 1}"
            at = self._now()
            return [
                (at, name, id, purpose, who, article, str(number), key)
                for (who, article, key), number in once.items()
            ]

        self._ledger.append_all(decide)
        return id

    def withdraw(self, by: str, set: str) -> None:
        """Take the set `set` back: nobody is asked for its paragraphs any more. Labels on them stay.

        Raises `TaskSetUnknown` where there is none or it is withdrawn already, `TeamRecordNotSaved`, and what
        `sets` raises.
        """
        name = clean_name(by)
        if not name:
            raise TeamRecordNotSaved(
                self.file, "the name of who withdraws is missing", "Give it, and try again."
            )

        def decide(rows: tuple[Row, ...]) -> Row:
            standing = [one.id for one in _sets(rows)]
            if set not in standing:
                raise TaskSetUnknown(set, tuple(standing))
            return (self._now(), name, set, _WITHDRAWN, "", "", "", "")

        self._ledger.append(decide)

    def sets(self) -> list[TaskSet]:
        """All sets that stand, newest first. Raises `TeamRecordRefused`, `TeamRecordUnreadable`."""
        return list(self._read().sets)

    def get(self, id: str) -> TaskSet:
        """The set `id`. Raises `TaskSetUnknown`, and as `sets` does."""
        found = self.sets()
        for one in found:
            if one.id == id:
                return one
        raise TaskSetUnknown(id, tuple(one.id for one in found))

    def of(self, reviewer: str) -> tuple[Task, ...]:
        """What is set for `reviewer` in all sets that stand, the oldest first; the same object while nothing changes.

        Cheap while the file does not change. Raises as `sets` does.
        """
        return (self._read().by_reviewer or {}).get(reviewer, ())

    def retests(self) -> tuple[tuple[str, str, str, str], ...]:
        """(reviewer, article, paragraph id, when it was set) of all that stands to be decided anew. Raises as `sets`."""
        return tuple(
            (task.reviewer, task.article, task.paragraph_id, task.at)
            for one in self._read().sets
            if one.purpose == "retest"
            for task in one.tasks
        )

    @property
    def notice(self) -> str:
        """What a lead should know about the record; often ""."""
        return self._ledger.notice("a paragraph of the last set")

    def _read(self) -> _Held:
        rows, kept = self._ledger.read(), self._kept
        if kept[0] is not rows:
            sets = _sets(rows.rows)
            by_reviewer: dict[str, list[Task]] = {}
            for one in sets:
                for task in one.tasks:
                    by_reviewer.setdefault(task.reviewer, []).append(task)
            held = _Held(tuple(reversed(sets)), {name: tuple(tasks) for name, tasks in by_reviewer.items()})
            self._kept = kept = (rows, held)
        return kept[1]


def _sets(rows: Iterable[Row]) -> list[TaskSet]:
    """The sets that `rows` leave standing, oldest first."""
    said: dict[str, tuple[str, str, str]] = {}
    tasks: dict[str, list[Task]] = {}
    withdrawn = set()
    for at, by, id, purpose, reviewer, article, paragraph, paragraph_id in rows:
        if purpose == _WITHDRAWN:
            withdrawn.add(id)
            continue
        said.setdefault(id, (at, by, purpose))
        tasks.setdefault(id, []).append(
            Task(id, at, purpose, reviewer, article, int(paragraph), paragraph_id)
        )
    return [TaskSet(id, *said[id], tuple(tasks[id])) for id in said if id not in withdrawn]


def _flaw(row: Row) -> tuple[str, str] | None:
    at, _, _, purpose, reviewer, article, paragraph, paragraph_id = row
    if purpose == _WITHDRAWN:
        return None
    if not _TIME.fullmatch(at):
        # Times are compared as text: by another form a re-test would never be done, or always.
        return f"“{at}” in column at.", "Write it such as 2026-11-21T09:30:00.000Z, in UTC."
    if purpose not in get_args(Purpose):
        return f"“{purpose}” in column purpose.", "Write reliability, retest or withdrawn there."
    if not reviewer or not article:
        return "a row without a reviewer or an article.", "Restore the file from a backup."
    if not re.fullmatch("[0-9]{1,9}", paragraph) or not re.fullmatch("[0-9a-f]{12}", paragraph_id):
        return "a row that names no paragraph.", "Restore the file from a backup."
    return None
