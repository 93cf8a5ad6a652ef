"""Figures and lists as sentences have them; figures are rounded here and nowhere before."""

from __future__ import annotations

from collections.abc import Iterable


def signed(value: float, digits: int) -> str:
    """Rounded, with a true minus sign, and none before nought."""
    return f"{round(value, digits) + 0.0:.{digits}f}".replace("-", "−")


def share(value: float | None) -> str:
    """A share or a probability, in per cent; its sign stays with it."""
    if value is None:
        return "–"
    return (
        "<1\u00a0%"
        if 0 < value < 0.005
        else ">99\u00a0%"
        if 0.995 <= value < 1
        else f"{value:.0%}".replace("%", "\u00a0%")
    )


def listed(names: Iterable[str]) -> str:
    """Such as "a, b and c"."""
    *most, last = [*names] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def counted(number: int, what: str) -> str:
    """Such as "1,204 paragraphs"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
