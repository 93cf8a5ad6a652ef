"""What a comparison shows, said in sentences; figures are rounded here and nowhere before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Protocol

import numpy as np

from framing.codebook import BALANCE
from framing.phrases import counted, listed, share, signed
from framing.reporting.comparison.comparison import MOST_GROUPS, Comparison
from framing.reporting.comparison.difference_words import (
    interval,
    statement,
    survival,
)
from framing.reporting.comparison.differences import Difference
from framing.reporting.comparison.intervals import FEW, Span
from framing.reporting.comparison.lacks import NEAR_ZERO, Lack
from framing.undefined import Undefined

__all__ = ["AgreementFound", "lacking", "method", "pairs", "short", "statement", "survival", "terms"]


class AgreementFound(Protocol):
    """What is told of agreement: the tag on which reviewers agree least, and each tag's figures."""

    @property
    def weakest(self) -> str | None: ...

    @property
    def tags(self) -> Mapping[str, object]: ...


def short(comparison: Comparison, agreement: AgreementFound | None = None) -> list[str]:
    """What a stranger reads first, up to five sentences or pairs of them: most important first.

    `agreement` is that of the same labels, as the part `reliability` finds it; None says nothing of it.
    """
    if not comparison.tagged.any():
        return ["Nothing is tagged here yet, so there is nothing to compare."]
    said = [*_extremes(comparison), *_clearest(comparison), *_lacking(comparison), _resting_on(comparison)]
    if agreement is not None and agreement.weakest is not None:
        alpha = agreement.tags[agreement.weakest].figures.alpha  # type: ignore[attr-defined]
        said.append(
            f"Reviewers agree least on “{agreement.weakest}”: Krippendorff's α is {signed(alpha, 3)}, where"
            " .667 allows tentative conclusions and .800 firm ones."
        )
    return said


#: Word -> what is said of it to who has not met it.
_TERMS = {
    "balance": "Balance goes from −1 (all critical) to 1 (all supportive).",
    "interval": "An interval says how far other paragraphs like these might have moved a figure.",
    "α": "α is 1 where all reviewers agree, and 0 where they agree no more than by chance.",
}


def terms(said: Sequence[str]) -> str:
    """What the terms are that stand in `said`, which `short` returned; "" where none does."""
    return " ".join(told for term, told in _TERMS.items() if any(term in sentence for sentence in said))


def _extremes(comparison: Comparison) -> list[str]:
    """Which group leans most to either side."""
    balance = comparison.balance
    known = np.flatnonzero(~np.ma.getmaskarray(balance)).tolist()
    if not known:
        return []
    if len(known) == 1:
        return [f"{comparison.groups[known[0]].told} has a balance of {_balance(comparison, known[0])}."]
    high, low = (float(pick(balance[known])) for pick in (np.max, np.min))
    if low == high:
        return [f"All that take a side have the same balance: {signed(high, 2)}."]
    most, least = ([row for row in known if float(balance[row]) == end] for end in (high, low))
    ends = ("most supportive", "most critical")
    if low >= 0:
        ends = ("most supportive", "least so")
    elif high <= 0:
        ends = ("least critical", "most so")
    return [
        f"{_some(comparison, most)} {_lean(most)} {ends[0]} (balance {_balance(comparison, most[0])}),"
        f" {_some(comparison, least)} {ends[1]} ({_balance(comparison, least[0])})."
    ]


def _some(comparison: Comparison, rows: list[int]) -> str:
    first = comparison.groups[rows[0]].told
    if len(rows) == 1:
        return first
    return f"{first} and {counted(len(rows) - 1, 'other')}"


def _lean(rows: list[int]) -> str:
    return "leans" if len(rows) == 1 else "lean"


def _balance(comparison: Comparison, row: int) -> str:
    value, of = float(comparison.balance[row]), comparison.balance_spans[row]
    return f"{signed(value, 2)}, {interval(of, BALANCE)}"


def _clearest(comparison: Comparison) -> list[str]:
    """The clearest difference of all, and of how many it is that."""
    if len(comparison.groups) < 2:
        return []
    whats = comparison.whats
    looked = len(comparison.groups) * (len(comparison.groups) - 1) // 2 * len(whats)
    found = _widest_pair(comparison)
    if found is None:
        found = max(
            (
                comparison.difference_alone(a, b, what)
                for what in whats
                for a, b in combinations(range(len(comparison.groups)), 2)
            ),
            key=clearness,
        )
    whole = comparison.difference(found.a.name, found.b.name, found.what)
    if isinstance(whole.value, Undefined):
        return ["No two of them have a figure that can be compared."]
    if not whole.clear:
        return [f"No difference between them is clear. {statement(whole)}"]
    of_all = ""
    if looked > 1 and len(comparison.groups) <= MOST_GROUPS:
        of_all = f" It is the clearest of {counted(looked, 'difference')}; one in twenty looks clear by chance alone."
    elif looked > 1:
        of_all = f" These two stand furthest apart of {len(comparison.groups):,}, so chance alone makes some of that."
    return [statement(whole) + of_all]


