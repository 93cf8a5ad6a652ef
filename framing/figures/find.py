"""Figures in a text: what is no figure masked, then dates, then numbers with what they are of."""

from __future__ import annotations

import re
from dataclasses import replace

from framing.figures.counted import counted
from framing.figures.dates import Date, dates
from framing.figures.figure import Figure
from framing.figures.languages import Language, language_of
from framing.figures.names import MASK, without_names
from framing.figures.numbers import Number, forms_of, numbers
from framing.figures.reading import Reading, hedge_of, read
from framing.figures.sentences import sentences


def figures_in(text: str, language: str | Language = "") -> list[Figure]:
    """The figures of `text`, one paragraph, in reading order; dates among them.

    `language` is an ISO 639-1 code as an article's front matter says it; without one it is told by the text's
    small words. What is no figure: see `framing.figures.names`.
    """
    spoken = language if isinstance(language, Language) else language_of(text, language)
    if not _may_hold(text, spoken):
        return []
    spans = sentences(text, spoken)
    masked = without_names(_loud(text, spans, spoken), spoken)
    days = dates(masked, spoken)
    masked = _mask(masked, days)
    found = [_of_date(text, day, _around(spans, day.start)) for day in days]
    listed = numbers(masked, spoken)
    readings = _readings(text, listed, spoken, masked)
    end = -1
    for place, (number, reading) in enumerate(readings):
        if reading.start < end:  # the base of a rate, the second half of "one in eight"
            continue
        joined = _out_of(masked, readings, place, spoken)
        if joined:
            number, reading = joined
        span = _around(spans, number.start)
        what = counted(text, reading, spoken, span[0])
        if not _is_figure(text, masked, number, reading, what, spoken):
            continue
        found.append(_figure(text, number, reading, what, span, days, spoken))
        end = reading.end
    return sorted(found, key=lambda figure: figure.start)


def _may_hold(text: str, language: Language) -> bool:
    """Whether there can be a figure at all: most paragraphs have none, and cost no more than this."""
    if _DIGIT.search(text):
        return True
    plain, forms = text.casefold(), forms_of(language)
    if any(hint in plain for hint in forms.hints):
        return True
    if any(word in plain for word in forms.counting) and not forms.counting.isdisjoint(_WORD.findall(plain)):
        return True
    return any(month in text for month in language.months_as_printed)


_DIGIT, _WORD = re.compile(r"\d"), re.compile(r"[^\W\d_]+")


def _loud(text: str, spans: list[tuple[int, int]], language: Language) -> str:
    """`text` of the same length, the sentences masked that cannot hold a figure."""
    for start, end in spans:
        if not _may_hold(text[start:end], language):
            text = text[:start] + MASK * (end - start) + text[end:]
    return text


def _readings(
    text: str, listed: list[Number], language: Language, masked: str
) -> list[tuple[Number, Reading]]:
    readings = [(number, read(text, number, language, masked)) for number in listed]
    for place in range(len(readings) - 2, -1, -1):  # "from 5 to 7 per cent": the unit is said once
        number, reading = readings[place]
        if number.leads and reading.kind == "count":
            _, after = readings[place + 1]
            if after.kind in ("share", "money", "measure"):
                readings[place] = number, reading._replace(kind=after.kind, unit=after.unit)
    return readings


def _out_of(
    masked: str, readings: list[tuple[Number, Reading]], place: int, language: Language
) -> tuple[Number, Reading] | None:
    """ "one in eight", "four pounds in every five": both numbers as one share, in per cent."""
    if place + 1 == len(readings):
        return None
    (number, reading), (of, last) = readings[place], readings[place + 1]
    between = masked[number.end : of.start]
    if len(between) > 24 or not re.fullmatch(language.out_of, between, re.IGNORECASE):
        return None
    worded = len(between.split()) > 1 and "every" not in between and between.split()[0] != "out"
    if worded and number.low != 1:  # "two people in four cars"
        return None
    if number.value is None or of.value is None or not 0 < number.value < of.value <= 1000:
        return None
    if (
        last.kind != "count"
        or reading.kind not in ("count", "measure", "money")
        or (reading.kind == "money" and " every " not in between)
    ):
        return None
    if not number.spelled and not of.spelled and number.value != int(number.value):
        return None
    share = 100 * number.value / of.value
    return replace(number, low=share, high=share, spelled=False), Reading(number.start, of.end, "share", "%")


