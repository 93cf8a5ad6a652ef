"""Rows that stand: neither undone nor undoing; and which of them decide nothing."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from framing.labels.columns import last_alike
from framing.labels.label import Role
from framing.labels.sets import one_code_a_set
from framing.labels.table import ROLES, LabelTable


class Standing(NamedTuple):
    """The K rows of one role that stand, those of one person on one paragraph together and in their order."""

    #: int64 (K,): rows of the table.
    row: np.ndarray
    #: int64 (K,): who on what, equal for the rows of one person on one paragraph: the table's last of them,
    #: whether it stands or not, which is the current one unless it withdraws.
    subject: np.ndarray


def standing(table: LabelTable, role: Role) -> Standing:
    """The rows of `role` in `table` that stand."""
    rows = np.flatnonzero(table.role == ROLES.index(role))
    last = last_alike([column[rows] for column in (table.paragraph_key, table.article, table.reviewer)])
    undone = last_alike((last, table.id_key[rows])) != np.arange(len(rows))
    stands = np.flatnonzero(~undone & ~table.is_undo[rows])
    stands = stands[np.argsort(last[stands], kind="stable")]
    return Standing(rows[stands], rows[last[stands]])


def only_remarks(table: LabelTable, of: Standing) -> np.ndarray:
    """bool (K,): which rows repeat the tags of the one before under another note or unsure mark.

    A row that repeats all of it is no remark: somebody has looked again, and confirms.
    """
    row, subject = of
    choice = one_code_a_set(table.choices)[table.choice[row]]
    found = np.zeros(len(row), bool)
    again = np.flatnonzero((subject[1:] == subject[:-1]) & (choice[1:] == choice[:-1])) + 1
    here, before = table.notes(row[again]), table.notes(row[again - 1])
    other_note = np.array([one != other for one, other in zip(here, before, strict=True)], bool)
    found[again] = other_note | (table.unsure[row[again]] != table.unsure[row[again - 1]])
    return found
