"""Faults of single article files."""

from __future__ import annotations

from pathlib import Path

from framing.errors.root import FramingError


class ArticleError(FramingError):
    """One article file that cannot be opened. All others still open."""

    file: Path


class ArticleUnreadable(ArticleError):
    """`reason` is empty where there is no such file."""

    def __init__(self, file: Path, reason: str):
        self.file, self.reason = file, reason
        super().__init__(
            f"{file.name} cannot be read ({reason}). Check the file and its permissions."
            if reason
            else f"{file.name} is not there. It may have been renamed or removed."
        )


class ArticleEmpty(ArticleError):
    def __init__(self, file: Path):
        self.file = file
        super().__init__(f"{file.name} holds no text. Put the article's text in it, or remove the file.")


class ArticleBinary(ArticleError):
    def __init__(self, file: Path, looks_like: str = "binary data"):
        self.file, self.looks_like = file, looks_like
        super().__init__(
            f"{file.name} is not a text file (it looks like {looks_like}). Save the article as plain text (.txt or .md)."
        )


class ArticleTooLarge(ArticleError):
    def __init__(self, file: Path, size: int, limit: int):
        self.file, self.size, self.limit = file, size, limit
        super().__init__(
            f"{file.name} is too large for one article ({size / 1e6:.1f} MB; the limit is {limit / 1e6:.0f} MB). "
            "Split it into one file an article."
        )


class ArticleTooLong(ArticleError):
    def __init__(self, file: Path, paragraphs: int, limit: int):
        self.file, self.paragraphs, self.limit = file, paragraphs, limit
        super().__init__(
            f"{file.name} has {paragraphs:,} paragraphs, more than an article can have ({limit:,}). "
            "Split it into one file an article."
        )


class ArticleStemTaken(ArticleError):
    """Two files would get one article id, so labels could not tell them apart."""

    def __init__(self, file: Path, other: Path):
        self.file, self.other = file, other
        super().__init__(
            f"{file.name} has the same name as {other.name} but for its ending, so both would be one article. "
            f"{other.name} is open; rename {file.name}."
        )


class ArticleFrontMatter(ArticleError):
    def __init__(self, file: Path, problem: str):
        self.file, self.problem = file, problem
        super().__init__(f"{file.name}: front matter: {problem}")


class ArticleUnknown(ArticleError):
    def __init__(self, article: str, known: int):
        self.article = article
        super().__init__(
            f"There is no article “{article}” in this project ({known} are). It may have been renamed or removed."
        )
