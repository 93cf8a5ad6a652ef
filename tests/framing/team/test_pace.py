"""How fast somebody tags."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.team.pace import BREAK, pace


def saved(*gaps: float) -> list[str]:
    """When decisions were saved that lie so many seconds apart, as labels.csv has it."""
    time = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
    times = [time, *(time := time + timedelta(seconds=gap) for gap in gaps)]
    return [time.isoformat(timespec="milliseconds").replace("+00:00", "Z") for time in times]


def test_it_is_the_median_of_the_seconds_between_decisions():
    assert pace(saved(10, 12, 14, 30, 200)) == 14


def test_few_decisions_tell_no_pace():
    assert pace([]) is None
    assert pace(saved(10, 10, 10, 10)) is None
    assert pace(saved(10, 10, 10, 10, 10)) == 10


def test_a_break_is_no_time_spent_on_a_paragraph():
    assert pace(saved(10, 10, 3600, 10, 20, 20, 301)) == 10
    assert pace(saved(3600, 3600, 3600, 3600, 3600)) is None


def test_rows_put_together_from_files_tell_nothing():
    assert pace(saved(0, 0, 0, 0, 0, 0, -50, 0)) is None


@pytest.mark.parametrize("odd", ["", "yesterday", "2026-99-99T09:30:00.000Z"])
def test_a_time_that_cannot_be_read_makes_no_gap(odd):
    before, after = saved(8, 8, 8), saved(8, 8)
    assert pace([*before, odd, *after]) == 8


@given(st.lists(st.integers(1, int(BREAK)), min_size=5, max_size=60))
def test_it_lies_between_the_shortest_gap_and_the_longest(gaps):
    assert min(gaps) <= pace(saved(*gaps)) <= max(gaps)
