"""A project with all that can go wrong for others: odd names, encodings, breaks, and a history of labels."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from framing.labels import NONE, CsvStore, Label
from framing.project import Project, open_project
from framing.replication import write_package

CODEBOOK = """
title = "Odd, but allowed"

[[tag]]
name = "supportive"
key = "1"

[[tag]]
name = "critical"
key = "2"

[[tag]]
name = "=50 % “quoted”"
key = "3"

[[tag]]
name = "tagged"
key = "4"
"""

#: File name -> its bytes.
SOURCES = {
    "plain.txt": b"A bridge for the island\n\nBy Ines Holt\n\nIt opened on Monday.\n\nNobody came.\n",
    "wrapped.txt": (
        b"---\ntitle: Broken lines\n---\n\n"
        b"The board says that the new mega-\nprison has room for forty thou-\nsand people, and that the coun-\n"
        b"try needs it: more infor-\nmation is to follow in the after-\nnoon of Monday, it says.\n\n"
        b"A gate, seen from the road. Photo: Jane Doe/AFP\n\n"
        b"The gate, seen from   the\tyard. Photo: Jane Doe/AFP\n"
    ),
    "wide.txt": b"\xff\xfe" + "Zwei Zeilen\r\n\r\nDie Fähre fährt nicht mehr.\r\n".encode("utf-16-le"),
    "old.txt": "“Café” was shut\n\nThe café’s owner said so – twice.\n".encode("cp1252"),
    "mixed.txt": "Überall Brücken für alle, hört man früh\n\nEin Zitat: ".encode()
    + "“so”".encode("cp1252")
    + b" sagt sie.\n",
    "damaged.txt": b"\xef\xbb\xbf" + b"One line\n\nAnother " + b"\xff\xfe line.\n",
}

REVIEWERS = ("Mira", "NA", "=cmd", "unit")


def make(folder: Path, sources: dict[str, bytes] | None = None, codebook: str = CODEBOOK) -> Project:
    """A project of these files, without labels."""
    (folder / "sources").mkdir(parents=True)
    (folder / "codebook.toml").write_text(codebook, encoding="utf-8")
    CsvStore(folder / "labels.csv").create()
    for name, data in (SOURCES if sources is None else sources).items():
        (folder / "sources" / name).write_bytes(data)
    return open_project(folder)


def save(project: Project, rows: list[tuple]) -> None:
    """Append labels: (reviewer, role, unit, tags), the unit a place among the project's units.

    A negative unit is a paragraph that is gone; -1 of an article that is there, -2 of one that is not.
    """
    project.library.index()
    places = [
        (id, unit.number, unit.id) for id in project.library.ids for unit in project.library.article(id).units
    ]
    gone = {-1: (project.library.ids[0], 2, "f" * 12), -2: ("nowhere", 1, "e" * 12)}
    known = len(project.store.read())
    for at, (reviewer, role, unit, tags) in enumerate(rows, known):
        article, number, paragraph = gone[unit] if unit < 0 else places[unit % len(places)]
        project.store.append(
            Label(
                id=f"{at:016x}",
                saved_at=f"2026-11-21T09:30:{at % 60:02}.125Z",
                reviewer=reviewer,
                role=role,
                article=article,
                paragraph=number,
                paragraph_id=paragraph,
                tags=tuple(tags),
                note='said, "so"\nand so\rfor =1+1' if at % 7 == 0 else "",
                codebook=project.codebook.fingerprint,
            )
        )


#: Withdrawn and changed labels, verdicts that hold and one that lapsed, a former tag, text that is gone.
HISTORY = [
    *(("Mira", "reviewer", unit, ("critical",)) for unit in range(9)),
    *(("NA", "reviewer", unit, ("critical", "tagged") if unit % 2 else (NONE,)) for unit in range(8)),
    *(("unit", "reviewer", unit, ("supportive", "left")) for unit in (0, 3, 4)),
    ("=cmd", "reviewer", 11, ("=50 % “quoted”",)),
    ("Mira", "reviewer", 2, ()),
    ("Lea", "adjudicator", 0, ("supportive",)),
    ("Lea", "adjudicator", 1, ("critical",)),
    ("Mira", "reviewer", 1, ("supportive",)),
    ("Mira", "reviewer", -1, ("critical",)),
    ("NA", "reviewer", -2, (NONE,)),
    ("Lea", "adjudicator", -2, ("supportive",)),
]


def unpacked(project: Project, folder: Path, **options) -> Path:
    """The folder that a package of `project` unpacks to."""
    made = write_package(project, folder / "package.zip", **options)
    with zipfile.ZipFile(made.file) as package:
        package.extractall(folder)
        roots = {name.split("/")[0] for name in package.namelist()}
    return folder / roots.pop()


def ran(program: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """`program` run by this Python with nothing of ours on its path, from another folder."""
    return subprocess.run(
        [sys.executable, "-I", str(program), *map(str, arguments)],
        cwd=program.parent.parent,
        capture_output=True,
        encoding="utf-8",
    )
