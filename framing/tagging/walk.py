"""A desk that goes from paragraph to paragraph through several articles: a set that was drawn, or what is to settle."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from framing.articles import Article, Paragraph
from framing.articles.places import Place
from framing.codebook import Codebook
from framing.errors import ArticleError, SaidMeanwhile
from framing.labels import Label, LabelStore, LabelTable, Role, new_label_id, paragraph_key, undo
from framing.labels.lapses import Ruling, rows_on, ruling_on
from framing.labels.verdicts import verdicts
from framing.tagging.desk import Desk
from framing.tagging.mark import Mark

#: So many new rows are looked at paragraph by paragraph; after more, everything is looked at anew.
_FEW = 50


class Walk(Desk):
    """A `Desk` whose units are chosen paragraphs, in the order given, each shown in its article.

    `article` is the one of the paragraph shown; at the walk's end the one before that, None where there was
    none. A place whose article or paragraph is gone is left out as soon as the walk would come to it.

    As an adjudicator's, a unit is done when a verdict on it holds, whoever's, and everything that reviewers said
    is shown. As a reviewer's, a unit is done when the reviewer has a current label on it.
    """

    article: Article | None

    def __init__(
        self,
        places: Sequence[Place],
        article_of: Callable[[str], Article],
        codebook: Codebook,
        store: LabelStore,
        reviewer: str,
        at: Place | None = None,
        *,
        role: Role = "reviewer",
        since: Mapping[Place, str] | None = None,
        shows_marks: bool = True,
        masked_of: Callable[[str], bool] = lambda article: False,
        discussed_of: Callable[[str], bool] = lambda article: False,
    ):
        """Begin at `at` where that is one of `places`, else at the first that is not done.

        `article_of` gives an article by its id and raises `ArticleError`; `masked_of` and `discussed_of` tell of
        an article what `Desk` is told of its own. On the places in `since`, only what was decided after that time
        (`Label.saved_at`) counts or is shown. Without `shows_marks` only places of this walk show what the reviewer
        decided, and nobody else's labels are shown.
        """
        self.article = None
        self.masked = self.discussed = False
        #: Places that were left out.
        self.gone: list[Place] = []
        self._unit: Paragraph | None = None
        self._article_of, self._masked_of, self._discussed_of = article_of, masked_of, discussed_of
        self._since, self._shows_marks = dict(since or {}), shows_marks
        self._numbers: dict[Place, int] = {}
        self._notes: dict[Place, str] = {}
        self._finished: set[Place] = set()
        self._begin(list(dict.fromkeys(places)), codebook, store, reviewer, role)
        self.refresh()
        if at is None or not self.go_to(at):
            self.go_to_untagged()

    # ------------------------------------------------------------------ what is shown

    @property
    def units(self) -> Sequence[Place]:
        return self._places

    @property
    def unit(self) -> Paragraph | None:
        return None if self._index is None else self._unit

    @property
    def done(self) -> int:
        return len(self._finished)

    def ruling(self) -> Ruling | None:
        """The verdict on the paragraph that is shown, whoever's; None where there is none."""
        return ruling_on(self._table, *self.place) if self.place else None

    def others(self, paragraph: Paragraph) -> list[Label]:
        """As a desk's; for an adjudicator, what everybody else said of `paragraph`, always."""
        if self.role == "reviewer":
            return super().others(paragraph)
        return self._said_by_others(self._table, self._place_of(paragraph))

    def _said_by_others(self, table: LabelTable, place: Place) -> list[Label]:
        alone = table.only(rows_on(table, *place))
        said = alone.labels(alone.current())
        return [label for label in said if (label.reviewer, label.role) != (self.reviewer, self.role)]

    def look_ahead(self) -> None:
        """Have the article at hand that a decision would lead to. For the time in which this one is read."""
        following = None if self._index is None else self._next_undecided(self._index)
        if following is not None:
            self._find(self._places[following])

    def _sees_others(self) -> bool:
        return self.discussed and self._shows_marks

    def _take_in(self, table: LabelTable, since: int) -> None:
        if not since:
            self._last, self._finished = {}, set()
        mine = self._rows_of_mine(table, since)
        for label in table.labels(_last_of_each(table, mine)):
            self._last[Place(label.article, label.paragraph_id)] = label
        if self._since and len(mine):
            self._take_in_again(table)
        if self.role == "adjudicator":
            self._take_in_verdicts(table, since)
        else:
            touched = self._places if not since else map(_place, table.labels(mine))
            for place in touched:
                last = self._last.get(place)
                self._finish(place, last is not None and not last.withdrawn)

    def _take_in_again(self, table: LabelTable) -> None:
        """Of the places in `_since`, keep as last what was said after that."""
        rows = self._rows_of_mine(table, 0)
        keys = [paragraph_key(place.paragraph_id) for place in self._since]
        again = said_since(table.labels(rows[np.isin(table.paragraph_key[rows], keys)]), self._since)
        for place in self._since:
            self._last.pop(place, None)
        self._last |= again

    def _take_in_verdicts(self, table: LabelTable, since: int) -> None:
        if since and len(table) - since <= _FEW:
            for place in {*map(_place, table.labels(np.arange(since, len(table))))}:
                ruling = ruling_on(table, *place)
                self._finish(place, ruling is not None and not ruling.lapsed)
        else:
            holding = {*map(_place, table.labels(verdicts(table).holding))}
            self._finished = holding & self._index_of.keys()

    def _finish(self, place: Place, finished: bool) -> None:
        if finished and place in self._index_of:
            self._finished.add(place)
        else:
            self._finished.discard(place)

    def _rows_of_mine(self, table: LabelTable, since: int) -> np.ndarray:
        return table.rows_of(reviewer=self.reviewer, role=self.role, since=since)

    def _mark(self, place: Place) -> Mark:
        if not self._shows_marks and place not in self._index_of:
            return Mark()
        mark = super()._mark(place)
        return Mark(mark.tags, mark.unsure, self._notes[place]) if place in self._notes else mark

    def _decided(self, place: Place) -> bool:
        return place in self._finished

    # ------------------------------------------------------------------------- moving

    def go(self, number: int) -> bool:
        """Show paragraph `number` of the article that is shown. False where that is not on this walk."""
        numbered = (p for p in self.article.paragraphs if p.number == number) if self.article else ()
        return any(self.go_to(self._place_of(paragraph)) for paragraph in numbered)

    def go_to(self, place: Place) -> bool:
        """Show `place`. False, and nothing changes, where that is not on this walk or is gone."""
        if place not in self._index_of or self._find(place) is None:
            return False
        self._show(self._index_of[place])
        return True

    def _show(self, index: int | None) -> None:
        while index is not None and index < len(self._places):
            place = self._places[index]
            found = self._find(place)
            if found is not None:
                self.article, self._unit = found
                self._numbers[place] = self._unit.number
                self.masked = self._masked_of(place.article)
                self.discussed = self._discussed_of(place.article)
                break
            self.gone.append(place)
            self._put_places([one for one in self._places if one != place])
        else:
            index = None
        super()._show(index)

    def _find(self, place: Place) -> tuple[Article, Paragraph] | None:
        try:
            article = self._article_of(place.article)
        except ArticleError:
            return None
        return next(((article, unit) for unit in article.units if unit.id == place.paragraph_id), None)

    def _put_places(self, places: list[Place]) -> None:
        self._places = places
        self._index_of = {place: index for index, place in enumerate(places)}
        self._finished &= self._index_of.keys()

    # ----------------------------------------------------------------------- deciding

    def write_note(self, paragraph_id: str, note: str, article: str | None = None) -> None:
        """As a desk's; but where an earlier decision does not count here, the note waits for the one that will.

        A row without tags would withdraw the earlier one.
        """
        place = Place(article or self.article.id, paragraph_id)
        if place in self._since and not self._mark(place).decided:
            self._notes[place] = note.strip()
        else:
            super().write_note(paragraph_id, note, article)

    def undo(self) -> Label | None:
        """As a desk's. A reviewer undoes what was decided on this walk's places; a verdict is undone wherever
        it was, and its paragraph shown."""
        row = super().undo()
        if row is not None and Place(row.article, row.paragraph_id) not in self._index_of:
            here = len(self._places) if self._index is None else self._index
            places = self._places
            self._put_places([*places[:here], Place(row.article, row.paragraph_id), *places[here:]])
            self._show(here)
        return row

    def _undoing(self) -> Label | None:
        if self.role == "adjudicator":
            return super()._undoing()
        table = self.store.read()
        rows = self._rows_of_mine(table, 0)
        said = [(_place(label), label.saved_at) for label in table.labels(rows)]

        def last(among: list[bool]) -> Label | None:
            return undo(table.only(rows[np.array(among, bool)]), self.reviewer, self.role)

        # What was said before a re-test is none of this walk's, but holds again where what came after is undone.
        row = last([place in self._index_of and at > self._since.get(place, "") for place, at in said])
        if row is None or _place(row) not in self._since:
            return row
        return last([place == _place(row) for place, _ in said])

    def _save(self, place: Place, *args, **changes) -> None:
        super()._save(place, *args, **changes)
        self._notes.pop(place, None)

    def _append(self, label: Label) -> None:
        """Save `label`. Raises `SaidMeanwhile` for a verdict on what others have said otherwise since it was shown.

        A verdict holds on the labels that were saved before it, whether or not the adjudicator saw them.
        """
        if self.role == "reviewer" or self.unsaved is None:  # or it adds no more than a note or a mark
            self.store.append(label)
            return
        shown = self._said_by_others(self._table, _place(label))

        def as_shown(table: LabelTable) -> list[Label]:
            return [label] if self._said_by_others(table, _place(label)) == shown else []

        if not self.store.append_decided(as_shown):
            self.unsaved = None
            self.refresh()
            self.shown = new_label_id()  # a second press was made before the answer could be read, too
            raise SaidMeanwhile()

    def _number_of(self, place: Place) -> int:
        return self._numbers[place]

    def _is_masked(self, place: Place) -> bool:
        return self._masked_of(place.article)


def said_since(labels: Iterable[Label], since: Mapping[Place, str]) -> dict[Place, Label]:
    """What a reviewer, whose rows `labels` are in order of saving, last said of each place after its time.

    What was undone is left out, and so is the row that undid it: it repeats what was said before.
    """
    standing: dict[Place, dict[str, Label]] = {}
    for label in labels:
        place = _place(label)
        if place not in since or label.saved_at <= since[place]:
            continue
        if label.undoes is None:
            standing.setdefault(place, {})[label.id] = label
        else:
            standing.get(place, {}).pop(label.undoes, None)
    return {place: list(said.values())[-1] for place, said in standing.items() if said}


def _place(label: Label) -> Place:
    return Place(label.article, label.paragraph_id)


def _last_of_each(table: LabelTable, rows: np.ndarray) -> list[int]:
    """Of `rows`, all of one reviewer and role, the last on each paragraph."""
    pairs = zip(table.article[rows].tolist(), table.paragraph_key[rows].tolist(), strict=True)
    return sorted(dict(zip(pairs, rows.tolist(), strict=True)).values())
