"""Times and lengths of time, in few words."""

from __future__ import annotations

from datetime import UTC, datetime

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def ago(saved_at: str, now: datetime | None = None) -> str:
    """How long `saved_at` (ISO 8601) lies back: "2 min ago". Empty for no time; as it is, if it is none."""
    if not saved_at:
        return ""
    try:
        then = datetime.fromisoformat(saved_at)
    except ValueError:
        return saved_at
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    seconds = ((now or datetime.now(UTC)) - then).total_seconds()
    if seconds < 10:
        return "just now"
    for length, word in ((_DAY, "day"), (_HOUR, "h"), (_MINUTE, "min"), (10, "s")):
        if seconds >= length:
            count = int(seconds // length) * (10 if word == "s" else 1)
            return f"{count} {word}{'s' if word == 'day' and count > 1 else ''} ago"
    return "just now"


def span(seconds: float) -> str:
    """`seconds` as somebody would say it: "35 min", "2 h 10 min"."""
    minutes = round(seconds / _MINUTE)
    if minutes < 1:
        return "under 1 min"
    hours, minutes = divmod(minutes, 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes} min" if minutes and hours < 10 else f"{hours} h"


def a_paragraph(seconds: float) -> str:
    """A pace: "14 s a paragraph"."""
    if seconds < 10:
        return f"{seconds:.1f} s a paragraph"
    return f"{seconds:.0f} s a paragraph" if seconds < 100 else f"{span(seconds)} a paragraph"


def day(time: str) -> str:
    """The date of an ISO time."""
    return time[:10]
