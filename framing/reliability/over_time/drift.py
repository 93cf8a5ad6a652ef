"""Drift: how far each reviewer agrees with the others, week by week or by hundreds of the reviewer's paragraphs.

Alpha of one reviewer against the others (docs/agreement.md, "Agreement over time"): on each paragraph that the
reviewer and m >= 1 others have labelled, the reviewer's label is compared with each of theirs, a comparison
weighing 1/m, so that every paragraph weighs the same and the reviewer as much as all others together. On these
comparisons alpha is Krippendorff's (*Content Analysis*, 2nd ed. 2004, ch. 11); with one other it is that of the
pair.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

import numpy as np

from framing.articles import UnitArrays
from framing.labels import NO_TIME, LabelTable
from framing.reliability.intervals import DRAWS, SEED
from framing.reliability.matrix import Exclusive, Ratings, exclusive
from framing.reliability.over_time.groups import Figures, Shares, figures
from framing.reliability.over_time.history import decided_in, rows_of
from framing.undefined import Undefined

By = Literal["week", "hundred"]
BY: tuple[By, ...] = get_args(By)

#: Paragraphs in a "hundred".
HUNDRED = 100

NOBODY_ELSE = Undefined("Nobody else has tagged any of these paragraphs.")

_DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """One reviewer's week, or hundred paragraphs."""

    #: "2026-W47" (ISO 8601, UTC), or "101–200".
    name: str
    #: Where it begins: the Monday, ISO 8601, or the place of its first paragraph in the reviewer's order, from 1.
    start: str | int
    #: The reviewer's labels in it, whether anybody else has labelled the paragraphs or not.
    labels: int
    tags: dict[str, Figures]
    exclusive: Figures


@dataclass(frozen=True, slots=True)
class Course:
    """A reviewer's stretches in the order of time; those without a label are left out."""

    reviewer: str
    stretches: tuple[Stretch, ...]
    #: Labels that are in no week, because their time cannot be read.
    untimed: int


@dataclass(frozen=True, slots=True)
class Drift:
    by: By
    #: By reviewer's name, those without a label in a stretch among them.
    courses: tuple[Course, ...]
    tags: tuple[str, ...]
    draws: int
    seed: int


