"""The file under links and discussion: what is read, what is refused, and many who write."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import TeamRecordNotSaved, TeamRecordRefused, TeamRecordUnreadable
from framing.team.ledger import Ledger, Rows
from tests.faults.test_denied import as_an_ordinary_user

HEADER = b"who,what\n"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "record.csv"


@pytest.fixture
def ledger(file):
    return Ledger(file, ("who", "what"))


def add(ledger, *rows):
    for row in rows:
        ledger.append(lambda _, row=row: row)


def add_twenty(file, who):
    ledger = Ledger(file, ("who", "what"))
    for number in range(20):
        add(ledger, (who, str(number)))


def test_rows_come_back_in_order_and_the_file_is_plain_csv(ledger, file):
    add(ledger, ("ann", "a, b"), ("bo", 'c "d"'))
    assert ledger.read().rows == (("ann", "a, b"), ("bo", 'c "d"'))
    assert file.read_bytes() == HEADER + b'ann,"a, b"\nbo,"c ""d"""\n'


def test_the_rows_are_the_same_object_while_the_file_is_the_same(ledger):
    add(ledger, ("ann", "a"))
    assert ledger.read() is ledger.read()
    before = ledger.read()
    add(ledger, ("ann", "b"))
    assert ledger.read() is not before


cells = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\n"), max_size=8)


@given(st.lists(st.tuples(cells, cells)))
def test_any_text_in_one_line_comes_back(given):
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder) / "record.csv", ("who", "what"))
        add(ledger, *given)
        assert Ledger(ledger.file, ledger.columns).read().rows == tuple(given)


@given(st.data())
def test_whatever_a_crash_cuts_off_the_rows_before_it_stay_and_the_next_is_saved(data):
    rows = [("ann", "a, b"), ("bo", "naïve 😀"), ("cy", 'c "d"')]
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder) / "record.csv", ("who", "what"))
        add(ledger, *rows)
        whole = ledger.file.read_bytes()
        cut = data.draw(st.integers(0, len(whole)))
        ledger.file.write_bytes(whole[:cut])
        left = tuple(rows[: max(0, whole[:cut].count(b"\n") - 1)])
        assert ledger.read().rows == left
        add(ledger, ("dee", "after"))
        assert ledger.read() == Rows((*left, ("dee", "after")))
        assert ledger.file.read_bytes().startswith(HEADER)


def test_what_editors_do_to_lines_is_read_and_added_to(ledger, file):
    file.write_bytes(b"\xef\xbb\xbfwho,what\r\nann,a\r\n\r\n")
    assert ledger.read().rows == (("ann", "a"),)
    add(ledger, ("bo", "b"))
    assert ledger.read().rows == (("ann", "a"), ("bo", "b"))


@pytest.mark.parametrize(
    ("content", "row"),
    [
        (b"name,note\n", 1),
        (b"who;what\n", 1),
        (b"not ours at all", 1),
        (b"\n" + HEADER, 1),
        (HEADER + b"ann,a\nbo\n", 3),
        (HEADER + b"ann,a,b\n", 2),
        (HEADER + b'ann,"a\n', 2),
        (HEADER + b"ann,\xff\n", 2),
        (HEADER + b"ann,a\xffb\nbo,b\n", 2),
    ],
)
def test_a_file_that_is_not_ours_is_refused_with_the_row_and_left_alone(ledger, file, content, row):
    file.write_bytes(content)
    with pytest.raises(TeamRecordRefused, match=rf"record\.csv, row {row}: .* Restore the file"):
        ledger.read()
    with pytest.raises(TeamRecordRefused):
        add(ledger, ("ann", "a"))
    assert file.read_bytes() == content


def test_a_folder_in_place_of_the_file_is_reported(ledger, file):
    file.mkdir()
    with pytest.raises(TeamRecordUnreadable):
        ledger.read()
    with pytest.raises((TeamRecordUnreadable, TeamRecordNotSaved)):
        add(ledger, ("ann", "a"))


def test_a_missing_folder_is_not_made(tmp_path):
    ledger = Ledger(tmp_path / "nowhere" / "record.csv", ("who", "what"))
    assert ledger.read() == Rows()
    with pytest.raises(TeamRecordNotSaved, match=r"folder .*nowhere is gone"):
        add(ledger, ("ann", "a"))
    assert not (tmp_path / "nowhere").exists()


def test_who_waits_too_long_for_the_lock_is_told(file):
    ledger = Ledger(file, ("who", "what"), lock_timeout=0.05)
    with FileLock(f"{file}.lock"), pytest.raises(TeamRecordNotSaved, match="another process has held"):
        add(ledger, ("ann", "a"))
    add(ledger, ("ann", "a"))


def test_a_decision_sees_all_rows_before_its_own(ledger, file):
    add(Ledger(file, ledger.columns), ("ann", "a"))
    seen = []
    ledger.append(lambda rows: seen.append(rows))
    assert seen == [(("ann", "a"),)]
    assert ledger.read().rows == (("ann", "a"),)


def test_processes_that_write_at_once_lose_nothing(ledger, file):
    several = multiprocessing.get_context("spawn")
    writers = [several.Process(target=add_twenty, args=(file, who)) for who in ("ann", "bo", "cy")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    rows = ledger.read().rows
    for who in ("ann", "bo", "cy"):
        assert [what for name, what in rows if name == who] == [str(number) for number in range(20)]
    assert len(rows) == 60


@pytest.mark.skipif(os.name != "posix", reason="permissions of another kind")
def test_a_folder_that_may_only_be_read_is_reported():
    folder = Path(tempfile.mkdtemp(prefix="framing-test-"))
    folder.chmod(0o555)

    def write():
        with pytest.raises(TeamRecordNotSaved, match="the system denies access"):
            add(Ledger(folder / "record.csv", ("who", "what")), ("ann", "a"))

    try:
        as_an_ordinary_user(write)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_many_rows_are_added_in_one_write_or_not_at_all(ledger, file, monkeypatch):
    ledger.append_all(lambda rows: [("ann", "a"), ("bo", "b")])
    before = file.read_bytes()
    assert ledger.read().rows == (("ann", "a"), ("bo", "b"))
    with pytest.raises(TeamRecordNotSaved, match="line break"):
        ledger.append_all(lambda rows: [("cy", "c"), ("dee", "d\n")])

    def takes_half(fd, data, write=os.write):
        return write(fd, data[: len(data) // 2])

    monkeypatch.setattr(os, "write", takes_half)
    with pytest.raises(TeamRecordNotSaved, match="disk is full"):
        ledger.append_all(lambda rows: [("cy", "c"), ("dee", "d")])
    monkeypatch.undo()
    assert file.read_bytes() == before


def test_many_rows_may_be_none(ledger, file):
    ledger.append_all(lambda rows: ())
    assert not file.exists()


def test_a_row_that_would_be_refused_when_read_is_not_written(file):
    ledger = Ledger(file, ("who", "what"), lambda row: None if row[0] else ("a row without who.", "Mend it."))
    add(ledger, ("ann", "a"))
    with pytest.raises(TeamRecordNotSaved, match="a row without who"):
        ledger.append_all(lambda _: [("bo", "b"), ("", "c")])
    assert Ledger(file, ("who", "what")).read().rows == (("ann", "a"),)
