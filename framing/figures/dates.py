"""The dates of a text: days, months, years, parts of years and decades; no weekdays, no "last month"."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.figures.languages import Language
from framing.figures.names import around_digits

_WORD = re.compile(r"[^\W\d_]+")
_YEAR = r"(?:(?:1[5-9]|20)\d\d|2100)"


class Date(NamedTuple):
    """A date as printed, at the characters from `start` to `end`, the end excluded."""

    start: int
    end: int
    #: ISO 8601 as far as it is said: "2024-06-03", "2024-06", "2024", "--02", "--02-04"; "199x" for a decade.
    iso: str


class _Forms:
    def __init__(self, language: Language):
        names = sorted(language.months, key=len, reverse=True)
        month = rf"(?P<month>{'|'.join(map(re.escape, names))})\b\.?" if names else r"(?P<month>(?!))"
        part = rf"(?:(?:{language.parts})[ -](?:de |of )?)?"
        day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|\.)?"
        days = r"(?:[0-3]?\d(?:st|nd|rd|th|er|\.)?(?: (?:and|to|und|bis|et|au) | ?[-–] ?))?"
        self.patterns = [
            re.compile(pattern, re.IGNORECASE)
            for pattern in (
                rf"(?<![\w.,/-])(?P<year>{_YEAR})-(?P<number>[01]\d)-(?P<day>[0-3]\d)\b",
                rf"(?<![\w.,/-]){days}{day} (?:of |de )?{month},? (?P<year>{_YEAR})\b",
                rf"\b{month} {day}(?:, ?| )(?P<year>{_YEAR})\b",
                rf"(?<![\w-]){part}{month}(?:,| of| de)? (?P<year>{_YEAR})\b",
                rf"(?<![\w.,/-]){days}{day} (?:of )?{month}",
                rf"\b{month} {day}(?![\w%,.]\d|\w| ?%| per| million| people)",
            )
        ]
        self.month = re.compile(rf"(?<!\w){month}", re.IGNORECASE)
        self.lead = re.compile(rf"([^\W\d_]+)[ -]({part})$", re.IGNORECASE)
        self.year = re.compile(
            rf"(?<![\w.,/$£€#@+])(?:(?P<part>{language.parts})[ -](?:of |de )?)?(?<![\w.,/])(?P<year>{_YEAR})"
            r"(?P<upto>[-–/](?:\d\d(?!\d)|(?:1[5-9]|20)\d\d))?(?P<decade>s|er|er-?[Jj]ahre)?(?![\w%]|[.,]\d|-\w|/\d)",
            re.IGNORECASE,
        )


_FORMS: dict[str, _Forms] = {}


def dates(text: str, language: Language) -> list[Date]:
    """All dates of `text` in reading order, none within another."""
    forms = _FORMS.get(language.code) or _FORMS.setdefault(language.code, _Forms(language))
    found: list[Date] = []

    def free(start: int, end: int) -> bool:
        return all(end <= date.start or date.end <= start for date in found)

    named = not language.months_as_printed.isdisjoint(_WORD.findall(text))
    near = around_digits(text)
    if not named and not near:
        return []
    for pattern in forms.patterns if named else forms.patterns[:1]:
        for match in (match for start, end in near for match in pattern.finditer(text, start, end)):
            date = _of_parts(match, language)
            if date and free(date.start, date.end):
                found.append(date)
    for match in forms.month.finditer(text) if named else ():
        lead = forms.lead.search(text, max(0, match.start() - 40), match.start())
        if not lead or not (match["month"][0].isupper() or language.code == "fr"):
            continue
        start = lead.start(2)
        if lead[1].casefold() in language.at and free(start, match.end("month")):
            found.append(
                Date(start, match.end("month"), f"--{language.months[match['month'].casefold()]:02d}")
            )
    for match in (match for start, end in near for match in forms.year.finditer(text, start, end)):
        if free(match.start(), match.end()) and not _is_amount(text, match, language):
            decade = bool(match["decade"])
            iso = match["year"][:3] + "x" if decade else match["year"]
            if match["upto"]:
                upto = match["upto"][1:]
                iso += "/" + (upto if len(upto) == 4 else match["year"][:2] + upto)
            found.append(Date(match.start(), match.end(), iso))
    return sorted(found)


def _of_parts(match: re.Match[str], language: Language) -> Date | None:
    parts = match.groupdict()
    number = parts.get("number")
    month = int(number) if number else language.months[parts["month"].casefold()]
    if not number and not language.capitals and language.code == "en" and not parts["month"][0].isupper():
        return None
    day = int(parts["day"]) if parts.get("day") else 0
    if day > 31 or not 1 <= month <= 12 or (parts.get("day") and not day):
        return None
    end = match.end()
    if match.group().endswith(".") and len(parts.get("month") or "") > 4:
        end -= 1  # the sentence's, and no abbreviation's
    iso = f"{parts.get('year') or '-'}-{month:02d}"
    return Date(match.start(), end, iso + (f"-{day:02d}" if day else ""))


_HEDGED = (
    r"(?:about|some|over|nearly|almost|around|roughly|than|rund|etwa|fast|als|environ|quelque|least|most) $"
)


def _is_amount(text: str, match: re.Match[str], language: Language) -> bool:
    """Whether four digits that might be a year count something: "about 1800 houses", "2000 people"."""
    if match["part"] or match["upto"] or match["decade"]:
        return False
    before, after = text[max(0, match.start() - 20) : match.start()], text[match.end() : match.end() + 24]
    if re.search(r"[$£€]\s?$", before) or re.match(
        rf"(?:{language.percent})|[ -](?:{language.per} )\d", after, re.IGNORECASE
    ):
        return True
    unit = "|".join((*language.units, *language.money, *language.scales))
    if unit and re.match(rf"[ -](?:{unit})\b", after, re.IGNORECASE) and "year" not in after[:6].casefold():
        return True
    if re.match(
        rf" (?:{'|'.join(map(re.escape, sorted(language.casualties))) or '(?!)'})\b", after, re.IGNORECASE
    ):
        last = re.search(r"(\w+) $", before)
        return not (last and last[1].casefold() in language.at)
    return bool(re.search(_HEDGED, before, re.IGNORECASE) and re.match(r" [^\W\d_]+", after))
