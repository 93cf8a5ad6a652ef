"""The paragraphs behind a figure of a comparison: those of a group that have a tag."""

from __future__ import annotations

from itertools import compress
from typing import NamedTuple

import numpy as np

from framing.reporting.comparison.comparison import Comparison
from framing.reporting.comparison.positions import PARTS, parts_of


class Passage(NamedTuple):
    """A paragraph that has a tag, and how far those who decided on it agree on that."""

    #: The article's id, and `Paragraph.number` in it.
    article: str
    number: int
    #: One of `PARTS`.
    part: str
    #: The share of the paragraph's decisions that hold the tag, above 0; and how many decisions count.
    share: float
    decisions: int
    #: All tags that decisions on it hold, in the order of `Comparison.tags`.
    tags: tuple[str, ...]


def passages(comparison: Comparison, row: int, tag: str, part: str = "") -> list[Passage]:
    """The paragraphs of group `row` that have `tag`, in reading order; of `part` alone, where one is named."""
    material = comparison.material
    grouped, mine = material.grouped, material.grouped.of(row)
    units = grouped.units
    share = comparison.columns[mine, comparison.tags.index(tag)]
    parts = parts_of(units.article[mine], units.words[mine], units.kind[mine])
    all_tags = comparison.columns[mine, : len(comparison.tags)] > 0
    wanted = share > 0
    if part:
        wanted &= parts == PARTS.index(part)
    at = np.flatnonzero(wanted)
    return [
        Passage(units.ids[article], number, PARTS[place], of, count, tuple(compress(comparison.tags, has)))
        for article, number, place, of, count, has in zip(
            units.article[mine][at].tolist(),
            units.number[mine][at].tolist(),
            parts[at].tolist(),
            share[at].tolist(),
            material.found.decisions[mine][at].tolist(),
            all_tags[at].tolist(),
            strict=True,
        )
    ]
