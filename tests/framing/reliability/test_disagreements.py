"""Disagreements, by hand and against a slow reading of what they are."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.articles.places import Place
from framing.errors import SelectionError
from framing.labels import LabelTable
from framing.reliability.disagreements import STATES, disagreements
from tests.framing.reporting.examples import article, codebook, labels, unit_arrays

TAGS = codebook("good", "bad", "plain")
TWO = (
    article("ferry", "One.", "Two.", "Three.", "Four."),
    article("bridge", "One.", "Five.", "(byline) Six."),
)


def found(lines, articles=TWO):
    """The disagreements of labels written one a line, see `examples.labels`: in capitals an adjudicator."""
    return disagreements(unit_arrays(articles), labels(articles, lines), TAGS)


def places(lines):
    """(article, number) of the paragraphs in the order in which they are listed."""
    d = found(lines)
    return listed(d, d.order())


def listed(d, rows):
    return [(d.place(row).article, int(d.number[row])) for row in rows.tolist()]


def states(lines):
    d = found(lines)
    return [STATES[code] for code in d.state.tolist()]


ALL_STATES = """
ann ferry 1 good
ben ferry 1 bad
ann ferry 2 good
ben ferry 2 good
cem ferry 2 bad
ann ferry 3 good;bad
ben ferry 3 bad;good
ann ferry 4 none
ann bridge 1 good
ben bridge 1 bad
LEA bridge 1 good
ann bridge 2 good
ben bridge 2 bad
LEA bridge 2 good
ben bridge 2 good
"""


def test_a_paragraph_is_open_settled_or_agreed_on():
    assert states(ALL_STATES) == ["open", "majority", "unanimous", "single", "adjudicated", "lapsed"]


def test_columns_say_where_a_paragraph_is_and_how_many_said_what():
    d = found("ann ferry 2 good?\nben ferry 2 bad?\ncem ferry 2 bad\nann bridge 2 good")
    assert [d.place(row) for row in range(2)] == [
        Place("ferry", TWO[0].paragraphs[1].id),
        Place("bridge", TWO[1].paragraphs[1].id),
    ]
    assert d.number.tolist() == [2, 2]
    assert d.article.tolist() == [0, 1]
    assert d.reviewers.tolist() == [3, 1]
    assert d.unsure.tolist() == [2, 0]
    assert [label.reviewer for label in d.said(0)] == ["ann", "ben", "cem"]
    assert d.people == ("ann", "ben", "cem")


def test_notes_of_reviewers_are_counted():
    table = labels(TWO, "ann ferry 1 good\nben ferry 1 bad\nLEA ferry 1 bad")
    noted = [type(row)(**{n: getattr(row, n) for n in row.__slots__} | {"note": "why"}) for row in table]
    d = disagreements(unit_arrays(TWO), LabelTable.of([noted[0], table[1], noted[2]]), TAGS)
    assert d.notes.tolist() == [1]
    assert d.verdict_on(0).note == "why"


def test_the_most_contested_come_first():
    assert places("""
        ann ferry 1 good
        ben ferry 1 good;bad
        ann ferry 2 good
        ben ferry 2 bad
        ann ferry 3 good
        ben ferry 3 good
    """) == [("ferry", 2), ("ferry", 1)]


def test_of_equally_contested_ones_the_more_unsure_come_first_then_those_with_more_labels_then_by_reading_order():
    assert places("""
        ann ferry 1 good
        ben ferry 1 bad
        ann ferry 2 good
        ben ferry 2 bad
        ann ferry 3 good
        ben ferry 3 bad
        cem ferry 3 none
        ann bridge 1 good
        ben bridge 1 bad?
    """) == [("bridge", 1), ("ferry", 3), ("ferry", 1), ("ferry", 2)]


def test_none_is_as_far_from_a_tag_as_another_tag():
    d = found("ann ferry 1 none\nben ferry 1 good\nann ferry 2 none\nben ferry 2 none")
    assert d.contested.tolist() == [1, 0]
    assert d.contested_on("none").tolist() == [1, 0]


def test_tags_in_another_order_are_no_disagreement():
    d = found("ann ferry 1 good;bad\nben ferry 1 bad;good\ncem ferry 1 good;none\ndan ferry 1 good")
    assert places("ann ferry 1 good;bad\nben ferry 1 bad;good") == []
    assert d.contested_on("none").tolist() == [0]
    assert d.contested_on("bad").tolist() == [pytest.approx(4 / 6)]
    assert [side.tolist() for side in d.holding("bad")] == [[2], [2]]


def test_a_withdrawn_label_and_an_adjudicators_differ_from_nobody():
    assert places("ann ferry 1 good\nben ferry 1 bad\nben ferry 1 -") == []
    d = found("ann ferry 1 good\nANN ferry 1 bad")
    assert (d.reviewers.tolist(), d.contested.tolist(), d.people) == ([1], [0], ("ann",))


def test_labels_on_text_that_is_gone_are_left_out():
    d = found(
        "ann ferry 9 good\nben ferry 9 bad\nLEA ferry 9 bad\nann gone 1 good\nann bridge 3 good\nann ferry 1 bad"
    )
    assert listed(d, np.arange(len(d))) == [("ferry", 1)]


def test_a_verdict_where_no_reviewer_has_a_label_is_there():
    assert states("LEA ferry 1 good") == ["adjudicated"]
    assert states("ann ferry 1 good\nLEA ferry 1 good\nann ferry 1 -") == ["lapsed"]


def test_a_lapsed_verdict_is_listed_though_reviewers_agree_by_now():
    lines = "ann ferry 1 good\nben ferry 1 bad\nLEA ferry 1 good\nben ferry 1 good\nann ferry 2 good\nben ferry 2 bad"
    assert places(lines) == [("ferry", 2), ("ferry", 1)]
    d = found(lines)
    assert listed(d, d.order(states=("lapsed",))) == [("ferry", 1)]
    assert listed(d, d.order(tag="good")) == [("ferry", 2), ("ferry", 1)]
    assert listed(d, d.order(tag="plain")) == []
    assert listed(d, d.order(pair=("ann", "ben"))) == [("ferry", 2), ("ferry", 1)]


def test_a_lapsed_verdict_concerns_the_tag_that_it_says():
    d = found("ann ferry 1 good\nLEA ferry 1 plain\nann ferry 1 bad")
    assert listed(d, d.order(tag="plain")) == [("ferry", 1)]
    assert listed(d, d.order(tag="good")) == []


THREE = """
ann ferry 1 good
ben ferry 1 good;plain
cem ferry 1 bad
ann ferry 2 good
ben ferry 2 bad
ann bridge 2 plain
cem bridge 2 bad
"""


def test_they_can_be_filtered_by_tag_pair_state_and_article():
    d = found(THREE)
    assert listed(d, d.order(tag="plain")) == [("bridge", 2), ("ferry", 1)]
    assert listed(d, d.order(pair=("ann", "ben"))) == [("ferry", 2), ("ferry", 1)]
    assert listed(d, d.order(pair=("cem", "ann"))) == [("ferry", 1), ("bridge", 2)]
    assert listed(d, d.order(tag="good", pair=("ben", "ann"))) == [("ferry", 2)]
    assert listed(d, d.order(articles=("bridge",))) == [("bridge", 2)]
    assert listed(d, d.order(states=("adjudicated",))) == []
    assert d.differ("ann", "cem").tolist() == [True, False, True]


def test_whoever_asks_for_what_is_settled_gets_what_all_agreed_on_too():
    d = found(
        "ann ferry 1 good\nben ferry 1 good\nLEA ferry 1 good\nann bridge 2 bad\nben bridge 2 plain\nLEA bridge 2 bad"
    )
    settled = [("bridge", 2), ("ferry", 1)]
    assert listed(d, d.order()) == settled[:1]
    assert listed(d, d.order(states=("adjudicated",))) == settled
    assert listed(d, d.order(tag="good", states=("adjudicated",))) == settled[1:]
    assert listed(d, d.order(pair=("ann", "ben"), states=("adjudicated", "open"))) == settled
    assert listed(d, d.order(states=("open",))) == []


def test_a_filter_that_names_nobody_says_so():
    d = found(THREE)
    with pytest.raises(SelectionError, match=r"no reviewer “zoe”.*“ann”"):
        d.order(pair=("ann", "zoe"))
    with pytest.raises(SelectionError, match=r"no tag “neutral”.*“good”"):
        d.order(tag="neutral")


def test_a_former_tag_is_one_that_reviewers_may_differ_on():
    d = found("ann ferry 1 old\nben ferry 1 good")
    assert d.tags == ("good", "bad", "plain", "old", "none")
    assert d.contested_on("old").tolist() == [1]


def test_there_may_be_nothing_at_all():
    d = disagreements(unit_arrays(()), LabelTable.of([]), TAGS)
    assert (len(d), d.order().tolist(), d.order(tag="good").tolist(), d.people) == (0, [], [], ())


# --------------------------------------------------------------------------- slow reading


def distance(one, other):
    return 1 - len(one & other) / len(one | other)


def slow(rows):
    """(article, number) -> what `disagreements` says of it."""
    last = {}
    for index, row in enumerate(rows):
        last[row.reviewer, row.role, row.article, row.paragraph] = (index, row)
    result = {}
    for one in TWO:
        for unit in one.units:
            mine = {key: at for key, at in last.items() if key[2:] == (one.id, unit.number) and at[1].tags}
            said = {key[0]: tags(row) for key, (_, row) in mine.items() if key[1] == "reviewer"}
            verdicts = [index for key, (index, _) in mine.items() if key[1] == "adjudicator"]
            if not said and not verdicts:
                continue
            pairs = list(combinations(said.values(), 2))
            top, votes = Counter(said.values()).most_common(1)[0] if said else (None, 0)
            majority = top if 2 * votes > len(said) else None
            if verdicts:
                then = {}
                for row in rows[: max(verdicts)]:
                    if (row.article, row.paragraph, row.role) == (one.id, unit.number, "reviewer"):
                        then[row.reviewer] = tags(row)
                stands = all(said.get(who) == what for who, what in then.items() if what)
                state = "adjudicated" if stands else "lapsed"
            elif len(said) == 1:
                state = "single"
            else:
                state = "open" if majority is None else "unanimous" if votes == len(said) else "majority"
            result[one.id, unit.number] = {
                "state": state,
                "contested": sum(distance(*pair) for pair in pairs) / max(len(pairs), 1),
                "on good": sum(("good" in a) != ("good" in b) for a, b in pairs) / max(len(pairs), 1),
                "differ": {"ann", "ben"} <= set(said) and said["ann"] != said["ben"],
                "unsure": sum(row.unsure for key, (_, row) in mine.items() if key[1] == "reviewer"),
                "majority": majority,
                "verdict": max(verdicts, default=-1),
            }
    return result


def tags(row):
    return frozenset(row.tags) - {"none"} if len(row.tags) > 1 else frozenset(row.tags)


lines_ = st.lists(
    st.tuples(
        st.sampled_from(["ann", "ben", "cem", "dan", "ANN", "LEA"]),
        st.sampled_from(["ferry", "bridge"]),
        st.integers(1, 4),
        st.sampled_from(
            ["good", "good", "bad", "good;bad", "bad;good", "plain;bad", "good;none", "none", "-"]
        ),
        st.sampled_from(["", "", "?"]),
    ),
    max_size=50,
).map(lambda lines: [f"{who} {id} {number} {tags}{mark}" for who, id, number, tags, mark in lines])


@given(lines_)
def test_disagreements_are_what_a_slow_reading_says(lines):
    # What a mark beside a verdict means for it is told in test_verdicts.py.
    lines = [line.rstrip("?") if line[0].isupper() else line for line in lines]
    table = labels(TWO, "\n".join(lines))
    d = disagreements(unit_arrays(TWO), table, TAGS)
    expected = slow(list(table))
    assert listed(d, np.arange(len(d))) == list(expected)
    people = {"ann", "ben"} <= set(d.people)
    for row, want in enumerate(expected.values()):
        assert STATES[d.state[row]] == want["state"]
        assert d.contested[row] == pytest.approx(want["contested"])
        assert d.contested_on("good")[row] == pytest.approx(want["on good"])
        assert d.unsure[row] == want["unsure"]
        assert d.verdict[row] == want["verdict"]
        assert (d.sets[d.majority[row]] if d.majority[row] >= 0 else None) == want["majority"]
        if people:
            assert d.differ("ann", "ben")[row] == want["differ"]
    order = sorted(
        (
            (-round(want["contested"], 9), -want["unsure"], -int(d.reviewers[row]), row)
            for row, want in enumerate(expected.values())
            if want["contested"] or want["state"] == "lapsed"
        )
    )
    assert d.order().tolist() == [row for *_, row in order]


@given(lines_, st.randoms())
def test_the_order_of_reviewers_among_themselves_changes_nothing(lines, random):
    reviews = list({tuple(line.split()[:3]): line for line in lines if line[0].islower()}.values())
    verdicts = [line for line in lines if line[0].isupper()]
    shuffled = random.sample(reviews, len(reviews))
    one, other = found("\n".join(reviews + verdicts)), found("\n".join(shuffled + verdicts))
    assert one.state.tolist() == other.state.tolist()
    np.testing.assert_allclose(one.contested, other.contested)
    assert one.order().tolist() == other.order().tolist()
