"""A report from a project to a folder: gathered, drawn, written, put in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from framing.report.content import Picture, Section
from framing.report.folder import refuse_if_taken, replaced
from framing.report.gathering import Findings, gather
from framing.reporting import BASES

if TYPE_CHECKING:
    import pandas as pd

    from framing.project import Project
    from framing.reporting import Basis
    from framing.reporting.comparison import By

#: Called with how much is done, from 0 to 1, and what is being done.
Progress = Callable[[float, str], None]

#: In the order of the report: a module of framing/report/sections each.
SECTIONS = ("in_short", "summary", "strips", "comparison", "figures", "agreement", "codebook", "methods")

PAGE, WORKBOOK, CHARTS = "report.html", "figures.xlsx", "charts"

#: The width of the pictures in pixels: that of the page's column, and of A4 with its margins.
WIDTH = 760

#: Beyond so many pictures those of dots are left out: they take most of the room, and the drawn ones say the same.
_MOST_PNG = 120

#: More than so many are drawn as dots by a process of their own, which takes a while to start.
_FEW = 6


def make_report(
    project: Project,
    folder: Path | str,
    *,
    by: By = "article",
    basis: Basis = BASES[0],
    with_texts: bool = True,
    anonymous: bool = False,
    title: str = "",
    progress: Progress | None = None,
) -> Path:
    """Write the report of `project` to `folder`; its page, `report.html`.

    `folder` is new, empty or holds an earlier report, which is replaced as a whole. `by` and `basis` say what is
    compared, and which decisions count. Without texts no sentence of an article stands in it but headlines; with
    `anonymous`, reviewers are letters; `title` is by default the project's name. It holds what a lead may see.

    Raises `ReportFolderTaken`, `ReportNotWritten`, `NothingToReport` and what reading the project raises.
    """
    said = progress or (lambda share, doing: None)
    folder = Path(folder).resolve()
    refuse_if_taken(folder)
    said(0.0, "Reading labels")
    findings = gather(
        project,
        by=by,
        basis=basis,
        with_texts=with_texts,
        anonymous=anonymous,
        progress=lambda part: said(0.15 * part, "Working out the figures"),
    )
    sections = sections_of(findings, lambda part: said(0.15 + 0.2 * part, "Writing the sections"))
    said(0.35, "Drawing the charts")
    with replaced(folder) as fresh:
        pictures = [picture for section in sections for picture in section.pictures]
        svgs = write_pictures(
            pictures, fresh / CHARTS, lambda part: said(0.35 + 0.5 * part, "Drawing the charts")
        )
        said(0.85, "Writing the page")
        write_page(findings, sections, svgs, fresh / PAGE, title)
        said(0.9, "Writing the tables")
        write_tables(findings, sections, fresh)
    said(1.0, "Done")
    return folder / PAGE


def sections_of(findings: Findings, progress: Callable[[float], None]) -> list[Section]:
    """The sections of the report, in order."""
    sections = []
    for place, name in enumerate(SECTIONS):
        progress(place / len(SECTIONS))
        sections.append(import_module(f"framing.report.sections.{name}").section(findings))
    return sections


def write_pictures(
    pictures: list[Picture], folder: Path, progress: Callable[[float], None]
) -> dict[str, str]:
    """Draw `pictures` into `folder`, each as .svg and .png; name -> SVG."""
    from framing.report.dots import Beside, draw
    from framing.report.svg import drawn, lean

    folder.mkdir()
    svgs = {}
    with ExitStack() as stack:
        as_dots = stack.enter_context(Beside()).draw if len(pictures) > _FEW else draw
        for place, picture in enumerate(pictures):
            svg = lean(drawn(picture.chart(), WIDTH), picture.name, picture.title, picture.words)
            file = folder / f"{picture.name}.svg"
            file.write_text(svg, encoding="utf-8", newline="\n")
            svgs[picture.name] = svg
            if len(pictures) <= _MOST_PNG:
                as_dots(file)
            progress((place + 1) / len(pictures))
    return svgs


def write_page(
    findings: Findings, sections: list[Section], svgs: dict[str, str], file: Path, title: str
) -> None:
    from framing.report.page import page

    project = findings.project
    text = page(
        sections,
        svgs,
        title=" ".join(title.split()) or project.name,
        codebook=project.codebook.title,
        made_at=datetime.now().astimezone(),
        version=findings.version,
    )
    file.write_text(text, encoding="utf-8", errors="replace", newline="\n")


def write_tables(findings: Findings, sections: Iterable[Section], folder: Path) -> None:
    """Every table of the report as CSV, and all of them as the sheets of a workbook, safe for spreadsheets."""
    from xlsxwriter.exceptions import FileCreateError

    from framing.reporting.spreadsheet import csv_download
    from framing.reporting.workbook import workbook

    frames: dict[str, list[pd.DataFrame]] = {}
    for section in sections:
        frames |= {name: list(some) for name, some in section.frames.items()}
    for name, some in frames.items():
        (folder / f"{name}.csv").write_bytes(csv_download(some))
    try:
        book = workbook(frames, title=f"{findings.project.name}: {findings.project.codebook.title}")
    except FileCreateError as error:  # how the library tells that its temporary files do not fit
        raise OSError(str(error)) from error
    (folder / WORKBOOK).write_bytes(book)
