"""Who wrote it: "By Jane Doe. 14th April 2025", "JANE DOE, Reuters", "Von Jane Doe", a signature."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.articles import dates
from framing.articles.names import is_agency, is_job, is_name, is_names, is_outlet, is_role

#: Nothing longer is a byline, in characters.
LONGEST = 140

_BY = re.compile(
    r"(?:(?:written|reported|updated|story|text|words|analysis|opinion|commentary|reporting)\s+by|by|por|von|par|di|da|door|"
    r"texto(?:\s+de)?|text|autore?|autora|author|auteur|autorin|reporter|writer|av|od)(?:\s*[:：]\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
#: Bylines of scripts without capitals begin with a word of their own, and a mark or a space after it.
_BY_UNCASED = re.compile(
    r"(?:(?:מאת|بقلم|本报记者|作者|撰文|撰稿|记者|記者|编辑|編輯|執筆|文責)(?:\s*[:：/／|｜]\s*|\s+)|"
    r"(?:作者|撰文|记者|記者)(?=[\u3400-\u9fff]{2,4}$)|"
    r"(?:כתב[הו]?|كتبت?|تقرير|文|글)\s*[:：/／|｜]\s*)(?=\S)"
)
#: Lines that tell who else worked on it.
_CREW = re.compile(
    r"(?:additional\s+|with\s+)?(?:reporting|writing|editing|edited|compiled|translated|produced)(?:\s+and\s+\w+)?\s+by\s+",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w{2,30})(?:\s*[|,·]\s*(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w{2,30}))*"
)
_AND = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|y|e|et|und|en|&|\+)\s+|\s*&\s*", re.IGNORECASE)
_BREAK = re.compile(
    r"\s*[|•·]\s*|\s+[-–—]\s+|(?<=[^\W\d_]{2})\.\s+|\s*[;(]\s*|\s+(?:in|en|à|aus|from|for)\s+(?=[^\W\d_a-zà-ÿ])"
)
_MARK = re.compile(r"\s*[|•·,]\s*|\s+[-–—]\s+|\s+for\s+(?=[A-Z])")
_CREW_WORDS = re.compile(r"[;,.]|\b(?:in|by|editing|writing|reporting|additional|from)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]{2,60}\)$")
_DASH = re.compile(r"^[-–—~]+\s*")


class Byline(NamedTuple):
    #: The names as printed, "" for a line that only tells a date or a way to write to someone.
    names: str
    outlet: str = ""
    #: ISO 8601, or as printed where its numbers can be read two ways, else "".
    date: str = ""


def parse(text: str) -> Byline | None:
    """The byline that the whole of `text` is, or None. Dates alone are `dates.is_date_line`'s."""
    if len(text) > LONGEST:
        return None
    bare = text.strip("*_ ")
    if _CONTACT.fullmatch(bare):
        return Byline("")
    if match := _BY_UNCASED.match(bare):
        return _uncased(bare[match.end() :])
    if match := _CREW.match(bare):
        return Byline("") if is_names(_CREW_WORDS.sub(" ", bare[match.end() :])) else None
    bare = _ASIDE.sub("", bare)
    match = _BY.match(bare)
    rest = bare[match.end() :] if match else bare
    date = ""
    if found := dates.find(rest):
        start, end, date = found
        if not dates.is_time(rest[end:]):
            return None
        rest = re.sub(
            r"(?:\s*[|,•·(]|\s+(?:on|am|el|le|il|em)|\s+[-–—]|\s*(?:Published|Updated|Posted)\b:?)*\s*$",
            "",
            rest[:start],
        )
    return _signed(rest, date) if match else _unsigned(rest, date, bare)


def continues(text: str) -> bool:
    """Whether `text` could be a byline for standing next to one: a name, a name and a place, or a role."""
    bare = text.strip("*_ ")
    if len(bare) > 60 or bare[-1:] in ".!?:":
        return False
    name, _, place = bare.partition(" in ")
    return (is_signature(name) and (not place or _place(place))) or (is_job(bare) and bare[0].isupper())


def is_signature(text: str) -> bool:
    """Whether `text` is a name standing alone, as at an article's end: "John Q. Prosecutor"."""
    bare = _DASH.sub("", text.strip("*_ "))
    return len(bare) <= 40 and is_name(bare.split(), least=2, most=4)


def _uncased(rest: str) -> Byline | None:
    if len(rest) > 60 or rest[-1] in ".。!?！？؟" or len(rest.split()) > 8:
        return None
    return Byline(rest)


def _signed(rest: str, date: str) -> Byline | None:
    """The byline after "By": names, then perhaps a place, a role or an outlet."""
    rest = rest.strip().rstrip(",;|")
    if rest.endswith(".") and not re.search(r"\b[A-Z]\.$|\b(?:Jr|Sr)\.$", rest):
        rest = rest[:-1]
    head, *more = [part.strip(" ,)") for part in _BREAK.split(rest) if part.strip(" ,)")] or [""]
    names: list[str] = []
    outlet = next((part for part in more if is_outlet(part) and len(part.split()) <= 6), "")
    pieces = [piece for piece in _AND.split(head) if piece]
    for piece in pieces:
        words = piece.split()
        if is_agency(piece) or (is_outlet(piece) and piece[:1].isupper() and len(words) <= 6):
            outlet = outlet or piece
        elif (
            not is_name(words, least=1 if len(pieces) == 1 else 2, most=4)
            and not is_role(piece)
            and not (names and _place(piece))
        ):
            return None
        else:
            names.append(piece)
    if not pieces or not all(is_role(part) or is_outlet(part) or _place(part) for part in more):
        return None
    outlet_tail = bool(outlet) and outlet in pieces[1:]
    shown = head[: head.rfind(outlet)].rstrip(" ,&") if outlet_tail else head
    return Byline(shown, outlet, date)


def _place(text: str) -> bool:
    return is_name(text.split(), least=1, most=4)


def _unsigned(rest: str, date: str, text: str) -> Byline | None:
    """A byline without "By" names a person and then, after a mark, an outlet or a role, or a date."""
    parts = [part.strip(" ,)") for part in _MARK.split(rest) if part.strip(" ,)")]
    if not parts or not is_name(parts[0].split(), least=2, most=4):
        return None
    others = parts[1:]
    if not others and date:
        # "San Salvador, 3 March 2024" is a dateline; "Jane Doe | 3 March 2024" is a byline.
        return Byline(parts[0] if re.search(r"[|•·]", text) else "", "", date)
    if not any(is_outlet(part) or is_role(part) for part in others):
        return None
    if not all(is_outlet(part) or is_role(part) or _place(part) for part in others):
        return None
    outlet = next((part for part in others if is_outlet(part) and not is_role(part)), "")
    return Byline(parts[0], outlet, date)
