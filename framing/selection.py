"""Which labels are asked about: of some articles, outlets, reviewers, days or paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from framing.articles import Entry, UnitArrays
from framing.articles.places import NOWHERE, locate_rows
from framing.errors import SelectionError
from framing.labels import LabelTable
from framing.labels.columns import last_alike, paragraph_key

#: Places without an outlet of their own stand under this name; no outlet can be called so.
NO_OUTLET = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which labels count; None is all. Dates are the articles', ISO 8601 (a part of one will do), both inclusive."""

    articles: tuple[str, ...] | None = None
    reviewers: tuple[str, ...] | None = None
    outlets: tuple[str, ...] | None = None
    since: str = ""
    until: str = ""
    #: (article, paragraph id), such as a drawn sample's; those that are gone have no labels to count.
    paragraphs: frozenset[tuple[str, str]] | None = None


class Selected(NamedTuple):
    """What a selection takes of N rows of a table of labels."""

    #: int32 (N,): each row's paragraph, its place among the library's units; NOWHERE where it is gone.
    unit: np.ndarray
    #: bool (N,): selected, on text that is there; and on text that is gone.
    here: np.ndarray
    gone: np.ndarray


def selected(
    known: Mapping[str, Entry], units: UnitArrays, table: LabelTable, rows: np.ndarray, selection: Selection
) -> Selected:
    """What `selection` takes of `rows` of the table; `known` are the library's entries by id.

    Raises `SelectionError` for an article, an outlet or a reviewer that is not there.
    """
    chosen = selected_articles(selection, units.ids, known)
    article, unit = locate_rows(units, table, rows)
    wanted = by_selected_reviewers(selection, table, rows)
    if selection.paragraphs is not None:
        wanted &= on_selected_paragraphs(selection.paragraphs, table, rows)
    # What is gone has no outlet and no date any more, so it belongs to the selection by its article alone.
    whole = selection.articles is None and bool(chosen.all())
    of_article = np.append(chosen, whole)[article]  # the last place is NOWHERE's
    return Selected(unit, wanted & (unit != NOWHERE) & of_article, wanted & (unit == NOWHERE) & of_article)


def selected_articles(selection: Selection, ids: Sequence[str], known: Mapping[str, Entry]) -> np.ndarray:
    """bool (A,): which articles of the library are selected."""
    _must_hold("article", selection.articles, ids)
    _must_hold("outlet", selection.outlets, {entry.outlet for entry in known.values()} - {NO_OUTLET})
    nothing = Entry("", None, NO_OUTLET, "", None, None)
    articles = frozenset(selection.articles or ())
    chosen = []
    for id in ids:
        entry = known.get(id, nothing)
        day = entry.date if entry.date[:4].isdigit() else ""
        chosen.append(
            (selection.articles is None or id in articles)
            and (selection.outlets is None or entry.outlet in selection.outlets)
            and (not selection.since or (bool(day) and day >= selection.since))
            and (not selection.until or (bool(day) and day[: len(selection.until)] <= selection.until))
        )
    return np.array(chosen, bool)


def by_selected_reviewers(selection: Selection, table: LabelTable, rows: np.ndarray) -> np.ndarray:
    """bool, an entry for each of `rows`: whether its reviewer is selected."""
    if selection.reviewers is None:
        return np.ones(len(rows), bool)
    _must_hold("reviewer", selection.reviewers, {table.reviewers[c] for c in np.unique(table.reviewer[rows])})
    return np.array([name in selection.reviewers for name in table.reviewers] or [False])[
        table.reviewer[rows]
    ]


def on_selected_paragraphs(
    wanted: Iterable[tuple[str, str]], table: LabelTable, rows: np.ndarray
) -> np.ndarray:
    """bool, an entry for each of `rows`: whether its paragraph is among those `wanted`."""
    code = {id: at for at, id in enumerate(table.articles)}
    known = np.array(
        [(code[id], paragraph_key(paragraph)) for id, paragraph in wanted if id in code], np.int64
    ).reshape(-1, 2)
    article = np.concatenate([known[:, 0], table.article[rows]])
    key = np.concatenate([known[:, 1], table.paragraph_key[rows]])
    # Wanted is what is alike to a wanted one: told from behind, they are the last of their kind.
    last = last_alike((key[::-1], article[::-1]))[::-1]
    return last[len(known) :] >= len(rows)


def _must_hold(kind: str, wanted: Sequence[str] | None, known: Iterable[str]) -> None:
    known = set(known)
    for name in wanted or ():
        if name not in known:
            raise SelectionError(kind, name, tuple(sorted(known)))
