"""What holds of a reviewer's labels, and the row that takes the last decision back."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from framing.labels.label import UNDO_SUFFIX, Label, Role, utc_now
from framing.labels.table import LabelTable


def last_labels(
    table: LabelTable, reviewer: str, article: str, role: Role = "reviewer", since: int = 0
) -> dict[str, Label]:
    """Paragraph id -> the reviewer's last row on it in `article`, withdrawn or not; of the rows from `since` on.

    A withdrawn row is no decision, but its note and its unsure mark are still the reviewer's.
    """
    rows = table.rows_of(reviewer=reviewer, article=article, role=role, since=since)
    return {label.paragraph_id: label for label in table.labels(_last_rows(table, rows))}


def current_labels(
    table: LabelTable, reviewer: str, article: str, role: Role = "reviewer"
) -> dict[str, Label]:
    """Paragraph id -> the reviewer's current label on it in `article`, the last row unless that withdraws."""
    last = last_labels(table, reviewer, article, role)
    return {paragraph_id: label for paragraph_id, label in last.items() if not label.withdrawn}


def _last_rows(table: LabelTable, rows: np.ndarray) -> list[int]:
    """Of `rows`, all of one reviewer, role and article, the last for each paragraph, ascending."""
    last = dict(zip(table.paragraph_key[rows].tolist(), rows.tolist(), strict=True))
    return sorted(last.values())


def undo(table: LabelTable, reviewer: str, role: Role = "reviewer") -> Label | None:
    """The row to append so that the reviewer's last row not yet undone is undone; None if there is none.

    It restores the row before that one of the same (reviewer, role, article, paragraph id), rows already
    undone not counted: its tags, its unsure mark, its note and the codebook it was made under. Where
    there is no such row, it withdraws. Its id is that of the row undone with "-undo" behind it: so the
    file tells, after any reload, what is undone already, and the same undo sent twice saves once.
    """
    rows = table.rows_of(reviewer=reviewer, role=role)
    is_undo = table.is_undo[rows]
    undone = set(_names(table, rows[is_undo]))
    standing = rows[~is_undo][::-1]
    target = next((row for row, name in _walk(table, standing) if name not in undone), None)
    if target is None:
        return None

    alike = standing[standing < target]
    alike = alike[table.paragraph_key[alike] == table.paragraph_key[target]]
    alike = alike[table.article[alike] == table.article[target]]
    before = next((row for row, name in _walk(table, alike) if name not in undone), None)
    last = table[target]
    restored = table[before] if before is not None else replace(last, tags=(), unsure=False, note="")
    return replace(
        last,
        id=last.id + UNDO_SUFFIX,
        saved_at=utc_now(),
        tags=restored.tags,
        unsure=restored.unsure,
        note=restored.note,
        codebook=restored.codebook,
    )


def _names(table: LabelTable, rows: np.ndarray) -> list[tuple[int, int, int]]:
    """What tells a row from all others of its reviewer, undo rows named after the rows that they undo."""
    columns = (table.id_key, table.article, table.paragraph_key)
    return list(zip(*(column[rows].tolist() for column in columns), strict=True))


def _walk(table: LabelTable, rows: np.ndarray):
    """(row, its name) for each of `rows`, in their order, few at a time: the search mostly ends at once."""
    start, count = 0, 16
    while start < len(rows):
        some = rows[start : start + count]
        yield from zip(some.tolist(), _names(table, some), strict=True)
        start, count = start + count, count * 4
