"""Verdicts: what adjudicators settled, and whether the labels that they settled it on still stand."""

from __future__ import annotations

from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from framing.labels.columns import last_alike
from framing.labels.sets import one_code_a_set
from framing.labels.standing import only_remarks, standing
from framing.labels.table import ROLES, LabelTable

_REVIEWER, _ADJUDICATOR = ROLES.index("reviewer"), ROLES.index("adjudicator")


class Verdicts(NamedTuple):
    """The verdict on each of V paragraphs that have one, in the order in which they were saved."""

    #: int64 (V,): the rows of the table that say so, ascending; one a paragraph.
    row: np.ndarray
    #: int64 (V,): the row at which it was decided so: mostly the same; an earlier one where the row above undoes a
    #: later verdict, or adds no more than a note or an unsure mark.
    made: np.ndarray
    #: bool (V,): whether the verdict holds no more, because a reviewer's label is another since.
    lapsed: np.ndarray

    @property
    def holding(self) -> np.ndarray:
        """int64: the rows of the verdicts that hold."""
        return self.row[~self.lapsed]


_known: WeakKeyDictionary[LabelTable, Verdicts] = WeakKeyDictionary()


def verdicts(table: LabelTable) -> Verdicts:
    """The verdicts in `table`, worked out once for each table.

    The verdict on a paragraph is the current label of an adjudicator on it, of several adjudicators' the one that was
    made last: a note on an earlier one does not put it above a later one of somebody else's.
    It lapses when a reviewer who had a current label on the paragraph at that time has another set of tags
    now, or none at all because the label was withdrawn. A change that was taken back, a note or an unsure
    mark alone, and the first label of a further reviewer leave it standing.
    """
    found = _known.get(table)
    if found is None:
        found = _known[table] = _verdicts(table)
    return found


def _verdicts(table: LabelTable) -> Verdicts:
    current = table.current()
    rows = current[table.role[current] == _ADJUDICATOR]
    if not len(rows):
        return Verdicts(rows, rows, np.zeros(0, bool))
    made = _made_at(table, rows)
    # A paragraph goes by its last row, whoever's.
    paragraph = last_alike((table.paragraph_key, table.article))
    latest = np.full(len(table), -1, np.int64)
    by_time = np.argsort(made, kind="stable")
    latest[paragraph[rows[by_time]]] = by_time  # of several, the latest stays
    latest = np.sort(latest[latest >= 0])
    rows, made = rows[latest], made[latest]

    verdict_on = np.full(len(table), -1, np.int64)
    verdict_on[paragraph[rows]] = np.arange(len(rows))
    reviews = np.flatnonzero((table.role == _REVIEWER) & (verdict_on[paragraph] >= 0))
    verdict = verdict_on[paragraph[reviews]]
    lapsed = np.zeros(len(rows), bool)
    lapsed[verdict[_changed(table, reviews, made[verdict])]] = True
    return Verdicts(rows, made, lapsed)


def _changed(table: LabelTable, reviews: np.ndarray, made: np.ndarray) -> np.ndarray:
    """Places in `reviews`, the last of their reviewer and paragraph, that say something else than before `made`.

    `reviews` are rows of reviewers, ascending; `made`, one for each, the row at which the verdict on its
    paragraph was made. Reviewers who had no current label then are left out.
    """
    columns = (table.paragraph_key, table.article, table.reviewer)
    last = last_alike([column[reviews] for column in columns])
    choice = one_code_a_set(table.choices)[table.choice[reviews]]
    withdrawn = np.array([not tags for tags in table.choices])[table.choice[reviews]]
    said = np.where(withdrawn, -1, choice)
    said_then = np.full(len(reviews), -1, np.int32)
    earlier = np.flatnonzero(reviews < made)
    said_then[last[earlier]] = said[earlier]  # of several, the latest stays
    return np.flatnonzero((said_then >= 0) & (said_then != said))


def _made_at(table: LabelTable, rows: np.ndarray) -> np.ndarray:
    """`Verdicts.made` for the current verdicts in `rows`.

    An undo brings back what was decided on the labels of its own time, and a row that only adds a note or an
    unsure mark decides nothing.
    """
    if np.count_nonzero(table.role == _ADJUDICATOR) == len(rows):
        return rows
    past = standing(table, "adjudicator")
    decides = ~only_remarks(table, past)
    decided = np.maximum.accumulate(np.where(decides, np.arange(len(decides)), 0))
    made = np.arange(len(table))  # where a hand has been at the file, an undo may have nothing to bring back
    made[past.subject] = past.row[decided]  # of several on a paragraph, the last stays
    return made[rows]
