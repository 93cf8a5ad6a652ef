"""Files, folders and disks that may not be written to, or not be reached."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import traceback
from pathlib import Path

import pytest

from framing.errors import LabelFileUnreadable
from framing.labels import CsvStore
from tests.framing.labels.examples import label

from .conftest import not_saved, saves_again

NOBODY = 65534


@pytest.fixture
def open_store():
    """A store with one label in a folder that any user may reach."""
    folder = Path(tempfile.mkdtemp(prefix="framing-test-"))
    folder.chmod(0o777)
    store = CsvStore(folder / "labels.csv")
    store.append(label())
    for file in folder.iterdir():
        file.chmod(0o666)
    yield store
    folder.chmod(0o777)
    shutil.rmtree(folder)


def as_an_ordinary_user(do) -> None:
    """Run `do()`; where this is the superuser, who may write anywhere, in a process that is not."""
    if not hasattr(os, "fork"):
        pytest.skip("this system has no such permissions")
    if os.geteuid():
        do()
        return
    child = os.fork()
    if not child:
        code = 1
        try:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            do()
            code = 0
        except BaseException:
            traceback.print_exc(file=sys.__stderr__)
        finally:
            os._exit(code)
    assert os.waitpid(child, 0)[1] == 0, "see the error printed above"


def test_a_read_only_file_is_read_and_not_written_to(open_store):
    path = open_store.path
    path.chmod(0o444)

    def check():
        store = CsvStore(path)
        assert len(store.read()) == 1
        with not_saved(path, "the system denies access"):
            store.append(label(2))
        assert len(store.read()) == 1

    as_an_ordinary_user(check)
    path.chmod(0o666)
    saves_again(open_store)


def test_a_read_only_folder_is_read_and_not_written_to(open_store):
    path = open_store.path
    path.with_name("labels.csv.lock").unlink()
    path.parent.chmod(0o555)

    def check():
        with not_saved(path, "the system denies access"):
            CsvStore(path).append(label(2))
        with not_saved(path, f"you may write to it and to {path.parent}"):
            CsvStore(path.with_name("new.csv")).append(label(2))
        assert len(CsvStore(path).read()) == 1

    as_an_ordinary_user(check)
    path.parent.chmod(0o777)
    saves_again(open_store)


def test_a_torn_row_is_read_past_where_nothing_may_be_written(open_store):
    path = open_store.path
    with path.open("ab") as file:
        file.write(b"torn,")
    path.chmod(0o444)

    def check():
        store = CsvStore(path)
        assert len(store.read()) == 1
        assert [torn.data for torn in store.torn] == [b"torn,"]
        with not_saved(path, "the system denies access"):
            store.append(label(2))

    as_an_ordinary_user(check)
    path.chmod(0o666)
    saves_again(open_store)


def test_a_file_that_may_not_be_read_is_not_taken_for_an_empty_one(open_store):
    open_store.path.chmod(0o000)

    def check():
        with pytest.raises(LabelFileUnreadable, match=r"The labels cannot be read: the system denies access"):
            CsvStore(open_store.path).read()

    as_an_ordinary_user(check)
    open_store.path.chmod(0o666)
    saves_again(open_store)


def test_a_disk_that_turns_read_only_is_read_and_not_written_to(small_disk, remount):
    store = CsvStore(small_disk / "labels.csv")
    store.append(label())
    remount("ro")
    for opened in (store, CsvStore(store.path)):
        with not_saved(store.path, "the disk is read-only"):
            opened.append(label(2))
        assert len(opened.read()) == 1
    remount("rw")
    saves_again(store)


def test_a_folder_that_is_gone_is_not_made_anew(store):
    rows, away = list(store.read()), store.path.parent.with_name("elsewhere")
    store.path.parent.rename(away)
    before = store.version()
    for opened in (store, CsvStore(store.path)):
        with pytest.raises(LabelFileUnreadable, match=f"the folder {store.path.parent} is gone"):
            opened.read()
        with pytest.raises(Exception, match=f"Not saved: the folder {store.path.parent} is gone"):
            opened.append(label(4))
    assert store.version() == before
    assert not store.path.parent.exists()
    away.rename(store.path.parent)
    assert list(store.read()) == rows
    assert store.version() != before
    saves_again(store)


def test_a_folder_that_comes_back_empty_is_not_taken_for_a_new_project(store):
    """As an unmounted drive leaves its empty folder behind."""
    rows, away = list(store.read()), store.path.parent.with_name("elsewhere")
    store.path.parent.rename(away)
    store.path.parent.mkdir()
    with pytest.raises(Exception, match="Not saved: the file is gone"):
        store.append(label(4))
    assert not store.path.exists()
    shutil.rmtree(store.path.parent)
    away.rename(store.path.parent)
    assert list(store.read()) == rows
    saves_again(store)
