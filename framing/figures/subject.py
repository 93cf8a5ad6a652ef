"""What stands before a number and says what it is of: "the homicide rate fell by", "mass arrests: some"."""

from __future__ import annotations

import re

from framing.figures.languages import Language, words

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_BREAK = re.compile(r"[.;:!?()\[\]\"“”„«»—–]|, |\ue000")
#: What begins the clause that a number is in.
_CLAUSE = re.compile(
    r"\b(?:and|but|that|which|who|while|when|where|because|if|found|said|says|und|dass|et|que|qui|mais)\b",
    re.IGNORECASE,
)
#: What stands before "share" in "$1.42 a share".
_EACH = re.compile(r"\d\S*(?: \w+)? (?:an?|per) $")
#: How far back a name is looked for.
_BACK = 120


class _Forms:
    def __init__(self, language: Language):
        hedges = language.hedges.replace(".", r"\.") or r"(?!)"
        self.verbs = re.compile(
            rf"\b{language.verbs}(?: (?:{hedges}))?[\s]?(?:a |an |the )?$|\b{language.verbs}\b", re.IGNORECASE
        )
        self.hedges = re.compile(rf"(?<!\w)(?:{hedges})[\s]?$", re.IGNORECASE)
        self.metrics = re.compile(language.metrics, re.IGNORECASE)
        self.unit = re.compile("|".join((*language.units, *language.money)) or r"(?!)", re.IGNORECASE)
        self.joined = re.compile(rf"(?:[—–:(]|-|{language.of})\s?$", re.IGNORECASE)


_FORMS: dict[str, _Forms] = {}


def before(text: str, at: int, language: Language, start: int) -> str:
    """The name that leads to the number: what stands before "fell by" and the like, else just before."""
    forms = _FORMS.get(language.code) or _FORMS.setdefault(language.code, _Forms(language))
    lead = text[max(start, at - _BACK) : at]
    lead = forms.hedges.sub("", lead.rstrip("$£€ "))
    measured = [
        match
        for match in forms.metrics.finditer(lead)
        if _near(lead[match.end() :])
        and ";" not in lead[match.end() :]
        and not _EACH.search(lead[: match.start()])
    ]
    if measured:
        return trimmed(measured[-1].group(), language)
    verbs = list(forms.verbs.finditer(lead))
    led = bool(verbs) and _near(lead[verbs[-1].end() :])
    if led:
        lead = lead[: verbs[-1].start()]
    elif not forms.joined.search(lead):
        return ""
    parts = _BREAK.split(lead.rstrip(" —–-,:("))
    if led and lead.rstrip().endswith(",") and len(parts) > 1:
        parts.pop()  # "Shares in the firm, a member of the index, rose"
    joint = list(_CLAUSE.finditer(parts[-1]))
    clause = parts[-1][joint[-1].end() :] if joint else parts[-1]
    if led and joint and _is_relative(parts[-1], joint[-1], clause, language):
        return ""
    if led and _ends_in_pronoun(clause, language):
        return ""
    if not led and lead.rstrip().endswith(":") and len(clause.split()) > 3:
        return ""  # a sentence of its own
    if led and (measured := list(forms.metrics.finditer(clause))):
        return trimmed(measured[0].group(), language)
    names = _names(clause, language)
    if not names:
        return ""
    starts = _WORD.search(clause)
    is_led = led and not (starts and starts.group().casefold() in language.at)
    chosen = names[0 if is_led else -1][-3:]
    while len(chosen) > 1 and not led and language.code == "en" and chosen[0].endswith("ing"):
        chosen.pop(0)  # "alleging mass arrests"
    while language.capitals and chosen and chosen[-1].islower():
        chosen.pop()
    name = trimmed(" ".join(chosen), language)
    plain = name.casefold()
    if plain in language.blank or plain in language.numerals or plain in language.ones:
        return ""
    if forms.unit.fullmatch(plain) or (language.capitals and name.islower()):
        return ""
    return name


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


def _is_relative(part: str, joint: re.Match[str], clause: str, language: Language) -> bool:
    """Whether the clause says something of a noun before it, "the vans that bring her stock": what it begins with is
    its verb. "Police said that prices" is another clause."""
    word = joint.group().casefold()
    if word != "that":
        return word in ("who", "which", "qui")
    last = part[: joint.start()].split()[-1:]
    if not last or last[0].endswith("ed") or last[0].casefold() in _SAID:
        return False
    first = _WORD.search(clause)
    return bool(first) and first.group().casefold() not in language.stops


_SAID = words(
    "say says said found finds show shows mean means think thinks believe warn warns argue argues know so"
)


def _ends_in_pronoun(clause: str, language: Language) -> bool:
    """Whether what did it is not named there: "by the end she"."""
    last = clause.split()[-1:]
    return bool(last) and last[0].casefold() in _PRONOUNS.get(language.code, ())


_PRONOUNS = {
    "en": words("she he it they we you i this that these those"),
    "de": words("sie er es wir ich dies das"),
    "fr": words("il elle ils elles on nous je cela"),
}


def _near(rest: str) -> bool:
    return len(rest.split()) <= 4


def trimmed(name: str, language: Language) -> str:
    """`name` without the small words at its ends, and without whose it is."""
    name = re.split(r"['’]s ", name)[-1]
    parts = name.split()
    while parts and parts[0].casefold() in language.stops:
        parts.pop(0)
    while parts and parts[-1].casefold() in language.stops:
        parts.pop()
    while parts and parts[0].casefold().endswith("ly"):
        parts.pop(0)
    return " ".join(parts)
