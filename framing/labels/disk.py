"""Files at the level of the system: whole reads, durable writes, and plain words for what went wrong."""

from __future__ import annotations

import errno
import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

_BINARY = getattr(os, "O_BINARY", 0)


class ShortWrite(OSError):
    """The system took only a part of what was written, as it does when the disk is about to be full."""


def open_to_read(path: Path) -> int:
    return os.open(path, os.O_RDONLY | _BINARY)


def open_to_append(path: Path) -> tuple[int, bool]:
    """A descriptor that reads anywhere and writes at the end, and whether the file was made for it."""
    try:
        return os.open(path, os.O_RDWR | os.O_APPEND | _BINARY), False
    except FileNotFoundError:
        return os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL | _BINARY, 0o666), True


def read_at(fd: int, offset: int, length: int) -> bytes:
    """`length` bytes from `offset`, fewer only where the file ends."""
    os.lseek(fd, offset, os.SEEK_SET)
    parts = []
    while length > 0 and (part := os.read(fd, length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def write_at_end(fd: int, data: bytes, end: int) -> None:
    """Add `data` to a file that ends at `end`, in one write, on disk on return; or raise and add nothing."""
    try:
        if os.write(fd, data) != len(data):
            raise ShortWrite(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(fd)
    except BaseException:
        try:
            os.ftruncate(fd, end)
            sync(fd)
        except OSError:
            pass  # what is left is a torn row, or a whole one that a second try will find
        raise


def sync(fd: int) -> None:
    """Return when the file's content would survive the loss of power."""
    if hasattr(fcntl, "F_FULLFSYNC"):  # on macOS, fsync stops at the drive's own cache
        try:
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
            return
        except OSError:
            pass  # not every file system has it
    os.fsync(fd)


def sync_folder(folder: Path) -> None:
    """The same for a name that was made in `folder`, where the system has a way."""
    try:
        fd = os.open(folder, os.O_RDONLY)
    except OSError:
        return  # Windows
    try:
        os.fsync(fd)
    except OSError:
        pass
    finally:
        os.close(fd)


def in_words(error: OSError, path: Path) -> tuple[str, str]:
    """What `error`, met while `path` was read or written, means, and what a person can do about it."""
    folder = path.absolute().parent
    code = error.errno
    if code in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return "the disk is full", "Free some space and try again."
    if code == errno.EFBIG:
        return "the file may not grow any larger", "Raise the system's limit on file size and try again."
    if code == errno.EROFS:
        return "the disk is read-only", "Make it writable, or move the project to another."
    if code in (errno.EACCES, errno.EPERM):
        return (
            "the system denies access",
            f"Close the file in other programs, see that you may write to it and to {folder}, and try again.",
        )
    if code in (errno.ENOENT, errno.ENOTDIR):
        return f"the folder {folder} is gone", "Put it back, or connect its drive, and try again."
    if code == errno.ENOSYS:
        return "this drive cannot lock files", "Move the project to another drive."
    return f"the system reports “{error.strerror or error}”", "Check the drive and try again."
