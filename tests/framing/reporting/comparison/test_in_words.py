from types import SimpleNamespace

import pytest

from framing.codebook import BALANCE
from framing.reporting.comparison import MOST_GROUPS, Span
from framing.reporting.comparison.difference_words import interval, points
from framing.reporting.comparison.in_words import method, pairs, short, statement, terms
from framing.undefined import Undefined
from tests.framing.reporting.comparison.examples import (
    CLEAR,
    EAST,
    HALF,
    NONE_OF_IT,
    NORTH,
    SOUTH,
    compared,
    tagged,
)
from tests.framing.reporting.examples import article, codebook


def said(lines, a="south", b="north", what="critical", of="paragraphs", **options):
    return statement(compared(lines, **options).difference(a, b, what, of)).replace("\u00a0", " ")


def test_a_clear_difference_is_said_with_both_figures_its_interval_and_who_it_rests_on():
    one = compared(CLEAR).difference("south", "north", "critical")
    low, high = (round(100 * end) for end in (one.span.low, one.span.high))
    assert statement(one).replace("\u00a0", " ") == (
        "“South” is more critical than “North”: 50 % of its tagged paragraphs against 0 %, a difference of 50 points"
        f" (95 % interval {low} to {high}). It holds whichever of the 3 reviewers is left out."
    )


def test_the_sentence_is_the_same_whichever_of_the_two_is_asked_about_first():
    assert said(CLEAR) == said(CLEAR, "north", "south")


def test_what_is_not_clear_is_not_said_to_be_so():
    lines = "".join(
        tagged(who, "south", *HALF) + tagged(who, "north", *HALF[1:], "none") for who in ("ann", "ben")
    )
    found = said(lines)
    assert found.startswith("The paragraphs do not settle whether “South” or “North” is more critical: 50 %")
    assert found.endswith("It points the same way whichever of the 2 reviewers is left out.")


def test_who_a_difference_rests_on_is_named_with_what_is_left_without_them():
    lines = tagged("ann", "south", *["critical"] * 12) + tagged("ann", "north", *NONE_OF_IT)
    lines += tagged("ben", "south", *NONE_OF_IT) + tagged("ben", "north", *NONE_OF_IT)
    found = said(lines)
    assert "It does not hold without ann (0 points, 95 % interval −26 to 26)." in found
    turned = said(lines, "north", "south")
    assert turned == found


def test_a_difference_that_only_fades_without_somebody_is_not_said_to_turn():
    one, three = ["critical"] + ["neutral report"] * 11, ["critical"] * 3 + ["neutral report"] * 9
    lines = tagged("ann", "south", *["critical"] * 12) + tagged("ann", "north", *NONE_OF_IT)
    lines += tagged("ben", "south", *three) + tagged("ben", "north", *one)
    assert "It points the same way, but is not clear any more, without ann (17 points," in said(lines)


def test_without_anything_left_to_compare_that_is_said():
    lines = (
        tagged("ann", "south", *HALF) + tagged("ben", "south", *HALF) + tagged("ann", "north", *NONE_OF_IT)
    )
    assert said(lines).endswith("Without ann there is nothing left to compare.")


def test_one_reviewer_alone_is_said_to_be_alone():
    lines = tagged("ann", "south", *HALF) + tagged("ann", "north", *NONE_OF_IT)
    assert said(lines).endswith("so nothing tells whether another would say the same.")


def test_few_paragraphs_are_said_to_make_a_clear_interval_too_narrow():
    lines = "".join(
        tagged(who, "south", *["critical"] * 7) + tagged(who, "north", *["none"] * 7)
        for who in ("ann", "ben")
    )
    assert "With fewer than 8 tagged paragraphs on a side, the interval is too narrow." in said(lines)
    assert "too narrow" not in said(CLEAR)


def test_what_cannot_be_compared_says_of_which_and_why():
    lines = tagged("ann", "south", "critical") + tagged("ann", "north", "neutral report")
    assert said(lines, what=BALANCE) == (
        "“South” and “North” cannot be compared on balance: in “North”, no paragraph is tagged supportive or critical."
    )


def test_balance_words_and_tags_of_other_names_have_words_of_their_own():
    lines = CLEAR + tagged("ann", "north", *["supportive"] * 12)
    assert "“North” leans more supportive than “South”: balance 1.00 against −1.00" in said(
        lines, what=BALANCE
    )
    assert "“North” is tagged “neutral report” more than “South”: 100 %" in said(CLEAR, what="neutral report")
    assert "50 % of its tagged words against 0 %" in said(CLEAR, of="words")


def test_equal_shares_are_not_settled_and_survive_nothing():
    lines = "".join(tagged(who, id, *HALF) for who in ("ann", "ben") for id in ("south", "north"))
    found = said(lines)
    assert found.startswith("The paragraphs do not settle")
    assert "a difference of 0 points" in found
    assert "whichever" not in found


@pytest.mark.parametrize(
    ("value", "what", "expected"),
    [
        (0.01, "x", "1 point"),
        (0.5, "x", "50 points"),
        (0.004, "x", "0.4 points"),
        (-0.05, "x", "−5 points"),
        (1.0, BALANCE, "1.00"),
    ],
)
def test_points_are_whole_unless_that_would_make_nought_of_them(value, what, expected):
    assert points(value, what) == expected


def test_an_interval_that_leaves_out_nought_by_little_does_not_begin_with_nought():
    assert interval(Span(0.002, 0.2, "bootstrap"), "x") == "95\u00a0% interval 0.2 to 20.0"
    assert interval(Undefined("No draws."), "x") == "no interval: no draws"


