"""What is set for one reviewer over all sets: each paragraph once, in an order that tells nothing, done or not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from framing.articles import Library, UnitArrays
from framing.articles.places import Place
from framing.labels import Label, LabelTable
from framing.team.progress import read_articles, tagged_units
from framing.team.tasks import Task


class Order(NamedTuple):
    """Which paragraphs one reviewer goes through."""

    places: tuple[Place, ...]
    #: Of those to be decided anew: the moment, as `Label.saved_at` has it, that a decision must be later than.
    since: dict[Place, str]


class Pile(NamedTuple):
    """How far one reviewer is with what is set. Paragraphs that are gone from their article are left out."""

    places: tuple[Place, ...]
    #: bool, one a place.
    done: np.ndarray

    @property
    def to_do(self) -> tuple[Place, ...]:
        return tuple(place for place, done in zip(self.places, self.done.tolist(), strict=True) if not done)

    @property
    def left(self) -> int:
        return len(self.places) - int(self.done.sum())


def order(tasks: Iterable[Task]) -> Order:
    """The paragraphs of `tasks`, all of one reviewer, each once.

    They are mixed by a hash of reviewer and place: so sets of different purposes cannot be told apart, the order
    is the same tomorrow, and a further set falls in between. Where several sets hold a paragraph, the last that
    wants it anew says since when.
    """
    since: dict[Place, str] = {}
    chance: dict[Place, bytes] = {}
    for task in tasks:
        place = task.place
        text = "\0".join((task.reviewer, *place))
        chance[place] = hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=8).digest()
        if task.purpose == "retest":
            since[place] = max(task.at, since.get(place, ""))
    return Order(tuple(sorted(chance, key=chance.__getitem__)), since)


def pile(tasks: Sequence[Task], library: Library, table: LabelTable, *, masked: bool = False) -> Pile:
    """How far the reviewer of `tasks`, all of one, is by the labels in `table`. No article is read.

    A paragraph of a reliability sample is done when the reviewer has a current label on it; one of a re-test when
    a decision that stands was saved after it was set. Where sources are `masked`, nobody tags a headline. A
    paragraph of an article that was not read yet is taken to be there.
    """
    if not tasks:
        return Pile((), np.zeros(0, bool))
    found = order(tasks)
    there = _there(found.places, library, masked)
    places = tuple(place for place, is_there in zip(found.places, there, strict=True) if is_there)
    rows = _rows_on(places, table, tasks[0].reviewer)
    done = [_is_done(rows.get(place, ()), found.since.get(place)) for place in places]
    return Pile(places, np.array(done, bool))


def units_at(units: UnitArrays, places: Iterable[Place]) -> list[int | None]:
    """Where each of `places` is among `units`; None where it is not."""
    codes = {article: code for code, article in enumerate(units.ids)}
    wanted = sorted({codes[place.article] for place in places if place.article in codes})
    starts = np.searchsorted(units.article, wanted, "left").tolist()
    ends = np.searchsorted(units.article, wanted, "right").tolist()
    at = {
        (code, key): row
        for code, start, end in zip(wanted, starts, ends, strict=True)
        for row, key in enumerate(units.key[start:end].tolist(), start)
    }
    return [at.get((codes.get(place.article), int(place.paragraph_id, 16))) for place in places]


def awaiting_retest(
    tasks: Iterable[Task], library: Library, table: LabelTable, *, masked: bool = False
) -> tuple[Place, ...]:
    """What of `tasks`, all of one reviewer, a re-test asks for and is not answered yet."""
    return pile([task for task in tasks if task.purpose == "retest"], library, table, masked=masked).to_do


def _there(places: Sequence[Place], library: Library, masked: bool) -> list[bool]:
    units = library.unit_arrays()
    tagged = tagged_units(units, masked)
    read = dict(zip(units.ids, read_articles(library, units).tolist(), strict=True))
    return [
        bool(tagged[at]) if at is not None else not read.get(place.article, True)
        for place, at in zip(places, units_at(units, places), strict=True)
    ]


def _rows_on(places: Sequence[Place], table: LabelTable, reviewer: str) -> dict[Place, list[Label]]:
    """The reviewer's own rows on each of `places`, in the order that they were saved in."""
    keys = np.array([int(place.paragraph_id, 16) for place in places], np.int64)
    rows = table.rows_of(reviewer=reviewer, role="reviewer")
    found: dict[Place, list[Label]] = {}
    for label in table.labels(rows[np.isin(table.paragraph_key[rows], keys)]):
        found.setdefault(Place(label.article, label.paragraph_id), []).append(label)
    return found


def _is_done(rows: Sequence[Label], since: str | None) -> bool:
    """Whether `rows`, all of a reviewer's on one paragraph, decide it, for a re-test after `since`."""
    if since is None:
        return bool(rows) and not rows[-1].withdrawn
    # What was undone decides nothing, and the row that undoes it only repeats what was said before.
    undone = {row.undoes for row in rows}
    standing = [row for row in rows if row.saved_at > since and row.undoes is None and row.id not in undone]
    return bool(standing) and not standing[-1].withdrawn
