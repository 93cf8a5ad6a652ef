"""Figures and lists as papers print them (APA style, 7th edition, sections 6.32 to 6.48)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from framing.reliability.in_words import listed
from framing.reliability.intervals import RELIABLE, TENTATIVE, Interval
from framing.undefined import Undefined

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

#: What Markdown would take for markup in the name of a tag, an outlet or an article.
_MARKUP = re.compile(r"([\\`*\[\]<|])")


def figure(value: float) -> str:
    """What cannot exceed 1: two digits, no zero before the point, such as ".74".

    With more digits where two would put it on the other side of a threshold of α.
    """
    value = round(value, 12)
    for digits in range(2, 7):
        rounded = round(value, digits)
        if all((rounded >= mark) == (value >= mark) for mark in (TENTATIVE, RELIABLE)):
            break
    text = f"{abs(rounded):.{digits}f}"
    return ("−" if rounded < 0 else "") + (text[1:] if text.startswith("0") else text)


def alpha(value: float, interval: Interval | Undefined) -> str:
    """Such as "α = .74, 95 % CI [.61, .85]"."""
    if isinstance(interval, Undefined):
        return f"α = {figure(value)}"
    return f"α = {figure(value)}, 95 % CI [{figure(interval.low)}, {figure(interval.high)}]"


def share(value: float) -> str:
    """A share or a probability, such as "12 %"; in words where 0 and 100 would not be true."""
    value = 100 * value
    if 0 < value < 0.5:
        return "less than 1 %"
    return "more than 99 %" if 99.5 <= value < 100 else f"{value:.0f} %"


def count(number: int, one: str, many: str = "") -> str:
    """Such as "two coders" or "12 coders"."""
    return f"{numeral(number)} {one if number == 1 else many or one + 's'}"


def numeral(number: int) -> str:
    """A word below ten, digits above."""
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"


def capital(sentence: str) -> str:
    """The sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def quoted(names: Iterable[str]) -> str:
    """Such as “a”, “b” and “c”."""
    return listed(f"“{name}”" for name in names)


def named(names: Iterable[str]) -> str:
    """The same of names that are data, for Markdown."""
    return quoted(map(as_text, names))


def as_text(name: str) -> str:
    """A name in one line that Markdown shows as it is."""
    return _MARKUP.sub(r"\\\1", " ".join(name.split()))
