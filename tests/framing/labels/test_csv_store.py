"""The file itself: its text, its making, what is noticed when others change it."""

from __future__ import annotations

import csv
import os
import subprocess
import sys

import pytest

from framing.errors import LabelFileUnreadable, LabelNotSaved
from framing.labels import COLUMNS, CsvStore
from framing.labels.reading import BULK

from .contract import LabelStoreContract
from .examples import HARD, label

HEADER = b"id,saved_at,reviewer,role,article,paragraph,paragraph_id,tags,unsure,note,codebook\n"


class TestCsvStore(LabelStoreContract):
    def open(self, folder):
        return CsvStore(folder / "labels.csv")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "labels.csv"


def test_a_row_is_written_as_the_format_says(path):
    CsvStore(path).append(label(7, "critical;statistic", id="00000000000000aa", note="so, so", unsure=True))
    assert path.read_bytes() == HEADER + (
        b"00000000000000aa,2026-11-21T09:30:00.125Z,ann,reviewer,ferry,7,000000000007,"
        b'critical;statistic,true,"so, so",4f3a9b12\n'
    )


def test_pandas_reads_the_file_in_one_line(path):
    import pandas

    store = CsvStore(path)
    for one in HARD:
        store.append(one)
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    assert list(frame.columns) == list(COLUMNS)
    assert list(frame["note"]) == [one.note for one in HARD]


def test_cells_that_look_like_formulas_are_kept_as_they_are(path):
    CsvStore(path).append(label(note="=1+1"))
    assert next(csv.DictReader(path.open(newline="")))["note"] == "=1+1"


@pytest.mark.parametrize("before", [0, 3])
def test_rows_by_the_megabyte_are_saved_and_read_like_few(path, before):
    store = CsvStore(path)
    some = [label(number, note="before") for number in range(before)]
    store.append_all(some)
    if before:
        path.write_bytes(path.read_bytes()[:-1])  # as an editor leaves the last line
    many = [label(number, note='a "note",\nof lines ' * 5) for number in range(8000)]
    assert len(CsvStore(path).read()) == before
    store.append_all(many)
    last = label(1, "none")
    store.append_all([many[0], last, many[-1]])
    assert path.stat().st_size > BULK
    assert list(store.read()) == list(CsvStore(path).read()) == [*some, *many, last]


def test_making_a_store_touches_nothing(path):
    store = CsvStore(path)
    assert list(store.read()) == []
    assert list(path.parent.iterdir()) == []


def test_create_writes_the_header_and_leaves_a_file_that_is_there(path):
    store = CsvStore(path)
    store.create()
    assert path.read_bytes() == HEADER
    store.append(label())
    before = path.read_bytes()
    CsvStore(path).create()
    assert path.read_bytes() == before


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", HEADER, HEADER[:-1], b"\xef\xbb\xbf" + HEADER])
def test_a_file_without_rows_takes_its_first(path, start):
    path.write_bytes(start)
    store = CsvStore(path)
    assert list(store.read()) == []
    one = label()
    store.append(one)
    assert list(store.read()) == list(CsvStore(path).read()) == [one]
    assert path.read_bytes().count(b"saved_at") == 1


def test_a_relative_path_is_one_too(path, monkeypatch):
    monkeypatch.chdir(path.parent)
    CsvStore("labels.csv").append(label())
    assert len(CsvStore(path).read()) == 1


def test_the_lock_is_waited_for_ten_seconds(path):
    assert CsvStore(path).lock_timeout == 10.0


def test_a_missing_folder_is_not_made_and_not_taken_for_an_empty_one(tmp_path):
    store = CsvStore(tmp_path / "nowhere" / "labels.csv")
    with pytest.raises(LabelNotSaved, match=r"folder .*nowhere is gone"):
        store.append(label())
    with pytest.raises(LabelFileUnreadable, match=r"folder .*nowhere is gone"):
        store.read()
    assert not (tmp_path / "nowhere").exists()
    assert store.version() == CsvStore(tmp_path / "nowhere" / "labels.csv").version()


def test_a_folder_in_place_of_the_file_is_reported(path):
    path.mkdir()
    with pytest.raises(LabelNotSaved):
        CsvStore(path).append(label())
    with pytest.raises(LabelFileUnreadable):
        CsvStore(path).read()


def test_a_small_file_loads_neither_pandas_nor_pyarrow(path):
    store = CsvStore(path)
    for one in HARD:
        store.append(one)
    script = (
        "import sys; from framing.labels import CsvStore, label, final_labels, undo\n"
        f"store = CsvStore({str(path)!r}); table = store.read()\n"
        "final_labels(table); undo(table, 'ann')\n"
        "print([name for name in ('pandas', 'pyarrow', 'streamlit') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_file_may_be_read_only_to_read(path):
    CsvStore(path).append(label())
    os.chmod(path, 0o444)
    assert len(CsvStore(path).read()) == 1
