"""Where the sentences of a paragraph begin and end."""

from __future__ import annotations

import re

from framing.figures.languages import Language

_END = re.compile("[.!?\u2026]+[\"'\u201d\u2019\u00bb\u201c)\\]]*(?= )")
_LAST_WORD = re.compile(r"[^\s(\"“„«]+$")


def sentences(text: str, language: Language) -> list[tuple[int, int]]:
    """(start, end) of each sentence of `text`, without the space between them.

    A full stop ends none behind an abbreviation, an initial or, in German, an ordinal, nor where the next
    word is in lower case.
    """
    found, start = [], 0
    for match in _END.finditer(text):
        if _goes_on(text, match, language):
            continue
        found.append((start, match.end()))
        start = match.end() + 1
    if start < len(text):
        found.append((start, len(text)))
    return found


def _goes_on(text: str, match: re.Match[str], language: Language) -> bool:
    after = text[match.end() + 1 : match.end() + 2]
    if after.islower():
        return True
    if match.group() != ".":
        return False
    word = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    last = word.group() if word else ""
    if len(last) == 1 and last.isalpha() and last.isupper():  # an initial
        return True
    if language.capitals and last.isdigit() and len(last) < 3:
        return True
    return last.casefold() in language.abbreviations and not (
        last.isupper() and after.isupper() and "." in last and _ends(text, match.end())
    )


def _ends(text: str, at: int) -> bool:
    """Whether what follows "U.S." looks like a sentence of its own: it begins with a small word."""
    return bool(re.match(r" (?:The|A|An|It|He|She|They|But|In|On|At|This|That|And|We)\b", text[at:]))
