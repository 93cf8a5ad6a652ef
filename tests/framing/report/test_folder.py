"""The folder of a report: what is there before is replaced as a whole, or left alone."""

from __future__ import annotations

import errno
import json
import os

import pytest

from framing.errors import ReportFolderTaken, ReportNotWritten
from framing.report.folder import MANIFEST, refuse_if_taken, replaced


def write(folder, **files):
    with replaced(folder) as fresh:
        for name, text in files.items():
            (fresh / f"{name}.txt").write_text(text)


def files(folder) -> dict[str, str]:
    return {file.name: file.read_text() for file in folder.iterdir() if file.name != MANIFEST}


def neighbours(folder) -> list[str]:
    return [file.name for file in folder.parent.iterdir() if file != folder]


def test_a_report_goes_to_a_new_folder_wherever_that_is(tmp_path):
    write(tmp_path / "of" / "today", page="new")
    assert files(tmp_path / "of" / "today") == {"page.txt": "new"}
    assert neighbours(tmp_path / "of" / "today") == []


def test_a_report_goes_to_an_empty_folder(tmp_path):
    (tmp_path / "report").mkdir()
    write(tmp_path / "report", page="new")
    assert files(tmp_path / "report") == {"page.txt": "new"}


def test_an_earlier_report_is_replaced_as_a_whole(tmp_path):
    write(tmp_path / "report", page="old", chart="old")
    write(tmp_path / "report", page="new")
    assert files(tmp_path / "report") == {"page.txt": "new"}
    assert neighbours(tmp_path / "report") == []


@pytest.mark.parametrize("mine", ["notes.txt", ".hidden", "chart.txt.bak"])
def test_a_folder_with_a_file_of_somebody_else_is_refused_and_left_alone(tmp_path, mine):
    (tmp_path / mine).write_text("mine")
    with pytest.raises(ReportFolderTaken) as refusal:
        write(tmp_path, page="new")
    assert mine in str(refusal.value)
    assert files(tmp_path) == {mine: "mine"}


def test_a_file_added_to_an_earlier_report_keeps_it_from_being_replaced(tmp_path):
    folder = tmp_path / "report"
    write(folder, page="old")
    (folder / "charts").mkdir()
    (folder / "charts" / "mine.svg").write_text("mine")
    with pytest.raises(ReportFolderTaken) as refusal:
        write(folder, page="new")
    assert refusal.value.found == "charts/mine.svg"
    assert (folder / "page.txt").read_text() == "old"


def test_a_file_of_an_earlier_report_that_somebody_changed_is_not_written_over(tmp_path):
    folder = tmp_path / "report"
    write(folder, page="old", chart="old")
    (folder / "page.txt").write_text("old, with my notes")
    with pytest.raises(ReportFolderTaken) as refusal:
        write(folder, page="new")
    assert refusal.value.found == "page.txt"
    assert "changed since" in str(refusal.value)
    assert (folder / "page.txt").read_text() == "old, with my notes"


def test_what_a_file_manager_leaves_in_a_report_is_no_obstacle(tmp_path):
    write(tmp_path / "report", page="old")
    (tmp_path / "report" / ".DS_Store").write_bytes(b"\0")
    write(tmp_path / "report", page="new")
    assert files(tmp_path / "report") == {"page.txt": "new"}


@pytest.mark.parametrize(
    "listing",
    [
        "",
        "[]",
        '"files"',
        '{"made_by": "somebody", "files": {"page.txt": ""}}',
        '{"made_by": "framing report"}',
    ],
)
def test_a_list_of_files_that_no_report_wrote_makes_no_report_of_a_folder(tmp_path, listing):
    (tmp_path / MANIFEST).write_text(listing)
    (tmp_path / "page.txt").write_text("mine")
    with pytest.raises(ReportFolderTaken):
        write(tmp_path, page="new")


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "report").write_text("mine")
    with pytest.raises(ReportFolderTaken):
        write(tmp_path / "report", page="new")
    assert (tmp_path / "report").read_text() == "mine"


def test_where_the_work_fails_the_earlier_report_stays_and_nothing_is_left_beside_it(tmp_path):
    folder = tmp_path / "report"
    write(folder, page="old")
    with pytest.raises(TypeError):
        write(folder, page="half", chart=None)
    assert files(folder) == {"page.txt": "old"}
    assert neighbours(folder) == []


def test_a_full_disk_is_told_in_a_sentence_and_the_earlier_report_stays(tmp_path):
    folder = tmp_path / "report"
    write(folder, page="old")
    with pytest.raises(ReportNotWritten) as refusal, replaced(folder):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert os.strerror(errno.ENOSPC) in str(refusal.value)
    assert files(folder) == {"page.txt": "old"}
    assert neighbours(folder) == []


def test_where_the_new_report_cannot_be_put_in_place_the_earlier_one_comes_back(tmp_path, monkeypatch):
    folder = tmp_path / "report"
    write(folder, page="old")
    rename = os.rename

    def refuses_the_new_one(source, target):
        if os.fspath(source).endswith(".part"):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        rename(source, target)

    monkeypatch.setattr(os, "rename", refuses_the_new_one)
    with pytest.raises(ReportNotWritten):
        write(folder, page="new")
    assert files(folder) == {"page.txt": "old"}
    assert neighbours(folder) == []


def test_what_came_into_the_folder_while_the_report_was_made_is_not_lost(tmp_path):
    folder = tmp_path / "report"

    def meanwhile():
        with replaced(folder) as fresh:
            (fresh / "page.txt").write_text("new")
            folder.mkdir()
            (folder / "mine.txt").write_text("mine")

    with pytest.raises(ReportFolderTaken):
        meanwhile()
    assert files(folder) == {"mine.txt": "mine"}


def test_a_report_says_which_files_are_its_own(tmp_path):
    write(tmp_path / "report", page="new")
    said = json.loads((tmp_path / "report" / MANIFEST).read_text("utf-8"))
    assert list(said["files"]) == ["page.txt"]


def test_of_a_folder_that_is_no_report_nothing_below_its_top_is_looked_at(tmp_path):
    (tmp_path / "disk" / "far" / "down").mkdir(parents=True)
    (tmp_path / "disk" / "far" / "down" / "letter.txt").write_text("mine")
    with pytest.raises(ReportFolderTaken, match="holds “far”,"):
        refuse_if_taken(tmp_path / "disk")


def test_a_name_that_the_system_does_not_keep_is_told_in_a_sentence(tmp_path):
    with pytest.raises(ReportNotWritten, match="name another folder"):
        refuse_if_taken(tmp_path / ("x" * 300))
