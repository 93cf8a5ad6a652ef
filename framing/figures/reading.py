"""The unit of a number, its kind, and how exact it is said to be: what stands just before and behind it."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.figures.figure import FigureKind
from framing.figures.languages import Language
from framing.figures.numbers import Number
from framing.figures.units import CENTS, CURRENCIES, SIGNS


class Reading(NamedTuple):
    """A number with what it is of."""

    start: int
    end: int
    kind: FigureKind
    unit: str
    #: What its value is to be multiplied by: 100,000 for a rate "per cent mille" it is not, 1 nearly always.
    by: float = 1.0
    #: What stands between a rate's number and its base: "inmates" of "1,659 inmates per 100,000 residents".
    of: str = ""


class _Forms:
    def __init__(self, language: Language):
        money = "|".join(map(re.escape, sorted(CURRENCIES, key=len, reverse=True)))
        self.money_before = re.compile(rf"(?<![A-Za-z])({money})[\s\u00a0]?$")
        self.money_after = re.compile(rf"[\s\u00a0]?({money})(?![A-Za-z])")
        self.percent = re.compile(rf"(?:{language.percent})", re.IGNORECASE)
        self.points = re.compile(rf"(?:{language.points})", re.IGNORECASE)
        self.times = re.compile(rf"(?:{language.times})", re.IGNORECASE)
        self.signs = re.compile(
            rf"([ -]?)({'|'.join(map(re.escape, sorted(SIGNS, key=len, reverse=True)))})(?![\w²³])"
        )
        units = sorted(language.units, key=len, reverse=True)
        self.unit = re.compile(
            "|".join(rf"(?:[ -](?:{unit})(?![\w]))" for unit in units) or "(?!)", re.IGNORECASE
        )
        self.units = [(re.compile(unit, re.IGNORECASE), name) for unit, name in language.units.items()]
        coins = sorted(language.money, key=len, reverse=True)
        self.coin = re.compile(
            "|".join(rf"(?:[ -](?:{coin})(?![\w]))" for coin in coins) or "(?!)", re.IGNORECASE
        )
        self.coins = [(re.compile(coin, re.IGNORECASE), name) for coin, name in language.money.items()]
        group = r"\d[\d.,  ’']*\d|million|thousand|hundred|tausend|mille"
        self.base = re.compile(
            rf"((?: (?!per\b|in\b|je\b|pro\b|auf\b|pour\b|sur\b)[\w’'-]+){{0,3}}?) (?:{language.per}) "
            rf"((?:{group})(?: (?:million|thousand))?)\b((?: [^\W\d_]+)?)",
            re.IGNORECASE,
        )
        self.each = re.compile(
            rf"(?: [\w’'-]+){{0,2}}? ?(?:{language.per}) ((?:{'|'.join(units) or '(?!)'}))(?!\w)",
            re.IGNORECASE,
        )
        hedges = language.hedges.replace(".", r"\.") or "(?!)"
        self.hedge = re.compile(
            rf"(?<![\w-])((?:{hedges})|[~≈<>≥≤])[\s]?(?:an? |the |die |les )?(?:{money})?[\s]?$",
            re.IGNORECASE,
        )


_FORMS: dict[str, _Forms] = {}


def read(text: str, number: Number, language: Language, masked: str) -> Reading:
    """What `number` of `text` is of; `masked` is the text without what is no figure."""
    forms = _FORMS.get(language.code) or _FORMS.setdefault(language.code, _Forms(language))
    start, end = number.start, number.end
    before = text[max(0, start - 6) : start]
    if number.unit == "%":
        return Reading(start, end, "share", "%")
    if number.unit:
        return Reading(start, end, "ratio", number.unit)
    if match := forms.money_before.search(before):
        start -= len(before) - match.start()
        if big := re.match(r"(m|b|k|tn)(?!\w)", text[end:]):
            return Reading(
                start, end + 1 * len(big.group()), "money", CURRENCIES[match[1]], _BIG[big.group()]
            )
        return _each(text, Reading(start, end, "money", CURRENCIES[match[1]]), forms)
    if match := forms.points.match(text, end):
        return Reading(start, match.end(), "share", "points")
    if match := forms.percent.match(text, end):
        return Reading(start, match.end(), "share", "%")
    if match := forms.money_after.match(text, end):
        return _each(text, Reading(start, match.end(), "money", CURRENCIES[match[1]]), forms)
    if match := forms.coin.match(text, end):
        unit = next(name for coin, name in forms.coins if coin.fullmatch(match.group()[1:]))
        if unit not in CENTS or not number.spelled:
            return _each(text, Reading(start, match.end(), "money", unit), forms)
    if match := forms.times.match(text, end) or (None if number.spelled else _TIMES.match(text, end)):
        return Reading(start, match.end(), "ratio", "times")
    if (match := forms.base.match(masked, end)) and (base := _base(match[2])):
        return Reading(start, match.end(2), "rate", f"per {base:,.0f}", of=match[1].strip())
    if match := forms.unit.match(text, end):
        unit = next(name for form, name in forms.units if form.fullmatch(match.group()[1:]))
        return _each(text, Reading(start, match.end(), "measure", unit), forms)
    if not number.spelled and (match := forms.signs.match(text, end)):
        sign = match[2]
        if not (len(sign) == 1 and sign.isalpha() and _is_word(text, match, sign)):
            return Reading(start, match.end(), "measure", SIGNS[sign])
        if sign == "m" and not match[1]:
            return Reading(start, match.end(), "count", "", 1e6)
    return Reading(start, end, "count", "")


def hedge_of(text: str, start: int, language: Language) -> str:
    """How exact the number that starts there is said to be, as printed; else ""."""
    forms = _FORMS.get(language.code) or _FORMS.setdefault(language.code, _Forms(language))
    match = forms.hedge.search(text[max(0, start - 36) : start])
    if not match or (match[1].casefold() == "up to" and _WENT.search(text[: start - len(match.group())])):
        return ""
    return match[1]


#: Behind "5m": what is counted in millions, and no length.
_THINGS = re.compile(
    r" (?!high|tall|wide|long|deep|above|below|away|sea|apart|from|to|of|in|on|at|and|or|under|by|per|race|sprint)[a-z]{3,}"
)
_WENT = re.compile(r"\b(?:went|go|goes|gone|rose|moved|climbed|pushed) $")
_TIMES = re.compile(r" (?:times|fois)\b")
_BIG = {"m": 1e6, "b": 1e9, "k": 1e3, "tn": 1e12}


def _is_word(text: str, match: re.Match[str], sign: str) -> bool:
    """Whether a sign of one letter is none: "3 C", "an 8 t"; or "5m people", which are millions."""
    if sign == "m":
        return bool(_THINGS.match(text, match.end()))
    if sign == "C":
        return bool(match[1])
    return sign in "gtl" and bool(match[1] != " " and match[1])


def _each(text: str, reading: Reading, forms: _Forms) -> Reading:
    """`reading` with what it is for: "£5 a day"."""
    match = re.match(
        forms.each.pattern.replace(r"(?: [\w’'-]+){0,2}? ?", " ", 1), text[reading.end :], re.IGNORECASE
    )
    if not match:
        return reading
    unit = next((name for form, name in forms.units if form.fullmatch(match[1])), "")
    if not unit:
        return reading
    return reading._replace(end=reading.end + match.end(), unit=f"{reading.unit}/{unit}")


def _base(text: str) -> float | None:
    plain = re.sub(r"[.,\s’']", "", text.split(" million")[0].split(" thousand")[0])
    words = {"million": 1e6, "thousand": 1e3, "hundred": 100.0, "tausend": 1e3, "mille": 1e3}
    if not re.fullmatch(r"10{2,9}|\D+", plain):
        return None
    value = float(plain) if plain.isdigit() else words.get(plain.casefold(), 0.0)
    value *= 1e6 if " million" in text else 1e3 if " thousand" in text else 1.0
    return value if value >= 100 else None