# ---------------------------------------------------------------------------- in short


def test_in_short_says_the_extremes_the_clearest_difference_the_lack_and_what_it_rests_on():
    lines = CLEAR + "".join(f"{who} north {n} supportive\n" for who in ("ann", "ben", "cem") for n in (1, 2))
    found = [sentence.replace("\u00a0", " ") for sentence in short(compared(lines))]
    assert len(found) == 4
    assert found[0].startswith("“North” leans most supportive (balance 1.00, 95 % interval")
    assert "“South” most critical (−1.00" in found[0]
    assert "It is the clearest of 5 differences" in found[1]
    assert found[2].startswith("“South” alone has “critical” (50 % of its tagged paragraphs)")
    assert found[3] == "All this rests on 24 of 24 paragraphs in 2 articles, tagged by 3 reviewers."


def test_in_short_tells_where_nothing_is_clear():
    lines = tagged("ann", "south", "critical", "none") + tagged("ann", "north", "none", "none")
    found = short(compared(lines))
    assert any(sentence.startswith("No difference between them is clear.") for sentence in found)


def test_in_short_with_nothing_tagged_or_one_article():
    assert short(compared("")) == ["Nothing is tagged here yet, so there is nothing to compare."]
    alone = short(compared(tagged("ann", "south", *HALF), SOUTH))
    assert alone[0].startswith("“South” has a balance of −1.00")
    assert len(alone) == 2


def test_in_short_of_many_says_of_how_many_the_two_were_picked():
    articles = [article(f"a{n}", *(f"p{n} {m}" for m in range(12))) for n in range(MOST_GROUPS + 1)]
    tags = [("critical",) * 12, ("supportive",) * 12, *[HALF] * (MOST_GROUPS - 1)]
    lines = "".join(
        tagged(who, one.id, *t) for one, t in zip(articles, tags, strict=True) for who in ("ann", "ben")
    )
    found = short(compared(lines, *articles))
    assert found[0].startswith("“A1” leans most supportive")
    assert "“A0” and 7 others most critical" in found[0]
    assert "These two stand furthest apart of 9" in found[1]


def test_in_short_goes_without_balance_and_takes_what_is_said_of_agreement():
    found = compared(tagged("ann", "south", "yes", "no"), SOUTH, codebook=codebook("yes", "no"))
    figures = SimpleNamespace(figures=SimpleNamespace(alpha=0.5123))
    sentences = short(found, SimpleNamespace(weakest="yes", tags={"yes": figures}))
    assert "α is 0.512" in sentences[-1]
    assert not any("balance" in sentence for sentence in sentences)
    assert len(short(found, SimpleNamespace(weakest=None, tags={}))) == len(sentences) - 1


def test_the_terms_that_stand_in_the_sentences_are_explained_and_no_others():
    said = short(compared(CLEAR))
    assert terms(said).startswith("Balance goes from −1")
    assert "An interval says" in terms(said)
    assert "α" not in terms(said)
    assert terms([*said, "Krippendorff's α is 0.512"]).endswith("by chance.")
    assert terms(["Nothing is tagged here yet."]) == ""


def test_how_many_pairs_were_looked_at_stands_below_them():
    found = compared(CLEAR + tagged("ann", "east", *NONE_OF_IT), SOUTH, NORTH, EAST).statements("critical")
    clear = sum(one.clear for one in found)
    assert pairs(found) == (
        f"3 pairs looked at, {clear} of them clear: the whole interval is on one side of 0. One in twenty would be clear by chance alone,"
        " where there is no difference."
    )
    assert pairs([]) == ""


def test_the_method_says_what_is_drawn_and_where_that_is_too_little():
    lines = tagged("ann", "south", *HALF) + tagged("ann", "north", *HALF) + tagged("ann", "east", *HALF)
    text = " ".join(method(compared(lines, SOUTH, NORTH, EAST, by="outlet", draws=200, seed=3)))
    assert "200 bootstrap draws of an outlet's articles" in text
    assert "(seed 3)" in text
    assert "the interval is too narrow even so: for Post." in text
    assert "so for Echo." in text
    few = " ".join(method(compared(tagged("ann", "south", "critical", "none"))))
    assert "With fewer than 8 tagged paragraphs an interval is too narrow: so for “South”." in few
    assert "too narrow" not in " ".join(method(compared(CLEAR)))


def test_articles_of_an_outlet_each_are_called_by_it():
    found = compared(tagged("ann", "south", *HALF) + tagged("ann", "east", *NONE_OF_IT), SOUTH, EAST)
    assert [group.told for group in found.groups] == ["Post", "Echo"]
    assert [group.label for group in found.groups] == ["Post: South", "Echo: East"]
    assert statement(found.difference("south", "east", "critical")).startswith(
        "Post is more critical than Echo"
    )


def test_articles_that_share_an_outlet_are_called_by_their_titles():
    found = compared(CLEAR)
    assert [group.told for group in found.groups] == ["“South”", "“North”"]
    assert [group.label for group in found.groups] == ["South", "North"]


def test_a_title_that_is_read_from_the_right_leaves_the_sentence_round_it_alone():
    east = article("east", "e1 word", title="جسر جديد")
    found = compared(tagged("ann", "south", "critical") + tagged("ann", "east", "critical"), SOUTH, east)
    assert [group.told for group in found.groups] == ["“South”", "\u2068“جسر جديد”\u2069"]
