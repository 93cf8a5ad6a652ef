"""How far a reviewer is, article by article, and which article comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.articles import KINDS, Entry, Library, UnitArrays
from framing.articles.places import Located, locate_rows
from framing.labels import LabelTable

if TYPE_CHECKING:
    from framing.team.assignment import Assignment


def tagged_units(units: UnitArrays, masked: bool) -> np.ndarray:
    """bool, one a unit: whether reviewers tag it. Where sources are `masked`, nobody tags a headline."""
    return units.kind != KINDS.index("headline") if masked else np.ones(len(units.kind), bool)


def units_by_article(library: Library, *, masked: bool = False) -> dict[str, int | None]:
    """Article id -> how many units it has to tag; None where it has not been read yet."""
    if not masked:
        return {entry.id: entry.units for entry in library.entries()}
    units = library.unit_arrays()
    counts = np.bincount(units.article[tagged_units(units, masked)], minlength=len(units.ids)).tolist()
    counted = dict(zip(units.ids, counts, strict=True))
    return {entry.id: None if entry.units is None else counted.get(entry.id) for entry in library.entries()}


def done_by_article(
    library: Library, table: LabelTable, reviewer: str, *, masked: bool = False
) -> dict[str, int]:
    """Article id -> how many of its units have a current label by `reviewer`; articles without are left out.

    A label whose paragraph is gone from its article does not count, and one on a headline does not where
    sources are `masked`. In an article that has not been read yet nobody can tell, so there every current
    label counts.
    """
    rows = table.current(reviewer=reviewer, role="reviewer")
    if not len(rows):
        return {}
    units = library.unit_arrays()
    at, counts = counted(units, read_articles(library, units), table, rows, masked)
    done = np.bincount(at.article[counts], minlength=len(units.ids))
    return {units.ids[code]: int(done[code]) for code in np.flatnonzero(done)}


def read_articles(library: Library, units: UnitArrays) -> np.ndarray:
    """bool, one for each of `units.ids`: whether the article was read, so that its units are known."""
    unread = {entry.id for entry in library.entries() if entry.units is None}
    return np.fromiter((id not in unread for id in units.ids), bool, len(units.ids))


def counted(
    units: UnitArrays, read: np.ndarray, table: LabelTable, rows: np.ndarray, masked: bool
) -> tuple[Located, np.ndarray]:
    """Where each of the current labels `rows` is, and whether it is progress (bool). `read`: `read_articles`."""
    at = locate_rows(units, table, rows)
    tagged = np.append(tagged_units(units, masked), False)  # the last place is NOWHERE's
    unread = np.append(~read, False)
    return at, tagged[at.unit] | unread[at.article]


def next_article(
    library: Library,
    table: LabelTable,
    reviewer: str,
    after: str,
    assignment: Assignment | None = None,
    *,
    masked: bool = False,
) -> Entry | None:
    """The first article behind `after`, going round, in which `reviewer` has something left to tag.

    With an `assignment`, among the reviewer's own articles and in the reviewer's own order; without, among
    all in the library's. Where `after` is not among them, from the first on.
    """
    entries = {entry.id: entry for entry in library.entries()}
    order = list(entries) if assignment is None else list(assignment.articles_of(reviewer))
    start = order.index(after) + 1 if after in order else 0
    done = done_by_article(library, table, reviewer, masked=masked)
    units = units_by_article(library, masked=masked)
    for id in order[start:] + order[:start]:
        if id != after and id in entries and (units[id] is None or done.get(id, 0) < units[id]):
            return entries[id]
    return None
