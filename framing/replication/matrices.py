"""Units × reviewers, a matrix a tag, and as the programs that work out reliability want it.

Formats: ReCal2 and ReCal3 (Freelon, International Journal of Internet Science 5, 2010, 20-33) take digits alone,
a column a reviewer, no header and nothing missing; ReCal OIR takes "#" for what is missing. R's irr takes a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from framing.articles import UnitArrays
from framing.articles.places import NOWHERE, locate_rows
from framing.labels import LabelTable
from framing.labels.columns import codes_among
from framing.reliability.sums import overlapping
from framing.reporting.basis import holding

#: Stands in a matrix where a reviewer has no current label on a unit.
MISSING = -1


@dataclass(frozen=True)
class Decisions:
    """The reviewers' current labels on text that is there: K units, R reviewers."""

    #: int32 (K,): the units that have a label, places among the library's units, ascending.
    unit: np.ndarray
    #: By name.
    reviewers: tuple[str, ...]
    #: bool (R,): whether they share a unit with another; all of them where nobody does.
    compared: np.ndarray
    #: int (K, R): a place in the table's choices; MISSING where there is no label.
    choice: np.ndarray

    def of_tag(self, tag: str, table: LabelTable) -> np.ndarray:
        """int8 (K, R): 1 where the label has `tag`, 0 where it has not, MISSING where there is none."""
        has = np.append(holding(tag, table), False).astype(np.int8)
        return np.where(self.choice == MISSING, MISSING, has[self.choice]).astype(np.int8)

    @property
    def complete(self) -> np.ndarray:
        """bool (K,): the units that all compared reviewers labelled."""
        return (self.choice[:, self.compared] != MISSING).all(axis=1)


def decisions(units: UnitArrays, table: LabelTable) -> Decisions:
    """The decisions in `table` on `units`."""
    current = table.current(role="reviewer")
    place = locate_rows(units, table, current).unit
    here = place != NOWHERE
    place, current = place[here], current[here]
    names = sorted({table.reviewers[code] for code in np.unique(table.reviewer[current]).tolist()})
    person = codes_among(table.reviewers, names)[table.reviewer[current]]
    labelled, row = np.unique(place, return_inverse=True)
    choice = np.full((len(labelled), len(names)), MISSING, np.int64)
    choice[row, person] = table.choice[current]
    compared = np.zeros(len(names), bool)
    compared[person[overlapping(row, person)]] = True
    return Decisions(labelled, tuple(names), compared, choice)


def recal(matrix: np.ndarray) -> Iterator[str]:
    """Lines of ReCal: `matrix` has nothing missing, or it is for ReCal OIR, where "#" stands for it."""
    for row in matrix.tolist():
        yield ",".join("#" if value == MISSING else str(value) for value in row) + "\n"
