"""Faults of the replication package."""

from __future__ import annotations

from pathlib import Path

from framing.errors.root import FramingError


class PackageError(FramingError):
    """Something about a replication package."""


class PackageInTheWay(PackageError):
    """What is to be the package is there already, and is something else. It is left alone."""

    def __init__(self, file: Path):
        self.file = file
        super().__init__(
            f"{file} is there already and is no replication package, so it is left as it is. Give another name."
        )


class PackageNotWritten(PackageError):
    """The package cannot be written. What was there before is as it was."""

    def __init__(self, file: Path, reason: str):
        self.file, self.reason = file, reason
        super().__init__(
            f"The replication package is not made: {reason} ({file}). Make room, or choose another place."
        )


class PackageNotMade(PackageError):
    """The program that was to make the package ended without one."""

    def __init__(self, reason: str):
        self.reason = reason
        super().__init__(
            f"The replication package is not made: {reason or 'the program that makes it ended'}. Try again."
        )
