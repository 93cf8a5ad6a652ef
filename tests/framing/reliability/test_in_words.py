"""What is said of the figures: true, plain, and never a figure that is not there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.reliability.agreement import Agreement, agreement_of
from framing.reliability.in_words import (
    drawings,
    drawn,
    figure,
    forest_in_words,
    heat_in_words,
    left_out,
    level_of,
    listed,
    lopsided,
    share,
    undefined_reasons,
    undivided,
    verdict,
)
from framing.reliability.intervals import Interval
from framing.undefined import ONE_REVIEWER, Undefined
from tests.framing.reliability.examples import articles, data, labels

ONE = articles(1, 10)

#: "good" is sometimes agreed on, "bad" and "plain" are never used.
SOME = """
    ann a1 1 good
    ben a1 1 good
    ann a1 2 none
    ben a1 2 good
    ann a1 3 none
    ben a1 3 none
"""


def of(text: str, draws: int = 100) -> Agreement:
    return agreement_of(data(ONE, labels(ONE, text)), draws=draws)


def said_of(alpha: float, low: float, high: float, below_tentative: float, below_reliable: float):
    """The verdict on "good" with such figures."""
    found = of(SOME)
    good = found.tags["good"]
    good = replace(
        good,
        figures=replace(good.figures, alpha=alpha),
        interval=Interval(low, high, below_tentative, below_reliable),
    )
    return verdict(replace(found, tags={"good": good}))


@pytest.mark.parametrize(
    ("alpha", "level"),
    [
        (0.8, "reliable"),
        (0.8 - 1e-15, "reliable"),
        (0.7999, "tentative"),
        (0.667, "tentative"),
        (0.6669, "unreliable"),
        (-0.2, "unreliable"),
        (ONE_REVIEWER, None),
    ],
)
def test_the_thresholds_belong_to_what_they_open(alpha, level):
    assert level_of(alpha) == level


def test_the_weakest_tag_is_named_with_its_interval():
    said = said_of(0.6123, 0.5, 0.64, 1.0, 1.0)
    assert "“good”" in said.sentence
    assert "0.612" in said.sentence
    assert "between 0.500 and 0.640" in said.sentence
    assert said.meaning.startswith("That is below .667")
    assert "probability" not in said.meaning


def test_a_figure_above_a_threshold_that_may_well_be_below_it_says_so():
    assert "31\u00a0%" in said_of(0.83, 0.7, 0.9, 0.01, 0.31).meaning
    assert "12\u00a0%" in said_of(0.7, 0.6, 0.9, 0.12, 0.9).meaning
    assert "probability" not in said_of(0.95, 0.9, 0.99, 0.0, 0.0).meaning


def test_one_below_whose_interval_reaches_the_threshold_may_be_better():
    assert "97\u00a0%" in said_of(0.4, 0.1, 0.684, 0.97, 1.0).meaning


def test_without_any_figure_the_reason_is_given():
    said = verdict(of("ann a1 1 good\nann a1 2 bad"))
    assert said.level is None
    assert said.meaning == ONE_REVIEWER.reason


def test_an_interval_that_is_undefined_is_not_spoken_of():
    found = of(SOME)
    good = replace(found.tags["good"], interval=Undefined("Too few."))
    said = verdict(replace(found, tags={"good": good}))
    assert "confidence" not in said.sentence
    assert "nan" not in said.sentence + said.meaning


def test_every_dash_has_its_reason_once():
    found = of(SOME)
    (said,) = undefined_reasons(found)
    assert said == "A dash for “bad” and “plain”: nothing varies: all labels that are compared say the same."
    (said,) = undefined_reasons(of("ann a1 1 good\nann a1 2 bad"))
    assert said == "A dash: only one reviewer has tagged here; agreement takes two."


def test_a_tag_that_is_hardly_used_is_told_of_beside_ac1():
    many = "\n".join(f"{who} a1 {number} none" for who in ("ann", "ben") for number in range(1, 9))
    found = of(f"{many}\nann a1 9 good\nben a1 9 none")
    (said,) = [one for one in lopsided(found) if "“good”" in one]
    assert figure(found.tags["good"].figures.ac1) in said
    assert figure(found.tags["good"].figures.alpha) in said
    assert lopsided(of(SOME)) == []
    assert f"look at AC1, {figure(found.tags['good'].figures.ac1)}, beside it" in verdict(found).meaning
    assert "AC1" not in verdict(of(SOME)).meaning


def test_what_is_not_counted_is_told():
    found = of(SOME.strip() + "\ncleo a1 7 good+bad\nann a1 8 zeal+good\nben a1 8 good")
    said = " ".join(left_out(found))
    assert "the 1 paragraph that somebody gave more than one tag" in said
    assert "share no paragraph with anybody: cleo" in said
    assert "Not in the codebook any more: zeal" in said


def test_paragraphs_are_drawn_only_where_articles_are_few_and_that_is_said():
    assert "fewer than 8 articles" in drawn(of(SOME).drawing)


def test_what_the_exclusive_reading_draws_is_told_where_that_is_less():
    assert len(drawings(of(SOME))) == 1
    whole, alone = drawings(of(SOME.strip() + "\nann a1 4 good+bad\nben a1 4 good"))
    assert "draws of 4 paragraphs" in whole
    assert alone == "Those of “One tag only” are of 3 paragraphs."


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.0, "0\u00a0%"), (0.001, "<1\u00a0%"), (0.5, "50\u00a0%"), (0.999, ">99\u00a0%"), (1.0, "100\u00a0%"), (None, "–")],
)  # fmt: skip
def test_a_share_that_is_not_all_is_not_called_all(value, shown):
    assert share(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(-0.0001, "0.000"), (-0.25, "−0.250"), (1.0, "1.000"), (ONE_REVIEWER, "–")]
)
def test_figures_have_three_digits_and_a_true_minus(value, shown):
    assert figure(value) == shown


def test_names_are_listed_as_one_would_say_them():
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "", "a", "a and b", "a, b and c",
    ]  # fmt: skip


def test_the_charts_are_said_in_words():
    found = of(SOME)
    assert "“good”: " + figure(found.tags["good"].figures.alpha) in forest_in_words(found)
    assert "“bad”: –" in forest_in_words(found)
    assert "(ann and ben)" in heat_in_words(found, "good", "“good”")
    assert "no pair has a figure" in heat_in_words(found, "bad", "“bad”")


def test_an_interval_of_labels_that_never_differ_is_not_taken_for_certainty():
    three = "ann a1 1 good\nben a1 1 good\nann a1 2 none\nben a1 2 none\nann a1 3 none\nben a1 3 none"
    found = of(three)
    assert found.tags["good"].interval == Interval(1, 1, 0, 0)
    (said,) = undivided(found)
    assert said.startswith("Nobody differs on “good” and One tag only")
    assert "nobody differs on the 3 paragraphs" in verdict(found).meaning
    assert undivided(of(SOME)) == []
    assert "nobody differs" not in said_of(0.9, 0.85, 0.95, 0, 0).meaning
