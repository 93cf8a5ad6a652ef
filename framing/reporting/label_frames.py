"""Labels as data frames: as labels.csv has them, with a column a tag, with the paragraphs' texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from framing.articles import Article
from framing.codebook import Codebook
from framing.errors import ArticleError
from framing.labels import NONE, LabelTable
from framing.reporting.basis import holding
from framing.reporting.columns import tag_columns

if TYPE_CHECKING:
    import pandas as pd

#: Rows of a part: a million labels at once are a gigabyte of Python texts.
_PART = 20_000


def labels_long(table: LabelTable, history: bool = False) -> pd.DataFrame:
    """The current labels in the order of saving, with the columns of labels.csv.

    With `history` all rows ever saved, and a column `current` (1 or 0) behind the others.
    """
    return _long(table, _rows(table, history), history)


def labels_wide(table: LabelTable, codebook: Codebook, history: bool = False) -> pd.DataFrame:
    """The same with a column (1 or 0) for each tag in place of `tags`: a row a reviewer and paragraph.

    The tags' columns stand where `tags` stood, in codebook order, then tags that have left the codebook,
    sorted, then `none`. `unsure` is 1 or 0. With `history` there is `withdrawn` too: a row that takes a
    decision back has no tag and is not `none` either.
    """
    rows = _rows(table, history)
    return _wide(table, rows, history, _tags(table, rows, codebook))


def labels_in_parts(
    table: LabelTable, codebook: Codebook | None = None, history: bool = False
) -> Iterator[pd.DataFrame]:
    """`labels_long`, or with a codebook `labels_wide`, in frames of some thousand rows; at least one."""
    rows = _rows(table, history)
    tags = _tags(table, rows, codebook) if codebook else ()
    for start in range(0, max(1, len(rows)), _PART):
        part = rows[start : start + _PART]
        yield _wide(table, part, history, tags) if codebook else _long(table, part, history)


def with_texts(frame: pd.DataFrame, article_of: Callable[[str], Article]) -> pd.DataFrame:
    """`frame`, which has columns `article` and `paragraph_id`, with what was labelled beside each row.

    Behind `article` stand its `title` and `outlet`, behind `paragraph_id` the paragraph's `kind`, `text`
    and `credit`. `orphaned` is 1 where the paragraph or its whole article is not there any more; the
    texts are then empty. `article_of` gives the article of an id or raises `ArticleError`.
    """
    texts: dict[tuple[str, str], tuple[str, str, str]] = {}
    heads: dict[str, tuple[str, str]] = {}
    for id in frame["article"].unique():
        try:
            article = article_of(id)
        except ArticleError:
            continue
        heads[id] = (article.title, article.outlet)
        texts |= {(id, p.id): (p.kind, p.text, p.credit) for p in article.paragraphs}
    frame = frame.copy()
    ids = frame["article"].tolist()
    found = [texts.get(key) for key in zip(ids, frame["paragraph_id"].tolist(), strict=True)]
    for offset, name in enumerate(("title", "outlet")):
        place = frame.columns.get_loc("article") + offset + 1
        frame.insert(place, name, _texts([heads.get(id, ("", ""))[offset] for id in ids], frame))
    for offset, name in enumerate(("kind", "text", "credit")):
        place = frame.columns.get_loc("paragraph_id") + offset + 1
        frame.insert(place, name, _texts([part[offset] if part else "" for part in found], frame))
    frame["orphaned"] = np.array([part is None for part in found], np.int64)
    return frame


def _rows(table: LabelTable, history: bool) -> np.ndarray:
    return np.arange(len(table)) if history else table.current()


def _tags(table: LabelTable, rows: np.ndarray, codebook: Codebook) -> tuple[str, ...]:
    """The codebook's tags and the former ones among `rows`, sorted."""
    used = {name for code in np.unique(table.choice[rows]) for name in table.choices[code]}
    return codebook.names + tuple(sorted(used - set(codebook.names) - {NONE}))


def _long(table: LabelTable, rows: np.ndarray, history: bool) -> pd.DataFrame:
    frame = table.to_frame(rows)
    if history:
        frame["current"] = np.isin(rows, table.current(), assume_unique=True).astype(np.int64)
    return frame


def _wide(table: LabelTable, rows: np.ndarray, history: bool, tags: tuple[str, ...]) -> pd.DataFrame:
    choice = table.choice[rows]
    frame = _long(table, rows, history)
    place = frame.columns.get_loc("tags")
    del frame["tags"]
    for offset, (column, name) in enumerate(zip([*tag_columns(tags), NONE], [*tags, NONE], strict=True)):
        frame.insert(place + offset, column, holding(name, table)[choice].astype(np.int64))
    frame["unsure"] = frame["unsure"].astype(np.int64)
    if history:
        withdrawn = np.array([not tags for tags in table.choices] or [False])
        frame["withdrawn"] = withdrawn[choice].astype(np.int64)
    return frame


def _texts(values: list[str], frame: pd.DataFrame) -> pd.Series:
    import pandas as pd

    return pd.Series(values, index=frame.index, dtype="str")
