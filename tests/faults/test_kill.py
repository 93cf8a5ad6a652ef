"""kill -9 at random moments while labels are saved: what was confirmed is there."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from framing.labels import CsvStore
from tests.framing.labels.examples import label

from .saver import note

ROOT = Path(__file__).parents[2]

killing = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")


def saver(path, *args):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.saver", str(path), *map(str, args)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def check(path, confirmed, torn_before=0):
    """Every confirmed row is there, whole and once; at most one row more, or one torn and reported."""
    before = list(CsvStore(path).read())
    store = CsvStore(path)
    rows = list(store.read())
    ids = [row.id for row in rows]
    assert len(set(ids)) == len(ids)
    assert set(confirmed) <= set(ids)
    unconfirmed = set(ids) - set(confirmed)
    assert len(unconfirmed) + len(store.torn) - torn_before <= 1
    assert all(row.note == note(row.paragraph) for row in rows if row.reviewer == "ann")
    store.append(label(1, reviewer="bo"))
    assert list(CsvStore(path).read())[:-1] == before
    return [row.id for row in CsvStore(path).read()]


@killing
def test_a_process_killed_at_any_moment_loses_nothing_it_confirmed(tmp_path):
    path = tmp_path / "labels.csv"
    confirmed, rng = [], random.Random(2)
    for _ in range(8):
        process = saver(path, "ann", 100_000)
        lines = [process.stdout.readline() for _ in range(rng.randrange(1, 200))]
        time.sleep(rng.random() / 1000)
        process.kill()
        lines += process.stdout.readlines()
        assert process.wait() == -signal.SIGKILL
        confirmed += [line.strip() for line in lines if line.endswith("\n")]
        confirmed = check(path, confirmed, torn_before=len(CsvStore(path).torn))
    assert len(confirmed) > 100


@killing
@pytest.mark.parametrize("taken", [0, 1, 17, 60, 90, 105])
def test_a_process_killed_within_a_write_leaves_one_torn_row(tmp_path, taken):
    path = tmp_path / "labels.csv"
    process = saver(path, "ann", 4, taken)
    confirmed = process.stdout.read().split()
    assert process.wait() == -signal.SIGKILL
    assert len(confirmed) == 3
    store = CsvStore(path)
    assert [row.id for row in store.read()] == confirmed
    assert [len(torn.data) for torn in store.torn] == ([taken] if taken else [])
    check(path, confirmed)
    assert [len(torn.data) for torn in CsvStore(path).torn] == ([taken] if taken else [])
