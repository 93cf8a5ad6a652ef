"""The record of set paragraphs: what is set for whom, what is withdrawn, what the file says."""

from __future__ import annotations

import csv

import pytest

from framing.articles.places import Place
from framing.errors import TaskSetUnknown, TeamRecordNotSaved, TeamRecordRefused
from framing.team.tasks import COLUMNS, Tasks

A, B = "0123456789ab", "ba9876543210"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "tasks.csv"


@pytest.fixture
def tasks(file):
    times = (f"2026-11-21T09:30:{second:02d}.000Z" for second in range(60))
    return Tasks(file, now=lambda: next(times))


def test_nothing_is_set_at_first_and_asking_makes_no_file(tasks, file):
    assert tasks.sets() == []
    assert tasks.of("Mira") == ()
    assert tasks.notice == ""
    assert not file.exists()


def test_what_is_set_is_found_by_set_and_by_reviewer(tasks):
    id = tasks.assign("Lea", "reliability", [("Mira", "ferry", 2, A), ("Jonas", "ferry", 2, A)])
    (found,) = tasks.sets()
    assert (found.id, found.by, found.purpose) == (id, "Lea", "reliability")
    assert found.reviewers == ("Mira", "Jonas")
    assert found.places == {Place("ferry", A)}
    (task,) = tasks.of("Mira")
    assert (task.set, task.at, task.place, task.paragraph) == (id, found.at, Place("ferry", A), 2)
    assert tasks.of("mira") == ()
    assert tasks.get(id) == found


def test_the_newest_set_comes_first_and_a_reviewer_has_the_tasks_of_all(tasks):
    first = tasks.assign("Lea", "reliability", [("Mira", "ferry", 2, A)])
    second = tasks.assign("Lea", "retest", [("Mira", "ferry", 2, A)])
    assert [one.id for one in tasks.sets()] == [second, first]
    assert [task.set for task in tasks.of("Mira")] == [first, second]


def test_a_set_that_is_withdrawn_is_asked_for_no_more_and_its_id_is_not_given_again(tasks):
    first = tasks.assign("Lea", "reliability", [("Mira", "ferry", 2, A)])
    tasks.withdraw("Lea", first)
    assert tasks.sets() == []
    assert tasks.of("Mira") == ()
    assert tasks.assign("Lea", "reliability", [("Mira", "ferry", 3, B)]) != first
    with pytest.raises(TaskSetUnknown, match=r"reliability-1.*Standing are reliability-2"):
        tasks.withdraw("Lea", first)
    with pytest.raises(TaskSetUnknown):
        tasks.get(first)


def test_what_is_given_twice_is_set_once(tasks):
    tasks.assign("Lea", "retest", [("Mira", "ferry", 2, A)] * 2)
    assert len(tasks.of("Mira")) == 1


def test_another_process_sees_the_set_and_its_numbers_do_not_collide(tasks, file):
    mine = tasks.assign("Lea", "reliability", [("Mira", "ferry", 2, A)])
    other = Tasks(file)
    theirs = other.assign("Ayo", "reliability", [("Mira", "ferry", 3, B)])
    assert mine != theirs
    assert [one.id for one in tasks.sets()] == [theirs, mine]


def test_the_tasks_of_a_reviewer_are_one_object_while_the_file_is_the_same(tasks):
    tasks.assign("Lea", "reliability", [("Mira", "ferry", 2, A)])
    assert tasks.of("Mira") is tasks.of("Mira")


def test_the_file_is_plain_csv(tasks, file):
    tasks.assign("Lea", "reliability", [("Mira", "a, b", 2, A)])
    tasks.withdraw("Lea", "reliability-1")
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.reader(opened))
    assert rows == [
        list(COLUMNS),
        ["2026-11-21T09:30:00.000Z", "Lea", "reliability-1", "reliability", "Mira", "a, b", "2", A],
        ["2026-11-21T09:30:01.000Z", "Lea", "reliability-1", "withdrawn", "", "", "", ""],
    ]


@pytest.mark.parametrize(
    ("by", "given"), [("", [("Mira", "ferry", 2, A)]), ("Lea", []), ("Lea", [("Mira", "a\nb", 2, A)])]
)
def test_a_set_that_cannot_be_kept_whole_is_not_kept_at_all(tasks, file, by, given):
    with pytest.raises(TeamRecordNotSaved):
        tasks.assign(by, "reliability", [*given, *given])
    assert not file.exists()


@pytest.mark.parametrize(
    "row",
    [
        "t,Lea,s,sample,Mira,ferry,2," + A,
        "t,Lea,s,retest,,ferry,2," + A,
        "t,Lea,s,retest,Mira,ferry,two," + A,
        "t,Lea,s,retest,Mira,ferry,2,1.2E+11",
    ],
)
def test_a_row_that_says_something_else_is_refused(tasks, file, row):
    file.write_text(",".join(COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    with pytest.raises(TeamRecordRefused, match=r"tasks\.csv, row 2"):
        tasks.of("Mira")


def test_a_set_whose_end_was_lost_is_told_to_the_lead(tasks, file):
    tasks.assign("Lea", "reliability", [("Mira", "ferry", 2, A), ("Mira", "ferry", 3, B)])
    file.write_bytes(file.read_bytes()[:-4])
    assert [task.paragraph for task in tasks.of("Mira")] == [2]
    assert "tasks.csv ends in" in tasks.notice


@pytest.mark.parametrize("at", ["21.11.2026 09:30", "2026-11-21", "2026-11-21 09:30:00", "soon", ""])
def test_a_time_that_nothing_can_be_later_than_is_refused(file, at):
    row = f"{at},Lea,retest-1,retest,Mira,ferry,2,{A}"
    file.write_text(f"{','.join(COLUMNS)}\n{row}\n", encoding="utf-8")
    with pytest.raises(TeamRecordRefused, match=r"row 2.*column at"):
        Tasks(file).sets()
