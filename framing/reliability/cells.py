"""What all figures of agreement are worked out from: sums over each article's paragraphs, kept for the next time.

A label touches the sums of its own article, and with them those of its outlet, of the whole and of its
reviewer's pairs. So of an earlier result the rows of all articles whose labels are what they were are taken as
they are, and only the others' labels are looked at again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from framing.labels.columns import codes_among
from framing.reliability.matrix import Exclusive, Ratings
from framing.reliability.pairs import pair_sums
from framing.reliability.sets import DISTANCES, SetSums, distances, set_sums, slots
from framing.reliability.sums import Sums, spliced, sums


@dataclass(frozen=True)
class Cells:
    """Sums of the G articles that have labels, in the library's order."""

    ratings: Ratings
    reading: Exclusive
    #: int (G,): the articles, places in `ratings.articles`.
    articles: np.ndarray
    #: (G rows): of each tag (absent, present), of the exclusive reading, of sets.
    tags: dict[str, Sums]
    exclusive: Sums
    sets: SetSums
    #: float (C, C) by the distance's name: how far each of `ratings.sets` is from each other.
    far: dict[str, np.ndarray]
    #: (P rows, a pair of reviewers each): of each tag.
    pairs: dict[str, Sums]
    #: int (G,): the article's row in the earlier cells where all its labels are what they were, else -1.
    row: np.ndarray


def cells(ratings: Ratings, reading: Exclusive, earlier: Cells | None = None) -> Cells:
    """The cells of reliability data and of its exclusive reading.

    What still holds of `earlier` ones is taken from there. They are of the same tags and reviewers.
    """
    articles = np.unique(ratings.article)
    if earlier is None:
        return _cells(ratings, reading, articles, _far(ratings))
    far = earlier.far if earlier.ratings.sets == ratings.sets else _far(ratings)
    before = _rows_before(ratings, articles, earlier)
    same = _unchanged(ratings, articles, earlier.ratings, earlier.articles, before)
    same &= _unchanged(reading.ratings, articles, earlier.reading.ratings, earlier.articles, before)
    row = np.where(same, before, -1)

    touched = articles[row < 0]
    fresh = _cells(_of(ratings, touched), _of_reading(reading, touched), touched, far)
    left = np.delete(earlier.articles, row[row >= 0])
    minus = _pairs(_of(earlier.ratings, left))
    return Cells(
        ratings,
        reading,
        articles,
        tags={tag: sums.with_rows(row, fresh.tags[tag]) for tag, sums in earlier.tags.items()},
        exclusive=earlier.exclusive.with_rows(row, fresh.exclusive),
        sets=_sets_with_rows(earlier, row, fresh),
        far=far,
        pairs={tag: sums.changed(fresh.pairs[tag], minus[tag]) for tag, sums in earlier.pairs.items()},
        row=row,
    )


def _cells(ratings: Ratings, reading: Exclusive, articles: np.ndarray, far: dict[str, np.ndarray]) -> Cells:
    """The cells of the `articles`, which hold all labels of `ratings`."""
    group = np.searchsorted(articles, ratings.article)
    in_reading = np.searchsorted(articles, reading.ratings.article)
    return Cells(
        ratings,
        reading,
        articles,
        tags={tag: _sums(ratings, ratings.having(tag), 2, group, articles) for tag in ratings.tags},
        exclusive=_sums(reading.ratings, reading.code, len(reading.categories), in_reading, articles),
        sets=set_sums(slots(ratings.unit, ratings.choice), far, group, len(articles)),
        far=far,
        pairs=_pairs(ratings),
        row=np.full(len(articles), -1),
    )


def _sums(of: Ratings, code: np.ndarray, categories: int, group: np.ndarray, articles: np.ndarray) -> Sums:
    return sums(of.unit, of.reviewer, code, categories, group, len(articles), len(of.reviewers))


def _pairs(of: Ratings) -> dict[str, Sums]:
    return {tag: pair_sums(of.unit, of.reviewer, of.having(tag), 2, len(of.reviewers)) for tag in of.tags}


def _far(of: Ratings) -> dict[str, np.ndarray]:
    return {name: distances(of.sets, name) for name in DISTANCES}


def _sets_with_rows(earlier: Cells, row: np.ndarray, fresh: Cells) -> SetSums:
    """The sums on sets; categories that are new, or gone, are columns put in or left out."""
    now = codes_among(earlier.ratings.sets, fresh.ratings.sets)
    paired = np.zeros((len(earlier.articles), len(fresh.ratings.sets)))
    paired[:, now[now >= 0]] = earlier.sets.paired[:, now >= 0]
    return SetSums(
        {name: spliced(earlier.sets.observed[name], row, of) for name, of in fresh.sets.observed.items()},
        spliced(paired, row, fresh.sets.paired),
    )


# ------------------------------------------------------------- which articles say what they said


def _rows_before(ratings: Ratings, articles: np.ndarray, earlier: Cells) -> np.ndarray:
    """int (G,): the row of each of `articles` in `earlier`; -1 where it has none."""
    place = np.full(len(ratings.articles), -1)
    if ratings.articles == earlier.ratings.articles:
        place[earlier.articles] = np.arange(len(earlier.articles))
    else:
        ids = [earlier.ratings.articles[at] for at in earlier.articles.tolist()]
        place = codes_among(ratings.articles, ids)
    return place[articles]


def _unchanged(
    one: Ratings, articles: np.ndarray, other: Ratings, others: np.ndarray, before: np.ndarray
) -> np.ndarray:
    """bool (G,): whether each of `articles` has in `one` the labels that `others[before]` has in `other`."""
    start, count = _labels_of(one, articles)
    began, counted = _labels_of(other, others)
    same = before >= 0
    same[same] = count[same] == counted[before[same]]
    # The labels of articles that have as many as before, side by side.
    rows = np.flatnonzero(_on(one, articles[same]))
    group = np.repeat(np.flatnonzero(same), count[same])
    were = rows + (began[before] - start)[group]
    set_now = codes_among(other.sets, one.sets)
    differs = one.reviewer[rows] != other.reviewer[were]
    differs |= one.choice[rows] != set_now[other.choice[were]]
    differs |= _begins(one)[rows] != _begins(other)[were]
    same[group[differs]] = False
    return same


def _labels_of(of: Ratings, articles: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int (G,) twice: the first label of each of `articles`, and how many it has."""
    counts = np.bincount(of.article[of.unit], minlength=len(of.articles))
    return (np.cumsum(counts) - counts)[articles], counts[articles]


def _begins(of: Ratings) -> np.ndarray:
    """bool (L,): whether the label is the first of its paragraph."""
    return np.diff(of.unit, prepend=-1) > 0


def _on(ratings: Ratings, articles: np.ndarray) -> np.ndarray:
    """bool (L,): whether the label is on one of `articles`."""
    among = np.zeros(len(ratings.articles), bool)
    among[articles] = True
    return among[ratings.article][ratings.unit]


def _of(ratings: Ratings, articles: np.ndarray) -> Ratings:
    """The labels on `articles`."""
    return ratings.only(_on(ratings, articles))


def _of_reading(reading: Exclusive, articles: np.ndarray) -> Exclusive:
    rows = _on(reading.ratings, articles)
    return replace(reading, ratings=reading.ratings.only(rows), code=reading.code[rows])
