"""What reviewers decided in the course of time: the rows of a table, one reviewer and paragraph after another."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from framing.articles import UnitArrays
from framing.articles.places import locate_rows
from framing.labels import LabelTable
from framing.labels.columns import codes_among
from framing.labels.sets import one_code_a_set
from framing.labels.standing import only_remarks, standing
from framing.reliability.matrix import Ratings

#: In place of a set's code where the label is withdrawn.
WITHDRAWN = -1


class History(NamedTuple):
    """The K rows of reviewers that stand. A subject's rows together, in their order."""

    #: int64 (K,): rows of the table.
    row: np.ndarray
    #: int64 (K,): who on what, see `framing.labels.standing.Standing`.
    subject: np.ndarray
    #: int32 (K,): the set of tags, as the first of `table.choices` that holds the same; or WITHDRAWN.
    said: np.ndarray
    #: bool (K,): a note or an unsure mark was changed, and the tags were saved again as they were.
    remark: np.ndarray


def history(table: LabelTable) -> History:
    """The history of all reviewers. Verdicts of adjudicators are no part of it."""
    past = standing(table, "reviewer")
    return History(*past, _said(table)[table.choice[past.row]], only_remarks(table, past))


def decided_in(table: LabelTable) -> np.ndarray:
    """int64, an entry a row of `table`: of a reviewer's current label the row in which it was decided; else -1.

    That is since when its tags hold: a note, an unsure mark or the same tags once more decide nothing new, and
    an undo brings back the decision with its time.
    """
    past, found = history(table), np.full(len(table), -1, np.int64)
    current = table.current(role="reviewer")
    found[current] = current
    if not len(past.row):
        return found
    starts = np.ones(len(past.row), bool)
    starts[1:] = (past.subject[1:] != past.subject[:-1]) | (past.said[1:] != past.said[:-1])
    start = np.maximum.accumulate(np.where(starts, np.arange(len(starts)), 0))
    ends = np.append(past.subject[1:] != past.subject[:-1], True)
    now, start = past.subject[ends], past.row[start[ends]]
    # Where a hand has been at the file, an undo may have brought back what no row said.
    holds = (found[now] >= 0) & (past.said[ends] == _said(table)[table.choice[now]])
    found[now[holds]] = start[holds]
    return found


def rows_of(data: Ratings, units: UnitArrays, table: LabelTable) -> np.ndarray:
    """int64 (L,): the row of `table` that each of the L labels of `data` is.

    Raises `ValueError` where `data` was not made of these `units` and this `table`.
    """
    people = len(data.reviewers)
    person = codes_among(table.reviewers, data.reviewers)
    current = table.current(role="reviewer")
    current = current[person[table.reviewer[current]] >= 0]
    _, unit = locate_rows(units, table, current)
    have = unit * np.int64(people) + person[table.reviewer[current]]
    order = np.argsort(have, kind="stable")
    wanted = data.place[data.unit] * np.int64(people) + data.reviewer
    at = np.searchsorted(have, wanted, sorter=order)
    if len(wanted) and (len(have) == 0 or (have[order[np.minimum(at, len(have) - 1)]] != wanted).any()):
        raise ValueError("these ratings are not of this table and these units")
    return current[order[at]] if len(wanted) else np.zeros(0, np.int64)


def _said(table: LabelTable) -> np.ndarray:
    """Code of a choice -> code of its set, or WITHDRAWN; int32."""
    codes = one_code_a_set(table.choices)
    codes[[code for code, tags in enumerate(table.choices) if not tags]] = WITHDRAWN
    return np.append(codes, np.int32(WITHDRAWN))  # so that a table without rows has something to look up
