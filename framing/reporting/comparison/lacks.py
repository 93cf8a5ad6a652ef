"""What one group has and another lacks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from framing.reporting.comparison.groups import Group
from framing.reporting.comparison.intervals import Span, combined
from framing.undefined import Undefined

#: A group lacks a tag that less than this share of its tagged paragraphs has …
NEAR_ZERO = 0.05
#: … where at least this share of another's has it.
AT_LEAST = 0.15

#: Up to so many groups every pair is listed. Of more, each group that lacks a tag stands once, beside the first
#: of so many that have most of it.
EVERY_PAIR = 8


class Lack(NamedTuple):
    """Tag `tag` is in `share` of the tagged paragraphs of `having`, and in hardly any of `lacking`'s.

    The interval of the difference, combined from those of the two shares, lies off 0.
    """

    tag: str
    having: Group
    share: float
    span: Span
    lacking: Group
    #: Its share, from 0 to under `NEAR_ZERO`, and the upper bound of its interval.
    lacking_share: float
    upper: float
    #: Tagged paragraphs of `lacking`: what the bound rests on.
    n: int


class Alone(NamedTuple):
    """Tag `tag` is in `share` of the tagged paragraphs of one group, and all `others` lack it."""

    tag: str
    group: Group
    share: float
    others: tuple[Group, ...]


def lacks(
    groups: Sequence[Group],
    tags: Sequence[str],
    shares: np.ma.MaskedArray,
    spans: Sequence[Sequence[Span | Undefined]],
    tagged: np.ndarray,
) -> tuple[Lack, ...]:
    """All lacks, the widest gap first; see `EVERY_PAIR`. `shares` is (G, T), `spans` G × T, `tagged` (G,)."""
    found: list[Lack] = []
    few = len(groups) <= EVERY_PAIR
    for place, tag in enumerate(tags):
        known = [
            (float(shares[g, place]), of, g)
            for g, row in enumerate(spans)
            if not isinstance(of := row[place], Undefined)
        ]
        having = sorted((one for one in known if one[0] >= AT_LEAST), key=lambda one: (-one[0], one[2]))
        having = having[:EVERY_PAIR]
        for share, span, g in known:
            if share >= NEAR_ZERO:
                continue
            for most, of_most, other in having:
                if combined(most, of_most, share, span).low > 0:
                    found.append(
                        Lack(tag, groups[other], most, of_most, groups[g], share, span.high, int(tagged[g]))
                    )
                    if not few:
                        break
    return tuple(sorted(found, key=lambda one: one.lacking_share - one.share))


def alone(found: Sequence[Lack], groups: Sequence[Group]) -> tuple[Alone, ...]:
    """The tags that one group has and all others lack, most frequent first; of at least two groups."""
    pairs: dict[tuple[str, Group], list[Lack]] = {}
    for one in found:
        pairs.setdefault((one.tag, one.having), []).append(one)
    return tuple(
        sorted(
            (
                Alone(tag, group, of[0].share, tuple(one.lacking for one in of))
                for (tag, group), of in pairs.items()
                if len(of) == len(groups) - 1
            ),
            key=lambda one: -one.share,
        )
    )
