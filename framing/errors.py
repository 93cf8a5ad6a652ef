"""Every fault this tool names, as one tree under `FramingError`.

A class is one fault. Its constructor takes facts and writes the sentence a person reads: what
happened, where (file, row, article), what to do. Nothing here formats for a screen or a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar


class FramingError(Exception):
    """Root of all errors that are shown to people. `str(error)` is the whole sentence."""


# ---------------------------------------------------------------------------- project


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


# --------------------------------------------------------------------------- codebook


class CodebookError(FramingError):
    """A codebook that cannot be used. Nothing is guessed: the person who wrote it mends it."""

    def __init__(self, file: Path | str, problem: str, remedy: str):
        self.file, self.problem, self.remedy = file, problem, remedy
        super().__init__(f"{file}: {problem} {remedy}")


# --------------------------------------------------------------------------- articles


class ArticleError(FramingError):
    """One article file that cannot be opened. All others still open."""

    file: Path


class ArticleUnreadable(ArticleError):
    """`reason` is empty where there is no such file."""

    def __init__(self, file: Path, reason: str):
        self.file, self.reason = file, reason
        super().__init__(
            f"{file.name} cannot be read ({reason}). Check the file and its permissions."
            if reason
            else f"{file.name} is not there. It may have been renamed or removed."
        )


class ArticleEmpty(ArticleError):
    def __init__(self, file: Path):
        self.file = file
        super().__init__(f"{file.name} holds no text. Put the article's text in it, or remove the file.")


class ArticleBinary(ArticleError):
    def __init__(self, file: Path, looks_like: str = "binary data"):
        self.file, self.looks_like = file, looks_like
        super().__init__(
            f"{file.name} is not a text file (it looks like {looks_like}). Save the article as plain text (.txt or .md)."
        )


class ArticleTooLarge(ArticleError):
    def __init__(self, file: Path, size: int, limit: int):
        self.file, self.size, self.limit = file, size, limit
        super().__init__(
            f"{file.name} is too large for one article ({size / 1e6:.1f} MB; the limit is {limit / 1e6:.0f} MB). "
            "Split it into one file an article."
        )


class ArticleTooLong(ArticleError):
    def __init__(self, file: Path, paragraphs: int, limit: int):
        self.file, self.paragraphs, self.limit = file, paragraphs, limit
        super().__init__(
            f"{file.name} has {paragraphs:,} paragraphs, more than an article can have ({limit:,}). "
            "Split it into one file an article."
        )


class ArticleStemTaken(ArticleError):
    """Two files would get one article id, so labels could not tell them apart."""

    def __init__(self, file: Path, other: Path):
        self.file, self.other = file, other
        super().__init__(
            f"{file.name} has the same name as {other.name} but for its ending, so both would be one article. "
            f"{other.name} is open; rename {file.name}."
        )


class ArticleFrontMatter(ArticleError):
    def __init__(self, file: Path, problem: str):
        self.file, self.problem = file, problem
        super().__init__(f"{file.name}: front matter: {problem}")


class ArticleUnknown(ArticleError):
    def __init__(self, article: str, known: int):
        self.article = article
        super().__init__(
            f"There is no article “{article}” in this project ({known} are). It may have been renamed or removed."
        )


# ----------------------------------------------------------------------------- labels


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


# ------------------------------------------------------------------------------- team


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


# ------------------------------------------------------------------------- reliability


class SelectionError(FramingError):
    """A selection, typed this moment, that names what is not there: `kind` is article, outlet, reviewer or tag."""

    def __init__(self, kind: str, name: str, expected: tuple[str, ...]):
        self.kind, self.name, self.expected = kind, name, expected
        shown = ", ".join(f"“{one}”" for one in expected[:8]) + (" and others" if len(expected) > 8 else "")
        super().__init__(
            f"There is no {kind} “{name}” to select. "
            + (
                f"Choose from {shown}."
                if expected
                else f"The project has no {kind} yet: select by something else."
            )
        )
