"""Reliability data: who decided what on which paragraph, of the labels that count for agreement.

Those are the reviewers' (not adjudicators') current labels on text that is there. "None" is a decision, for no
tag; a paragraph that a reviewer has not decided, or whose label is withdrawn, is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from framing.articles import Entry, UnitArrays
from framing.articles.places import NOWHERE
from framing.codebook import Codebook
from framing.labels import NONE, LabelTable
from framing.labels.columns import codes_among
from framing.labels.sets import tag_set
from framing.reliability.sums import overlapping
from framing.selection import NO_OUTLET, Selection, selected


@dataclass(frozen=True)
class Ratings:
    """L labels on U paragraphs by R reviewers, a paragraph and reviewer at most once, sorted by both."""

    #: int64 (L,): the paragraph, from 0 to U - 1 in reading order.
    unit: np.ndarray
    #: int64 (L,): the reviewer, a place in `reviewers`.
    reviewer: np.ndarray
    #: int64 (L,): the decision, a place in `sets`.
    choice: np.ndarray
    #: Different sets of tags in codebook order; `frozenset({NONE})` where no tag fits.
    sets: tuple[frozenset[str], ...]
    #: int32 (U,): each paragraph's place among the library's units; and its article, a place in `articles`.
    place: np.ndarray
    article: np.ndarray
    articles: tuple[str, ...]
    #: Each article's outlet, `NO_OUTLET` where it is not known.
    outlets: tuple[str, ...]
    #: By name. Those who share no paragraph with another are in `set_aside` and have no labels here.
    reviewers: tuple[str, ...]
    set_aside: tuple[str, ...]
    #: The codebook's, then those that the labels still hold though they have left it, sorted.
    tags: tuple[str, ...]
    former: tuple[str, ...]
    #: Labels of the selection on text that is gone.
    orphaned: int

    def having(self, tag: str) -> np.ndarray:
        """int64 (L,): 1 where the label holds `tag`, else 0."""
        return np.array([tag in one for one in self.sets] or [False], np.int64)[self.choice]

    def codes(self, values: np.ndarray) -> np.ndarray:
        """int (U, R): `values` (L,), one a label, as a matrix; -1 where a reviewer has no label."""
        matrix = np.full((len(self.place), len(self.reviewers)), -1, np.int64)
        matrix[self.unit, self.reviewer] = values
        return matrix

    @cached_property
    def per_unit(self) -> np.ndarray:
        """int (U,): labels on each paragraph."""
        return np.bincount(self.unit, minlength=len(self.place))

    def only(self, rows: np.ndarray) -> Ratings:
        """The labels where `rows`, bool (L,), holds, and their paragraphs; reviewers keep their places."""
        kept = np.zeros(len(self.place), bool)
        kept[self.unit[rows]] = True
        fresh = np.cumsum(kept) - 1
        return replace(
            self,
            unit=fresh[self.unit[rows]],
            reviewer=self.reviewer[rows],
            choice=self.choice[rows],
            place=self.place[kept],
            article=self.article[kept],
        )

    def compared(self) -> Ratings:
        """Without the labels of those who share no paragraph with another; all of them where nobody does."""
        counts = overlapping(self.unit, self.reviewer)
        return self if counts.all() else self.only(counts)


@dataclass(frozen=True)
class Exclusive:
    """The reading in which a paragraph has one tag or none: one nominal variable."""

    #: The labels on paragraphs whose labels all hold at most one tag.
    ratings: Ratings
    #: int64 (L,): their categories, places in `categories`: the tags, and NONE last.
    code: np.ndarray
    categories: tuple[str, ...]
    #: Paragraphs with a label of two or more tags.
    left_out: int


def exclusive(ratings: Ratings) -> Exclusive:
    """The exclusive reading of `ratings`."""
    categories = (*ratings.tags, NONE)
    several = np.array([len(one) > 1 for one in ratings.sets] or [False])[ratings.choice]
    out = np.zeros(len(ratings.place), bool)
    out[ratings.unit[several]] = True
    rest = ratings.only(~out[ratings.unit]).compared()
    of_set = np.array([categories.index(min(one)) for one in ratings.sets] or [0], np.int64)
    return Exclusive(rest, of_set[rest.choice], categories, int(out.sum()))


def ratings(
    entries: Iterable[Entry],
    units: UnitArrays,
    table: LabelTable,
    codebook: Codebook,
    selection: Selection = Selection(),  # noqa: B008 - frozen
) -> Ratings:
    """The reliability data of a selection. `entries` and `units` are a library's.

    Raises `SelectionError` for an article, an outlet or a reviewer that is not there.
    """
    known = {entry.id: entry for entry in entries}
    current = table.current(role="reviewer")
    taken = selected(known, units, table, current, selection)

    unit, current = taken.unit[taken.here], current[taken.here]
    everybody = {table.reviewers[code] for code in _in_use(table.reviewer[current])}
    counts = overlapping(unit, table.reviewer[current])
    unit, current = unit[counts], current[counts]
    names = sorted(table.reviewers[code] for code in _in_use(table.reviewer[current]))
    person = codes_among(table.reviewers, names)[table.reviewer[current]]
    sets, of_choice, tags, former = _sets(table, current, codebook)
    choice = of_choice[table.choice[current]]

    order = np.lexsort((person, unit))
    unit = unit[order]
    first = np.diff(unit, prepend=NOWHERE) > 0
    places, unit = unit[first], np.cumsum(first) - 1
    return Ratings(
        unit=unit,
        reviewer=person[order],
        choice=choice[order],
        sets=sets,
        place=places,
        article=units.article[places],
        articles=units.ids,
        outlets=tuple(known[id].outlet if id in known else NO_OUTLET for id in units.ids),
        reviewers=tuple(names),
        set_aside=tuple(sorted(everybody.difference(names))),
        tags=tags,
        former=former,
        orphaned=int(taken.gone.sum()),
    )


def _in_use(codes: np.ndarray) -> list[int]:
    """The different values of `codes`, which are not negative and not large, ascending."""
    return np.flatnonzero(np.bincount(codes)).tolist()


def _sets(table: LabelTable, rows: np.ndarray, codebook: Codebook):
    """The different sets in `rows`, which of them each of `table.choices` is, the tags, the former ones."""
    used = {code: tag_set(table.choices[code]) for code in _in_use(table.choice[rows])}
    former = tuple(sorted(set().union(*used.values()) - set(codebook.names) - {NONE}))
    tags = codebook.names + former
    rank = {tag: at for at, tag in enumerate((*tags, NONE))}
    sets = sorted(set(used.values()), key=lambda one: sorted(rank[tag] for tag in one))
    place = {one: at for at, one in enumerate(sets)}
    codes = [place[used[code]] if code in used else -1 for code in range(len(table.choices))]
    return tuple(sets), np.array(codes or [-1], np.int64), tags, former
