"""The commands that take labels to other tools and take them in."""

from __future__ import annotations

import json

import pytest

from framing.project import open_project
from tests.framing.exchange.texts import FERRY, choices, task


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "tasks.json"
    file.write_text(json.dumps([task(FERRY, [choices("critical")], by="ann")]), encoding="utf-8")
    return file


def labels(folder):
    return [(made.reviewer, made.article, made.tags) for made in open_project(folder).store.read()]


def test_nothing_is_changed_without_a_name_or_in_a_dry_run(small_project, file, run):
    code, _, said = run("import", small_project, file)
    assert code == 2
    assert "--by" in said
    code, lines, _ = run("import", small_project, file, "--dry-run")
    assert (code, lines[1]) == (0, "To be taken in: 1 label. Here already: 0.")
    assert labels(small_project) == []


def test_labels_are_taken_in_once(small_project, file, run):
    for taken_in, here in ((1, 0), (0, 1)):
        code, lines, _ = run("import", small_project, file, "--by", "Lea")
        taken = f"Taken in: {taken_in} label{'' if taken_in == 1 else 's'}. Here already: {here}."
        assert (code, lines[1]) == (0, taken)
    assert labels(small_project) == [("ann", "ferry", ("critical",))]


def test_what_stays_out_makes_the_code_one(small_project, file, run):
    code, _, _ = run("import", small_project, file, "--by", "Lea", "--map", "critical=nothing")
    assert code == 2
    file.write_text(json.dumps([task("Never printed.", [choices("critical")])]), encoding="utf-8")
    code, lines, _ = run("import", small_project, file, "--by", "Lea")
    assert code == 1
    assert "in no article" in lines[-1]


def test_names_and_tags_are_said_on_the_command_line(small_project, file, run):
    file.write_text(json.dumps([task(FERRY, [choices("a=b")], by="ann")]), encoding="utf-8")
    options = ("--map", "a=b=neutral report", "--reviewer", "ann=Ann Lee", "--by", "Lea")
    assert run("import", small_project, file, *options)[0] == 0
    assert labels(small_project) == [("Ann Lee", "ferry", ("neutral report",))]


@pytest.mark.parametrize("options", [("--map", "critical"), ("--reviewer", "Ann", "Bo")])
def test_what_cannot_be_understood_is_not_done(small_project, file, run, options):
    code, _, said = run("import", small_project, file, "--by", "Lea", *options)
    assert code == 2
    assert "THEIRS=OURS" in said
    assert labels(small_project) == []


def test_only_a_lead_takes_labels_in(small_project, file, run):
    (small_project / "team.toml").write_text('reviewers = ["Mira"]\n', encoding="utf-8")
    assert run("import", small_project, file, "--by", "mira")[0] == 2
    assert labels(small_project) == []


@pytest.mark.parametrize(
    ("format", "output", "made"),
    [
        ("label-studio", "a.json", {"a.json", "a-interface.xml"}),
        ("label-studio", "a.jsonl", {"a.jsonl", "a-interface.xml"}),
        ("doccano", "a", {"a"}),
    ],
)
def test_what_is_written_is_said_and_nothing_is_written_over(
    small_project, run, tmp_path, format, output, made
):
    output = tmp_path / "out" / output
    code, lines, _ = run("export", small_project, "--to", format, "-o", output)
    assert code == 0
    assert lines[0].startswith("6 paragraphs and 0 labels of 0 reviewers written to a")
    assert {file.name for file in output.parent.iterdir()} == made
    code, _, said = run("export", small_project, "--to", format, "-o", output)
    assert code == 2
    assert "there already" in said


def test_articles_are_made_on_request_alone(small_project, tmp_path, run):
    file = tmp_path / "x.jsonl"
    texts = ("Harbour news", "The tide was low today.")
    file.write_text(
        "\n".join(json.dumps({"text": text, "label": ["critical"], "story": "Tide"}) for text in texts),
        encoding="utf-8",
    )
    options = ("import", small_project, file, "--reviewer", "Ann", "--by", "Lea")
    assert run(*options)[0] == 1
    code, lines, _ = run(*options, "--make-articles", "story")
    assert (code, lines[1]) == (0, "Made: 1 article (Tide.txt).")
    assert [article for _, article, _ in labels(small_project)] == ["Tide", "Tide"]
