"""What several tests need: small projects on disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from framing.project import create_project
from tests.serving import copy_of_demo

# How long an example takes is the machine's affair, and never what a test is about.
settings.register_profile("framing", deadline=None)
settings.load_profile("framing")

ROOT = Path(__file__).parents[1]

#: The three real articles that this project was made for; they are not part of it.
SHARED_ARTICLES = ROOT.parent / "shared" / "articles"


@pytest.fixture
def project_folder(tmp_path):
    """An empty project with the default codebook."""
    return create_project(tmp_path / "project")


@pytest.fixture
def small_project(project_folder):
    """Two articles: `bridge` (a headline and four paragraphs, the first a byline) and `ferry` (two lines)."""
    return with_two_articles(project_folder)


def with_two_articles(project_folder: Path) -> Path:
    (project_folder / "sources" / "bridge.txt").write_text(
        "A bridge for the island\n\nBy Ines Holt\n\n"
        "The bridge opened on Monday, and the island cheered.\n\n"
        "Fishermen say that the pillars have driven the herring away from the sound.\n\n"
        "It is 1,204 metres long and cost 88 million crowns.\n",
        encoding="utf-8",
    )
    (project_folder / "sources" / "ferry.txt").write_text(
        "The last ferry\n\nThe ferry made its last crossing on Sunday evening, with forty people on board.\n",
        encoding="utf-8",
    )
    return project_folder


@pytest.fixture
def demo_copy(tmp_path):
    """The demo project, to be written to."""
    return copy_of_demo(tmp_path / "demo")


@pytest.fixture
def shared_articles():
    """The folder of the real articles, where it is there."""
    if not SHARED_ARTICLES.is_dir():
        pytest.skip("the real articles are not beside this checkout")
    return SHARED_ARTICLES


@pytest.fixture(autouse=True)
def _no_project_from_outside(monkeypatch):
    monkeypatch.delenv("FRAMING_PROJECT", raising=False)
    os.environ.pop("FRAMING_PROJECT", None)
