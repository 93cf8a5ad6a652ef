"""One article file -> `Article`, or the error that says what is wrong with the file."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from framing.articles.article import Article
from framing.articles.decode import decode
from framing.articles.lines import is_blank
from framing.articles.split import split
from framing.errors import ArticleEmpty, ArticleTooLarge, ArticleUnreadable

#: The endings of article files, in lower case.
ENDINGS = (".md", ".txt")
#: The largest article, in bytes. A larger file is not read at all.
LARGEST = 5_000_000


def article_id(name: str) -> str:
    """The id of the article in a file of this name: its stem, composed (NFC) as labels hold it."""
    return unicodedata.normalize("NFC", name.rpartition(".")[0] or name)


def read_article(path: Path | str) -> Article:
    """The article in one file.

    Raises `ArticleUnreadable`, `ArticleTooLarge`, `ArticleTooLong`, `ArticleEmpty`, `ArticleBinary` or
    `ArticleFrontMatter`, each naming the file and what to do.
    """
    path = Path(path)
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise ArticleTooLarge(path, size, LARGEST)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise ArticleUnreadable(path, "") from error
    except OSError as error:
        raise ArticleUnreadable(path, error.strerror or str(error)) from error
    if len(data) > LARGEST:
        raise ArticleTooLarge(path, len(data), LARGEST)
    return from_bytes(data, path)


def from_bytes(data: bytes, path: Path) -> Article:
    """The article that `data`, the content of the file `path`, is; errors as in `read_article`."""
    if not data.strip():
        raise ArticleEmpty(path)
    text, _ = decode(data, path)
    if is_blank(text):
        raise ArticleEmpty(path)
    article = split(text, id=article_id(path.name), file=path)
    if not article.paragraphs:
        raise ArticleEmpty(path)
    return article
