"""The articles of one folder: a list at once, each article on demand, units of all as arrays."""

from __future__ import annotations

import os
import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from framing.articles.article import Article
from framing.articles.files import ENDINGS, LARGEST, article_id, read_article
from framing.articles.kept import UNIT, Cache, Known, known, pack, unpack
from framing.errors import (
    ArticleEmpty,
    ArticleError,
    ArticleStemTaken,
    ArticleTooLarge,
    ArticleUnknown,
    ArticleUnreadable,
)

if TYPE_CHECKING:
    import numpy as np

#: Articles held in memory, the last used ones.
_HELD = 64
#: Articles parsed between two writes of the cache.
_BATCH = 200


class Entry(NamedTuple):
    """One line of the list of articles; what takes parsing is None until the file was parsed once."""

    id: str
    title: str | None
    outlet: str
    date: str
    units: int | None
    words: int | None


class UnitArrays(NamedTuple):
    """The units of all parsed articles, in the order of `ids` and in reading order within each; N rows."""

    #: int32 (N,): the article, as its place in `ids`.
    article: np.ndarray
    #: int32 (N,): `Paragraph.number`.
    number: np.ndarray
    #: int64 (N,): `Paragraph.id` read as a hexadecimal number.
    key: np.ndarray
    #: int32 (N,): words.
    words: np.ndarray
    #: int8 (N,): the kind, as its place in `KINDS`.
    kind: np.ndarray
    #: All articles, parsed or not, as `Library.ids` had them.
    ids: tuple[str, ...] = ()

    @property
    def paragraph_key(self) -> np.ndarray:
        """`key`, by the name that labels have for it."""
        return self.key


class _File(NamedTuple):
    name: str
    size: int
    mtime_ns: int


class _View(NamedTuple):
    """What is told to callers until something changes."""

    ids: tuple[str, ...]
    entries: list[Entry]
    problems: dict[str, ArticleError]


