"""The project that this server serves, opened once for all sessions."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import streamlit as st

from framing.project import Project, open_project

_ROOT = Path(__file__).parents[2]

#: So many articles are read while the first page waits; more are read by a process of their own.
_AT_ONCE = 100


def current_project() -> Project:
    """The folder that `FRAMING_PROJECT` names, else this one. Raises what `open_project` raises."""
    return _open(os.environ.get("FRAMING_PROJECT") or str(_ROOT))


@st.cache_resource
def _open(folder: str) -> Project:
    project = open_project(folder)
    _index(project)
    return project


def _index(project: Project) -> None:
    """See that every article's title and length become known, without keeping anyone waiting."""
    project.library.refresh()
    if len(project.library.ids) <= _AT_ONCE:
        project.library.index()
        return
    subprocess.Popen(
        [sys.executable, "-m", "framing", "index", str(project.folder)],
        cwd=_ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
