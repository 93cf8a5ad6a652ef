"""Dates as newspapers print them -> ISO 8601, and lines that hold nothing but a date."""

from __future__ import annotations

import datetime
import re

#: January to December, as each is written in full or cut short; one line a language or script.
_MONTHS = """
jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)? oct(?:ober)? \
nov(?:ember)? dec(?:ember)?
enero febrero marzo abril mayo junio julio agosto sep?tiembre octubre noviembre diciembre
ene feb mar abr may jun jul ago sep oct nov dic
janv(?:ier)? févr(?:ier)? mars avr(?:il)? mai juin juil(?:let)? août septembre octobre novembre décembre
jänner feber märz april mai juni juli august september oktober november dezember
januar februar mär apr mai jun jul aug sept okt nov dez
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
januari februari maart april mei juni juli augustus september oktober november december
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
"""
_BY_NUMBER = list(zip(*(line.split() for line in _MONTHS.strip().splitlines()), strict=True))
_MONTH_OF = [re.compile("(?:" + "|".join(forms) + ")", re.IGNORECASE) for forms in _BY_NUMBER]
_MONTH = "(?:" + "|".join(dict.fromkeys(form for forms in _BY_NUMBER for form in forms)) + r")\b\.?"
_WEEKDAY = (
    r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?|lunes|martes|miércoles|"
    r"jueves|viernes|"
    r"sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|"
    r"freitag|samstag|sonnabend|sonntag|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|"
    r"lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|"
    r"zaterdag|zondag)\b\.?"
)
_ORDINAL = r"(?:st|nd|rd|th|er|\.º|º|°|\.)?"
_YEAR = r"(?P<{}>(?:1[5-9]|[2２][0０])\d\d)(?!\d)"

#: One date with its year, anywhere in a text. Groups: d/m/y day first, M/D/Y month first, the rest numeric.
DATE = re.compile(
    rf"(?<![\w/.-])(?:{_WEEKDAY},?\s+(?:(?:den|the|le|el|il)\s+)?)?(?:"
    rf"(?P<d>\d{{1,2}}){_ORDINAL}\s*(?:(?:of|de|do|di|del|ב)\s*)?(?P<m>{_MONTH}),?\s*(?:(?:de|del|"
    rf"do)\s+)?{_YEAR.format('y')}"
    rf"|(?P<M>{_MONTH})\s*(?P<D>\d{{1,2}}){_ORDINAL},?\s+{_YEAR.format('Y')}"
    rf"|{_YEAR.format('iy')}[-/.](?P<im>\d\d?)[-/.](?P<id>\d\d?)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"|(?P<nd>\d\d?)(?P<sep>[./-])(?P<nm>\d\d?)(?P=sep){_YEAR.format('ny')}"
    rf"|{_YEAR.format('cy')}\s*[年년]\s*(?P<cm>\d\d?)\s*[月월]\s*(?P<cd>\d\d?)\s*[日일]"
    r")(?![\w/-])",
    re.IGNORECASE,
)
_TIME = (
    r"(?:[\s,;|•·–—-]*(?:\(?(?:at|um|à|a las|às|alle|ore|kl\.?|om)\s+)?\d{1,2}(?:[:.h]\d{2}){1,2}"
    r"(?:\s*(?:[ap]\.?m\.?|uhr|h|hrs|hs))?(?:\s*\(?(?:gmt|utc|bst|edt|est|cdt|cst|mdt|mst|pdt|pst|et|pt|cet|"
    r"cest|ist|eat)(?:[+-]\d{1,2})?\)?)?)?"
)
_LABEL = (
    r"(?:(?:first\s+)?(?:published|posted|updated|created|modified)|last\s+(?:updated|modified)|"
    r"(?:publication )?date|publicado|actualizado|actualización|fecha|publié|mis à jour|mise à jour|stand|"
    r"veröffentlicht|aktualisiert|datum|erstellt|pubblicato|aggiornato|data|atualizado|gepubliceerd|"
    r"bijgewerkt|опубликовано|نشر|פורסם|发布时间|更新)"
)
_LABELLED = rf"(?:{_LABEL}\s*(?:[:：]|\b(?:on|at|el|le|am|il|em|op|a)\b)?\s*)"
_LINE = re.compile(
    rf"{_LABELLED}?(?:\d\d?[:.]\d\d[^\d]{{0,12}}[\s,])?{DATE.pattern}{_TIME}[\s.|•·,;–—-]*"
    rf"(?:\(?\s*{_LABELLED}[^.!?]{{0,60}})?(?:\d{{1,2}}\s*min(?:ute)?s?(?:\s+read)?)?\)?\.?",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:last\s+)?(?:updated|modified)|actuali|mise? à jour|aktualis|aggiorn|atualiz|bijge|更新", re.I
)


def find(text: str) -> tuple[int, int, str] | None:
    """The first date in `text` as (start, end, ISO 8601), or None. The third is the date as printed
    where its numbers can be read two ways (04/05/2025)."""
    for match in DATE.finditer(text):
        if iso := _iso(match):
            return match.start(), match.end(), iso
    return None


def is_date_line(text: str) -> bool:
    """Whether `text` is a date and nothing else: weekday, time and "Updated:" may stand with it."""
    return len(text) <= 140 and any(c.isdigit() for c in text) and bool(_LINE.fullmatch(text))


def is_update(text: str) -> bool:
    """Whether a date line says when the article was changed, not when it appeared."""
    return bool(_UPDATED.match(text))


def is_time(text: str) -> bool:
    """Whether `text`, what follows a date, is a time of day or nothing."""
    return bool(re.fullmatch(_TIME + r"[\s.,;|)]*", text, re.IGNORECASE))


def to_iso(text: str) -> str:
    """`text`, the whole of which is a date, as ISO 8601; else as it is."""
    text = text.strip()
    match = DATE.match(text)
    rest = text[match.end() :] if match else "x"
    return (_iso(match) if match and is_time(rest) else "") or text


def _iso(match: re.Match[str]) -> str:
    g = match.groupdict()
    if g["sep"]:
        day, month, year = int(g["nd"]), int(g["nm"]), int(g["ny"])
        if month > 12:
            day, month = month, day
        elif day <= 12 and day != month and g["sep"] != ".":
            return match[0] if _exists(year, month, day) else ""
    else:
        year = int(g["y"] or g["Y"] or g["iy"] or g["cy"])
        day = int(g["d"] or g["D"] or g["id"] or g["cd"])
        name = g["m"] or g["M"]
        month = _month(name) if name else int(g["im"] or g["cm"])
    return f"{year:04}-{month:02}-{day:02}" if _exists(year, month, day) else ""


def _month(name: str) -> int:
    name = name.rstrip(".")
    return next((n for n, form in enumerate(_MONTH_OF, 1) if form.fullmatch(name)), 0)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
