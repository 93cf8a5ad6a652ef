"""What is found of agreement: figures by tag, pair, article and outlet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.reliability.cells import Cells
from framing.reliability.coefficients import Coefficients
from framing.reliability.intervals import Drawing, Drawn, Interval
from framing.reliability.matrix import Exclusive, Ratings
from framing.undefined import Figure, Undefined

if TYPE_CHECKING:
    import pandas as pd

#: When prevalence makes alpha hard to read: the rarer side has less than this share of all ratings, and AC1
#: lies above alpha by at least this much. Rules of thumb, see docs/agreement.md.
RARE, APART = 0.1, 0.2


@dataclass(frozen=True)
class Variable:
    """One nominal variable: a tag (categories: absent, present) or the exclusive reading."""

    figures: Coefficients
    #: Of alpha.
    interval: Interval | Undefined

    @property
    def undivided(self) -> bool:
        """Whether nobody differs on any paragraph: then no draw can differ, and the interval is a point."""
        return isinstance(self.interval, Interval) and self.figures.percent_agreement == 1

    @property
    def lopsided(self) -> bool:
        """Whether one category is so prevalent that alpha misleads: look at AC1 beside it."""
        of = self.figures
        if isinstance(of.alpha, Undefined) or isinstance(of.ac1, Undefined):
            return False
        return max(of.prevalence) > 1 - RARE and of.ac1 - of.alpha >= APART


@dataclass(frozen=True, slots=True)
class SetAgreement:
    """Alpha on sets of tags under one distance."""

    alpha: Figure
    interval: Interval | Undefined


@dataclass(frozen=True, slots=True)
class Part:
    """The same figures for a part of the labels: an article, an outlet."""

    name: str
    tags: dict[str, Coefficients]
    exclusive: Coefficients


@dataclass(frozen=True, slots=True)
class Pair:
    reviewers: tuple[str, str]
    tags: dict[str, Coefficients]


@dataclass(frozen=True)
class Agreement:
    ratings: Ratings
    #: In codebook order, then tags that have left the codebook.
    tags: dict[str, Variable]
    exclusive: Variable
    #: What the exclusive reading is made of: its categories, the paragraphs left out.
    reading: Exclusive
    #: By the distance's name.
    sets: dict[str, SetAgreement]
    #: What the intervals were drawn from; the exclusive reading has fewer paragraphs, maybe articles.
    drawing: Drawing
    exclusive_drawing: Drawing
    pairs: tuple[Pair, ...]
    #: Articles with labels, as the library has them; outlets by name, articles without one last.
    articles: tuple[Part, ...]
    outlets: tuple[Part, ...]
    #: What all this was worked out from, for the next time.
    cells: Cells = field(repr=False, compare=False)
    drawn: Drawn = field(repr=False, compare=False)
    alone: Drawn = field(repr=False, compare=False)

    @property
    def weakest(self) -> str | None:
        """The tag with the lowest alpha; None where no tag has one."""
        known = {
            tag: variable.figures.alpha
            for tag, variable in self.tags.items()
            if not isinstance(variable.figures.alpha, Undefined)
        }
        return min(known, key=known.get, default=None)

    def to_frame(self) -> pd.DataFrame:
        """A row a tag, then one of the exclusive reading and one of sets by each distance.

        `kind` is tag, exclusive or sets, `prevalence` that of a tag. What is undefined is a missing value, and
        `reason` says why.
        """
        from framing.reliability.layout import frame

        return frame(self)
