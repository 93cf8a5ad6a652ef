"""Faults of the project folder and of its codebook."""

from __future__ import annotations

from pathlib import Path

from framing.errors.root import FramingError


class ProjectError(FramingError):
    """Something about the project folder as a whole."""


class ProjectMissing(ProjectError):
    def __init__(self, folder: Path):
        self.folder = folder
        super().__init__(
            f"There is no project folder at {folder}. Make one with `./run new PATH`, or name another."
        )


class ProjectExists(ProjectError):
    def __init__(self, folder: Path):
        self.folder = folder
        super().__init__(f"{folder} already holds files. Nothing was changed: name an empty or a new folder.")


class CodebookError(FramingError):
    """A codebook that cannot be used. Nothing is guessed: the person who wrote it mends it."""

    def __init__(self, file: Path | str, problem: str, remedy: str):
        self.file, self.problem, self.remedy = file, problem, remedy
        super().__init__(f"{file}: {problem} {remedy}")
