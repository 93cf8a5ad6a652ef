"""Stability: which decisions are a pair, which are not, and what is said of the pairs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.labels import LabelTable, tag_set
from framing.reliability.coefficients import of_matrix
from framing.reliability.matrix import Selection
from framing.reliability.over_time.stability import NO_RETEST, NOT_TWICE, stability
from framing.reliability.over_time.twice import HOUR_MS
from framing.undefined import NOTHING_VARIES, Undefined
from tests.framing.reliability.examples import TAGS, articles
from tests.framing.reliability.over_time.timed import timed
from tests.framing.reporting.examples import entries, unit_arrays

OF = articles(3, 4)
KEYS = {one.id: [paragraph.id for paragraph in one.paragraphs] for one in OF}


def stable(text: str | LabelTable, **more):
    table = timed(OF, text) if isinstance(text, str) else text
    return stability(entries(OF), unit_arrays(OF), table, TAGS, **{"draws": 20, **more})


def ann(text: str, **more):
    (found,) = stable(text, **more).reviewers
    return found


def test_a_paragraph_decided_again_a_week_later_is_a_pair():
    found = ann("ann a1 1 good 11-02T09:00\nann a1 1 bad 11-09T09:00\nann a1 2 bad 11-02T09:00")
    assert (found.pairs, found.apart_ms) == (1, 7 * 24 * HOUR_MS)
    assert found.tags["good"].percent_agreement == found.tags["bad"].percent_agreement == 0.0
    assert found.tags["plain"].percent_agreement == 1.0
    assert found.tags["plain"].alpha == NOTHING_VARIES


def test_an_hour_apart_is_enough_and_less_is_a_slip():
    assert ann("ann a1 1 good 11-02T09:00\nann a1 1 bad 11-02T10:00").pairs == 1
    assert ann("ann a1 1 good 11-02T09:00\nann a1 1 bad 11-02T09:59").pairs == 0


def test_a_slip_leaves_the_decision_that_it_was_made_into():
    found = ann("ann a1 1 bad 11-02T09:00\nann a1 1 good 11-02T09:01\nann a1 1 good 11-03T09:01")
    assert (found.pairs, found.tags["good"].percent_agreement) == (1, 1.0)
    assert found.apart_ms == 24 * HOUR_MS


def test_of_three_decisions_each_is_held_against_the_one_before():
    found = ann("ann a1 1 good 11-02T09:00\nann a1 1 good 11-03T09:00\nann a1 1 bad 11-04T09:00")
    assert (found.pairs, found.tags["good"].percent_agreement) == (2, 0.5)


def test_the_same_tags_under_another_note_or_mark_are_no_second_decision():
    assert ann("ann a1 1 good 11-02T09:00\nann a1 1 good 11-09T09:00 note=why").pairs == 0
    assert ann("ann a1 1 good 11-02T09:00 unsure=1\nann a1 1 good 11-09T09:00").pairs == 0
    assert ann("ann a1 1 good 11-02T09:00\nann a1 1 good 11-09T09:00").pairs == 1


def test_undone_and_withdrawn_rows_are_no_decisions():
    undone = "ann a1 1 good 11-02T09:00\nann a1 1 bad 11-09T09:00 id=x\nann a1 1 good 11-10T09:00 id=x-undo"
    assert ann(undone).pairs == 0
    withdrawn = "ann a1 1 good 11-02T09:00\nann a1 1 - 11-09T09:00\nann a1 1 good 11-12T09:00"
    assert (ann(withdrawn).pairs, ann(withdrawn).apart_ms) == (1, 10 * 24 * HOUR_MS)


def test_verdicts_others_and_other_paragraphs_are_no_second_decision():
    found = stable(
        "ann a1 1 good 11-02T09:00\nANN a1 1 bad 11-09T09:00\nben a1 1 bad 11-09T09:00\nann a2 1 bad 11-09T09:00"
    )
    assert [(one.reviewer, one.pairs) for one in found.reviewers] == [("ann", 0), ("ben", 0)]
    assert found.reviewers[0].tags["good"].alpha == NOT_TWICE


def test_rows_without_a_time_and_text_that_is_gone_are_left_out():
    found = stable(
        "ann a1 1 good 11-02T09:00\nann a1 1 bad later\nann gone 1 bad 11-02T09:00\nann gone 1 bad 11-04T09:00"
    )
    assert (found.reviewers[0].pairs, found.untimed) == (0, 1)


def test_only_what_is_selected_counts():
    text = "ann a1 1 good 11-02T09:00\nann a1 1 bad 11-09T09:00\nben a2 1 good 11-02T09:00\nben a2 1 bad 11-09T09:00"
    by = {one.reviewer: one.pairs for one in stable(text, selection=Selection(articles=("a2",))).reviewers}
    assert by == {"ben": 1}
    by = {one.reviewer: one.pairs for one in stable(text, selection=Selection(reviewers=("ann",))).reviewers}
    assert by == {"ann": 1}
    sample = Selection(paragraphs=frozenset({("a1", KEYS["a1"][0])}))
    assert {one.reviewer: one.pairs for one in stable(text, selection=sample).reviewers} == {"ann": 1}


# ---------------------------------------------------------------------- discussion

OPENED = [
    ((), 0),
    ([("2026-11-05T09:00:00.000Z", "open", "a1")], 1),
    ([("2026-11-05T09:00:00.000Z", "open", "")], 1),
    ([("2026-11-05T09:00:00.000Z", "open", "a2")], 0),
    ([("2026-11-10T09:00:00.000Z", "open", "a1")], 0),
    ([("2026-11-01T09:00:00.000Z", "open", "a1")], 1),
    ([("2026-11-01T09:00:00.000Z", "open", "a1"), ("2026-11-01T10:00:00.000Z", "close", "a1")], 0),
    ([("2026-11-01T09:00:00.000Z", "open", ""), ("2026-11-01T10:00:00.000Z", "close", "a1")], 0),
    ([("2026-11-01T09:00:00.000Z", "open", "a1"), ("2026-11-04T10:00:00.000Z", "close", "")], 1),
]  # fmt: skip


@pytest.mark.parametrize(("openings", "opened"), OPENED)
def test_pairs_that_were_open_for_discussion_are_left_out(openings, opened):
    found = ann("ann a1 1 good 11-02T09:00\nann a1 1 bad 11-09T09:00", openings=openings)
    assert (found.pairs, found.opened) == (1 - opened, opened)


# ------------------------------------------------------------------------ re-tests


def retest(number: int, at: str, reviewer="ann", article="a1") -> tuple[str, str, str, str]:
    return reviewer, article, KEYS[article][number - 1], f"2026-{at}:00.000Z"


def test_answers_to_a_retest_are_told_from_changes_of_mind():
    text = """
        ann a1 1 good 11-02T09:00
        ann a1 2 good 11-02T09:00
        ann a1 1 good 11-09T09:00
        ann a1 2 bad  11-09T09:00
        """
    asked = [retest(1, "11-08T09:00"), retest(3, "11-08T09:00"), retest(2, "11-08T09:00", reviewer="ben")]
    every, answers = ann(text, retests=asked), ann(text, retests=asked, only_retests=True)
    assert (every.pairs, every.asked, every.tags["good"].percent_agreement) == (2, 1, 0.5)
    assert (answers.pairs, answers.asked, answers.tags["good"].percent_agreement) == (1, 1, 1.0)


def test_an_answer_counts_though_a_note_was_not_seen_and_not_repeated():
    text = "ann a1 1 good 11-02T09:00 note=why\nann a1 1 good 11-09T09:00"
    assert ann(text).pairs == 0
    assert ann(text, retests=[retest(1, "11-08T09:00")]).pairs == 1


def test_only_the_first_decision_after_it_was_set_answers_a_retest():
    text = "ann a1 1 good 11-02T09:00\nann a1 1 bad 11-09T09:00\nann a1 1 good 11-19T09:00"
    found = ann(text, retests=[retest(1, "11-08T09:00")], only_retests=True)
    assert (found.pairs, found.tags["good"].percent_agreement) == (1, 0.0)
    again = [retest(1, "11-08T09:00"), retest(1, "11-18T09:00")]
    assert ann(text, retests=again, only_retests=True).pairs == 2
    assert ann(text, retests=[retest(1, "11-20T09:00")], only_retests=True).pairs == 0


def test_without_an_answer_there_is_no_figure_for_retests():
    found = ann("ann a1 1 good 11-02T09:00\nann a1 1 bad 11-09T09:00", only_retests=True)
    assert (found.pairs, found.tags["good"].alpha) == (0, NO_RETEST)


# ------------------------------------------------------------------------- figures

rows = st.lists(
    st.tuples(
        st.sampled_from(["ann", "ben"]),
        st.integers(1, 4),
        st.sampled_from(["good", "bad", "good+bad", "none", "-"]),
        st.integers(1, 300),  # minutes since the row before
    ),
    max_size=25,
)


def plain_pairs(said) -> dict[str, list[tuple[frozenset, frozenset]]]:
    """Reviewer -> pairs of sets, by walking each paragraph's rows one by one."""
    now, histories = 0, {}
    for reviewer, number, tags, minutes in said:
        now += minutes
        if tags != "-":
            histories.setdefault((reviewer, number), []).append((now, tag_set(tags.split("+"))))
    found: dict[str, list] = {}
    for (reviewer, _), decided in histories.items():
        found.setdefault(reviewer, [])
        settled = [decided[0]]
        for time, tags in decided[1:]:
            if time - settled[-1][0] < 60:
                settled[-1] = (time, tags)
            else:
                settled.append((time, tags))
        found[reviewer] += [(one, other) for (_, one), (_, other) in pairwise(settled)]
    return found


