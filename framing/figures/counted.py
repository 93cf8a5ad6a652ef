"""What a number counts or measures, as printed: "inmates", "homicide rate"; no parser, a few rules."""

from __future__ import annotations

import re

from framing.figures.languages import Language
from framing.figures.reading import Reading

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_GAP = re.compile(r"[ -]")
_BREAK = re.compile(r"[.;:!?()\[\]\"“”„«»—–]|, |\ue000")
_COMPARED = re.compile(
    r"(?:\w+(?:ed|ing)|lower|higher|fewer|larger|smaller|greater|cheaper|faster|slower|bigger|effective)\b",
    re.IGNORECASE,
)
#: What begins the clause that a number is in.
_CLAUSE = re.compile(
    r"\b(?:and|but|that|which|who|while|when|where|because|if|found|said|says|und|dass|et|que|qui|mais)\b",
    re.IGNORECASE,
)
#: Words of a name at most, and how far back it is looked for.
_LONGEST, _BACK = 5, 120


class _Forms:
    def __init__(self, language: Language):
        self.of = re.compile(language.of, re.IGNORECASE)
        hedges = language.hedges.replace(".", r"\.") or r"(?!)"
        self.verbs = re.compile(
            rf"\b{language.verbs}(?: (?:{hedges}))?[\s]?(?:a |an |the )?$|\b{language.verbs}\b", re.IGNORECASE
        )
        self.hedges = re.compile(rf"(?<!\w)(?:{hedges})[\s]?$", re.IGNORECASE)
        self.metrics = re.compile(language.metrics, re.IGNORECASE)
        self.joined = re.compile(rf"(?:[—–:(]|-|{language.of})\s?$", re.IGNORECASE)


_FORMS: dict[str, _Forms] = {}


def counted(text: str, reading: Reading, language: Language, start_of_sentence: int) -> str:
    """What the number at `reading` is of; "" where nothing near it says so."""
    forms = _FORMS.get(language.code) or _FORMS.setdefault(language.code, _Forms(language))
    if reading.of:
        return _trimmed(reading.of, language)
    behind = ahead(text, reading.end, language)
    if reading.kind == "count":
        if behind:
            return behind
        match = forms.of.match(text, reading.end)
        if match and (name := ahead(text, match.end(), language)):
            return name
        return before(text, reading.start, language, forms, start_of_sentence)
    match = forms.of.match(text, reading.end)
    if (
        match
        and reading.kind in ("share", "money", "measure")
        and (name := ahead(text, match.end(), language))
    ):
        return name
    if reading.kind == "share" and behind and not _COMPARED.match(behind):
        return behind
    if reading.kind in ("measure", "money") and text[reading.end : reading.end + 1] != "-":
        behind = ""  # "40 miles east of": where, not what
    return before(text, reading.start, language, forms, start_of_sentence) or behind


def ahead(text: str, at: int, language: Language) -> str:
    """The words behind `at` up to the next small word, mark or verb."""
    words: list[str] = []
    end = at
    while len(words) < _LONGEST:
        joined = _GAP.match(text, end)
        if not joined:
            break
        word = _WORD.match(text, joined.end())
        if not word:
            break
        plain = word.group().casefold()
        if plain in language.stops and not (not words and plain in ("more", "extra")):
            break
        if (
            words
            and language.code == "en"
            and re.search(r"(?:ed|ing)$", plain)
            and (words[-1].endswith("s") or words[-1].casefold() in language.casualties | {"staff"})
        ):
            break
        if language.capitals and words and words[-1][0].isupper() and word.group()[0].islower():
            break
        if language.code == "fr" and len(words) == 2:
            break
        words.append(word.group())
        end = word.end()
    if language.capitals and words and not any(word[0].isupper() for word in words):
        return ""
    return " ".join(words)


def before(text: str, at: int, language: Language, forms: _Forms, start: int) -> str:
    """The name that leads to the number: what stands before "fell by" and the like, else just before."""
    lead = text[max(start, at - _BACK) : at]
    lead = forms.hedges.sub("", lead.rstrip("$£€ "))
    measured = [match for match in forms.metrics.finditer(lead) if _near(lead[match.end() :])]
    if measured:
        return _trimmed(measured[-1].group(), language)
    verbs = list(forms.verbs.finditer(lead))
    led = bool(verbs) and _near(lead[verbs[-1].end() :])
    if led:
        lead = lead[: verbs[-1].start()]
    elif not forms.joined.search(lead):
        return ""
    parts = _BREAK.split(lead.rstrip(" —–-,:("))
    clause = _CLAUSE.split(parts[-1])[-1]
    if led and (measured := list(forms.metrics.finditer(clause))):
        return _trimmed(measured[0].group(), language)
    names = _names(clause, language)
    if not names:
        return ""
    starts = _WORD.search(clause)
    is_led = led and not (starts and starts.group().casefold() in language.at)
    return _trimmed(" ".join(names[0 if is_led else -1][-3:]), language)


def _names(clause: str, language: Language) -> list[list[str]]:
    """The runs of words in `clause` between small words; "traffic entering the zone" begins with traffic."""
    names: list[list[str]] = [[]]
    for match in _WORD.finditer(clause):
        plain = match.group().casefold()
        if plain in language.stops or (names[-1] and language.code == "en" and plain.endswith("ing")):
            names.append([])
        else:
            names[-1].append(match.group())
    return [name for name in names if name]


def _near(rest: str) -> bool:
    return len(rest.split()) <= 4


def _trimmed(name: str, language: Language) -> str:
    name = re.split(r"['’]s ", name)[-1]
    words = name.split()
    while words and words[0].casefold() in language.stops:
        words.pop(0)
    while words and words[-1].casefold() in language.stops:
        words.pop()
    while words and words[0].casefold().endswith("ly"):
        words.pop(0)
    return " ".join(words)
