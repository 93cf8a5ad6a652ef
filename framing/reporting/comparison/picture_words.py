"""What the pictures of a comparison say in words: beside their rows, in tooltips, as their text alternatives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from framing.codebook import Codebook
from framing.phrases import share, signed
from framing.reporting.comparison.intervals import Span
from framing.reporting.comparison.positions import PARTS
from framing.reporting.in_words import called
from framing.reporting.shares import unmasked
from framing.undefined import Undefined

if TYPE_CHECKING:
    from framing.reporting.comparison.comparison import Comparison

Of = Literal["paragraphs", "words"]

#: What `PARTS` are called.
PART_NAMES = dict(zip(PARTS, ("Headline", "Opening third", "Middle third", "Last third"), strict=True))


def of_shares(value: float | None, span: Span | Undefined) -> str:
    """A share and its 95 % interval: "45 % (30 to 61)"; a dash where it is undefined."""
    if value is None or isinstance(span, Undefined):
        return share(value)
    return f"{share(value)} ({round(100 * span.low)} to {round(100 * span.high)})"


def of_balance(value: float | None, span: Span | Undefined) -> str:
    """A balance and its 95 % interval: "+0.33 (−0.20 to +0.80)"; a dash where it is undefined."""
    if value is None:
        return "–"
    if isinstance(span, Undefined):
        return plus(value)
    return f"{plus(value)} ({plus(span.low)} to {plus(span.high)})"


def plus(value: float) -> str:
    """Signed, with two digits."""
    return f"{'+' if round(value, 2) > 0 else ''}{signed(value, 2)}"


def shares_in_words(
    comparison: Comparison, rows: Sequence[int], tags: Sequence[str], of: Of, codebook: Codebook
) -> str:
    """The shares of `tags` in the groups `rows`, each with its interval, tag by tag."""
    shares, spans = figures(comparison, of)
    lines = []
    for tag in tags:
        place = comparison.tags.index(tag)
        told = "; ".join(
            f"{comparison.groups[row].label} {of_shares(unmasked(shares[row, place]), spans[row][place])}"
            for row in rows
        )
        lines.append(f"{called(tag, codebook)}: {told}.")
    return f"Shares of {of} with 95 % intervals. {' '.join(lines)}"


def balance_in_words(comparison: Comparison, rows: Sequence[int]) -> str:
    """The balance of the groups `rows`, each with its interval."""
    told = "; ".join(
        f"{comparison.groups[row].label} {of_balance(unmasked(comparison.balance[row]), comparison.balance_spans[row])}"
        for row in rows
    )
    return f"Balance, from −1 (all critical) to +1 (all supportive), with 95 % intervals. {told}."


def positions_in_words(
    comparison: Comparison, rows: Sequence[int], tags: Sequence[str], codebook: Codebook
) -> str:
    """The share of each of `tags` in each part of the groups `rows`, a sentence a tag and group."""
    lines = []
    for tag in tags:
        for row in rows:
            cells = ", ".join(
                f"{PART_NAMES[part].lower()} {in_part(comparison, row, at, tag)}"
                for at, part in enumerate(PARTS)
            )
            lines.append(f"{called(tag, codebook)} in {comparison.groups[row].label}: {cells}.")
    return f"Where in the article the tag stands. {' '.join(lines)}"


def in_part(comparison: Comparison, row: int, part: int, tag: str) -> str:
    """Which share of the tagged paragraphs of a part has the tag: "50 % of 4"; a dash where none is tagged."""
    positions = comparison.positions
    tagged = int(positions.tagged[row, part])
    if not tagged:
        return "–"
    return f"{share(float(positions.shares[row, part, comparison.tags.index(tag)]))} of {tagged}"


def figures(comparison: Comparison, of: Of):
    """The shares (G, T) and their intervals, of paragraphs or of words."""
    if of == "words":
        return comparison.word_shares, comparison.word_spans
    return comparison.shares, comparison.share_spans
