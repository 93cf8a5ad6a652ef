"""Invented news in which a reader marked the figures before anything looked for them.

In `marked/`: {a quantity|what it counts/or so}, <a date>, {~what may be listed or not}; the first line says the
language. Weekdays may be marked, and need not be found.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from framing.figures import Figure, figures_in

TEXTS = sorted((Path(__file__).parent / "marked").glob("*.txt"))
_MARK = re.compile(r"\{(?P<either>~?)(?P<quantity>[^{}|]*)(?:\|(?P<what>[^{}]*))?\}|<(?P<date>[^<>]*)>")
_NOT_SOUGHT = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: night)?|today|easter", re.IGNORECASE)


class Mark(NamedTuple):
    start: int
    end: int
    kind: str
    what: tuple[str, ...]


def read(path: Path) -> tuple[str, list[tuple[str, list[Mark]]]]:
    """(language, [(paragraph, its marks)])."""
    first, *lines = path.read_text("utf-8").splitlines()
    paragraphs = []
    for line in lines:
        plain, marks, at = "", [], 0
        for match in _MARK.finditer(line := line.removeprefix("# ")):
            plain += line[at : match.start()]
            printed = match["quantity"] if match["date"] is None else match["date"]
            kind = "quantity" if match["date"] is None else "date"
            if match["either"] or (kind == "date" and _NOT_SOUGHT.fullmatch(printed)):
                kind = "either"
            what = tuple(name.casefold() for name in (match["what"] or "").split("/") if name)
            marks.append(Mark(len(plain), len(plain) + len(printed), kind, what))
            plain, at = plain + printed, match.end()
        paragraphs.append((plain + line[at:], marks))
    return first.removeprefix("language: "), paragraphs


def met(figure: Figure, mark: Mark) -> bool:
    return figure.start < mark.end and mark.start < figure.end


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_nine_in_ten_of_what_was_marked_are_found_and_one_in_ten_is_false_at_most(path):
    language, paragraphs = read(path)
    wanted, found, missed, false = 0, 0, [], []
    for text, marks in paragraphs:
        figures = figures_in(text, language)
        found += len(figures)
        for mark in marks:
            alike = [figure for figure in figures if figure.is_date == (mark.kind == "date")]
            if mark.kind != "either":
                wanted += 1
                if not any(met(figure, mark) for figure in alike):
                    missed.append(text[mark.start : mark.end])
        false += [figure.text for figure in figures if not any(met(figure, mark) for mark in marks)]
    assert wanted > 20
    assert len(missed) <= 0.1 * wanted, missed
    assert len(false) <= 0.1 * found, false


def test_what_is_counted_is_more_often_right_than_not_said_and_seldom_another_word():
    right, unsaid, other = 0, 0, []
    for path in TEXTS:
        language, paragraphs = read(path)
        for text, marks in paragraphs:
            figures = figures_in(text, language)
            for mark in marks:
                figure = next((one for one in figures if met(one, mark) and not one.is_date), None)
                if figure is None or not mark.what:
                    continue
                said = figure.what.casefold()
                if not said:
                    unsaid += 1
                elif any(name in said or said in name for name in mark.what):
                    right += 1
                else:
                    other.append((figure.text, figure.what))
    assert right > 2 * unsaid
    assert len(other) <= 0.1 * right, other
