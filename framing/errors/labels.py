"""Faults of the labels file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from framing.errors.root import FramingError


class LabelError(FramingError):
    """Something about the labels file."""


class LabelFileRefused(LabelError):
    """A labels file that is not ours, or was changed past recognition. It is never written to.

    `row` counts as a spreadsheet does: the header is row 1. `line` is the file's line where notes of
    several lines make that another number.
    """

    def __init__(
        self,
        file: Path,
        row: int,
        problem: str,
        expected: Iterable[str],
        remedy: str,
        line: int | None = None,
    ):
        self.file, self.row, self.line, self.problem = file, row, line or row, problem
        place = f"{file.name}, row {row}" + (f" (line {line} of the file)" if self.line != row else "")
        wanted = ", ".join(expected)
        super().__init__(f"{place}: {problem} " + (f"Expected: {wanted}. " if wanted else "") + remedy)


class LabelFileUnreadable(LabelError):
    """A labels file that is away or closed to us. It is never taken for an empty one."""

    def __init__(self, file: Path, reason: str, remedy: str):
        self.file, self.reason, self.remedy = file, reason, remedy
        super().__init__(f"The labels cannot be read: {reason} ({file.name}). {remedy}")


class LabelNotSaved(LabelError):
    """A decision that is not on disk. The file is as it was before the attempt."""

    def __init__(self, file: Path, reason: str, remedy: str):
        self.file, self.reason, self.remedy = file, reason, remedy
        super().__init__(f"Not saved: {reason} ({file.name}). {remedy}")


class LabelFileLocked(LabelNotSaved):
    def __init__(self, file: Path, seconds: float):
        self.seconds = seconds
        super().__init__(
            file,
            f"another process has held the labels file for {seconds:g} s",
            "Your choice is still here: try again, and if it lasts, end the stuck process.",
        )


class SaidMeanwhile(LabelError):
    """A verdict on labels that are not those which were shown any more. It is not saved."""

    def __init__(self):
        super().__init__(
            "Not saved: somebody has changed what they say of this paragraph since it was shown. Look at it again, "
            "and press the key once more."
        )
