"""A line: one thing that is counted or dated, and what each article says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from framing.figures.figure import Figure

State = Literal["differ", "all", "some", "one"]

#: In the order in which lines are told.
STATES: tuple[State, ...] = ("differ", "all", "some", "one")


@dataclass(frozen=True, slots=True)
class Line:
    """Figures that are held to be of one thing."""

    #: "differ": articles give values that are near each other and not equal, of what may be the same thing.
    #: "all": every article has the figure. "some": more than one. "one": a single article.
    state: State
    #: In the order of the articles, then reading order. A figure is in one line only.
    figures: tuple[Figure, ...]
    #: Whether it is about a date.
    is_date: bool
    #: Why they are held to be about one thing, and what may explain that they differ: a sentence each.
    why: tuple[str, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that have it, in order."""
        return tuple(dict.fromkeys(figure.article for figure in self.figures))

    @property
    def what(self) -> str:
        """What is counted, as one of the figures has it: the shortest that says something."""
        names = [figure.what for figure in self.figures if figure.what]
        return min(names, key=lambda name: (-names.count(name), len(name))) if names else ""

    def of(self, article: str) -> tuple[Figure, ...]:
        """Those that the article with the id `article` cites; empty where it cites none."""
        return tuple(figure for figure in self.figures if figure.article == article)


@dataclass(frozen=True, slots=True)
class LineUp:
    """The figures of some articles, lined up."""

    #: Ids, in the order in which they were given; articles without a figure among them.
    articles: tuple[str, ...]
    #: By state, within it what most articles have first, then larger values first; dates last.
    lines: tuple[Line, ...]

    @property
    def quantities(self) -> tuple[Line, ...]:
        """The lines of numbers."""
        return tuple(line for line in self.lines if not line.is_date)

    @property
    def dates(self) -> tuple[Line, ...]:
        """The lines of dates."""
        return tuple(line for line in self.lines if line.is_date)
