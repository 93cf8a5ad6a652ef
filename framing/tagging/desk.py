"""One reviewer at one article: which paragraph is shown, what has been decided, what each gesture does.

No screen is known here. A page shows `Desk.unit` and turns keys and taps into the methods below; every
one that changes a decision saves it before it moves on, and leaves the desk as it was where saving fails.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from framing.articles import Article, Paragraph
from framing.articles.places import Place
from framing.codebook import Codebook
from framing.labels import (
    MASKED,
    NONE,
    Label,
    LabelStore,
    LabelTable,
    Role,
    last_labels,
    new_label_id,
    undo,
    utc_now,
)
from framing.tagging.mark import Mark


class Desk:
    def __init__(
        self,
        article: Article,
        codebook: Codebook,
        store: LabelStore,
        reviewer: str,
        number: int | None = None,
        *,
        role: Role = "reviewer",
        tags_headline: bool = True,
        masked: bool = False,
        discussed: bool = False,
    ):
        """Sit down at `article`, at paragraph `number` where that is a unit, else at the first untagged.

        Without `tags_headline` the headline is no unit: where sources are masked nobody tags it.
        """
        self.article = article
        self.units = tuple(unit for unit in article.units if tags_headline or unit.kind != "headline")
        #: Whether the source is hidden from the reviewer. Decisions are marked so.
        self.masked = masked
        #: Whether the labels of others are shown: the article is open for discussion, or the team is not blind.
        self.discussed = discussed
        self._begin([Place(article.id, unit.id) for unit in self.units], codebook, store, reviewer, role)
        self.refresh()
        if number is None or not self.go(number):
            self.go_to_untagged()

    def _begin(
        self, places: Sequence[Place], codebook: Codebook, store: LabelStore, reviewer: str, role: Role
    ) -> None:
        self.codebook, self.store, self.reviewer = codebook, store, reviewer
        #: As what the reviewer decides here; saved with every decision.
        self.role: Role = role
        self._places = places
        self._index_of = {place: index for index, place in enumerate(places)}
        self._index: int | None = None
        self._last: dict[Place, Label] = {}
        self._others: tuple[LabelTable, str, dict[str, list[Label]]] | None = None
        self._table: LabelTable | None = None
        self._version: object = None
        self._unsure: dict[Place, bool] = {}
        #: The choice that could not be saved, kept so that it can be tried again.
        self.unsaved: tuple[str, ...] | None = None
        #: Id of the label that a decision on the paragraph as shown will get.
        self.shown = new_label_id()
        self._adding = False

    # ------------------------------------------------------------------ what is shown

    @property
    def unit(self) -> Paragraph | None:
        """The paragraph that is shown, or None at the article's end."""
        return None if self._index is None else self.units[self._index]

    @property
    def place(self) -> Place | None:
        """Where `unit` is."""
        return None if self._index is None else self._places[self._index]

    def takes(self, paragraph: Paragraph) -> bool:
        """Whether `paragraph`, of this article, is one of the units that are tagged here."""
        return paragraph.is_unit and self._place_of(paragraph) in self._index_of

    def mark(self, paragraph: Paragraph) -> Mark:
        """What the reviewer has said of `paragraph`, of this article."""
        return self._mark(self._place_of(paragraph))

    @property
    def done(self) -> int:
        """How many of the units have a decision."""
        return sum(map(self._decided, self._places))

    def tally(self) -> Counter[str]:
        """How often each tag (and none) was chosen here."""
        return Counter(tag for place in self._places for tag in self._mark(place).tags)

    def others(self, paragraph: Paragraph) -> list[Label]:
        """The current labels of all other people on `paragraph`, while the article is discussed; else none."""
        if not self._sees_others():
            return []
        if self._others is None or self._others[0] is not self._table or self._others[1] != self.article.id:
            self._others = (self._table, self.article.id, self._labels_of_others())
        return self._others[2].get(paragraph.id, [])

    def _sees_others(self) -> bool:
        return self.discussed

    def _labels_of_others(self) -> dict[str, list[Label]]:
        others: dict[str, list[Label]] = {}
        for label in self._table.labels(self._table.current(article=self.article.id)):
            if (label.reviewer, label.role) != (self.reviewer, self.role):
                others.setdefault(label.paragraph_id, []).append(label)
        return others

    def refresh(self) -> None:
        """Take in what was saved elsewhere, by another tab, by others or by hand."""
        version = self.store.version()
        if version == self._version:
            return
        table, before = self.store.read(), self._table
        if before is None or not table.continues(before):
            self._take_in(table, 0)
        elif len(table) > len(before):
            self._take_in(table, len(before))
        self._table, self._version = table, version

    def _take_in(self, table: LabelTable, since: int) -> None:
        """Learn of the rows of `table` from `since` on; from 0 on, forget what was known."""
        last = last_labels(table, self.reviewer, self.article.id, self.role, since)
        found = {Place(self.article.id, paragraph_id): label for paragraph_id, label in last.items()}
        self._last = self._last | found if since else found

    def _place_of(self, paragraph: Paragraph) -> Place:
        return Place(self.article.id, paragraph.id)

    def _mark(self, place: Place) -> Mark:
        last = self._last.get(place)
        unsure = self._unsure.get(place, last.unsure if last else False)
        return Mark(last.tags, unsure, last.note) if last else Mark(unsure=unsure)

    def _decided(self, place: Place) -> bool:
        last = self._last.get(place)
        return last is not None and not last.withdrawn

    # ------------------------------------------------------------------------- moving

    def go(self, number: int) -> bool:
        """Show paragraph `number`. False, and nothing changes, where that is no unit of the article."""
        for index, unit in enumerate(self.units):
            if unit.number == number:
                self._show(index)
                return True
        return False

    def step(self, by: int) -> None:
        """Show the unit `by` places on, tagged or not; past the last one is the end."""
        here = len(self._places) if self._index is None else self._index
        there = max(0, here + by)
        self._show(there if there < len(self._places) else None)

    def go_to_untagged(self) -> None:
        """Show the first unit without a decision; the end where there is none."""
        self._show(self._next_undecided(-1))

    def _show(self, index: int | None) -> None:
        self._index = index if self._places else None
        self.shown = new_label_id()
        self._adding = False
        self.unsaved = None

    def _next_undecided(self, after: int) -> int | None:
        """Index of the first undecided unit behind `after`, else of the first of all, else None."""
        count = len(self._places)
        for index in chain(range(after + 1, count), range(0, min(after + 1, count))):
            if not self._decided(self._places[index]):
                return index
        return None

    # ----------------------------------------------------------------------- deciding

    def decide(self, shown: str, name: str) -> bool:
        """Tag the paragraph shown with `name` (or NONE), save, and show the next undecided one.

        In an article that was decided throughout before, the next one in reading order.

        `shown` is the label id that was on the screen when the key was pressed. A second press for the
        same paragraph, or one for a paragraph that is gone from the screen, is not a decision: False.
        Tags added by `toggle` since the paragraph came up are kept beside `name`.
        """
        place = self.place
        if shown != self.shown or place is None:
            return False
        kept = set(self._mark(place).tags) - {NONE} if self._adding and name != NONE else set()
        second_reading = self._decided(place) and not self._adding
        self._save(place, tags=self._ordered(kept | {name}))
        following = self._next_undecided(self._index)
        if following is None and second_reading:
            self.step(+1)
        else:
            self._show(following)
        return True

    def toggle(self, shown: str, name: str) -> bool:
        """Add tag `name` to the paragraph shown, or take it off, save, and stay. See `decide`."""
        place = self.place
        if shown != self.shown or place is None:
            return False
        tags = set(self._mark(place).tags) - {NONE}
        self._save(place, tags=self._ordered(tags ^ {name}))
        self.shown, self._adding = new_label_id(), True
        return True

    def toggle_unsure(self, shown: str) -> bool:
        """Mark the paragraph shown as unsure, or as sure again.

        A decision that is there is saved anew with the mark; else the mark waits for the decision.
        """
        place = self.place
        if shown != self.shown or place is None:
            return False
        mark = self._mark(place)
        if mark.decided:
            self._save(place, unsure=not mark.unsure, id=new_label_id())
        else:
            self._unsure[place] = not mark.unsure
        return True

    def write_note(self, paragraph_id: str, note: str, article: str | None = None) -> None:
        """Save `note` with the paragraph, decided or not: what was typed is never lost.

        On an undecided paragraph the row has no tags, as a withdrawal has: a note, and no decision.
        `article` is the id of the paragraph's, where that may be another than the one that is shown.
        """
        place, note = Place(article or self.article.id, paragraph_id), note.strip()
        if note != self._mark(place).note:
            self._save(place, note=note, id=new_label_id())

    def undo(self) -> Label | None:
        """Undo the reviewer's last decision, in whichever article it was; returns the row that does so.

        Where it was on a unit of this desk, that is shown. None where there is nothing to undo.
        """
        row = self._undoing()
        if row is None:
            return None
        self.store.append(row)
        self.refresh()
        place = Place(row.article, row.paragraph_id)
        if place in self._index_of:
            self._unsure.pop(place, None)
            self._show(self._index_of[place])
        return row

    def _undoing(self) -> Label | None:
        return undo(self.store.read(), self.reviewer, self.role)

    def _number_of(self, place: Place) -> int:
        return self.units[self._index_of[place]].number

    def _is_masked(self, place: Place) -> bool:
        return self.masked

    def _ordered(self, names: set[str]) -> tuple[str, ...]:
        return self.codebook.in_order(frozenset(names))

    def _save(
        self, place: Place, id: str | None = None, tags: tuple[str, ...] | None = None, **changes
    ) -> None:
        mark = self._mark(place)
        label = Label(
            id=id or self.shown,
            saved_at=utc_now(),
            reviewer=self.reviewer,
            role=self.role,
            article=place.article,
            paragraph=self._number_of(place),
            paragraph_id=place.paragraph_id,
            tags=mark.tags if tags is None else tags,
            unsure=changes.get("unsure", mark.unsure),
            note=changes.get("note", mark.note),
            codebook=self.codebook.fingerprint + (MASKED if self._is_masked(place) else ""),
        )
        self.unsaved = tags
        self._append(label)
        self.unsaved = None
        self._unsure.pop(place, None)
        self.refresh()

    def _append(self, label: Label) -> None:
        self.store.append(label)
