"""What is compared: articles, or outlets with their articles."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from framing.articles import Entry, UnitArrays
from framing.reporting.in_words import row_labels
from framing.selection import NO_OUTLET

if TYPE_CHECKING:
    from framing.reporting.strip import Strip

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
    #: The title, short enough for a chart, and no other group's of the comparison. Before the title of an article
    #: stands its outlet, where there are several articles and each has one of its own.
    label: str
    #: What sentences call it: that outlet; else the label, an article's in quotes.
    told: str
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
        entries = [known.get(name, nothing) for name in names]
        titles = [entry.title or name for entry, name in zip(entries, names, strict=True)]
        labels, told = _article_names(names, titles, [entry.outlet for entry in entries])
    else:
        names.sort(key=lambda name: (name == NO_OUTLET, name.casefold(), name))
        titles = [name or _NO_OUTLET_TITLE for name in names]
        labels = row_labels(zip(names, titles, strict=True))
        told = [label if name else f"“{label}”" for name, label in zip(names, labels, strict=True)]
    groups = tuple(
        Group(by, name, title, label, _isolated(said), tuple(members[name]))
        for name, title, label, said in zip(names, titles, labels, told, strict=True)
    )
    mine = units.only(tuple(id for group in groups for id in group.articles))
    group_of = np.repeat(np.arange(len(groups)), [len(group.articles) for group in groups])
    group = group_of[mine.article] if len(groups) else np.zeros(0, np.int64)
    return Grouped(groups, mine, group, np.searchsorted(group, np.arange(len(groups) + 1)))


def _article_names(
    names: Sequence[str], titles: Sequence[str], outlets: Sequence[str]
) -> tuple[list[str], list[str]]:
    """The articles' labels, and what sentences call them."""
    outlets = [" ".join(outlet.split()) for outlet in outlets]
    if len(outlets) > 1 and all(outlets) and len(set(outlets)) == len(outlets):
        of = [f"{outlet}: {title}" for outlet, title in zip(outlets, titles, strict=True)]
        return row_labels(zip(names, of, strict=True)), row_labels(zip(names, outlets, strict=True))
    labels = row_labels(zip(names, titles, strict=True))
    return labels, [f"“{label}”" for label in labels]


def titled(strips: Sequence[Strip], groups: Sequence[Group]) -> list[Strip]:
    """The strips of articles that are compared, called as their groups are: an outlet's with it before the title."""
    of = {id: group for group in groups for id in group.articles}
    return [replace(strip, title=_strip_title(strip, of.get(strip.article))) for strip in strips]


def _strip_title(strip: Strip, group: Group | None) -> str:
    if group is None:
        return strip.title
    return group.label if group.by == "article" else f"{group.label}: {strip.title}"


def _isolated(told: str) -> str:
    """`told` so that a sentence round it reads in its own direction, where it holds letters that go the other way."""
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in told):
        return f"\u2068{told}\u2069"
    return told
