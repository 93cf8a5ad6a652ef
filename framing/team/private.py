"""The folder of a project that only its owner may read: who has links, and the secret that signs them."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import secrets
import stat
from collections.abc import Hashable
from pathlib import Path

from framing.errors import SecretRefused
from framing.labels.disk import in_words, open_to_read, read_at, sync, sync_folder
from framing.team.ledger import stamp

#: The folder's name in a project folder.
PRIVATE = ".private"

#: What only the owner may do with a file or a folder. Systems without such permissions pass over them.
FILE_MODE, FOLDER_MODE = 0o600, 0o700

_BINARY = getattr(os, "O_BINARY", 0)
_SECRET = re.compile(rb"[0-9a-f]{64}\s*")
_LOG = logging.getLogger(__name__)


def make_private(folder: Path) -> None:
    """Make `folder` where it is not there, closed to others from the first, and keep it out of git.

    Its parent must be there. Raises `OSError`.
    """
    try:
        os.mkdir(folder, FOLDER_MODE)
        sync_folder(folder.parent)
    except FileExistsError:
        if not folder.is_dir():
            raise
    with contextlib.suppress(FileExistsError):
        _write_new(folder / ".gitignore", b"*\n")


def close_to_others(path: Path) -> str:
    """Take from `path` what others on this machine may do with it. What to tell about it; "" where nothing."""
    if os.name != "posix":
        return ""  # Windows keeps access in lists of its own, which a user's folders inherit
    try:
        open_to = stat.S_IMODE(os.stat(path).st_mode) & 0o077
        if not open_to:
            return ""
        os.chmod(path, stat.S_IMODE(os.stat(path).st_mode) & 0o700)
        closed = not os.stat(path).st_mode & 0o077
    except FileNotFoundError:
        return ""
    except OSError:
        closed = False
    if closed:
        return (
            f"{path} was open to other users of this machine and has been closed. If one of them may have read "
            "it, remove its folder and invite everyone anew."
        )
    return (
        f"{path} is open to other users of this machine, and this drive cannot close it. Move the project to "
        "another, or see that nobody else uses the machine."
    )


class Secret:
    """The file with the 32 random bytes, in hex, that links and sign-ins are signed with."""

    def __init__(self, file: Path):
        self.file = file
        self._path = os.fspath(file)
        self._kept: tuple[Hashable, bytes | None] = (None, None)
        #: What to tell about who else can read it; "" where there is nothing to tell.
        self.notice = ""

    def read(self) -> bytes | None:
        """The secret; the same object while its file is the same; None where there is none yet.

        Raises `SecretRefused` for a file that cannot be read or does not hold what was written to it.
        """
        try:
            version = stamp(os.stat(self._path))
            if self._kept[0] == version:
                return self._kept[1]
            told = [close_to_others(path) for path in (self.file.parent, self.file)]
            self._tell(next(filter(None, told), ""))
            fd = open_to_read(self.file)
            try:
                data = read_at(fd, 0, 1024)
            finally:
                os.close(fd)
        except (FileNotFoundError, NotADirectoryError):
            self._kept = (None, None)
            return None
        except OSError as error:
            problem, remedy = in_words(error, self.file)
            raise SecretRefused(self.file, f"it cannot be read: {problem}.", remedy) from error
        if not _SECRET.fullmatch(data):
            problem = "it is empty." if not data.strip() else "it is not a secret as this tool writes one."
            raise SecretRefused(
                self.file,
                problem,
                f"Restore it from a backup, or remove the folder {self.file.parent.name} and invite everyone anew: "
                "no link or sign-in made with it works without it.",
            )
        self._kept = (version, data.strip())
        return self._kept[1]

    def make(self) -> bytes:
        """The secret, made where there is none. To be called under a lock. Raises `SecretRefused`, `OSError`."""
        if (found := self.read()) is not None:
            return found
        # Whole and on disk before it has its name: a crash leaves no secret, or this one.
        draft = self.file.with_name(f"{self.file.name}.{secrets.token_hex(4)}")
        try:
            _write_new(draft, secrets.token_hex(32).encode() + b"\n")
            os.rename(draft, self.file)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        sync_folder(self.file.parent)
        made = self.read()
        if made is None:
            raise SecretRefused(self.file, "it is gone.", "Put it back, and try again.")
        return made

    def _tell(self, notice: str) -> None:
        if notice and notice != self.notice:
            _LOG.warning("%s", notice)
        self.notice = notice or self.notice


def _write_new(file: Path, data: bytes) -> None:
    fd = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, FILE_MODE)
    try:
        os.write(fd, data)
        sync(fd)
    finally:
        os.close(fd)