def _is_figure(
    text: str, masked: str, number: Number, reading: Reading, what: str, language: Language
) -> bool:
    """Whether a number is one that a reader would list: words for small numbers count only with what they are of."""
    if not number.spelled or reading.kind not in ("count", "measure", "money"):
        return not re.match(MASK, masked[number.end : number.end + 1] or " ")
    said = text[number.start : number.end].casefold()
    if number.high is None:
        return True
    if said in language.ones:
        return reading.kind == "measure" and reading.unit not in _NOT_ONE
    if said in language.pairs and reading.kind == "count":
        return bool(set(what.casefold().split()[:3]) & language.casualties)
    if said in language.small and reading.kind == "count":
        if re.match(r" of (?:[a-z]+ )?\d", text[number.end :]):  # "seven of the 11 regions"
            return True
        before = re.search(r"([^\W\d_]+) $", text[: number.start])
        if before and before[1].casefold() in _OF_SETS:
            return False
        return bool(_counts(text, reading, what, language))
    return True


#: A single one of them is an idiom: one day, a degree.
_NOT_ONE = {"°C", "second", "minute", "hour", "day", "week", "month", "year", "decade", "century"}
_OF_SETS = {
    "other",
    "the",
    "these",
    "those",
    "all",
    "les",
    "ces",
    "die",
    "diese",
    "autres",
    "anderen",
    "top",
    "big",
    "of",
}


def _counts(text: str, reading: Reading, what: str, language: Language) -> bool:
    """Whether what is counted stands behind the number, and in the plural."""
    name = what.split()
    if not name or not re.match(rf"[ -]{re.escape(name[0])}\b", text[reading.end :]):
        return False
    if text[reading.end] == "-" or name[0].casefold() == "times":  # "she rang three times"
        return False
    if language.code == "en":
        return any(word.endswith("s") or word.casefold() in language.casualties for word in name)
    return True


def _figure(
    text: str,
    number: Number,
    reading: Reading,
    what: str,
    span: tuple[int, int],
    days: list[Date],
    language: Language,
) -> Figure:
    low, high = number.low * reading.by, None if number.high is None else number.high * reading.by
    return Figure(
        text=text[reading.start : reading.end],
        kind=reading.kind,
        start=reading.start,
        end=reading.end,
        value=low if low == high else None,
        low=low,
        high=high,
        unit=reading.unit,
        what=what,
        hedge=hedge_of(text, reading.start, language),
        sentence=text[slice(*span)],
        sentence_start=span[0],
        dated=_dated(reading, span, days),
    )


def _of_date(text: str, day: Date, span: tuple[int, int]) -> Figure:
    return Figure(
        text=text[day.start : day.end],
        kind="date",
        start=day.start,
        end=day.end,
        value=None,
        low=None,
        high=None,
        unit="",
        what="",
        hedge="",
        sentence=text[slice(*span)],
        sentence_start=span[0],
        dated=day.iso,
    )


def _dated(reading: Reading, span: tuple[int, int], days: list[Date]) -> str:
    """The date nearest to the number in its sentence."""
    near = [day for day in days if span[0] <= day.start < span[1]]
    return min(near, key=lambda day: abs(day.start - reading.start)).iso if near else ""


def _around(spans: list[tuple[int, int]], at: int) -> tuple[int, int]:
    return next((span for span in spans if span[0] <= at < span[1]), spans[-1] if spans else (0, 0))


def _mask(text: str, days: list[Date]) -> str:
    for day in days:
        text = text[: day.start] + MASK * (day.end - day.start) + text[day.end :]
    return text
