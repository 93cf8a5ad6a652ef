"""The project that this server serves, opened once for all sessions."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import streamlit as st

from framing.codebook import Codebook, read_codebook
from framing.project import CODEBOOK, Project, open_project

_ROOT = Path(__file__).parents[2]

#: So many articles are read while the first page waits; more are read by a process of their own.
_AT_ONCE = 100


def current_project() -> Project:
    """The folder that `FRAMING_PROJECT` names, else this one, with its codebook as it is on disk.

    Raises what `open_project` raises.
    """
    project = _open(os.environ.get("FRAMING_PROJECT") or str(_ROOT))
    file = project.folder / CODEBOOK
    stat = file.stat() if file.exists() else None
    return replace(project, codebook=_codebook(file, stat and (stat.st_mtime_ns, stat.st_size)))


@st.cache_resource(show_spinner=False)
def _open(folder: str) -> Project:
    project = open_project(folder)
    _index(project)
    return project


@st.cache_resource(show_spinner=False, max_entries=1)
def _codebook(file: Path, stamp: tuple[int, int] | None) -> Codebook:
    """Read anew when the file is another: `stamp` is its time and size."""
    return read_codebook(file)


def _index(project: Project) -> None:
    """See that every article's title and length become known, without keeping anyone waiting."""
    project.library.refresh()
    if len(project.library.ids) <= _AT_ONCE:
        project.library.index()
    elif any(entry.units is None for entry in project.library.entries()):
        _index_beside(project)


def _index_beside(project: Project) -> None:
    subprocess.Popen(
        [sys.executable, "-m", "framing", "index", str(project.folder)],
        cwd=_ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
