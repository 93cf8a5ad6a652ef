"""Text -> blocks of lines, and what one line shows to whoever asks whether it flows on into the next."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

#: A character that shows: white space, controls and invisible format characters do not. A line
#: without one is blank, whatever it holds.
_VISIBLE = re.compile(
    r"[^\s\x00-\x08\x0e-\x1b\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]"
)
#: Characters that take two columns, or none: only text with one of these is measured one by one.
_ODD_WIDTH = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u08ff\u0900-\u200f\u202a-\u202e\u2060-\U0010ffff]"
)
#: Han, Kana, Thai, Lao, Khmer, Myanmar and full-width punctuation: lines are joined without a space.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u303f\u3040-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
_UNSPACED = re.compile(f"[{UNSPACED}]")
_CLOSERS = "\"'”’»)]】」』›）〉》*_"
_OPENERS = "\"'“‘„‚«»‹›([{【「『（〈《¿¡—–-…*_> "
_ENDS = frozenset(".!?…。！？؟۔｡।:：")
#: Punctuation that no CJK line begins with, so it travels with the character before it.
_NOT_FIRST = "、。，．・：；？！」』）〕】〉》’”々ーっゃゅょァィゥェォッャュョ%％,.!?)"

_FORM_FEEDS = re.compile(r"([\r\n]?)\f+([\r\n]?)")
_RULES = "-*_=~#•·◆–—"
_HEADING = re.compile(r"#{1,6}\s+\S")
_ITEM = re.compile(r"([-*•‣▪●◦·–—]|\d{1,3}[.)]|[a-z]\))\s+\S")


def is_blank(text: str) -> bool:
    """Whether `text` shows nothing: white space, zero-width and format characters only."""
    return not _VISIBLE.search(text)


def blocks(text: str) -> list[list[str]]:
    """The runs of lines between blank lines, each line without its end and trailing space.

    Lines end at LF, CR, CRLF, vertical tab, form feed, NEL, U+2028 and U+2029. Where U+2029 stands
    beside other line ends it separates paragraphs, as a blank line does. A form feed at a line's edge
    is a page break inside the text, and only space.
    """
    if "\u2029" in text and len(text.replace("\u2029", "").splitlines()) > 1:
        text = text.replace("\u2029", "\n\n")
    if "\f" in text:
        text = _FORM_FEEDS.sub(lambda m: (m[1] + m[2]) or "\n", text)
    found: list[list[str]] = []
    block: list[str] = []
    visible = _VISIBLE.search
    for line in text.splitlines():
        if visible(line):
            block.append(line.rstrip())
        elif block:
            found.append(block)
            block = []
    if block:
        found.append(block)
    return found


@lru_cache(maxsize=4096)
def _columns(char: str) -> int:
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return 0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 1


def width(text: str) -> int:
    """Columns that `text` takes in a fixed-width font."""
    if text.isascii() or not _ODD_WIDTH.search(text):
        return len(text)
    return sum(map(_columns, text))


def has_odd_widths(blocks: list[list[str]]) -> bool:
    """Whether columns and characters are not the same thing somewhere in `blocks`."""
    return any(not line.isascii() and _ODD_WIDTH.search(line) for block in blocks for line in block)


def is_unspaced(char: str) -> bool:
    """Whether `char` is of a script written without spaces between words."""
    return char >= "\u0e00" and bool(_UNSPACED.match(char))


def is_rule(text: str) -> bool:
    """Whether `text` is a separator: one of - * _ = ~ # and their like, however often."""
    if text[:1] not in _RULES:
        return text in ("⁂", "|")
    marks = "".join(text.split())
    return not marks.strip(marks[0])


class Line:
    """One line of a block of several, measured."""

    __slots__ = ("body", "first_char", "head", "indent", "item", "rigid", "width")

    def __init__(self, raw: str, measure: Callable[[str], int] = width):
        expanded = raw.expandtabs(8) if "\t" in raw else raw
        #: The text without its indentation.
        self.body = raw.strip()
        #: Columns, indentation included; and of the indentation alone.
        self.width = measure(expanded)
        self.indent = measure(expanded[: len(expanded) - len(expanded.lstrip())])
        #: Columns of what would have had to fit at the end of the line before.
        self.head = _head(self.body, measure)
        start = self.body.lstrip(_OPENERS)
        self.first_char = start[:1]
        #: A list marker's kind ("-", "1"), else "".
        marker = _ITEM.match(self.body)
        self.item = ("1" if marker[1][0].isalnum() else marker[1]) if marker else ""
        #: A heading or a rule: never part of another paragraph.
        self.rigid = bool(_HEADING.match(self.body)) or is_rule(self.body)

    @property
    def flows_in(self) -> bool:
        """Whether the line begins in lower case, as the middle of a sentence does."""
        return self.first_char.islower()

    @property
    def cased(self) -> bool:
        return self.first_char.islower() or self.first_char.isupper()

    @property
    def ends_sentence(self) -> bool:
        return self.body.rstrip(_CLOSERS)[-1:] in _ENDS

    @property
    def ends_hyphenated(self) -> bool:
        """Whether a word is cut at the line's end."""
        return self.body[-1:] in "-\u2010\u00ad" and self.body[-2:-1].isalpha()

    @property
    def unbreakable(self) -> bool:
        """Whether a long token (an address, say) may have pushed the line past the margin."""
        longest = max(self.body.split(), key=len)
        return "://" in longest or (len(longest) > 40 and not is_unspaced(longest[0]))


def _head(body: str, measure: Callable[[str], int]) -> int:
    first = body.lstrip(_OPENERS)[:1]
    if first and is_unspaced(first):
        end = body.index(first) + 1
        while end < len(body) and body[end] in _NOT_FIRST:
            end += 1
        return measure(body[:end])
    # A quotation mark of mail or Markdown is repeated on every line, and no word.
    word = (body.lstrip("> ") or body).split(None, 1)[0]
    if not word.isascii() and (cjk := _UNSPACED.search(word)) and cjk.start():
        word = word[: cjk.start()]
    return measure(word)
