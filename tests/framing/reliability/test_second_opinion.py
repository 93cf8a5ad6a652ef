"""The estimate of Dawid and Skene on the labels of a project, beside the majority."""

from __future__ import annotations

import random

import numpy as np

from framing.labels import NONE
from framing.reliability.matrix import exclusive
from framing.reliability.second_opinion import second_opinion
from framing.undefined import Undefined
from tests.framing.reliability.examples import articles, data, labels

MANY = articles(10, paragraphs=12)


def said(text: str):
    return exclusive(data(MANY, labels(MANY, text)))


def one_who_knows(seed: int = 1) -> str:
    """ann is right on nearly all; ben and cat are at a loss with what is bad, and call three of five good."""
    draw = random.Random(seed)
    lines = []
    for at in range(120):
        truth = "bad" if at % 2 else "good"
        place = f"a{at // 12 + 1} {at % 12 + 1}"
        lines.append(f"ann {place} {truth}")
        for name in ("ben", "cat"):
            missed = truth == "bad" and draw.random() < 0.6
            lines.append(f"{name} {place} {'good' if missed else truth}")
    return "\n".join(lines)


def test_where_two_err_alike_the_one_who_errs_less_is_believed():
    found = second_opinion(said(one_who_knows()))
    assert found.is_firm
    assert len(found.differing)
    categories = found.reading.categories
    for unit in found.differing:
        votes = dict(found.said(unit))
        assert votes == {"ann": "bad", "ben": "good", "cat": "good"}
        assert categories[found.estimate.majority[unit]] == "good"
        assert categories[found.estimate.classes[unit]] == "bad"
    bad, good = categories.index("bad"), categories.index("good")
    ann, ben = (
        found.estimate.confusion[found.reading.ratings.reviewers.index(name)] for name in ("ann", "ben")
    )
    assert ann[bad, bad] > 0.95
    assert 0.4 < ben[bad, good] < 0.8
    assert found.estimate.prevalences[bad] > found.shares[bad]


def test_the_surest_differences_come_first():
    found = second_opinion(said(one_who_knows() + "\ndan a1 2 good\ndan a1 4 bad\ndan a1 6 plain"))
    sure = found.probability(found.differing)
    assert (np.diff(sure) <= 0).all()
    assert ((sure > 0) & (sure <= 1)).all()


def test_categories_are_those_that_somebody_chose_and_none_is_one():
    found = second_opinion(said("\n".join(f"{name} a1 {n} {'good' if n % 2 else 'none'}"
                                          for name in ("ann", "ben", "cat") for n in range(1, 9))))  # fmt: skip
    assert [found.reading.categories[one] for one in found.chosen] == ["good", NONE]
    assert found.shares[found.chosen[0]] == found.shares[found.chosen[1]] == 0.5
    assert not len(found.differing)


def test_paragraphs_without_a_majority_are_told_apart():
    tied = "\nann a10 12 good\nben a10 12 bad"
    text = "\n".join(line for line in one_who_knows().splitlines() if " a10 12 " not in line) + tied
    found = second_opinion(said(text))
    assert [found.said(unit) for unit in found.undecided] == [(("ann", "good"), ("ben", "bad"))]
    assert not set(found.undecided) & set(found.differing)


def test_what_cannot_be_told_is_undefined_with_the_reason():
    found = second_opinion(said("ann a1 1 good\nben a1 1 bad\nann a1 2 bad\nben a1 2 bad"))
    assert isinstance(found, Undefined)
    assert "third reviewer" in found.reason
    assert isinstance(second_opinion(said("ann a1 1 good")), Undefined)


def test_the_same_labels_give_the_same_estimate_whatever_the_order_of_rows():
    lines = one_who_knows().splitlines()
    found, again = second_opinion(said("\n".join(lines))), second_opinion(said("\n".join(lines[::-1])))
    assert found.estimate.log_likelihood == again.estimate.log_likelihood
    assert found.differing.tolist() == again.differing.tolist()
