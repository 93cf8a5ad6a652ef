"""Names for articles that tell nothing of their source: for projects that mask it while people tag."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

#: Without letters that are taken for digits or for each other.
_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_LENGTH = 5


def codes(articles: tuple[str, ...], seed: str) -> dict[str, str]:
    """Article id -> its code, five letters and digits; longer where two would be the same.

    An article keeps its code when others come or go, but for one that would share it. Whoever has the
    files can work the codes out: they keep a file's name from steering the reader, not from a spy.
    """
    taken: dict[str, str] = {}
    for article in sorted(articles):
        signs = _signs(article, seed)
        length = next(n for n in range(_LENGTH, len(signs) + 1) if signs[:n] not in taken)
        taken[signs[:length]] = article
    return {article: code for code, article in taken.items()}


def article_of(code: str, codes: Mapping[str, str]) -> str | None:
    """The article whose code is `code` in what `codes` returned, or None."""
    return next((article for article, its in codes.items() if its == code), None)


def _signs(article: str, seed: str) -> str:
    digest = hashlib.sha256(f"{seed}\n{article}".encode("utf-8", "surrogatepass")).digest()
    return "".join(_SIGNS[byte & 31] for byte in digest)
