"""How near two figures are: equal, near enough to be of one thing, or neither."""

from __future__ import annotations

import re
from functools import lru_cache
from math import floor, log10

from framing.figures.figure import Figure
from framing.figures.units import WORTH


def dimension(figure: Figure) -> str:
    """Figures of one dimension can be compared: lengths with lengths, dollars with dollars."""
    if figure.kind == "measure":
        unit, _, each = figure.unit.partition("/")
        return f"{WORTH.get(unit, (unit,))[0]}/{each}"
    return f"{figure.kind} {figure.unit}"


def worth(figure: Figure) -> tuple[float, float]:
    """The ends of what a figure says, in its dimension's base; infinite where it is vague."""
    by = WORTH.get(figure.unit.partition("/")[0], ("", 1.0))[1] if figure.kind == "measure" else 1.0
    return (figure.low or 0.0) * by, float("inf") if figure.high is None else figure.high * by


def equal(one: Figure, other: Figure) -> bool:
    """Whether they say the same number; miles and kilometres may differ by what rounding does."""
    if one.is_date or other.is_date:
        return one.dated == other.dated
    a, b = worth(one), worth(other)
    if one.unit == other.unit:
        return a == b
    return all(x == y or abs(x - y) <= 0.012 * max(x, y) for x, y in zip(a, b, strict=True))


def apart(one: Figure, other: Figure) -> float:
    """The difference as a share of the larger; infinite where they cannot be compared."""
    (a, b), (c, d) = worth(one), worth(other)
    if float("inf") in (b, d) or max(b, d) <= 0:
        return float("inf")
    a, c = (a + b) / 2, (c + d) / 2
    return abs(a - c) / max(a, c)


def months_apart(one: Figure, other: Figure) -> int | None:
    """How many months lie between two dates that say year and month, or years of two that say only years; 0
    for two days of a month. None where they cannot be compared."""
    a, b = _months(one.dated), _months(other.dated)
    if a is None or b is None or len(one.dated) == 4 or len(other.dated) == 4:
        return 12 * abs(int(one.dated) - int(other.dated)) if _is_year(one, other) else None
    return abs(a - b)


def is_within(one: Figure, other: Figure) -> bool:
    """Whether one of two dates is the other, said less exactly: 2023 and February 2023."""
    return one.dated.startswith(other.dated) or other.dated.startswith(one.dated)


def same_date(one: Figure, other: Figure) -> bool:
    """Whether two numbers are tied to one date, as far as it is said."""
    return bool(one.dated and other.dated) and is_within(one, other)


def digits(figure: Figure) -> int:
    """Significant digits: how distinctive a number is. 40,000 has one, 14,532 five."""
    number = f"{figure.low or 0:.10g}".replace(".", "").strip("0")
    return len(re.sub(r"e.*", "", number))


def is_rounded(one: Figure, other: Figure) -> bool:
    """Whether the number with fewer digits is the other one rounded: 14,500 of 14,532."""
    rough, fine = sorted((one, other), key=digits)
    (a, b), (c, d) = worth(rough), worth(fine)
    if digits(rough) == digits(fine) or a != b or c != d or not a:
        return False
    return abs(a - c) <= 0.5 * 10 ** (floor(log10(a)) + 1 - digits(rough))


def leaves_room(figure: Figure, other: Figure) -> bool:
    """Whether the hedge before `figure` leaves room for the value of `other`: "over 84,000" for 85,000."""
    (a, _), (c, _) = worth(figure), worth(other)
    hedge = figure.hedge.casefold()
    if re.search(_MORE, hedge):
        return c >= a
    if re.search(_LESS, hedge):
        return c <= a
    return bool(re.search(_ABOUT, hedge)) and abs(a - c) <= 0.05 * max(a, c)


_MORE = r"\b(?:over|above|(?:more|greater) than|at least|upwards|fewer than|no less|mehr als|mindestens|wenigstens|über|plus d|au moins|pas moins)"
_LESS = r"\b(?:under|below|less than|up to|nearly|almost|at most|close to|as m|unter|fast|knapp|bis zu|höchstens|weniger|beinahe|moins d|près d|presque|jusqu|au plus)"
_ABOUT = (
    r"\b(?:about|around|roughly|approximately|some|estimated|circa|rund|etwa|ungefähr|ca|environ|quelque)"
)


def _is_year(one: Figure, other: Figure) -> bool:
    return len(one.dated) == len(other.dated) == 4 and (one.dated + other.dated).isdigit()


@lru_cache(maxsize=4096)
def _months(iso: str) -> int | None:
    match = re.match(r"(\d{4})-(\d\d)", iso)
    return 12 * int(match[1]) + int(match[2]) if match else None