class Library:
    """The articles that are `.txt` and `.md` files directly in the folder `sources`.

    `cache` is where parsed facts are kept, by default `.framing/articles.sqlite` beside the folder. One
    instance may be used by many threads. A folder that does not exist holds no articles.
    """

    def __init__(self, sources: Path | str, *, cache: Path | str | None = None):
        self.sources = Path(sources)
        self._cache = Cache(Path(cache) if cache else self.sources.parent / ".framing" / "articles.sqlite")
        self._lock = threading.RLock()
        self._files: dict[str, _File] | None = None
        self._refused: dict[str, ArticleError] = {}
        self._known: dict[str, Known] = {}
        #: Faults that may be gone the next time the file is read, by file name.
        self._passing: dict[str, ArticleError] = {}
        self._articles: OrderedDict[str, tuple[int, int, Article]] = OrderedDict()
        self._view: _View | None = None
        self._units: UnitArrays | None = None
        self._scanned = 0.0

    # ------------------------------------------------------------------------------ list

    def refresh(self, *, max_age: float = 0.0) -> bool:
        """Look at the folder again; whether a file, or what is known of one, changed since the last look.

        Nothing is parsed. With `max_age`, a look not older than so many seconds is good enough.
        """
        with self._lock:
            if self._files is not None and time.monotonic() - self._scanned < max_age:
                return False
            files, refused = _scan(self.sources)
            self._scanned = time.monotonic()
            learnt = self._sync()
            changed = learnt or files != self._files or refused.keys() != self._refused.keys()
            if changed:
                self._files, self._refused = files, refused
                self._forget_view()
            return changed

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all articles that open, as far as known, in natural order (2 before 10)."""
        return self._current().ids

    def entries(self) -> list[Entry]:
        """The list of articles, in the order of `ids`."""
        return list(self._current().entries)

    @property
    def problems(self) -> dict[str, ArticleError]:
        """Files that are no articles, by file name: too large, empty, a second of one stem; or, once they
        were parsed, blank, binary, unreadable or with bad front matter."""
        return dict(self._current().problems)

    # --------------------------------------------------------------------------- article

    def article(self, id: str) -> Article:
        """The article `id`, read again if its file changed.

        Raises `ArticleUnknown` where there is no such file, else what `read_article` raises.
        """
        with self._lock:
            if self._files is None or id not in self._files:
                self.refresh()
            file = self._files.get(id)
            if file is None:
                if refused := self._refused_as(id):
                    raise refused
                raise ArticleUnknown(id, len(self._files))
        return self._read(id, file.name)

    def _read(self, id: str, name: str) -> Article:
        path = self.sources / name
        try:
            found = path.stat()
            stamp = found.st_size, found.st_mtime_ns
        except OSError:
            stamp = -1, -1
        with self._lock:
            held = self._articles.get(id)
            if held and held[:2] == stamp:
                self._articles.move_to_end(id)
                return held[2]
        try:
            article = read_article(path)
        except ArticleError as error:
            with self._lock:
                self._articles.pop(id, None)
                self._learn(name, Known(*stamp, pack(error), "", "", "", 0, b""), error)
            raise
        with self._lock:
            self._articles[id] = (*stamp, article)
            self._articles.move_to_end(id)
            while len(self._articles) > _HELD:
                self._articles.popitem(last=False)
            self._learn(name, known(article, *stamp))
        return article

    def _learn(self, name: str, fact: Known, error: ArticleError | None = None) -> None:
        passing = error if error and not fact.problem else None
        if self._known.get(name) == fact and self._passing.get(name) is passing:
            return
        self._passing.pop(name, None)
        if passing:
            self._passing[name] = passing
        else:
            self._known[name] = fact
        self._forget_view()

    def _refused_as(self, id: str) -> ArticleError | None:
        return next((error for name, error in self._refused.items() if article_id(name) == id), None)

    # ----------------------------------------------------------------------------- index

    def index(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Parse every file that is not known yet and keep what it tells; how many that were.

        Calls `progress(done, total)` after each batch. Meant to run beside the app, in a process of its
        own; the app's library sees each batch at its next `refresh`.
        """
        self.refresh()
        with self._lock:
            files = dict(self._files or {})
            todo = [(id, file) for id, file in files.items() if not self._fact(file)]
        gone = self._cache.files() - {file.name for file in files.values()}
        for start in range(0, len(todo), _BATCH):
            batch = todo[start : start + _BATCH]
            facts = [(file.name, fact) for id, file in batch if (fact := self._parse(id, file))]
            self._cache.write(facts, gone)
            gone = set()
            if progress:
                progress(start + len(batch), len(todo))
        if gone:
            self._cache.write([], gone)
        return len(todo)

    def _parse(self, id: str, file: _File) -> Known | None:
        """What is known of one file after reading it, or None where that may be different next time."""
        path = self.sources / file.name
        error = None
        try:
            fact = known(read_article(path), file.size, file.mtime_ns)
        except ArticleError as fault:
            error = fault
            fact = Known(file.size, file.mtime_ns, pack(fault), "", "", "", 0, b"")
        with self._lock:
            self._learn(file.name, fact, error)
        return None if error and not fact.problem else fact

    # ------------------------------------------------------------------------------ units

    def unit_arrays(self) -> UnitArrays:
        """The units of every article that is known, without reading any; the arrays are not to be changed."""
        with self._lock:
            view = self._current()
            if self._units is None:
                self._units = self._assemble(view.ids)
            return self._units

    def _assemble(self, ids: tuple[str, ...]) -> UnitArrays:
        import numpy as np

        packed = [fact.units if (fact := self._fact(self._files[id])) else b"" for id in ids]
        names = ("number", "key", "words", "kind")
        units = np.frombuffer(
            b"".join(packed), np.dtype(list(zip(names, ("<i4", "<i8", "<i4", "i1"), strict=True)))
        )
        counts = np.fromiter(map(len, packed), np.int64, len(packed)) // UNIT.size
        article = np.repeat(np.arange(len(ids), dtype=np.int32), counts)
        return UnitArrays(article, *(np.ascontiguousarray(units[name]) for name in names), ids)

    # ------------------------------------------------------------------------------- view

    def _current(self) -> _View:
        with self._lock:
            if self._files is None:
                self.refresh()
            if self._view is None:
                self._view = self._look()
            return self._view

    def _sync(self) -> bool:
        """Take in what this or another process wrote to the cache; whether any of it was news."""
        rows = [(name, fact) for name, fact in self._cache.read_new() if self._known.get(name) != fact]
        self._known.update(rows)
        return bool(rows)

    def _fact(self, file: _File) -> Known | None:
        fact = self._known.get(file.name)
        return fact if fact and fact.size == file.size and fact.mtime_ns == file.mtime_ns else None

    def _look(self) -> _View:
        entries, problems = [], dict(self._refused)
        for id, file in self._files.items():
            fact = self._fact(file)
            if file.name in self._passing:
                problems[file.name] = self._passing[file.name]
            elif fact is None:
                entries.append(Entry(id, None, "", "", None, None))
            elif fact.problem:
                problems[file.name] = unpack(fact.problem, self.sources / file.name)
            else:
                units = len(fact.units) // UNIT.size
                entries.append(Entry(id, fact.title, fact.outlet, fact.date, units, fact.words))
        return _View(tuple(entry.id for entry in entries), entries, problems)

    def _forget_view(self) -> None:
        self._view = None
        self._units = None


def _scan(folder: Path) -> tuple[dict[str, _File], dict[str, ArticleError]]:
    """The article files of `folder` by id, in natural order, and those that cannot be articles by name."""
    files: dict[str, _File] = {}
    refused: dict[str, ArticleError] = {}
    for file in sorted(_listed(folder, refused)):
        path = folder / file.name
        id = article_id(file.name)
        if id in files:
            refused[file.name] = ArticleStemTaken(path, folder / files[id].name)
        elif file.size == 0:
            refused[file.name] = ArticleEmpty(path)
        elif file.size > LARGEST:
            refused[file.name] = ArticleTooLarge(path, file.size, LARGEST)
        else:
            files[id] = file
    return dict(sorted(files.items(), key=lambda item: _natural(item[0]))), refused


def _listed(folder: Path, refused: dict[str, ArticleError]) -> list[_File]:
    found = []
    try:
        listing = os.scandir(folder)
    except OSError:
        return []
    with listing:
        for entry in listing:
            name = entry.name
            if not name.lower().endswith(ENDINGS) or name.startswith("."):
                continue
            try:
                name.encode()
                if entry.is_file():
                    stat = entry.stat()
                    found.append(_File(name, stat.st_size, stat.st_mtime_ns))
            except OSError as error:
                refused[name] = ArticleUnreadable(folder / name, error.strerror or str(error))
            except UnicodeEncodeError:
                shown = name.encode("utf-8", "backslashreplace").decode()
                refused[shown] = ArticleUnreadable(folder / shown, "its name is not valid UTF-8")
    return found


_DIGITS = re.compile(r"(\d+)")


def _natural(id: str) -> tuple[tuple[int | str, ...], str]:
    parts = _DIGITS.split(id.casefold())
    return tuple(int(part) if n % 2 else part for n, part in enumerate(parts)), id
