"""The summary: worked examples, and random projects against a slow, plain computation of the same."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.articles import Article, Entry
from framing.labels import NONE, LabelTable
from framing.reporting import BASES, Summary, summarise
from tests.framing.reporting.examples import (
    DEMO,
    article,
    codebook,
    entries,
    labels,
    slow_summary,
    unit_arrays,
)

#: 2, 4, 6 and 8 words, and a byline that is no unit.
BRIDGE = article(
    "bridge",
    "(headline) Bridge opens",
    "(byline) By Ines Holt",
    "one two three four",
    "a b c d e f",
    "a b c d e f g h",
)
FERRY = article("ferry", "one two three four", "(caption) last ferry")


def summary(
    lines: str, basis: str = "average", book=DEMO, articles: tuple[Article, ...] = (BRIDGE, FERRY)
) -> Summary:
    return summarise(entries(articles), unit_arrays(articles), labels(articles, lines), book, basis)


def counts(found: Summary, row: int = 0) -> dict[str, float]:
    return {tag: value for tag, value in zip(found.tags, found.counts[row].tolist(), strict=True) if value}


# --------------------------------------------------------------------- worked examples


def test_one_reviewer_s_tags_are_counted_by_paragraph_and_by_word():
    found = summary(
        """
        ann bridge 1 supportive
        ann bridge 3 critical
        ann bridge 4 critical
        """
    )
    assert (found.paragraphs[0], found.tagged[0], found.tagged_words[0], found.reviewers[0]) == (4, 3, 12, 1)
    assert counts(found) == {"supportive": 1, "critical": 2}
    assert found.shares[0].tolist() == [1 / 3, 2 / 3, 0, 0]
    assert found.word_shares[0].tolist() == [2 / 12, 10 / 12, 0, 0]
    assert found.balance[0] == (1 - 2) / (1 + 2)
    assert found.why_undefined(0) is None


def test_a_byline_is_no_unit_and_a_label_on_one_is_orphaned():
    found = summary("ann bridge 2 critical")
    assert (found.paragraphs[0], found.tagged[0], found.reviewers[0], found.orphaned[0]) == (4, 0, 0, 1)


def test_the_average_counts_a_paragraph_by_the_share_of_its_reviewers():
    found = summary(
        """
        ann bridge 3 supportive
        ben bridge 3 supportive;statistic
        cem bridge 3 critical
        ann bridge 4 critical
        """
    )
    assert found.reviewers[0] == 3
    assert counts(found) == {"supportive": 2 / 3, "critical": 1 + 1 / 3, "statistic": 1 / 3}
    assert found.balance[0] == pytest.approx((2 / 3 - 4 / 3) / 2)
    assert found.word_counts[0, 0] == pytest.approx(4 * 2 / 3)
    assert found.word_counts[0, 1] == pytest.approx(6 + 4 / 3)


def test_the_example_of_the_methods_page():
    lines = """
        ann bridge 1 supportive
        ann bridge 3 critical;statistic
        ann bridge 4 critical
        ben bridge 3 critical
        """
    average, final = summary(lines), summary(lines, "final")
    assert (average.tagged[0], final.tagged[0]) == (3, 2)
    assert counts(average) == {"supportive": 1, "critical": 2, "statistic": 1 / 2}
    assert counts(final) == {"supportive": 1, "critical": 1}
    assert (average.shares[0, 1], final.shares[0, 1]) == (2 / 3, 1 / 2)
    assert (average.word_shares[0, 1], final.word_shares[0, 1]) == ((4 + 6) / 12, 6 / 8)
    assert (average.balance[0], final.balance[0]) == (-1 / 3, 0)


def test_shares_add_up_past_one_where_a_paragraph_has_two_tags_but_portions_do_not():
    found = summary("ann bridge 3 supportive;statistic")
    assert found.shares[0].tolist() == [1, 0, 0, 1]
    assert found.portions[0].tolist() == [0.5, 0, 0, 0.5]


@pytest.mark.parametrize("many", [0, 1_000])
def test_different_reviewers_are_counted_alike_in_small_projects_and_in_vast_ones(many, monkeypatch):
    monkeypatch.setattr("framing.reporting.summary._MANY_PAIRS", many)
    lines = "ann bridge 1 critical\nann bridge 3 critical\nben bridge 3 none\nann ferry 1 critical"
    assert summary(lines).reviewers.tolist() == [2, 1]


def test_none_is_tagged_and_is_no_tag():
    found = summary("ann bridge 3 none\nann bridge 4 critical")
    assert (found.tagged[0], found.none[0]) == (2, 1)
    assert found.shares[0].tolist() == [0, 0.5, 0, 0]


def test_the_last_row_counts_and_a_withdrawn_one_does_not():
    found = summary("ann bridge 3 critical\nann bridge 3 supportive\nann bridge 4 critical\nann bridge 4 -")
    assert counts(found) == {"supportive": 1}
    assert found.tagged[0] == 1


def test_an_adjudicator_counts_in_final_labels_only():
    lines = "ann bridge 3 critical\nben bridge 3 critical\nZOE bridge 3 supportive\nZOE bridge 4 statistic"
    average, final = summary(lines), summary(lines, "final")
    assert (counts(average), average.tagged[0], average.reviewers[0]) == ({"critical": 1}, 1, 2)
    assert (counts(final), final.tagged[0], final.reviewers[0]) == ({"supportive": 1, "statistic": 1}, 2, 2)


def test_a_verdict_that_lapsed_does_not_count():
    lines = "ann bridge 3 critical\nben bridge 3 critical\nZOE bridge 3 supportive\nann bridge 4 statistic\nZOE bridge 4 none"
    assert counts(summary(lines + "\nben bridge 3 none", "final")) == {}
    assert counts(summary(lines + "\nann bridge 4 critical", "final")) == {"supportive": 1, "critical": 1}


def test_a_final_label_needs_more_than_half_and_the_same_whole_set_of_tags():
    found = summary(
        """
        ann bridge 1 critical
        ben bridge 1 supportive
        ann bridge 3 critical;statistic
        ben bridge 3 critical;statistic
        cem bridge 3 critical
        ann bridge 4 critical
        ben bridge 4 critical;statistic
        """,
        "final",
    )
    assert found.tagged[0] == 1
    assert counts(found) == {"critical": 1, "statistic": 1}


def test_a_paragraph_that_two_articles_print_is_counted_in_the_one_that_was_labelled():
    found = summary("ann ferry 1 critical")
    assert BRIDGE.paragraphs[2].id == FERRY.paragraphs[0].id
    assert found.tagged.tolist() == [0, 1]


def test_a_label_finds_its_paragraph_after_the_article_got_a_new_beginning():
    before = labels([BRIDGE], "ann bridge 3 critical\nann bridge 5 statistic")
    after = article("bridge", "(headline) New", *(p.text for p in BRIDGE.paragraphs))
    found = summarise(entries([after]), unit_arrays([after]), before, DEMO)
    assert (found.tagged[0], found.tagged_words[0], found.orphaned[0]) == (2, 4 + 8, 0)


def test_labels_on_lost_paragraphs_and_lost_articles_are_kept_apart_and_counted():
    found = summary(
        """
        ann bridge 9 critical
        ben bridge 9 critical
        ann lost 1 critical
        ann ferry 1 critical
        ann ferry 7 -
        """
    )
    assert found.orphaned.tolist() == [2, 0]
    assert found.gone == {"lost": 1}
    assert found.tagged.tolist() == [0, 1]


def test_tags_that_left_the_codebook_stand_behind_those_that_did_not():
    found = summary("ann bridge 1 zeal\nann bridge 3 critical\nann bridge 4 alarm;critical")
    assert found.tags == (*DEMO.names, "alarm", "zeal")
    assert found.former == ("alarm", "zeal")
    assert counts(found) == {"critical": 2, "alarm": 1, "zeal": 1}


def test_a_former_tag_that_no_current_label_holds_is_not_shown():
    assert summary("ann bridge 1 zeal\nann bridge 1 critical").former == ()


def test_an_article_that_was_not_read_yet_is_pending_and_its_labels_are_not_taken_for_orphans():
    units = unit_arrays([BRIDGE])._replace(ids=("bridge", "ferry"))
    table = labels([BRIDGE, FERRY], "ann ferry 1 critical\nann bridge 1 critical")
    found = summarise([*entries([BRIDGE]), Entry("ferry", None, "", "", None, None)], units, table, DEMO)
    assert found.pending.tolist() == [False, True]
    assert found.orphaned.tolist() == [0, 0]
    assert found.tagged.tolist() == [1, 0]
    assert found.to_frame()["paragraphs"].isna().tolist() == [False, True]


def test_a_library_that_changed_between_the_list_and_the_units_is_summarised_as_the_units_say():
    units, table = unit_arrays([BRIDGE, FERRY]), labels([BRIDGE, FERRY], "ann ferry 1 critical")
    for listed in ([FERRY], [FERRY, BRIDGE], [article("new", "text"), BRIDGE, FERRY]):
        found = summarise(entries(listed), units, table, DEMO)
        assert [entry.id for entry in found.articles] == ["bridge", "ferry"]
        assert found.tagged.tolist() == [0, 1]


def test_none_beside_a_tag_as_only_a_hand_writes_it_is_read_as_the_tag():
    found = summary("ann bridge 1 critical;none\nann bridge 3 critical;critical")
    assert (counts(found), found.none[0], found.portions[0, 1]) == ({"critical": 2}, 0, 2)


def test_a_project_without_labels_or_without_articles_has_an_empty_summary():
    found = summary("")
    assert found.tagged.tolist() == [0, 0]
    assert found.shares.mask.all()
    empty = summary("ann lost 1 critical", articles=())
    assert (len(empty.articles), empty.gone, len(empty.to_frame())) == (0, {"lost": 1}, 0)


# ----------------------------------------------------------------------------- balance


def test_balance_is_undefined_with_the_reason():
    found = summary("ann bridge 1 statistic")
    assert found.balance.mask.all()
    assert found.why_undefined(0) == "No paragraph is tagged supportive or critical."
    assert found.why_undefined(1) == "No paragraph is tagged."


def test_balance_needs_both_tags_in_the_codebook_and_former_ones_do_not_count():
    found = summary("ann bridge 1 critical\nann bridge 3 supportive", book=codebook("supportive", "hostile"))
    assert found.balance.mask.all()
    assert found.why_undefined(0) == "The codebook has no tag named “critical”."


@pytest.mark.parametrize("people", [1, 2, 3, 6, 7, 49])
def test_balance_is_exactly_one_where_everyone_says_supportive(people):
    found = summary("\n".join(f"r{n} bridge {p} supportive" for n in range(people) for p in (1, 3, 4, 5)))
    assert found.balance[0] == 1
    assert found.counts[0, 0] == 4


# ------------------------------------------------------------------------------- frame


def test_the_frame_has_a_row_an_article_and_three_columns_a_tag():
    frame = summary("ann bridge 1 zeal\nann bridge 3 critical").to_frame()
    per_tag = [
        column
        for tag in (*DEMO.names, "zeal")
        for column in (tag, f"{tag} share of paragraphs", f"{tag} share of words")
    ]
    assert list(frame.columns) == [
        *("article", "title", "outlet", "date", "paragraphs", "tagged", "reviewers"),
        *per_tag,
        *("none", "balance", "orphaned"),
    ]
    row = frame.iloc[0]
    assert (row["article"], row["title"], row["tagged"], row["critical share of words"]) == (
        "bridge",
        "Bridge",
        2,
        4 / 6,
    )
    assert frame.iloc[1][["supportive share of words", "balance"]].isna().all()


def test_counts_are_whole_numbers_for_final_labels_and_not_for_averages():
    lines = "ann bridge 1 critical\nben bridge 1 statistic\nann bridge 3 critical"
    assert str(summary(lines).to_frame()["critical"].tolist()) == "[1.5, 0.0]"
    assert str(summary(lines, "final").to_frame()["critical"].tolist()) == "[1, 0]"


def test_a_tag_that_is_called_like_another_column_gets_a_column_of_its_own():
    book = codebook("title", "title share of words", "none (tag)", "balance")
    frame = summary("ann bridge 1 title;balance", book=book).to_frame()
    assert frame.columns.is_unique
    assert (frame["title"][0], frame["title (tag)"][0], frame["balance (tag)"][0]) == ("Bridge", 1, 1)


# ---------------------------------------------------------------------- random projects


TEXTS = ("one two", "one two three four five", "word", "ένα δύο", "(caption) one two", "(byline) By Ann", "…")
CHOICES = (
    "-",
    "none",
    "supportive",
    "critical",
    "statistic;supportive",
    "supportive;statistic",
    "former",
    "critical;former",
)

articles_ = st.lists(st.lists(st.sampled_from(TEXTS), max_size=4), max_size=3).map(
    lambda lists: tuple(article(f"a{place}", *texts) for place, texts in enumerate(lists))
)
lines_ = st.lists(
    st.tuples(
        st.sampled_from(["ann", "ben", "cem", "dan", "ANN", "ZOE"]),
        st.sampled_from(["a0", "a0", "a1", "a2", "gone"]),
        st.integers(1, 5),
        st.sampled_from(CHOICES),
        st.integers(-1, 1),
    ),
    max_size=40,
)


@given(articles_, lines_, st.sampled_from(BASES))
def test_any_project_s_summary_is_what_the_slow_computation_says(articles, lines, basis):
    rows = list(labels(articles, "\n".join(f"{r} {a} {p} {tags}" for r, a, p, tags, _ in lines)))
    # Some numbers are not where the paragraph is now, as after an edit of the article.
    moved = [
        type(row)(**{name: getattr(row, name) for name in row.__slots__} | {"paragraph": row.paragraph + by})
        for row, (*_, by) in zip(rows, lines, strict=True)
    ]
    found = summarise(entries(articles), unit_arrays(articles), LabelTable.of(moved), DEMO, basis)
    slow = slow_summary(articles, rows, found.tags, basis)

    assert found.gone == slow["gone"]
    for row, one in enumerate(articles):
        want = slow[one.id]
        got = (
            found.paragraphs[row],
            found.tagged[row],
            found.tagged_words[row],
            found.reviewers[row],
            found.orphaned[row],
        )
        names = ("paragraphs", "tagged", "tagged words", "reviewers", "orphaned")
        assert got == tuple(want.get(name, 0) for name in names)
        for got, wanted in (
            (found.counts, want["counts"]),
            (found.word_counts, want["words"]),
            (found.portions, want["portions"]),
        ):
            assert got[row].tolist() == pytest.approx([float(wanted[tag]) for tag in found.tags], abs=1e-9)
        assert found.none[row] == pytest.approx(float(want["counts"][NONE]))
        assert found.portions[row].sum() + found.none[row] == pytest.approx(found.tagged[row])
        s, c = want["counts"]["supportive"], want["counts"]["critical"]
        if s + c:
            assert found.balance[row] == pytest.approx(float((s - c) / (s + c)), abs=1e-9)
        else:
            assert found.balance.mask[row]
            assert found.why_undefined(row)
    assert set(found.former) == {
        tag for one in articles for tag, count in slow[one.id]["counts"].items() if count
    } - {*DEMO.names, NONE}


@given(articles_, lines_, st.sampled_from(BASES), st.randoms())
def test_the_order_of_reviewers_rows_changes_nothing(articles, lines, basis, random):
    """Shuffled so that each reviewer's own rows stay in order, and verdicts behind what they are made on."""
    texts = [f"{r} {a} {p} {tags}" for r, a, p, tags, _ in lines]
    verdicts = [text for text in texts if text[0].isupper()]
    reviews = [text for text in texts if not text[0].isupper()]
    queues: dict[str, list[str]] = {}
    for text in reviews:
        queues.setdefault(text.split()[0], []).append(text)
    order = [name for name, queue in queues.items() for _ in queue]
    random.shuffle(order)
    mixed = [queues[name].pop(0) for name in order]
    one, other = (
        summarise(
            entries(articles),
            unit_arrays(articles),
            labels(articles, "\n".join(some + verdicts)),
            DEMO,
            basis,
        )
        for some in (reviews, mixed)
    )
    assert one.tags == other.tags
    for name in (
        "tagged",
        "tagged_words",
        "reviewers",
        "counts",
        "word_counts",
        "portions",
        "none",
        "orphaned",
    ):
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), atol=1e-9)
