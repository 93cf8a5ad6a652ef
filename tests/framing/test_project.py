"""A project folder: made, opened, and refused where it is none."""

from __future__ import annotations

import pytest

from framing.codebook import read_codebook
from framing.errors import CodebookError, LabelFileRefused, ProjectExists, ProjectMissing
from framing.labels import COLUMNS
from framing.project import create_project, open_project
from tests.conftest import ROOT
from tests.framing.labels.examples import label


def test_a_new_project_opens_empty(tmp_path):
    project = open_project(create_project(tmp_path / "study"))

    assert project.name == "study"
    assert project.library.entries() == []
    assert len(project.store.read()) == 0
    assert project.codebook == read_codebook(ROOT / "codebook.toml")


def test_a_new_project_holds_a_codebook_a_folder_and_a_header(tmp_path):
    folder = create_project(tmp_path / "study")
    assert sorted(file.name for file in folder.iterdir() if not file.name.endswith(".lock")) == [
        "codebook.toml",
        "labels.csv",
        "sources",
    ]
    assert (folder / "labels.csv").read_bytes().decode() == ",".join(COLUMNS) + "\n"


def test_a_new_project_may_start_from_any_codebook(tmp_path):
    codebook = tmp_path / "other.toml"
    codebook.write_text('[[tag]]\nname = "yes"\nkey = "1"\n[[tag]]\nname = "no"\nkey = "2"\n')
    project = open_project(create_project(tmp_path / "study", codebook))
    assert project.codebook.names == ("yes", "no")


def test_an_empty_folder_becomes_a_project_and_parents_are_made(tmp_path):
    (tmp_path / "empty").mkdir()
    create_project(tmp_path / "empty")
    create_project(tmp_path / "far" / "away")
    assert (tmp_path / "far" / "away" / "sources").is_dir()


def test_a_folder_that_holds_anything_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(ProjectExists, match="already holds files"):
        create_project(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_in_the_place_of_the_folder_is_left_alone(tmp_path):
    (tmp_path / "study").write_text("mine")
    with pytest.raises(ProjectExists):
        create_project(tmp_path / "study")
    assert (tmp_path / "study").read_text() == "mine"


@pytest.mark.parametrize("name", ["nowhere", "file"])
def test_what_is_no_folder_is_no_project(tmp_path, name):
    (tmp_path / "file").write_text("")
    with pytest.raises(ProjectMissing) as caught:
        open_project(tmp_path / name)
    assert str(tmp_path / name) in str(caught.value)
    assert "./run new" in str(caught.value)


def test_a_folder_without_a_codebook_is_refused(tmp_path):
    with pytest.raises(CodebookError, match="missing"):
        open_project(tmp_path)


def test_a_codebook_with_a_mistake_is_refused(project_folder):
    (project_folder / "codebook.toml").write_text('[[tag]]\nname = "a;b"\nkey = "1"\n')
    with pytest.raises(CodebookError):
        open_project(project_folder)


def test_a_bad_article_or_labels_file_does_not_keep_a_project_from_opening(small_project):
    (small_project / "sources" / "bad.txt").write_bytes(b"\x00\x01\x02" * 500)
    (small_project / "labels.csv").write_text("a,b\n1,2\n")
    project = open_project(small_project)

    assert project.library.article("ferry").title == "The last ferry"
    with pytest.raises(LabelFileRefused):
        project.store.read()


def test_a_project_without_labels_or_sources_yet_opens_and_saves(project_folder):
    (project_folder / "labels.csv").unlink()
    (project_folder / "sources").rmdir()
    project = open_project(project_folder)

    assert project.library.entries() == []
    one = label(1)
    project.store.append(one)
    assert list(open_project(project_folder).store.read()) == [one]


def test_a_path_is_taken_as_text_and_from_the_working_folder_too(small_project, monkeypatch):
    monkeypatch.chdir(small_project.parent)
    project = open_project("project")
    assert project.folder == small_project.resolve()
    assert project.library.ids == ("bridge", "ferry")
