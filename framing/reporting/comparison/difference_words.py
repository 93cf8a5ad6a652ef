"""A difference as a sentence: what is said where it is clear, where it is not, and where there is none."""

from __future__ import annotations

from framing.codebook import BALANCE
from framing.phrases import counted, listed, share, signed
from framing.reporting.comparison.differences import Difference, What, Without
from framing.reporting.comparison.intervals import FEW, Span
from framing.undefined import Figure, Undefined


def statement(one: Difference) -> str:
    """Which of the two has more, with the difference, its interval, and whether it holds without any reviewer.

    Such as: A is more critical than B: 50 % of its tagged paragraphs against 0 %, a difference of 50 points (95 %
    interval 20 to 72). It holds whichever of the 3 reviewers is left out.
    """
    if isinstance(one.value, Undefined):
        return _undefined(one)
    a, b, sides = one.a.told, one.b.told, (one.a_value, one.b_value)
    if one.value < 0:
        a, b, sides = b, a, sides[::-1]
    high, low = (figure(value, one.what) for value in sides)
    whole = " of its tagged " + one.of if one.what != BALANCE else ""
    if one.clear:
        said = f"{a} {_more(one.what)} than {b}"
    else:
        said = f"The paragraphs do not settle whether {a} or {b} {_more(one.what)}"
    head = "balance " if one.what == BALANCE else ""
    facing = _turned(one.span) if one.value < 0 else one.span
    said += (
        f": {head}{high}{whole} against {low}, a difference of {points(abs(one.value), one.what)}"
        f" ({interval(facing, one.what)})."
    )
    return " ".join(filter(None, (said, _too_narrow(one), survival(one))))


def _too_narrow(one: Difference) -> str:
    """Said of a clear difference that rests on very little."""
    over = {of.over for of in one.drawn if of.few}
    if not one.clear or not over:
        return ""
    what = "articles" if "articles" in over else "tagged paragraphs"
    return f"With fewer than {FEW} {what} on a side, the interval is too narrow."


def survival(one: Difference) -> str:
    """Whether the difference holds whichever reviewer is left out; "" where that does not matter."""
    if isinstance(one.survives, Undefined):
        if isinstance(one.value, Undefined) or not one.without:
            return ""
        return "Only one reviewer has tagged here, so nothing tells whether another would say the same."
    if one.value == 0:
        return ""
    people = counted(len(one.without), "reviewer")
    if one.survives:
        holds = "It holds" if one.clear else "It points the same way"
        return f"{holds} whichever of the {people} is left out."
    breaking = [w for w in one.without if not w.same_sign or (one.clear and not w.still_clear)]
    lost = [w.reviewer for w in breaking if isinstance(w.value, Undefined)]
    said = []
    if lost:
        said.append(f"Without {listed(lost)} there is nothing left to compare.")
    rest = [w for w in breaking if not isinstance(w.value, Undefined)]
    for verb, some in (
        (
            "It does not hold" if one.clear else "It does not point the same way",
            [w for w in rest if not w.same_sign],
        ),
        ("It points the same way, but is not clear any more,", [w for w in rest if w.same_sign]),
    ):
        if some:
            said.append(f"{verb} without {'; '.join(_without(w, one) for w in some)}.")
    return " ".join(said)


def _without(w: Without, one: Difference) -> str:
    """Such as "Mira (12 points, 95 % interval −5 to 30)", seen from the side that is higher with everybody."""
    value, facing = w.value, w.span
    if one.value < 0:
        value, facing = -value, _turned(facing)
    return f"{w.reviewer} ({points(value, one.what)}, {interval(facing, one.what)})"


def figure(value: Figure, what: What) -> str:
    """A share in per cent, a balance with two digits; a dash where there is none."""
    if isinstance(value, Undefined):
        return "–"
    return signed(value, 2) if what == BALANCE else share(value)


def points(value: float, what: What) -> str:
    """A difference: "50 points", or two digits of balance."""
    if what == BALANCE:
        return signed(value, 2)
    said = signed(100 * value, _digits(value))
    return f"{said} point{'' if said == '1' else 's'}"


def interval(of: Span | Undefined, what: What) -> str:
    """Such as "95 % interval 20 to 72"."""
    if isinstance(of, Undefined):
        return f"no interval: {of.reason[0].lower()}{of.reason[1:].rstrip('.')}"
    if what == BALANCE:
        ends = (signed(of.low, 2), signed(of.high, 2))
    else:
        digits = _digits(of.low, of.high)
        ends = (signed(100 * of.low, digits), signed(100 * of.high, digits))
    return f"95\u00a0% interval {ends[0]} to {ends[1]}"


def _digits(*values: float) -> int:
    """One digit where a figure that is not 0 would be rounded to it."""
    return int(any(0 < abs(value) < 0.005 for value in values))


def _turned(of: Span | Undefined) -> Span | Undefined:
    return of if isinstance(of, Undefined) else Span(-of.high + 0.0, -of.low + 0.0, of.how)


def _more(what: What) -> str:
    if what == BALANCE:
        return "leans more supportive"
    return f"is more {what}" if what in BALANCE else f"is tagged “{what}” more"


def _undefined(one: Difference) -> str:
    sides = [(one.a, one.a_value), (one.b, one.b_value)]
    missing = [(group.told, value.reason) for group, value in sides if isinstance(value, Undefined)]
    about = "balance" if one.what == BALANCE else f"“{one.what}”"
    why = "; ".join(f"in {name}, {reason[0].lower()}{reason[1:].rstrip('.')}" for name, reason in missing)
    return f"{one.a.told} and {one.b.told} cannot be compared on {about}: {why}."
