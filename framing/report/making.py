"""A report from a project to a folder: gathered, drawn, written, put in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from framing.report.content import Picture, Section
from framing.report.drawing import FINE, PLAIN, Beside, Order, draw
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

#: A section with more pictures than this has them drawn beside other work: to start a process takes a while.
_FEW = 10


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
        progress=lambda part: said(0.1 * part, "Working out the figures"),
    )
    with replaced(folder) as fresh, closing(Beside()) as beside:
        (fresh / CHARTS).mkdir()
        sections = []
        for place, name in enumerate(SECTIONS):
            said(0.1 + 0.3 * place / len(SECTIONS), "Writing the sections")
            section = import_module(f"framing.report.sections.{name}").section(findings)
            draw_pictures(section.pictures, fresh / CHARTS, beside)
            sections.append(section)
        said(0.4, "Writing the tables")
        write_tables(findings, sections, fresh)
        for part in beside.done():
            said(0.45 + 0.5 * part, "Drawing the charts")
        said(0.95, "Writing the page")
        write_page(findings, sections, fresh, title)
    said(1.0, "Done")
    return folder / PAGE


def draw_pictures(pictures: Sequence[Picture], folder: Path, beside: Beside) -> None:
    """Draw the pictures of a section into `folder`, or where they are many, have that done beside other work."""
    many = len(pictures) > _FEW
    for picture in pictures:
        file = str(folder / f"{picture.name}.svg")
        scale = PLAIN if many else FINE
        order = Order(picture.chart().to_dict(), picture.title, picture.words, file, WIDTH, scale)
        if many:
            beside.draw(order)
        else:
            draw(order)


def write_page(findings: Findings, sections: Sequence[Section], folder: Path, title: str) -> None:
    """Write the page to `folder`, in which all pictures are drawn."""
    from framing.report.page import page

    project = findings.project
    names = [picture.name for section in sections for picture in section.pictures]
    text = page(
        sections,
        {name: (folder / CHARTS / f"{name}.svg").read_text("utf-8") for name in names},
        title=" ".join(title.split()) or project.name,
        codebook=project.codebook.title,
        made_at=datetime.now().astimezone(),
        version=findings.version,
    )
    (folder / PAGE).write_text(text, encoding="utf-8", errors="replace", newline="\n")


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
