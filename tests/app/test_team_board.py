"""The board that all sessions share."""

from __future__ import annotations

from app.parts.team_board import _Latest
from framing.labels import CsvStore
from framing.project import open_project
from tests.framing.labels.examples import label


def shared(folder):
    project = open_project(folder)
    project.library.index()
    return project, _Latest()


def save(project):
    unit = project.library.article("bridge").units[0]
    CsvStore(project.folder / "labels.csv").append(label(unit.number, article="bridge", paragraph_id=unit.id))


def test_it_is_made_once_until_something_changes(small_project):
    project, latest = shared(small_project)
    assert latest.of(project) is latest.of(project)


def test_a_new_label_is_on_it_once_the_last_one_is_old_enough(small_project):
    project, latest = shared(small_project)
    before = latest.of(project)
    save(project)
    latest._good_until = float("inf")
    assert latest.of(project) is before
    latest._good_until = 0.0
    assert latest.of(project).team_done == 1


def test_another_article_is_on_it_at_once(small_project):
    project, latest = shared(small_project)
    latest.of(project)
    latest._good_until = float("inf")
    (small_project / "sources" / "third.txt").write_text("A third article.\n\nOf two.\n", encoding="utf-8")
    project.library.refresh()
    assert "third" in latest.of(project).articles


def test_another_project_has_another_board(small_project, demo_copy):
    project, latest = shared(small_project)
    other, _ = shared(demo_copy)
    latest.of(project)
    assert latest.of(other).articles == other.library.ids