def _widest_pair(comparison: Comparison) -> Difference | None:
    """Of more groups than are compared pair by pair: the two that stand furthest apart; None for fewer groups."""
    if len(comparison.groups) <= MOST_GROUPS:
        return None
    figures, what = comparison.balance, BALANCE
    if np.ma.count(figures) < 2:
        spread = np.ma.filled(np.ma.ptp(comparison.shares, axis=0), 0.0)
        what = comparison.tags[int(np.argmax(spread))]
        figures = comparison.shares[:, comparison.tags.index(what)]
    most, least = int(np.ma.argmax(figures)), int(np.ma.argmin(figures))
    return comparison.difference_alone(most, least, what)


def clearness(one: Difference) -> tuple[bool, float]:
    """How far a difference stands out of its interval: the more, the clearer."""
    if isinstance(one.value, Undefined) or not isinstance(one.span, Span):
        return False, -1.0
    return one.clear, abs(one.value) / max(one.span.high - one.span.low, 1e-9)


def _lacking(comparison: Comparison) -> list[str]:
    """What one has and all others lack, else the widest lack."""
    if comparison.alone:
        one = comparison.alone[0]
        others = "the other has" if len(one.others) == 1 else f"all {len(one.others):,} others have"
        return [
            f"{one.group.told} alone has “{one.tag}” ({share(one.share)} of its tagged paragraphs); {others} it in"
            f" fewer than {share(NEAR_ZERO)}."
        ]
    if not comparison.lacks:
        return []
    return [lacking(comparison.lacks[0])]


def lacking(one: Lack) -> str:
    """What one group lacks and another has, as a sentence."""
    few = "none" if one.lacking_share == 0 else share(one.lacking_share)
    return (
        f"{one.lacking.told} lacks “{one.tag}”: {few} of its {counted(one.n, 'tagged paragraph')} (at most"
        f" {share(one.upper)}, with 95\u00a0% confidence), where {one.having.told} has {share(one.share)}."
    )


def _resting_on(comparison: Comparison) -> str:
    tagged, whole = int(comparison.tagged.sum()), int(comparison.paragraphs.sum())
    people = len(comparison.all_reviewers)
    said = f"All this rests on {tagged:,} of {counted(whole, 'paragraph')} in {_groups(comparison)}"
    said += f", tagged by {counted(people, 'reviewer')}." if people else "."
    untagged = [comparison.groups[row].told for row in np.flatnonzero(comparison.tagged == 0).tolist()]
    if untagged:
        shown = listed(untagged) if len(untagged) <= 3 else counted(len(untagged), comparison.by)
        said += f" Nothing is tagged in {shown}."
    return said


def _groups(comparison: Comparison) -> str:
    articles = sum(len(group.articles) for group in comparison.groups)
    if comparison.by == "article":
        return counted(articles, "article")
    return f"{counted(articles, 'article')} of {counted(len(comparison.groups), 'outlet')}"


def pairs(found: Sequence[Difference]) -> str:
    """How many pairs were looked at, and what that does to the clear ones; "" where there is none."""
    if not found:
        return ""
    clear = sum(one.clear for one in found)
    said = f"{counted(len(found), 'pair')} looked at, {clear:,} of them clear: the whole interval is on one side of 0."
    if len(found) > 1:
        said += " One in twenty would be clear by chance alone, where there is no difference."
    return said


def method(comparison: Comparison) -> list[str]:
    """How the intervals were made, and what they do not tell."""
    drawn = comparison.drawn
    outlets = comparison.by == "outlet"
    what = "an outlet's articles" if outlets else "an article's tagged paragraphs"
    as_if = (
        "as if it had printed others like them"
        if outlets
        else "as if it were one of many that the same hand might have written"
    )
    said = [
        f"Intervals hold the middle 95\u00a0% of {comparison.draws:,} bootstrap draws of {what}, {as_if} (seed"
        f" {comparison.seed}).",
        "Where nothing varies, and all draws would be the same, they are exact binomial bounds (Clopper and Pearson);"
        " differences with such a side combine the intervals of both (Zou and Donner).",
    ]
    few = _named(comparison, [one.few and one.over == "articles" for one in drawn])
    if few:
        said.append(
            f"With fewer than {FEW} articles, those are drawn and of each its paragraphs anew; the interval is too"
            f" narrow even so: for {few}."
        )
    alone = _named(comparison, [outlets and one.over == "paragraphs" and one.clusters > 0 for one in drawn])
    if alone:
        said.append(
            f"Of one tagged article its paragraphs are drawn, which says nothing of the outlet's others: so for {alone}."
        )
    thin = _named(comparison, [one.few and one.over == "paragraphs" and one.clusters > 0 for one in drawn])
    if thin:
        said.append(f"With fewer than {FEW} tagged paragraphs an interval is too narrow: so for {thin}.")
    said.append(
        "They say how much rests on which paragraphs there are, not whether reviewers read them rightly: agreement, and"
        " leaving each reviewer out, say that."
    )
    return said


def _named(comparison: Comparison, which: list[bool]) -> str:
    rows = [at for at, is_so in enumerate(which) if is_so]
    if len(rows) > 5:
        return f"{len(rows):,} of {counted(len(which), comparison.by)}"
    return listed(comparison.groups[at].told for at in rows)
