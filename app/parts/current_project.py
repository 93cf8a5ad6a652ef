"""The project that this server serves, opened once for all sessions."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import streamlit as st

from app.entry.rules import in_force
from app.parts.kept import kept
from framing.codebook import Codebook, read_codebook
from framing.errors import TeamFileError
from framing.project import CODEBOOK, Project, open_project
from framing.team.assignment import Assignment, assign
from framing.team.roster import Team

_ROOT = Path(__file__).parents[2]

#: So many articles are read while the first page waits; more are read by a process of their own.
_AT_ONCE = 100


def current_project() -> Project:
    """The project whose rules are in force, with its codebook as it is on disk and the team of the rules.

    Raises what `open_project` raises.
    """
    rules = in_force()
    project = _open(str(rules.folder))
    codebook = project.folder / CODEBOOK
    return replace(project, codebook=_codebook(codebook, _stamp(codebook)), team=rules.team)


def team_problem() -> TeamFileError | None:
    """Why the project's team is not what team.toml says; None where it is."""
    return in_force().problem


def assignment_of(project: Project) -> Assignment:
    """Who reviews what, worked out once for all sessions until articles or team change."""
    return _assignment(project.library.ids, project.team)


@kept
def _assignment(articles: tuple[str, ...], team: Team) -> Assignment:
    return assign(articles, team)


def _stamp(file: Path) -> tuple[int, int] | None:
    """What changes when the file does: its time and size."""
    stat = file.stat() if file.exists() else None
    return stat and (stat.st_mtime_ns, stat.st_size)


@st.cache_resource(show_spinner=False)
def _open(folder: str) -> Project:
    project = open_project(folder)
    read_what_is_new(project)
    return project


@st.cache_resource(show_spinner=False, max_entries=1)
def _codebook(file: Path, stamp: tuple[int, int] | None) -> Codebook:
    """Read anew when the file is another, as `stamp` tells."""
    return read_codebook(file)


def read_what_is_new(project: Project, max_age: float = 1.0) -> int:
    """See that every article's title and length become known, without keeping anyone waiting long.

    For a server that starts, and for pages that find an article which was added since. A look at the folder that is
    not older than `max_age` seconds is good enough. How many articles are still being read.
    """
    project.library.refresh(max_age=max_age)
    unread = _unread(project)
    if unread > _AT_ONCE:
        _reader(str(project.folder)).start()
        return unread
    if unread:
        project.library.index()
        return _unread(project)
    return 0


def _unread(project: Project) -> int:
    return sum(entry.units is None for entry in project.library.entries())


class _Reader:
    """Reads articles in a process of its own: one at a time, and not again and again where that fails."""

    _PAUSE = 30.0

    def __init__(self, folder: str):
        self._command = [sys.executable, "-m", "framing", "index", folder]
        self._process: subprocess.Popen | None = None
        self._started = 0.0

    def start(self) -> None:
        if self._process and (self._process.poll() is None or time.monotonic() - self._started < self._PAUSE):
            return
        self._started = time.monotonic()
        self._process = subprocess.Popen(
            self._command, cwd=_ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )


@st.cache_resource(show_spinner=False)
def _reader(folder: str) -> _Reader:
    return _Reader(folder)
