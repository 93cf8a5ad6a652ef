"""The numbers of a text, in digits and spelled out, with scales and ranges; units are read elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from framing.figures.languages import Language


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed, at the characters from `start` to `end`, the end excluded; `low` to `high` if a range."""

    start: int
    end: int
    low: float
    #: None for vague numbers.
    high: float | None
    #: Written in words.
    spelled: bool = False
    #: What the number itself says: a share ("%"), a multiple ("times"), a vote ("to 48"); else "".
    unit: str = ""
    #: A million or the like was said behind it, and which.
    scale: float = 1.0
    #: The first of two numbers between which something changed: its unit may stand behind the second.
    leads: bool = False

    @property
    def value(self) -> float | None:
        """None for ranges and vague numbers."""
        return self.low if self.low == self.high else None


class _Forms:
    """The patterns of one language, compiled."""

    def __init__(self, language: Language):
        groups = "".join(re.escape(c) for c in language.groups) + "\u00a0\u2009\u202f"
        decimal = re.escape(language.decimal)
        grouped = rf"\d{{1,3}}(?:([{groups}])\d{{3}})(?:\1\d{{3}})*(?!\d)"
        if language.code == "en":
            grouped = rf"(?:{grouped}|\d{{1,2}}(?:,\d\d)+,\d{{3}}(?!\d))"
        self.digits = re.compile(
            rf"(?=\d)(?<![\w.,:/#@])(?<![^\W\d]-)(?:{grouped}|\d+)(?:{decimal}\d+)?(?![\d]|[.,/]\d|/)"
        )
        atoms = _either({*language.numerals, *language.scales} - language.ones - {"k", "mn", "tn"})
        ones, within = (
            _either(language.ones),
            _either({*language.numerals, *language.scales} - {"k", "mn", "tn"}),
        )
        scales = _either(language.scales)
        joiner = r"(?:[ -]| and | et |-et-|-)"
        self.words = (
            re.compile(
                rf"(?<![\w-])(?:(?:{ones})[ -](?=(?:{scales})\b))?(?:{atoms})(?:{joiner}(?:{within}))*(?![\w])|(?<![\w-])(?:{ones})(?![\w])",
                re.IGNORECASE,
            )
            if language.numerals
            else None
        )
        self.scale = (
            re.compile(rf"[ -]?({_either(language.scales)})(?![\w])", re.IGNORECASE)
            if language.scales
            else None
        )
        self.hints = tuple(filter(None, language.hints.split("|")))
        self.counting = frozenset({*language.numerals, *language.scales}) - language.ones
        #: (pieces of words without which it matches nothing, pattern, what it is worth, its unit)
        self.amounts = [
            (tuple(hint for hint in self.hints if hint in pattern), _whole(pattern), worth, unit)
            for table, unit in ((language.factors, "times"), (language.vague, ""), (language.fractions, "%"))
            for pattern, worth in table.items()
        ]
        self.to = re.compile(language.to, re.IGNORECASE)
        self.both = re.compile(language.both, re.IGNORECASE)
        self.between = re.compile(rf"\b(?:{language.between}) ?[$£€]?$", re.IGNORECASE)
        self.since = re.compile(rf"\b(?:{language.since}) (?:[^\s.;]+ ){{0,2}}?[$£€]?$", re.IGNORECASE)
        self.out_of = re.compile(rf"(?:{language.out_of})(?=\d|[^\W\d_])", re.IGNORECASE)
        self.unit = re.compile(rf" (?:{'|'.join(language.units) or '(?!)'})(?!\w)", re.IGNORECASE)


def forms_of(language: Language) -> _Forms:
    """The patterns of `language`, compiled once."""
    return _FORMS.get(language.code) or _FORMS.setdefault(language.code, _Forms(language))


_FORMS: dict[str, _Forms] = {}

_WORD = re.compile(r"[^\W\d_]+")
_AND_A_HALF = " and a half"
#: More digits are an account, a key, a serial number.
_LONGEST = 24
#: A result of a vote: "52-48". The smaller number first is a range.
_VOTE = re.compile(r"(?=\d)(?<![\w.,$£€-])(\d{1,3})[-–](\d{1,3})(?![\w.,%]?\d|-| ?%|[^\W_])")


