"""The replication package on the page Report."""

from __future__ import annotations

import io
import zipfile

import pytest

from app.parts.report import package
from framing.errors import PackageNotMade
from framing.project import open_project
from tests.app.conftest import PEOPLE


def names_in(data: bytes) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name.split("/", 1)[1] for name in opened.namelist()}


def offered(session) -> list[str]:
    """The labels of the packages that the page offers."""
    return [button.label for button in session.at.get("download_button") if button.key == "package_download"]


def test_it_is_made_by_a_process_of_its_own(small_project):
    made = package.make(open_project(small_project), True, False)
    assert {"labels.csv", "reproduce.py", "labels.sav"} <= names_in(made.data)
    assert made.left_out == ""


def test_what_is_left_out_is_said(small_project):
    (small_project / "sources" / "empty.txt").write_bytes(b"")
    assert "empty.txt" in package.make(open_project(small_project), False, True).left_out


def test_what_keeps_it_from_being_made_is_told(small_project):
    project = open_project(small_project)
    (small_project / "labels.csv").write_text("no,labels\n", encoding="utf-8")
    with pytest.raises(PackageNotMade, match=r"labels\.csv, row 1"):
        package.make(project, True, False)


def test_a_lead_makes_it_and_takes_it_away(small_project, come_in):
    (small_project / "team.toml").write_text(PEOPLE, encoding="utf-8")
    session = come_in(small_project, "lea", "lead")
    session.at.switch_page("views/report.py").run()
    assert offered(session) == []
    session.at.toggle(key="package_texts").set_value(False).run()
    session.at.button(key="package_make").click().run()
    assert not session.at.exception
    assert offered(session) == ["Replication package (zip)"]
    held = session.at.session_state["framing_package"]
    assert held.asked == (False, False)
    session.at.toggle(key="package_texts").set_value(True).run()
    assert offered(session) == []


def test_reviewers_are_not_offered_it(small_project, come_in):
    (small_project / "team.toml").write_text(PEOPLE, encoding="utf-8")
    session = come_in(small_project, "ann")
    session.at.switch_page("views/report.py").run()
    assert not [one for one in session.at.button if one.key == "package_make"]
