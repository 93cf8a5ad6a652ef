"""Answers that are kept while what they were made of is the same."""

from __future__ import annotations

from app.parts.kept import kept


def test_an_answer_is_worked_out_again_when_it_is_asked_of_another_object():
    asked = []

    @kept
    def count(articles, seed):
        asked.append(seed)
        return len(articles)

    one = ("a", "b")
    assert [count(one, "x"), count(one, "x"), asked] == [2, 2, ["x"]]
    assert [count((*one, "c"), "x"), count(one, "y"), asked] == [3, 2, ["x", "x", "y"]]


def test_a_value_that_is_the_same_and_an_object_that_is_not_are_told_apart():
    @kept
    def whose(names):
        return names

    first, second = ["ann"], ["ann"]
    assert whose(first) is first
    assert whose(second) is second
