"""How far a reviewer is, article by article, and which article comes next."""

from __future__ import annotations

import numpy as np

from framing.articles import Entry, Library
from framing.labels import LabelTable


def done_by_article(library: Library, table: LabelTable, reviewer: str) -> dict[str, int]:
    """Article id -> how many of its units have a current label by `reviewer`; articles without are left out.

    A label whose paragraph is gone from its article does not count. In an article that has not been read
    yet nobody can tell, so there every current label counts.
    """
    rows = table.current(reviewer=reviewer, role="reviewer")
    if not len(rows):
        return {}
    units = library.unit_arrays()
    place = {article: code for code, article in enumerate(units.ids)}
    codes = np.array([place.get(article, -1) for article in table.articles], np.int64)[table.article[rows]]
    read = np.zeros(len(units.ids) + 1, dtype=bool)
    read[units.article] = True
    known = np.isin(_pair(codes, table.paragraph_key[rows]), _pair(units.article, units.key))
    done = np.bincount(codes[(codes >= 0) & (~read[codes] | known)], minlength=len(units.ids))
    return {units.ids[code]: int(done[code]) for code in np.flatnonzero(done)}


def next_article(library: Library, table: LabelTable, reviewer: str, after: str) -> Entry | None:
    """The first article behind `after`, going round, in which `reviewer` has something left to tag."""
    entries = library.entries()
    start = next((i for i, entry in enumerate(entries) if entry.id == after), -1) + 1
    done = done_by_article(library, table, reviewer)
    for entry in entries[start:] + entries[:start]:
        if entry.id != after and (entry.units is None or done.get(entry.id, 0) < entry.units):
            return entry
    return None


def _pair(article: np.ndarray, paragraph_key: np.ndarray) -> np.ndarray:
    """One integer for each (article code, paragraph key): keys take 48 bits, so codes are mixed in above."""
    return paragraph_key.astype(np.int64) ^ (
        article.astype(np.int64) * np.int64(0x9E3779B97F4A7C15 - (1 << 64))
    )
