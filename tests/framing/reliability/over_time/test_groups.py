"""Intervals of many groups at once: what they are drawn over, and that no group disturbs another."""

from __future__ import annotations

import numpy as np
import pytest

from framing.reliability.intervals import Interval
from framing.reliability.over_time.groups import TOO_FEW, Shares, figures
from framing.undefined import NOTHING_VARIES, Undefined

NOTHING = Undefined("Nothing here.")


def two(one, other, group=None, article=None, **more):
    one, other = np.asarray(one), np.asarray(other)
    group = np.zeros(len(one), np.int64) if group is None else np.asarray(group)
    article = np.zeros(len(one), np.int64) if article is None else np.asarray(article)
    shares = Shares.of_two(one, other, 2)
    return figures(group, int(group.max(initial=-1)) + 1, article, [shares], NOTHING, **more)[0]


def some(count: int, seed: int, agree: float = 0.8):
    random = np.random.default_rng(seed)
    one = random.integers(0, 2, count)
    return one, np.where(random.random(count) < agree, one, 1 - one)


def test_the_interval_is_what_drawing_paragraph_by_paragraph_gives():
    one, other = some(60, 1)
    (found,) = two(one, other, draws=4000)
    random, drawn = np.random.default_rng(99), []
    for _ in range(4000):
        at = random.integers(0, 60, 60)
        a, b = one[at], other[at]
        counts = np.bincount(np.concatenate([a, b]), minlength=2)
        drawn.append(1 - 119 * 2 * (a != b).sum() / (120**2 - (counts**2).sum()))
    low, high = np.quantile(drawn, [0.025, 0.975])
    assert found.over == "paragraphs"
    assert (found.interval.low, found.interval.high) == pytest.approx((low, high), abs=0.03)
    assert found.interval.below_reliable == pytest.approx((np.array(drawn) < 0.8).mean(), abs=0.03)
    assert found.interval.below_tentative == pytest.approx((np.array(drawn) < 0.667).mean(), abs=0.03)


def test_from_eight_articles_on_whole_articles_are_drawn():
    # Each article agrees throughout or not at all, so that drawing paragraphs would be far too sure.
    one = np.tile([0, 1], 80)
    other = np.where(np.repeat(np.arange(8) % 2, 20) == 0, one, 1 - one)
    (of_seven,) = two(one[:140], other[:140], article=np.repeat(np.arange(7), 20))
    (of_eight,) = two(one, other, article=np.repeat(np.arange(8), 20))
    assert (of_seven.over, of_eight.over) == ("paragraphs", "articles")
    width = [found.interval.high - found.interval.low for found in (of_seven, of_eight)]
    assert width[1] > 3 * width[0]


def test_a_group_has_the_interval_that_it_has_alone():
    one, other = some(150, 2)
    group = np.repeat([0, 1, 2], [60, 60, 30])
    article = np.arange(150) // 5 % 11
    together = two(one, other, group, article)
    for place in range(3):
        here = group == place
        (alone,) = two(one[here], other[here], None, article[here])
        assert together[place] == alone


def test_groups_with_equally_many_paragraphs_are_not_taken_for_each_other():
    one, other = some(120, 3)
    group = np.arange(120) % 2
    found = two(one, other, group)
    assert found[0].alpha != found[1].alpha
    for place in range(2):
        interval = found[place].interval
        assert interval.low <= found[place].alpha <= interval.high


def test_what_has_no_interval_says_why():
    (lone,) = two([0], [1])
    assert (lone.alpha, lone.interval) == (0.0, TOO_FEW)
    (same,) = two([0, 0], [0, 0])
    assert (same.alpha, same.interval, same.percent_agreement) == (NOTHING_VARIES, NOTHING_VARIES, 1.0)
    (rare,) = two([0, 0, 1], [0, 0, 1])
    assert isinstance(rare.interval, Interval)
    assert (rare.interval.low, rare.interval.high, rare.interval.below_reliable) == (1.0, 1.0, 0.0)
    empty = two([0, 1], [0, 0], group=[1, 1])[0]
    assert (empty.units, empty.alpha, empty.percent_agreement, empty.interval) == (
        0,
        NOTHING,
        NOTHING,
        NOTHING,
    )


def test_an_interval_needs_half_of_its_draws():
    # Of two paragraphs that are each agreed on, one draw of two has the same paragraph twice: nothing varies.
    found = [two([0, 1], [0, 1], draws=101, seed=seed)[0].interval for seed in range(20)]
    kinds = {type(one) for one in found}
    assert kinds == {Interval, Undefined}
    for one in found:
        if isinstance(one, Undefined):
            said = one.reason.removeprefix("Nothing varies in ").removesuffix(" of 101 draws.")
            assert 50 < int(said) < 101


def test_nothing_at_all_is_no_group():
    assert two(np.zeros(0, int), np.zeros(0, int)) == []
