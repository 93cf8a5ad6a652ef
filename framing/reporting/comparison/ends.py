"""The intervals of one group's figures, kept for as long as what they are drawn from stays as it is."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from framing.reporting.comparison.intervals import Span, ratio_of_sums, resampled, span, spans
from framing.reporting.comparison.tally import Content
from framing.undefined import Undefined

NOTHING_TAGGED = Undefined("No paragraph is tagged.")
NEITHER_TAG = Undefined("No paragraph is tagged supportive or critical.")


class Ends(NamedTuple):
    """The intervals of a group: of each tag's share of paragraphs and of words, and of balance."""

    shares: tuple[Span | Undefined, ...]
    word_shares: tuple[Span | Undefined, ...]
    balance: Span | Undefined


def ends(content: Content, key: int, draws: int, seed: int, pair: tuple[int, int] | None) -> Ends:
    """The intervals from `content`, whose rows are float (N, 2 T + 2) as `Material.columns` has them.

    `pair` are the places of supportive and critical among the tags; None where there is no balance.
    """
    rows = content.rows
    if not len(rows):
        nothing = (NOTHING_TAGGED,) * ((rows.shape[1] - 2) // 2)
        return Ends(nothing, nothing, NOTHING_TAGGED)
    packed = np.ascontiguousarray(rows).tobytes()
    return _ends(packed, rows.shape[1], content.parts, key, draws, seed, pair)


@lru_cache(maxsize=512)
def _ends(
    content: bytes,
    columns: int,
    parts: tuple[int, ...],
    key: int,
    draws: int,
    seed: int,
    pair: tuple[int, int] | None,
) -> Ends:
    table = np.frombuffer(content).reshape(-1, columns)
    tags = (columns - 2) // 2
    drawn, whole = resampled(table, key, draws, seed, parts), table.sum(axis=0)
    trials = round(whole[-2])
    return Ends(
        spans(ratio_of_sums(drawn[:, :tags], drawn[:, -2:-1]), whole[:tags], trials),
        spans(
            ratio_of_sums(drawn[:, tags:-2], drawn[:, -1:]),
            _share(whole[tags:-2], whole[-1]) * trials,
            trials,
        ),
        NEITHER_TAG if pair is None else balance_span(drawn[:, list(pair)], whole[list(pair)], trials),
    )


def _share(part: np.ndarray, whole: float) -> np.ndarray:
    return part / whole if whole else np.zeros(len(part))


def balance_of(counts: np.ndarray) -> np.ndarray:
    """float (…,): the balance of (…, 2) counts of supportive and critical; nan where both are 0."""
    return ratio_of_sums(counts[..., 0] - counts[..., 1], counts.sum(axis=-1))


def balance_span(drawn: np.ndarray, whole: np.ndarray, trials: int) -> Span | Undefined:
    """The interval of balance: from draws (B, 2) of the counts of supportive and critical, which are `whole` (2,).

    Where no draw differs, each of the paragraphs that are either is a trial, and supportive is a success.
    """
    either = float(whole.sum())
    if not either:
        return NEITHER_TAG
    paragraphs = max(1, int(min(either, trials) + 1e-9))
    return span(balance_of(drawn), float(whole[0]) / either * paragraphs, paragraphs, low=-1.0)
