"""Figures: the numbers and dates that articles cite, found and lined up across articles. See docs/figures.md."""

from framing.figures.figure import KINDS, Figure, FigureKind
from framing.figures.find import figures_in
from framing.figures.line_up import line_up
from framing.figures.lines import STATES, Line, LineUp, State
from framing.figures.of_articles import Place, figures_of, places_tagged

__all__ = [
    "KINDS",
    "STATES",
    "Figure",
    "FigureKind",
    "Line",
    "LineUp",
    "Place",
    "State",
    "figures_in",
    "figures_of",
    "line_up",
    "places_tagged",
]
