"""Whether one group has more of a tag than another, how much more, and whether every reviewer would say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from framing.codebook import BALANCE
from framing.reporting.comparison.ends import NOTHING_TAGGED, balance_of, balance_span
from framing.reporting.comparison.groups import Group
from framing.reporting.comparison.intervals import Drawn, Span, combined, ratio_of_sums, resampled, span
from framing.reporting.comparison.tally import Content
from framing.undefined import Figure, Undefined

#: A tag's name; or `BALANCE`, the pair of tags that balance is made of, for balance itself.
What = str | tuple[str, str]

Of = Literal["paragraphs", "words"]


class Side(NamedTuple):
    """One group's figure, its interval, and its draws (B,), nan where a draw has none."""

    value: Figure
    span: Span | Undefined
    drawn: np.ndarray


class Without(NamedTuple):
    """A difference where one reviewer's labels do not count."""

    reviewer: str
    value: Figure
    span: Span | Undefined
    #: Whether it has the sign of the difference with everybody; and whether 0 lies outside its interval.
    same_sign: bool
    still_clear: bool


@dataclass(frozen=True)
class Difference:
    """How much higher a figure of `a` is than that of `b`: shares as parts of 1, balance from −2 to 2."""

    a: Group
    b: Group
    what: What
    of: Of
    a_value: Figure
    b_value: Figure
    #: a − b, and its 95 % interval.
    value: Figure
    span: Span | Undefined
    #: One for each reviewer with labels on either group, by name.
    without: tuple[Without, ...]
    #: Whether it keeps its sign whoever is left out and, if it is clear, stays clear; undefined with one reviewer.
    survives: bool | Undefined
    #: What the draws of each side are made of.
    drawn: tuple[Drawn, Drawn]

    @property
    def clear(self) -> bool:
        """Whether 0 lies outside the interval."""
        return isinstance(self.span, Span) and self.span.clear


def side(content: Content, what: What, of: Of, key: int, draws: int, seed: int) -> Side:
    """A group's figure from `content`, whose K columns are those that `columns_of` names."""
    if not len(content.rows):
        return Side(NOTHING_TAGGED, NOTHING_TAGGED, np.full(draws, np.nan))
    drawn, whole = resampled(content.rows, key, draws, seed, content.parts), content.rows.sum(axis=0)
    trials = round(whole[-2])
    if what == BALANCE:
        of_draws, interval = balance_of(drawn[:, :2]), balance_span(drawn[:, :2], whole[:2], trials)
        value = balance_of(whole[:2])
    else:
        last = -2 if of == "paragraphs" else -1
        of_draws = ratio_of_sums(drawn[:, 0], drawn[:, last])
        value = ratio_of_sums(whole[0], whole[last])
        interval = span(of_draws, float(value) * trials if value == value else 0.0, trials)
    if np.isnan(value):
        reason = interval if isinstance(interval, Undefined) else Undefined("Its paragraphs have no words.")
        return Side(reason, reason, of_draws)
    return Side(float(value), interval, of_draws)


def columns_of(what: What, of: Of, tags: tuple[str, ...]) -> list[int]:
    """Which of the 2 T + 2 columns of `Material.columns` a side is made of; the last two are always among them."""
    count = len(tags)
    if what == BALANCE:
        return [*(tags.index(name) for name in BALANCE), 2 * count, 2 * count + 1]
    return [tags.index(what) + (count if of == "words" else 0), 2 * count, 2 * count + 1]


def subtracted(a: Side, b: Side) -> tuple[Figure, Span | Undefined]:
    """a − b and its 95 % interval: of the draws' differences, or combined where the draws of a side do not differ."""
    for one in (a, b):
        if isinstance(one.value, Undefined):
            return one.value, one.value
    value = round(a.value - b.value, 12) + 0.0
    for one in (a, b):
        if isinstance(one.span, Undefined):
            return value, one.span
    if a.span.how == b.span.how == "bootstrap":
        return value, span(a.drawn - b.drawn, 0, 1)
    return value, combined(a.value, a.span, b.value, b.span)


def difference(
    a: Group,
    b: Group,
    what: What,
    of: Of,
    sides: tuple[Side, Side],
    left_out: dict[str, tuple[Side, Side]],
    drawn: tuple[Drawn, Drawn],
) -> Difference:
    """The difference of two sides; `left_out` has them once more for each reviewer, without that one's labels."""
    value, interval = subtracted(*sides)
    clear = isinstance(interval, Span) and interval.clear
    without = []
    for reviewer, of_rest in left_out.items():
        other, its = subtracted(*of_rest)
        same = not isinstance(value, Undefined) and _same_sign(value, other)
        without.append(Without(reviewer, other, its, same, isinstance(its, Span) and its.clear and same))
    return Difference(
        a, b, what, of, sides[0].value, sides[1].value, value, interval, tuple(without),
        _survives(value, clear, without), drawn,
    )  # fmt: skip


def _same_sign(value: float, other: Figure) -> bool:
    """Whether `other` is defined and has the sign of `value`."""
    return not isinstance(other, Undefined) and bool(np.sign(value) == np.sign(other))


def _survives(value: Figure, clear: bool, without: list[Without]) -> bool | Undefined:
    if isinstance(value, Undefined):
        return value
    if not without:
        return Undefined("No reviewer has tagged here.")
    if len(without) == 1:
        return Undefined("Only one reviewer has tagged here, so nobody can be left out.")
    return all(one.same_sign and (one.still_clear or not clear) for one in without)
