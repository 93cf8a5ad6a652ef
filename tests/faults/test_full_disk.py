"""A disk that is full, by a real one of 64 kB, by a limit on file size, and call by call."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from framing.errors import LabelNotSaved
from framing.labels import CsvStore, csv_store, disk
from tests.framing.labels.examples import label

from .conftest import NO_QUOTA, NO_SPACE, FaultyOs, not_saved, saves_again

ROOT = Path(__file__).parents[2]


def fill(folder: Path, leave: int = 0) -> Path:
    """Fill the disk but for `leave` bytes."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 1024)
        except OSError:
            file.truncate(file.tell() - leave)
    return filler


def save_until_full(store: CsvStore) -> int:
    """How many labels went onto the disk before it was full."""
    number = 0
    while True:
        before = store.path.read_bytes()
        one = label(number, note="weighs something " * 8)
        try:
            store.append(one)
        except LabelNotSaved:
            assert store.path.read_bytes() == before
            with not_saved(store.path, "the disk is full"):
                store.append(one)
            return number
        number += 1


def test_a_full_disk_loses_nothing_and_writes_no_half_row(small_disk):
    store = CsvStore(small_disk / "labels.csv")
    store.append(label())
    filler = fill(small_disk, leave=8192)
    saved = save_until_full(store)
    assert saved > 10
    assert len(store.read()) == len(CsvStore(store.path).read()) == saved + 1
    filler.unlink()
    saves_again(store)
    assert store.torn == []


def test_a_disk_too_full_for_a_new_file_is_left_without_one(small_disk):
    fill(small_disk)
    store = CsvStore(small_disk / "labels.csv")
    with not_saved(store.path, "the disk is full"):
        store.append(label())
    assert not store.path.exists()
    (small_disk / "filler").unlink()
    saves_again(store)


def test_a_torn_row_stays_where_it_is_while_there_is_no_room_to_set_it_aside(small_disk):
    store = CsvStore(small_disk / "labels.csv")
    store.append(label())
    with store.path.open("ab") as file:
        file.write(b"torn," * 10)
    fill(small_disk)
    with not_saved(store.path, "the disk is full"):
        store.append(label(2))
    assert [torn.set_aside for torn in store.torn] == [""]
    (small_disk / "filler").unlink()
    saves_again(store)
    assert len(store.torn) == 1


