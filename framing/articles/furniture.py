"""What a page leaves in a copied article: skip links, share lines, prompts, notices, separators.

Every phrase is a whole paragraph, and a short one: a sentence of the article that mentions following or
subscribing is longer, or goes on otherwise, and stays body.
"""

from __future__ import annotations

import re
from functools import lru_cache

from framing.articles import phrases

#: Nothing longer is furniture, in characters.
LONGEST = 220

_TRIM = re.compile(r"^[\s*_>|•·▶►→»\[(]+|[\s*_|•·…→»\])>]+$")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:copyright\s*)?(?:\d{4}(?:\s*[-–]\s*\d{2,4})?)?[\s,.:]*(?:by\s+)?(.*)",
    re.IGNORECASE,
)
_HOLDER_END = re.compile(
    r"[.,|;•·–—]|\s+-\s+|\s\d{4}\b|\b(?:all rights|ltd|limited|llc|inc|gmbh|or its|and its|s\.a|group)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _furniture() -> re.Pattern[str]:
    return phrases.compiled()


def is_furniture(text: str) -> bool:
    """Whether the whole paragraph is of the page, not of the article. Separators: `lines.is_rule`."""
    return len(text) <= LONGEST and _is_phrase(text)


@lru_cache(maxsize=4096)
def _is_phrase(text: str) -> bool:
    whole = text.rstrip(".!:… ")
    pattern = _furniture()
    return bool(pattern.fullmatch(whole) or pattern.fullmatch(_TRIM.sub("", whole)))


def copyright_holder(text: str) -> str:
    """Whom a copyright line names ("© 2025 The Guardian. All rights reserved." -> "The Guardian"), or ""."""
    match = _COPYRIGHT.match(text) if len(text) <= LONGEST else None
    holder = _HOLDER_END.split(match[1], maxsplit=1)[0].strip() if match else ""
    return holder if 1 < len(holder) <= 60 else ""
