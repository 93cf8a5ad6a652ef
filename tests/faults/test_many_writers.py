"""Eight processes that save to one file as fast as they can."""

from __future__ import annotations

from framing.labels import CsvStore

from .saver import note
from .test_kill import saver

PROCESSES, ROWS = 8, 500


def test_eight_processes_saving_at_once_leave_every_row_whole_and_none_doubled(tmp_path):
    path = tmp_path / "labels.csv"
    processes = [saver(path, f"reviewer {n}", ROWS) for n in range(PROCESSES)]
    confirmed = [process.communicate()[0].split() for process in processes]
    assert [process.returncode for process in processes] == [0] * PROCESSES

    store = CsvStore(path)
    rows = list(store.read())
    assert len(rows) == PROCESSES * ROWS
    for n, ids in enumerate(confirmed):
        own = [row for row in rows if row.reviewer == f"reviewer {n}"]
        assert [row.id for row in own] == ids
        assert [row.paragraph for row in own] == list(range(1, ROWS + 1))
        assert all(row.note == note(row.paragraph) for row in own)
    assert store.torn == []
