"""One reviewer at one article: which paragraph is shown, what has been decided, what each gesture does.

No screen is known here. A page shows `Desk.unit` and turns keys and taps into the methods below; every
one that changes a decision saves it before it moves on, and leaves the desk as it was where saving fails.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from framing.articles import Article, Paragraph
from framing.codebook import Codebook
from framing.labels import (
    MASKED,
    NONE,
    Label,
    LabelStore,
    LabelTable,
    last_labels,
    new_label_id,
    undo,
    utc_now,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reviewer has said of a paragraph so far; drawn beside its text."""

    tags: tuple[str, ...] = ()
    unsure: bool = False
    note: str = ""

    @property
    def decided(self) -> bool:
        return bool(self.tags)


class Desk:
    def __init__(
        self,
        article: Article,
        codebook: Codebook,
        store: LabelStore,
        reviewer: str,
        number: int | None = None,
        *,
        tags_headline: bool = True,
        masked: bool = False,
        discussed: bool = False,
    ):
        """Sit down at `article`, at paragraph `number` where that is a unit, else at the first untagged.

        Without `tags_headline` the headline is no unit: where sources are masked nobody tags it.
        """
        self.article, self.codebook, self.store, self.reviewer = article, codebook, store, reviewer
        self.units = tuple(unit for unit in article.units if tags_headline or unit.kind != "headline")
        #: Whether the source is hidden from the reviewer. Decisions are marked so.
        self.masked = masked
        #: Whether the labels of others are shown: the article is open for discussion, or the team is not blind.
        self.discussed = discussed
        self._by_id = {unit.id: index for index, unit in enumerate(self.units)}
        self._index: int | None = None
        self._last: dict[str, Label] = {}
        self._others: dict[str, list[Label]] = {}
        self._table: LabelTable | None = None
        self._version: object = None
        self._unsure: dict[str, bool] = {}
        #: The choice that could not be saved, kept so that it can be tried again.
        self.unsaved: tuple[str, ...] | None = None
        #: Id of the label that a decision on the paragraph as shown will get.
        self.shown = new_label_id()
        self._adding = False
        self.refresh()
        if number is None or not self.go(number):
            self.go_to_untagged()

    # ------------------------------------------------------------------ what is shown

    @property
    def unit(self) -> Paragraph | None:
        """The paragraph that is shown, or None at the article's end."""
        return None if self._index is None else self.units[self._index]

    def takes(self, paragraph: Paragraph) -> bool:
        """Whether `paragraph` is one of the units that are tagged here."""
        return paragraph.is_unit and paragraph.id in self._by_id

    def mark(self, paragraph: Paragraph) -> Mark:
        last = self._last.get(paragraph.id)
        unsure = self._unsure.get(paragraph.id, last.unsure if last else False)
        return Mark(last.tags, unsure, last.note) if last else Mark(unsure=unsure)

    @property
    def done(self) -> int:
        """How many of the article's units have a decision."""
        return sum(1 for unit in self.units if self._decided(unit))

    def tally(self) -> Counter[str]:
        """How often each tag (and none) was chosen in this article."""
        return Counter(tag for unit in self.units for tag in self.mark(unit).tags)

    def others(self, paragraph: Paragraph) -> list[Label]:
        """The current labels of all other people on `paragraph`, while the article is discussed; else none."""
        return self._others.get(paragraph.id, []) if self.discussed else []

    def refresh(self) -> None:
        """Take in what was saved elsewhere, by another tab, by others or by hand."""
        version = (self.store.version(), self.discussed)
        if version == self._version:
            return
        table, before = self.store.read(), self._table
        if before is None or not table.continues(before):
            self._last = last_labels(table, self.reviewer, self.article.id)
        elif len(table) > len(before):
            self._last |= last_labels(table, self.reviewer, self.article.id, since=len(before))
        self._others = self._labels_of_others(table) if self.discussed else {}
        self._table, self._version = table, version

    def _labels_of_others(self, table: LabelTable) -> dict[str, list[Label]]:
        others: dict[str, list[Label]] = {}
        for label in table.labels(table.current(article=self.article.id)):
            if label.reviewer != self.reviewer or label.role != "reviewer":
                others.setdefault(label.paragraph_id, []).append(label)
        return others

    # ------------------------------------------------------------------------- moving

    def go(self, number: int) -> bool:
        """Show paragraph `number`. False, and nothing changes, where that is no unit of the article."""
        for index, unit in enumerate(self.units):
            if unit.number == number:
                self._show(index)
                return True
        return False

    def step(self, by: int) -> None:
        """Show the unit `by` places on, tagged or not; past the last one is the article's end."""
        here = len(self.units) if self._index is None else self._index
        there = max(0, here + by)
        self._show(there if there < len(self.units) else None)

    def go_to_untagged(self) -> None:
        """Show the first unit without a decision; the article's end where there is none."""
        self._show(self._next_undecided(-1))

    def _show(self, index: int | None) -> None:
        self._index = index if self.units else None
        self.shown = new_label_id()
        self._adding = False
        self.unsaved = None

    def _next_undecided(self, after: int) -> int | None:
        """Index of the first undecided unit behind `after`, else of the first in the article, else None."""
        count = len(self.units)
        for index in (*range(after + 1, count), *range(0, min(after + 1, count))):
            if not self._decided(self.units[index]):
                return index
        return None

    def _decided(self, unit: Paragraph) -> bool:
        last = self._last.get(unit.id)
        return last is not None and not last.withdrawn

    # ----------------------------------------------------------------------- deciding

    def decide(self, shown: str, name: str) -> bool:
        """Tag the paragraph shown with `name` (or NONE), save, and show the next undecided one.

        In an article that was decided throughout before, the next one in reading order.

        `shown` is the label id that was on the screen when the key was pressed. A second press for the
        same paragraph, or one for a paragraph that is gone from the screen, is not a decision: False.
        Tags added by `toggle` since the paragraph came up are kept beside `name`.
        """
        if shown != self.shown or self.unit is None:
            return False
        kept = set(self.mark(self.unit).tags) - {NONE} if self._adding and name != NONE else set()
        second_reading = self._decided(self.unit) and not self._adding
        self._save(self.unit, tags=self._ordered(kept | {name}))
        following = self._next_undecided(self._index)
        if following is None and second_reading:
            self.step(+1)
        else:
            self._show(following)
        return True

    def toggle(self, shown: str, name: str) -> bool:
        """Add tag `name` to the paragraph shown, or take it off, save, and stay. See `decide`."""
        if shown != self.shown or self.unit is None:
            return False
        tags = set(self.mark(self.unit).tags) - {NONE}
        self._save(self.unit, tags=self._ordered(tags ^ {name}))
        self.shown, self._adding = new_label_id(), True
        return True

    def toggle_unsure(self, shown: str) -> bool:
        """Mark the paragraph shown as unsure, or as sure again.

        A decision that is there is saved anew with the mark; else the mark waits for the decision.
        """
        unit = self.unit
        if shown != self.shown or unit is None:
            return False
        unsure = not self.mark(unit).unsure
        if self._decided(unit):
            self._save(unit, unsure=unsure, id=new_label_id())
        else:
            self._unsure[unit.id] = unsure
        return True

    def write_note(self, paragraph_id: str, note: str) -> None:
        """Save `note` with the paragraph, decided or not: what was typed is never lost.

        On an undecided paragraph the row has no tags, as a withdrawal has: a note, and no decision.
        """
        unit = self.units[self._by_id[paragraph_id]]
        note = note.strip()
        if note != self.mark(unit).note:
            self._save(unit, note=note, id=new_label_id())

    def undo(self) -> Label | None:
        """Undo the reviewer's last decision, in whichever article it was; returns the row that does so.

        Where it was in this article, its paragraph is shown. None where there is nothing to undo.
        """
        row = undo(self.store.read(), self.reviewer)
        if row is None:
            return None
        self.store.append(row)
        self.refresh()
        if row.article == self.article.id and row.paragraph_id in self._by_id:
            self._unsure.pop(row.paragraph_id, None)
            self._show(self._by_id[row.paragraph_id])
        return row

    def _ordered(self, names: set[str]) -> tuple[str, ...]:
        return self.codebook.in_order(frozenset(names))

    def _save(
        self, unit: Paragraph, id: str | None = None, tags: tuple[str, ...] | None = None, **changes
    ) -> None:
        mark = self.mark(unit)
        label = Label(
            id=id or self.shown,
            saved_at=utc_now(),
            reviewer=self.reviewer,
            role="reviewer",
            article=self.article.id,
            paragraph=unit.number,
            paragraph_id=unit.id,
            tags=mark.tags if tags is None else tags,
            unsure=changes.get("unsure", mark.unsure),
            note=changes.get("note", mark.note),
            codebook=self.codebook.fingerprint + (MASKED if self.masked else ""),
        )
        self.unsaved = tags
        self.store.append(label)
        self.unsaved = None
        self._unsure.pop(unit.id, None)
        self.refresh()
