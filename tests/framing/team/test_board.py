"""The team's progress at a glance."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.articles import Library
from framing.labels import NONE, LabelTable
from framing.team.assignment import assign
from framing.team.board import board
from framing.team.people import Member
from framing.team.progress import done_by_article
from framing.team.roster import Team
from tests.framing.labels.examples import label

ANN_AND_BO = Team((Member("ann"), Member("bo"), Member("lea", "lead")), reviewers_per_article=1)


@dataclass
class Given:
    """An assignment that is written down: article -> reviewers."""

    articles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    is_open = False

    def of(self, article: str) -> tuple[str, ...]:
        return self.articles.get(article, ())


#: Where nobody is listed.
NOBODY = assign("abc", Team())
#: ann has `a` and `b`, bo has `b` and `c`.
SHARED = Given({"a": ("ann",), "b": ("ann", "bo"), "c": ("bo",)})


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """`a` with a headline and two paragraphs, `b` and `c` with one and the same paragraph."""
    sources = tmp_path_factory.mktemp("project") / "sources"
    sources.mkdir()
    (sources / "a.txt").write_text(
        "A bridge for the island\n\nIt opened on Monday, and the island cheered.\n\n"
        "It is 1,204 metres long and cost 88 million crowns.\n",
        encoding="utf-8",
    )
    for name in "bc":
        (sources / f"{name}.txt").write_text("The wire reported it in one sentence.\n", encoding="utf-8")
    library = Library(sources)
    library.index()
    assert [entry.units for entry in library.entries()] == [3, 1, 1]
    return library


def on(library, reviewer, article, *numbers, tags="critical", **fields):
    """Labels by `reviewer` on the units of `article` that `numbers` names, by default on all."""
    return [
        label(unit.number, tags, reviewer=reviewer, article=article, paragraph_id=unit.id, **fields)
        for unit in library.article(article).units
        if not numbers or unit.number in numbers
    ]


def seen(library, *labels, team=ANN_AND_BO, assignment=SHARED):
    return board(library, LabelTable.of([one for some in labels for one in some]), team, assignment)


def test_at_first_everything_is_left(library):
    found = seen(library)
    assert found.reviewers == ("ann", "bo")
    ann = found.standing("ann")
    assert (ann.articles, ann.finished, ann.units, ann.done, ann.left, ann.unsure) == (2, 0, 4, 0, 4, 0)
    assert (ann.saved_at, ann.pace, ann.time_left) == ("", None, None)
    assert (found.team_done, found.team_units) == (0, 6)
    assert not found.finished.any()


def test_a_reviewers_total_is_over_what_is_theirs(library):
    found = seen(library, on(library, "ann", "a", 1, 2), on(library, "ann", "b"), on(library, "ann", "c"))
    ann = found.standing("ann")
    assert (ann.done, ann.left, ann.finished, ann.elsewhere) == (3, 1, 1, 1)
    assert (found.team_done, found.team_units) == (3, 6)


def test_an_article_is_finished_when_all_whom_it_waits_for_are_through(library):
    found = seen(library, on(library, "ann", "a"), on(library, "ann", "b"))
    assert found.finished.tolist() == [True, False, False]
    b = found.article("b")
    assert (b.done_by, len(b.awaited), b.finished) == (1, 2, False)
    assert found.article("a").finished
    both = seen(library, on(library, "ann", "b"), on(library, "bo", "b"))
    assert both.finished.tolist() == [False, True, False]


def test_a_guest_in_an_article_is_shown_and_not_waited_for(library):
    found = seen(library, on(library, "ann", "a"), on(library, "guest", "a", 1))
    assert found.reviewers == ("ann", "bo", "guest")
    assert [(share.reviewer, share.awaited, share.done) for share in found.article("a").shares] == [
        ("ann", True, 3),
        ("guest", False, 1),
    ]
    assert found.article("a").finished
    guest = found.standing("guest")
    assert (guest.articles, guest.done, guest.left) == (1, 1, 2)
    assert (found.team_done, found.team_units) == (3, 6)


def test_what_was_withdrawn_is_left_again_and_that_no_tag_fits_is_done(library):
    found = seen(library, on(library, "ann", "a"), on(library, "ann", "a", 1, tags=""))
    assert found.standing("ann").done == 2
    assert seen(library, on(library, "ann", "b", tags=NONE)).standing("ann").finished == 1


def test_an_adjudicators_verdict_is_no_progress(library):
    found = seen(library, on(library, "lea", "a", role="adjudicator"))
    assert found.reviewers == ("ann", "bo")
    assert found.team_done == 0


def test_unsure_is_counted_as_the_decision_stands(library):
    unsure = on(library, "ann", "a", unsure=True)
    found = seen(library, unsure, on(library, "ann", "a", 1))
    assert found.standing("ann").unsure == 2
    assert found.article("a").shares[0].unsure == 2


def test_the_last_save_is_the_last_row_even_if_it_withdraws(library):
    found = seen(
        library,
        on(library, "ann", "a", 1, saved_at="2026-11-21T09:30:00.000Z"),
        on(library, "ann", "a", 1, tags="", saved_at="2026-11-21T09:31:00.000Z"),
        on(library, "bo", "b", saved_at="2026-11-21T09:32:00.000Z"),
    )
    assert found.standing("ann").saved_at == "2026-11-21T09:31:00.000Z"


def test_the_pace_tells_how_long_the_rest_will_take(library):
    elsewhere = [label(n, article="other", saved_at=f"2026-11-21T09:30:{n * 9:02}.000Z") for n in range(6)]
    ann = seen(library, elsewhere).standing("ann")
    assert (ann.pace, ann.left, ann.time_left) == (9, 4, 36)


def test_a_label_on_text_that_is_gone_counts_for_nothing(library):
    gone = [label(1, article="a"), label(1, article="removed")]
    assert seen(library, gone).standing("ann").done == 0


def test_where_sources_are_masked_headlines_are_no_units(library):
    masked = Team(ANN_AND_BO.members, reviewers_per_article=1, mask_source=True)
    found = seen(library, on(library, "ann", "a"), team=masked)
    assert found.article("a").shares[0][3:5] == (2, 2)
    assert found.standing("ann").done == 2
    assert found.team_units == 5


def test_of_an_article_that_was_not_read_the_units_are_unknown(library, tmp_path):
    unread = Library(library.sources, cache=tmp_path / "another.sqlite")
    found = seen(unread, on(library, "ann", "b"))
    share = found.article("b").shares[0]
    assert (share.units, share.done, share.left, share.finished) == (None, 1, None, False)
    ann = found.standing("ann")
    assert (ann.articles, ann.unread, ann.units, ann.left, ann.finished) == (2, 2, 0, 0, 0)
    assert found.unread == 3
    assert not found.finished.any()


def test_without_a_team_the_reviewers_are_those_who_have_tagged_and_all_is_theirs(library):
    labels = (on(library, "ann", "a"), on(library, "bo", "a", 1), on(library, "bo", "b"))
    found = seen(library, *labels, team=Team(), assignment=NOBODY)
    assert found.reviewers == ("ann", "bo")
    assert [(s.articles, s.done, s.left) for s in found.standings] == [(3, 3, 2), (3, 2, 3)]
    assert found.finished.tolist() == [False, True, False]
    assert (found.team_done, found.team_units) == (4, 5)


def test_where_articles_are_not_shared_out_every_article_waits_for_all_who_are_listed(library):
    listed = Team((Member("ann"), Member("bo")))
    found = seen(library, on(library, "ann", "b"), team=listed, assignment=assign("abc", listed))
    assert [(s.articles, s.done, s.left) for s in found.standings] == [(3, 1, 4), (3, 0, 5)]
    assert (found.article("b").done_by, len(found.article("b").awaited)) == (1, 2)
    assert (found.team_done, found.team_units) == (1, 10)


def test_without_articles_and_without_labels_there_is_an_empty_board(tmp_path, library):
    empty = Library(tmp_path / "sources")
    found = seen(empty, on(library, "ann", "a"), assignment=Given())
    assert (found.articles, found.standing("ann").done, found.team_units) == ((), 0, 0)
    nobody = seen(library, team=Team(), assignment=NOBODY)
    assert (nobody.reviewers, nobody.standings, nobody.team_units) == ((), (), 5)
    assert not nobody.finished.any()


def test_who_is_not_on_the_board_has_no_standing_and_no_articles(library):
    found = seen(library)
    assert found.standing("nobody") is None
    assert found.of_reviewer("nobody") == []
    assert found.article("removed") is None


def test_a_reviewers_articles_come_in_their_own_order(library):
    found = seen(library)
    assert [share.article for share in found.of_reviewer("ann")] == ["a", "b"]
    assert [share.article for share in found.of_reviewer("ann", ["removed", "b", "c"])] == ["b", "a"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["ann", "bo"]),
            st.sampled_from("abc"),
            st.integers(1, 3),
            st.sampled_from(["critical", "none", ""]),
        ),
        max_size=20,
    ),
    st.booleans(),
)
def test_the_board_says_of_each_reviewer_what_their_own_list_says(library, decisions, masked):
    team = Team(ANN_AND_BO.members, reviewers_per_article=1, mask_source=masked)
    labels = [on(library, who, article, number, tags=tags) for who, article, number, tags in decisions]
    found = seen(library, *labels, team=team)
    table = LabelTable.of([one for some in labels for one in some])
    for row, reviewer in enumerate(found.reviewers):
        counted = dict(zip(found.articles, found.done[row].tolist(), strict=True))
        own = done_by_article(library, table, reviewer, masked=masked)
        assert counted == dict.fromkeys("abc", 0) | own
