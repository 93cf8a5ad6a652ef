"""How many paragraphs to double-code before agreement can be relied on, and which.

The number is Krippendorff's approximation (2004, Content Analysis, 2nd ed., chapter 11.4; 2019, 4th ed., chapter 12),
after the variance that Bloch and Kraemer give for agreement on one category (1989, 2 × 2 Kappa Coefficients,
Biometrics 45, 269-287, equation 3.7):

    N = m · z² · ( (1 + α)(3 − α) / (4 · p · (1 − p) · (1 − α)) − α )

N: units that all m reviewers code; α: the smallest agreement that would do; p: the prevalence of the tag, so that 1/T
stands for T equally likely tags; z: what a standard normal variable exceeds with the probability `level`. Of several
tags the one with the smallest p(1 − p) needs most and decides. Krippendorff's tables are for two reviewers; to multiply
by the number of reviewers is the usual extension, and a cautious one.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import NormalDist

import numpy as np

from framing.articles.library import Entry
from framing.articles.units import UnitArrays
from framing.reliability.matrix import Ratings


@dataclass(frozen=True, slots=True)
class SampleSize:
    """How many units to double-code. Made by `units_needed`."""

    #: Rounded up; None where there is no such number.
    units: int | None
    #: Why there is none, as a sentence; empty where there is one.
    reason: str = ""
    #: The tag that needs most; empty where all tags are taken to be equally likely.
    deciding: str = ""
    #: What each tag needs alone, None for a tag that no number of units is enough for.
    by_tag: Mapping[str, int | None] = field(default_factory=dict)
    #: Such tags: those that are said to be nowhere or everywhere. They are not in `units`.
    left_out: tuple[str, ...] = ()


def units_needed(
    tags: int | None = None,
    prevalence: Mapping[str, float] | None = None,
    *,
    reviewers: int = 2,
    minimum: float = 0.8,
    level: float = 0.05,
) -> SampleSize:
    """The number of units for a minimal α of `minimum` to be told from less at the one-sided `level`.

    From the number of `tags`, taken to be equally likely and exclusive, or from the `prevalence` of each, which may sum
    to more than 1 where paragraphs have several tags. `prevalence` goes before `tags`. With four tags, two reviewers
    and .05: 139 for .800, 81 for .667.
    """
    if reason := _undefined(tags, prevalence, reviewers, minimum, level):
        return SampleSize(None, reason)
    if not prevalence:
        return SampleSize(_approximation(1 / tags, reviewers, minimum, level))
    by_tag = {
        tag: _approximation(share, reviewers, minimum, level) if 0 < share < 1 else None
        for tag, share in prevalence.items()
    }
    able = {tag: units for tag, units in by_tag.items() if units is not None}
    left_out = tuple(tag for tag, units in by_tag.items() if units is None)
    if not able:
        reason = "Every tag is nowhere or everywhere: where nothing varies there is no agreement to measure."
        return SampleSize(None, reason, by_tag=by_tag, left_out=left_out)
    deciding = max(able, key=able.__getitem__)
    return SampleSize(able[deciding], deciding=deciding, by_tag=by_tag, left_out=left_out)


def prevalence_in(ratings: Ratings) -> dict[str, float]:
    """The share of labels that hold each tag of the codebook, for `units_needed`; none where there are no labels."""
    if not len(ratings.unit):
        return {}
    return {tag: float(ratings.having(tag).mean()) for tag in ratings.tags if tag not in ratings.former}


def _undefined(
    tags: int | None, prevalence: Mapping[str, float] | None, reviewers: int, minimum: float, level: float
) -> str:
    """Why there is no number; empty where there is one. Written so that what is not a number is refused too."""
    if reviewers < 2:
        return "Agreement takes two reviewers or more."
    if not 0 < minimum < 1:
        return f"The minimal α is above 0 and below 1, not {minimum:g}: for 1 no number of units is enough."
    if not 0 < level < 0.5:
        return f"The level is above 0 and below .5, not {level:g}."
    if prevalence:
        for tag, share in prevalence.items():
            if not 0 <= share <= 1:
                return f"The prevalence of “{tag}” is a share from 0 to 1, not {share:g}."
        return ""
    if tags is None:
        return "Say how many tags there are, or how frequent each of them is."
    return "" if tags >= 2 else "A single category does not vary: it takes two tags or more, or a prevalence."


def _approximation(prevalence: float, reviewers: int, minimum: float, level: float) -> int:
    z = -NormalDist().inv_cdf(level)  # 1 - level would be 1 for the smallest of levels
    spread = 4 * prevalence * (1 - prevalence) * (1 - minimum)
    return math.ceil(reviewers * z**2 * ((1 + minimum) * (3 - minimum) / spread - minimum))


@dataclass(frozen=True, slots=True)
class Draw:
    """Paragraphs drawn at random and evenly over outlets. Made by `draw`."""

    #: (article, paragraph number), in the order that they were drawn in.
    paragraphs: tuple[tuple[str, int], ...]
    #: How many were wanted. Where there are fewer paragraphs than that, all of them are drawn.
    wanted: int
    #: How many were drawn of each outlet that has paragraphs; articles that name no outlet are the outlet "".
    by_outlet: Mapping[str, int]


def draw(units: UnitArrays, entries: Iterable[Entry], wanted: int, seed: str = "") -> Draw:
    """`wanted` of `units` at random, as many of each outlet as can be, outlets as `entries` name them.

    Outlets take turns, in an order that is drawn too, until they have no paragraph left; within an outlet every
    paragraph is equally likely. Each paragraph's place is hashed from `seed`, article and paragraph id, so the order of
    articles is without meaning, and a larger draw begins with the smaller one: what was coded already still counts.
    """
    named = {entry.id: entry.outlet for entry in entries}
    outlets = sorted({named.get(article, "") for article in units.ids})
    place = {outlet: at for at, outlet in enumerate(outlets)}
    outlet = np.array([place[named.get(article, "")] for article in units.ids], np.int64)[units.article]
    chance = _hashes(
        [
            f"{seed}\0{units.ids[article]}\0{key:012x}"
            for article, key in zip(units.article.tolist(), units.key.tolist(), strict=True)
        ]
    )
    turn = _hashes([f"{seed}\0outlet\0{name}" for name in outlets])[outlet]

    by_chance = np.lexsort((units.number, chance, outlet))
    sizes = np.bincount(outlet, minlength=len(outlets))
    round_ = np.empty(len(outlet), np.int64)  # the paragraph's place within its outlet
    round_[by_chance] = np.arange(len(outlet)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    drawn = np.lexsort((outlet, turn, round_))[: max(wanted, 0)]

    counts = np.bincount(outlet[drawn], minlength=len(outlets))
    return Draw(
        tuple((units.ids[units.article[at]], int(units.number[at])) for at in drawn),
        wanted,
        {name: int(counts[at]) for at, name in enumerate(outlets) if sizes[at]},
    )


def _hashes(texts: list[str]) -> np.ndarray:
    """A number below 2⁶⁴ for each text, the same on every machine."""
    digests = b"".join(
        hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=8).digest() for text in texts
    )
    return np.frombuffer(digests, ">u8")
