"""Where in its source a paragraph stands: what lets others cut it out again from a file of their own.

A paragraph is its source from `start` to `end`, without what `cuts` names, runs of white space made one space.
Cuts are the hyphens and line ends of words that the source breaks, and line ends that stand for no space.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from framing.articles import Article, frontmatter
from framing.articles.lines import is_blank

_SPACE = re.compile(r"\s*")
_NO_SPACE = re.compile(r"\S+")
#: What may stand at the end of a line where a word goes on in the next.
_HYPHENS = "-\u2010\u00ad"


class Span(NamedTuple):
    """Characters `start` to `end`, the end not included, counted from 0 in the decoded source."""

    start: int
    end: int
    #: Ranges of the source within, ascending, that are no part of the text.
    cuts: tuple[tuple[int, int], ...] = ()


def cut_out(source: str, span: Span) -> str:
    """The text at `span` of `source`."""
    parts, at = [], span.start
    for start, end in span.cuts:
        parts.append(source[at:start])
        at = end
    return " ".join("".join([*parts, source[at : span.end]]).split())


def spans(source: str, article: Article) -> list[tuple[Span | None, Span | None]]:
    """For each paragraph of `article`, which was read from `source`: where its text and its credit stand.

    None where there is no credit, and for a text that is not found again as it is.
    """
    _, _, rest = frontmatter.read(source, Path(article.id))
    at = len(source) - len(rest)
    found = []
    for paragraph in article.paragraphs:
        text = _span(source, at, paragraph.text)
        at = text.end if text else at
        credit = _span(source, at, paragraph.credit) if paragraph.credit else None
        at = credit.end if credit else at
        found.append((text, credit))
    return found


def _span(source: str, at: int, text: str) -> Span | None:
    """Where `text` stands in `source` from `at` on, with nothing that shows before it."""
    start = -1
    cuts: list[tuple[int, int]] = []
    for place, word in enumerate(text.split()):
        begins = _SPACE.match(source, at).end()
        if source.startswith(word, begins):
            if place and begins == at:
                return None
            start = begins if start < 0 else start
            at = begins + len(word)
            continue
        for inner, char in enumerate(word):
            begins = _next(source, at, char)
            if begins < 0:
                return None
            if start < 0:
                start = begins
            elif begins > at:
                cuts += _kept_out(source, at, begins, spaced=inner == 0)
            at = begins + 1
    span = Span(start, at, tuple(cuts))
    return span if start >= 0 and cut_out(source, span) == text else None


def _next(source: str, at: int, char: str) -> int:
    """Where `char` stands next, with nothing before it but what may be left out; -1 where it does not."""
    while at < len(source) and source[at] != char:
        if not (source[at].isspace() or source[at] in _HYPHENS or is_blank(source[at])):
            return -1
        at += 1
    return at if at < len(source) else -1


def _kept_out(source: str, start: int, end: int, *, spaced: bool) -> list[tuple[int, int]]:
    """What of the gap between two characters is cut: all of it, or where a space stays, what is none."""
    if not spaced:
        return [(start, end)]
    return [match.span() for match in _NO_SPACE.finditer(source, start, end)]
