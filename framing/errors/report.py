"""What keeps a report from being written."""

from __future__ import annotations

from pathlib import Path

from framing.errors.root import FramingError


class ReportError(FramingError):
    """Something about a report and the folder it goes to."""


class ReportFolderTaken(ReportError):
    """`folder` holds `found`, which no earlier report wrote, or not as it is."""

    def __init__(self, folder: Path, found: str):
        self.folder, self.found = folder, found
        super().__init__(
            f"{folder} holds “{found}”, which no earlier report wrote, or which was changed since. Nothing was"
            " replaced: name a new or an empty folder, or move that file elsewhere."
        )


class ReportNotWritten(ReportError):
    """The system refused, for `reason`."""

    def __init__(self, folder: Path, reason: str):
        self.folder, self.reason = folder, reason
        super().__init__(
            f"The report could not be written to {folder}: {reason}. What was there before is unchanged. Make room"
            " or name another folder, and ask for the report again."
        )


class NothingToReport(ReportError):
    """No paragraph of the project has a label."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing is tagged yet, so there is nothing to report. Tag a paragraph first, then ask for the report."
        )
