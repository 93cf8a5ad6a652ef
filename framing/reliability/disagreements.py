"""Where reviewers disagree, how far, and what of it is settled: all paragraphs at once, as columns.

`framing.reliability.accepting` settles at once what most reviewers agree on.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from framing.articles import UnitArrays
from framing.articles.places import NOWHERE, Place, locate_rows
from framing.codebook import Codebook
from framing.errors import SelectionError
from framing.labels import NONE, Label, LabelTable, tag_set, verdicts
from framing.labels.columns import codes_among, paragraph_text
from framing.labels.final import majorities
from framing.reliability.sets import distances, observed, slots

#: What the codes in `Disagreements.state` stand for. A paragraph whose verdict lapsed is "lapsed" until there
#: is another; without a verdict it is "open" where no set of tags has a strict majority of two or more
#: reviewers, and "single" where only one reviewer has a label on it.
STATES = ("open", "lapsed", "majority", "unanimous", "single", "adjudicated")

OPEN, LAPSED, MAJORITY, UNANIMOUS, SINGLE, ADJUDICATED = range(len(STATES))


@dataclass(frozen=True)
class Disagreements:
    """The P paragraphs with a reviewer's current label or a verdict, in reading order, column by column.

    L labels are the reviewers' current ones on them, sorted by paragraph and, within one, by reviewer.
    """

    units: UnitArrays
    table: LabelTable
    #: int (P,): the paragraph's place among the units.
    unit: np.ndarray
    #: int32 (P,): how many reviewers have a label on it; 0 where only a verdict is left.
    reviewers: np.ndarray
    #: int32 (P,): how many of these labels are marked unsure, and how many have a note.
    unsure: np.ndarray
    notes: np.ndarray
    #: int8 (P,): a code into `STATES`.
    state: np.ndarray
    #: float (P,): the mean over the pairs of its reviewers of the Jaccard distance of their sets of tags, from
    #: 0 (all agree, or there is one reviewer) to 1 (no two have a tag in common). "None" is a set of its own.
    contested: np.ndarray
    #: int32 (P,): the set that more than half of the reviewers chose, a place in `sets`; -1 where there is none.
    majority: np.ndarray
    #: int64 (P,): the verdict, lapsed or not: its row of the table and what it says, a place in `sets`; -1 and
    #: -1 where there is none.
    verdict: np.ndarray
    verdict_set: np.ndarray
    #: int64 (L,): the labels: their rows of the table; each paragraph, a row of these columns; the reviewer, a
    #: place in `people`; the decision, a place in `sets`.
    label_row: np.ndarray
    label_of: np.ndarray
    label_by: np.ndarray
    label_set: np.ndarray
    #: Different sets of tags.
    sets: tuple[frozenset[str], ...]
    #: Who has a label here, by name.
    people: tuple[str, ...]
    #: The codebook's, then those that labels still hold though they have left it, sorted, and NONE.
    tags: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.unit)

    @property
    def article(self) -> np.ndarray:
        """int32 (P,): the article, a place in `units.ids`."""
        return self.units.article[self.unit]

    @property
    def number(self) -> np.ndarray:
        """int32 (P,): the paragraph's number in its article."""
        return self.units.number[self.unit]

    @property
    def key(self) -> np.ndarray:
        """int64 (P,): the paragraph's key."""
        return self.units.key[self.unit]

    def place(self, row: int) -> Place:
        """Article and paragraph id of `row`."""
        unit = self.unit[row]
        return Place(self.units.ids[self.units.article[unit]], paragraph_text(int(self.units.key[unit])))

    def said(self, row: int) -> list[Label]:
        """The reviewers' current labels on `row`, by name."""
        start, end = np.searchsorted(self.label_of, [row, row + 1])
        return self.table.labels(self.label_row[start:end])

    def verdict_on(self, row: int) -> Label | None:
        """The verdict on `row`, lapsed or not."""
        return self.table[int(self.verdict[row])] if self.verdict[row] >= 0 else None

    # ------------------------------------------------------------------ in one sense or another

    def holding(self, tag: str) -> tuple[np.ndarray, np.ndarray]:
        """int (P,) twice: how many reviewers hold `tag` (or NONE), how many do not."""
        having = self._has(tag)[self.label_set]
        some = np.bincount(self.label_of[having], minlength=len(self))
        return some, self.reviewers - some

    def contested_on(self, tag: str) -> np.ndarray:
        """float (P,): the share of pairs of reviewers of whom one holds `tag` (or NONE) and the other does not."""
        some, others = self.holding(tag)
        return some * others / self._pairs

    def differ(self, one: str, other: str) -> np.ndarray:
        """bool (P,): whether these two reviewers both have a label and chose different sets."""
        return self._apart(one, other, self._distances > 0)

    def order(
        self,
        tag: str | None = None,
        pair: tuple[str, str] | None = None,
        states: Collection[str] | None = None,
        articles: Collection[str] | None = None,
    ) -> np.ndarray:
        """Rows, int64, the most contested first; then those with more unsure marks, more labels, in reading order.

        Without filters those on which reviewers differ, and those whose verdict lapsed. `tag`: where they
        differ on it, by `contested_on`. `pair`: where these two differ, by their sets' Jaccard distance. Both:
        where these two differ on the tag. A lapsed verdict is then among them where somebody holds the tag,
        and where both have a label. `states` and `articles` (ids): only those; where `states` asks for what is
        settled, verdicts on what all agreed on are there as well, as lapsed ones are. Raises `SelectionError`
        for a tag or a reviewer that no label here has.
        """
        score, concerns = self._score(tag, pair)
        score = np.round(score, 9)  # equal shares may differ in the last bit
        listed = (score > 0) | ((self.state == LAPSED) & concerns)
        if states is not None:
            listed |= (self.state == ADJUDICATED) & concerns
            listed &= np.isin(self.state, [STATES.index(state) for state in states])
        if articles is not None:
            wanted = np.array([id in articles for id in self.units.ids] or [False])
            listed &= wanted[self.article]
        rows = np.flatnonzero(listed)
        return rows[np.lexsort((-self.reviewers[rows], -self.unsure[rows], -score[rows]))]

    def _score(self, tag: str | None, pair: tuple[str, str] | None) -> tuple[np.ndarray, np.ndarray]:
        """float (P,), how far reviewers differ in the sense asked for; bool (P,), whether they are concerned."""
        score, concerns, between = self.contested, np.ones(len(self), bool), self._distances
        if tag is not None:
            holds = self._has(tag)
            score, between = self.contested_on(tag), (holds[:, None] != holds).astype(float)
            concerns &= (self.holding(tag)[0] > 0) | np.append(holds, False)[self.verdict_set]
        if pair is not None:
            score = self._apart(*pair, between)
            concerns &= self._apart(*pair, np.ones_like(between)) > 0
        return score, concerns

    def _apart(self, one: str, other: str, between: np.ndarray) -> np.ndarray:
        """(P,): `between` (sets x sets) of what the two chose; 0 where one of them has no label."""
        first, second = self._chosen(one), self._chosen(other)
        both = np.flatnonzero((first >= 0) & (second >= 0))
        found = np.zeros(len(self), between.dtype)
        found[both] = between[first[both], second[both]]
        return found

    def _chosen(self, reviewer: str) -> np.ndarray:
        """int (P,): what `reviewer` chose, a place in `sets`; -1 where they have no label."""
        if reviewer not in self.people:
            raise SelectionError("reviewer", reviewer, self.people)
        found = np.full(len(self), -1, np.int64)
        own = self.label_by == self.people.index(reviewer)
        found[self.label_of[own]] = self.label_set[own]
        return found

    def _has(self, tag: str) -> np.ndarray:
        """bool, one for each of `sets`."""
        if tag not in self.tags:
            raise SelectionError("tag", tag, self.tags)
        return np.array([tag in one for one in self.sets], bool)

    @cached_property
    def _pairs(self) -> np.ndarray:
        return np.maximum(self.reviewers * (self.reviewers - 1.0) / 2, 1)

    @cached_property
    def _distances(self) -> np.ndarray:
        return distances(self.sets, "jaccard")


