"""The programs of a package give the tool's figures, from the package alone."""

from __future__ import annotations

import csv
import io
import runpy
import shutil
from contextlib import redirect_stdout
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import framing
from framing.labels import NONE
from framing.project import open_project
from tests.framing.replication.messy import HISTORY, REVIEWERS, make, ran, save, unpacked


@pytest.fixture
def messy(tmp_path):
    project = make(tmp_path / "messy")
    save(project, HISTORY)
    return project


def test_reproduce_gives_the_figures_of_the_demo(demo_copy, tmp_path):
    done = ran(unpacked(open_project(demo_copy), tmp_path) / "reproduce.py")
    assert done.stderr == ""
    assert done.returncode == 0
    assert "All figures are those in expected/." in done.stdout


@pytest.mark.parametrize("options", [{}, {"texts": False}, {"anonymous": True}], ids=str)
def test_reproduce_gives_the_figures_of_a_project_that_is_as_odd_as_can_be(messy, tmp_path, options):
    done = ran(unpacked(messy, tmp_path, **options) / "reproduce.py")
    assert (done.stderr, done.returncode) == ("", 0)
    assert "undefined" in done.stdout  # some articles have no balance
    assert "nan" not in done.stdout.lower()


def test_what_is_expected_is_what_the_tool_says(messy, tmp_path):
    folder = unpacked(messy, tmp_path)
    for basis in ("average", "final"):
        ours = framing.summary(messy, basis)
        theirs = pd.read_csv(folder / f"expected/summary_{basis}.csv")
        for column in ours.columns[4:]:
            assert [None if pd.isna(value) else float(value) for value in ours[column]] == [
                None if pd.isna(value) else float(value) for value in theirs[column]
            ]
    found = framing.agreement(messy, draws=100)
    with (folder / "expected/alpha.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["tag"] for row in rows] == list(found.tags)
    for row in rows:
        alpha = found.tags[row["tag"]].figures.alpha
        assert row["alpha"] == (str(alpha) if isinstance(alpha, float) else "")
        assert row["why undefined"] == ("" if isinstance(alpha, float) else alpha.reason)


def test_reproduce_says_what_is_another_figure(messy, tmp_path):
    folder = unpacked(messy, tmp_path)
    file = folder / "expected" / "alpha.csv"
    text = file.read_text("utf-8")
    file.write_text(text.replace("critical,-0.", "critical,0."), encoding="utf-8")
    done = ran(folder / "reproduce.py")
    assert done.returncode == 1
    assert "alpha, critical, alpha: " in done.stdout


def test_reproduce_notices_a_final_label_that_the_labels_do_not_give(messy, tmp_path):
    folder = unpacked(messy, tmp_path)
    file = folder / "final.csv"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if ",majority," not in line]
    assert len(kept) < len(lines)
    file.write_text("".join(kept), encoding="utf-8")
    done = ran(folder / "reproduce.py")
    assert done.returncode == 1
    assert "a majority that is not there" in done.stdout


def test_nothing_tagged_and_no_articles_are_no_faults(tmp_path):
    bare = make(tmp_path / "bare", {})
    untagged = make(tmp_path / "untagged")
    for project in (bare, untagged):
        target = tmp_path / f"{project.name} out"
        target.mkdir()
        done = ran(unpacked(project, target) / "reproduce.py")
        assert (done.stderr, done.returncode) == ("", 0)


def test_tags_that_a_hand_wrote_in_its_own_way_are_the_same_set(tmp_path):
    project = make(tmp_path / "byhand")
    save(project, [(name, "reviewer", 1, ("critical", "supportive")) for name in REVIEWERS[:3]])
    text = project.store.path.read_text("utf-8")
    for written in ("none;critical", "critical;critical", "critical"):
        text = text.replace("critical;supportive", written, 1)
    project.store.path.write_text(text, encoding="utf-8")
    assert framing.summary(project, "final")["critical"].sum() == 1
    done = ran(unpacked(project, tmp_path) / "reproduce.py")
    assert (done.stderr, done.returncode) == ("", 0), done.stdout


ROWS = st.lists(
    st.tuples(
        st.sampled_from(REVIEWERS),
        st.sampled_from(["reviewer", "reviewer", "reviewer", "adjudicator"]),
        st.integers(-2, 6),
        st.sampled_from(
            [(), (NONE,), ("supportive",), ("critical",), ("critical", "supportive"), ("tagged", "left")]
        ),
    ),
    max_size=40,
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_reproduce_gives_the_figures_of_any_history_of_labels(rows, tmp_path_factory):
    folder = tmp_path_factory.mktemp("any")
    try:
        project = make(folder / "project")
        save(project, rows)
        assert reproduced(unpacked(project, folder)) == "All figures are those in expected/."
    finally:
        shutil.rmtree(folder)


def reproduced(folder: Path) -> str:
    """The last line of reproduce.py, run in this process: a second is too long for every example."""
    said = io.StringIO()
    with redirect_stdout(said):
        main = runpy.run_path(str(folder / "reproduce.py"))["main"]
        main()
    return said.getvalue().splitlines()[-1]
