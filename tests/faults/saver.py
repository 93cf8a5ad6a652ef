"""Run as a process of its own: saves labels and says so, line by line, once each is confirmed.

    python -m tests.faults.saver FILE REVIEWER COUNT [BYTES]

With BYTES, the last save writes that many bytes of its row and the process is killed within it.
"""

from __future__ import annotations

import os
import signal
import sys

from framing.labels import CsvStore, disk
from tests.framing.labels.examples import label

#: Notes that are hard to write whole.
NOTES = ("", 'a "quoted" note', "two\nlines", "CR\r\nand “quotes”", "😀 emoji, comma; semicolon", '"\n"')


def note(number: int) -> str:
    return NOTES[number % len(NOTES)]


def main(path: str, reviewer: str, count: str, torn_at: str = "") -> None:
    store = CsvStore(path)
    for number in range(1, int(count) + 1):
        if torn_at and number == int(count):
            disk.os = _DyingOs(int(torn_at))
        one = label(number, reviewer=reviewer, note=note(number))
        store.append(one)
        os.write(1, f"{one.id}\n".encode())


class _DyingOs:
    """The os module, but that a write takes some bytes and does not return."""

    def __init__(self, taken: int):
        self._taken = taken

    def __getattr__(self, name):
        return getattr(os, name)

    def write(self, fd: int, data: bytes) -> int:
        os.write(fd, data[: self._taken])
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("still alive")


if __name__ == "__main__":
    main(*sys.argv[1:])