def disagreements(units: UnitArrays, table: LabelTable, codebook: Codebook) -> Disagreements:
    """What reviewers said of the units of a library, and what is settled; labels on text that is gone are left out."""
    found = verdicts(table)
    reviews = table.current(role="reviewer")
    rows = np.concatenate([reviews, found.row])
    _, unit = locate_rows(units, table, rows)
    occurs = np.zeros(len(units.article), bool)
    occurs[unit[unit != NOWHERE]] = True
    places = np.flatnonzero(occurs)
    paragraph = np.append(np.cumsum(occurs) - 1, NOWHERE)[unit]
    count = len(places)

    people = sorted({table.reviewers[code] for code in np.unique(table.reviewer[reviews]).tolist()})
    person = codes_among(table.reviewers, people)[table.reviewer[reviews]]
    of, here = paragraph[: len(reviews)], np.flatnonzero(paragraph[: len(reviews)] != NOWHERE)
    here = here[np.lexsort((person[here], of[here]))]
    of, label_row = of[here], reviews[here]

    settled = paragraph[len(reviews) :]
    standing = np.flatnonzero(settled != NOWHERE)
    verdict, lapsed = np.full(count, -1, np.int64), np.zeros(count, bool)
    verdict[settled[standing]], lapsed[settled[standing]] = found.row[standing], found.lapsed[standing]

    sets, code = _sets(table, rows)
    choice = code[table.choice[label_row]]
    reviewers = np.bincount(of, minlength=count).astype(np.int32)
    majority = majorities(of, choice, np.arange(len(of)), reviewers)
    contested = np.zeros(count)
    apart = observed(slots(of, choice), distances(sets, "jaccard"))
    contested[: len(apart)] = apart
    contested /= np.maximum(reviewers, 1)
    former = sorted(set().union(*sets) - {*codebook.names, NONE})
    noted = np.array([note != "" for note in table.notes(label_row)], bool)
    return Disagreements(
        units=units,
        table=table,
        unit=places,
        reviewers=reviewers,
        unsure=np.bincount(of[table.unsure[label_row]], minlength=count).astype(np.int32),
        notes=np.bincount(of[noted], minlength=count).astype(np.int32),
        state=np.select(
            [lapsed, verdict >= 0, reviewers == 1, contested == 0, majority >= 0],
            [LAPSED, ADJUDICATED, SINGLE, UNANIMOUS, MAJORITY],
            OPEN,
        ).astype(np.int8),
        contested=contested,
        majority=majority,
        verdict=verdict,
        verdict_set=np.where(verdict >= 0, np.append(code, -1)[table.choice[verdict]], -1),
        label_row=label_row,
        label_of=of,
        label_by=person[here],
        label_set=choice,
        sets=sets,
        people=tuple(people),
        tags=(*codebook.names, *former, NONE),
    )


def _sets(table: LabelTable, rows: np.ndarray) -> tuple[tuple[frozenset[str], ...], np.ndarray]:
    """The different sets of tags in `rows`; int64, an entry for each of `table.choices`: which of them, or -1."""
    place: dict[frozenset[str], int] = {}
    code = np.full(len(table.choices), -1, np.int64)
    for choice in np.unique(table.choice[rows]).tolist():
        code[choice] = place.setdefault(tag_set(table.choices[choice]), len(place))
    return tuple(place), code