def numbers(text: str, language: Language) -> list[Number]:
    """All numbers of `text` in reading order, none within another."""
    forms = forms_of(language)
    taken: list[Number] = []
    plain = text.casefold()
    hinted = any(hint in plain for hint in forms.hints)
    present = frozenset(hint for hint in forms.hints if hint in plain) if hinted else frozenset()
    for hints, pattern, worth, unit in forms.amounts if hinted else ():
        if not present.isdisjoint(hints):
            high = worth if unit else None
            taken += [Number(m.start(), m.end(), worth, high, True, unit) for m in pattern.finditer(text)]
    for match in _VOTE.finditer(text):
        if int(match[1]) > int(match[2]):
            value = float(match[1])
            taken.append(Number(match.start(), match.end(), value, value, unit=f"to {match[2]}"))
    found = [*taken]
    if forms.words and not forms.counting.isdisjoint(_WORD.findall(plain)):
        found += _spelled(text, language, forms)
    for match in forms.digits.finditer(text):
        if len(match.group()) > _LONGEST:
            continue
        value = _read(match.group(), language)
        end, scale = _scale(text, match.end(), language, forms)
        found.append(Number(match.start(), end, value * scale, value * scale, scale=scale))
    found.sort(key=lambda number: (number.start, -number.end))
    apart: list[Number] = []
    for number in found:
        if not apart or number.start >= apart[-1].end:
            apart.append(number)
        elif number in taken and apart[-1] not in taken:  # "two thirds" before "two"
            apart[-1] = number
    return _ranges(text, _of_scales(text, apart), forms)


def _spelled(text: str, language: Language, forms: _Forms) -> list[Number]:
    found = []
    for match in forms.words.finditer(text):
        value = spelled_value(match.group(), language)
        if value is None or (match.group().casefold() in language.ones and not _is_one(text, match, forms)):
            continue
        scale = max(
            (by for word, by in language.scales.items() if word in match.group().casefold()), default=1.0
        )
        end = match.end()
        if scale == 1 and text.startswith(_AND_A_HALF, end):
            value, end = value + 0.5, end + len(_AND_A_HALF)
        found.append(Number(match.start(), end, value, value, True, scale=scale))
    return found


def _is_one(text: str, match: re.Match[str], forms: _Forms) -> bool:
    """Whether the word counts: "one in eight", "one mile"; it is an article or a pronoun nearly everywhere."""
    return bool(forms.out_of.match(text, match.end()) or forms.unit.match(text, match.end()))


def spelled_value(words: str, language: Language) -> float | None:
    """What `words` come to: "twenty-one", "three hundred and sixty-six"; None where they are no number."""
    words = words.casefold()
    whole = "quatre-vingt"
    parts = re.split(r"[ -]", words.replace(whole + "s", whole).replace(whole, "huitante"))
    total, current, last = 0.0, 0.0, 0.0
    for part in parts:
        if part in ("and", "et", ""):
            continue
        if part in language.ones:
            part_value = 1.0
        elif part in language.numerals:
            part_value = float(language.numerals[part])
        elif part in language.scales:
            by = language.scales[part]
            if by < 1000:
                current = (current or 1) * by
            else:
                total += (current or 1) * by
                current = 0.0
            last = 0.0
            continue
        else:
            return None
        if last and not (last >= 20 and part_value < 20) and part_value < 100:
            return None  # "nine nine"
        current += part_value
        last = part_value
    return total + current


def _read(digits: str, language: Language) -> float:
    for group in language.groups + "\u00a0\u2009\u202f":
        digits = digits.replace(group, "")
    return float(digits.replace(language.decimal, "."))


def _scale(text: str, end: int, language: Language, forms: _Forms) -> tuple[int, float]:
    """Where a number in digits ends once "million" and the like are read, and by what they multiply it."""
    by = 1.0
    while forms.scale and (match := forms.scale.match(text, end)):
        by *= language.scales[match.group(1).casefold()]
        end = match.end()
    return end, by


def _of_scales(text: str, found: list[Number]) -> list[Number]:
    """ "a quarter of a million" and "half a million" are numbers, and no shares."""
    joined: list[Number] = []
    for number in found:
        before = joined[-1] if joined else None
        is_part = before and before.unit == "%" and number.spelled and number.scale >= 1000
        if is_part and re.fullmatch(r" (?:of )?", text[before.end : number.start]):
            value = before.low / 100 * number.low
            joined[-1] = Number(before.start, number.end, value, value, True, scale=number.scale)
            continue
        joined.append(number)
    return joined


def _ranges(text: str, found: list[Number], forms: _Forms) -> list[Number]:
    """Two numbers that are the ends of a range made one; of a change, the first marked."""
    joined: list[Number] = []
    for number in found:
        before = joined[-1] if joined else None
        between = text[before.end : number.start] if before else ""
        if before is None or before.high is None or number.high is None or len(between) > 8:
            joined.append(number)
            continue
        between = re.sub(r"[$£€%]", "", between)
        lead = text[max(0, before.start - 24) : before.start]
        both = forms.both.fullmatch(between) and forms.between.search(lead)
        if not (both or forms.to.fullmatch(between)) or before.unit != number.unit:
            joined.append(number)
            continue
        scale = number.scale if before.scale == 1 and before.low < 1000 else 1.0
        if before.value is not None and forms.since.search(lead) and not both:
            joined[-1] = replace(before, leads=True)
            joined.append(number)
        elif before.value is None or before.low * scale >= number.low or before.low * scale < 1 <= number.low:
            joined.append(number)
        else:
            joined[-1] = replace(number, start=before.start, low=before.low * scale)
    return joined


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})", re.IGNORECASE)


def _either(words: object) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"