def drift(
    data: Ratings,
    units: UnitArrays,
    table: LabelTable,
    by: By = "week",
    size: int = HUNDRED,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Drift:
    """The drift of each reviewer of `data`, which was made of `units` and `table`.

    A label belongs to the time at which its tags were decided. A reviewer's paragraphs are counted in `size`s in
    the order of these times.
    """
    rows = decided_in(table)[rows_of(data, units, table)]
    times = table.saved_ms[rows]
    step = _weeks(times) if by == "week" else _ranks(data.reviewer, rows, times) // size
    placed = step >= 0
    # A stretch is a (reviewer, step) that has a label.
    width = int(step.max(initial=0)) + 1
    stretches, of_placed = np.unique(
        data.reviewer[placed] * np.int64(width) + step[placed], return_inverse=True
    )
    stretch = np.full(len(data.unit), -1, np.int64)
    stretch[placed] = of_placed
    labels = np.bincount(of_placed.reshape(-1), minlength=len(stretches))

    of_tags = _against_others(
        data, stretch, len(stretches), [(data.having(t), 2) for t in data.tags], draws, seed
    )
    reading = exclusive(data)
    (of_reading,) = _against_others(
        reading.ratings,
        stretch[_among(data, reading)],
        len(stretches),
        [(reading.code, len(reading.categories))],
        draws,
        seed,
    )
    found: list[list[Stretch]] = [[] for _ in data.reviewers]
    for at, key in enumerate(stretches.tolist()):
        person, place = divmod(key, width)
        name, start = (
            _week(place) if by == "week" else (f"{place * size + 1}–{(place + 1) * size}", place * size + 1)
        )
        by_tag = {tag: of_tags[n][at] for n, tag in enumerate(data.tags)}
        found[person].append(Stretch(name, start, int(labels[at]), by_tag, of_reading[at]))
    untimed = np.bincount(data.reviewer[~placed], minlength=len(data.reviewers)).tolist()
    courses = map(Course, data.reviewers, map(tuple, found), untimed)
    return Drift(by, tuple(courses), data.tags, draws, seed)


def shares_of_each(unit: np.ndarray, code: np.ndarray, categories: int) -> tuple[np.ndarray, Shares]:
    """Which of L labels, int (L,) each, can be compared with another's, and the shares of each of those."""
    count = int(unit.max(initial=-1)) + 1
    r_uc = np.bincount(unit * np.int64(categories) + code, minlength=count * categories)
    r_uc = r_uc.reshape(count, categories).astype(float)
    others = r_uc.sum(axis=1)[unit] - 1
    compared = np.flatnonzero(others > 0)
    unit, code, others = unit[compared], code[compared], others[compared]
    own = np.eye(categories)[code]
    theirs = (r_uc[unit] - own) / others[:, None]
    return compared, Shares(theirs[np.arange(len(code)), code], own + theirs)


def _against_others(
    data: Ratings, stretch: np.ndarray, stretches: int, variables, draws: int, seed: int
) -> list[list[Figures]]:
    """For each variable, (codes, how many), the figures of each stretch; `stretch` is int (L,), -1 for none."""
    found, compared = [], np.zeros(0, np.int64)
    for code, categories in variables:
        compared, shares = shares_of_each(data.unit, code, categories)
        placed = stretch[compared] >= 0
        found.append(Shares(shares.agreeing[placed], shares.paired[placed]))
    compared = compared[stretch[compared] >= 0]
    return figures(
        stretch[compared], stretches, data.article[data.unit[compared]], found, NOBODY_ELSE, draws, seed
    )


def _among(data: Ratings, reading: Exclusive) -> np.ndarray:
    """int64: for each label of the reading its place among those of `data`; both are sorted by paragraph, reviewer."""
    people = np.int64(max(len(data.reviewers), 1))
    part = reading.ratings
    return np.searchsorted(
        data.place[data.unit] * people + data.reviewer, part.place[part.unit] * people + part.reviewer
    )


def _weeks(times: np.ndarray) -> np.ndarray:
    """int64: weeks since the Monday before the year 1, so that none is negative; -1 where there is no time."""
    days = times // _DAY_MS
    return np.where(times == NO_TIME, -1, (days - _FIRST_MONDAY) // 7)


#: Monday, 1 January of the year 1, in days since 1970.
_FIRST_MONDAY = (date(1, 1, 1) - date(1970, 1, 1)).days


def _week(week: int) -> tuple[str, str]:
    """Name and Monday of a week of `_weeks`."""
    monday = date.fromordinal(1 + 7 * week)
    year, number, _ = monday.isocalendar()
    return f"{year}-W{number:02d}", monday.isoformat()


def _ranks(reviewer: np.ndarray, rows: np.ndarray, times: np.ndarray) -> np.ndarray:
    """int64: each label's place, from 0, among its reviewer's, by time and then by row.

    A label without a time comes where its row is.
    """
    by_row = np.lexsort((rows, reviewer))
    known = np.where(times[by_row] == NO_TIME, 0, np.arange(len(by_row)))
    first = np.append(True, reviewer[by_row][1:] != reviewer[by_row][:-1])[: len(by_row)]
    start = np.maximum.accumulate(np.where(first, np.arange(len(by_row)), 0))
    before = np.maximum(np.maximum.accumulate(known), start)
    filled = np.empty_like(times)
    filled[by_row] = times[by_row][before]
    order = np.lexsort((rows, filled, reviewer))
    ranks = np.empty(len(order), np.int64)
    people = reviewer[order]
    first = np.append(True, people[1:] != people[:-1])[: len(order)]
    starts = np.maximum.accumulate(np.where(first, np.arange(len(order)), 0))
    ranks[order] = np.arange(len(order)) - starts
    return ranks
