"""Where torn rows go, and what is told about them."""

from __future__ import annotations

import pytest

from framing.labels import CsvStore
from framing.labels.dialect import Dialect
from framing.labels.torn import rows_set_aside, set_aside, torn_file

from .examples import label

ROW = Dialect().encode(label(2, note="cut\nhere"))


@pytest.fixture
def store(tmp_path):
    store = CsvStore(tmp_path / "labels.csv")
    store.append(label(1))
    return store


def tear(store, data):
    """Let `data` stand at the end of the file, as a crash leaves it; returns where it begins."""
    with store.path.open("ab") as file:
        offset = file.tell()
        file.write(data)
    return offset


def test_a_torn_row_is_told_of_before_and_after_it_is_set_aside(store):
    offset = tear(store, ROW[:-12])
    for _ in range(2):
        (torn,) = store.torn
        assert (torn.offset, torn.data, torn.set_aside) == (offset, ROW[:-12], "")
    store.append(label(3))
    (torn,) = store.torn
    assert (torn.offset, torn.data) == (offset, ROW[:-12])
    assert torn.set_aside.endswith("Z")
    assert CsvStore(store.path).torn == [torn]
    assert [one.paragraph for one in store.read()] == [1, 3]


def test_reading_sets_nothing_aside(store):
    tear(store, ROW[:-12])
    before = store.path.read_bytes()
    store.read()
    CsvStore(store.path).read()
    assert store.path.read_bytes() == before
    assert not torn_file(store.path).exists()


def test_several_crashes_are_told_of_in_order(store):
    pieces = [ROW[:cut] for cut in (1, 20, len(ROW) - 30, len(ROW) - 5)]
    for piece in pieces:
        tear(store, piece)
        store.append(label(3))
    assert [torn.data for torn in store.torn] == pieces
    assert len(store.read()) == 1 + len(pieces)


@pytest.mark.parametrize("left", [b"\0" * 40, ROW[:40] + b"\0" * 100, b"\0"])
def test_what_a_file_system_leaves_of_a_lost_block_is_a_torn_row(store, left):
    tear(store, left)
    assert len(store.read()) == 1
    store.append(label(3))
    assert [torn.data for torn in store.torn] == [left]


@pytest.mark.parametrize("cut", [1, 10, 60, 81, 82])
def test_a_torn_header_is_set_aside_too(tmp_path, cut):
    path = tmp_path / "labels.csv"
    path.write_bytes(
        Dialect().encode(label())[:0] + b",".join(name.encode() for name in Dialect().columns)[:cut]
    )
    store = CsvStore(path)
    assert list(store.read()) == []
    one = label()
    store.append(one)
    assert list(CsvStore(path).read()) == [one]
    assert len(store.torn) == (cut < 82)


def test_a_crash_between_setting_aside_and_cutting_off_tells_of_one_row(store):
    offset = tear(store, ROW[:-12])
    set_aside(store.path, offset, ROW[:-12])
    store.append(label(3))
    assert [torn.data for torn in rows_set_aside(store.path)] == [ROW[:-12]]


def test_a_torn_file_that_is_itself_torn_goes_on_in_a_new_line(store):
    tear(store, ROW[:30])
    store.append(label(3))
    kept = torn_file(store.path)
    kept.write_bytes(kept.read_bytes()[:-10])
    tear(store, ROW[:50])
    store.append(label(4))
    assert [torn.data for torn in store.torn] == [ROW[:21], ROW[:50]]


def test_a_last_row_whose_last_cell_may_be_cut_is_set_aside(store):
    tear(store, ROW.removesuffix(b"12\n"))
    store.append(label(3))
    assert [one.paragraph for one in store.read()] == [1, 3]
    assert len(store.torn) == 1


def test_a_last_cell_that_the_file_knows_is_whole(store):
    store.append(label(2, codebook="pilot"))
    store.append(label(3, codebook="pilot"))
    store.path.write_bytes(store.path.read_bytes()[:-1])
    again = CsvStore(store.path)
    assert len(again.read()) == 3
    assert again.torn == []
