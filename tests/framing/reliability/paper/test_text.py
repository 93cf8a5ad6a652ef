"""The methods text: true for the study at hand, whatever state that is in."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.reliability.paper.apa import figure
from framing.reliability.paper.checklist import as_markdown, checklist
from framing.reliability.paper.facts import Rules
from framing.reliability.paper.retest import Retest
from framing.reliability.paper.text import text
from framing.undefined import NOTHING_VARIES, ONE_REVIEWER, Undefined
from tests.framing.reliability.examples import articles
from tests.framing.reliability.paper.studies import ALIKE, ONE, TEAM, TEN, study
from tests.framing.reporting.examples import codebook


def section(facts, head: str) -> str:
    return re.search(rf"## {head}\n\n(.*?)(?:\n## |\Z)", text(facts), re.DOTALL)[1]


def test_a_project_without_labels_claims_nothing():
    said = text(study(""))
    assert "Nothing has been coded yet." in said
    assert "Agreement can therefore not be measured." in said
    assert "α is not defined for any tag. Nobody has tagged a paragraph here." in said
    assert "95 %" not in said
    assert "Hinkley" not in said


def test_one_coder_has_no_agreement_and_the_reason_is_said():
    said = section(study("ann a1 1 good\nann a1 2 bad"), "Intercoder agreement")
    assert ONE_REVIEWER.reason in said
    assert "=" not in said


def test_the_published_alpha_stands_in_the_text_with_its_interval():
    facts = study(TEN)
    interval = facts.found.tags["good"].interval
    low, high = figure(interval.low), figure(interval.high)
    assert f"Agreement was lowest for “good”, α = .10, 95 % CI [{low}, {high}]" in text(facts)
    assert f"| good | .10 | [{low}, {high}] | .60 |" in text(facts)


def test_a_tag_that_nothing_varies_in_is_undefined_with_its_reason():
    said = section(study(TEN), "Intercoder agreement")
    assert "For “bad” α is not defined: nothing varies" in said
    assert NOTHING_VARIES.reason.startswith("Nothing varies")


def test_units_coders_and_days_are_told():
    said = text(study(TEN))
    assert "one article from one outlet (Echo) dated 2026-03-01 with 10 paragraphs to code" in said
    assert "Two coders coded 10 and 10 paragraphs on 2026-03-02." in said


def test_a_date_of_one_article_is_not_said_to_be_that_of_all():
    two, three = articles(2, 2, outlet="Echo")[1:], articles(3, 2, outlet="Echo", date="2026-04-02")[2:]
    said = text(study(TEN, [*ONE, *two]))
    assert (
        "two articles from one outlet (Echo), one of them with a date (2026-03-01), with 12 paragraphs"
        in said
    )
    said = text(study(TEN, [*ONE, *two, *three]))
    assert (
        "three articles from one outlet (Echo), two of them with a date (2026-03-01 to 2026-04-02), with 14"
        in said
    )


def test_what_nobody_but_the_authors_knows_is_left_for_them_to_say():
    said = text(study(TEN))
    assert {"articles were selected", "how they were trained", "labels and codebook can be had"} <= {
        part for part in ("articles were selected", "how they were trained", "labels and codebook can be had")
        if re.search(rf"\[[^\]]*{part}[^\]]*\]", said)
    }  # fmt: skip


def test_two_coders_have_cohens_kappa_and_three_do_not():
    assert "Cohen (1960)" not in text(study(TEN))
    assert "(Cohen, 1960)" in text(study(TEN))
    assert "| Cohen's κ |" in text(study(TEN))
    assert "Cohen" not in text(study(TEN + "\ncat a1 1 good"))


@pytest.mark.parametrize(("count", "over"), [(7, "paragraphs"), (8, "articles")])
def test_what_the_bootstrap_draws_is_said(count, over):
    labels = "\n".join(
        f"{who} a{n} {p} {'good' if (n + p + (who == 'ben' and n == 1)) % 2 else 'bad'}"
        for who in ("ann", "ben")
        for n in range(1, count + 1)
        for p in (1, 2, 3)
    )
    said = section(study(labels, articles(count)), "Intercoder agreement")
    clusters = count if over == "articles" else 3 * count
    assert f"200 bootstrap draws of {clusters} {over}" in said
    assert ("not independent" in said) == (over == "articles")


@pytest.mark.parametrize(
    ("labels", "says"),
    [
        (TEN, "All 10 paragraphs were coded by two coders or more"),
        ("ann a1 1 good\nben a1 1 bad", "Of 10 paragraphs, 1 (10 %) were coded by two coders or more, 0 by one"),
        ("ann a1 1 good\nben a1 1 bad", "were not drawn at random"),
    ],
)  # fmt: skip
def test_the_sample_is_told_as_it_is(labels, says):
    assert says in section(study(labels), "Reliability sample")


def test_a_random_sample_is_called_one_only_where_it_is():
    drawn = Rules(drawn=frozenset({("a1", ONE[0].paragraphs[0].id)}))
    one, two = "ann a1 1 good\nben a1 1 bad", "\nann a1 2 good\nben a1 2 bad"
    assert "are a random sample" in section(study(one, rules=drawn), "Reliability sample")
    partly = section(study(one + two, rules=drawn), "Reliability sample")
    assert "are a random sample" not in partly
    assert "One double-coded paragraph was not drawn at random." in partly


@pytest.mark.parametrize(
    ("labels", "says", "says_not"),
    [
        ("ann a1 1 good\nben a1 1 bad", "No disagreement has been adjudicated.", "decided on"),
        ("ann a1 1 good\nben a1 1 bad", "One contested paragraph without a majority remained open", "decided on"),
        (
            "ann a1 1 good\nben a1 1 bad\nLEA a1 1 bad",
            "One adjudicator decided on one paragraph, which was contested. No contested paragraph remained open.",
            "No disagreement",
        ),
        ("ann a1 1 good\nben a1 1 bad\nBEN a1 1 bad", "One adjudicator, who was also a coder, decided", "open and"),
        (
            "ann a1 1 good\nben a1 1 bad\nLEA a1 1 bad\nann a1 1 plain",
            "One verdict lapsed because a coder changed a label later",
            "remained open",
        ),
        ("ann a1 1 good\nben a1 1 good", "chose the same tags for every double-coded paragraph", "remained open"),
        ("ann a1 1 good", "there was nothing to settle", "adjudicated"),
    ],
)  # fmt: skip
def test_settlement_is_told_as_it_is(labels, says, says_not):
    said = section(study(labels), "Final labels")
    assert says in said
    assert says_not not in said


def test_independence_is_claimed_only_where_nothing_speaks_against_it():
    def said(**fields) -> str:
        return section(study(TEN, **fields), "Coders and procedure")

    opened = said(openings=[("2026-03-01T00:00:00Z", "")])
    assert "20 of 20 labels were saved after their article had been opened" in opened
    assert "No label was saved after" in said()
    assert "were shown the labels of others" in said(rules=replace(TEAM, blind=False))
    assert "One of the coders led the project" in said(rules=replace(TEAM, leads=frozenset({"ann"})))
    assert "[Say whether coders could see" in said(rules=Rules())
    assert "[Say whether" not in said()


def test_sets_are_spoken_of_only_where_somebody_chose_several_tags():
    assert "MASI" not in text(study(TEN))
    several = text(study(TEN + "\ncat a1 1 good+bad"))
    assert "MASI distance (Passonneau, 2006)" in several
    assert "without one paragraph that a coder gave several" in several


def test_thresholds_are_told_tag_by_tag():
    assert "α reached .800 for “good”, “bad” and “plain”." in text(study(ALIKE))
    assert "α was below .667 for “good”." in text(study(TEN))


def test_a_re_test_is_told_where_there_was_one():
    facts = study(TEN)
    assert "was not measured" in section(facts, "Intracoder stability")
    one = Retest(20, 12, 2, 0.81, Undefined("Too few."), "good")
    said = section(replace(facts, retest=one), "Intracoder stability")
    assert "Two coders did so for 12" in said
    assert "was .81 (“good”)" in said
    none = Retest(20, 0, 0, NOTHING_VARIES, NOTHING_VARIES, "")
    assert "None of them has been decided again" in section(
        replace(facts, retest=none), "Intracoder stability"
    )


def test_names_cannot_break_the_text():
    odd = codebook("a|b", "*c*", "[d]")
    facts = study(TEN.replace("good", "a|b"), tags=odd)
    row = next(line for line in text(facts).splitlines() if line.startswith(r"| a\|b |"))
    heads = next(line for line in text(facts).splitlines() if line.startswith("| Tag |"))
    assert row.replace(r"\|", "").count("|") == heads.count("|")
    assert r"“\*c\*” and “\[d\]”" in text(facts)


def test_the_version_stands_there():
    assert "version 1.2.3" in text(study(TEN))


lines = st.lists(
    st.tuples(
        st.sampled_from(["ann", "ben", "cat", "LEA"]),
        st.integers(1, 4),
        st.sampled_from(["good", "bad", "plain", "none", "good+bad", "-"]),
    ),
    max_size=20,
)
rules = st.builds(
    Rules,
    team=st.booleans(),
    blind=st.booleans(),
    per_article=st.sampled_from([None, 2]),
    leads=st.sampled_from([frozenset(), frozenset({"ann"}), frozenset({"ann", "ben"})]),
)


@settings(max_examples=60)
@given(lines, rules)
def test_whatever_the_labels_the_text_is_made_of_whole_sentences_and_every_figure_is_one(made, rules):
    labels = "\n".join(f"{who} a{1 + number // 3} {1 + number % 3} {tags}" for who, number, tags in made)
    facts = study(labels, articles(2, 3), rules)
    said, listed = text(facts), as_markdown(checklist(facts))
    for written in (said, listed):
        assert not re.search(r"\b(nan|None|inf|True|False)\b|  |\.\.|\?\.| ,", written)
    for block in said.split("\n\n"):
        assert block[0] in "#|*-" or re.search(r"[.\]]\Z", block.strip()), block
    for tag, variable in facts.found.tags.items():
        alpha = variable.figures.alpha
        if not isinstance(alpha, Undefined):
            assert re.search(rf"α = {re.escape(figure(alpha))}[,  ]", said), tag
    assert facts.double + facts.single <= facts.paragraphs
    settled = facts.settled
    assert settled.adjudicated + settled.majority + settled.open <= settled.differed
