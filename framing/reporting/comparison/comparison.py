"""How groups of articles frame a story differently, and how sure that is. docs/comparing.md says how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from framing.codebook import BALANCE
from framing.errors import SelectionError
from framing.reporting.basis import Basis
from framing.reporting.comparison.differences import (
    Difference,
    Of,
    Side,
    What,
    columns_of,
    difference,
    side,
)
from framing.reporting.comparison.groups import By, Group
from framing.reporting.comparison.intervals import Drawn, Span
from framing.reporting.comparison.lacks import Alone, Lack, alone, lacks
from framing.reporting.comparison.positions import Positions, positions
from framing.reporting.comparison.tally import Material
from framing.reporting.shares import Shares
from framing.undefined import Undefined

if TYPE_CHECKING:
    import pandas as pd

#: Up to so many groups all pairs are looked at: of more, chance alone would make some differences clear.
MOST_GROUPS = 8


@dataclass(frozen=True, eq=False)
class Comparison(Shares):
    """Arrays have one entry a group, G of them; matrices a column a tag, T. A group's figures are those of
    `Summary` for all its articles together.

    Ratios are masked arrays, masked where they are not defined. Intervals are 95 %.
    """

    by: By
    basis: Basis
    #: Of the bootstrap.
    draws: int
    seed: int
    groups: tuple[Group, ...]
    #: The codebook's tags in its order, then former tags: those that counted labels still hold, sorted.
    tags: tuple[str, ...]
    former: tuple[str, ...]
    #: int (G,): units of the group; those that are tagged; words of these; different reviewers.
    paragraphs: np.ndarray
    tagged: np.ndarray
    tagged_words: np.ndarray
    reviewers: np.ndarray
    #: float (G, T), and (G,) for what no tag fits: as `Summary` has them.
    counts: np.ndarray
    word_counts: np.ndarray
    none: np.ndarray
    #: The intervals of `shares`, `word_shares` (a tuple a group, in it one a tag) and `balance` (one a group).
    share_spans: tuple[tuple[Span | Undefined, ...], ...]
    word_spans: tuple[tuple[Span | Undefined, ...], ...]
    balance_spans: tuple[Span | Undefined, ...]
    #: What each group's draws are made of.
    drawn: tuple[Drawn, ...]
    #: What the figures are made from.
    material: Material = field(repr=False)
    #: float (U, 2 T + 2): see `Material.columns`.
    columns: np.ndarray = field(repr=False)

    @property
    def has_balance(self) -> bool:
        """Whether the codebook has both tags that balance is made of."""
        return not self.missing_for_balance

    @property
    def whats(self) -> list[What]:
        """All that groups can be compared on: each tag, and balance where the codebook has it."""
        return [*self.tags, *([BALANCE] if self.has_balance else [])]

    @cached_property
    def all_reviewers(self) -> tuple[str, ...]:
        """Everybody with a current label on a unit of one of the groups, sorted."""
        return self.material.reviewers_of(*range(len(self.groups)))

    @cached_property
    def positions(self) -> Positions:
        """Where in the articles each tag falls."""
        tags = len(self.tags)
        return positions(self.material.grouped, self.columns[:, -2] > 0, self.columns[:, :tags])

    @cached_property
    def lacks(self) -> tuple[Lack, ...]:
        """What one group has and another lacks, the widest gap first."""
        return lacks(self.groups, self.tags, self.shares, self.share_spans, self.tagged)

    @cached_property
    def alone(self) -> tuple[Alone, ...]:
        """The tags that one group has and all others lack."""
        return alone(self.lacks, self.groups)

    def to_frame(self) -> pd.DataFrame:
        """A row a group and tag; see `frames`, which has others."""
        from framing.reporting.comparison.frames import comparison_frame

        return comparison_frame(self)

    def place(self, name: str) -> int:
        """The row of the group called `name`. Raises `SelectionError` where there is none."""
        for at, group in enumerate(self.groups):
            if group.name == name:
                return at
        raise SelectionError(self.by, name, tuple(group.name for group in self.groups))

    def difference(self, a: str, b: str, what: What, of: Of = "paragraphs") -> Difference:
        """How much higher a tag's share is in group `a` than in group `b`; `BALANCE` as `what` asks for balance.

        `of` says of what the shares are; balance is always of paragraphs. Raises `SelectionError` for a group or a
        tag that is not there.
        """
        self._check(what)
        return self._difference(self.place(a), self.place(b), what, of)

    def statements(self, what: What, of: Of = "paragraphs") -> tuple[Difference, ...]:
        """The differences of all pairs, the higher group first: clear ones before others, then the largest first.

        Empty for more than `MOST_GROUPS` groups. Raises `SelectionError` for a tag that is not there.
        """
        self._check(what)
        return self._all_pairs(what, of)

    @cached_property
    def _all_pairs(self) -> Callable[[What, Of], tuple[Difference, ...]]:
        """`statements`, kept: a page asks again whenever it is drawn."""
        return lru_cache(maxsize=32)(self._worked_out_pairs)

    def _worked_out_pairs(self, what: What, of: Of) -> tuple[Difference, ...]:
        if len(self.groups) > MOST_GROUPS:
            return ()
        found = []
        for a, b in combinations(range(len(self.groups)), 2):
            value = self.difference_alone(a, b, what, of).value
            turned = not isinstance(value, Undefined) and value < 0
            found.append(self._difference(*((b, a) if turned else (a, b)), what, of))
        return tuple(sorted(found, key=_order))

    def _check(self, what: What) -> None:
        known = self.has_balance if what == BALANCE else what in self.tags
        if not known:
            raise SelectionError("tag", what if isinstance(what, str) else " and ".join(what), self.tags)

    def difference_alone(self, a: int, b: int, what: What, of: Of = "paragraphs") -> Difference:
        """The difference of the groups at rows `a` and `b`, nobody left out: for whoever looks through many."""
        return self._difference(a, b, what, of, ())

    def _difference(
        self, a: int, b: int, what: What, of: Of, leaving_out: tuple[str, ...] | None = None
    ) -> Difference:
        of = "paragraphs" if what == BALANCE else of
        names = self.material.reviewers_of(a, b) if leaving_out is None else leaving_out
        left_out = {name: (self._side(a, what, of, name), self._side(b, what, of, name)) for name in names}
        sides = self._side(a, what, of, None), self._side(b, what, of, None)
        return difference(
            self.groups[a], self.groups[b], what, of, sides, left_out, (self.drawn[a], self.drawn[b])
        )

    @cached_property
    def _side(self) -> Callable[[int, What, Of, str | None], Side]:
        """The figure of a group where the labels of a reviewer do not count; of None, where all count."""
        return lru_cache(maxsize=512)(self._worked_out_side)

    def _worked_out_side(self, group: int, what: What, of: Of, without: str | None) -> Side:
        found = self.material.found if without is None else self.material.without(without)
        tags = BALANCE if what == BALANCE else (what,)
        columns = self.material.columns(found, tags)[:, columns_of(what, of, tags)]
        content = self.material.drawn_from(columns, group)
        return side(content, what, of, self.groups[group].key, self.draws, self.seed)


def _order(one: Difference) -> tuple[bool, bool, float]:
    defined = not isinstance(one.value, Undefined)
    return not defined, not one.clear, -abs(one.value) if defined else 0.0
