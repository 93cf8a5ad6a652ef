"""The part of the URL that leads to an article, or to one of its paragraphs."""

from __future__ import annotations

from urllib.parse import urlencode


def address(article: str, number: int | None = None) -> str:
    return "?" + urlencode({"article": article} | ({"paragraph": number} if number else {}))
