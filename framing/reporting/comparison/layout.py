"""A comparison as JSON, for scripts. The layout is stable: keys may be added, none changes its meaning.

Numbers are not rounded. What is undefined is null, with the reason beside it under `…_undefined`.
"""

from __future__ import annotations

from framing.reporting.comparison.comparison import Comparison
from framing.reporting.comparison.differences import Difference
from framing.reporting.comparison.frames import figure_name
from framing.reporting.comparison.intervals import Span
from framing.reporting.comparison.positions import PARTS
from framing.reporting.shares import unmasked
from framing.undefined import Figure, Undefined, number


def document(comparison: Comparison) -> dict:
    """What `python -m framing compare --json` prints."""
    whats = comparison.whats
    return {
        "by": comparison.by,
        "basis": comparison.basis,
        "draws": comparison.draws,
        "seed": comparison.seed,
        "tags": list(comparison.tags),
        "former_tags": list(comparison.former),
        "groups": [_group(comparison, row) for row in range(len(comparison.groups))],
        "differences": [_difference(one) for what in whats for one in comparison.statements(what)],
        "lacks": [
            {
                "tag": one.tag,
                "lacking": one.lacking.name,
                "lacking_share": one.lacking_share,
                "at_most": one.upper,
                "paragraphs": one.n,
                "having": one.having.name,
                "having_share": one.share,
                "having_interval": _span(one.span),
            }
            for one in comparison.lacks
        ],
    }


def _group(comparison: Comparison, row: int) -> dict:
    group, drawn = comparison.groups[row], comparison.drawn[row]
    balance, of_balance = unmasked(comparison.balance[row]), comparison.balance_spans[row]
    said = {
        "name": group.name,
        "title": group.title,
        "articles": list(group.articles),
        "paragraphs": int(comparison.paragraphs[row]),
        "tagged": int(comparison.tagged[row]),
        "tagged_words": int(comparison.tagged_words[row]),
        "reviewers": int(comparison.reviewers[row]),
        "drawn": {"over": drawn.over, "clusters": drawn.clusters, "few": drawn.few},
        "tags": {tag: _tag(comparison, row, place) for place, tag in enumerate(comparison.tags)},
        "none": float(comparison.none[row]),
        "balance": balance,
        "balance_interval": _span(of_balance),
        "positions": {
            part: {
                "paragraphs": int(comparison.positions.paragraphs[row, at]),
                "tagged": int(comparison.positions.tagged[row, at]),
                "counts": dict(
                    zip(comparison.tags, comparison.positions.counts[row, at].tolist(), strict=True)
                ),
            }
            for at, part in enumerate(PARTS)
        },
    }
    return said | _reason("balance", of_balance)


def _tag(comparison: Comparison, row: int, place: int) -> dict:
    of_paragraphs, of_words = comparison.share_spans[row][place], comparison.word_spans[row][place]
    return {
        "count": float(comparison.counts[row, place]),
        "share": unmasked(comparison.shares[row, place]),
        "share_interval": _span(of_paragraphs),
        "word_share": unmasked(comparison.word_shares[row, place]),
        "word_share_interval": _span(of_words),
    } | _reason("share", of_paragraphs)


def _difference(one: Difference) -> dict:
    said = {
        "a": one.a.name,
        "b": one.b.name,
        "figure": figure_name(one.what),
        "of": one.of,
        "a_value": number(one.a_value),
        "b_value": number(one.b_value),
        "difference": number(one.value),
        "interval": _span(one.span),
        "clear": one.clear,
        "survives": None if isinstance(one.survives, Undefined) else one.survives,
        "without": [
            {
                "reviewer": each.reviewer,
                "difference": number(each.value),
                "interval": _span(each.span),
                "same_sign": each.same_sign,
                "still_clear": each.still_clear,
            }
            | _reason("difference", each.value)
            for each in one.without
        ],
    }
    return said | _reason("difference", one.value) | _reason("survives", one.survives)


def _span(of: Span | Undefined) -> dict | None:
    return None if isinstance(of, Undefined) else {"low": of.low, "high": of.high, "how": of.how}


def _reason(key: str, of: Figure | Span | bool) -> dict[str, str]:
    return {f"{key}_undefined": of.reason} if isinstance(of, Undefined) else {}
