"""Who is here: names with open connections, and names that were just seen."""

from __future__ import annotations

import threading
import time
from collections import Counter

#: Seconds for which a name that was seen, but has no connection of its own to count, is here.
LINGER = 120.0

_lock = threading.Lock()
_connected: Counter[str] = Counter()
_seen: dict[str, float] = {}


def enter(name: str) -> None:
    """A connection of `name` opened. Each is followed by one `leave`."""
    with _lock:
        _connected[name] += 1


def leave(name: str) -> None:
    with _lock:
        _connected[name] -= 1
        if _connected[name] <= 0:
            del _connected[name]


def seen(name: str, now: float | None = None) -> None:
    """`name` did something: how typed names, which no connection carries, are noted."""
    with _lock:
        _seen[name] = time.monotonic() if now is None else now


def here(now: float | None = None) -> dict[str, int]:
    """Name -> open connections, at least 1, by name. `now` is in seconds of the monotonic clock."""
    now = time.monotonic() if now is None else now
    with _lock:
        for name in [name for name, at in _seen.items() if now - at > LINGER]:
            del _seen[name]
        return dict(sorted((dict.fromkeys(_seen, 1) | _connected).items()))
