"""Every figure of agreement as texts, a row a variable: what the page's table and the report's are made of."""

from __future__ import annotations

from framing.phrases import share
from framing.reliability.agreement import Agreement
from framing.reliability.coefficients import Coefficients
from framing.reliability.in_words import LEVELS, ONE_TAG_ONLY, SETS, figure, level_of, span
from framing.reliability.intervals import Interval
from framing.undefined import Figure, Undefined, number


def figure_rows(found: Agreement) -> list[tuple[str, dict[str, str]]]:
    """A row a tag, one for the tag as a choice, one for each distance of sets: (what it is of, column -> text).

    All rows have the same columns, in the same order, empty where one does not apply; Cohen's κ is one of them where
    there are two reviewers.
    """
    rows = [
        (tag, _of_alpha(one.figures.alpha, one.interval) | _others(one.figures))
        for tag, one in found.tags.items()
    ]
    choice = found.exclusive
    figures = _of_alpha(choice.figures.alpha, choice.interval) | _others(choice.figures) | {"Share": ""}
    rows.append((ONE_TAG_ONLY, figures))
    for name, one in found.sets.items():
        rows.append((SETS[name], dict.fromkeys(figures, "") | _of_alpha(one.alpha, one.interval)))
    if len(found.ratings.reviewers) != 2:
        for _, texts in rows:
            del texts["Cohen κ"]
    return rows


def _of_alpha(alpha: Figure, interval: Interval | Undefined) -> dict[str, str]:
    tentative = reliable = "–"
    if not isinstance(interval, Undefined):
        tentative, reliable = share(interval.below_tentative), share(interval.below_reliable)
    return {
        "α": figure(alpha),
        "Conclusions": LEVELS.get(level_of(alpha), "–"),
        "95 % interval": span(interval),
        "α < .667": tentative,
        "α < .800": reliable,
    }


def _others(of: Coefficients) -> dict[str, str]:
    return {
        "Agree": share(number(of.percent_agreement)),
        "AC1": figure(of.ac1),
        "Fleiss κ": figure(of.fleiss_kappa),
        "Cohen κ": figure(of.cohen_kappa),
        "Share": "" if isinstance(of.prevalence, Undefined) else share(of.prevalence[1]),
        "Compared": f"{of.pairable_units:,} of {of.units:,}",
        "Reviewers": str(of.reviewers),
    }
