"""Paragraphs of the library: what names one, and which one each label speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple, Protocol

import numpy as np

from framing.articles.units import UnitArrays

#: Where a label's paragraph, or its article, is not in the library.
NOWHERE = -1


class Place(NamedTuple):
    """One paragraph. An id alone does not name it: two articles may print the same text."""

    #: The article's id.
    article: str
    #: `Paragraph.id`.
    paragraph_id: str


class Located(NamedTuple):
    """Where each of L labels is in the library; NOWHERE where its article or its paragraph is gone."""

    #: int (L,): the article, as its place in `UnitArrays.ids`.
    article: np.ndarray
    #: int32 (L,): the unit, as its place among the units.
    unit: np.ndarray


def locate(
    units: UnitArrays, ids: Sequence[str], article: np.ndarray, key: np.ndarray, number: np.ndarray
) -> Located:
    """Where the labels are that speak of article `ids[article]`, paragraph `key`, and had number `number`.

    `article`, `key` and `number` have an entry a label. No label is in an article that was not parsed yet:
    its units are not known.
    """
    place_of = {id: place for place, id in enumerate(units.ids)}
    places = np.array(list(map(place_of.get, ids, repeat(NOWHERE))) or [NOWHERE])[article]
    return Located(places, UnitPlaces(units.article, units.number, units.key).find(places, key, number))


class Labelled(Protocol):
    """A table of labels, as far as this module looks at it."""

    #: Ids, and for each row a code into them.
    articles: Sequence[str]
    article: np.ndarray
    paragraph_key: np.ndarray
    #: The paragraph's number when it was labelled.
    paragraph: np.ndarray


def locate_rows(units: UnitArrays, table: Labelled, rows: np.ndarray) -> Located:
    """Where the labels at `rows` of a table are, an entry for each."""
    return locate(
        units, table.articles, table.article[rows], table.paragraph_key[rows], table.paragraph[rows]
    )


class UnitPlaces:
    """Finds units by (article, paragraph key).

    `article`, `number` and `key` are equally long arrays, one entry a unit: the article's code, the
    paragraph's number in it (from 1) and the paragraph's key, in reading order: article and, within one,
    number ascend. (article, key) is unique.
    """

    def __init__(self, article: np.ndarray, number: np.ndarray, key: np.ndarray):
        self._article, self._key = article, key
        articles = int(article.max()) + 1 if len(article) else 0
        # A shelf for each article with a place for every number up to its highest.
        self._shelf = np.zeros(articles + 1, np.int64)
        highest = np.zeros(articles, np.int64)
        highest[article] = number  # the last of an article's, which is its highest, stays
        np.cumsum(highest, out=self._shelf[1:])
        self._unit_at = np.full(int(self._shelf[-1]), NOWHERE, np.int32)
        self._unit_at[self._shelf[article] + number - 1] = np.arange(len(article), dtype=np.int32)

    def find(self, article: np.ndarray, key: np.ndarray, number: np.ndarray | None = None) -> np.ndarray:
        """The unit of each (`article`, `key`), as int32 indices; NOWHERE where there is none.

        `article` may hold NOWHERE. `number` says where the paragraph was when it was labelled, which is
        where it nearly always still is: a look at that place answers, and only the rest are searched for.
        """
        found = np.full(len(article), NOWHERE, np.int32)
        known = (article >= 0) & (article < len(self._shelf) - 1)
        if not known.any():
            return found
        if number is not None:
            shelf = np.where(known, article, 0)
            place = self._shelf[shelf] + number - 1
            on_shelf = known & (number >= 1) & (place < self._shelf[shelf + 1])
            guess = self._unit_at[np.where(on_shelf, place, 0)]
            right = on_shelf & (guess >= 0) & (self._key[guess] == key)
            found[right] = guess[right]
            known &= ~right
        rest = np.flatnonzero(known)
        if len(rest):
            found[rest] = self._search(article[rest], key[rest])
        return found

    def _search(self, article: np.ndarray, key: np.ndarray) -> np.ndarray:
        """`find` by hashing; exact."""
        import pandas as pd

        wanted = np.zeros(len(self._shelf) - 1, bool)
        wanted[article] = True
        units = np.flatnonzero(wanted[self._article])
        if not len(units):
            return np.full(len(article), NOWHERE, np.int32)
        for factor in _FACTORS:
            index = pd.Index(_mixed(self._article[units], self._key[units], factor))
            if index.is_unique:
                break
        else:  # not by chance, time after time: one paragraph is there twice
            first = ~index.duplicated()
            units, index = units[first], index[first]
        at = units[index.get_indexer(_mixed(article, key, factor))]
        same = (self._article[at] == article) & (self._key[at] == key)
        return np.where(same, at, NOWHERE).astype(np.int32)


#: Any odd numbers with bits all over.
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


def _mixed(article: np.ndarray, key: np.ndarray, factor: int) -> np.ndarray:
    """One uint64 for each (article, key); two different pairs hardly ever share one."""
    mixed = key.astype(np.int64).view(np.uint64) * np.uint64(factor)
    mixed ^= mixed >> np.uint64(31)
    mixed += article.astype(np.uint64)
    mixed *= np.uint64(factor)
    return mixed
