"""The languages that figures are found in, and which of them a text is in."""

from __future__ import annotations

import re

from framing.figures.languages.english import ENGLISH
from framing.figures.languages.french import FRENCH
from framing.figures.languages.german import GERMAN
from framing.figures.languages.language import Language, words

__all__ = ["BY_CODE", "ENGLISH", "FRENCH", "GERMAN", "OTHER", "Language", "language_of", "words"]

_KNOWN = {language.code: language for language in (ENGLISH, GERMAN, FRENCH)}
_NAMED = {"english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr"}

#: A language without tables: numbers in digits, per cent signs and currency signs.
OTHER = Language(code="", decimal=",", groups=". ’'", percent=r" ?%", to=r" ?[-–] ?")

#: Every language by its code.
BY_CODE = {language.code: language for language in (ENGLISH, GERMAN, FRENCH, OTHER)}

_WORD = re.compile(r"[^\W\d_]+")
#: So many words are enough to tell.
_ENOUGH = 300


def language_of(text: str, said: str = "") -> Language:
    """The language that `said` names ("de", "de-AT", "German"), else the one whose small words `text` has most of.

    A text that has few words of any is read as English where nothing is said, and as `OTHER` where another
    language is named.
    """
    code = re.split(r"[-_ ]", said.strip().casefold(), maxsplit=1)[0]
    code = _NAMED.get(code, code)
    if code:
        return _KNOWN.get(code[:2] if len(code) <= 3 else code, OTHER)
    words = [word.group().casefold() for _, word in zip(range(_ENOUGH), _WORD.finditer(text), strict=False)]
    counts = {code: sum(word in language.typical for word in words) for code, language in _KNOWN.items()}
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    if len(words) > 40 and counts[best] < len(words) / 20:
        return OTHER
    return _KNOWN[best]
