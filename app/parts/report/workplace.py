"""Where what is made beside the app is made: a temporary folder of this server's own, and its processes.

Both are gone when the server ends. What a server left that was killed is removed by the next one that makes something.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from weakref import WeakSet

from filelock import FileLock, Timeout

from app.entry.ending import at_end

_ROOT = Path(__file__).parents[3]

#: The server's folder in the system's temporary one, and the file in it that is locked while the server runs. A
#: folder younger than so many seconds may belong to one that has not come to lock it.
_PREFIX, _LOCK, _FRESH = "framing-reports-", "in-use", 60


class Workplace:
    """Only the account that the server runs under can read what is in it."""

    def __init__(self):
        self._lock = threading.Lock()
        self._place: Path | None = None
        self._held: FileLock | None = None
        self._processes: WeakSet[subprocess.Popen] = WeakSet()
        self.closed = False

    def new_folder(self) -> Path:
        """An empty folder. Raises `OSError`, also once the workplace is closed."""
        with self._lock:
            if self.closed:
                raise OSError("the server ends")
            # Systems tidy their temporary folder up, of what nobody used for days.
            if self._place is None or not self._place.is_dir():
                self._take_place()
            return Path(tempfile.mkdtemp(dir=self._place))

    def start(self, command: Sequence[str], folder: Path, **how) -> subprocess.Popen:
        """A process in the program's own folder, as `Popen` starts it; its temporary files go into `folder`.

        Raises `OSError`, also once this is closed.
        """
        with self._lock:
            if self.closed:
                raise OSError("the server ends")
            process = subprocess.Popen(
                command,
                cwd=_ROOT,
                # One that is killed leaves its own where they are: there they go with the folder.
                env=os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder)),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                encoding="utf-8",
                errors="replace",
                **how,
            )
            self._processes.add(process)
            return process

    def close(self) -> None:
        """End what is under way and remove all files."""
        with self._lock:
            self.closed = True
            for process in list(self._processes):
                with suppress(OSError):
                    process.kill()
                    process.wait()
            if self._place is not None:
                self._held.release()
                shutil.rmtree(self._place, ignore_errors=True)

    def _take_place(self) -> None:
        """A folder of this server's own; and those of servers that were killed removed: nobody holds their lock."""
        for other in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            with suppress(OSError, Timeout):
                # A link that somebody else put there would lead out of the temporary folder.
                if not other.is_symlink() and time.time() - other.stat().st_mtime > _FRESH:
                    with FileLock(other / _LOCK, timeout=0, blocking=False):
                        pass
                    shutil.rmtree(other, ignore_errors=True)
        self._place = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._held = FileLock(self._place / _LOCK)
        self._held.acquire()


@lru_cache(maxsize=1)
def of_this_server() -> Workplace:
    """The one that is closed when the server ends."""
    place = Workplace()
    at_end(place.close)
    return place
