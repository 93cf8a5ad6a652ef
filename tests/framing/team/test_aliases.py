"""Letters instead of names, for reviewers who are anonymous to each other."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.labels import LabelTable
from framing.team.aliases import SOMEBODY, aliases, aliases_of, naming, under_aliases
from framing.team.people import Member, Person, name_key
from framing.team.roster import Team
from tests.framing.labels.examples import label, labels

ANN, LEA = Person("ann"), Person("lea", "lead")
TEAM = Team(members=(Member("ann"), Member("bo"), Member("cy"), Member("lea", "lead")), anonymous=True)

names = st.text(min_size=1, max_size=8)


@given(st.sets(names, max_size=60), st.lists(names, max_size=20), st.text(max_size=4))
def test_everybody_has_an_alias_that_is_nobodys_name_and_no_two_people_share_one(listed, guests, seed):
    given = aliases(listed, seed, guests)
    assert set(given) == {*listed, *guests}
    people = {name_key(name) for name in given}
    assert len(set(given.values())) == len(people)
    assert not {name_key(alias) for alias in given.values()} & people


@given(st.lists(names, unique=True), st.text(max_size=4), st.randoms())
def test_the_order_in_which_people_are_listed_tells_nothing_of_the_letters(listed, seed, random):
    shuffled = random.sample(listed, len(listed))
    assert aliases(listed, seed) == aliases(shuffled, seed)


def test_letters_are_not_in_the_order_of_the_names():
    listed = [f"person {number:02}" for number in range(20)]
    for seed in ("one", "two"):
        given = aliases(listed, seed)
        assert [given[name] for name in listed] != sorted(given.values())
    assert aliases(listed, "one") != aliases(listed, "two")


def test_letters_go_on_behind_z():
    given = aliases([], "", [f"guest {number}" for number in range(28)])
    assert [given[f"guest {number}"] for number in (0, 25, 26, 27)] == [
        "Reviewer A",
        "Reviewer Z",
        "Reviewer AA",
        "Reviewer AB",
    ]


def test_two_spellings_of_a_name_share_a_letter():
    assert len(set(aliases(["Mira", "MIRA"], "").values())) == 1
    assert aliases_of(TEAM, ["Bo"])["Bo"] == aliases_of(TEAM, [])["bo"]


def test_somebody_who_is_called_like_an_alias_is_not_mistaken_for_another():
    given = aliases(["reviewer a", "ann"], "")
    assert set(given.values()) == {"Reviewer B", "Reviewer C"}


def test_who_comes_in_later_changes_no_letter():
    before = aliases_of(TEAM, ["guest"])
    assert aliases_of(TEAM, ["guest", "bo", "another"]).items() >= before.items()


def test_reviewers_call_each_other_by_letters_themselves_by_name_and_leads_see_names():
    called = naming(ANN, TEAM, ["bo", "guest"])
    assert called("ann") == "ann"
    assert all(called(name).startswith("Reviewer ") for name in ("bo", "cy", "lea", "guest"))
    assert called(called("bo")) == called("bo")
    assert called("whoever") == SOMEBODY
    assert naming(LEA, TEAM, [])("bo") == "bo"
    assert naming(ANN, Team(members=TEAM.members), [])("bo") == "bo"


TABLE = LabelTable.of(
    [
        label(1, "critical"),
        label(1, "none", reviewer="bo", note="a note"),
        label(2, "none", reviewer="lea"),
        label(2, "critical", reviewer="lea", role="adjudicator"),
    ]
)


def test_a_table_under_aliases_holds_all_but_the_names():
    called = naming(ANN, TEAM, TABLE.reviewers)
    seen = under_aliases(TABLE, called)
    assert [row.reviewer for row in seen] == ["ann", called("bo"), called("lea"), "lea"]
    assert [row.tags for row in seen] == [row.tags for row in TABLE]
    assert seen.current().tolist() == TABLE.current().tolist()
    assert seen.rows_of(reviewer="bo").tolist() == []
    for everything in (seen.reviewers, seen._codes["reviewer"], seen.to_frame().to_csv()):
        assert not re.search(r"\bbo\b", str(everything))
    assert not seen.continues(TABLE)


def test_a_name_that_is_nobodys_leaves_an_empty_table_empty():
    assert len(under_aliases(LabelTable.of([]), naming(ANN, TEAM, []))) == 0


@given(st.lists(labels))
def test_renaming_changes_the_reviewer_and_nothing_else(given):
    table = LabelTable.of(given)
    seen = table.renamed(lambda name, role: f"{role} {name}")
    assert list(seen) == [replace(one, reviewer=f"{one.role} {one.reviewer}") for one in given]
    assert set(seen.reviewers) == {f"{one.role} {one.reviewer}" for one in given}
    if given:
        only = seen.only([len(given) - 1])
        assert only.reviewers == [f"{given[-1].role} {given[-1].reviewer}"]


def test_a_renamed_table_cannot_be_written_to():
    with pytest.raises(ValueError, match="read-only"):
        TABLE.renamed(lambda name, role: name).paragraph[0] = 1
