"""The two bases of every summary: which decisions count, and for how much.

- "average": each reviewer's current label counts; a paragraph with n of them counts 1/n for each. What
  adjudicators decided does not enter.
- "final": the final labels count: the verdict where there is one that holds, else what a strict majority
  of the reviewers chose; where there is neither, the paragraph is open and counts as not tagged.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal
from weakref import WeakKeyDictionary

import numpy as np

from framing.articles.places import NOWHERE, locate_rows
from framing.labels import ROLES, FinalLabels, LabelTable, final_labels, tag_set, verdicts
from framing.labels.final import majorities
from framing.labels.sets import one_code_a_set

if TYPE_CHECKING:
    from framing.articles import UnitArrays

Basis = Literal["average", "final"]

BASES: tuple[Basis, ...] = ("average", "final")


def holding(name: str, table: LabelTable) -> np.ndarray:
    """bool, an entry for each of `table.choices`: whether tag `name` (or NONE) is in it."""
    return np.array([name in tag_set(choice) for choice in table.choices] or [False])


@dataclass(frozen=True)
class Counted:
    """What counts under a basis: V decisions on the U units of the library, as arrays."""

    #: int (V,): the unit, as its place among the units.
    unit: np.ndarray
    #: int (V,): the decision, a code into `LabelTable.choices`.
    choice: np.ndarray
    #: int (U,): how many decisions each unit has; 0 is not tagged.
    decisions: np.ndarray
    #: int (R,): rows of the label table, the reviewers' current labels on units, and those units.
    reviews: np.ndarray
    reviewed_unit: np.ndarray
    #: int (O,): for each orphaned current label, its article as a place in the library.
    orphaned_article: np.ndarray
    #: Article id -> its current labels, for articles that are not in the library.
    gone: dict[str, int]

    def having(self, name: str, table: LabelTable) -> np.ndarray:
        """Which of the V decisions hold tag `name` (or NONE), as indices."""
        return np.flatnonzero(holding(name, table)[self.choice])

    def share(self, some: np.ndarray) -> np.ndarray:
        """float (U,): which share of each unit's decisions is among `some` of the V; 0 where it has none."""
        chosen = np.bincount(self.unit[some], minlength=len(self.decisions))
        return chosen / self._divisor

    @cached_property
    def _divisor(self) -> np.ndarray:
        return np.maximum(self.decisions, 1).astype(float)


def counted(units: UnitArrays, table: LabelTable, basis: Basis, current: np.ndarray | None = None) -> Counted:
    """The decisions in `table` that count under `basis`.

    `current` are the rows of the current labels that are asked about, by default of all; whether a verdict
    among them holds is still a matter of the whole table.
    """
    current = table.current() if current is None else current
    article, unit = locate_rows(units, table, current)
    here = unit != NOWHERE
    reviewer = table.role[current] == ROLES.index("reviewer")
    is_review = here & reviewer
    away = article == NOWHERE
    gone = np.bincount(table.article[current[away]], minlength=len(table.articles))

    decided, choice = unit[is_review], table.choice[current[is_review]]
    if basis == "final":
        held = np.zeros(len(table), bool)
        held[verdicts(table).holding] = True
        is_verdict = here & held[current]
        settled = _settled(decided, choice, unit[is_verdict], table.choice[current[is_verdict]], units, table)
        decided = np.flatnonzero(settled >= 0)
        choice = settled[decided]
    return Counted(
        unit=decided,
        choice=choice,
        decisions=np.bincount(decided, minlength=len(units.article)),
        reviews=current[is_review],
        reviewed_unit=unit[is_review],
        orphaned_article=article[~here & ~away],
        gone={table.articles[code]: int(gone[code]) for code in np.flatnonzero(gone)},
    )


def _settled(
    reviewed: np.ndarray,
    chosen: np.ndarray,
    judged: np.ndarray,
    verdict: np.ndarray,
    units: UnitArrays,
    table: LabelTable,
) -> np.ndarray:
    """The final choice of each unit, int (U,), -1 where it has none: `final_labels` where units are known.

    `reviewed` and `chosen` are units and choices of the reviewers' labels, `judged` and `verdict` those of
    the verdicts that hold.
    """
    code = one_code_a_set(table.choices)
    count = len(units.article)
    places = np.arange(len(reviewed))
    settled = majorities(reviewed, code[chosen], places, np.bincount(reviewed, minlength=count))
    settled[judged] = code[verdict]
    return settled


_final: WeakKeyDictionary[LabelTable, FinalLabels] = WeakKeyDictionary()


def final_labels_of(table: LabelTable) -> FinalLabels:
    """`final_labels(table)`, worked out once for each table: every strip asks for it."""
    known = _final.get(table)
    if known is None:
        known = _final[table] = final_labels(table)
    return known
