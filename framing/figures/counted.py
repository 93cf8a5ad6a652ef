"""What a number counts or measures, as printed: "inmates", "homicide rate"; no parser, a few rules."""

from __future__ import annotations

import re

from framing.figures.languages import Language
from framing.figures.reading import Reading
from framing.figures.subject import before, trimmed

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_GAP = re.compile(r"[ -]")
_COMPARED = re.compile(
    r"(?:\w+(?:ed|ing)|lower|higher|fewer|larger|smaller|greater|cheaper|faster|slower|bigger|effective)\b",
    re.IGNORECASE,
)
#: Words of a name at most.
_LONGEST = 5


class _Forms:
    def __init__(self, language: Language):
        self.of = re.compile(language.of, re.IGNORECASE)
        self.metrics = re.compile(language.metrics, re.IGNORECASE)
        self.lapse = re.compile(rf"\b{language.lapse} ?$", re.IGNORECASE)
        hedges = language.hedges.replace(".", r"\.") or r"(?!)"
        self.determined = re.compile(
            rf"\b(?:{language.determiners})(?: (?:{hedges}|[a-z]+ed))? ?$", re.IGNORECASE
        )


_FORMS: dict[str, _Forms] = {}


def counted(text: str, reading: Reading, language: Language, start_of_sentence: int) -> str:
    """What the number at `reading` is of; "" where nothing near it says so."""
    forms = _FORMS.get(language.code) or _FORMS.setdefault(language.code, _Forms(language))
    if reading.of and reading.of.casefold() not in language.blank:
        return trimmed(reading.of, language)
    behind = ahead(text, reading.end, language)
    if changed := _changed(text, reading, behind, language):
        return changed
    if reading.unit in _TIMES and forms.lapse.search(text[start_of_sentence : reading.start]):
        match = forms.of.match(text, reading.end)
        return ahead(text, match.end(), language) if match else ""
    if reading.kind == "count":
        if scale := _scale(text, reading, behind, forms):
            return scale
        if behind:
            return behind
        match = forms.of.match(text, reading.end)
        if match and (name := _of_a_whole(text, match.end(), language)):
            return name
        return before(text, reading.start, language, start_of_sentence)
    match = forms.of.match(text, reading.end)
    if (
        match
        and reading.kind in ("share", "money", "measure")
        and (name := _of_a_whole(text, match.end(), language))
    ):
        return name
    if behind and reading.kind in ("measure", "money") and _modifies(text, reading, forms):
        return " ".join(behind.split()[:2])
    if reading.kind == "share" and behind and not _COMPARED.match(behind) and language.code != "fr":
        return behind
    if reading.kind in ("measure", "money") and text[reading.end : reading.end + 1] != "-":
        behind = ""  # "40 miles east of": where, not what
    name = before(text, reading.start, language, start_of_sentence)
    return name or ("" if _COMPARED.match(behind) else behind)


#: "n'ont", "d'entre", "s'est".
_ELIDED = re.compile(r"[nsd]['’]")
_LAST = re.compile(r"([^\W\d_]+) $")
#: Spans of time.
_TIMES = {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"}


def _scale(text: str, reading: Reading, behind: str, forms: _Forms) -> str:
    """On what scale a bare number is: "magnitude 6", "a 7.8-magnitude earthquake"."""
    lead = _LAST.search(text, max(0, reading.start - 24), reading.start)
    if lead and forms.metrics.fullmatch(lead[1]):
        return lead[1]
    first = behind.split(maxsplit=1)[0] if behind else ""
    printed = text[reading.start : reading.end + 1]
    return first if ("." in printed or printed.endswith("-")) and forms.metrics.fullmatch(first) else ""


def _changed(text: str, reading: Reading, behind: str, language: Language) -> str:
    """Of what there was a change: "a 12% jump in sales"."""
    if not behind or behind.split()[-1].casefold() not in language.changes:
        return ""
    at = reading.end + 1 + len(behind)
    return ahead(text, at + 3, language) if text.startswith(" in ", at) else ""


def _of_a_whole(text: str, at: int, language: Language) -> str:
    """The words behind "of": of "the county's 143 schools", the schools."""
    name = ahead(text, at, language)
    if not name.endswith(("'s", "’s", "s'", "s’")):
        return name
    at += 1 + len(name)
    number = re.compile(r" [\d.,]*\d").match(text, at)
    return ahead(text, number.end() if number else at, language)


def ahead(text: str, at: int, language: Language) -> str:
    """The words behind `at` up to the next small word, mark or verb."""
    name: list[str] = []
    end = at
    while len(name) < _LONGEST:
        joined = _GAP.match(text, end)
        if not joined:
            break
        word = _WORD.match(text, joined.end())
        if not word:
            break
        plain = word.group().casefold()
        if plain in language.stops and not (not name and plain in ("more", "extra")):
            break
        if not name and (plain in language.opinions or (language.code == "fr" and _ELIDED.match(plain))):
            break
        if (
            name
            and language.code == "en"
            and re.search(r"(?:ed|ing)$", plain)
            and (name[-1].endswith("s") or name[-1].casefold() in language.casualties | {"staff"})
        ):
            break
        if language.capitals and name and name[-1][0].isupper() and word.group()[0].islower():
            break
        if language.code == "fr" and len(name) == 2:
            break
        name.append(word.group())
        end = word.end()
    if language.capitals and name and not any(word[0].isupper() for word in name):
        return ""
    return " ".join(name)


def _modifies(text: str, reading: Reading, forms: _Forms) -> bool:
    """Whether the number stands before a noun as an adjective does: "a 15-month sentence", "the £2 cap", "a £8m"."""
    if reading.kind == "measure":
        return bool(_HYPHENED.search(text[reading.start : reading.end]))
    if re.match(r" [\w-]+(?:s|ed)\b", text[reading.end :]):  # "the £4m analysts expected"
        return False
    return bool(forms.determined.search(text[max(0, reading.start - 30) : reading.start]))


_HYPHENED = re.compile(r"\w-[a-zäöü]+$")
