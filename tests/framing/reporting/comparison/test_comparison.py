import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.codebook import BALANCE
from framing.errors import SelectionError
from framing.labels import NONE, LabelTable
from framing.reporting import summarise
from framing.reporting.comparison import Span, compare
from framing.selection import Selection
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
from tests.framing.reporting.examples import DEMO, article, codebook, entries, labels, unit_arrays


def names(found):
    return [group.name for group in found.groups]


def critical(found, group=0):
    return found.share_spans[group][found.tags.index("critical")]


def test_each_article_has_the_figures_of_the_summary():
    lines = """
        ann south 1 supportive;statistic
        ben south 1 critical
        ann south 3 none
        ann north 2 critical
        LEA north 2 supportive
        cem north 4 neutral report
    """
    articles = (SOUTH, NORTH)
    for basis in ("average", "final"):
        found = compared(lines, basis=basis)
        whole = summarise(
            entries(articles), unit_arrays(articles), labels(articles, lines), DEMO, basis=basis
        )
        assert found.tags == whole.tags
        for name in ("paragraphs", "tagged", "tagged_words", "reviewers", "none"):
            assert getattr(found, name).tolist() == getattr(whole, name).tolist(), name
        for name in ("counts", "word_counts"):
            assert np.allclose(getattr(found, name), getattr(whole, name)), name
        assert found.shares.tolist() == whole.shares.tolist()
        assert found.balance.tolist() == whole.balance.tolist()


def test_an_outlet_has_the_sums_of_its_articles_and_its_different_reviewers():
    lines = (
        tagged("ann", "south", *HALF) + tagged("ben", "north", *NONE_OF_IT) + tagged("ann", "north", "none")
    )
    found = compared(lines + tagged("ann", "east", "supportive"), SOUTH, NORTH, EAST, by="outlet")
    assert names(found) == ["Echo", "Post"]
    assert found.groups[1].articles == ("south", "north")
    assert (found.paragraphs.tolist(), found.tagged.tolist(), found.reviewers.tolist()) == (
        [12, 24],
        [1, 24],
        [1, 2],
    )
    assert found.counts[1, found.tags.index("critical")] == 6
    assert found.none.tolist() == [0, 0.5]


def test_articles_without_an_outlet_are_one_group_and_come_last():
    lone = article("lone", "one", "two")
    found = compared(
        tagged("ann", "lone", "critical") + tagged("ann", "east", "critical"), lone, EAST, by="outlet"
    )
    assert names(found) == ["Echo", ""]
    assert found.groups[1].title == "no outlet named"


def test_outlets_draw_articles_and_one_article_its_paragraphs():
    lines = tagged("ann", "south", *HALF) + tagged("ann", "north", *HALF) + tagged("ann", "east", *HALF)
    found = compared(lines, SOUTH, NORTH, EAST, by="outlet")
    assert [(one.over, one.clusters, one.few) for one in found.drawn] == [
        ("paragraphs", 12, False),
        ("articles", 2, True),
    ]


def test_articles_that_nobody_has_tagged_are_left_out_unless_they_are_named():
    lines = tagged("ann", "south", "critical")
    assert names(compared(lines)) == ["south"]
    found = compared(lines, selection=Selection(articles=("north", "south")))
    assert names(found) == ["south", "north"]
    assert found.shares.mask[1].all()
    assert isinstance(found.share_spans[1][0], Undefined)
    assert isinstance(found.balance_spans[1], Undefined)
    assert not names(compared("", SOUTH))


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(outlets=("Post",)), ["south", "north"]),
        (Selection(since="2026-04"), ["north", "east"]),
        (Selection(until="2026-03"), ["south"]),
        (Selection(articles=("east",)), ["east"]),
    ],
)
def test_a_selection_says_which_articles_are_compared(selection, expected):
    lines = "".join(tagged("ann", id, "critical") for id in ("south", "north", "east"))
    assert names(compared(lines, SOUTH, NORTH, EAST, selection=selection)) == expected


def test_only_selected_reviewers_and_paragraphs_count_and_a_verdict_whoever_is_selected():
    lines = "ann south 1 critical\nben south 1 supportive\nann south 2 critical\nLEA south 2 supportive"
    found = compared(lines, selection=Selection(reviewers=("ann",)))
    assert found.counts[0].tolist() == [0, 2, 0, 0]
    assert compared(lines, basis="final", selection=Selection(reviewers=("ben",))).counts[0].tolist() == [
        2,
        0,
        0,
        0,
    ]
    places = frozenset({("south", SOUTH.paragraphs[1].id)})
    assert compared(lines, selection=Selection(paragraphs=places)).tagged.tolist() == [1]


def test_a_selection_of_what_is_not_there_is_refused():
    with pytest.raises(SelectionError, match="article “nowhere”"):
        compared(CLEAR, selection=Selection(articles=("nowhere",)))
    found = compared(CLEAR)
    with pytest.raises(SelectionError, match="article “nowhere”"):
        found.difference("south", "nowhere", "critical")
    with pytest.raises(SelectionError, match="tag “angry”"):
        found.difference("south", "north", "angry")


def test_a_codebook_without_the_two_tags_has_no_balance():
    found = compared(tagged("ann", "south", "yes"), SOUTH, codebook=codebook("yes", "no"))
    assert found.balance.mask.all()
    assert "lacks a tag" in found.balance_spans[0].reason
    with pytest.raises(SelectionError):
        found.statements(BALANCE)


