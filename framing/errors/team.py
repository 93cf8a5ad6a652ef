"""Faults of the team: its files, its links, and who may do what."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from framing.errors.root import FramingError


class TeamError(FramingError):
    """Something about the team: who is in it, and who may come in."""


class TeamFileError(TeamError):
    """A `team.toml` that cannot be used. Nothing is guessed: the person who wrote it mends it."""

    def __init__(self, file: Path | str, problem: str, remedy: str):
        self.file, self.problem, self.remedy = file, problem, remedy
        super().__init__(f"{file}: {problem} {remedy}")


class LinkUnknown(TeamError):
    """A join link that is to be revoked, and is not there or lets nobody in any more."""

    def __init__(self, asked: str):
        self.asked = asked
        super().__init__(
            f"No active join link belongs to “{asked}”, by name or by id. Nothing was revoked: "
            "`python -m framing links` lists all of them."
        )


class NotSignedIn(TeamError):
    """A gesture in a session whose person has left, or is somebody else by now."""

    def __init__(self):
        super().__init__(
            "You are not signed in any more, so nothing was saved. Reload the page: it says how to come in again."
        )


class LeadOnly(TeamError):
    """A lead's page or gesture, asked for by somebody else."""

    def __init__(self, file: Path = Path("team.toml")):
        self.file = file
        super().__init__(
            f"Only a lead of the team may do this. Who is a lead is said in {file.name} and by the link that a "
            "person came in by: ask a lead."
        )


class TeamRecordRefused(TeamError):
    """A file of the team's (links, discussion) that is not ours, or was changed past recognition.

    It is never written to, and nobody comes in or sees more on the strength of it. `row` counts as a
    spreadsheet does: the header is row 1.
    """

    def __init__(self, file: Path, row: int, problem: str, remedy: str):
        self.file, self.row, self.problem, self.remedy = file, row, problem, remedy
        super().__init__(f"{file.name}, row {row}: {problem} {remedy}")


class TeamRecordUnreadable(TeamError):
    def __init__(self, file: Path, reason: str, remedy: str):
        self.file, self.reason, self.remedy = file, reason, remedy
        super().__init__(f"{file.name} cannot be read: {reason}. {remedy}")


class TeamRecordNotSaved(TeamError):
    """Something about the team that is not on disk. The file is as it was before the attempt."""

    def __init__(self, file: Path, reason: str, remedy: str):
        self.file, self.reason, self.remedy = file, reason, remedy
        super().__init__(f"Not saved: {reason} ({file.name}). {remedy}")


class SecretRefused(TeamError):
    """The file that all join links and sign-ins are signed with is not usable. It is never replaced unasked."""

    def __init__(self, file: Path, problem: str, remedy: str):
        self.file, self.problem, self.remedy = file, problem, remedy
        super().__init__(f"{file}: {problem} {remedy}")


class LinkNotMade(TeamError):
    def __init__(self, folder: Path, problem: str, remedy: str):
        self.folder, self.problem, self.remedy = folder, problem, remedy
        super().__init__(f"No link to {folder.name} was made: {problem} {remedy}")


class LinkRefused(TeamError):
    """A join link or a sign-in that does not let in. Strangers read it: it says nothing of the project.

    `why`: "forged" (not signed by this project), "unknown" (signed, and not in the list), "expired", "revoked".
    `problem` is that in a sentence, without the remedy.
    """

    _PROBLEMS: ClassVar[dict[str, str]] = {
        "forged": "This join link is not valid for this project. It may be incomplete, or belong to another project.",
        "unknown": "This join link is not valid for this project any more.",
        "expired": "This join link has expired.",
        "revoked": "This join link was revoked by the lead.",
    }

    def __init__(self, why: str):
        self.why = why
        self.problem = self._PROBLEMS.get(why, self._PROBLEMS["unknown"])
        super().__init__(f"{self.problem} Ask the project's lead for a new one.")


class TaskSetUnknown(TeamError):
    """A set of paragraphs that is asked for by its id, and is not there or was withdrawn."""

    def __init__(self, asked: str, standing: tuple[str, ...]):
        self.asked, self.standing = asked, standing
        shown = ", ".join(standing[:8]) + (" and others" if len(standing) > 8 else "")
        super().__init__(
            f"There is no set “{asked}” of paragraphs, or it was withdrawn. "
            + (f"Standing are {shown}." if standing else "None stands: `python -m framing sample` draws one.")
        )


class NotSettled(TeamError):
    """A paragraph that is to be an example, and has no verdict, or one that a changed label has overtaken."""

    def __init__(self, article: str):
        self.article = article
        super().__init__(
            f"This paragraph of “{article}” has no verdict that holds, so it cannot be an example. Settle it first."
        )
