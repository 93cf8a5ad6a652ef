"""Whether a word is one, by the frequency lists that come with pyspellchecker (MIT).

Only the lists are used, read as bytes: loading one as that library does takes 40 MB, and an article asks
about a handful of words.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from functools import lru_cache

#: Languages with a list that helps.
_LISTED = frozenset(("en", "es", "fr", "it", "pt", "ru"))
#: Languages that write compounds as one word, so that a small letter after a line-end hyphen goes on
#: with the word, whatever a list says.
CLOSED_COMPOUNDS = frozenset(("de", "nl"))

_COMMON = {
    "en": "the of and to in that is was for with on his are from said",
    "de": "der die und das ist nicht ein eine mit den von dem sich auf für",
    "es": "el los las que del por con una para según como más pero sus ha",
    "fr": "le les des est une dans pour qui par sur pas du avec au ont",
    "it": "il che di gli della è per non sono una nel del con alla ha",
    "nl": "de het een van en niet zijn dat op voor met aan ook door er",
    "pt": "os que não uma para com do da em dos mais foi como ao são",
    "ru": "в и на не что с по как это из к для от но за",
}


def language_of(words: Mapping[str, int]) -> str:
    """The language whose commonest words occur most among `words` (lower case, with counts), or ""."""
    scores = {code: sum(words.get(w, 0) for w in common.split()) for code, common in _COMMON.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] else ""


def known(words: set[str], language: str) -> set[str] | None:
    """Those of `words` (lower case) that the language's list has, or None where there is no list."""
    data = _list(language[:2].lower())
    if data is None:
        return None
    if len(words) > 100:
        wanted = {w.encode() for w in words}
        return {w.decode() for w in set(re.findall(rb'"([^"]+)":', data)) & wanted}
    return {w for w in words if b'"%s":' % w.encode() in data}


@lru_cache(maxsize=2)
def _list(language: str) -> bytes | None:
    if language not in _LISTED:
        return None
    try:
        from importlib.resources import files

        return gzip.decompress((files("spellchecker") / "resources" / f"{language}.json.gz").read_bytes())
    except (ImportError, OSError):
        return None
