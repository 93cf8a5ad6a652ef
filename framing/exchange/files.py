"""A file of JSON, of JSON lines, a folder or a zip of them -> the objects in it, each with its place."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from framing.errors import ExchangeRefused

#: The largest file, or all files of an archive together, in bytes.
LARGEST = 200_000_000

_ENDINGS = (".json", ".jsonl", ".ndjson", ".json1")


class Part(NamedTuple):
    """One file."""

    #: Its name.
    name: str
    #: Whether it is one of several, as a folder or an archive holds them: then it may be named after a person.
    is_one_of_several: bool
    #: Each object and its place, such as "line 3 of ann.jsonl".
    objects: list[tuple[str, dict]]

    @property
    def stem(self) -> str:
        """Its name without folders and ending."""
        return PurePosixPath(self.name).stem


def read_parts(path: Path) -> list[Part]:
    """All of a file, a folder (its own files, not those of folders in it) or a zip. Raises `ExchangeRefused`."""
    try:
        if path.is_dir():
            files = sorted(file for file in path.iterdir() if file.suffix.lower() in _ENDINGS)
            if sum(file.stat().st_size for file in files) > LARGEST:
                raise _too_large(path)
            named = [(file.name, file.read_bytes()) for file in files]
            return _parts(path, named, several=True)
        if path.stat().st_size > LARGEST:
            raise _too_large(path)
        return parts_of(path, path.read_bytes())
    except OSError as error:
        raise ExchangeRefused(
            path,
            f"it cannot be read ({error.strerror or error}).",
            "Look at its name and its permissions.",
        ) from error


def parts_of(path: Path, data: bytes) -> list[Part]:
    """All of the file `path` that holds `data`. Raises `ExchangeRefused`."""
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _parts(path, [(path.name, data)], several=False)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [one for one in archive.infolist() if _is_wanted(one)]
            if sum(one.file_size for one in members) > LARGEST:
                raise _too_large(path)
            named = [(PurePosixPath(one.filename).name, _content(archive, one)) for one in members]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise ExchangeRefused(
            path, "it is a zip that cannot be opened.", "Unpack it, and name the folder instead."
        ) from error
    return _parts(path, named, several=True)


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The file `member`. No more of it is unpacked than it says that it holds, so that a lie costs no memory."""
    with archive.open(member) as file:
        return file.read(member.file_size + 1)


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    name = PurePosixPath(member.filename)
    return not member.is_dir() and name.suffix.lower() in _ENDINGS and not name.name.startswith((".", "_"))


def _parts(path: Path, named: Iterable[tuple[str, bytes]], several: bool) -> list[Part]:
    parts = [Part(name, several, _objects(Path(name), data)) for name, data in named]
    if not parts:
        raise ExchangeRefused(
            path, "it holds no .json or .jsonl file.", "Name a file that the other tool has exported."
        )
    return parts


def _objects(file: Path, data: bytes) -> list[tuple[str, dict]]:
    """The objects of one file: those of one JSON list, one JSON object, or one object a line."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ExchangeRefused(file, "it is not UTF-8.", "Export it anew as JSON.") from None
    try:
        whole = json.loads(text) if text.strip() else []
        found = whole if isinstance(whole, list) else [whole]
        placed = [(f"{file.name}, entry {number}", one) for number, one in enumerate(found, 1)]
    except (ValueError, RecursionError):
        placed = list(_lines(file, text))
    for where, one in placed:
        if not isinstance(one, dict):
            raise ExchangeRefused(
                file,
                f"{where.rpartition(', ')[2]} is not an object in braces.",
                "Export it as JSON or JSONL.",
            )
    return placed


def _lines(file: Path, text: str) -> Iterable[tuple[str, object]]:
    # Not splitlines: JSON may hold U+2028 and its like within a text.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield f"{file.name}, line {number}", json.loads(line)
            except (ValueError, RecursionError):
                raise ExchangeRefused(
                    file, f"line {number} is not JSON.", "Export it as JSON or JSONL."
                ) from None


def _too_large(path: Path) -> ExchangeRefused:
    return ExchangeRefused(path, f"it holds more than {LARGEST // 1_000_000} MB.", "Export it in parts.")