@given(rows)
def test_figures_are_those_of_a_plain_reading(said):
    now, lines = 0, []
    for reviewer, number, tags, minutes in said:
        now += minutes
        day, minute = divmod(now, 24 * 60)
        lines.append(f"{reviewer} a1 {number} {tags} 01-{day + 1:02d}T{minute // 60:02d}:{minute % 60:02d}")
    found = {one.reviewer: one for one in stable("\n".join(lines)).reviewers}
    expected = plain_pairs(said)
    assert set(found) == set(expected)
    for name, pairs in expected.items():
        assert found[name].pairs == len(pairs)
        for tag in ("good", "bad"):
            figures, plain = (
                found[name].tags[tag],
                of_matrix([[int(tag in s) for s in pair] for pair in pairs] or [[-1]]),
            )
            for one, other in (
                (figures.alpha, plain.alpha),
                (figures.percent_agreement, plain.percent_agreement),
            ):
                assert isinstance(one, Undefined) == isinstance(other, Undefined)
                assert isinstance(one, Undefined) or one == pytest.approx(other)
        single = [pair for pair in pairs if max(map(len, pair)) == 1]
        assert found[name].exclusive.units == len(single)
        assert found[name].left_out == len(pairs) - len(single)
        plain = of_matrix(
            [[["good", "bad", "none"].index(min(s)) for s in pair] for pair in single] or [[-1]]
        )
        if not isinstance(plain.alpha, Undefined):
            assert found[name].exclusive.alpha == pytest.approx(plain.alpha)


def test_a_tag_that_has_left_the_codebook_is_named():
    found = stable("ann a1 1 old 11-02T09:00\nann a1 1 good 11-09T09:00")
    assert found.tags == (*TAGS.names, "old")
    assert found.reviewers[0].tags["old"].percent_agreement == 0.0


def test_nothing_at_all_is_stable_in_nobody():
    assert stable(LabelTable.of([])).reviewers == ()
