"""The folder that a report goes to: written beside it first, then put in its place as a whole.

A folder that holds anything but an earlier report as it was written is left alone. Whoever reads an earlier report while it is
replaced has the old one or the new one, but for the moment between two renames in which there is none.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from framing.errors import ReportFolderTaken, ReportNotWritten

#: Lists the files of a report with their SHA-256: what an earlier report is told by, and what was changed in it.
MANIFEST = "report.json"
_MADE_BY = "framing report"

#: Made by file managers wherever they look.
_LITTER = {".DS_Store", "Thumbs.db", "desktop.ini"}


@contextmanager
def replaced(folder: Path | str) -> Iterator[Path]:
    """A new folder to write into, which takes the place of `folder` once the block is done without an error.

    `folder` is new, empty, or holds an earlier report, which is replaced as a whole. Raises `ReportFolderTaken`
    where it holds anything else, before and after the block; `ReportNotWritten` where the system refuses. Then
    `folder` is as it was, and what was written is gone.
    """
    folder = Path(folder).resolve()
    try:
        refuse_if_taken(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        # Beside it, so that to put it in place is to rename it.
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name[:40]}.", suffix=".part", dir=folder.parent))
    except OSError as error:
        raise ReportNotWritten(folder, _reason(error)) from error
    try:
        yield fresh
        _sign(fresh)
        os.chmod(fresh, 0o777 & ~_umask())  # mkdtemp's is for its owner alone
        refuse_if_taken(folder)
        _put_in_place(fresh, folder)
    except OSError as error:
        raise ReportNotWritten(folder, _reason(error)) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def refuse_if_taken(folder: Path) -> None:
    """Raise `ReportFolderTaken` where `folder` holds what no earlier report put there.

    Raises `ReportNotWritten` where it cannot be looked at.
    """
    try:
        if (found := _not_of_a_report(folder)) is None:
            return
    except OSError as error:
        raise ReportNotWritten(folder, _reason(error)) from error
    raise ReportFolderTaken(*found)


def _not_of_a_report(folder: Path) -> tuple[Path, str] | None:
    """What is in the way of a report in `folder`: where it is, and its name; None where nothing is."""
    if not folder.exists():
        return None
    if not folder.is_dir():
        return folder.parent, folder.name
    written = _files_of_a_report(folder)
    # Of a folder that is no report, the top is enough: below it there may be a whole disk.
    files = _files(folder) if written else (path.name for path in folder.iterdir())
    others = (
        file for file in files if Path(file).name not in _LITTER and not _is_as_written(folder, file, written)
    )
    found = min(others, default=None)
    return None if found is None else (folder, found)


def _is_as_written(folder: Path, file: str, written: dict[str, str]) -> bool:
    if file == MANIFEST:
        return bool(written)
    return file in written and _sha256(folder / file) == written[file]


def _put_in_place(fresh: Path, folder: Path) -> None:
    if not folder.exists():
        os.rename(fresh, folder)
        return
    # Moved aside rather than deleted first: where the second rename fails, it comes back.
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name[:40]}.", suffix=".old", dir=folder.parent))
    try:
        os.rename(folder, aside / "report")
        try:
            os.rename(fresh, folder)
        except OSError:
            os.rename(aside / "report", folder)
            raise
    finally:
        if folder.exists():
            shutil.rmtree(aside, ignore_errors=True)


def _sign(folder: Path) -> None:
    files = {file: _sha256(folder / file) for file in sorted(_files(folder))}
    text = json.dumps({"made_by": _MADE_BY, "files": files}, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")


def _files_of_a_report(folder: Path) -> dict[str, str]:
    """File -> its SHA-256, as the manifest in `folder` lists them; nothing where there is none."""
    with suppress(OSError, ValueError, AttributeError, KeyError, TypeError):
        said = json.loads((folder / MANIFEST).read_text("utf-8"))
        if said.get("made_by") == _MADE_BY:
            return {str(file): str(digest) for file, digest in said["files"].items()}
    return {}


def _sha256(file: Path) -> str:
    with file.open("rb") as open_file:
        return hashlib.file_digest(open_file, "sha256").hexdigest()


def _files(folder: Path) -> Iterator[str]:
    """The files under `folder`, as paths from it; folders that are empty are named, too."""
    for path in folder.rglob("*"):
        if not path.is_dir() or path.is_symlink() or not any(path.iterdir()):
            yield path.relative_to(folder).as_posix()


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).rstrip(".")
