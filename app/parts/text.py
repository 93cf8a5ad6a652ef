"""Text from articles, notes, names and files is data: drawn letter by letter, never as markup."""

from __future__ import annotations

import html
import re

#: Joins two characters without a mark: keeps Streamlit from turning "->" or "--" into one sign.
_WORD_JOINER = "\u2060"

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_TYPOGRAPHIC = re.compile(r"(?<=[-<>=~])(?=[-<>=~])")


def as_html(text: str) -> str:
    """`text` for the inside of an HTML element or a quoted attribute."""
    return html.escape(text, quote=True)


def as_markdown(text: str) -> str:
    """`text` for labels and messages that Streamlit reads as Markdown: shown exactly as it is.

    Buttons and segmented controls read it, also in what they offer; select boxes and tables do not.
    """
    return _PUNCTUATION.sub(r"\\\1", _TYPOGRAPHIC.sub(_WORD_JOINER, text))
