"""Agreement on sets of tags: Krippendorff's alpha with a distance between sets.

Jaccard: 1 - |A and B| / |A or B|. MASI (Passonneau, *Measuring Agreement on Set-valued Items*, LREC 2006):
1 - Jaccard's similarity x m, m being 1 for equal sets, 2/3 where one holds the other, 1/3 where they only
overlap, 0 where they share nothing. So does NLTK (`nltk.metrics.distance`, 3.10; older releases round to .67
and .33). The decision that no tag fits is a set with one member of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from framing.reliability.coefficients import alphas, why_none
from framing.reliability.sums import overlapping
from framing.undefined import NOTHING_VARIES, Figure

#: What MASI weighs a set that holds the other with, and two that only overlap.
HOLDS, OVERLAPS = 2 / 3, 1 / 3


def jaccard_distance(one: frozenset, other: frozenset) -> float:
    """From 0 (equal) to 1 (nothing in common). Of two empty sets 0."""
    union = one | other
    return 1 - len(one & other) / len(union) if union else 0.0


def masi_distance(one: frozenset, other: frozenset) -> float:
    """From 0 (equal) to 1 (nothing in common). Of two empty sets 0."""
    shared = one & other
    if one == other:
        return 0.0
    weight = HOLDS if shared in (one, other) else OVERLAPS if shared else 0
    return 1 - weight * len(shared) / len(one | other)


#: Distance by the name it has in reports.
DISTANCES = {"jaccard": jaccard_distance, "masi": masi_distance}


def distances(sets: Sequence[frozenset], name: str) -> np.ndarray:
    """float (C, C): how far each of `sets` is from each other."""
    between = DISTANCES[name]
    return np.array([[between(one, other) for other in sets] for one in sets] or [[]]).reshape(
        len(sets), len(sets)
    )


def slots(unit: np.ndarray, code: np.ndarray) -> np.ndarray:
    """int (U, S): the codes of each unit, ascending, then -1; S is the most ratings that a unit has."""
    order = np.lexsort((code, unit))
    ratings = np.bincount(unit) if len(unit) else np.zeros(0, np.int64)
    start = np.cumsum(ratings) - ratings
    table = np.full((len(ratings), int(ratings.max(initial=0))), -1, np.int32)
    table[unit[order], np.arange(len(unit)) - start[unit[order]]] = code[order]
    return table


def observed(table: np.ndarray, distance: np.ndarray) -> np.ndarray:
    """float (U,): observed disagreement of each row of `slots`: over its ordered pairs, distance / (r - 1)."""
    total = np.zeros(len(table))
    for first in range(table.shape[1]):
        for second in range(first + 1, table.shape[1]):
            both = np.flatnonzero(table[:, second] >= 0)
            total[both] += 2 * distance[table[both, first], table[both, second]]
    return total / np.maximum((table >= 0).sum(axis=1) - 1, 1)


@dataclass(frozen=True)
class SetSums:
    """Sums over the units of each of G groups: what alpha with a distance is a function of."""

    #: By the distance's name, (G,) observed disagreement.
    observed: dict[str, np.ndarray]
    #: (G, C) ratings on pairable units.
    paired: np.ndarray

    def columns(self, name: str) -> np.ndarray:
        """(G, 1 + C): observed disagreement under the distance `name`, and the ratings."""
        return np.column_stack([self.observed[name], self.paired])


def set_sums(
    table: np.ndarray, far: Mapping[str, np.ndarray], group: np.ndarray | None = None, groups: int = 1
) -> SetSums:
    """The sums of the rows of `slots`; `far` holds distances (C, C) by name, `group` is int (U,), default one."""
    group = np.zeros(len(table), np.int64) if group is None else group
    pairable = (table >= 0).sum(axis=1) > 1
    table, group = table[pairable], group[pairable]
    categories = len(next(iter(far.values())))
    place = (group[:, None] * np.int64(categories) + table)[table >= 0]
    paired = np.bincount(place, minlength=groups * categories).astype(float)
    return SetSums(
        {name: np.bincount(group, observed(table, distance), groups) for name, distance in far.items()},
        paired.reshape(groups, categories),
    )


def set_alpha(unit: np.ndarray, reviewer: np.ndarray, code: np.ndarray, distance: np.ndarray) -> Figure:
    """Alpha of L ratings, int (L,) each, with the `distance` (C, C) of their codes."""
    counts = overlapping(unit, reviewer)
    table = slots(unit[counts], code[counts])
    ratings = (table >= 0).sum(axis=1)
    people = len(np.unique(reviewer[counts]))
    if none := why_none(int((ratings > 0).sum()), people, int((ratings > 1).sum())):
        return none
    return alpha_of(set_sums(table, {"": distance}), "", distance)


def alpha_of(sums: SetSums, name: str, distance: np.ndarray) -> Figure:
    """Alpha with the `distance` called `name`, of all groups of `sums` together, where two ratings can be compared."""
    observed = np.bincount(np.zeros(len(sums.paired), np.int64), sums.observed[name], 1)
    found = alphas(observed, sums.paired.sum(axis=0)[None], distance)[0]
    return NOTHING_VARIES if np.isnan(found) else float(found)
