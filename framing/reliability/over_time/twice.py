"""Paragraphs that a reviewer decided twice: which rows are the two decisions, and what speaks against the pair."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from framing.labels import NO_TIME, LabelTable
from framing.labels.columns import codes_among, last_alike, paragraph_key, text_ms

HOUR_MS = 3_600_000


class Pairs(NamedTuple):
    """P pairs of decisions by one reviewer on one paragraph each."""

    #: int64 (P,): rows of the table.
    earlier: np.ndarray
    later: np.ndarray
    #: int64 (P,): milliseconds between them.
    apart: np.ndarray
    #: bool (P,): whether the later one answers a re-test.
    asked: np.ndarray


def pairs_of(row: np.ndarray, subject: np.ndarray, time: np.ndarray, asked: np.ndarray) -> Pairs:
    """The pairs among K rows, each subject's together and in their order; `time` is in milliseconds.

    Rows less than an hour apart are one decision, the last of them: a slip that is put right at once is no second
    decision.
    """
    count = len(row)
    starts = np.ones(count, bool)
    starts[1:] = (subject[1:] != subject[:-1]) | (time[1:] - time[:-1] >= HOUR_MS)
    first = np.flatnonzero(starts)
    last = np.append(first[1:], count)[: len(first)] - 1
    decision = np.cumsum(starts) - 1
    asked_at = np.bincount(decision[asked], minlength=len(first)) > 0
    later = np.flatnonzero(subject[first[1:]] == subject[first[:-1]]) + 1
    return Pairs(
        earlier=row[last[later - 1]],
        later=row[last[later]],
        apart=time[first[later]] - time[last[later - 1]],
        asked=asked_at[later],
    )


def answers(table: LabelTable, rows: np.ndarray, retests: Iterable[tuple[str, str, str, str]]) -> np.ndarray:
    """bool, an entry for each of `rows`: whether it is the first with tags since its paragraph was set for a re-test."""
    found = np.zeros(len(rows), bool)
    wanted = [
        (reviewer, article, paragraph_key(paragraph), text_ms(at))
        for reviewer, article, paragraph, at in retests
    ]
    if not wanted or not len(rows):
        return found
    columns = [
        np.concatenate([theirs[rows].astype(np.int64), asked])
        for theirs, asked in (
            (table.paragraph_key, np.array([key for _, _, key, _ in wanted], np.int64)),
            (table.article, codes_among([one[1] for one in wanted], table.articles)),
            (table.reviewer, codes_among([one[0] for one in wanted], table.reviewers)),
        )
    ]
    # A re-test stands behind all rows, so that rows alike to one go by it.
    last = last_alike(columns)
    times = table.saved_ms[rows]
    tagged = np.array([bool(tags) for tags in table.choices])[table.choice[rows]]
    by_task: dict[int, list[int]] = {}
    for place in np.flatnonzero((last[: len(rows)] >= len(rows)) & tagged).tolist():
        by_task.setdefault(int(last[place]), []).append(place)
    for task, (*_, at) in enumerate(wanted):
        rows_of_it = by_task.get(int(last[len(rows) + task]), [])
        answer = next((place for place in rows_of_it if times[place] > at > NO_TIME), None)
        if answer is not None:
            found[answer] = True
    return found


def open_during(
    openings: Iterable[tuple[str, str, str]],
    articles: list[str],
    article: np.ndarray,
    start: np.ndarray,
    end: np.ndarray,
) -> np.ndarray:
    """bool (P,): whether `article` (P,), a place in `articles`, was open at some time from `start` to `end`.

    To open or close the project is to open or close every article.
    """
    events = [(text_ms(at), action == "open", of) for at, action, of in openings]
    found = np.zeros(len(article), bool)
    if not events:
        return found
    for code in np.unique(article).tolist():
        own = [(at, opens) for at, opens, of in events if of in ("", articles[code])]
        here = np.flatnonzero(article == code)
        for place, (at, opens) in enumerate(own):
            if opens:
                until = own[place + 1][0] if place + 1 < len(own) else np.inf
                found[here] |= (start[here] <= until) & (end[here] >= at)
    return found
