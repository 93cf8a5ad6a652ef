"""What an article is: numbered paragraphs, each of one kind, with an id that survives edits elsewhere."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["headline", "body", "caption", "byline", "furniture"]

KINDS: tuple[Kind, ...] = ("headline", "body", "caption", "byline", "furniture")

#: The kinds that are units of analysis. The others stay visible, dimmed, and are never tagged.
UNIT_KINDS: frozenset[str] = frozenset({"headline", "body", "caption"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    #: Reading order in the article, from 1; every kind is counted.
    number: int
    kind: Kind
    #: One line: runs of white space are one space. Drawn as text, never as markup.
    text: str
    #: 12 hex digits, see `paragraph_ids`.
    id: str
    #: A photo credit split off the end of the text, else "".
    credit: str = ""

    @property
    def is_unit(self) -> bool:
        """Whether reviewers tag this paragraph."""
        return self.kind in UNIT_KINDS

    @property
    def words(self) -> int:
        return count_words(self.text)


@dataclass(frozen=True, slots=True)
class Article:
    #: The file's stem.
    id: str
    #: Front matter's title, else the headline without Markdown marks, else the id.
    title: str
    paragraphs: tuple[Paragraph, ...]
    byline: str = ""
    outlet: str = ""
    #: ISO 8601 where the date could be read, else as printed, else "".
    date: str = ""
    url: str = ""
    language: str = ""
    #: The front matter as it stood in the file, "---" lines included, else "".
    front_matter: str = field(default="", repr=False)

    @property
    def units(self) -> tuple[Paragraph, ...]:
        """The paragraphs that are tagged, in reading order."""
        return tuple(p for p in self.paragraphs if p.is_unit)


#: Scripts written without spaces between words: every character counts as a word, as word processors do.
_UNSPACED = re.compile(
    "[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


def count_words(text: str) -> int:
    """Words in `text`: runs of non-space characters, and each Han or Kana character by itself."""
    if text.isascii():
        return len(text.split())
    unspaced = len(_UNSPACED.findall(text))
    spaced = _UNSPACED.sub(" ", text) if unspaced else text
    return unspaced + sum(1 for run in spaced.split() if any(c.isalnum() for c in run) or not unspaced)


#: Format characters that show nothing. Written out, so that an id does not depend on a Unicode version.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_HYPHEN = re.compile(r"(?<=\w)[-\u2010](?=\w)")


def normalise(text: str) -> str:
    """`text` as it is hashed: NFC, white space folded, without invisible characters and inner hyphens.

    Whether a hyphen at a line's end belongs to the word is a guess that may get better, so ids do not
    depend on it: "mega-prison" and "megaprison" are hashed alike.
    """
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
        text = _HYPHEN.sub("", text)
    elif "-" in text:
        text = _HYPHEN.sub("", text)
    return " ".join(text.split())


def paragraph_ids(texts: Iterable[str]) -> list[str]:
    """The ids of an article's paragraphs, given their texts in reading order.

    An id is the first 12 hex digits of SHA-256 over the normalised text and its occurrence number in
    the article, so a caption that is printed twice is two paragraphs with two ids, and a paragraph
    inserted elsewhere leaves all other ids as they were.
    """
    seen: Counter[str] = Counter()
    ids = []
    for text in texts:
        key = normalise(text)
        seen[key] += 1
        ids.append(hashlib.sha256(f"{key}\n{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:12])
    return ids
