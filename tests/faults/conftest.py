"""Ways to make saving fail, and what must hold whenever it does."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from framing.errors import FramingError, LabelNotSaved
from framing.labels import CsvStore
from tests.framing.labels.examples import label


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Every file in `folder` but the lock, by name."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix != ".lock"}


@contextlib.contextmanager
def not_saved(path: Path, says: str):
    """The block raises `LabelNotSaved` that `says` so in a sentence; every file is as before."""
    before = bytes_in(path.parent)
    with pytest.raises(LabelNotSaved) as caught:
        yield
    message = str(caught.value)
    assert isinstance(caught.value, FramingError)
    assert says in message
    assert message.startswith("Not saved: ")
    assert message.endswith(".")
    assert "Errno" not in message
    assert bytes_in(path.parent) == before


def saves_again(store: CsvStore) -> None:
    """`store`, and one opened anew, save and read as if nothing had been."""
    before = list(store.read())
    one, other = label(50, note="works\nagain"), label(51)
    store.append(one)
    CsvStore(store.path).append(other)
    assert list(store.read()) == list(CsvStore(store.path).read()) == [*before, one, other]


class FaultyOs:
    """The os module, but that the calls named fail, for the first `times` calls of each."""

    def __init__(self, times: int = 10**9, **faults: int | str):
        self._faults, self._left = faults, dict.fromkeys(faults, times)

    def __getattr__(self, name):
        real = getattr(os, name)
        if name not in self._faults or not self._left[name]:
            return real

        def failing(*args):
            self._left[name] -= 1
            if self._faults[name] == "short":
                return real(args[0], args[1][: len(args[1]) // 2])
            raise OSError(self._faults[name], os.strerror(self._faults[name]))

        return failing


@pytest.fixture
def store(tmp_path):
    """A store with three labels."""
    store = CsvStore(tmp_path / "project" / "labels.csv")
    store.path.parent.mkdir()
    for number in (1, 2, 3):
        store.append(label(number, note='a "note"\n'))
    return store


def _mounted(options: str):
    folder = Path(tempfile.mkdtemp(prefix="framing-test-"))
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        folder.rmdir()
        pytest.skip("this user may not mount a file system")
    return folder


@pytest.fixture
def small_disk():
    """A disk of 64 kB, unmounted afterwards; skipped where mounting is not allowed."""
    folder = _mounted("size=64k")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
    folder.rmdir()


@pytest.fixture
def remount(small_disk):
    """Makes the small disk read-only ("ro") or writable ("rw")."""

    def change(mode: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{mode}", str(small_disk)], check=True)

    yield change
    change("rw")


NO_SPACE, NO_QUOTA = errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)
