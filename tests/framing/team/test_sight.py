"""What a reviewer can see, and what cannot be got out of what they see."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.labels import LabelTable
from framing.team.discussion import Openness
from framing.team.people import Person
from framing.team.roster import Team
from framing.team.sight import visible
from tests.framing.labels.examples import label, labels

ANN, LEA = Person("ann"), Person("lea", "lead")
BLIND, SHUT, ALL_OPEN = Team(), Openness(), Openness(everything=True)

TABLE = LabelTable.of(
    [
        label(1, "critical", article="ferry"),
        label(
            1,
            "secret tag",
            article="ferry",
            reviewer="Bodil",
            note="Bodil's note",
            codebook="Bodil's codebook",
        ),
        label(2, "none", article="bridge", reviewer="Bodil"),
        label(2, "statistic", article="ferry", role="adjudicator"),
        label(3, "neutral", article="ferry", reviewer="Cyrus", role="adjudicator"),
    ]
)

opennesses = st.builds(
    Openness,
    everything=st.booleans(),
    articles=st.frozensets(st.sampled_from(["ferry", "bridge", "other"])),
    closed=st.frozensets(st.sampled_from(["ferry", "bridge", "other"])),
)


def test_a_blind_reviewer_sees_their_own_labels_and_verdicts():
    assert list(visible(TABLE, ANN, BLIND, SHUT)) == [TABLE[0], TABLE[3]]


def test_who_else_there_is_and_what_they_chose_cannot_be_read():
    seen = visible(TABLE, ANN, BLIND, SHUT)
    assert seen.reviewers == ["ann"]
    assert seen.articles == ["ferry"]
    assert seen.choices == [("critical",), ("statistic",)]
    assert seen.codebooks == [TABLE[0].codebook]
    for everything in (vars(seen), seen.to_frame().to_csv()):
        assert "Bodil" not in str(everything)
        assert "Cyrus" not in str(everything)
    assert len(seen) == 2
    assert seen.rows_of(reviewer="Bodil").tolist() == seen.current(reviewer="Bodil").tolist() == []


def test_an_open_article_shows_everybodys_labels_on_it_and_on_no_other():
    seen = visible(TABLE, ANN, BLIND, Openness(articles=frozenset({"ferry"})))
    assert list(seen) == [TABLE[0], TABLE[1], TABLE[3], TABLE[4]]


def test_an_article_that_was_closed_again_is_blind_in_an_open_project():
    seen = visible(TABLE, ANN, BLIND, Openness(everything=True, closed=frozenset({"ferry"})))
    assert list(seen) == [TABLE[0], TABLE[2], TABLE[3]]


@pytest.mark.parametrize(("person", "team"), [(LEA, BLIND), (ANN, Team(blind=False))])
def test_leads_and_teams_that_are_not_blind_see_the_table_itself(person, team):
    assert visible(TABLE, person, team, SHUT) is TABLE


def test_a_newcomer_sees_nothing_of_others():
    for nobody in (Person("dee"), Person("Ann"), Person("ann "), Person("")):
        seen = visible(TABLE, nobody, BLIND, SHUT)
        assert len(seen) == 0
        assert seen.reviewers == seen.articles == seen.choices == seen.codebooks == []


def test_an_empty_table_is_seen_as_one():
    assert len(visible(LabelTable.of([]), ANN, BLIND, ALL_OPEN)) == 0


@given(st.lists(labels), opennesses)
def test_what_is_visible_is_what_is_own_or_open(given, openness):
    seen = visible(LabelTable.of(given), ANN, BLIND, openness)
    assert list(seen) == [one for one in given if one.reviewer == "ann" or openness.is_open(one.article)]
    assert set(seen.reviewers) == {one.reviewer for one in seen}
    assert set(seen.articles) == {one.article for one in seen}
    assert set(seen.choices) == {one.tags for one in seen}
