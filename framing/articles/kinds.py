"""Paragraphs -> what each is (headline, body, caption, byline, furniture), and what they tell together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from framing.articles import bylines, dates
from framing.articles.article import Kind
from framing.articles.credits import is_credit
from framing.articles.furniture import copyright_holder, is_furniture
from framing.articles.lines import is_rule, width
from framing.articles.names import is_role

#: The longest headline, in columns: a Han character counts two.
_HEADLINE = 200
_HEADLINE_WORDS = 32
#: Bylines without "By" are looked for no further than this many paragraphs from either end.
_NEAR = 8
_LONG = 160

_HEADING = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).){1,100}(?<=\S)\1")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1(?!\w)")
#: "SAN SALVADOR, El Salvador (AP) —" opens the first paragraph of the text.
_DATELINE = re.compile(r"[^()]{2,60}\((?:[A-Z][\w./-]*\s?){1,3}\)\s*[-–—]")
_SENTENCE_END = ".;:,。．；：、،؛۔।"
_ABBREVIATED = re.compile(r"(?:\b[^\W\d_]\.){2,}$|\b(?:Jr|Sr|Inc|Co|Corp|Ltd|St|No|vs|Dr)\.$|\.\.\.$")


class Told(NamedTuple):
    kinds: list[Kind]
    #: The first headline without Markdown marks, else "".
    title: str
    byline: str
    outlet: str
    #: See `Article.date`.
    date: str


def tell(parts: Sequence[tuple[str, str]]) -> Told:
    """What an article's paragraphs, each given as (text, credit), are, and what they tell of the article."""
    reader = _Reader(parts)
    reader.mark_furniture()
    reader.mark_headings()
    reader.mark_bylines()
    reader.mark_byline_neighbours()
    reader.mark_headline()
    reader.mark_signature()
    return reader.told()


def plain(text: str) -> str:
    """A headline without Markdown marks: "## **One** [two](url) ##" -> "One two"."""
    if match := _HEADING.fullmatch(text):
        text = match[2]
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", text)).strip() or text


class _Reader:
    """Goes over the paragraphs once for each kind; what is marked stays marked."""

    def __init__(self, parts: Sequence[tuple[str, str]]):
        self.texts = [text for text, _ in parts]
        self.kinds: list[Kind | None] = ["caption" if credit else None for _, credit in parts]
        self.headline: int | None = None
        self.found: list[bylines.Byline] = []
        self.dates: list[tuple[int, str]] = []
        self.outlet = ""

    def open(self) -> list[int]:
        """The paragraphs not yet told, in order."""
        return [n for n, kind in enumerate(self.kinds) if kind is None]

    def mark_furniture(self) -> None:
        for n in self.open():
            text = self.texts[n]
            if is_rule(text) or is_furniture(text) or _PICTURE.fullmatch(text):
                self.kinds[n] = "furniture"
                if not self.outlet and not is_rule(text):
                    self.outlet = copyright_holder(text)

    def mark_headings(self) -> None:
        """Markdown headings: # marks, a short line in bold, a line underlined with === or ---."""
        for n in self.open():
            text = self.texts[n]
            follows = self.texts[n + 1] if n + 1 < len(self.texts) else ""
            if (
                _HEADING.fullmatch(text)
                or (
                    _BOLD.fullmatch(text)
                    and not _ends_sentence(text.strip("*_"))
                    and not _is_byline_like(text.strip("*_"))
                )
                or (
                    _UNDERLINE.fullmatch(follows)
                    and _is_short(text)
                    and not _ends_sentence(text)
                    and not _is_byline_like(text)
                )
            ):
                self.kinds[n] = "headline"
                self.headline = n if self.headline is None else self.headline

    def mark_bylines(self) -> None:
        left = self.open()
        long = [n for n in left if len(self.texts[n]) > _LONG]
        opening = long[1] if len(long) > 1 else len(self.texts)
        closing = long[-1] if long else -1
        for place, n in enumerate(left):
            text = self.texts[n]
            if len(text) > bylines.LONGEST:
                continue
            if dates.is_date_line(text.strip("*_ ")):
                self.kinds[n] = "byline"
                if found := dates.find(text):
                    self.dates.append((2 if dates.is_update(text) else 1, found[2]))
            elif is_credit(text):
                self.kinds[n] = "byline"
            elif ((n < opening and place < _NEAR) or n > closing) and (found := bylines.parse(text)):
                self.kinds[n] = "byline"
                self.found.append(found)

    def mark_byline_neighbours(self) -> None:
        """Below the headline, a name or a role next to a byline or a date is part of it."""
        seen = [n for n, kind in enumerate(self.kinds) if kind != "furniture"][: _NEAR + 2]
        for before, n, after in zip(seen, seen[1:], [*seen[2:], -1], strict=False):
            beside = self.kinds[before] == "byline" or (after >= 0 and self.kinds[after] == "byline")
            text = self.texts[n]
            if self.kinds[n] is None and beside and bylines.continues(text) and self._below_headline(n):
                self.kinds[n] = "byline"
                if bylines.is_signature(name := text.partition(" in ")[0]):
                    self.found.append(bylines.Byline(name.strip("*_ -–—")))

    def _below_headline(self, n: int) -> bool:
        return any(kind in (None, "headline") for kind in self.kinds[:n])

    def mark_headline(self) -> None:
        """The first paragraph that is left, if it is short, is no sentence, and more follows."""
        left = [n for n, kind in enumerate(self.kinds) if kind in (None, "caption")]
        if self.headline is not None or len(left) < 2 or self.kinds[left[0]] == "caption":
            return
        text = self.texts[left[0]]
        if _is_short(text) and not _ends_sentence(text) and not _DATELINE.match(text):
            self.kinds[left[0]] = "headline"
            self.headline = left[0]

    def mark_signature(self) -> None:
        """A name alone after the last sentence, and a role below it."""
        left = self.open()
        last = len(left) - 1
        if last > 0 and len(self.texts[left[last]]) <= 60 and is_role(self.texts[left[last]]):
            last -= 1
        if (
            last < 1
            or not bylines.is_signature(self.texts[left[last]])
            or not _closes(self.texts[left[last - 1]])
        ):
            return
        for n in left[last:]:
            self.kinds[n] = "byline"
        self.found.append(bylines.Byline(self.texts[left[last]].strip("*_ -–—~")))

    def told(self) -> Told:
        for found in self.found:
            if found.date:
                self.dates.append((0, found.date))
        return Told(
            kinds=[kind or "body" for kind in self.kinds],
            title=plain(self.texts[self.headline]) if self.headline is not None else "",
            byline=next((found.names for found in self.found if found.names), ""),
            outlet=next((found.outlet for found in self.found if found.outlet), self.outlet),
            date=min(self.dates, key=lambda pair: pair[0], default=(0, ""))[1],
        )


def _is_short(text: str) -> bool:
    return len(text) <= _HEADLINE and width(text) <= _HEADLINE and len(text.split()) <= _HEADLINE_WORDS


def _ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does. Question and exclamation marks end headlines too."""
    return text.rstrip("\"'”’»)]」』 ")[-1:] in _SENTENCE_END and not _ABBREVIATED.search(text)


def _closes(text: str) -> bool:
    return text.rstrip("\"'”’»)]」』*_ ")[-1:] in ".!?…。！？؟" or len(text) > _LONG


def _is_byline_like(text: str) -> bool:
    return dates.is_date_line(text) or bylines.is_signature(text) or bylines.parse(text) is not None
