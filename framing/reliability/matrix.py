"""Reliability data: who decided what on which paragraph, of the labels that count for agreement.

Those are the reviewers' (not adjudicators') current labels on text that is there. "None" is a decision, for no
tag; a paragraph that a reviewer has not decided, or whose label is withdrawn, is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from framing.articles import Entry, UnitArrays
from framing.articles.places import NOWHERE, locate
from framing.codebook import Codebook
from framing.errors import SelectionError
from framing.labels import NONE, ROLES, LabelTable
from framing.labels.columns import last_alike, paragraph_key
from framing.reliability.sums import overlapping

#: Places without an outlet of their own stand under this name; no outlet can be called so.
NO_OUTLET = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which labels count; None is all. Dates are the articles', ISO 8601 (a part of one will do), both inclusive."""

    articles: tuple[str, ...] | None = None
    reviewers: tuple[str, ...] | None = None
    outlets: tuple[str, ...] | None = None
    since: str = ""
    until: str = ""
    #: (article, paragraph id), such as a drawn sample's; those that are gone have no labels to count.
    paragraphs: frozenset[tuple[str, str]] | None = None


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
    selection: Selection = Selection(),
) -> Ratings:
    """The reliability data of a selection. `entries` and `units` are a library's.

    Raises `SelectionError` for an article, an outlet or a reviewer that is not there.
    """
    known = {entry.id: entry for entry in entries}
    outlets = tuple(known[id].outlet if id in known else NO_OUTLET for id in units.ids)
    chosen = selected_articles(selection, units.ids, known)

    current = table.current()
    current = current[table.role[current] == ROLES.index("reviewer")]
    current = current[by_selected_reviewers(selection, table, current)]
    article, unit = locate(
        units,
        table.articles,
        table.article[current],
        table.paragraph_key[current],
        table.paragraph[current],
    )
    # What is gone has no outlet and no date any more, so it belongs to the selection by its article alone.
    whole = selection.articles is None and chosen.all()
    gone = (unit == NOWHERE) & np.where(article == NOWHERE, whole, np.append(chosen, whole)[article])
    here = (unit != NOWHERE) & np.append(chosen, False)[article]
    if selection.paragraphs is not None:
        wanted = on_selected_paragraphs(selection.paragraphs, table, current)
        gone, here = gone & wanted, here & wanted

    unit, current = unit[here], current[here]
    names = sorted({table.reviewers[code] for code in np.unique(table.reviewer[current])})
    person = _codes([*table.reviewers], names)[table.reviewer[current]]
    sets, of_choice, tags, former = _sets(table, current, codebook)
    choice = of_choice[table.choice[current]]

    order = np.lexsort((person, unit))
    places, unit = np.unique(unit[order], return_inverse=True)
    found = Ratings(
        unit=unit.astype(np.int64),
        reviewer=person[order],
        choice=choice[order],
        sets=sets,
        place=places,
        article=units.article[places],
        articles=units.ids,
        outlets=outlets,
        reviewers=tuple(names),
        set_aside=(),
        tags=tags,
        former=former,
        orphaned=int(gone.sum()),
    )
    compared = found.compared()
    left = set(np.unique(compared.reviewer).tolist())
    if len(left) == len(names):
        return found
    kept = [name for code, name in enumerate(names) if code in left]
    return replace(
        compared,
        reviewer=_codes(names, kept)[compared.reviewer],
        reviewers=tuple(kept),
        set_aside=tuple(name for name in names if name not in kept),
    )


def selected_articles(selection: Selection, ids: Sequence[str], known: dict[str, Entry]) -> np.ndarray:
    """bool (A,): which articles of the library are selected."""
    _must_hold("article", selection.articles, ids)
    _must_hold("outlet", selection.outlets, {entry.outlet for entry in known.values()} - {NO_OUTLET})
    nothing = Entry("", None, NO_OUTLET, "", None, None)
    chosen = []
    for id in ids:
        entry = known.get(id, nothing)
        day = entry.date if entry.date[:4].isdigit() else ""
        chosen.append(
            (selection.articles is None or id in selection.articles)
            and (selection.outlets is None or entry.outlet in selection.outlets)
            and (not selection.since or (bool(day) and day >= selection.since))
            and (not selection.until or (bool(day) and day[: len(selection.until)] <= selection.until))
        )
    return np.array(chosen, bool)


def by_selected_reviewers(selection: Selection, table: LabelTable, rows: np.ndarray) -> np.ndarray:
    """bool, an entry for each of `rows`: whether its reviewer is selected."""
    if selection.reviewers is None:
        return np.ones(len(rows), bool)
    _must_hold("reviewer", selection.reviewers, {table.reviewers[c] for c in np.unique(table.reviewer[rows])})
    return np.array([name in selection.reviewers for name in table.reviewers] or [False])[
        table.reviewer[rows]
    ]


def on_selected_paragraphs(
    wanted: Iterable[tuple[str, str]], table: LabelTable, rows: np.ndarray
) -> np.ndarray:
    """bool, an entry for each of `rows`: whether its paragraph is among those `wanted`."""
    code = {id: at for at, id in enumerate(table.articles)}
    known = np.array(
        [(code[id], paragraph_key(paragraph)) for id, paragraph in wanted if id in code], np.int64
    ).reshape(-1, 2)
    article = np.concatenate([known[:, 0], table.article[rows]])
    key = np.concatenate([known[:, 1], table.paragraph_key[rows]])
    # Wanted is what is alike to a wanted one: told from behind, they are the last of their kind.
    last = last_alike((key[::-1], article[::-1]))[::-1]
    return last[len(known) :] >= len(rows)


def _must_hold(kind: str, wanted: Sequence[str] | None, known: Iterable[str]) -> None:
    known = set(known)
    for name in wanted or ():
        if name not in known:
            raise SelectionError(kind, name, tuple(sorted(known)))


def _codes(names: Sequence[str], among: Sequence[str]) -> np.ndarray:
    """int64: each of `names` as its place `among`; -1 where it is not."""
    place = {name: at for at, name in enumerate(among)}
    return np.array([place.get(name, -1) for name in names] or [-1], np.int64)


def _sets(table: LabelTable, rows: np.ndarray, codebook: Codebook):
    """The different sets in `rows`, which of them each of `table.choices` is, the tags, the former ones."""
    used = {code: _tag_set(table.choices[code]) for code in np.unique(table.choice[rows]).tolist()}
    former = tuple(sorted(set().union(*used.values()) - set(codebook.names) - {NONE}))
    tags = codebook.names + former
    rank = {tag: at for at, tag in enumerate((*tags, NONE))}
    sets = sorted(set(used.values()), key=lambda one: sorted(rank[tag] for tag in one))
    place = {one: at for at, one in enumerate(sets)}
    codes = [place[used[code]] if code in used else -1 for code in range(len(table.choices))]
    return tuple(sets), np.array(codes or [-1], np.int64), tags, former


def _tag_set(choice: Iterable[str]) -> frozenset[str]:
    """The tags of a decision; NONE beside tags, as only a hand writes it, is left out."""
    tags = frozenset(choice)
    return tags - {NONE} if len(tags) > 1 else tags
