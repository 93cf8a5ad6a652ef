"""The commands for the lead of a team."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from framing.labels import CsvStore, Label
from framing.project import open_project
from framing.team import Person

TEAM = """
reviewers_per_article = 2
url = "https://tags.example.org"
[[reviewer]]
name = "Mira"
[[reviewer]]
name = "Jonas"
[[reviewer]]
name = "Ayo"
[[reviewer]]
name = "Lea"
role = "lead"
"""


@pytest.fixture
def staffed(small_project):
    """The small project with three reviewers and a lead."""
    (small_project / "team.toml").write_text(TEAM, encoding="utf-8")
    return small_project


def table(lines: list[str]) -> list[list[str]]:
    return [re.split(r"  +", line.strip()) for line in lines]


# -------------------------------------------------------------------------- assignment


def test_the_assignment_says_who_reviews_each_article_and_how_many_each_has(run, staffed):
    code, out, err = run("assignment", staffed)
    assert (code, err) == (0, "")
    heading, bridge, ferry = table(out[:3])
    assert heading == ["article", "reviewers"]
    assert [bridge[0], ferry[0]] == ["bridge", "ferry"]
    assert all(len(row[1].split(", ")) == 2 for row in (bridge, ferry))
    loads = re.findall(r"(\w+) (\d)", out[3].partition(": ")[2])
    assert dict(loads).keys() == {"Mira", "Jonas", "Ayo"}
    assert sum(int(load) for _, load in loads) == 4


def test_all_formats_of_the_assignment_agree(run, staffed):
    document = json.loads("\n".join(run("assignment", staffed, "--format", "json")[1]))
    assert document["open"] is False
    rows = list(csv.DictReader(io.StringIO("\n".join(run("assignment", staffed, "--format", "csv")[1]))))
    for name, order in document["order"].items():
        assert [(row["place"], row["article"]) for row in rows if row["reviewer"] == name] == [
            (str(place), article) for place, article in enumerate(order, start=1)
        ]
    lines = dict(table(run("assignment", staffed)[1][1:3]))
    assert lines == {article: ", ".join(names) for article, names in document["articles"].items()}


def test_the_sample_is_marked(run, staffed):
    text = TEAM.replace("reviewers_per_article = 2", "reliability_share = 0.5")
    (staffed / "team.toml").write_text(text, encoding="utf-8")
    rows = table(run("assignment", staffed)[1][1:3])
    assert sorted(row[1].endswith("(sample)") for row in rows) == [False, True]


def test_without_a_team_the_assignment_is_open(run, small_project):
    code, out, _ = run("assignment", small_project)
    assert code == 0
    assert out == ["Everybody may take every article: team.toml assigns none (see docs/team.md)."]


# ---------------------------------------------------------------------------- progress


def test_progress_counts_what_is_done_though_no_page_was_ever_opened(run, staffed):
    project = open_project(staffed)
    mine = project.library.article("ferry").paragraphs[1]
    CsvStore(staffed / "labels.csv").append(
        Label(
            "0" * 16,
            "2026-11-21T09:30:00.125Z",
            "Ben",
            "reviewer",
            "ferry",
            2,
            mine.id,
            ("none",),
            codebook="x",
        )
    )
    code, out, _ = run("progress", staffed)
    rows = {row[0]: row for row in table(out[:-1])}
    assert code == 0
    assert list(rows) == ["reviewer", "Mira", "Jonas", "Ayo", "Ben"]
    assert rows["Ben"] == ["Ben", "0 of 1", "1 of 2", "1", "0", "2026-11-21 09:30"]
    assert out[-1] == "0 of 2 articles are finished by all of their reviewers."


# ------------------------------------------------------------------------------- links


def people(folder, lines: list[str]) -> list[Person]:
    """Whom the printed links let in."""
    links = open_project(folder).links
    return [links.from_token(line.rpartition("/join/")[2]).person for line in lines]


def test_an_invitation_is_a_link_for_each_person_in_the_role_that_the_team_gives_them(run, staffed):
    code, out, err = run("invite", staffed, "mira", "Lea")
    assert (code, err) == (0, "")
    assert [row[0] for row in table(out)] == ["Mira", "Lea"]
    assert all(row[1].startswith("https://tags.example.org/join/") for row in table(out))
    assert people(staffed, out) == [Person("Mira"), Person("Lea", "lead")]


def test_a_role_an_end_and_an_address_can_be_given(run, staffed):
    out = run("invite", staffed, "Mira", "--role", "lead", "--forever", "--url", "http://10.0.0.7:8501/")[1]
    assert out[0].startswith("Mira  http://10.0.0.7:8501/join/")
    assert people(staffed, out) == [Person("Mira", "lead")]
    run("invite", staffed, "Jonas", "--days", "0.5")
    soon, never = open_project(staffed).links.all()
    assert never.expires == ""
    assert soon.made < soon.expires


def test_somebody_who_is_not_in_the_team_is_invited_and_the_lead_is_told(run, staffed):
    code, out, err = run("invite", staffed, "Zoe")
    assert (code, people(staffed, out)) == (0, [Person("Zoe")])
    assert "“Zoe” is not in team.toml" in err


def test_without_a_team_anybody_is_invited_and_a_local_address_is_remarked_on(run, small_project):
    code, out, err = run("invite", small_project, "Zoe")
    assert code == 0
    assert out[0].startswith("Zoe  http://localhost:8501/join/")
    assert "--url" in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Mira", " "], "name"),
        (["Mira", "--days", "0"], "--days"),
        (["Mira", "--days", "soon"], "--days"),
        (["Mira", "--days", "nan"], "--days"),
        (["Mira", "--days", "3", "--forever"], "--forever"),
        (["Mira", "--url", "javascript:alert(1)"], "--url"),
        (["Mira", "--role", "boss"], "--role"),
        ([], "NAME"),
    ],
)
def test_an_invitation_that_is_wrong_makes_no_link_at_all(arguments, said, run, staffed):
    code, out, err = run("invite", staffed, *arguments)
    assert (code, out) == (2, [])
    assert said in err
    assert open_project(staffed).links.all() == []


def test_links_are_listed_without_what_lets_in_unless_asked(run, staffed):
    made = run("invite", staffed, "Mira", "Jonas")[1]
    run("revoke", staffed, "Jonas")
    code, out, _ = run("links", staffed)
    assert code == 0
    assert [row[1:4] for row in table(out)] == [
        ["name", "role", "state"],
        ["Jonas", "reviewer", "revoked"],
        ["Mira", "reviewer", "active"],
    ]
    tokens = [line.rpartition("/join/")[2] for line in made]
    assert not [token for token in tokens if token in "\n".join(out)]
    shown = "\n".join(run("links", staffed, "--show")[1])
    assert [token for token in tokens if f"https://tags.example.org/join/{token}" in shown] == tokens


def test_a_project_without_links_says_how_they_are_made(run, staffed):
    assert "python -m framing invite" in run("links", staffed)[1][0]
    assert not (staffed / ".private").exists()


def test_a_name_revokes_all_links_of_that_person_and_an_id_one(run, staffed):
    run("invite", staffed, "Mira", "Jonas")
    run("invite", staffed, "Mira", "Jonas")
    newest = open_project(staffed).links.all()[0]
    code, out, _ = run("revoke", staffed, "MIRA", newest.id)
    assert (code, len(out)) == (0, 3)
    active = [link for link in open_project(staffed).links.all() if link.state() == "active"]
    assert [link.name for link in active] == ["Jonas"]


def test_where_one_of_several_is_not_known_nothing_is_revoked(run, staffed):
    run("invite", staffed, "Mira")
    code, out, err = run("revoke", staffed, "Mira", "Nobody")
    assert (code, out) == (2, [])
    assert "“Nobody”" in err
    assert [link.state() for link in open_project(staffed).links.all()] == ["active"]


# -------------------------------------------------------------------------- discussion


def opened(folder) -> list[str]:
    project = open_project(folder)
    state = project.discussion.state()
    return [id for id in project.library.ids if state.is_open(id)]


def test_articles_are_opened_and_closed_one_by_one(run, staffed):
    assert run("open", staffed, "ferry", "bridge")[:2] == (0, ["Open for discussion: bridge, ferry."])
    assert opened(staffed) == ["bridge", "ferry"]
    assert run("close", staffed, "ferry")[1] == ["Open for discussion: bridge."]
    assert opened(staffed) == ["bridge"]


def test_the_whole_project_is_opened_and_closed_where_no_article_is_named(run, staffed):
    assert run("open", staffed)[1] == ["Open for discussion: every article."]
    assert run("close", staffed, "ferry")[1] == ["Open for discussion: bridge."]
    assert run("close", staffed)[1] == ["Open for discussion: nothing."]
    assert opened(staffed) == []


def test_an_article_that_is_not_there_is_refused_before_anything_is_opened(run, staffed):
    code, out, err = run("open", staffed, "bridge", "../bridge")
    assert (code, out) == (2, [])
    assert "“../bridge”" in err
    assert opened(staffed) == []


# ------------------------------------------------------------------------------- check


def test_check_reports_a_team_that_is_refused(run, staffed):
    (staffed / "team.toml").write_text("reviewers_per_article = 2\n", encoding="utf-8")
    code, out, err = run("check", staffed)
    assert (code, out) == (1, [])
    assert err.startswith("team.toml: reviewers_per_article is 2")
