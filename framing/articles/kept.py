"""What is known of article files without reading them again: one row a file, in an SQLite file.

A cache and nothing more: it may be deleted at any time, and where it cannot be read or written all of
this module's functions do nothing and say nothing. Several processes may use it at once.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import closing, suppress
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from framing.articles import units
from framing.articles.article import Article
from framing.errors import ArticleBinary, ArticleEmpty, ArticleError, ArticleFrontMatter, ArticleTooLong

#: Seconds to wait for another process.
_PATIENCE = 2.0

_SCHEMA = """
CREATE TABLE IF NOT EXISTS article_1 (
    row INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT NOT NULL UNIQUE, size INTEGER, mtime_ns INTEGER,
    parser TEXT, problem TEXT, title TEXT, outlet TEXT, date TEXT, words INTEGER, units BLOB
)
"""
_READ = """
SELECT row, file, size, mtime_ns, problem, title, outlet, date, words, units FROM article_1
WHERE row > ? AND parser = ? ORDER BY row
"""
_WRITE = """
INSERT OR REPLACE INTO article_1 (file, size, mtime_ns, parser, problem, title, outlet, date, words, units)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class Known(NamedTuple):
    """One file as it was when it was parsed."""

    size: int
    mtime_ns: int
    #: Why the file is no article, as `pack` writes it, else "".
    problem: str
    title: str
    outlet: str
    date: str
    #: Words of all units.
    words: int
    #: The units, as `units.pack` packs them.
    units: bytes


def known(article: Article, size: int, mtime_ns: int) -> Known:
    """What is to be kept of `article`, whose file has this size and time."""
    words = sum(unit.words for unit in article.units)
    return Known(size, mtime_ns, "", article.title, article.outlet, article.date, words, units.pack(article))


def nothing(error: ArticleError, size: int, mtime_ns: int) -> Known:
    """What is to be kept of a file that is no article because of `error`."""
    return Known(size, mtime_ns, pack(error), "", "", "", 0, b"")


#: The faults that last as long as the file, and the facts that make each up again.
_LASTING: dict[type[ArticleError], tuple[str, ...]] = {
    ArticleEmpty: (),
    ArticleBinary: ("looks_like",),
    ArticleFrontMatter: ("problem",),
    ArticleTooLong: ("paragraphs", "limit"),
}


def pack(error: ArticleError) -> str:
    """`error` as text that `unpack` reads, or "" for a fault that may be gone the next time."""
    facts = _LASTING.get(type(error))
    if facts is None:
        return ""
    return json.dumps([type(error).__name__, *(getattr(error, fact) for fact in facts)])


def unpack(problem: str, file: Path) -> ArticleError:
    name, *facts = json.loads(problem)
    return next(kind for kind in _LASTING if kind.__name__ == name)(file, *facts)


@lru_cache(maxsize=1)
def parser_version() -> str:
    """Changes whenever this package does, so that nothing parsed by an older one is believed."""
    digest = hashlib.sha256()
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


class Cache:
    """The cache file at `path`, which need not exist. Reads give what is new since the last one."""

    def __init__(self, path: Path):
        self.path = path
        self._last_row = 0
        self._stamp: tuple[int, ...] | None = None

    def read_new(self) -> list[tuple[str, Known]]:
        """(file name, what is known) for each row written since the last call, by whatever process."""
        stamp = self._stat()
        if stamp == self._stamp:
            return []
        if stamp is None or self._stamp is None or stamp[0] != self._stamp[0]:
            self._last_row = 0
        rows = self._query(_READ, self._last_row, parser_version()) if stamp else []
        if rows is None:
            return []
        self._stamp = stamp
        self._last_row = rows[-1][0] if rows else self._last_row
        return [(file, Known(*rest)) for _, file, *rest in rows]

    def files(self) -> set[str]:
        """The names of all files there are rows of."""
        return {file for (file,) in self._query("SELECT file FROM article_1") or ()}

    def write(self, rows: Iterable[tuple[str, Known]], gone: Iterable[str] = ()) -> None:
        """Keep `rows`, in one transaction, and forget the files that are `gone`."""
        import sqlite3

        values = [(file, *fact[:2], parser_version(), *fact[2:]) for file, fact in rows]
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._write(values, gone)
        except (OSError, sqlite3.OperationalError):
            pass
        except sqlite3.DatabaseError:
            self._set_aside()
            with suppress(sqlite3.Error):
                self._write(values, gone)

    def _write(self, values: list[tuple], gone: Iterable[str]) -> None:
        import sqlite3

        with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as db:
            # Rows that a power cut takes are parsed again.
            db.execute("PRAGMA synchronous = OFF")
            db.execute(_SCHEMA)
            with db:
                db.executemany(_WRITE, values)
                db.executemany("DELETE FROM article_1 WHERE file = ?", [(file,) for file in gone])

    def _query(self, sql: str, *values: object) -> list[tuple] | None:
        """All rows, or None while another process holds the file."""
        import sqlite3

        if not self.path.exists():
            return []
        try:
            with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as db:
                return db.execute(sql, values).fetchall()
        except sqlite3.OperationalError as error:
            return None if "locked" in str(error) else []
        except sqlite3.DatabaseError:
            return []

    def _set_aside(self) -> None:
        """Make room where the file is damaged, or no cache of ours at all: nothing is deleted."""
        with suppress(OSError):
            os.replace(self.path, self.path.with_name(self.path.name + ".damaged"))

    def _stat(self) -> tuple[int, ...] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns
