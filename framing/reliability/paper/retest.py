"""What a report says of a silent re-test: how many paragraphs coders were asked to decide anew, and how alike they did."""

from __future__ import annotations

from typing import NamedTuple

from framing.reliability.intervals import Interval
from framing.reliability.over_time.stability import NO_RETEST, Stability
from framing.undefined import Figure, Undefined


class Retest(NamedTuple):
    """Paragraphs count once for each coder who was asked."""

    asked: int
    #: Decided again, with the earlier decision made alone; and by how many coders.
    answered: int
    coders: int
    #: Krippendorff's α of a coder with themselves, the lowest of all coders and tags; and of which tag.
    lowest: Figure
    interval: Interval | Undefined
    tag: str


def retest(asked: int, found: Stability) -> Retest:
    """The re-test of `asked` paragraphs, of which `found`, made with `only_retests`, has the answers."""
    answering = [one for one in found.reviewers if one.pairs]
    known = [
        (figures.alpha, tag, figures.interval)
        for one in answering
        for tag, figures in one.tags.items()
        if not isinstance(figures.alpha, Undefined)
    ]
    why = next((one.tags[tag].alpha for one in answering for tag in one.tags), NO_RETEST)
    lowest, tag, interval = min(known, key=lambda found: found[0], default=(why, "", NO_RETEST))
    return Retest(asked, sum(one.pairs for one in answering), len(answering), lowest, interval, tag)
