"""How fast somebody tags, told from when their decisions were saved."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise
from statistics import median

#: So many of the last decisions tell the pace.
PACE_ROWS = 50

#: Seconds between two decisions that are a break, and no time spent on a paragraph.
BREAK = 300.0

#: With fewer gaps than this nothing is said.
_FEWEST = 5


def pace(saved_at: Iterable[str]) -> float | None:
    """The median of the seconds between one decision and the next, given when they were saved, in order.

    Gaps longer than `BREAK` are left out, as are those of no time at all or less, which come of files that
    were put together, not of reading. None where fewer than five gaps remain. Times that cannot be read
    make no gap.
    """
    times = [_seconds(text) for text in saved_at]
    gaps = [late - early for early, late in pairwise(times) if early is not None and late is not None]
    told = [gap for gap in gaps if 0 < gap <= BREAK]
    return median(told) if len(told) >= _FEWEST else None


def _seconds(text: str) -> float | None:
    try:
        return datetime.fromisoformat(text).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
