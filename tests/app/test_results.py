"""Results that pages keep: worked out once, and not more often than they are worth."""

from __future__ import annotations

import threading

import pytest

from app.parts.results import Results
from app.parts.sight import Seen
from framing.reliability.matrix import Selection

ALL = Selection()


class Finder:
    """Stands in for `agreement`: says what it was asked, and takes as long as the clock is told."""

    def __init__(self):
        self.asked: list[dict] = []
        self.time = 0.0
        self.takes = 0.0
        self.fails: Exception | None = None
        self.go = threading.Event()
        self.go.set()

    def __call__(self, _articles, _units, labels, _codebook, selection, *, progress, earlier):
        self.go.wait(10)
        self.asked.append({"labels": labels, "selection": selection, "earlier": earlier})
        progress(0.5)
        self.time += self.takes
        if self.fails:
            raise self.fails
        return f"on {labels}"

    def clock(self) -> float:
        return self.time


@pytest.fixture
def finder():
    return Finder()


@pytest.fixture
def results(finder):
    return Results(finder, finder.clock)


def seen(labels: int, beside: str = "lead") -> Seen:
    """What is seen as of so many labels."""
    return Seen(labels, [], None, (labels, beside))


def found(results: Results, of: Seen, selection: Selection = ALL):
    return results.of(of, selection, None).future.result(10)


def test_two_who_see_the_same_share_one_result(results, finder):
    assert found(results, seen(1)) == found(results, seen(1)) == "on 1"
    assert len(finder.asked) == 1


def test_one_who_sees_something_else_gets_another(results, finder):
    found(results, seen(1, "lead"))
    found(results, seen(1, "ann"))
    found(results, seen(1, "lead"), Selection(since="2026"))
    assert len(finder.asked) == 3


def test_two_who_ask_while_it_is_worked_out_wait_for_the_same(results, finder):
    finder.go.clear()
    one, other = results.of(seen(1), ALL, None), results.of(seen(1), ALL, None)
    finder.go.set()
    assert one is other
    assert one.future.result(10) == "on 1"


def test_a_new_label_is_worked_out_from_what_was_found_before(results, finder):
    found(results, seen(1))
    assert found(results, seen(2)) == "on 2"
    assert [asked["earlier"] for asked in finder.asked] == [None, "on 1"]


def test_what_took_long_stands_for_ten_times_as_long(results, finder):
    finder.takes = 3.0
    found(results, seen(1))
    work = results.of(seen(2), ALL, None)
    assert work.seen.labels == 1
    assert not results.is_news((2, "lead"), (1, "lead"), ALL)
    finder.time += 29.0
    assert results.of(seen(2), ALL, None) is work
    finder.time += 1.0
    assert results.is_news((2, "lead"), (1, "lead"), ALL)
    assert found(results, seen(2)) == "on 2"


def test_what_took_long_does_not_stand_for_one_who_may_see_less_by_now(results, finder):
    finder.takes = 3.0
    found(results, seen(1, "the article is open"))
    assert found(results, seen(1, "the article is closed again")) == "on 1"
    assert len(finder.asked) == 2


def test_nothing_is_news_while_nothing_was_saved(results, finder):
    found(results, seen(1))
    assert not results.is_news((1, "lead"), (1, "lead"), ALL)
    assert results.is_news((2, "lead"), (1, "lead"), ALL)
    assert results.is_news((1, "another eye"), (1, "lead"), ALL)


def test_what_failed_is_tried_again(results, finder):
    finder.fails = LookupError("gone")
    with pytest.raises(LookupError):
        found(results, seen(1))
    finder.fails = None
    assert found(results, seen(1)) == "on 1"
    assert finder.asked[-1]["earlier"] is None


def test_the_least_looked_at_makes_room(results, finder):
    for name in range(20):
        found(results, seen(1, f"reviewer {name}"))
    found(results, seen(1, "reviewer 19"))
    assert len(finder.asked) == 20
    found(results, seen(1, "reviewer 0"))
    assert len(finder.asked) == 21
