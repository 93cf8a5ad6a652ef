"""How far reviewers agree: on every tag, on the tag as one variable, on sets; by pair, article and outlet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from framing.articles import Entry, UnitArrays
from framing.codebook import Codebook
from framing.labels import LabelTable
from framing.reliability.coefficients import Coefficients, coefficients, sums
from framing.reliability.intervals import DRAWS, SEED, Bootstrap, Drawing, Interval
from framing.reliability.matrix import Exclusive, Ratings, Selection, exclusive, ratings
from framing.reliability.pairs import pair_sums
from framing.reliability.sets import DISTANCES, distances, set_alpha
from framing.reliability.undefined import Figure, Undefined

#: When prevalence makes alpha hard to read: the rarer side has less than this share of all ratings, and AC1
#: lies above alpha by at least this much. Rules of thumb, see docs/methods.md.
RARE, APART = 0.1, 0.2


@dataclass(frozen=True)
class Variable:
    """One nominal variable: a tag (categories: absent, present) or the exclusive reading."""

    figures: Coefficients
    #: Of alpha.
    interval: Interval | Undefined

    @property
    def lopsided(self) -> bool:
        """Whether one category is so prevalent that alpha misleads: look at AC1 beside it."""
        of = self.figures
        if isinstance(of.alpha, Undefined) or isinstance(of.ac1, Undefined):
            return False
        return max(of.prevalence) > 1 - RARE and of.ac1 - of.alpha >= APART


@dataclass(frozen=True, slots=True)
class SetAgreement:
    """Alpha on sets of tags under one distance."""

    alpha: Figure
    interval: Interval | Undefined


@dataclass(frozen=True, slots=True)
class Part:
    """The same figures for a part of the labels: an article, an outlet."""

    name: str
    tags: dict[str, Coefficients]
    exclusive: Coefficients


@dataclass(frozen=True, slots=True)
class Pair:
    reviewers: tuple[str, str]
    tags: dict[str, Coefficients]


@dataclass(frozen=True)
class Agreement:
    ratings: Ratings
    #: In codebook order, then tags that have left the codebook.
    tags: dict[str, Variable]
    exclusive: Variable
    #: What the exclusive reading is made of: its categories, the paragraphs left out.
    reading: Exclusive
    #: By the distance's name.
    sets: dict[str, SetAgreement]
    #: What the intervals were drawn from; the exclusive reading has fewer paragraphs, maybe articles.
    drawing: Drawing
    exclusive_drawing: Drawing
    pairs: tuple[Pair, ...]
    #: Articles with labels, as the library has them; outlets by name, articles without one last.
    articles: tuple[Part, ...]
    outlets: tuple[Part, ...]

    @property
    def weakest(self) -> str | None:
        """The tag with the lowest alpha; None where no tag has one."""
        known = {
            tag: variable.figures.alpha
            for tag, variable in self.tags.items()
            if not isinstance(variable.figures.alpha, Undefined)
        }
        return min(known, key=known.get, default=None)


def agreement(
    entries: Iterable[Entry],
    units: UnitArrays,
    table: LabelTable,
    codebook: Codebook,
    selection: Selection = Selection(),  # noqa: B008 - frozen
    draws: int = DRAWS,
    seed: int = SEED,
    *,
    progress: Callable[[float], None] | None = None,
    earlier: Agreement | None = None,
) -> Agreement:
    """The agreement of a selection of labels. `entries` and `units` are a library's, all articles read.

    `progress` is called with how much of the work is done, from 0 to 1. `earlier` is what was found before,
    such as on an earlier table of the same project: what is as it was is taken from there, and the figures
    are the same as without it.

    Raises `SelectionError` where the selection names what is not there.
    """
    data = ratings(entries, units, table, codebook, selection)
    return agreement_of(data, draws, seed, progress=progress, earlier=earlier)


def agreement_of(
    data: Ratings,
    draws: int = DRAWS,
    seed: int = SEED,
    *,
    progress: Callable[[float], None] | None = None,
    earlier: Agreement | None = None,
) -> Agreement:
    """The agreement on reliability data; `progress` and `earlier` as in `agreement`."""
    reading = exclusive(data)
    far = {name: distances(data.sets, name) for name in DISTANCES}
    bootstrap = Bootstrap(data.unit, data.choice, data.article, draws, seed)
    holding = [(np.array([tag in one for one in data.sets] or [False], np.int64), None) for tag in data.tags]
    whole = np.arange(len(data.sets))
    found = bootstrap.intervals([*holding, *((whole, distance) for distance in far.values())])
    in_tags = dict(zip(data.tags, found, strict=False))
    in_sets = dict(zip(far, found[len(data.tags) :], strict=True))

    alone = Bootstrap(reading.ratings.unit, reading.code, reading.ratings.article, draws, seed)
    (interval,) = alone.intervals([(np.arange(len(reading.categories)), None)])
    by_tag = {tag: _of_tag(data, tag) for tag in data.tags}
    return Agreement(
        ratings=data,
        tags={tag: Variable(by_tag[tag][0], in_tags[tag]) for tag in data.tags},
        exclusive=Variable(_of_reading(reading)[0], interval),
        reading=reading,
        sets={
            name: SetAgreement(set_alpha(data.unit, data.reviewer, data.choice, distance), in_sets[name])
            for name, distance in far.items()
        },
        drawing=bootstrap.drawing,
        exclusive_drawing=alone.drawing,
        pairs=_pairs(data),
        articles=_parts(data, reading, list(data.articles), np.arange(len(data.articles))),
        outlets=_by_outlet(data, reading),
    )


def _of_tag(data: Ratings, tag: str, group: np.ndarray | None = None, groups: int = 1) -> list[Coefficients]:
    return coefficients(
        sums(
            data.unit,
            data.reviewer,
            data.having(tag),
            2,
            None if group is None else group[data.article],
            groups,
        )
    )


def _of_reading(reading: Exclusive, group: np.ndarray | None = None, groups: int = 1) -> list[Coefficients]:
    data = reading.ratings
    return coefficients(
        sums(
            data.unit,
            data.reviewer,
            reading.code,
            len(reading.categories),
            None if group is None else group[data.article],
            groups,
        )
    )


def _pairs(data: Ratings) -> tuple[Pair, ...]:
    """Every two reviewers, as if there were no others."""
    people = len(data.reviewers)
    figures = {
        tag: coefficients(pair_sums(data.unit, data.reviewer, data.having(tag), 2, people))
        for tag in data.tags
    }
    return tuple(
        Pair(names, {tag: figures[tag][at] for tag in data.tags})
        for at, names in enumerate(combinations(data.reviewers, 2))
    )


def _parts(data: Ratings, reading: Exclusive, names: list[str], group: np.ndarray) -> tuple[Part, ...]:
    """The figures of each group that has labels; `group` is int (A,), a place in `names` for each article."""
    in_use = np.unique(group[data.article])
    place = np.zeros(len(names), np.int64)
    place[in_use] = np.arange(len(in_use))
    group, count = place[group], len(in_use)
    of_tags = {tag: _of_tag(data, tag, group, count) for tag in data.tags}
    of_reading = _of_reading(reading, group, count)
    return tuple(
        Part(names[at], {tag: of_tags[tag][place] for tag in data.tags}, of_reading[place])
        for place, at in enumerate(in_use.tolist())
    )


def _by_outlet(data: Ratings, reading: Exclusive) -> tuple[Part, ...]:
    names = sorted(set(data.outlets), key=lambda name: (not name, name))
    place = {name: at for at, name in enumerate(names)}
    group = np.array([place[name] for name in data.outlets], np.int64)
    return _parts(data, reading, names, group)
