"""Comparison: shares and balance with their intervals, where in the article a tag stands, which differences hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from framing.codebook import BALANCE
from framing.phrases import counted, share
from framing.report.content import Block, Heading, Picture, Section, words
from framing.report.gathering import Findings
from framing.report.sections.comparison_tables import (
    balance_table,
    difference_table,
    position_table,
    share_table,
)
from framing.reporting.comparison import MOST_GROUPS, Comparison, Lack, What
from framing.reporting.comparison.charts import balance_chart, position_map, share_bars
from framing.reporting.comparison.difference_words import statement
from framing.reporting.comparison.frames import (
    balance_frame,
    comparison_frame,
    differences_frame,
    lacks_frame,
    positions_frame,
)
from framing.reporting.comparison.in_words import method, pairs
from framing.reporting.comparison.picture_words import (
    balance_in_words,
    positions_in_words,
    shares_in_words,
)
from framing.reporting.shares import unmasked

#: So many lines fit a page of A4, one a group and one a tag's heading.
_LINES = 20

#: Of more groups than fit, those with the most and with the least are drawn, half and half.
_DRAWN = _LINES - 1

#: So many sentences on a tag, and on what groups lack, are on the page; all of them are in the files.
_SENTENCES, _LACKS = 3, 12


def section(findings: Findings) -> Section:
    """Shares, balance, positions and differences of what is compared."""
    of = findings.comparison
    frames = {
        "comparison": [comparison_frame(of)],
        "positions": [positions_frame(of)],
        "balance": [balance_frame(of)],
        "differences": [differences_frame([one for what in _whats(of) for one in of.statements(what)])],
        "lacks": [lacks_frame(of)],
    }
    blocks = (
        words(
            "Shares are of the tagged paragraphs. The white bar across each is its 95 % interval: where the share might"
            " be, had the same hands written other paragraphs."
            if of.by == "article"
            else "Shares are of the tagged paragraphs of all articles of an outlet. The white bar across each is its"
            " 95 % interval: where the share might be, had other articles of the outlet been read."
        ),
        *_shares(findings),
        *_balance(findings),
        Heading("Where in the article"),
        words(
            "The headline apart, and thirds of the rest by words. A cell says which share of its tagged paragraphs has"
            " the tag, and how many these are."
        ),
        *_positions(findings),
        Heading("Which differences hold"),
        *_statements(of),
        *_lacks(of),
        words(*method(of), kind="note"),
    )
    return Section("comparison", "Comparison", blocks, frames)


# ------------------------------------------------------------------------------------ pictures


def _shares(findings: Findings) -> Iterator[Block]:
    of, codebook = findings.comparison, findings.project.codebook
    every = range(len(of.groups))
    if len(of.tags) * (len(of.groups) + 1) <= _LINES + 4:
        yield Picture(
            "shares",
            "Share of tagged paragraphs by tag",
            shares_in_words(of, list(every), of.tags, "paragraphs", codebook),
            partial(share_bars, of, every, of.tags, "paragraphs", codebook),
            share_table(of, of.tags, "paragraphs"),
        )
    else:
        for place, tag in enumerate(of.tags):
            rows, which = outermost(of, [unmasked(one) for one in of.shares[:, place]])
            yield Picture(
                f"shares-{place + 1}",
                f"Share of tagged paragraphs: {tag}{which}",
                shares_in_words(of, rows, [tag], "paragraphs", codebook),
                partial(share_bars, of, rows, [tag], "paragraphs", codebook),
                share_table(of, (tag,), "paragraphs"),
            )
    yield share_table(of, of.tags, "words")


def _balance(findings: Findings) -> Iterator[Block]:
    of = findings.comparison
    if not of.has_balance:
        return
    rows, which = outermost(of, [unmasked(one) for one in of.balance])
    yield Heading("Balance")
    yield words(
        "(supportive − critical) / (supportive + critical), from −1, all critical, to +1, all supportive."
    )
    chart = partial(balance_chart, of, rows, findings.project.codebook)
    yield Picture(
        "balance",
        f"Balance with its 95 % interval{which}",
        balance_in_words(of, rows),
        chart,
        balance_table(of),
    )


def _positions(findings: Findings) -> Iterator[Block]:
    of, codebook = findings.comparison, findings.project.codebook
    whole = len(of.tags) * (len(of.groups) + 1) <= _LINES + 4
    for place, tags in enumerate([of.tags] if whole else [(tag,) for tag in of.tags]):
        shares = [unmasked(one) for one in of.shares[:, of.tags.index(tags[0])]]
        rows, which = outermost(of, shares)
        yield Picture(
            "positions" if whole else f"positions-{place + 1}",
            f"Share of each part's tagged paragraphs by tag{which}"
            if whole
            else f"Share of each part's tagged paragraphs: {tags[0]}{which}",
            positions_in_words(of, rows, tags, codebook),
            partial(position_map, of, rows, tags, codebook),
            position_table(of, rows, tags),
        )


def outermost(of: Comparison, values: Sequence[float | None]) -> tuple[list[int], str]:
    """The groups that a picture draws, as rows, and what its title says of that: "" where it draws all.

    Of more than fit a page, those with the highest and the lowest of `values`, (G,) with None where undefined.
    """
    every = list(range(len(of.groups)))
    if len(every) <= _DRAWN:
        return every, ""
    known = sorted((row for row in every if values[row] is not None), key=lambda row: -values[row])
    half = _DRAWN // 2
    rows = [*known[:half], *known[half:][-half:]]
    what = "articles" if of.by == "article" else "outlets"
    return rows, f", the {half} {what} with the most and the {half} with the least of {len(every):,}"


# ------------------------------------------------------------------------------------ statements


def _whats(of: Comparison) -> list[What]:
    """What differences are about: balance, and each tag."""
    return [*([BALANCE] if of.has_balance else []), *of.tags]


def _statements(of: Comparison) -> Iterator[Block]:
    if len(of.groups) < 2:
        yield words("A difference takes two: here there is one alone.")
        return
    if len(of.groups) > MOST_GROUPS:
        yield words(
            f"{len(of.groups):,} are compared, so pairs are not listed: of so many, some differ by chance alone. The"
            " page Compare and `python -m framing compare` work out the difference of any two."
        )
        return
    for what in _whats(of):
        found = of.statements(what)
        clear = [one for one in found if one.clear]
        yield Heading("Balance" if what == BALANCE else what)
        yield words(*(statement(one) for one in islice(clear or found, _SENTENCES)))
        yield words(pairs(found) if len(found) > 1 else "", kind="note")
        if len(found) > 1:
            yield difference_table(found, what)


def _lacks(of: Comparison) -> Iterator[Block]:
    if of.lacks:
        yield Heading("What one has and another lacks")
        yield words(*map(lacking, of.lacks[:_LACKS]))


def lacking(one: Lack) -> str:
    """That a tag is in one group and, as good as, not in another."""
    few = "none" if one.lacking_share == 0 else share(one.lacking_share)
    return (
        f"“{one.tag}”: {share(one.share)} of {one.having.told}, {few} of"
        f" {one.lacking.told}, where it could be {share(one.upper)} at most, with 95\u00a0% confidence, given its"
        f" {counted(one.n, 'tagged paragraph')}."
    )
