"""The part of the URL that leads to an article, to one of its paragraphs, or to the paragraphs that are set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode


class SetFor(NamedTuple):
    """The paragraphs that are set for whoever asks, in place of an (article, paragraph)."""

    #: What stands for one of them; empty for the first that is left.
    code: str = ""


def address(article: str, number: int | None = None) -> str:
    return "?" + urlencode({"article": article} | ({"paragraph": number} if number else {}))


def set_address(code: str = "") -> str:
    return "?" + urlencode({"set": "1"} | ({"at": code} if code else {}))


def asked_by(parameters: Mapping[str, str]) -> tuple[str | None, str | None] | SetFor:
    """What a URL with these `parameters` leads to; (None, None) is the list of articles."""
    if parameters.get("set"):
        return SetFor(parameters.get("at") or "")
    return parameters.get("article"), parameters.get("paragraph")
