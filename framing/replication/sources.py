"""The article files of a project, each read once: its bytes' hash, how they are decoded, the article, its offsets.

All figures of a package are worked out from what is read here, so that a file which changes meanwhile cannot
make them speak of another text than the offsets do.
"""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path
from typing import NamedTuple

from framing.articles import Article, Entry, UnitArrays, units
from framing.articles.decode import decode
from framing.articles.files import from_bytes
from framing.articles.folder import scan
from framing.errors import ArticleError, ArticleUnreadable
from framing.replication.offsets import Span, spans

#: What is done with bytes that an encoding does not know: they do not occur; they become U+FFFD; they are read
#: as Windows-1252, and those that it does not know either as Latin-1.
ERRORS = ("strict", "replace", "windows-1252")


class Source(NamedTuple):
    """One article file."""

    article: Article
    #: The file's name.
    file: str
    #: Of its bytes, 64 hex digits.
    sha256: str
    #: As Python calls it; a byte order mark is no part of the text.
    encoding: str
    #: One of `ERRORS`.
    errors: str
    #: A paragraph each: where its text stands, and its credit.
    spans: list[tuple[Span | None, Span | None]]


class Sources(NamedTuple):
    """All article files of a project, read once."""

    sources: list[Source]
    #: File name -> why it is no article.
    problems: dict[str, ArticleError]

    @property
    def entries(self) -> list[Entry]:
        """The articles as a library lists them."""
        return [
            Entry(a.id, a.title, a.outlet, a.date, len(a.units), sum(unit.words for unit in a.units))
            for a in (source.article for source in self.sources)
        ]

    @property
    def units(self) -> UnitArrays:
        """The units as a library has them."""
        articles = [source.article for source in self.sources]
        return units.unpack(tuple(a.id for a in articles), [units.pack(a) for a in articles])


def read_sources(folder: Path) -> Sources:
    """The article files in `folder`, in natural order, and what of them is no article."""
    files, refused = scan(folder)
    problems = dict(refused)
    found = []
    for file in files.values():
        path = folder / file.name
        try:
            found.append(read_source(path.read_bytes(), path))
        except ArticleError as error:
            problems[file.name] = error
        except OSError as error:
            problems[file.name] = ArticleUnreadable(path, error.strerror or str(error))
    return Sources(found, problems)


def read_source(data: bytes, path: Path) -> Source:
    """The article file `path`, whose bytes are `data`. Raises `ArticleError`."""
    article = from_bytes(data, path)
    text, encoding = decode(data, path)
    errors = next((way for way in ERRORS if _decoded(data, encoding, way) == text), ERRORS[-1])
    return Source(
        article, path.name, hashlib.sha256(data).hexdigest(), encoding, errors, spans(text, article)
    )


def _decoded(data: bytes, encoding: str, errors: str) -> str | None:
    """`data` as scripts/cut_paragraphs.py decodes it; None where it cannot be, so that another way is taken."""
    try:
        return data.decode(encoding, _HANDLERS.get(errors, errors)).lstrip("\ufeff")
    except (UnicodeDecodeError, LookupError):
        return None


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """A handler of decoding errors: the bytes as Windows-1252, and those that it does not know as Latin-1."""
    wrong = error.object[error.start : error.end]
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in wrong), error.end


_HANDLERS = {"windows-1252": "framing-windows-1252"}
codecs.register_error(_HANDLERS["windows-1252"], _as_windows_1252)
