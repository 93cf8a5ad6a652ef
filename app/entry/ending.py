"""What is done when the server ends.

A server that is told to end by a signal passes the signal on to itself once it has said good-bye, and the interpreter
ends without calling what `atexit` knows. So the server's own end does it, and `atexit` where there was none.
"""

from __future__ import annotations

import atexit
import logging
from collections.abc import Callable

_LOG = logging.getLogger("framing.entry")

_actions: list[Callable[[], object]] = []


def at_end(action: Callable[[], object]) -> None:
    """Have `action` called once, when the server ends."""
    _actions.append(action)


@atexit.register
def end() -> None:
    """Do all of it, the last that was asked for first. What fails is logged, and keeps the others from nothing."""
    while _actions:
        try:
            _actions.pop()()
        except Exception:
            _LOG.exception("Something could not be ended")
