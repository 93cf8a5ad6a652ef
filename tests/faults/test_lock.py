"""The lock held by others: waited for, not for ever, and given back when its holder dies."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from framing.errors import LabelFileLocked
from framing.labels import CsvStore
from tests.framing.labels.examples import label

from .conftest import not_saved, saves_again

HOLD = """
import sys
from filelock import FileLock
lock = FileLock(sys.argv[1] + ".lock")
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def stuck(store):
    """A process that holds the lock of `store` and does nothing."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(store.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_a_stuck_process_is_waited_for_and_then_named(store, stuck):
    store.lock_timeout = 0.3
    began = time.monotonic()
    with not_saved(store.path, "another process has held the labels file for 0.3 s"):
        store.append(label(4))
    assert time.monotonic() - began >= 0.3
    with pytest.raises(LabelFileLocked, match="Your choice is still here: try again"):
        store.append(label(4))


def test_reading_does_not_wait_for_the_lock(store, stuck):
    assert len(store.read()) == 3
    assert len(CsvStore(store.path).read()) == 3

    def wait():
        with pytest.raises(LabelFileLocked):
            store.append(label(4))

    waiting = threading.Thread(target=wait)
    store.lock_timeout = 0.5
    waiting.start()
    while waiting.is_alive():
        assert len(store.read()) == 3
    waiting.join()


def test_the_lock_of_a_process_that_dies_is_free(store, stuck):
    store.lock_timeout = 30.0
    saved = threading.Thread(target=store.append, args=(label(4),))
    saved.start()
    if hasattr(signal, "SIGSTOP"):
        stuck.send_signal(signal.SIGSTOP)
    stuck.kill()
    saved.join(20)
    assert not saved.is_alive()
    assert len(store.read()) == 4
    saves_again(store)


def test_a_lock_file_left_behind_keeps_nobody_out(store):
    Path(f"{store.path}.lock").write_text("from long ago")
    saves_again(store)


def test_threads_of_one_process_wait_as_long_as_processes_do(store, stuck):
    store.lock_timeout = 0.3
    failed = []

    def save():
        try:
            store.append(label(4))
        except LabelFileLocked as error:
            failed.append(error)

    threads = [threading.Thread(target=save) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(failed) == 4
