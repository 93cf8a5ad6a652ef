"""One paragraph's verdict: whether it holds, and if not, who has changed their mind since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from framing.labels.columns import paragraph_key
from framing.labels.label import Label
from framing.labels.sets import tag_set
from framing.labels.table import LabelTable
from framing.labels.verdicts import verdicts


class Change(NamedTuple):
    """What a reviewer said when a verdict was made, and says now; `now` is empty where the label was withdrawn."""

    reviewer: str
    before: tuple[str, ...]
    now: tuple[str, ...]


class Ruling(NamedTuple):
    """The verdict on a paragraph."""

    verdict: Label
    #: Why it lapsed; empty where it holds.
    changes: tuple[Change, ...]

    @property
    def lapsed(self) -> bool:
        return bool(self.changes)


def rows_on(table: LabelTable, article: str, paragraph_id: str) -> np.ndarray:
    """int64, ascending: all rows of `table` on this paragraph."""
    rows = table.rows_of(article=article)
    return rows[table.paragraph_key[rows] == paragraph_key(paragraph_id)]


def ruling_on(table: LabelTable, article: str, paragraph_id: str) -> Ruling | None:
    """The verdict on this paragraph, by the rule of `verdicts`; None where there is none."""
    alone = table.only(rows_on(table, article, paragraph_id))
    found = verdicts(alone)
    if not len(found.row):
        return None
    rows = list(alone)
    return Ruling(rows[found.row[0]], tuple(_changes(rows, found.made[0])))


def _changes(rows: Sequence[Label], made: int) -> list[Change]:
    """What reviewers say otherwise than before the verdict at `made`, given all rows on its paragraph."""
    then, now = _saying(rows[:made]), _saying(rows)
    return [
        Change(reviewer, then[reviewer], now[reviewer])
        for reviewer in then
        if then[reviewer] and tag_set(then[reviewer]) != tag_set(now[reviewer])
    ]


def _saying(rows: Sequence[Label]) -> dict[str, tuple[str, ...]]:
    """Reviewer -> what they say after `rows`; nothing where the last row withdraws."""
    return {row.reviewer: row.tags for row in rows if row.role == "reviewer"}
