"""The articles of one folder: a list at once, each article on demand, units of all as arrays."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple

from framing.articles import units
from framing.articles.article import Article
from framing.articles.files import article_id, read_article
from framing.articles.folder import File, opens, scan
from framing.articles.kept import Cache, Known, known, nothing, unpack
from framing.articles.units import UnitArrays
from framing.errors import ArticleError, ArticleUnknown

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
        self._files: dict[str, File] | None = None
        self._refused: dict[str, ArticleError] = {}
        self._known: dict[str, Known] = {}
        #: Names of files of which more is known than the cache has.
        self._unkept: set[str] = set()
        #: Faults that may be gone the next time the file is read, by file name.
        self._passing: dict[str, ArticleError] = {}
        self._articles: OrderedDict[str, tuple[int, int, Article]] = OrderedDict()
        self._view: _View | None = None
        self._units: UnitArrays | None = None
        self._scanned = 0.0
        self._version = 0

    # ------------------------------------------------------------------------------ list

    def refresh(self, *, max_age: float = 0.0) -> bool:
        """Look at the folder again; whether a file, or what is known of one, changed since the last look.

        Nothing is parsed. With `max_age`, a look not older than so many seconds is good enough.
        """
        with self._lock:
            if self._files is not None and time.monotonic() - self._scanned < max_age:
                return False
            files, refused = scan(self.sources)
            self._scanned = time.monotonic()
            mended = [name for name in self._passing if opens(self.sources / name)]
            for name in mended:
                del self._passing[name]
            changed = bool(mended) or files != self._files or refused.keys() != self._refused.keys()
            self._files, self._refused = files, refused
            changed = self._sync() or changed
            if changed:
                self._forget_view()
            return changed

    @property
    def version(self) -> int:
        """Another whenever the list or the units are others; costs nothing. Ask for it before them."""
        self._current()
        return self._version

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
                self._learn(name, nothing(error, *stamp), error)
            raise
        with self._lock:
            self._articles[id] = (*stamp, article)
            self._articles.move_to_end(id)
            while len(self._articles) > _HELD:
                self._articles.popitem(last=False)
            self._files[id] = File(name, *stamp)
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
            self._unkept.add(name)
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
            todo = [file for file in files.values() if not self._fact(file)]
        gone = self._cache.files() - {file.name for file in files.values()}
        self._keep(gone)
        for start in range(0, len(todo), _BATCH):
            batch = todo[start : start + _BATCH]
            for file in batch:
                self._parse(file)
            self._keep()
            if progress:
                progress(start + len(batch), len(todo))
        return len(todo)

    def _parse(self, file: File) -> None:
        """Learn what one file tells."""
        error = None
        try:
            fact = known(read_article(self.sources / file.name), file.size, file.mtime_ns)
        except ArticleError as fault:
            error = fault
            fact = nothing(fault, file.size, file.mtime_ns)
        with self._lock:
            self._learn(file.name, fact, error)

    def _keep(self, gone: Collection[str] = ()) -> None:
        """Write to the cache what it does not have, and forget the files that are `gone`."""
        with self._lock:
            rows = [(name, self._known[name]) for name in self._unkept]
            self._unkept.clear()
        if rows or gone:
            self._cache.write(rows, gone)

    # ------------------------------------------------------------------------------ units

    def unit_arrays(self) -> UnitArrays:
        """The units of every article that is known, without reading any; the arrays are not to be changed."""
        with self._lock:
            ids = self._current().ids
            if self._units is None:
                facts = [self._fact(self._files[id]) for id in ids]
                self._units = units.unpack(ids, [fact.units if fact else b"" for fact in facts])
            return self._units

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
        rows = self._cache.read_new()
        if not rows:
            return False
        # What is known of a file as it is outlives a row about the file as it was.
        sure = {file.name for file in self._files.values() if self._fact(file)}
        news = {name: fact for name, fact in rows if name not in sure}
        self._known.update(news)
        self._unkept.difference_update(news)
        return bool(news)

    def _fact(self, file: File) -> Known | None:
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
                number = units.count(fact.units)
                entries.append(Entry(id, fact.title, fact.outlet, fact.date, number, fact.words))
        return _View(tuple(entry.id for entry in entries), entries, problems)

    def _forget_view(self) -> None:
        self._version += 1
        self._view = None
        self._units = None
