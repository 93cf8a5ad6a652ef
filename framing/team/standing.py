"""How far one reviewer is, one article is, and one reviewer in one article: the lines of a `Board`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Share(NamedTuple):
    """One reviewer in one article."""

    reviewer: str
    article: str
    #: Whether the article is waiting for this reviewer: assigned or, where nobody is, begun.
    awaited: bool
    #: Units to tag; None while the article has not been read.
    units: int | None
    #: Units with a decision.
    done: int
    #: Units whose decision is marked unsure.
    unsure: int

    @property
    def left(self) -> int | None:
        return None if self.units is None else max(0, self.units - self.done)

    @property
    def finished(self) -> bool:
        return self.left == 0


@dataclass(frozen=True, slots=True)
class Standing:
    """One reviewer over the articles that are theirs."""

    name: str
    articles: int
    finished: int
    #: Articles of theirs whose units are not known yet; they count in nothing below but `done` and `unsure`.
    unread: int
    units: int
    done: int
    left: int
    unsure: int
    #: Decisions in articles that are not theirs (any more).
    elsewhere: int
    #: When the last row of theirs was saved, as labels.csv has it; "" for never.
    saved_at: str
    #: Seconds a unit, see `pace`; None where too few decisions tell.
    pace: float | None

    @property
    def time_left(self) -> float | None:
        """Seconds of tagging that are left at this pace; breaks come on top."""
        return None if self.pace is None else self.left * self.pace


class ArticleStanding(NamedTuple):
    """One article and everybody who is awaited in it or has tagged in it."""

    article: str
    units: int | None
    shares: tuple[Share, ...]

    @property
    def awaited(self) -> tuple[Share, ...]:
        return tuple(share for share in self.shares if share.awaited)

    @property
    def done_by(self) -> int:
        """How many of those awaited have finished."""
        return sum(share.finished for share in self.awaited)

    @property
    def finished(self) -> bool:
        """Whether somebody is awaited and all of them have finished."""
        return bool(self.awaited) and self.done_by == len(self.awaited)
