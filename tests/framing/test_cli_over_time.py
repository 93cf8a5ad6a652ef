"""The command `over-time`."""

from __future__ import annotations

import json

import pytest

from framing.cli import main
from framing.labels import CsvStore
from framing.project import open_project
from tests.framing.labels.examples import label


@pytest.fixture
def tagged(small_project):
    project = open_project(small_project)
    units = {unit.number: unit for unit in project.library.article("bridge").units}
    store = CsvStore(small_project / "labels.csv")
    for reviewer, at, number, tags in (
        ("ann", "2026-11-02T09:00:00.000Z", 1, "supportive"),
        ("ben", "2026-11-02T09:00:00.000Z", 1, "supportive"),
        ("ann", "2026-11-02T09:01:00.000Z", 4, "critical"),
        ("ben", "2026-11-10T09:01:00.000Z", 4, "critical"),
        ("ann", "2026-11-12T09:01:00.000Z", 1, "critical"),
    ):
        store.append(
            label(
                number, tags, article="bridge", paragraph_id=units[number].id, reviewer=reviewer, saved_at=at
            )
        )
    return small_project


def test_drift_and_stability_are_printed_for_reading(tagged, capsys):
    assert main(["over-time", str(tagged)]) == 0
    out = capsys.readouterr().out
    lines = [line.split() for line in out.splitlines()]
    assert ["ben", "2026-W45", "0.000", "0.000", "–", "–", "0.000", "1", "1"] in lines
    assert ["ann", "0.000", "0.000", "–", "–", "0.000", "1", "0", "10", "days"] in lines
    assert ["ben", "–", "–", "–", "–", "–", "0", "0"] in lines


def test_by_hundred_each_reviewer_has_an_order_of_their_own(tagged, capsys):
    assert main(["over-time", str(tagged), "--by", "hundred"]) == 0
    assert "ann 1–100" in capsys.readouterr().out


def test_for_scripts_it_is_one_document(tagged, capsys):
    assert main(["over-time", str(tagged), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["reviewer"] for one in found["drift"]] == ["ann", "ben"]
    assert found["stability"][0]["tags"]["supportive"]["percent_agreement"] == 0.0


def test_a_selection_is_all_that_counts(tagged, capsys):
    assert main(["over-time", str(tagged), "--json", "--reviewers", "ann"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["reviewer"] for one in found["stability"]] == ["ann"]
    assert not any(one["reviewer"] == "ben" for one in found["drift"])
    assert main(["over-time", str(tagged), "--reviewers", "zoe"]) == 2
    assert "no reviewer “zoe”" in capsys.readouterr().err


def test_only_retests_can_count_and_openings_leave_pairs_out(tagged, capsys):
    assert main(["over-time", str(tagged), "--json", "--retests"]) == 0
    assert json.loads(capsys.readouterr().out)["stability"][0]["pairs"] == 0
    project = open_project(tagged)
    unit = next(unit for unit in project.library.article("bridge").units if unit.number == 1)
    project.tasks._now = lambda: "2026-11-11T09:00:00.000Z"
    project.tasks.assign("lea", "retest", [("ann", "bridge", 1, unit.id)])
    assert main(["over-time", str(tagged), "--json", "--retests"]) == 0
    assert json.loads(capsys.readouterr().out)["stability"][0]["answers_to_retests"] == 1
    (tagged / "discussion.csv").write_text(
        "at,by,action,article\n2026-11-11T09:00:00.000Z,lea,open,bridge\n", "utf-8"
    )
    assert main(["over-time", str(tagged), "--json"]) == 0
    (ann, _) = json.loads(capsys.readouterr().out)["stability"]
    assert (ann["pairs"], ann["left_out_open_for_discussion"]) == (0, 1)


def test_a_project_without_labels_says_so(small_project, capsys):
    assert main(["over-time", str(small_project)]) == 0
    out = capsys.readouterr().out
    assert "nothing is tagged" in out
    assert "Nobody has tagged anything." in out
