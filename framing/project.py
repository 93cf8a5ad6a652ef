"""A project folder: codebook, articles, labels and team, opened together."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from framing.articles import Entry, Library, UnitArrays
from framing.codebook import Codebook, read_codebook
from framing.errors import ProjectExists, ProjectMissing
from framing.labels import CsvStore, LabelStore, LabelTable
from framing.team.discussion import Discussion
from framing.team.links import Links
from framing.team.precedents import Precedents
from framing.team.roster import TEAM, Team, read_team
from framing.team.tasks import Tasks

CODEBOOK, SOURCES, LABELS, DISCUSSION = "codebook.toml", "sources", "labels.csv", "discussion.csv"
TASKS, PRECEDENTS = "tasks.csv", "precedents.csv"

#: What the tool keeps for itself in a project folder; may be deleted at any time.
CACHE = ".framing"


def named_folder(otherwise: Path) -> Path:
    """The folder that the environment names in `FRAMING_PROJECT`; `otherwise` where it names none."""
    return Path(os.environ.get("FRAMING_PROJECT") or otherwise)


@dataclass(frozen=True)
class Project:
    folder: Path
    codebook: Codebook
    library: Library
    store: LabelStore
    team: Team
    links: Links
    discussion: Discussion
    tasks: Tasks
    precedents: Precedents

    @property
    def name(self) -> str:
        return self.folder.name

    def read_whole(self) -> tuple[list[Entry], UnitArrays, LabelTable]:
        """What figures of all articles and all labels are worked out of; articles that are new are read first.

        Raises what reading the labels raises.
        """
        self.library.index()
        return self.library.entries(), self.library.unit_arrays(), self.store.read()


def open_project(folder: Path | str) -> Project:
    """The project in `folder`. Raises `ProjectMissing`, `CodebookError` or `TeamFileError`.

    Article files and labels are read when they are asked for, so a bad one among them does not keep the
    project from opening.
    """
    folder = Path(folder).resolve()
    if not folder.is_dir():
        raise ProjectMissing(folder)
    return Project(
        folder=folder,
        codebook=read_codebook(folder / CODEBOOK),
        library=Library(folder / SOURCES, cache=folder / CACHE / "articles.sqlite"),
        store=CsvStore(folder / LABELS),
        team=read_team(folder / TEAM),
        links=Links(folder),
        discussion=Discussion(folder / DISCUSSION),
        tasks=Tasks(folder / TASKS),
        precedents=Precedents(folder / PRECEDENTS),
    )


def create_project(folder: Path | str, codebook: Path | None = None) -> Path:
    """Make an empty project in `folder`: codebook, empty `sources/`, `labels.csv` with its header.

    `codebook` is copied; by default the demo project's. Raises `ProjectExists` where the folder holds
    anything already.
    """
    folder = Path(folder).resolve()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ProjectExists(folder)
    (folder / SOURCES).mkdir(parents=True)
    shutil.copyfile(codebook or Path(__file__).parent.parent / CODEBOOK, folder / CODEBOOK)
    CsvStore(folder / LABELS).create()
    return folder
