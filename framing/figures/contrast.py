"""What holds two figures apart, however alike their sentences are: men and women, Seville and Madrid, two years."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from framing.figures.figure import Figure
from framing.figures.languages import BY_CODE, Language

_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]*")
_MARK = re.compile(r"[;:!?()\[\]\"“”„«»—–]|, |\. ?$| -+ ")
_SUBJECT = re.compile(r"(?:The )?((?:[^\W\d_a-z][\w'’-]+ )+)([^\W\d_]+)")
_LINK = re.compile(r"[ -](?:of (?:the )?)?")
_YEAR = re.compile(r"(?<![\w.,])(?:1[5-9]|20)\d\d(?![\w,]|\.\d)")
#: How long what stands before a comma may be, in words, to say where or when: "In Europe, sales rose".
_SETTING = 4


class Terms(NamedTuple):
    """What a figure's clause says that another clause may say otherwise."""

    #: Proper names, in lower case.
    names: frozenset[str]
    #: The names among them with which the clause begins: who has, won, lost.
    subjects: frozenset[str]
    #: (place of a set in `Language.contrasts`, place of a side in it).
    sides: frozenset[tuple[int, int]]
    #: The noun that is counted right behind a number, shortened; "" where there is none, or one for anybody.
    counted: str
    #: All words of the sentence, shortened as `counted` is.
    said: frozenset[str]
    #: The years that are said in the clause or where the sentence begins; none for a date.
    years: frozenset[str]


def terms(figure: Figure, language: Language) -> Terms:
    """The terms of the clause in which `figure` stands."""
    at = figure.start - figure.sentence_start
    before, after = _clause(figure.sentence, at, at + len(figure.text), language.code)
    clause = f"{before} {after}"
    setting = " ".join(figure.sentence.split(maxsplit=_SETTING)[:_SETTING])
    names = _names(figure.sentence, before, after, language)
    return Terms(
        names=names,
        subjects=_subjects(before, names, language),
        sides=_sides(clause, language),
        counted=_counted(figure, at, language),
        said=frozenset(_short(word) for word in _WORD.findall(figure.sentence)),
        years=frozenset() if figure.is_date else frozenset(_YEAR.findall(f"{setting} {clause}")),
    )


def held_apart(one: Terms, other: Terms) -> bool:
    """Whether the clauses of two figures are about two things: they name different ones and no common one,
    take different sides of a contrast, count different things, or tell of different years."""
    if one.names and other.names and not one.names & other.names:
        return True
    if one.subjects and other.subjects and not one.subjects & other.names and not other.subjects & one.names:
        return True
    if one.years and other.years and not one.years & other.years:
        return True
    if _take_sides(one.sides, other.sides):
        return True
    if not one.counted or not other.counted or one.counted == other.counted:
        return False
    return one.counted not in other.said and other.counted not in one.said


def _take_sides(one: frozenset[tuple[int, int]], other: frozenset[tuple[int, int]]) -> bool:
    for place in {place for place, _ in one} & {place for place, _ in other}:
        if not {side for at, side in one if at == place} & {side for at, side in other if at == place}:
            return True
    return False


@lru_cache(maxsize=8)
def _breaks(code: str) -> re.Pattern[str]:
    small = BY_CODE[code].joints
    return re.compile(rf"{_MARK.pattern}|\b(?:{small})\b" if small else _MARK.pattern, re.IGNORECASE)


def _clause(sentence: str, start: int, end: int, code: str) -> tuple[str, str]:
    """What stands before and behind `start` and `end` in the clause of `sentence`, with a setting before it."""
    breaks = _breaks(code)
    first = 0
    for match in breaks.finditer(sentence, 0, start):
        if match.group() == ", " and len(sentence[: match.start()].split()) <= _SETTING:
            continue
        first = match.end()
    last = breaks.search(sentence, end)
    return sentence[first:start], sentence[end : last.start() if last else len(sentence)]


def _names(sentence: str, before: str, after: str, language: Language) -> frozenset[str]:
    """Capitalised words, but the first of the sentence; where nouns are capitalised, those all in capitals."""
    found = [match.group() for match in _WORD.finditer(after)]
    matches = [*_WORD.finditer(before)]
    begins = sentence.startswith(before)
    for place, match in enumerate(matches):
        word = match.group()
        if begins and place == 0 and not word.isupper() and not _is_subject(matches, language):
            continue
        found.append(word)
    return frozenset(
        plain
        for word in found
        if len(word) > 2 and (word.isupper() if language.capitals else word[0].isupper())
        for plain in (re.sub(r"['’]s?$", "", word.casefold()),)
        if plain not in language.stops and plain not in language.months and plain not in language.days
    )


def _subjects(before: str, names: frozenset[str], language: Language) -> frozenset[str]:
    """Those of `names` with which the clause begins, its verb behind them."""
    match = _SUBJECT.match(before.strip())
    if not match or match[2].casefold() not in language.acts:
        return frozenset()
    return names & {re.sub(r"['’]s?$", "", word) for word in match[1].casefold().split()}


def _is_subject(matches: list[re.Match[str]], language: Language) -> bool:
    """Whether the first word of a sentence looks like a name: one in the singular, with its verb behind it.
    "Marek got 50 per cent" and "Labour would win" do, "Teachers earn" and "In Madrid" do not."""
    if len(matches) < 2:
        return False
    first, second = (match.group().casefold() for match in matches[:2])
    return second in language.acts and first not in language.stops and not first.endswith("s")


def _sides(clause: str, language: Language) -> frozenset[tuple[int, int]]:
    plain = {match.group().casefold() for match in _WORD.finditer(clause)}
    return frozenset(
        (place, side)
        for place, sides in enumerate(language.contrasts)
        for side, said in enumerate(sides)
        if not said.isdisjoint(plain)
    )


def _counted(figure: Figure, at: int, language: Language) -> str:
    behind = figure.sentence[at + len(figure.text) :]
    link = _LINK.match(behind)
    if not figure.what or not link or not behind.startswith(figure.what, link.end()):
        return ""
    said = [word.casefold() for word in _WORD.findall(figure.what)]
    if not said or not language.anybody.isdisjoint(said):
        return ""
    return _short(said[-1])


def _short(word: str) -> str:
    """Enough of a word to tell it from others, whatever its ending: arrests and arrested are one."""
    return word.casefold()[:5]
