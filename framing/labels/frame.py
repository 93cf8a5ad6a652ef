"""A table of labels as a pandas data frame, with the columns of labels.csv."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from framing.labels.columns import hex_column, time_column
from framing.labels.label import UNDO_SUFFIX
from framing.labels.table import ROLES, LabelTable

if TYPE_CHECKING:
    import pandas


def frame(
    table: LabelTable, at: np.ndarray, time: np.ndarray, odd: Mapping[str, Mapping[int, str]]
) -> pandas.DataFrame:
    """The rows `at` of `table`; see `LabelTable.to_frame`.

    `time` is when each row of the table was saved, packed; `odd`, by column and row, what is kept as text.
    """
    import pandas

    ids = hex_column(table.id_key[at], 16).astype(object)
    ids[table.is_undo[at]] += UNDO_SUFFIX
    times = time_column(np.maximum(time[at], 0))
    paragraph_ids = hex_column(np.maximum(table.paragraph_key[at], 0), 12)
    joined = [";".join(tags) for tags in table.choices]
    columns = {
        "id": _with_odd(ids, odd["id"], at),
        "saved_at": _with_odd(times, odd["saved_at"], at),
        "reviewer": _look_up(table.reviewers, table.reviewer[at]),
        "role": _look_up(ROLES, table.role[at]),
        "article": _look_up(table.articles, table.article[at]),
        "paragraph": table.paragraph[at].astype(np.int64),
        "paragraph_id": _with_odd(paragraph_ids, odd["paragraph_id"], at),
        "tags": _look_up(joined, table.choice[at]),
        "unsure": table.unsure[at].copy(),
        "note": _with_odd(np.full(len(at), "", object), odd["note"], at),
        "codebook": _look_up(table.codebooks, table.codebook[at]),
    }
    return pandas.DataFrame(
        {
            name: pandas.Series(values, dtype="str" if values.dtype.kind in "OU" else None, index=at)
            for name, values in columns.items()
        }
    )


def _with_odd(values: np.ndarray, odd: Mapping[int, str], at: np.ndarray) -> np.ndarray:
    """`values` for the rows `at`, with those put in that are kept as text beside the column."""
    values = values.astype(object)
    if odd:
        for place in np.flatnonzero(np.isin(at, np.fromiter(list(odd), np.int64))):
            values[place] = odd[int(at[place])]
    return values


def _look_up(words: Sequence[str], codes: np.ndarray) -> np.ndarray:
    return np.array([*words, ""], object)[codes]
