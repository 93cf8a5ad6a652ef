"""Times in few words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.parts.durations import a_paragraph, ago, span

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "just now"),
        (9, "just now"),
        (47, "40 s ago"),
        (60, "1 min ago"),
        (3599, "59 min ago"),
        (7200, "2 h ago"),
        (86400, "1 day ago"),
        (30 * 86400, "30 days ago"),
    ],
)
def test_how_long_ago(seconds, words):
    saved_at = (NOW - timedelta(seconds=seconds)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    assert ago(saved_at, NOW) == words


def test_a_time_by_hand_is_read_or_shown_as_it_is():
    assert ago("", NOW) == ""
    assert ago("yesterday", NOW) == "yesterday"
    assert ago("2026-11-21T09:28:00", NOW) == "2 min ago"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "under 1 min"),
        (29, "under 1 min"),
        (60, "1 min"),
        (3570, "1 h"),
        (7800, "2 h 10 min"),
        (72000, "20 h"),
    ],
)
def test_how_long(seconds, words):
    assert span(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(4.25, "4.2 s a paragraph"), (14.4, "14 s a paragraph"), (150, "2 min a paragraph")],
)
def test_how_fast(seconds, words):
    assert a_paragraph(seconds) == words
