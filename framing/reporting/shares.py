"""Shares and balance, of whatever has counts: articles, or groups of them; and ratios that may be undefined."""

from __future__ import annotations

import numpy as np

from framing.codebook import BALANCE


class Shares:
    """Ratios of counts that have a row each for N articles or groups, and a column for each of T tags.

    They are masked arrays, masked where they are not defined.
    """

    #: The codebook's tags in its order, then former tags.
    tags: tuple[str, ...]
    former: tuple[str, ...]
    #: int (N,): units that count as tagged, and their words.
    tagged: np.ndarray
    tagged_words: np.ndarray
    #: float (N, T): tagged units that have the tag, and their words.
    counts: np.ndarray
    word_counts: np.ndarray

    @property
    def shares(self) -> np.ma.MaskedArray:
        """(N, T): count of the tag / tagged units. May add up past 1: a unit may have several tags."""
        return ratio(self.counts, self.tagged[:, None])

    @property
    def word_shares(self) -> np.ma.MaskedArray:
        """(N, T): words of units that have the tag / words of tagged units."""
        return ratio(self.word_counts, self.tagged_words[:, None])

    @property
    def balance(self) -> np.ma.MaskedArray:
        """(N,): (supportive − critical) / (supportive + critical), from −1 to 1."""
        if self.missing_for_balance:
            return np.ma.masked_all(len(self.counts), float)
        supportive, critical = (self.counts[:, self.tags.index(name)] for name in BALANCE)
        return ratio(supportive - critical, supportive + critical)

    @property
    def missing_for_balance(self) -> list[str]:
        """Which of the tags that balance is made of the codebook lacks."""
        return [name for name in BALANCE if name not in self.tags or name in self.former]


def ratio(part: np.ndarray, whole: np.ndarray) -> np.ma.MaskedArray:
    """part / whole, masked where whole is 0."""
    whole = np.broadcast_to(whole, part.shape)
    undefined = whole == 0
    return np.ma.MaskedArray(np.divide(part, whole, out=np.zeros(part.shape), where=~undefined), undefined)


def unmasked(value: float) -> float | None:
    """An entry of a masked array, such as `ratio` returns; None where it is masked."""
    return None if value is np.ma.masked else float(value)


def nullable(figures: np.ma.MaskedArray):
    """`figures` as a column of a data frame: masked is missing."""
    import pandas as pd

    return pd.arrays.FloatingArray(figures.filled(0.0), np.ma.getmaskarray(figures).copy())
