"""What a comparison is asked about: the groups, and the labels that count for them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from framing.articles import Entry, UnitArrays
from framing.labels import ROLES, LabelTable
from framing.reporting.basis import Basis
from framing.reporting.comparison.groups import By, Grouped, grouped
from framing.reporting.comparison.tally import Material
from framing.selection import Selection, by_selected_reviewers, on_selected_paragraphs, selected_articles


def gathered(
    entries: Iterable[Entry], units: UnitArrays, table: LabelTable, by: By, basis: Basis, selection: Selection
) -> Material:
    """The material of `selection`. Raises `SelectionError` for an article, an outlet or a reviewer that is not there."""
    known = {entry.id: entry for entry in entries}
    chosen = selected_articles(selection, units.ids, known)
    rows = _rows(table, selection)
    mine = _groups(known, units, table, rows, chosen, selection, by)
    return Material(mine, table, rows[_of_articles(table, rows, mine.units.ids)], basis)


def _rows(table: LabelTable, selection: Selection) -> np.ndarray:
    """The rows of the current labels that are asked about, whatever their article."""
    rows = table.current()
    if selection.reviewers is not None:
        reviews = table.role[rows] == ROLES.index("reviewer")
        theirs = np.ones(len(rows), bool)
        theirs[reviews] = by_selected_reviewers(selection, table, rows[reviews])
        rows = rows[theirs]
    if selection.paragraphs is not None:
        rows = rows[on_selected_paragraphs(selection.paragraphs, table, rows)]
    return rows


def _of_articles(table: LabelTable, rows: np.ndarray, ids: Iterable[str]) -> np.ndarray:
    """bool, an entry for each of `rows`: whether its article is one of `ids`."""
    ids = set(ids)
    return np.array([id in ids for id in table.articles] or [False])[table.article[rows]]


def _groups(
    known: dict[str, Entry],
    units: UnitArrays,
    table: LabelTable,
    rows: np.ndarray,
    chosen: np.ndarray,
    selection: Selection,
    by: By,
) -> Grouped:
    """The groups of the `chosen` articles (A,), without those that nobody has tagged and nobody named."""
    labelled = {table.articles[code] for code in np.flatnonzero(np.bincount(table.article[rows])).tolist()}
    tagged = np.array([id in labelled for id in units.ids], bool)
    if by == "outlet":
        outlet = [known[id].outlet if id in known else "" for id in units.ids]
        with_labels = {outlet[place] for place in np.flatnonzero(chosen & tagged).tolist()}
        tagged = np.array([name in with_labels for name in outlet], bool)
    named = selection.articles is not None or (by == "outlet" and selection.outlets is not None)
    return grouped(known, units, chosen if named else chosen & tagged, by)
