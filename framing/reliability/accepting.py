"""Accepting in one go what most reviewers agree on: verdicts on many paragraphs at once."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from framing.codebook import Codebook
from framing.labels import Label, LabelTable, new_label_id, utc_now
from framing.reliability.disagreements import STATES, Disagreements, disagreements


def to_accept(found: Disagreements, states: Iterable[str] = ("unanimous", "majority")) -> np.ndarray:
    """Rows, int64, in reading order, in one of `states` on which more than half of the reviewers agree."""
    wanted = np.isin(found.state, [STATES.index(state) for state in states])
    return np.flatnonzero(wanted & (found.majority >= 0))


def accepted(
    found: Disagreements, rows: np.ndarray, table: LabelTable, by: str, codebook: Codebook
) -> list[Label]:
    """The verdicts of adjudicator `by` that accept what the majority says on `rows`, for `LabelStore.append_decided`.

    `table` is the labels as they are: paragraphs are left out whose state or majority is not what `found`
    says, as who was asked how many to accept has not seen that.
    """
    if table is not found.table:
        rows = rows[_as_before(found, disagreements(found.units, table, codebook), rows)]
    ordered = [codebook.in_order(one) for one in found.sets]
    saved_at = utc_now()
    made = []
    for row, number, majority in zip(
        rows.tolist(), found.number[rows].tolist(), found.majority[rows].tolist(), strict=True
    ):
        article, paragraph_id = found.place(row)
        made.append(
            Label(
                id=new_label_id(),
                saved_at=saved_at,
                reviewer=by,
                role="adjudicator",
                article=article,
                paragraph=number,
                paragraph_id=paragraph_id,
                tags=ordered[majority],
                codebook=codebook.fingerprint,
            )
        )
    return made


def _as_before(found: Disagreements, now: Disagreements, rows: np.ndarray) -> np.ndarray:
    """bool, one for each of `rows` of `found`: whether state and majority are the same `now`."""
    at = np.searchsorted(now.unit, found.unit[rows])
    there = at < len(now)
    there[there] = now.unit[at[there]] == found.unit[rows][there]
    place = {one: code for code, one in enumerate(now.sets)}
    code = np.array([place.get(one, -2) for one in found.sets] or [-2])
    at = at[there]
    there[there] = (now.state[at] == found.state[rows][there]) & (
        now.majority[at] == code[found.majority[rows]][there]
    )
    return there
