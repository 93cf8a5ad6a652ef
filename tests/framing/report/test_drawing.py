"""Pictures drawn by a process beside: all of them, or an error that says why not."""

from __future__ import annotations

import errno
import os
from contextlib import closing
from dataclasses import replace

import altair as alt
import pytest

from framing.report.drawing import Beside, Order

SPEC = alt.Chart(alt.InlineData(values=[{"n": 1}])).mark_bar().encode(x="n:Q").to_dict()


def order(folder, name) -> Order:
    return Order(SPEC, "A title", "What it shows", str(folder / f"{name}.svg"), 200, 1.0)


def test_every_picture_is_there_as_drawing_and_as_dots_when_it_is_done(tmp_path):
    with closing(Beside()) as beside:
        for name in "abc":
            beside.draw(order(tmp_path, name))
        assert list(beside.done()) == [1 / 3, 2 / 3, 1.0]
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(
        f"{name}{ending}" for name in "abc" for ending in (".svg", ".png")
    )


def test_where_nothing_was_asked_for_there_is_nothing_to_wait_for():
    with closing(Beside()) as beside:
        assert list(beside.done()) == []


def test_where_the_system_refuses_it_says_why(tmp_path):
    with closing(Beside()) as beside:
        beside.draw(order(tmp_path / "missing", "a"))
        with pytest.raises(OSError, match=os.strerror(errno.ENOENT)) as refusal:
            list(beside.done())
    assert refusal.value.errno == errno.ENOENT


def test_what_is_asked_for_after_it_has_ended_is_refused_too(tmp_path):
    with closing(Beside()) as beside:
        for _ in range(1000):
            beside.draw(order(tmp_path / "missing", "a"))
        with pytest.raises(OSError, match=os.strerror(errno.ENOENT)):
            list(beside.done())


def test_who_orders_does_not_wait_until_a_picture_before_it_is_drawn(tmp_path):
    slow = alt.Chart(alt.sequence(0, 400_000)).mark_bar().encode(x="mean(data):Q").to_dict()
    large = {**SPEC, "description": "x" * 500_000}  # more than a pipe holds
    with closing(Beside()) as beside:
        for spec in (slow, large, large):
            beside.draw(replace(order(tmp_path, f"p{id(spec)}"), spec=spec))
        assert not list(tmp_path.iterdir())
        assert list(beside.done())[-1] == 1.0


def test_it_can_be_ended_whatever_it_is_at(tmp_path):
    beside = Beside()
    for name in "abc":
        beside.draw(order(tmp_path, name))
    beside.close()
    assert len(list(tmp_path.iterdir())) < 6
