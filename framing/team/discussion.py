"""When reviewers may see each other's labels: an article, or the whole project, is opened for discussion."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from framing.errors import TeamRecordNotSaved
from framing.labels.label import utc_now
from framing.team.ledger import Ledger, Row, Rows
from framing.team.people import clean_name

Action = Literal["open", "close"]

COLUMNS = ("at", "by", "action", "article")


@dataclass(frozen=True, slots=True)
class Event:
    """A row of `discussion.csv`."""

    #: ISO 8601, UTC.
    at: str
    #: The lead who did it.
    by: str
    action: Action
    #: An article's id; empty for the whole project.
    article: str = ""


@dataclass(frozen=True, slots=True)
class Openness:
    """What is open for discussion at one moment. Hashable, so that results can be kept by it."""

    #: Whether the project was opened as a whole.
    everything: bool = False
    #: Where it was not: the articles that are open each by itself.
    articles: frozenset[str] = frozenset()
    #: Where it was: the articles that were closed again.
    closed: frozenset[str] = frozenset()

    def is_open(self, article: str) -> bool:
        """Whether everybody may see everybody's labels on `article`."""
        return article not in self.closed if self.everything else article in self.articles

    def after(self, event: Event) -> Openness:
        """What is open when `event` has followed.

        To open or close the project is to open or close every article, whatever was done to it before.
        """
        opens, article = event.action == "open", event.article
        if not article:
            return Openness(everything=opens)
        if self.everything:
            return Openness(True, closed=self.closed - {article} if opens else self.closed | {article})
        return Openness(articles=self.articles | {article} if opens else self.articles - {article})


def openness(events: Iterable[Event]) -> Openness:
    """What is open after `events`, in their order; nothing before the first."""
    state = Openness()
    for event in events:
        state = state.after(event)
    return state


class Discussion:
    """The record of a project's openings: `discussion.csv`, only ever added to."""

    def __init__(self, file: Path, *, now: Callable[[], str] = utc_now):
        """The record in `file`, which need not be there yet. `now` tells the time, ISO 8601 in UTC."""
        self.file, self._now = Path(file), now
        self._ledger = Ledger(self.file, COLUMNS, _flaw)
        self._kept: tuple[Rows, tuple[Event, ...], Openness] = (Rows(), (), Openness())

    def open(self, by: str, article: str | None = None) -> Openness:
        """Record that `by` opens `article`, by default the whole project, and return what is open then.

        Nothing is recorded where it is open as it is. That `by` is a lead is for the caller to know. Raises
        `TeamRecordNotSaved`, and what `state` raises.
        """
        return self._record("open", by, article)

    def close(self, by: str, article: str | None = None) -> Openness:
        """The same for closing."""
        return self._record("close", by, article)

    def events(self) -> list[Event]:
        """All that was recorded, oldest first. Raises as `state` does."""
        return list(self._read()[1])

    def openings(self) -> tuple[tuple[str, str, str], ...]:
        """(time, "open" or "close", article or "" for the project) of each event. Raises as `state` does."""
        return tuple((event.at, event.action, event.article) for event in self._read()[1])

    def state(self) -> Openness:
        """What is open. Cheap while the file does not change.

        Raises `TeamRecordRefused`, `TeamRecordUnreadable`: a record that cannot be read opens nothing.
        """
        return self._read()[2]

    @property
    def notice(self) -> str:
        """What a lead should know about the record; often "". A row that a crash cut off counts for nothing, and is
        set aside by the next that is saved."""
        return self._ledger.notice("the last opening or closing")

    def _record(self, action: Action, by: str, article: str | None) -> Openness:
        name = clean_name(by)
        if not name or article == "":
            missing = "who did it" if not name else "which article is meant"
            raise TeamRecordNotSaved(self.file, f"it is not said {missing}", "Say it, and try again.")

        def decide(rows: tuple[Row, ...]) -> Row | None:
            state = openness(Event(*row) for row in rows)
            event = Event(self._now(), name, action, article or "")
            return None if state.after(event) == state else (event.at, event.by, event.action, event.article)

        self._ledger.append(decide)
        return self.state()

    def _read(self) -> tuple[Rows, tuple[Event, ...], Openness]:
        rows, kept = self._ledger.read(), self._kept
        if kept[0] is not rows:
            events = tuple(Event(*row) for row in rows.rows)
            self._kept = kept = (rows, events, openness(events))
        return kept


def _flaw(row: Row) -> tuple[str, str] | None:
    if row[2] in ("open", "close"):
        return None
    return f"“{row[2]}” in column action.", "Write open or close there."
