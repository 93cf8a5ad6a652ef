"""Units × reviewers, as other programs want them."""

from __future__ import annotations

import csv

import pandas as pd
import pyreadstat
import pytest

from framing.labels import NONE
from framing.reliability.coefficients import of_matrix
from tests.framing.replication.messy import HISTORY, make, save, unpacked

SOURCE = {"a.txt": b"A headline\n\nOne.\n\nTwo.\n\nThree.\n"}


@pytest.fixture
def small(tmp_path):
    """Ann and Bo tag all four paragraphs but Bo the last; Cy tags the last two alone, Dee one that nobody else has."""
    project = make(tmp_path / "small", SOURCE | {"b.txt": b"Another\n"})
    save(
        project,
        [
            ("Ann", "reviewer", 0, ("critical",)),
            ("Ann", "reviewer", 1, ("critical", "tagged")),
            ("Ann", "reviewer", 2, (NONE,)),
            ("Ann", "reviewer", 3, ("critical",)),
            ("Bo", "reviewer", 0, ("critical",)),
            ("Bo", "reviewer", 1, ("supportive",)),
            ("Bo", "reviewer", 2, (NONE,)),
            ("Cy", "reviewer", 2, ("critical",)),
            ("Cy", "reviewer", 3, ("critical",)),
            ("Dee", "reviewer", 4, ("critical",)),
            ("Lea", "adjudicator", 1, ("supportive",)),
        ],
    )
    return project


def test_irr_has_a_header_units_and_na(small, tmp_path):
    folder = unpacked(small, tmp_path)
    assert (folder / "irr/critical.csv").read_text("utf-8").splitlines() == [
        ",Ann,Bo,Cy,Dee",
        "a/1,1,1,NA,NA",
        "a/2,1,0,NA,NA",
        "a/3,0,0,1,NA",
        "a/4,1,NA,1,NA",
        "b/1,NA,NA,NA,1",
    ]


def test_recal_oir_marks_what_is_missing_and_has_no_one_who_cannot_be_compared(small, tmp_path):
    folder = unpacked(small, tmp_path)
    assert (folder / "recal-oir/critical.csv").read_text("utf-8").splitlines() == [
        "1,1,#",
        "1,0,#",
        "0,0,1",
        "1,#,1",
        "#,#,#",
    ]


def test_recal_has_the_units_that_all_labelled_and_digits_alone(small, tmp_path):
    folder = unpacked(small, tmp_path)
    assert (folder / "recal/critical.csv").read_bytes() == b"0,0,1\n"
    assert (folder / "recal/supportive.csv").read_bytes() == b"0,0,0\n"
    assert "the 1 units that all 3 of them labelled" in (folder / "README.md").read_text("utf-8")


def test_where_no_unit_was_labelled_by_all_there_is_nothing_for_recal(tmp_path):
    project = make(tmp_path / "project", SOURCE)
    save(
        project,
        [
            (name, "reviewer", unit, ("critical",))
            for name, unit in [("a", 0), ("b", 0), ("b", 1), ("c", 1), ("a", 2), ("c", 2)]
        ],
    )
    folder = unpacked(project, tmp_path)
    assert not (folder / "recal").exists()
    assert "not here, because no unit was labelled by all" in (folder / "README.md").read_text("utf-8")


def test_alpha_of_a_matrix_is_the_alpha_that_is_expected(tmp_path):
    project = make(tmp_path / "project")
    save(project, HISTORY)
    folder = unpacked(project, tmp_path)
    with (folder / "expected/alpha.csv").open(encoding="utf-8", newline="") as file:
        expected = {row["tag"]: row["alpha"] for row in csv.DictReader(file)}
    matrix = pd.read_csv(folder / "irr/critical.csv", index_col=0).fillna(-1).to_numpy(int)
    assert of_matrix(matrix).alpha == pytest.approx(float(expected["critical"]), abs=1e-12)


def test_spss_has_a_row_a_unit_and_a_labelled_variable_a_reviewer_and_tag(small, tmp_path):
    folder = unpacked(small, tmp_path)
    frame, meta = pyreadstat.read_sav(folder / "labels.sav")
    assert frame["paragraph"].tolist() == [1, 2, 3, 4, 1]
    assert frame["article"].tolist() == ["a"] * 4 + ["b"]
    assert frame["critical_r1"].tolist() == pytest.approx([1, 1, 0, 1, float("nan")], nan_ok=True)
    assert frame["supportive_final"].tolist() == pytest.approx([0, 1, 0, 0, 0])
    labels = meta.column_names_to_labels
    assert labels["critical_r2"] == "critical: Bo"
    assert labels["tag_50_quoted_r1"] == "=50 % “quoted”: Ann"
    assert meta.variable_value_labels["critical_r1"] == {0.0: "absent", 1.0: "present"}
    assert meta.variable_measure["critical_r1"] == "nominal"
    assert all(len(name) <= 64 and name[0].isalpha() for name in meta.column_names)


def test_spss_takes_names_of_any_length(tmp_path):
    long, longer = "ж" * 40, "x" * 40
    codebook = f'[[tag]]\nname = "{long}"\nkey = "1"\n[[tag]]\nname = "{longer}"\nkey = "2"\n'
    project = make(tmp_path / "project", SOURCE, codebook)
    save(project, [("Ж" * 150, "reviewer", 0, (long,))])
    _, meta = pyreadstat.read_sav(unpacked(project, tmp_path) / "labels.sav")
    assert meta.column_names_to_labels["tag_1_r1"].startswith(long)
    assert "x" * 32 + "_final" in meta.column_names
