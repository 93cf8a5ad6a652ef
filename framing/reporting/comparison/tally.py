"""What each paragraph of the groups counts for, with all reviewers or without one of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np

from framing.labels import ROLES, LabelTable
from framing.reporting.basis import Basis, Counted, counted
from framing.reporting.comparison.groups import Grouped
from framing.reporting.comparison.intervals import FEW, Drawn

_REVIEWER = ROLES.index("reviewer")


class Content(NamedTuple):
    """What is drawn for a group."""

    #: float (N, K): the sums of K columns over each tagged paragraph, or each article of many.
    rows: np.ndarray
    #: Where articles are few and their paragraphs are drawn as well: how many rows are of each.
    parts: tuple[int, ...]
    drawn: Drawn


@dataclass(frozen=True, eq=False)
class Material:
    """All that the figures of a comparison are made from: U units, T tags."""

    grouped: Grouped
    table: LabelTable
    #: int: the rows of the current labels that are asked about.
    rows: np.ndarray
    basis: Basis

    @cached_property
    def found(self) -> Counted:
        """The decisions that count."""
        return counted(self.grouped.units, self.table, self.basis, self.rows)

    @cached_property
    def without(self):
        """`without(reviewer)`: the decisions that count where this reviewer's labels do not."""
        return lru_cache(maxsize=64)(self._without)

    def _without(self, reviewer: str) -> Counted:
        code = self.table.reviewers.index(reviewer)
        theirs = (self.table.reviewer[self.rows] == code) & (self.table.role[self.rows] == _REVIEWER)
        return counted(self.grouped.units, self.table, self.basis, self.rows[~theirs])

    def reviewers_of(self, *groups: int) -> tuple[str, ...]:
        """Who has a current label on a unit of one of the `groups`, sorted."""
        group = self.grouped.group[self.found.reviewed_unit]
        codes = np.unique(self.table.reviewer[self.found.reviews[np.isin(group, groups)]])
        return tuple(sorted(self.table.reviewers[code] for code in codes.tolist()))

    def columns(self, found: Counted, tags: tuple[str, ...]) -> np.ndarray:
        """float (U, 2 T + 2): share of the decisions that hold each tag; the same times words; tagged; its words."""
        words = self.grouped.units.words[:, None]
        has = np.empty((len(words), len(tags) + 1))
        for place, tag in enumerate(tags):
            has[:, place] = found.share(found.having(tag, self.table))
        has[:, -1] = found.decisions > 0
        of_words = has * words
        return np.concatenate([has[:, :-1], of_words[:, :-1], has[:, -1:], of_words[:, -1:]], axis=1)

    def drawn_from(self, columns: np.ndarray, group: int) -> Content:
        """What the draws of `group` are made of: its `columns`, float (U, K), of which the last but one says tagged."""
        mine = self.grouped.of(group)
        rows = columns[mine]
        tagged = rows[:, -2] > 0
        rows = rows[tagged]
        if self.grouped.groups[group].by == "article":
            return Content(rows, (), Drawn("paragraphs", len(rows), len(rows) < FEW))
        ids = self.grouped.units.ids
        # Whatever the order in which a library lists them.
        article = np.array([ids[at] for at in self.grouped.units.article[mine][tagged].tolist()], object)
        order = np.argsort(article, kind="stable")
        rows, article = rows[order], article[order]
        first = np.flatnonzero(np.append(True, article[1:] != article[:-1])[: len(article)])
        if len(first) < 2:
            return Content(rows, (), Drawn("paragraphs", len(rows), len(rows) < FEW))
        if len(first) < FEW:
            parts = np.diff(np.append(first, len(rows))).tolist()
            return Content(rows, tuple(parts), Drawn("articles", len(first), True))
        return Content(np.add.reduceat(rows, first), (), Drawn("articles", len(first), False))
