"""The commands on disagreements and verdicts."""

from __future__ import annotations

import json

import pytest

from framing.labels import CsvStore
from framing.project import open_project
from framing.reliability import accepting
from framing.reliability.accepting import to_accept
from tests.framing.labels.examples import label


@pytest.fixture
def tagged(small_project):
    """bridge: 3 is unanimous, 4 open, 5 by majority; ferry: 2 is open and half contested."""
    save(small_project, "ann bridge 3 critical", "ben bridge 3 critical")
    save(small_project, "ann bridge 4 critical", "ben bridge 4 none")
    save(small_project, "ann bridge 5 statistic", "ben bridge 5 statistic", "cem bridge 5 none")
    save(small_project, "ann ferry 2 critical;statistic", "ben ferry 2 critical")
    return small_project


def save(folder, *lines, **fields):
    """A label for each "who article number tags"; in capitals a verdict."""
    project = open_project(folder)
    for line in lines:
        who, article, number, tags = line.split()
        ids = {p.number: p.id for p in project.library.article(article).paragraphs}
        role = "adjudicator" if who.isupper() else "reviewer"
        one = label(
            int(number),
            tags,
            reviewer=who.lower(),
            role=role,
            article=article,
            paragraph_id=ids[int(number)],
            **fields,
        )
        project.store.append(one)


def listed(lines):
    """Article and number of the paragraphs that were printed, in their order."""
    return [line.partition(":")[0] for line in lines if ", contested " in line]


def test_what_is_to_be_settled_is_listed_most_contested_first(tagged, run):
    code, lines, _ = run("disagreements", tagged)
    assert code == 0
    assert lines[0] == (
        "Paragraphs: 2 open, 0 with a verdict that lapsed, 1 with a majority, 1 unanimous, 0 with one reviewer,"
        " 0 settled by a verdict."
    )
    assert listed(lines) == ["bridge 4", "bridge 5", "ferry 2"]
    assert lines[1:5] == [
        "bridge 4: open, contested 1.00",
        "  Fishermen say that the pillars have driven the herring away from the sound.",
        "  ann: critical",
        "  ben: none",
    ]


def test_what_is_settled_is_listed_when_asked_for_and_a_lapsed_verdict_says_so(tagged, run):
    save(tagged, "LEA bridge 4 none", note="no\nopinion")
    save(tagged, "LEA ferry 2 critical", "ann ferry 2 critical")
    _, lines, _ = run("disagreements", tagged)
    assert listed(lines) == ["bridge 5", "ferry 2"]
    assert lines[-1] == "  verdict of lea: critical; lapsed, since a reviewer changed their label after it"
    _, lines, _ = run("disagreements", tagged, "--all")
    assert listed(lines) == ["bridge 4", "bridge 5", "ferry 2"]
    assert "  verdict of lea: none – no opinion" in lines


def test_the_list_can_be_of_a_tag_or_a_pair(tagged, run):
    assert listed(run("disagreements", tagged, "--tag", "statistic")[1]) == ["ferry 2", "bridge 5"]
    assert listed(run("disagreements", tagged, "--pair", "cem", "ben")[1]) == ["bridge 5"]
    code, lines, err = run("disagreements", tagged, "--pair", "ann", "zoe")
    assert (code, lines) == (2, [])
    assert "no reviewer “zoe”" in err


def test_json_leaves_nothing_out(tagged, run):
    save(tagged, "ann bridge 4 critical", unsure=True, note="or a report?")
    _, lines, _ = run("disagreements", tagged, "--json")
    document = json.loads("\n".join(lines))
    assert document["counts"] == {
        "open": 2,
        "lapsed": 0,
        "majority": 1,
        "unanimous": 1,
        "single": 0,
        "adjudicated": 0,
    }
    first = document["disagreements"][0]
    assert (first["article"], first["paragraph"], first["state"], first["contested"]) == (
        "bridge",
        4,
        "open",
        1,
    )
    assert first["labels"] == [
        {"reviewer": "ann", "tags": ["critical"], "unsure": True, "note": "or a report?"},
        {"reviewer": "ben", "tags": ["none"], "unsure": False, "note": ""},
    ]
    assert first["verdict"] is None


def test_an_empty_project_says_so(small_project, run):
    assert run("disagreements", small_project)[1][-1] == "Nobody has tagged anything yet."
    save(small_project, "ann bridge 3 critical")
    assert run("disagreements", small_project)[1][-1] == "No paragraph is left to settle."


def test_a_list_that_the_filters_leave_empty_does_not_say_that_all_is_settled(tagged, run):
    for filters in (("--tag", "neutral report"), ("--pair", "ann", "ann")):
        last = run("disagreements", tagged, *filters)[1][-1]
        assert last == "No paragraph that is left to settle is so."


def test_a_dry_run_says_how_many_and_saves_nothing(tagged, run):
    assert run("accept", tagged, "--by", "lea", "--majority", "--dry-run")[1] == [
        "To accept: 1 unanimous, 1 majority."
    ]
    assert len(CsvStore(tagged / "labels.csv").read()) == 9


def test_unanimous_paragraphs_are_accepted_and_those_by_majority_when_asked_for(tagged, run):
    assert run("accept", tagged, "--by", "lea")[1] == ["Accepted as verdicts of lea: 1 unanimous."]
    assert run("accept", tagged, "--by", "lea", "--majority")[1] == [
        "Accepted as verdicts of lea: 0 unanimous, 1 majority."
    ]
    rows = list(CsvStore(tagged / "labels.csv").read())[9:]
    assert [(row.reviewer, row.role, row.paragraph, row.tags) for row in rows] == [
        ("lea", "adjudicator", 3, ("critical",)),
        ("lea", "adjudicator", 5, ("statistic",)),
    ]


def test_what_a_reviewer_changes_before_verdicts_are_saved_is_left(tagged, run, monkeypatch):
    def meanwhile(*given):
        monkeypatch.undo()
        save(tagged, "ben bridge 3 none")
        return to_accept(*given)

    monkeypatch.setattr(accepting, "to_accept", meanwhile)
    assert run("accept", tagged, "--by", "lea", "--majority")[1] == [
        "Accepted as verdicts of lea: 0 unanimous, 1 majority. 1 changed meanwhile, and is left."
    ]
    assert [row.paragraph for row in CsvStore(tagged / "labels.csv").read() if row.role == "adjudicator"] == [
        5
    ]


def test_verdicts_are_a_leads(tagged, run):
    (tagged / "team.toml").write_text(
        '[[reviewer]]\nname = "Ann"\n[[reviewer]]\nname = "Lea"\nrole = "lead"\n', encoding="utf-8"
    )
    code, lines, err = run("accept", tagged, "--by", "ann")
    assert (code, lines) == (2, [])
    assert "Only a lead" in err
    assert run("accept", tagged, "--by", "lea")[1] == ["Accepted as verdicts of Lea: 1 unanimous."]
    code, lines, err = run("accept", tagged, "--by", "zoe", "--majority")
    assert (code, lines) == (0, ["Accepted as verdicts of zoe: 0 unanimous, 1 majority."])
    assert "not in team.toml" in err
    assert run("accept", tagged, "--by", " ")[0] == 2
