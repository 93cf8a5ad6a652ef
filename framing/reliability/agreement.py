"""How far reviewers agree: on every tag, on the tag as one variable, on sets; by pair, article and outlet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

import numpy as np

from framing.articles import Entry, UnitArrays
from framing.codebook import Codebook
from framing.labels import LabelTable
from framing.reliability.cells import Cells, cells
from framing.reliability.coefficients import coefficients, why_none
from framing.reliability.intervals import (
    DRAWS,
    FEW_ARTICLES,
    SEED,
    Bootstrap,
    Drawing,
    Drawn,
    Interval,
    Spread,
    draw,
)
from framing.reliability.matrix import Ratings, Selection, exclusive, ratings
from framing.reliability.results import Agreement, Pair, Part, SetAgreement, Variable
from framing.reliability.sets import alpha_of
from framing.reliability.sums import Sums
from framing.undefined import Undefined


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
    report = progress or (lambda share: None)
    # Of other tags or other reviewers nothing stays as it was.
    same = earlier is not None and (earlier.ratings.tags, earlier.ratings.reviewers) == (
        data.tags,
        data.reviewers,
    )
    earlier = earlier if same else None
    reading = exclusive(data)
    report(0.1)
    of = cells(data, reading, earlier and earlier.cells)
    report(0.3)
    drawn = _drawn(of, draws, seed, lambda share: report(0.3 + 0.3 * share), earlier and earlier.drawn)
    alone = _drawn_alone(of, draws, seed, lambda share: report(0.6 + 0.2 * share), earlier and earlier.alone)
    articles = _articles(of, earlier)
    report(0.9)

    everything = np.zeros(len(of.articles), np.int64)
    whole = {tag: sums.together(everything, 1) for tag, sums in of.tags.items()}
    found = Agreement(
        ratings=data,
        tags={
            tag: Variable(coefficients(whole[tag])[0], interval)
            for tag, interval in zip(data.tags, drawn.intervals, strict=False)
        },
        exclusive=Variable(coefficients(of.exclusive.together(everything, 1))[0], alone.intervals[0]),
        reading=reading,
        sets=_sets(of, whole[data.tags[0]], drawn.intervals[len(data.tags) :]),
        drawing=drawn.drawing,
        exclusive_drawing=alone.drawing,
        pairs=_pairs(of, earlier),
        articles=articles,
        outlets=_outlets(of),
        cells=of,
        drawn=drawn,
        alone=alone,
    )
    report(1.0)
    return found


# ---------------------------------------------------------------------------------- intervals


def _drawn(
    of: Cells, draws: int, seed: int, progress: Callable[[float], None], earlier: Drawn | None
) -> Drawn:
    """The intervals of all tags, then of sets by each distance."""
    data = of.ratings
    rows = of.sets.paired.any(axis=1)
    if rows.sum() >= FEW_ARTICLES:
        spreads = [Spread(sums.at(rows).columns) for sums in of.tags.values()]
        spreads += [Spread(of.sets.columns(name)[rows], far) for name, far in of.far.items()]
        return _over_articles(spreads, draws, seed, progress, earlier)
    holding = [(np.array([tag in one for one in data.sets] or [False], np.int64), None) for tag in data.tags]
    whole = np.arange(len(data.sets))
    bootstrap = Bootstrap(data.unit, data.choice, data.article, draws, seed)
    return bootstrap.drawn([*holding, *((whole, far) for far in of.far.values())], progress, earlier)


def _drawn_alone(
    of: Cells, draws: int, seed: int, progress: Callable[[float], None], earlier: Drawn | None
) -> Drawn:
    """The interval of the exclusive reading."""
    reading, rows = of.reading, of.exclusive.pairable > 0
    if rows.sum() >= FEW_ARTICLES:
        return _over_articles([Spread(of.exclusive.at(rows).columns)], draws, seed, progress, earlier)
    data = reading.ratings
    bootstrap = Bootstrap(data.unit, reading.code, data.article, draws, seed)
    return bootstrap.drawn([(np.arange(len(reading.categories)), None)], progress, earlier)


def _over_articles(
    spreads: list[Spread], draws: int, seed: int, progress: Callable[[float], None], earlier: Drawn | None
) -> Drawn:
    articles = len(spreads[0].columns)
    return draw(Drawing("articles", articles, draws, seed), np.ones(articles), spreads, progress, earlier)


# -------------------------------------------------------------------------------------- parts


def _sets(of: Cells, whole: Sums, intervals: Sequence[Interval | Undefined]) -> dict[str, SetAgreement]:
    why = why_none(int(whole.units[0]), int(whole.reviewers[0]), int(whole.pairable[0]))
    return {
        name: SetAgreement(why or alpha_of(of.sets, name, far), interval)
        for (name, far), interval in zip(of.far.items(), intervals, strict=True)
    }


def _pairs(of: Cells, earlier: Agreement | None) -> tuple[Pair, ...]:
    """Every two reviewers, as if there were no others."""
    names = list(combinations(of.ratings.reviewers, 2))
    changed = np.ones(len(names), bool)
    found = [None] * len(names) if earlier is None else list(earlier.pairs)
    if earlier is not None:
        differs = [sums.differs(earlier.cells.pairs[tag]) for tag, sums in of.pairs.items()]
        changed = np.any(differs, axis=0)
    figures = {tag: coefficients(sums.at(changed)) for tag, sums in of.pairs.items()}
    for row, at in enumerate(np.flatnonzero(changed).tolist()):
        found[at] = Pair(names[at], {tag: one[row] for tag, one in figures.items()})
    return tuple(found)


def _articles(of: Cells, earlier: Agreement | None) -> tuple[Part, ...]:
    fresh = of.row < 0
    names = [of.ratings.articles[at] for at in of.articles[fresh].tolist()]
    found = iter(
        _parts(names, {tag: sums.at(fresh) for tag, sums in of.tags.items()}, of.exclusive.at(fresh))
    )
    return tuple(next(found) if row < 0 else earlier.articles[row] for row in of.row.tolist())


def _outlets(of: Cells) -> tuple[Part, ...]:
    outlets = [of.ratings.outlets[at] for at in of.articles.tolist()]
    names = sorted(set(outlets), key=lambda name: (not name, name))
    place = {name: at for at, name in enumerate(names)}
    group = np.array([place[name] for name in outlets], np.int64)
    tags = {tag: sums.together(group, len(names)) for tag, sums in of.tags.items()}
    return tuple(_parts(names, tags, of.exclusive.together(group, len(names))))


def _parts(names: list[str], tags: dict[str, Sums], exclusive: Sums) -> list[Part]:
    """A part a row of the sums."""
    of_tags = {tag: coefficients(sums) for tag, sums in tags.items()}
    of_reading = coefficients(exclusive)
    return [
        Part(name, {tag: of_tags[tag][at] for tag in tags}, of_reading[at]) for at, name in enumerate(names)
    ]
