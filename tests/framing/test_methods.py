"""The methods text of a whole project: what its files say goes into it; and the command."""

from __future__ import annotations

import pytest

import framing
from framing.cli import main
from framing.labels import CsvStore
from framing.methods import facts_of
from framing.project import open_project
from framing.reliability.agreement import agreement
from framing.reliability.paper.checklist import checklist
from framing.reliability.paper.text import text
from tests.framing.labels.examples import label


@pytest.fixture
def tagged(small_project):
    """Ann and Bo on the paragraphs of "bridge"; Bo differs on one."""
    article = open_project(small_project).library.article("bridge")
    store = CsvStore(small_project / "labels.csv")
    for reviewer, odd in (("ann", None), ("bo", 3)):
        for unit in article.units:
            tags = "critical" if unit.number in (1, odd) else "none"
            store.append(label(unit.number, tags, article="bridge", paragraph_id=unit.id, reviewer=reviewer))
    return small_project


def facts(folder):
    project = open_project(folder)
    project.library.index()
    library = project.library.entries(), project.library.unit_arrays()
    table = project.store.read()
    return facts_of(project, *library, table, agreement(*library, table, project.codebook))


def test_the_team_file_says_what_coders_could_see(tagged):
    assert not facts(tagged).rules.team
    (tagged / "team.toml").write_text(
        'mask_source = true\nreviewers_per_article = 2\nreviewers = ["ann", "bo"]\n'
        '[[reviewer]]\nname = "lea"\nrole = "lead"\n',
        encoding="utf-8",
    )
    rules = facts(tagged).rules
    assert (rules.team, rules.blind, rules.masked, rules.per_article) == (True, True, True, 2)
    assert rules.leads == {"lea"}


def test_a_share_of_articles_for_all_is_a_random_sample(tagged):
    (tagged / "team.toml").write_text(
        'reliability_share = 1.0\nreviewers = ["ann", "bo"]\n', encoding="utf-8"
    )
    found = facts(tagged)
    assert found.rules.shared == {"bridge", "ferry"}
    assert found.design == "random"


def test_an_opening_for_discussion_is_known(tagged):
    assert facts(tagged).after_opening == 0
    project = open_project(tagged)
    project.discussion.open("lea", "bridge")
    article = project.library.article("bridge")
    first = article.units[0]
    project.store.append(
        label(
            first.number,
            "none",
            article="bridge",
            paragraph_id=first.id,
            reviewer="bo",
            saved_at="2999-01-01T00:00:00.000Z",
        )
    )
    assert facts(tagged).after_opening == 1


def test_paragraphs_that_were_drawn_and_set_are_the_sample(tagged):
    project = open_project(tagged)
    units = project.library.article("bridge").units
    tasks = [(who, "bridge", unit.number, unit.id) for who in ("ann", "bo") for unit in units]
    id = project.tasks.assign("lea", "reliability", tasks)
    assert facts(tagged).drawn == (len(units), len(units))
    assert facts(tagged).design == "random"
    project.tasks.withdraw("lea", id)
    assert facts(tagged).drawn is None


def test_a_re_test_is_counted_and_a_re_test_alone(tagged):
    project = open_project(tagged)
    unit = project.library.article("bridge").units[0]
    assert facts(tagged).retest is None
    project.tasks.assign("lea", "retest", [("ann", "bridge", unit.number, unit.id)])
    assert facts(tagged).retest[:3] == (1, 0, 0)
    project.store.append(
        label(
            unit.number,
            "critical",
            article="bridge",
            paragraph_id=unit.id,
            reviewer="ann",
            saved_at="2999-01-01T00:00:00.000Z",
        )
    )
    assert facts(tagged).retest[:3] == (1, 1, 1)


def test_the_version_is_that_of_the_package(tagged):
    assert facts(tagged).version == framing.__version__


# -------------------------------------------------------------------------------- command


def test_the_command_prints_text_and_checklist(tagged, capsys):
    assert main(["methods", str(tagged)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("## Material and units\n")
    assert f"version {framing.__version__}" in said
    assert "## What is still missing\n\n- [" in said


@pytest.mark.parametrize(
    ("option", "there", "absent"),
    [("--text", "## Material", "- [?]"), ("--checklist", "- [?]", "## Material")],
)
def test_the_command_prints_one_of_them_alone(tagged, capsys, option, there, absent):
    assert main(["methods", str(tagged), option]) == 0
    said = capsys.readouterr().out
    assert there in said
    assert absent not in said


def test_the_command_writes_of_a_selection_and_says_so(tagged, capsys):
    assert main(["methods", str(tagged), "--text", "--reviewers", "ann"]) == 0
    said = capsys.readouterr().out
    assert "This describes a selection of the project's material and coders" in said


def test_an_empty_project_is_no_fault(project_folder, capsys):
    assert main(["methods", str(project_folder)]) == 0
    assert "Nothing has been coded yet." in capsys.readouterr().out


def test_the_demo_has_a_text_and_a_checklist(demo_copy):
    found = facts(demo_copy)
    assert "Agreement was lowest for" in text(found)
    assert {item.state for item in checklist(found)} == {"done", "missing", "unknown"}
