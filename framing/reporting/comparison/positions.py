"""Where in the article a tag falls: the headline apart, then opening, middle and end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.articles import KINDS
from framing.reporting.comparison.groups import Grouped
from framing.reporting.shares import ratio

#: The headline, and thirds of the rest by words.
PARTS = ("headline", "opening", "middle", "end")

_HEADLINE = KINDS.index("headline")


@dataclass(frozen=True)
class Positions:
    """For each of G groups, P = 4 parts (`PARTS`) and T tags."""

    #: int (G, P): paragraphs of the part, and those of them that are tagged.
    paragraphs: np.ndarray
    tagged: np.ndarray
    #: float (G, P, T): tagged paragraphs of the part that have the tag, as `Comparison.counts` has them.
    counts: np.ndarray

    @property
    def shares(self) -> np.ma.MaskedArray:
        """(G, P, T): count of the tag / tagged paragraphs of the part; masked where none is tagged."""
        return ratio(self.counts, self.tagged[:, :, None])


def parts_of(article: np.ndarray, words: np.ndarray, kind: np.ndarray) -> np.ndarray:
    """int (U,): the part that each unit is in, a place in `PARTS`.

    The three arrays have an entry a unit, in reading order, article by article. What is no headline is in the
    third of the article's words, headlines left out, in which its own middle lies; on a border, the later.
    """
    rest = np.where(kind == _HEADLINE, 0, words).astype(np.int64)
    behind = np.cumsum(rest)
    first = np.flatnonzero(np.diff(article, prepend=-1))
    before = (behind - rest)[first]
    sizes = np.diff(np.append(first, len(article)))
    start = np.repeat(before, sizes)
    whole = np.repeat(np.add.reduceat(rest, first) if len(first) else rest, sizes)
    # Twice the words up to the middle, so that everything stays whole.
    middle = 2 * (behind - start) - rest
    third = np.minimum(3 * middle // np.maximum(2 * whole, 1), 2)
    return np.where(kind == _HEADLINE, 0, third + 1)


def positions(grouped: Grouped, tagged: np.ndarray, has: np.ndarray) -> Positions:
    """The positions of units that are `tagged`, bool (U,), and have tags by shares `has`, float (U, T)."""
    units = grouped.units
    part = parts_of(units.article, units.words, units.kind)
    groups, tags = len(grouped.groups), has.shape[1]
    cell = grouped.group * len(PARTS) + part
    size = groups * len(PARTS)

    def total(weights: np.ndarray | None) -> np.ndarray:
        return np.bincount(cell, weights, size).reshape(groups, len(PARTS))

    counts = np.zeros((groups, len(PARTS), tags))
    for place in range(tags):
        counts[:, :, place] = total(has[:, place])
    return Positions(total(None), total(tagged.astype(float)).astype(np.int64), counts)
