"""Faults of files that come from other tools, and of what is asked to be done with them."""

from __future__ import annotations

from pathlib import Path

from framing.errors.root import FramingError


class ExchangeError(FramingError):
    """Something about labels to or from another tool."""


class ExchangeRefused(ExchangeError):
    """A file of another tool that cannot be taken in as it is. Nothing of it was."""

    def __init__(self, file: Path, problem: str, remedy: str):
        self.file, self.problem, self.remedy = file, problem, remedy
        super().__init__(f"{file.name}: {problem} {remedy}")


class ExchangeNotWritten(ExchangeError):
    """A file for another tool, or an article made of one, that is not there. What was written of it is removed."""

    def __init__(self, file: Path, reason: str):
        self.file, self.reason = file, reason
        super().__init__(f"{file.name} was not written: {reason}. Choose another place, or make room there.")
