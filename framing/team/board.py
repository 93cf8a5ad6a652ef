"""The whole team's progress at a glance: every reviewer in every article, worked out in one go.

R reviewers, A articles. The reviewers are those whom articles are assigned to, in the roster's order, then
whoever else has labels. Verdicts of adjudicators are no progress.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from framing.articles import Library
from framing.labels import LabelTable
from framing.team.pace import PACE_ROWS, pace
from framing.team.progress import counted, read_articles, tagged_units
from framing.team.roster import Team
from framing.team.standing import ArticleStanding, Share, Standing

if TYPE_CHECKING:
    from framing.team.assignment import Assignment

#: How many units an article has that was not read yet.
UNKNOWN = -1
_NEVER = -1


@dataclass(frozen=True)
class Board:
    """What `board` found. The arrays are not to be changed."""

    reviewers: tuple[str, ...]
    #: Ids, in the library's order.
    articles: tuple[str, ...]
    #: int (A,): units to tag, UNKNOWN where the article was not read.
    units: np.ndarray
    #: bool (R, A): the articles that are each reviewer's, which their totals are of.
    theirs: np.ndarray
    #: bool (R, A): whom each article is waiting for.
    awaited: np.ndarray
    #: int (R, A): units with a decision, and those of them that are unsure.
    done: np.ndarray
    unsure: np.ndarray
    #: One for each reviewer, in the order of `reviewers`.
    standings: tuple[Standing, ...]
    #: What the team has done, and has to do, in units times reviewers; where nobody is assigned, units that
    #: anybody has tagged, and all units. Articles that were not read count in `team_done` alone.
    team_done: int
    team_units: int

    @cached_property
    def finished(self) -> np.ndarray:
        """bool (A,): articles that somebody is awaited in and that all who are have finished."""
        through = (self.done >= self.units) & (self.units != UNKNOWN)
        return self.awaited.any(axis=0) & (through | ~self.awaited).all(axis=0)

    @property
    def unread(self) -> int:
        """Articles whose units are not known yet."""
        return int((self.units == UNKNOWN).sum())

    def standing(self, reviewer: str) -> Standing | None:
        return self.standings[self._row_of[reviewer]] if reviewer in self._row_of else None

    def article(self, id: str) -> ArticleStanding | None:
        """Everybody in article `id`, in the order of `reviewers`; None where there is no such article."""
        place = self._place_of.get(id)
        if place is None:
            return None
        rows = np.flatnonzero(self.awaited[:, place] | (self.done[:, place] > 0)).tolist()
        return ArticleStanding(id, self._units_of(place), tuple(self._share(row, place) for row in rows))

    def of_reviewer(self, reviewer: str, order: Sequence[str] | None = None) -> list[Share]:
        """The articles that are `reviewer`'s, in the library's order or, as far as it goes, in `order`."""
        row = self._row_of.get(reviewer)
        if row is None:
            return []
        places = np.flatnonzero(self.theirs[row]).tolist()
        if order is not None:
            mine = set(places)
            wanted = (self._place_of.get(id) for id in order)
            places = list(dict.fromkeys([*(place for place in wanted if place in mine), *places]))
        return [self._share(row, place) for place in places]

    def _share(self, row: int, place: int) -> Share:
        return Share(
            self.reviewers[row],
            self.articles[place],
            bool(self.awaited[row, place]),
            self._units_of(place),
            int(self.done[row, place]),
            int(self.unsure[row, place]),
        )

    def _units_of(self, place: int) -> int | None:
        units = int(self.units[place])
        return None if units == UNKNOWN else units

    @cached_property
    def _row_of(self) -> dict[str, int]:
        return {name: row for row, name in enumerate(self.reviewers)}

    @cached_property
    def _place_of(self) -> dict[str, int]:
        return {id: place for place, id in enumerate(self.articles)}


def board(library: Library, table: LabelTable, team: Team, assignment: Assignment) -> Board:
    """Who has done what. Where the team's sources are masked, headlines are no units.

    Where the assignment is open and nobody is listed, all articles are everybody's, and an article waits
    for those who have begun it. Whoever tags without being given articles has those that they began.
    """
    units = library.unit_arrays()
    read = read_articles(library, units)
    reviewers, row_of_code = _reviewers(table, team)
    shape = (len(reviewers), len(units.ids))

    rows = table.current(role="reviewer")
    at, counts = counted(units, read, table, rows, team.mask_source)
    rows, article, unit = rows[counts], at.article[counts], at.unit[counts]
    cell = row_of_code[table.reviewer[rows]] * shape[1] + article
    done = np.bincount(cell, minlength=shape[0] * shape[1]).reshape(shape)
    unsure = np.bincount(cell[table.unsure[rows]], minlength=shape[0] * shape[1]).reshape(shape)

    tagged = tagged_units(units, team.mask_source)
    length = np.bincount(units.article[tagged], minlength=shape[1])
    length[~read] = UNKNOWN

    assigned = _assigned(units.ids, reviewers, assignment)
    begun = done > 0
    given = assigned.any(axis=1, keepdims=True)
    everybody = assignment.is_open and not team.reviewers
    awaited = np.where(assigned.any(axis=0), assigned, begun)
    theirs = np.ones(shape, bool) if everybody else np.where(given, assigned, begun)
    return Board(
        reviewers=reviewers,
        articles=units.ids,
        units=length,
        theirs=theirs,
        awaited=awaited,
        done=done,
        unsure=unsure,
        standings=tuple(_standings(table, reviewers, row_of_code, length, theirs, done, unsure)),
        team_done=int(done[assigned].sum() if assigned.any() else _distinct(unit, len(units.article))),
        team_units=int((np.maximum(length, 0) * (assigned.sum(axis=0) if assigned.any() else 1)).sum()),
    )


def _reviewers(table: LabelTable, team: Team) -> tuple[tuple[str, ...], np.ndarray]:
    """The names, and for each code of `table.reviewer` its place among them."""
    rows = table.rows_of(role="reviewer")
    have = np.bincount(table.reviewer[rows], minlength=len(table.reviewers)) > 0
    others = [table.reviewers[code] for code in np.flatnonzero(have)]
    names = tuple(dict.fromkeys([*team.reviewers, *others]))
    place = {name: row for row, name in enumerate(names)}
    return names, np.array([place.get(name, _NEVER) for name in table.reviewers] or [_NEVER], np.int64)


def _assigned(ids: Sequence[str], reviewers: Sequence[str], assignment: Assignment) -> np.ndarray:
    """bool (R, A): who is given what."""
    if assignment.is_open:
        listed = set(assignment.reviewers)
        return np.tile(np.array([[name in listed] for name in reviewers], bool).reshape(-1, 1), len(ids))
    row_of = {name: row for row, name in enumerate(reviewers)}
    assigned = np.zeros((len(ids), len(reviewers)), bool)
    pairs = [(place, row_of[name]) for place, id in enumerate(ids) for name in assignment.of(id)]
    if pairs:
        places, rows = np.array(pairs).T
        assigned[places, rows] = True
    return assigned.T


def _standings(table, reviewers, row_of_code, length, theirs, done, unsure):
    """A `Standing` for each reviewer."""
    known = length != UNKNOWN
    through = theirs & known & (done >= length)
    left = np.where(theirs & known, np.maximum(length - done, 0), 0).sum(axis=1)
    columns = zip(
        theirs.sum(axis=1).tolist(),
        through.sum(axis=1).tolist(),
        (theirs & ~known).sum(axis=1).tolist(),
        np.where(theirs & known, length, 0).sum(axis=1).tolist(),
        np.where(theirs, done, 0).sum(axis=1).tolist(),
        left.tolist(),
        np.where(theirs, unsure, 0).sum(axis=1).tolist(),
        np.where(theirs, 0, done).sum(axis=1).tolist(),
        strict=True,
    )
    saved = _last_rows(table.rows_of(role="reviewer"), table, row_of_code, len(reviewers), 1)
    recent = _last_rows(table.current(role="reviewer"), table, row_of_code, len(reviewers), PACE_ROWS)
    for row, (name, figures) in enumerate(zip(reviewers, columns, strict=True)):
        last = table.labels(saved[row])
        times = [label.saved_at for label in table.labels(recent[row])]
        yield Standing(name, *figures, saved_at=last[0].saved_at if last else "", pace=pace(times))


def _last_rows(rows, table, row_of_code, reviewers: int, count: int) -> list[np.ndarray]:
    """For each reviewer the last `count` of `rows` that are theirs, in the order of saving."""
    whose = row_of_code[table.reviewer[rows]]
    order = np.argsort(whose, kind="stable")
    ends = np.searchsorted(whose[order], np.arange(reviewers + 1))
    return [rows[order[max(start, end - count) : end]] for start, end in pairwise(ends)]


def _distinct(unit: np.ndarray, count: int) -> int:
    """How many of `count` units are in `unit`, NOWHERE not counted."""
    seen = np.zeros(count + 1, bool)
    seen[unit] = True
    return int(seen[:-1].sum())
