"""The article files of a folder, by what the folder says of them: nothing is opened."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from framing.articles.files import ENDINGS, LARGEST, article_id
from framing.errors import ArticleEmpty, ArticleError, ArticleStemTaken, ArticleTooLarge, ArticleUnreadable

_DIGITS = re.compile(r"(\d+)")


class File(NamedTuple):
    name: str
    size: int
    mtime_ns: int


def scan(folder: Path) -> tuple[dict[str, File], dict[str, ArticleError]]:
    """The article files directly in `folder` by article id, in natural order (2 before 10); and, by file
    name, those that cannot be articles. Hidden files are passed over; a missing folder holds none."""
    files: dict[str, File] = {}
    refused: dict[str, ArticleError] = {}
    for file in sorted(_listed(folder, refused)):
        id = article_id(file.name)
        if id in files:
            refused[file.name] = ArticleStemTaken(folder / file.name, folder / files[id].name)
        elif file.size == 0:
            refused[file.name] = ArticleEmpty(folder / file.name)
        elif file.size > LARGEST:
            refused[file.name] = ArticleTooLarge(folder / file.name, file.size, LARGEST)
        else:
            files[id] = file
    return dict(sorted(files.items(), key=lambda item: _natural(item[0]))), refused


def _listed(folder: Path, refused: dict[str, ArticleError]) -> list[File]:
    try:
        with os.scandir(folder) as listing:
            entries = [
                entry
                for entry in listing
                if entry.name.lower().endswith(ENDINGS) and not entry.name.startswith(".")
            ]
    except OSError:
        return []
    found = []
    for entry in entries:
        name = entry.name
        try:
            name.encode()
            if entry.is_file():
                stat = entry.stat()
                found.append(File(name, stat.st_size, stat.st_mtime_ns))
        except OSError as error:
            refused[name] = ArticleUnreadable(folder / name, error.strerror or str(error))
        except UnicodeEncodeError:
            shown = name.encode("utf-8", "backslashreplace").decode()
            refused[shown] = ArticleUnreadable(folder / shown, "its name is not valid UTF-8")
    return found


@lru_cache(maxsize=65536)
def _natural(id: str) -> tuple[tuple[int | str, ...], str]:
    parts = _DIGITS.split(id.casefold())
    return tuple(int(part) if n % 2 else part for n, part in enumerate(parts)), id


def opens(path: Path) -> bool:
    """Whether the file can be opened."""
    try:
        path.open("rb").close()
    except OSError:
        return False
    return True
