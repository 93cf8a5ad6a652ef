"""The replication package, made in a process of its own and offered for download."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Hashable
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from app.parts import session, sign_in
from app.parts.current_project import current_project
from app.parts.problems import told
from app.parts.report.workplace import of_this_server
from framing.errors import PackageNotMade
from framing.project import Project
from framing.reporting.downloads import file_name

#: Seconds after which a package is given up. 200 articles with 30,000 labels take four.
_PATIENCE = 900


class Package(NamedTuple):
    """A package that was made: of what, and its bytes."""

    asked: tuple[bool, bool]
    version: Hashable
    data: bytes
    #: What the command said of files that are not in it.
    left_out: str


def draw(project: Project) -> None:
    """The section "Replication package" of the page Report."""
    st.subheader("Replication package", anchor=False)
    st.markdown(
        "One zip file with which others check your figures: labels, codebook, paragraphs, reliability matrices for R and"
        " ReCal, an SPSS file, and two short programs that work out the summary and α again."
    )
    _choose_and_make(project.team.anonymous)


@st.fragment
def _choose_and_make(anonymous_team: bool) -> None:
    with told():
        texts = st.toggle(
            "With the texts of the paragraphs",
            True,
            key="package_texts",
            persist_state="session",
            help="Without them the package names each paragraph by its place in the article’s file, so that whoever has"
            " the file can cut it out again. Titles are in it either way.",
        )
        anonymous = st.toggle(
            "Reviewers as letters",
            anonymous_team,
            key="package_anonymous",
            persist_state="session",
            help="Drawn anew for every package. Notes and times of day are left out as well.",
        )
        asked = (texts, anonymous)
        if st.button("Make the package", key="package_make", icon=":material/inventory_2:"):
            sign_in.require_lead()
            with st.spinner("Putting the package together …"):
                session.put("package", make(current_project(), *asked))
        package = session.get("package")
        if package is not None and package.asked == asked:
            _offer(package)


def _offer(package: Package) -> None:
    sign_in.require_lead()
    project = current_project()
    st.download_button(
        "Replication package (zip)",
        package.data,
        file_name=file_name(project.name, "replication package", "zip"),
        mime="application/zip",
        key="package_download",
        icon=":material/download:",
        on_click="ignore",
    )
    st.caption(f"{_size(len(package.data))}. Its README says what is what and how to cite it.")
    if package.left_out:
        st.caption("Some files in `sources` are no articles and not in it; its README names them.")
    if package.version != _version(project):
        st.caption("Something has been tagged or changed since: make it again to have that in it.")


def _size(count: int) -> str:
    return f"{count / 1e6:,.1f} MB" if count >= 100_000 else f"{max(1, round(count / 1000))} kB"


def make(project: Project, texts: bool, anonymous: bool) -> Package:
    """The package as the project is, made by the command, so that tagging stays fast meanwhile.

    Raises `PackageNotMade` with what the command says.
    """
    version = _version(project)
    switches = {"--without-texts": not texts, "--anonymous": anonymous}
    with _one_at_a_time():
        folder = None
        try:
            folder = of_this_server().new_folder()
            file = folder / "package.zip"
            said = _said_by(
                [sys.executable, "-m", "framing", "package", str(project.folder), "-o", str(file)]
                + [switch for switch, on in switches.items() if on],
                folder,
            )
            if not file.exists():
                raise PackageNotMade(_last_line(said))
            return Package((texts, anonymous), version, file.read_bytes(), said.strip())
        except OSError as error:
            raise PackageNotMade(error.strerror or str(error)) from error
        finally:
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)


def _said_by(command: list[str], folder: Path) -> str:
    """What `command` complains of, once it is done. Raises `OSError`, and `PackageNotMade` where it takes too long."""
    with of_this_server().start(command, folder, stderr=subprocess.PIPE) as process:
        try:
            return process.communicate(timeout=_PATIENCE)[1]
        except subprocess.TimeoutExpired:
            process.kill()
            raise PackageNotMade(f"it takes longer than {_PATIENCE // 60} minutes") from None


def _last_line(said: str) -> str:
    lines = said.strip().splitlines()
    return lines[-1].rstrip(".") if lines else ""


def _version(project: Project) -> Hashable:
    return project.store.version(), project.library.version, project.codebook.fingerprint


@st.cache_resource(show_spinner=False)
def _one_at_a_time() -> threading.Lock:
    """Held while a package is made: whoever asks meanwhile waits."""
    return threading.Lock()
