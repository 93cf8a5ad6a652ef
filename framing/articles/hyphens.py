"""Lines of one paragraph -> its text; and whether a hyphen at a line's end belongs to the word.

"infor-/mation" loses its hyphen, "mega-/prison" keeps it. The article itself is asked first, for either
form elsewhere; then a word list of its language; then what is usual there. A hyphen dropped here is the
only visible character of a file that does not reach a paragraph.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter

from framing.articles import wordlist
from framing.articles.lines import UNSPACED, is_unspaced

_HYPHENS = "-\u2010\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010'’][^\W\d_]+)*")
_LEFT = re.compile(r"[^\W\d_]+(?:[-\u2010'’][^\W\d_]+)*$")
_RIGHT = re.compile(r"[^\W\d_]+")
_SPACED_BORDER = re.compile(f"[^\\W_{UNSPACED}] [{UNSPACED}]|[{UNSPACED}] [^\\W_{UNSPACED}]")
_TIGHT_BORDER = re.compile(f"[^\\W_{UNSPACED}][{UNSPACED}]|[{UNSPACED}][^\\W_{UNSPACED}]")

#: Marks between two words without a space: "which—as", "which--as", "MS-13".
_TIGHT = re.compile(r"\w(?:—|--|[-\u2010](?=\w)).$")

#: First parts that English writes with a hyphen more often than not.
_PREFIXES = re.compile(
    r"all|anti|by|co|cross|ex|far|full|half|hard|high|ill|in|inter|large|left|long|low|mega|mid|multi|non|off|on|"
    r"one|per|post|pre|pro|right|self|semi|short|single|small|so|ten|three|two|ultra|under|vice|well|world"
)


class Joiner:
    """Joins lines; decides about hyphens with all of the article's lines as evidence."""

    def __init__(self, paragraphs: list[list[str]], language: str = ""):
        self._lines = [line for lines in paragraphs for line in lines]
        self._language = language[:2].lower()
        cut = {
            pair
            for lines in paragraphs
            for a, b in itertools.pairwise(lines)
            if a[-1] in _HYPHENS and (pair := _cut_word(a, b))
        }
        self._keeps = self._decide(cut) if cut else {}
        self._borders_spaced: bool | None = None

    def join(self, lines: list[str]) -> str:
        """The paragraph that `lines` make up, white space folded."""
        if len(lines) == 1:
            return " ".join(lines[0].split())
        parts = [lines[0]]
        for a, b in itertools.pairwise(lines):
            if a[-1] in _HYPHENS and (pair := _cut_word(a, b)):
                if not self._keeps[pair]:
                    parts[-1] = parts[-1][:-1]
            elif self._spaced(a[-1], b[0]) and not _TIGHT.search(a[-3:] + b[0]):
                parts.append(" ")
            parts.append(b)
        return " ".join("".join(parts).split())

    def _spaced(self, last: str, first: str) -> bool:
        """Whether a space stands between two lines that end and begin so."""
        unspaced = is_unspaced(last), is_unspaced(first)
        if unspaced == (False, False):
            return True
        if unspaced == (True, True) or not (last + first).isalnum():
            return False
        if self._borders_spaced is None:
            text = "\n".join(self._lines)
            self._borders_spaced = len(_SPACED_BORDER.findall(text)) > len(_TIGHT_BORDER.findall(text))
        return self._borders_spaced

    def _decide(self, cut: set[tuple[str, str]]) -> dict[tuple[str, str], bool]:
        """For each word cut as (left with its hyphen, right), whether it keeps the hyphen."""
        seen = Counter(
            word.casefold().replace("\u2010", "-") for line in self._lines for word in _WORD.findall(line)
        )
        keeps: dict[tuple[str, str], bool] = {}
        open_cases = []
        for left, right in cut:
            stem = left[:-1].replace("\u2010", "-")
            hyphenated, joined = seen[f"{stem}-{right}".casefold()], seen[(stem + right).casefold()]
            if left[-1] == "\u00ad":
                keeps[left, right] = False
            elif hyphenated != joined:
                keeps[left, right] = hyphenated > joined
            elif (
                "-" in stem
                or len(stem) == 1
                or ((stem.isupper() or right[0].isupper()) and not right.isupper())
            ):
                keeps[left, right] = True
            else:
                open_cases.append((left, right))
        if open_cases:
            for part in (part for left, right in cut for part in (left[:-1], right)):
                seen[part.casefold()] -= 1
            keeps.update(_by_words(open_cases, +seen, self._language or wordlist.language_of(seen)))
        return keeps


def _cut_word(a: str, b: str) -> tuple[str, str] | None:
    left, right = _LEFT.search(a, max(0, len(a) - 81), len(a) - 1), _RIGHT.match(b, 0, 80)
    return (left[0] + a[-1], right[0]) if left and right else None


def _by_words(
    cut: list[tuple[str, str]], article: Counter[str], language: str
) -> dict[tuple[str, str], bool]:
    """Decides by which of left, right and both together are words, in the language or in the article.

    A cut that leaves no word ("infor-", "-mation") shows that the text was hyphenated; where there is
    none, a hyphen between two words was there before the line was broken.
    """
    if language in wordlist.CLOSED_COMPOUNDS:
        return dict.fromkeys(cut, False)
    parts = {(left, right): (left[:-1].casefold(), right.casefold()) for left, right in cut}
    asked = {word for stem, right in parts.values() for word in (stem, right, stem + right)}
    listed = wordlist.known(asked, language)
    if listed is None:
        listed = {word for word in asked if _PREFIXES.fullmatch(word)} if language in ("", "en") else set()
    known = asked & (listed | article.keys())
    hyphenated = any(s + r in known and not {s, r} <= known for s, r in parts.values())
    return {
        pair: (not hyphenated and {stem, right} <= known)
        if stem + right in known
        else stem in known and (right in known or len(stem) > 3)
        for pair, (stem, right) in parts.items()
    }
