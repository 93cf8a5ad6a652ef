"""The package as one zip file: every table, and the programs that check them."""

from __future__ import annotations

import os
import secrets
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from framing.errors import PackageInTheWay, PackageNotWritten
from framing.project import CODEBOOK, Project
from framing.replication import readme, tables
from framing.replication.contents import Contents
from framing.replication.matrices import MISSING, recal
from framing.replication.sources import read_sources
from framing.reporting.spreadsheet import csv_lines

if TYPE_CHECKING:
    import pandas as pd

_SCRIPTS = Path(__file__).parent / "scripts"
_PROGRAMS = ("reproduce.py", "reproduce.R", "cut_paragraphs.py")

#: A zip file that has these in its folder is an earlier package, and may be replaced.
_MARKS = ("reproduce.py", "expected/alpha.csv")


@dataclass(frozen=True)
class Made:
    """What was put into a package."""

    file: Path
    articles: int
    paragraphs: int
    #: Rows, every one ever saved.
    labels: int
    #: File name -> why the file is no article and not in it.
    left_out: dict[str, str]


def write_package(
    project: Project,
    file: Path | str,
    *,
    texts: bool = True,
    anonymous: bool = False,
) -> Made:
    """Write the replication package of `project` to `file`, whole or not at all.

    Without `texts` paragraphs are given by id and offsets alone; `anonymous` calls reviewers by letters drawn
    at random and leaves out notes and times of day.

    Raises `PackageInTheWay` where `file` is there and is no package, `PackageNotWritten`, and what reading
    the labels raises.
    """
    file = Path(file)
    if file.exists() and not is_package(file):
        raise PackageInTheWay(file)
    sources = read_sources(project.library.sources)
    contents = Contents(project, sources, project.store.read(), texts=texts, anonymous=anonymous)
    codebook = (project.folder / CODEBOOK).read_bytes()
    part = file.with_name(f".{file.name}.{secrets.token_hex(4)}.part")
    try:
        try:
            with zipfile.ZipFile(part, "x", zipfile.ZIP_DEFLATED) as target:
                _write(_Folder(target, contents.folder), contents, codebook)
            os.replace(part, file)
        finally:
            with suppress(OSError):
                part.unlink()
    except OSError as error:
        raise PackageNotWritten(file, error.strerror or str(error)) from error
    return Made(
        file,
        len(sources.sources),
        sum(len(source.article.paragraphs) for source in sources.sources),
        len(contents.table),
        {name: str(error) for name, error in sources.problems.items()},
    )


def is_package(file: Path) -> bool:
    """Whether `file` is a replication package."""
    try:
        with zipfile.ZipFile(file) as opened:
            names = opened.namelist()
    except (OSError, zipfile.BadZipFile):
        return False
    return all(any(name.endswith(f"/{mark}") for name in names) for mark in _MARKS)


def _write(package: _Folder, of: Contents, codebook: bytes) -> None:
    package.csv("labels.csv", tables.label_frames(of.table, anonymous=of.anonymous))
    package.csv("final.csv", [of.final])
    package.file(CODEBOOK, codebook)
    package.csv("codebook.csv", [tables.codebook_frame(of.codebook, of.tags)])
    package.csv("articles.csv", [tables.article_frame(of.sources.sources)])
    package.csv("paragraphs.csv", tables.paragraph_frames(of.sources.sources, texts=of.texts))
    for basis, summary in of.summaries.items():
        package.csv(f"expected/summary_{basis}.csv", [summary.to_frame()])
    package.csv("expected/alpha.csv", [of.alpha])
    _write_matrices(package, of)
    package.file("labels.sav", of.sav())
    package.file("README.md", readme.text(of).encode())
    for program in _PROGRAMS:
        package.file(program, (_SCRIPTS / program).read_bytes())


def _write_matrices(package: _Folder, of: Contents) -> None:
    names, data = of.unit_names, of.decisions
    for tag, file in zip(of.tags, of.tag_files, strict=True):
        matrix = data.of_tag(tag, of.table)
        package.csv(f"irr/{file}.csv", [_irr(names, data.reviewers, matrix)])
        package.lines(f"recal-oir/{file}.csv", recal(matrix[:, data.compared]))
        if of.has_recal:
            package.lines(f"recal/{file}.csv", recal(matrix[data.complete][:, data.compared]))


def _irr(units: list[str], reviewers: tuple[str, ...], matrix: np.ndarray) -> pd.DataFrame:
    """A row a unit, a column a reviewer; NA where there is no label. The first column has no name: it names rows."""
    import pandas as pd

    columns = {"": pd.Series(units, dtype="str")}
    for at, name in enumerate(reviewers):
        columns[name] = ["NA" if value == MISSING else value for value in matrix[:, at].tolist()]
    return pd.DataFrame(columns)


class _Folder:
    """The one folder in a zip file, so that unpacking spills nothing."""

    def __init__(self, target: zipfile.ZipFile, name: str):
        self._target, self._name = target, name

    def file(self, name: str, data: bytes) -> None:
        self._target.writestr(f"{self._name}/{name}", data)

    def lines(self, name: str, lines: Iterable[str]) -> None:
        with self._target.open(f"{self._name}/{name}", "w", force_zip64=True) as file:
            for line in lines:
                file.write(line.encode("utf-8", "replace"))

    def csv(self, name: str, frames: Iterable[pd.DataFrame]) -> None:
        self.lines(name, csv_lines(frames))
