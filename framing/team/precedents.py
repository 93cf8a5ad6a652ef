"""Precedents: settled paragraphs that a lead holds up as examples of their tags."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np

from framing.articles.places import Place
from framing.errors import NotSettled, TeamRecordNotSaved
from framing.labels import Label, LabelTable, paragraph_key
from framing.labels.label import utc_now
from framing.labels.verdicts import verdicts
from framing.team.ledger import Ledger, Row, Rows
from framing.team.people import clean_name

Action = Literal["mark", "unmark"]

#: The columns of precedents.csv. A row marks one paragraph as an example, or takes the mark off.
COLUMNS = ("at", "by", "action", "article", "paragraph", "paragraph_id")


class Precedent(NamedTuple):
    """A paragraph that is marked, and the verdict on it that holds."""

    place: Place
    #: `tags` are what it is an example of, `note` is the lead's reason, `paragraph` its number.
    verdict: Label


class Precedents:
    """The record of a project's examples: `precedents.csv`, only ever added to.

    What is marked is the paragraph: which tags it is an example of, and why, is what the verdict on it says.
    """

    def __init__(self, file: Path, *, now: Callable[[], str] = utc_now):
        """The record in `file`, which need not be there yet. `now` tells the time, ISO 8601 in UTC."""
        self.file, self._now = Path(file), now
        self._ledger = Ledger(self.file, COLUMNS, _flaw)
        self._kept: tuple[Rows, tuple[Place, ...]] = (Rows(), ())

    def mark(self, by: str, place: Place, number: int) -> tuple[Place, ...]:
        """Record that `by` marks `place`, which has the paragraph number `number`, and return what is marked then.

        Nothing is recorded where it is marked. That `by` is a lead, and the paragraph settled, is for the caller
        to know. Raises `TeamRecordNotSaved`, and what `marked` raises.
        """
        return self._record("mark", by, place, number)

    def unmark(self, by: str, place: Place, number: int = 0) -> tuple[Place, ...]:
        """The same for taking the mark off."""
        return self._record("unmark", by, place, number)

    def marked(self) -> tuple[Place, ...]:
        """What is marked, in the order of marking; the same object while the file is the same.

        Raises `TeamRecordRefused`, `TeamRecordUnreadable`.
        """
        rows, kept = self._ledger.read(), self._kept
        if kept[0] is not rows:
            self._kept = kept = (rows, _marked(rows.rows))
        return kept[1]

    @property
    def notice(self) -> str:
        """What a lead should know about the record; often ""."""
        return self._ledger.notice("the last example")

    def _record(self, action: Action, by: str, place: Place, number: int) -> tuple[Place, ...]:
        name = clean_name(by)
        if not name:
            raise TeamRecordNotSaved(self.file, "it is not said who did it", "Say it, and try again.")

        def decide(rows: tuple[Row, ...]) -> Row | None:
            if (place in _marked(rows)) == (action == "mark"):
                return None
            return (self._now(), name, action, place.article, str(number), place.paragraph_id)

        self._ledger.append(decide)
        return self.marked()


def precedents(marked: Sequence[Place], table: LabelTable) -> list[Precedent]:
    """Those of `marked` that are settled by a verdict that holds, the latest mark first."""
    rows = verdicts(table).holding
    labels = table.labels(rows[_speak_of(marked, table, rows)])
    held = {Place(label.article, label.paragraph_id): label for label in labels}
    return [Precedent(place, held[place]) for place in reversed(marked) if place in held]


def verdict_on(place: Place, table: LabelTable) -> Label:
    """The verdict on `place` that holds. Raises `NotSettled` where there is none."""
    found = precedents([place], table)
    if not found:
        raise NotSettled(place.article)
    return found[0].verdict


def tells_nothing(
    found: Iterable[Precedent],
    reviewer: str,
    table: LabelTable,
    is_theirs: Callable[[Place], bool],
    asked_anew: Container[Place] = (),
) -> list[Precedent]:
    """Those of `found` that tell `reviewer` nothing of a paragraph that they are still to decide.

    `is_theirs` says of a paragraph whether they are to decide it at all, unless they have. `asked_anew` holds those
    that they are to decide whatever they said before.
    """
    found = list(found)
    rows = table.current(reviewer=reviewer, role="reviewer")
    labels = table.labels(rows[_speak_of([one.place for one in found], table, rows)])
    decided = {Place(label.article, label.paragraph_id) for label in labels}
    return [
        one
        for one in found
        if one.place not in asked_anew and (one.place in decided or not is_theirs(one.place))
    ]


def _speak_of(places: Sequence[Place], table: LabelTable, rows: np.ndarray) -> np.ndarray:
    """bool, one for each of `rows`: whether it is on a paragraph with the id of one of `places`."""
    keys = np.array([paragraph_key(place.paragraph_id) for place in places], np.int64)
    return np.isin(table.paragraph_key[rows], keys)


def _marked(rows: Iterable[Row]) -> tuple[Place, ...]:
    marked: dict[Place, None] = {}
    for _, _, action, article, _, paragraph_id in rows:
        place = Place(article, paragraph_id)
        marked.pop(place, None)
        if action == "mark":
            marked[place] = None
    return tuple(marked)


def _flaw(row: Row) -> tuple[str, str] | None:
    action, article, paragraph, paragraph_id = row[2:]
    if action not in ("mark", "unmark"):
        return f"“{action}” in column action.", "Write mark or unmark there."
    if not article or not paragraph_id or not re.fullmatch("[0-9]{1,9}", paragraph):
        return "a row that names no paragraph.", "Restore the file from a backup."
    return None