def test_a_file_that_may_not_grow_is_left_whole(tmp_path):
    """In a process of its own, whose limit on file size is set so that a row goes in half."""
    pytest.importorskip("resource")
    script = """
import resource, sys
from pathlib import Path
from framing.labels import CsvStore
from tests.faults.conftest import not_saved, saves_again
from tests.framing.labels.examples import label

store = CsvStore(sys.argv[1])
for number in (1, 2):
    store.append(label(number))
size, hard = store.path.stat().st_size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]
for room, says in ((40, "the disk is full"), (0, "the file may not grow any larger")):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + room, hard))
    with not_saved(store.path, says):
        store.append(label(3))
    assert len(store.read()) == 2
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
saves_again(store)
print("done")
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "labels.csv")], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("done\n", "")


FAULTS = {
    "no space": ({"write": NO_SPACE}, "the disk is full"),
    "quota": ({"write": NO_QUOTA}, "the disk is full"),
    "half a write": ({"write": "short"}, "the disk is full"),
    "too large": ({"write": errno.EFBIG}, "the file may not grow any larger"),
    "write error": ({"write": errno.EIO}, "the system reports “"),
    "no space at sync": ({"fsync": NO_SPACE}, "the disk is full"),
    "error at sync": ({"fsync": errno.EIO}, "the system reports “"),
}


@pytest.mark.parametrize(("faults", "says"), FAULTS.values(), ids=FAULTS)
def test_a_call_that_fails_leaves_the_file_as_it_was(store, monkeypatch, faults, says):
    rows = list(store.read())
    with monkeypatch.context() as patch:
        patch.setattr(disk, "fcntl", None)
        patch.setattr(disk, "os", FaultyOs(**faults))
        with not_saved(store.path, says):
            store.append(label(4))
        assert list(store.read()) == rows
    saves_again(store)
    assert store.torn == []


@pytest.mark.parametrize(("faults", "says"), FAULTS.values(), ids=FAULTS)
def test_of_many_rows_none_is_left_where_a_call_fails(store, monkeypatch, faults, says):
    rows, many = list(store.read()), [label(number) for number in range(4, 40)]
    with monkeypatch.context() as patch:
        patch.setattr(disk, "fcntl", None)
        patch.setattr(disk, "os", FaultyOs(**faults))
        with not_saved(store.path, says):
            store.append_all(many)
        assert list(store.read()) == rows
    store.append_all(many)
    assert list(CsvStore(store.path).read()) == rows + many
    saves_again(store)
    assert store.torn == []


@pytest.mark.parametrize(("faults", "says"), FAULTS.values(), ids=FAULTS)
def test_a_call_that_fails_for_a_new_file_leaves_none(tmp_path, monkeypatch, faults, says):
    store = CsvStore(tmp_path / "labels.csv")
    with monkeypatch.context() as patch:
        patch.setattr(disk, "fcntl", None)
        patch.setattr(disk, "os", FaultyOs(**faults))
        with not_saved(store.path, says):
            store.append(label(4))
    assert not store.path.exists()
    saves_again(store)


@pytest.mark.parametrize(("faults", "says"), FAULTS.values(), ids=FAULTS)
def test_a_call_that_fails_while_a_torn_row_is_set_aside_leaves_it(store, monkeypatch, faults, says):
    with store.path.open("ab") as file:
        file.write(b"torn,")
    with monkeypatch.context() as patch:
        patch.setattr(disk, "fcntl", None)
        patch.setattr(disk, "os", FaultyOs(times=1, **faults))
        with not_saved(store.path, says):
            store.append(label(4))
    saves_again(store)
    assert len(store.torn) == 1


def test_a_label_that_is_there_is_confirmed_only_when_it_is_on_disk(store, monkeypatch):
    """It may be another process's, written and not synced yet."""
    one = store.read()[2]
    with monkeypatch.context() as patch:
        patch.setattr(disk, "fcntl", None)
        patch.setattr(disk, "os", FaultyOs(fsync=errno.EIO))
        with not_saved(store.path, "the system reports “"):
            store.append(one)
    store.append(one)
    saves_again(store)


def test_the_name_of_a_new_file_is_on_disk_too(tmp_path, monkeypatch):
    folders = []
    monkeypatch.setattr(csv_store, "sync_folder", folders.append)
    store = CsvStore(tmp_path / "labels.csv")
    store.append(label(1))
    store.append(label(2))
    assert folders == [tmp_path]


def test_a_row_that_could_not_be_taken_back_is_not_doubled_by_a_second_try(store, monkeypatch):
    """The sync fails and so does cutting the row off: it stands there, unconfirmed, until the next try."""
    one = label(4)
    with monkeypatch.context() as patch:
        patch.setattr(disk, "fcntl", None)
        patch.setattr(disk, "os", FaultyOs(fsync=errno.EIO, ftruncate=errno.EIO))
        with pytest.raises(LabelNotSaved, match="system reports"):
            store.append(one)
    store.append(one)
    assert [row.id for row in store.read()].count(one.id) == 1
    saves_again(store)


def test_a_workbook_that_does_not_fit_leaves_no_temporary_files(tmp_path):
    """In a process of its own, whose files may be of 200 bytes."""
    pytest.importorskip("resource")
    script = """
import resource, sys, tempfile
import pandas as pd, xlsxwriter
from framing.reporting.workbook import workbook

tempfile.tempdir = sys.argv[1]
frame = pd.DataFrame({"text": ["some words"] * 500})
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (200, hard))
try:
    workbook({"sheet": [frame]})
except (OSError, xlsxwriter.exceptions.XlsxFileError):
    print("refused")
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout == "refused\n", done.stderr
    assert list(tmp_path.iterdir()) == []
