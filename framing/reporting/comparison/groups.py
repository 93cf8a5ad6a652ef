"""What is compared: articles, or outlets with their articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, NamedTuple

import numpy as np

from framing.articles import Entry, UnitArrays
from framing.reporting.in_words import row_labels
from framing.selection import NO_OUTLET

By = Literal["article", "outlet"]

BYS: tuple[By, ...] = ("article", "outlet")

#: What articles without an outlet stand under.
_NO_OUTLET_TITLE = "no outlet named"


@dataclass(frozen=True, slots=True)
class Group:
    """One article, or the articles of one outlet."""

    by: By
    #: The article's id, or the outlet as its articles have it; "" are the articles without one.
    name: str
    title: str
    #: The title, short enough for a chart or a sentence, and no other group's of the comparison.
    label: str
    #: Ids, in the library's order.
    articles: tuple[str, ...]

    @property
    def key(self) -> int:
        """64 bits that are the same wherever and whenever a group of this name is compared."""
        return int.from_bytes(sha256(f"{self.by}\0{self.name}".encode()).digest()[:8])


class Grouped(NamedTuple):
    """G groups and their U units, group by group."""

    groups: tuple[Group, ...]
    #: The units of the groups' articles; those of a group stand together.
    units: UnitArrays
    #: int (U,): each unit's group.
    group: np.ndarray
    #: int (G + 1,): the units of group g are those from start[g] to start[g + 1].
    start: np.ndarray

    def of(self, group: int) -> slice:
        """The units of one group."""
        return slice(int(self.start[group]), int(self.start[group + 1]))

    def sums(self, of_units: np.ndarray) -> np.ndarray:
        """The sums of `of_units`, (U,) or (U, …), by group: (G,) or (G, …)."""
        totals = np.zeros((len(self.groups), *of_units.shape[1:]), of_units.dtype)
        filled = self.start[1:] > self.start[:-1]
        if filled.any():
            totals[filled] = np.add.reduceat(of_units, self.start[:-1][filled])
        return totals


def grouped(known: Mapping[str, Entry], units: UnitArrays, articles: np.ndarray, by: By) -> Grouped:
    """The groups that the chosen of the library's articles are in: `articles` is bool (A,).

    Articles stand in the library's order, outlets in that of their names, articles without one last.
    """
    nothing = Entry("", None, NO_OUTLET, "", None, None)
    members: dict[str, list[str]] = {}
    for place in np.flatnonzero(articles).tolist():
        id = units.ids[place]
        members.setdefault(id if by == "article" else known.get(id, nothing).outlet, []).append(id)
    names = list(members)
    if by == "article":
        titles = [(known.get(name, nothing).title or name) for name in names]
    else:
        names.sort(key=lambda name: (name == NO_OUTLET, name.casefold(), name))
        titles = [name or _NO_OUTLET_TITLE for name in names]
    labels = row_labels(zip(names, titles, strict=True))
    groups = tuple(
        Group(by, name, title, label, tuple(members[name]))
        for name, title, label in zip(names, titles, labels, strict=True)
    )
    mine = units.only(tuple(id for group in groups for id in group.articles))
    group_of = np.repeat(np.arange(len(groups)), [len(group.articles) for group in groups])
    group = group_of[mine.article] if len(groups) else np.zeros(0, np.int64)
    return Grouped(groups, mine, group, np.searchsorted(group, np.arange(len(groups) + 1)))
