"""A second opinion beside the majority on the labels of a project: `dawid_skene` on the exclusive reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from framing.reliability.dawid_skene import OPEN, Estimate, dawid_skene
from framing.reliability.matrix import Exclusive
from framing.undefined import Undefined

#: Starts beside the reviewers' own answers, and what they are drawn with.
RANDOM_STARTS, SEED = 10, 0

#: Figures below rest on more than chance where a peak is found more than once.
_TWICE = 2


@dataclass(frozen=True, eq=False)
class SecondOpinion:
    """The estimate for U paragraphs whose labels all hold one tag or none. Made by `second_opinion`."""

    reading: Exclusive
    estimate: Estimate

    @property
    def is_firm(self) -> bool:
        """Whether the peak was reached from two places at least, and climbed to its end."""
        return self.estimate.converged and self.estimate.reached >= _TWICE

    @cached_property
    def chosen(self) -> tuple[int, ...]:
        """The categories, as places in `reading.categories`, that anybody chose; the others have no prevalence."""
        return tuple(np.unique(self.reading.code).tolist())

    @cached_property
    def shares(self) -> np.ndarray:
        """float (C,): the share of paragraphs with a majority that each category is the majority on; sums to 1,
        all 0 where no paragraph has a majority."""
        settled = self.estimate.majority[self.estimate.majority != OPEN]
        counts = np.bincount(settled, minlength=len(self.reading.categories))
        return counts / max(1, len(settled))

    @cached_property
    def differing(self) -> np.ndarray:
        """int: the paragraphs, as places in `reading.ratings.place`, on which majority and estimate are two
        different categories; the surest estimates first, then in reading order."""
        found = np.flatnonzero(self.estimate.differs)
        return found[np.argsort(-self.probability(found), kind="stable")]

    @cached_property
    def undecided(self) -> np.ndarray:
        """int: the paragraphs without a majority for which there is an estimate, in reading order."""
        return np.flatnonzero((self.estimate.majority == OPEN) & (self.estimate.classes != OPEN))

    def probability(self, units: np.ndarray) -> np.ndarray:
        """float: how probable the estimated category of each of `units` is, given ratings and error rates."""
        return np.ma.getdata(self.estimate.posterior)[units, self.estimate.classes[units]]

    def said(self, unit: int) -> tuple[tuple[str, str], ...]:
        """(reviewer, category) for each label on the paragraph `unit`, by reviewer."""
        ratings = self.reading.ratings
        start, end = np.searchsorted(ratings.unit, [unit, unit + 1])
        return tuple(
            (ratings.reviewers[ratings.reviewer[at]], self.reading.categories[self.reading.code[at]])
            for at in range(start, end)
        )


def second_opinion(
    reading: Exclusive,
    *,
    random_starts: int = RANDOM_STARTS,
    seed: int = SEED,
    progress: Callable[[float], None] | None = None,
) -> SecondOpinion | Undefined:
    """What `dawid_skene` makes of `reading`, the exclusive reading that an `Agreement` has too.

    Reviewers who share no paragraph with another are not in it. `progress` is called with how much of the work is
    done, from 0 to 1. `Undefined` where `dawid_skene` is.
    """
    estimate = dawid_skene(
        reading.ratings.codes(reading.code),
        len(reading.categories),
        random_starts=random_starts,
        seed=seed,
        progress=progress,
    )
    return estimate if isinstance(estimate, Undefined) else SecondOpinion(reading, estimate)
