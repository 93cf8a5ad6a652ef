"""Bootstrap intervals of alpha."""

from __future__ import annotations

import numpy as np
import pytest

from framing.reliability.coefficients import of_matrix
from framing.reliability.intervals import Bootstrap
from framing.undefined import NOTHING_VARIES, Undefined

IDENTITY = [(np.arange(2), None)]


def ratings(codes: np.ndarray):
    unit, reviewer = np.nonzero(codes >= 0)
    return unit, codes[unit, reviewer]


def noisy(units: int, reviewers: int = 3, seed: int = 1) -> np.ndarray:
    """Binary codes that agree in most cases, some missing."""
    random = np.random.default_rng(seed)
    truth = random.integers(0, 2, units)[:, None]
    codes = np.where(random.random((units, reviewers)) < 0.85, truth, 1 - truth)
    codes[random.random(codes.shape) < 0.1] = -1
    return codes[(codes >= 0).any(axis=1)]


def slow_alphas(codes, article, draws, seed):
    """Draw articles and compute alpha on the data that they hold."""
    random = np.random.default_rng(seed)
    in_use = np.unique(article[(codes >= 0).sum(axis=1) > 1])
    picked = random.integers(0, len(in_use), (draws, len(in_use)))
    return [of_matrix(np.concatenate([codes[article == in_use[a]] for a in one])).alpha for one in picked]


def test_sums_of_articles_give_what_the_data_of_the_drawn_articles_give():
    codes = noisy(60)
    article = np.arange(len(codes)) % 12
    bootstrap = Bootstrap(*ratings(codes), article, draws=100, seed=7)
    (found,) = bootstrap.intervals(IDENTITY)
    slow = np.array(slow_alphas(codes, article, 100, 7))
    assert bootstrap.drawing.over == "articles"
    assert (found.low, found.high) == pytest.approx(tuple(np.quantile(slow, [0.025, 0.975])))
    assert found.below_tentative == pytest.approx((slow < 0.667).mean())
    assert found.below_reliable == pytest.approx((slow < 0.800).mean())


def test_with_fewer_than_eight_articles_paragraphs_are_drawn():
    codes = noisy(40)
    drawings = [Bootstrap(*ratings(codes), np.arange(len(codes)) % articles).drawing for articles in (7, 8)]
    assert [drawing.over for drawing in drawings] == ["paragraphs", "articles"]
    assert drawings[0].clusters == ((codes >= 0).sum(axis=1) > 1).sum()


def test_the_interval_of_paragraphs_is_as_wide_as_drawing_them_one_by_one_makes_it():
    codes = noisy(80)
    codes = codes[(codes >= 0).sum(axis=1) > 1]
    (found,) = Bootstrap(*ratings(codes), np.zeros(len(codes), int), draws=4000).intervals(IDENTITY)
    slow = slow_alphas(codes, np.arange(len(codes)), 1000, 3)
    low, high = np.quantile(slow, [0.025, 0.975])
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.03)


def test_the_same_seed_gives_the_same_interval_and_another_seed_another():
    codes = noisy(50)
    article = np.arange(len(codes)) % 10
    one, again, other = (
        Bootstrap(*ratings(codes), article, seed=seed).intervals(IDENTITY)[0] for seed in (1, 1, 2)
    )
    assert one == again != other


def test_articles_whose_paragraphs_are_alike_make_the_interval_wider():
    """20 articles of 10 paragraphs, each wholly agreed on or wholly not: there are 20 observations, not 200."""
    agreed = np.tile([[0, 0], [1, 1]], (5, 1))
    split = np.tile([[0, 1], [1, 0]], (5, 1))
    codes = np.concatenate([split if n % 4 == 0 else agreed for n in range(20)])
    by_article = Bootstrap(*ratings(codes), np.arange(200) // 10).intervals(IDENTITY)[0]
    by_paragraph = Bootstrap(*ratings(codes), np.zeros(200, int)).intervals(IDENTITY)[0]
    assert by_article.high - by_article.low > 2 * (by_paragraph.high - by_paragraph.low)


def test_where_nothing_varies_there_is_no_interval():
    codes = np.zeros((20, 2), int)
    assert Bootstrap(*ratings(codes), np.arange(20)).intervals(IDENTITY) == [NOTHING_VARIES]


def test_one_paragraph_is_too_few():
    (found,) = Bootstrap(*ratings(np.array([[0, 1]])), np.array([0])).intervals(IDENTITY)
    assert isinstance(found, Undefined)
