"""Numbers that are no figures: parts of names, times of day, ages, ordinals, scores, addresses."""

from __future__ import annotations

import re

from framing.figures.languages import Language, words

#: What a masked character becomes: no digit, no letter, no space, and found in no text.
MASK = "\ue000"

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)[@#]\w+")
_SPELLED_AGE = re.compile(r"\b[a-z]+(?:-[a-z]+)?-year-olds?\b", re.IGNORECASE)
#: MS-13, G20, Covid-19, iOS17.2.
_LETTERED = re.compile(
    r"(?<![A-Za-zÀ-ÿ])(?!(?:mid|mi|pre|post|early|late|Mitte)-\d)[A-Za-zÀ-ÿ]+[-‑/]?\d[\w-]*(?:\.\d+)*"
)
_EVERYWHERE = re.compile(
    r"(?=[\d+(\[vNn])(?:(?<![\w.])\+\d[\d ()/-]{6,}\d|\(\d{3,5}\) ?\d[\d -]{4,}\d|\b\d{3}-\d{3,4}(?:-\d{4})?\b|\b0\d{2,5}[ /-]\d[\d -]{4,}\d"  # telephone
    r"|\b\d{3}-\d{2}-\d{4}\b|\b97[89][\d -]{10,14}\d\b|\b10\.\d{4,}/\S+"  # books, papers
    r"|\b9/11\b|\b24/7\b|\b\d{1,2}/\d{1,2}/(?:\d\d){1,2}\b|\b\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\b"  # dates in figures
    r"|\[\d{1,3}\]|^\(?\d{1,2}[.)](?= )|\bv\d+(?:\.\d+)*"  # notes, list items, versions
    r"|\b\d+[A-Z][A-Za-z]*\d*\b(?<!\dC)|\b[2-6][DG]\b|\b\d+(?:\.\d+){2,}\b"  # 3D, 5G, 747X, 1.2.3
    r"|\b\d{4}(?= (?:[A-Z][\w-]+ ){1,4}(?:Act|Treaty|Conventions?|Accords?|Agreement|Law|Constitution|Olympics|Cup|Games)\b)"
    r"|\b(?:No|Nos|Nr|no|nr|N)[.°º] ?\d+|\bNo \d{1,2}\b|(?<![\w.,-])\d(?:-\d){2,4}(?![\w-]))"  # No 9, 4-3-3
)
_SCORE = re.compile(
    r"(?<![\w.,$£€-])(\d{1,2})[-–:](\d{1,2})(?![\w.,%]?\d| ?%|-\w| (?:per|million|billion|Prozent|pour))"
)
_VOTED = re.compile(r"\b(?:vot|pass|senat|ballot|majorit|rul|decid|stimm|lead|trail)", re.IGNORECASE)
_UNIT_AHEAD = re.compile(r" ?[^\W\d_]+")
#: How sentences begin whose next word counts something, besides the small words of the language.
_OPENERS = re.compile(
    r"another|today|meanwhile|these|those|all|both|officially|currently|killing|injuring|including|following|counting|\w+ly$"
)
_NAMED = re.compile(r"([^\W\d_][\w'’.-]*) (\d{1,4}(?![\d]|[.,:]\d|[ -]?(?:%|per ?cent|Prozent|pour)))")
#: What a designator may number: no share, nothing with a unit's sign.
_DIGITS = re.compile(r"(?<![\w.,])\d+(?:[.-]\d+)*[a-z]?\b(?! ?(?:%|per ?cent))")
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS_RUN = re.compile(r"\d+")
#: Farther from a digit no pattern for one reaches: letters before it, and behind it the name of a treaty.
_BEFORE, _BEHIND = 48, 96
_CAPITAL = re.compile(r"\b[^\W\d_][\w'’-]*")


class _Forms:
    def __init__(self, language: Language):
        spelled = "|".join(map(re.escape, sorted(language.numerals, key=len, reverse=True))) or "(?!)"
        self.patterns = [
            re.compile(pattern, re.IGNORECASE)
            for pattern in (
                language.ages,
                rf"(?<![\w.,])(?:{language.clock})",
                language.ordinal,
                rf"\b(?:\d+)(?= (?:{language.designated})\b)",
            )
        ]
        self.designators = frozenset(re.sub(r"\\|\?", "", language.designators).split("|"))
        self.numerals = frozenset(language.numerals) - language.ones
        #: Those that match without a digit, too: looked for beside words for numbers.
        self.of_words = [
            self.patterns[1],
            re.compile(rf"(?<![\w-])(?:{language.designators})[ -](?:{spelled})\b", re.IGNORECASE),
        ]
        self.amounts = re.compile(
            rf" (?:{'|'.join((*language.units, *language.money, *language.scales)) or '(?!)'})\b",
            re.IGNORECASE,
        )


_FORMS: dict[str, _Forms] = {}


def without_names(text: str, language: Language) -> str:
    """`text` of the same length, what is no figure masked.

    Masked are: what has letters and digits in one (MS-13, G20, Covid-19), a number behind a capitalised word
    (Barrio 18, Boeing 737) or a word that numbers things (section 230, page 4) and before one (the 38 bus),
    telephone numbers, addresses, times of day, ages of persons, ordinals, scores (2-1), notes and list items.
    """
    forms = _FORMS.get(language.code) or _FORMS.setdefault(language.code, _Forms(language))
    spans = []
    if "@" in text or "#" in text or "http" in text or "www." in text:
        spans += [match.span() for match in _ADDRESS.finditer(text)]
    if "year-old" in text:
        spans += [match.span() for match in _SPELLED_AGE.finditer(text)]
    near = around_digits(text)
    if near and any(_joins(text[m.start() - 1 : m.start()]) for m in _DIGITS_RUN.finditer(text)):
        spans += [m.span() for m in _LETTERED.finditer(text) if not _is_money(m)]
    for start, end in near:
        spans += [m.span() for m in _EVERYWHERE.finditer(text, start, end)]
        spans += [m.span() for m in _DIGITS.finditer(text, start, end) if _is_designated(text, m, forms)]
        spans += [m.span() for m in _SCORE.finditer(text, start, end) if _is_score(text, m)]
        for pattern in forms.patterns:
            spans += [m.span() for m in pattern.finditer(text, start, end)]
    has_words = not forms.numerals.isdisjoint(_WORD.findall(text.casefold()))
    for pattern in forms.of_words if has_words else ():
        spans += [match.span() for match in pattern.finditer(text)]
    if not near:
        pass
    elif not _is_title_case(text) and not language.capitals:
        spans += [
            match.span(2) for match in _NAMED.finditer(text) if _is_name(text, match, language, forms.amounts)
        ]
    elif language.capitals:
        spans += [
            match.span(2) for match in _NAMED.finditer(text) if _is_german_name(text, match, forms.amounts)
        ]
    drawn = list(text)
    for start, end in spans:
        drawn[start:end] = MASK * (end - start)
    return "".join(drawn)


def _joins(before: str) -> bool:
    """Whether a digit behind `before` may stand in one word with it."""
    return before.isalpha() or before in ("-", "‑", "/")


def around_digits(text: str) -> list[tuple[int, int]]:
    """Where `text` may say something of a number in digits: patterns that need one are looked for nowhere else."""
    near: list[tuple[int, int]] = []
    for match in _DIGITS_RUN.finditer(text):
        start, end = max(0, match.start() - _BEFORE), match.end() + _BEHIND
        if near and start <= near[-1][1]:
            near[-1] = near[-1][0], end
        else:
            near.append((start, end))
    return near


def _is_designated(text: str, match: re.Match[str], forms: _Forms) -> bool:
    """Whether the word before the number numbers things: "section 230"."""
    word = re.search(r"([^\s\d('’]+)[ -]$", text[max(0, match.start() - 24) : match.start()])
    return bool(word) and word[1].casefold() in forms.designators


def _is_money(match: re.Match[str]) -> bool:
    """Whether letters and digits in one are an amount: "EUR15", "US$3" are, and "38km" begins with a digit."""
    return bool(re.match(r"(?:USD|EUR|GBP|CHF|JPY|CNY|INR|Rs)\d", match.group()))


def _is_score(text: str, match: re.Match[str]) -> bool:
    low, high = int(match[1]), int(match[2])
    ranged = low < high and _UNIT_AHEAD.match(text, match.end())
    around = text[max(0, match.start() - 50) : match.end() + 30]
    return not (ranged or _VOTED.search(around))


def _is_title_case(text: str) -> bool:
    """Whether most words of more than three letters are capitalised, as in headlines."""
    words = [word for word in _CAPITAL.findall(text) if len(word) > 3]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.75 * len(words)


def _is_name(text: str, match: re.Match[str], language: Language, amounts: re.Pattern[str]) -> bool:
    """Whether the number belongs to the capitalised word before it."""
    word = match[1]
    if not word[0].isupper() or word.endswith(("'s", "’s")):
        return False
    plain = word.casefold().rstrip(".")
    if (
        plain in language.months
        or amounts.match(text, match.end())
        or (word.isupper() and word in ("USD", "EUR"))
    ):
        return False
    year = re.fullmatch(r"(?:1[5-9]|20)\d\d", match[2])
    begins = match.start() == 0 or re.search(r"[.!?:;—–\"“”„«(]\s?$", text[: match.start()])
    if plain in language.at or plain in language.stops or plain in language.hedge_words:
        return False
    if plain in _DAYS or (begins and year):
        return False
    if re.search(rf"\b{language.given} (?:the )?$", text[: match.start()], re.IGNORECASE):
        return False
    if re.search(r"(?:^|[.!?] )(?:In|At|Near|Around|From|Across) $", text[: match.start()]):
        return not re.match(r" (?:more )?[a-z]{3,}s\b", text[match.end() :])  # "In Lano 124 houses"
    return not (begins and _OPENERS.match(plain))


def _is_german_name(text: str, match: re.Match[str], amounts: re.Pattern[str]) -> bool:
    """Whether what follows shows that nothing is counted: a number at the end of a clause, behind a noun."""
    if (
        not match[1][0].isupper()
        or re.fullmatch(r"(?:1[5-9]|20)\d\d", match[2])
        or match[1] in ("Auf", "Um", "Rund", "Etwa", "Von")
    ):
        return False
    if match.start() == 0 or amounts.match(text, match.end()):
        return False
    return not re.match(r" (?:[a-zäöü]+ )*[A-ZÄÖÜ]", text[match.end() :])


_DAYS = words(
    """
    monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi
    dimanche
    """
)
