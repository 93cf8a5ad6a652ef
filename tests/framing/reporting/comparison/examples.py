"""Small comparisons for tests, written as labels, a line each."""

from __future__ import annotations

from framing.articles import Article
from framing.reporting.comparison import Comparison, compare
from framing.selection import Selection
from tests.framing.reporting.examples import DEMO, article, entries, labels, unit_arrays

#: Twelve paragraphs of two words each, the first the headline.
SOUTH = article(
    "south", "(headline) h h", *(f"s{n} word" for n in range(1, 12)), outlet="Post", date="2026-03-01"
)
NORTH = article(
    "north", "(headline) k k", *(f"n{n} word" for n in range(1, 12)), outlet="Post", date="2026-04-01"
)
EAST = article("east", *(f"e{n} word" for n in range(1, 13)), outlet="Echo", date="2026-05-01")


EVERYTHING = Selection()


def compared(lines: str, *articles: Article, selection: Selection = EVERYTHING, **options) -> Comparison:
    """The comparison of `articles`, by default south and north, under the labels in `lines`; see `labels`."""
    articles = articles or (SOUTH, NORTH)
    codebook = options.pop("codebook", DEMO)
    return compare(
        entries(articles),
        unit_arrays(articles),
        labels(articles, lines),
        codebook,
        selection=selection,
        **options,
    )


def tagged(reviewer: str, id: str, *tags: str) -> str:
    """A line for each paragraph of article `id`, from the first on: `reviewer` tags it so; "" leaves it."""
    return "".join(f"{reviewer} {id} {number} {tag}\n" for number, tag in enumerate(tags, start=1) if tag)


#: South is half critical, north not at all; three reviewers see it so.
CRITICAL, NEUTRAL = "critical", "neutral report"
HALF = (CRITICAL,) * 6 + (NEUTRAL,) * 6
NONE_OF_IT = (NEUTRAL,) * 12
CLEAR = "".join(
    tagged(who, "south", *HALF) + tagged(who, "north", *NONE_OF_IT) for who in ("ann", "ben", "cem")
)
