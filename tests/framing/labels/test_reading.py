"""Two ways of reading a file give the same labels, and a file that others change is followed."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import LabelFileRefused, LabelFileUnreadable, LabelNotSaved
from framing.labels import CsvStore, bulk, reading
from framing.labels.dialect import Dialect, new_dialect

from .examples import HARD, label, labels

# ------------------------------------------------------------------- in bulk or row by row


@contextmanager
def reading_in_bulk(limit: int):
    """Parts of the file larger than `limit` bytes are read in bulk, by blocks small enough to be several."""
    before = reading.BULK, bulk._BLOCK
    reading.BULK, bulk._BLOCK = limit, 4096
    try:
        yield
    finally:
        reading.BULK, bulk._BLOCK = before


def read_both_ways(data: bytes):
    """What the file holds, or why it is refused: row by row, and with all that can be read in bulk."""
    found = []
    for limit in (1 << 30, 0):
        with tempfile.TemporaryDirectory() as folder, reading_in_bulk(limit):
            store = CsvStore(Path(folder) / "labels.csv")
            store.path.write_bytes(data)
            try:
                found.append((list(store.read()), [row.data for row in store.torn]))
            except LabelFileRefused as refusal:
                found.append(str(refusal))
    return found


#: A plain row at the end, up to which the bulk reader goes.
LAST = label(99)

dialects = st.builds(
    Dialect,
    separator=st.sampled_from(",;\t"),
    newline=st.sampled_from([b"\n", b"\r\n"]),
    columns=st.permutations(new_dialect().columns).map(tuple),
    extra=st.integers(0, 2),
)


def file_of(given, dialect):
    header = dialect.separator.join([*dialect.columns, *[""] * dialect.extra]).encode() + dialect.newline
    return header + b"".join(dialect.encode(one) for one in given)


@given(st.lists(labels, max_size=8), dialects)
def test_both_ways_of_reading_give_what_was_written(given, dialect):
    given = [*given, LAST]
    slow, fast = read_both_ways(file_of(given, dialect))
    assert slow == fast == (given, [])


@given(
    st.lists(labels, max_size=4),
    st.sampled_from([new_dialect(), Dialect(separator=";", newline=b"\r\n")]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), st.sampled_from('",;\n\r\ta1 ')), max_size=3),
)
def test_both_ways_of_reading_agree_on_a_damaged_file(given, dialect, damage):
    data = file_of([*given, *HARD, LAST], dialect)
    for place, taken, put in damage:
        at = int(place * len(data))
        if taken == 1:  # often a line end is what is hit
            at = data.rfind(b"\n", 0, at)
        data = data[:at] + put.encode() + data[at + taken :]
    slow, fast = read_both_ways(data)
    assert slow == fast


A, B, C = (new_dialect().encode(label(n)) for n in (1, 2, 3))

DAMAGE = {
    "a quote that swallows the next row": A + B.replace(b",4f3a9b12", b',"4f3a9b12') + C,
    "a quote that swallows two cells": A + B.replace(b",ann,", b',"ann,') + C,
    "a quote within a cell": A + B.replace(b",ann,", b',an"n,') + C,
    "text behind a closed quote": A + B.replace(b",ann,", b',"an"n,') + C,
    "CR alone between two rows": A + B.replace(b"\n", b"\r") + C,
    "CR alone in a blank line": A + b"\r" + B + C,
    "CR alone in a quoted cell": A + B.replace(b",ann,", b',"an\rn",') + C,
    "CRLF between two rows": A.replace(b"\n", b"\r\n") + B + C,
    "a byte-order mark in the first row": b"\xef\xbb\xbf" + A + B + C,
    "a NUL character": A + B.replace(b",ann,", b",a\0n,") + C,
    "not UTF-8": A + B.replace(b",ann,", b",Zo\xeb,") + C,
    "not UTF-8 in an id": b"\xeb" + A + B + C,
    "a blank line": A + b"\n" + B + C,
    "a row of blanks": A + b" ,,,,,,,,,,\n" + B + C,
    "too few cells": A + b"a,b\n" + B + C,
    "too many cells": A + B.replace(b"\n", b",x\n") + C,
    "empty cells too many": A + B.replace(b"\n", b",,\n") + C,
    "words of spreadsheets": A + B.replace(b",false,", b",FALSE,").replace(b",00000000", b",") + C,
    "an id made a number": A + B.replace(b",000000000002,", b",1.23E+11,") + C,
}


@pytest.mark.parametrize("rows", DAMAGE.values(), ids=DAMAGE)
def test_both_ways_of_reading_agree_on_what_can_happen_to_a_row(rows):
    slow, fast = read_both_ways(new_dialect().header + rows)
    assert slow == fast


def test_many_rows_are_read_in_bulk(monkeypatch):
    """So that the tests above compare two ways indeed."""
    given = [label(n, note="a\nb" if n % 50 == 0 else "") for n in range(1, 400)]
    asked = []
    real = bulk.read_bulk
    monkeypatch.setattr(reading, "read_bulk", lambda *args: asked.append(real(*args)))
    assert read_both_ways(file_of(given, new_dialect()))[1] == (given, [])
    assert asked == [None]


def test_empty_rows_within_many_do_not_keep_them_from_being_read_in_bulk(tmp_path, monkeypatch):
    given = [label(n, note="a\nb" if n % 50 == 0 else "") for n in range(1, 400)]
    store, rows = CsvStore(tmp_path / "labels.csv"), file_of(given, new_dialect()).splitlines(keepends=True)
    store.path.write_bytes(b"".join([*rows[:90], b",,,,,,,,,,\n", *rows[90:]]))
    monkeypatch.setattr(reading, "read_rows", lambda data, dialect: iter(() if not data else [1 / 0]))
    with reading_in_bulk(1000):
        assert list(store.read()) == given


def test_a_row_larger_than_a_block_is_read(tmp_path):
    one = label(note="long " * 5000)
    assert read_both_ways(file_of([label(), one, label()], new_dialect()))[1][0][1] == one


def test_a_large_part_that_others_add_is_read_in_bulk_and_right(tmp_path):
    store, other = (CsvStore(tmp_path / "labels.csv") for _ in range(2))
    given = [label(n, note="x" * 50) for n in range(1, 201)]
    store.append(given[0])
    for one in given[1:]:
        other.append(one)
    with reading_in_bulk(1000):
        assert list(store.read()) == given
        store.append(label(300))
    assert len(other.read()) == 201


# ------------------------------------------------------------- a file that others change


@pytest.fixture
def store(tmp_path):
    store = CsvStore(tmp_path / "labels.csv")
    for one in (*HARD, label(4, note="spring"), label(5)):
        store.append(one)
    store.read()
    return store


def in_place(path, data):
    path.write_bytes(data)


def as_a_new_file(path, data):
    path.with_name("new").write_bytes(data)
    os.replace(path.with_name("new"), path)


ways = pytest.mark.parametrize("write", [in_place, as_a_new_file])
ages = pytest.mark.parametrize("age", [0, 3600])


def followed(store):
    """The labels after a change by others, after checking that saving goes on behind them."""
    found = list(store.read())
    assert found == list(CsvStore(store.path).read())
    one = label(99)
    store.append(one)
    assert list(store.read()) == list(CsvStore(store.path).read()) == [*found, one]
    return found


def aged(store, seconds):
    """Have the file look as if it was last changed `seconds` ago."""
    if seconds:
        then = time.time() - seconds
        os.utime(store.path, (then, then))
        store.read()


@ways
@ages
def test_an_edit_of_the_same_length_is_noticed(store, write, age):
    aged(store, age)
    write(store.path, store.path.read_bytes().replace(b"spring", b"autumn"))
    assert followed(store)[3].note == "autumn"


@ways
@ages
def test_a_row_taken_out_is_noticed(store, write, age):
    aged(store, age)
    lines = store.path.read_bytes().splitlines(keepends=True)
    write(store.path, b"".join(lines[:-2] + lines[-1:]))
    assert [one.paragraph for one in followed(store)] == [1, 2, 3, 5]


@ways
def test_a_row_put_in_front_is_noticed(store, write):
    header, rest = store.path.read_bytes().split(b"\n", 1)
    write(store.path, header + b"\n" + new_dialect().encode(label(6)) + rest)
    assert [one.paragraph for one in followed(store)] == [6, 1, 2, 3, 4, 5]


def long_file(store):
    """More behind its first row than is compared on every look."""
    for n in range(6, 11):
        store.append(label(n, note="x" * reading.CONTEXT))
    return store.path.read_bytes()


def test_an_edit_far_from_the_end_is_noticed_by_the_files_time(store):
    store.path.write_bytes(long_file(store).replace(b"spring", b"autumn"))
    assert followed(store)[3].note == "autumn"


def test_an_edit_that_the_files_time_does_not_show_is_noticed_while_the_file_is_young(store):
    """Times tick slowly on some systems: two changes within a tick have one time."""
    before = store.path.stat()
    store.path.write_bytes(store.path.read_bytes().replace(b"spring", b"autumn"))
    os.utime(store.path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert store.version() == (before.st_dev, before.st_ino, before.st_size, before.st_mtime_ns)
    assert store.read()[3].note == "autumn"


def test_a_header_changed_in_a_file_that_grows_is_noticed(store):
    changed = long_file(store).replace(b",tags,unsure,", b",unsure,tags,", 1)
    store.path.write_bytes(changed + new_dialect().encode(label(11)))
    with pytest.raises(LabelFileRefused, match="in column unsure"):
        store.read()


def test_a_last_cell_that_goes_on_is_read_again(store):
    store.path.write_bytes(store.path.read_bytes()[:-1])
    assert store.read()[4].codebook == "4f3a9b12"
    with store.path.open("ab") as file:
        file.write(b"ff\n")
    assert followed(store)[4].codebook == "4f3a9b12ff"


def test_a_row_written_on_the_line_of_the_last_one_is_refused_by_all(store):
    """As `cat more.csv >> labels.csv` does where the last row has no line end."""
    store.path.write_bytes(store.path.read_bytes()[:-1])
    assert len(store.read()) == 5
    with store.path.open("ab") as file:
        file.write(new_dialect().encode(label(6)))
    for opened in (store, CsvStore(store.path)):
        with pytest.raises(LabelFileRefused, match="too many cells"):
            opened.read()


@ways
def test_a_file_cut_after_a_row_is_noticed(store, write):
    lines = store.path.read_bytes().splitlines(keepends=True)
    write(store.path, b"".join(lines[:-2]))
    assert [one.paragraph for one in followed(store)] == [1, 2, 3]


@ways
def test_an_emptied_file_is_noticed(store, write):
    write(store.path, b"")
    assert followed(store) == []


@ways
def test_a_file_replaced_by_a_longer_one_is_noticed(store, write):
    given = [label(n, reviewer="bo") for n in range(1, 30)]
    write(store.path, file_of(given, Dialect(separator=";", newline=b"\r\n")))
    assert followed(store) == given


def test_a_label_saved_again_after_it_was_taken_out_of_the_file_is_saved(store):
    one = store.read()[4]
    lines = store.path.read_bytes().splitlines(keepends=True)
    store.path.write_bytes(b"".join(lines[:-1]))
    store.append(one)
    assert store.read()[4] == one == CsvStore(store.path).read()[4]


def test_a_file_spoilt_under_the_store_is_refused_and_followed_when_mended(store):
    good = store.path.read_bytes()
    spoilt = good.replace(b"reviewer,ferry,4", b"reviewer,ferry,four")
    store.path.write_bytes(spoilt)
    with pytest.raises(LabelFileRefused, match="row 5"):
        store.read()
    with pytest.raises(LabelFileRefused, match="row 5"):
        store.append(label())
    assert store.path.read_bytes() == spoilt
    store.path.write_bytes(good)
    assert len(followed(store)) == 5


def test_a_file_that_is_gone_is_not_taken_for_an_empty_one(store):
    content = store.path.read_bytes()
    store.path.unlink()
    with pytest.raises(LabelFileUnreadable, match="the file is gone"):
        store.read()
    with pytest.raises(LabelNotSaved, match="the file is gone"):
        store.append(label())
    assert not store.path.exists()
    assert store.version() == ("away", 2)
    store.path.write_bytes(content)
    assert len(followed(store)) == 5


def test_a_table_read_before_the_file_changed_stays_as_it_was(store):
    table = store.read()
    before = list(table)
    store.path.write_bytes(file_of([label(7)], new_dialect()))
    assert len(store.read()) == 1
    assert list(table) == before


def test_only_new_bytes_are_parsed(store, monkeypatch):
    parsed = []
    real = reading.read_rows
    monkeypatch.setattr(
        reading, "read_rows", lambda data, dialect: parsed.append(data) or real(data, dialect)
    )
    one = label(6)
    CsvStore(store.path).append(one)
    parsed.clear()
    assert store.read()[5] == one
    assert parsed == [new_dialect().encode(one)]
    parsed.clear()
    store.append(label(7))
    store.read()
    assert parsed == []


def test_a_file_touched_but_not_changed_is_the_same(store):
    before = list(store.read())
    os.utime(store.path)
    assert list(store.read()) == before


@given(st.integers(1, 30), st.integers(1, 60))
def test_a_file_that_grows_byte_by_byte_is_read_row_by_row(first, step):
    """A reader that looks while another process is writing sees whole rows only, and all in the end."""
    given = [*HARD, *(label(n) for n in range(4, 9))]
    data = file_of(given, new_dialect())
    with tempfile.TemporaryDirectory() as folder:
        store = CsvStore(Path(folder) / "labels.csv")
        for end in [*range(first, len(data), step), len(data)]:
            with store.path.open("ab") as file:
                file.write(data[file.tell() : end])
            found = list(store.read())
            assert found == given[: len(found)]
        assert found == given
        assert store.torn == []


def test_a_fault_while_reading_is_not_taken_for_an_empty_file(store, monkeypatch):
    before = list(store.read())
    store.path.write_bytes(store.path.read_bytes().replace(b"spring", b"autumn"))
    with monkeypatch.context() as patch:
        patch.setattr(reading, "read_rows", lambda *_: (_ for _ in ()).throw(OSError(errno.EIO, "I/O error")))
        for opened in (store, CsvStore(store.path)):
            with pytest.raises(LabelFileUnreadable, match="the system reports “I/O error”"):
                opened.read()
            with pytest.raises(LabelNotSaved, match="the system reports “I/O error”"):
                opened.append(label())
    assert [one.id for one in store.read()] == [one.id for one in before]
    assert store.read()[3].note == "autumn"
    assert len(followed(store)) == 5


@pytest.mark.parametrize(
    "end", [b"", b"\n\n", b"\r\n,,,,,,,,,,\n,,,,,,,,,,\n", b'aa,"torn\nin a note\nof lines', b"torn"]
)
def test_what_stands_behind_many_rows_does_not_keep_them_from_being_read_in_bulk(store, end, monkeypatch):
    given = [label(n, note="a\nb" if n > 395 else "") for n in range(1, 400)]
    store.path.write_bytes(file_of(given, new_dialect()) + end)
    parsed = []
    real = reading.read_rows
    monkeypatch.setattr(
        reading, "read_rows", lambda data, dialect: parsed.append(len(data)) or real(data, dialect)
    )
    with reading_in_bulk(1000):
        assert list(store.read()) == given
    assert max(parsed) < 1000
