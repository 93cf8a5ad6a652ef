"""Why figures of two articles are held to be of one thing, and what may explain that they differ, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from framing.figures.context import Contexts
from framing.figures.figure import Figure
from framing.figures.nearness import apart, is_rounded, leaves_room

#: Shared words that are named.
_NAMED = 4


def why_one(figures: Sequence[Figure], one: int, other: int, contexts: Contexts) -> tuple[str, ...]:
    """For equal figures."""
    return (_common(one, other, contexts),)


def why_differ(figures: Sequence[Figure], one: int, other: int, contexts: Contexts) -> tuple[str, ...]:
    """For figures that are near and not equal; the likeliest pair of a line."""
    a, b = figures[one], figures[other]
    said = [_common(one, other, contexts)]
    if a.is_date:
        said.append("They may be dates of different steps of one event.")
        return tuple(said)
    said[0] += f" The values are {_share(apart(a, b))} apart."
    if is_rounded(a, b):
        said.append("One may be the other, rounded.")
    for figure, against in ((a, b), (b, a)):
        if figure.hedge and leaves_room(figure, against):
            said.append(f"“{figure.hedge} {figure.text}” leaves room for {against.text}.")
            break
    if a.dated and b.dated and a.dated != b.dated:
        said.append(f"They are tied to different dates: {a.dated} and {b.dated}.")
    if a.unit != b.unit:
        said.append("They are in different units.")
    return tuple(said)


def _common(one: int, other: int, contexts: Contexts) -> str:
    alike = contexts.alike(one, other)
    _, words = contexts.shared(one, other)
    words = [word for word in words if word.casefold() not in {name.casefold() for name in alike}][:_NAMED]
    said = []
    if alike:
        said.append(f"Both are of {_listed(alike[:2])}.")
    if words:
        said.append(f"{'Around them, both' if alike else 'Both'} articles say {_listed(words)}.")
    return " ".join(said) or "They are the same number."


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _share(of: float) -> str:
    percent = 100 * of
    return f"{percent:.1f} %" if percent < 10 else f"{percent:.0f} %"
