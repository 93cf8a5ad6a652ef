"""The commands that set paragraphs for reviewers."""

from __future__ import annotations

import pytest

from framing.labels import CsvStore, new_label_id, utc_now
from framing.project import open_project
from tests.framing.labels.examples import label

TEAM = """
[[reviewer]]
name = "Mira"
[[reviewer]]
name = "Jonas"
"""


@pytest.fixture
def staffed(small_project):
    (small_project / "team.toml").write_text(TEAM, encoding="utf-8")
    return small_project


def tag_everything(folder, reviewer, saved_at="2026-01-01T09:00:00.000Z", tags="critical"):
    project = open_project(folder)
    for article in project.library.ids:
        for unit in project.library.article(article).units:
            project.store.append(
                label(
                    unit.number, tags, id=new_label_id(), reviewer=reviewer, article=article,
                    paragraph_id=unit.id, saved_at=saved_at,
                )
            )  # fmt: skip


def test_a_sample_is_shown_and_not_set_unless_asked(staffed, run):
    code, lines, _ = run("sample", staffed, "--reviewers", "Mira", "Jonas", "--list")
    assert code == 0
    assert lines[0].startswith(
        "139 paragraphs are enough to tell an alpha of 0.8 from less at the level 0.05"
    )
    assert lines[1] == "6 paragraphs drawn, which is all of them: 139 were wanted."
    assert sum(line.startswith(("bridge", "ferry")) for line in lines) == 6
    assert lines[-1].startswith("Nothing was set")
    assert not (staffed / "tasks.csv").exists()


def test_a_sample_is_set_for_every_reviewer(staffed, run):
    code, lines, _ = run(
        "sample", staffed, "--reviewers", "mira", "Jonas", "--units", 3, "--write", "--by", "Lea"
    )
    assert (code, lines[-1]) == (0, "Set for Mira, Jonas as reliability-1.")
    tasks = open_project(staffed).tasks
    assert {task.place for task in tasks.of("Mira")} == {task.place for task in tasks.of("Jonas")}
    assert len(tasks.of("Mira")) == 3
    (found,) = tasks.sets()
    assert found.by == "Lea"


def test_the_same_seed_draws_the_same_and_a_larger_sample_begins_with_the_smaller(staffed, run):
    options = ("sample", staffed, "--reviewers", "Mira", "Jonas", "--list", "--seed", "x")
    three, five = (run(*options, "--units", count)[1] for count in (3, 5))

    def listed(lines):
        return [tuple(line.split()) for line in lines if line.startswith(("bridge ", "ferry "))]

    assert listed(five)[:3] == listed(three)


def test_what_is_discussed_is_not_drawn(staffed, run):
    run("open", staffed, "bridge")
    _, lines, said = run("sample", staffed, "--reviewers", "Mira", "Jonas", "--list")
    assert "1 of 2 articles, which are open for discussion" in said
    assert not any(line.startswith("bridge") for line in lines)


def test_a_masked_headline_is_not_drawn(staffed, run):
    (staffed / "team.toml").write_text("mask_source = true\n" + TEAM, encoding="utf-8")
    _, lines, _ = run("sample", staffed, "--reviewers", "Mira", "Jonas")
    assert lines[1].startswith("4 paragraphs drawn")


def test_tags_as_frequent_as_they_are_decide_how_many_it_takes(staffed, run):
    tag_everything(staffed, "Mira")
    tag_everything(staffed, "Jonas", tags="critical;statistic")
    _, lines, _ = run("sample", staffed, "--reviewers", "Mira", "Jonas", "--as-tagged")
    assert lines[0].startswith("103 paragraphs are enough")
    assert "most of all for “statistic”" in lines[0]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--reviewers", "Mira"], "two reviewers or more"),
        (["--reviewers", "Mira", "mira"], "two reviewers or more"),
        (["--reviewers", "Mira", "Jonas", "--minimum", "1"], "The minimal α is above 0 and below 1"),
        (["--reviewers", "Mira", "Jonas", "--write"], "--by"),
        (["--reviewers", "Mira", "Jonas", "--units", "0"], "not a number of paragraphs"),
    ],
)
def test_what_cannot_be_drawn_is_said_and_nothing_is_set(staffed, run, options, said):
    code, _, complaint = run("sample", staffed, *options)
    assert code == 2
    assert said in complaint
    assert not (staffed / "tasks.csv").exists()


def test_a_reviewer_who_is_not_in_the_team_is_pointed_out(staffed, run):
    _, _, said = run("sample", staffed, "--reviewers", "Mira", "Ayo")
    assert "“Ayo” is not in team.toml" in said


def test_a_retest_asks_what_the_reviewer_tagged_before_and_not_twice(staffed, run):
    tag_everything(staffed, "Mira")
    code, lines, _ = run("retest", staffed, "Mira", "-n", 4, "--by", "Lea")
    assert (code, lines) == (0, ["4 of 6 paragraphs set for Mira as retest-1."])
    assert run("retest", staffed, "Mira", "--by", "Lea")[1] == ["2 of 2 paragraphs set for Mira as retest-2."]
    places = [task.place for task in open_project(staffed).tasks.of("Mira")]
    assert len(set(places)) == len(places) == 6
    code, _, said = run("retest", staffed, "Mira", "--by", "Lea")
    assert code == 2
    assert "tagged nothing that could be asked again" in said


def test_a_retest_leaves_out_what_was_tagged_this_day(staffed, run):
    tag_everything(staffed, "Mira", saved_at=utc_now())
    assert run("retest", staffed, "Mira", "--by", "Lea")[0] == 2
    assert run("retest", staffed, "Mira", "--by", "Lea", "--days", "-1")[0] == 2
    assert not (staffed / "tasks.csv").exists()
    assert CsvStore(staffed / "labels.csv").read()


def test_the_project_may_be_left_out(staffed, run, monkeypatch):
    monkeypatch.setenv("FRAMING_PROJECT", str(staffed))
    tag_everything(staffed, "Mira")
    assert run("retest", "Mira", "--by", "Lea")[1] == ["6 of 6 paragraphs set for Mira as retest-1."]


@pytest.mark.parametrize("name", ["", " ", "\x00"])
def test_a_name_is_a_name(staffed, run, name):
    for command in (
        ("sample", staffed, "--reviewers", "Jonas", name, "--write", "--by", "Lea"),
        ("sample", staffed, "--reviewers", "Jonas", "Mira", "--write", "--by", name),
        ("retest", staffed, name, "--by", "Lea"),
    ):
        code, _, err = run(*command)
        assert (code, "a name is empty" in err) == (2, True)
    assert not (staffed / "tasks.csv").exists()


def test_names_are_taken_as_labels_carry_them(small_project, run):
    run("sample", small_project, "--reviewers", " Ann  Lee ", "Jo\u0308rg", "--write", "--by", "Lea")
    (found,) = open_project(small_project).tasks.sets()
    assert found.reviewers == ("Ann Lee", "J\u00f6rg")