def test_former_tags_are_compared_like_all_others():
    found = compared(tagged("ann", "south", "critical", "angry"), SOUTH)
    assert found.former == ("angry",)
    assert found.counts[0, found.tags.index("angry")] == 1


def test_progress_is_told_to_the_end():
    told = []
    compared(CLEAR, progress=told.append)
    assert told == [0.5, 1.0]


# --------------------------------------------------------------------- what changes nothing


def test_choosing_further_articles_changes_no_figure_of_the_others():
    lines = CLEAR + tagged("ann", "east", *HALF)
    few = compared(lines, SOUTH, NORTH)
    many = compared(lines, EAST, NORTH, SOUTH)
    for name in ("south", "north"):
        a, b = few.place(name), many.place(name)
        assert few.share_spans[a] == many.share_spans[b]
        assert few.word_spans[a] == many.word_spans[b]
        assert few.balance_spans[a] == many.balance_spans[b]
    assert few.difference("south", "north", "critical") == many.difference("south", "north", "critical")


def test_two_articles_of_the_same_labels_are_drawn_independently():
    lines = tagged("ann", "south", *HALF) + tagged("ann", "north", *HALF)
    found = compared(lines, draws=2000)
    one = found.difference("south", "north", "critical")
    assert one.value == 0
    assert one.span.low < -0.3
    assert one.span.high > 0.3


def test_the_same_question_has_the_same_answer_and_another_seed_another():
    assert critical(compared(CLEAR, seed=1)) == critical(compared(CLEAR, seed=1))
    lines = tagged("ann", "south", "critical", *["neutral report"] * 7)
    words = {compared(lines, SOUTH, seed=seed).word_spans[0][1] for seed in range(8)}
    assert len(words) > 1 or critical(compared(lines, SOUTH)).how == "bootstrap"


CHOICES = st.sampled_from(["critical", "supportive", "critical;statistic", "neutral report", "none", "-"])
ROWS = st.lists(
    st.tuples(
        st.sampled_from("abc"), st.sampled_from(["south", "north", "east"]), st.integers(1, 8), CHOICES
    ),
    min_size=1,
    max_size=25,
    unique_by=lambda row: row[:3],
)


@settings(max_examples=40, deadline=None)
@given(ROWS, st.randoms(use_true_random=False), st.sampled_from(["article", "outlet"]))
def test_the_order_of_labels_and_of_articles_changes_nothing(rows, random, by):
    articles = [SOUTH, NORTH, EAST]
    lines = [" ".join(map(str, row)) for row in rows]
    options = {"by": by, "draws": 50}
    found = compared("\n".join(lines), *articles, **options)
    random.shuffle(lines)
    random.shuffle(articles)
    other = compared("\n".join(lines), *articles, **options)
    assert sorted(names(found)) == sorted(names(other))
    for name in names(found):
        a, b = found.place(name), other.place(name)
        for field in ("counts", "word_counts", "tagged", "reviewers"):
            assert np.allclose(getattr(found, field)[a], getattr(other, field)[b])
        for one, same in zip(found.share_spans[a], other.share_spans[b], strict=True):
            assert _alike(one, same)
        assert _alike(found.balance_spans[a], other.balance_spans[b])
        assert found.drawn[a] == other.drawn[b]


def _alike(one, same):
    if isinstance(one, Undefined):
        return one == same
    return dataclasses.astuple(one) == (pytest.approx(same.low), pytest.approx(same.high), same.how)


@settings(max_examples=40, deadline=None)
@given(ROWS)
def test_intervals_are_intervals_and_shares_lie_in_them_or_beside_no_draw(rows):
    found = compared("\n".join(" ".join(map(str, row)) for row in rows), SOUTH, NORTH, EAST, draws=50)
    for g in range(len(found.groups)):
        for t in range(len(found.tags)):
            span = found.share_spans[g][t]
            assert isinstance(span, Undefined) == bool(np.ma.getmaskarray(found.shares)[g, t])
            if isinstance(span, Span):
                assert 0 <= span.low < span.high <= 1
        if isinstance(found.balance_spans[g], Span):
            assert -1 <= found.balance_spans[g].low < found.balance_spans[g].high <= 1


def test_names_of_tags_change_no_figure():
    def renamed(text):
        return text.replace("critical", "yes").replace("supportive", "no").replace("neutral report", "well")

    lines = CLEAR + tagged("ann", "south", "supportive")
    mine = codebook("supportive", "critical", "neutral report")
    found = compared(lines, codebook=mine)
    other = compared(renamed(lines), codebook=codebook("no", "yes", "well"))
    assert found.share_spans == other.share_spans
    assert np.array_equal(found.counts, other.counts)


def test_labels_of_no_unit_count_nowhere():
    table = LabelTable.of([*labels((SOUTH,), tagged("ann", "south", "critical"))])
    found = compare(entries([NORTH]), unit_arrays([NORTH]), table, DEMO)
    assert not found.groups
    orphaned = compared("ann south 99 critical\nann south 1 none", SOUTH)
    assert (orphaned.tagged.tolist(), orphaned.none.tolist()) == ([1], [1])
    assert NONE not in orphaned.tags
