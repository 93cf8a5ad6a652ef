"""Final labels, by hand and against a plain reading of the definition."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from framing.labels import HOW, LabelTable, final_labels, paragraph_key, tag_set

from .examples import label
from .test_verdicts import replayed


def finals(*labels):
    """(article, paragraph key) -> (tags, how, number of reviewers)."""
    table = LabelTable.of(labels)
    final = final_labels(table)
    found = {}
    for place in range(len(final)):
        row = table[int(final.row[place])]
        tags = table.choices[final.choice[place]]
        assert (row.article, paragraph_key(row.paragraph_id)) == (
            table.articles[final.article[place]],
            final.paragraph_key[place],
        )
        assert tag_set(row.tags) == tag_set(tags)
        paragraph = (row.article, int(final.paragraph_key[place]))
        found[paragraph] = (tag_set(tags), HOW[final.how[place]], int(final.reviewers[place]))
    assert len(found) == len(final)
    return found


def votes(*choices, **fields):
    return [label(1, tags, reviewer=f"reviewer {n}", **fields) for n, tags in enumerate(choices)]


def test_one_reviewer_alone_is_a_majority():
    assert finals(*votes("critical")) == {("ferry", 1): ({"critical"}, "majority", 1)}


def test_two_of_three_settle_it():
    assert finals(*votes("critical", "none", "critical")) == {("ferry", 1): ({"critical"}, "majority", 3)}


def test_a_tie_and_a_mere_plurality_leave_it_open():
    assert finals(*votes("critical", "none")) == {}
    assert finals(*votes("critical", "critical", "none", "statistic")) == {}


def test_sets_of_tags_are_compared_whole_and_without_regard_to_order():
    assert finals(*votes("critical;statistic", "critical", "statistic")) == {}
    assert finals(*votes("critical;statistic", "statistic;critical", "critical")) == {
        ("ferry", 1): ({"critical", "statistic"}, "majority", 3)
    }


def test_none_is_a_decision_like_any_other():
    assert finals(*votes("none", "none", "critical"))["ferry", 1][0] == {"none"}


def test_a_withdrawn_label_does_not_count():
    first, second, third = votes("critical", "none", "none")
    taken_back = label(1, "", reviewer="reviewer 2")
    assert finals(first, second, third, taken_back) == {}
    again = label(1, "", reviewer="reviewer 1")
    assert finals(first, second, third, taken_back, again) == {("ferry", 1): ({"critical"}, "majority", 1)}


def test_an_adjudicator_overrules_a_majority():
    verdict = label(1, "statistic", reviewer="judge", role="adjudicator")
    assert finals(*votes("none", "none"), verdict) == {("ferry", 1): ({"statistic"}, "adjudicated", 2)}
    assert finals(verdict, *votes("none", "none")) == {("ferry", 1): ({"statistic"}, "adjudicated", 2)}


def test_a_lapsed_verdict_gives_the_word_back_to_the_reviewers():
    verdict = label(1, "statistic", reviewer="judge", role="adjudicator")
    first, second = votes("none", "critical")
    assert finals(first, second, verdict, label(1, "none", reviewer="reviewer 1")) == {
        ("ferry", 1): ({"none"}, "majority", 2)
    }
    assert finals(first, second, verdict, label(1, "statistic", reviewer="reviewer 1")) == {}


def test_none_that_a_hand_wrote_beside_tags_does_not_count():
    assert finals(*votes("none;critical", "critical")) == {("ferry", 1): ({"critical"}, "majority", 2)}


def test_the_latest_of_two_adjudicators_decides():
    one = label(1, "statistic", reviewer="judge", role="adjudicator")
    other = label(1, "critical", reviewer="other judge", role="adjudicator")
    assert finals(one, other)["ferry", 1][0] == {"critical"}
    assert finals(other, one)["ferry", 1] == ({"statistic"}, "adjudicated", 0)


def test_a_withdrawn_verdict_gives_the_word_back_to_the_reviewers():
    verdict = label(1, "statistic", reviewer="judge", role="adjudicator")
    withdrawn = label(1, "", reviewer="judge", role="adjudicator")
    assert finals(*votes("none"), verdict, withdrawn) == {("ferry", 1): ({"none"}, "majority", 1)}


def test_a_paragraph_that_two_articles_print_is_settled_in_each():
    assert finals(*votes("none"), *votes("critical", article="bridge")) == {
        ("ferry", 1): ({"none"}, "majority", 1),
        ("bridge", 1): ({"critical"}, "majority", 1),
    }


def test_nothing_is_settled_where_nothing_is_decided():
    assert finals() == {}
    assert finals(label(1, "")) == {}


@given(
    st.lists(
        st.builds(
            label,
            st.integers(1, 4),
            st.sampled_from(["a", "b", "c", "a;b", "b;a", "a;none", "none", ""]),
            reviewer=st.sampled_from("pqrst"),
            role=st.sampled_from(["reviewer"] * 5 + ["adjudicator"]),
            article=st.sampled_from(["ferry", "bridge"]),
        ),
        max_size=60,
    )
)
def test_final_labels_are_what_the_definition_says(given):
    current = {}
    for one in given:
        key = (one.reviewer, one.role, one.article, one.paragraph_id)
        current.pop(key, None)
        current[key] = one
    held = {place: row for place, (row, lapsed) in replayed(given).items() if not lapsed}
    expected = {}
    for article in ("ferry", "bridge"):
        for paragraph in range(1, 5):
            place = (article, paragraph)
            mine = [one for one in current.values() if (one.article, one.paragraph) == place and one.tags]
            reviews = Counter(tag_set(one.tags) for one in mine if one.role == "reviewer")
            total = sum(reviews.values())
            if place in held:
                expected[place] = (tag_set(given[held[place]].tags), "adjudicated", total)
            elif reviews and reviews.most_common(1)[0][1] * 2 > total:
                expected[place] = (reviews.most_common(1)[0][0], "majority", total)
    assert finals(*given) == expected
