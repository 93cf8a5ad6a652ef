"""Agreement: how far the tags can be trusted."""

from __future__ import annotations

from functools import partial

from framing.reliability.agreement import Agreement
from framing.reliability.charts import forest
from framing.reliability.coefficients import Coefficients
from framing.reliability.in_words import (
    LEVELS,
    ONE_TAG_ONLY,
    SETS,
    drawings,
    figure,
    forest_in_words,
    left_out,
    level_of,
    lopsided,
    share,
    span,
    undefined_reasons,
    undivided,
    verdict,
)
from framing.report.content import Picture, Section, Table, words
from framing.report.gathering import Findings
from framing.undefined import Undefined, number

_COLUMNS = (
    ("Tag", True),
    ("α", False),
    ("Conclusions", True),
    ("95 % interval", False),
    ("Agree", False),
    ("AC1", False),
    ("Fleiss κ", False),
    ("Cohen κ", False),
    ("Share", False),
    ("Compared", False),
    ("Reviewers", False),
)


def section(findings: Findings) -> Section:
    found = findings.agreement
    said = verdict(found)
    blocks = [words(f"{said.sentence} {said.meaning}".strip())]
    if found.weakest is not None:
        blocks.append(
            Picture(
                "agreement",
                "Krippendorff's α of each tag, with its 95 % interval",
                forest_in_words(found),
                partial(forest, found),
            )
        )
    notes = (
        *lopsided(found),
        *undivided(found),
        *undefined_reasons(found),
        *left_out(found),
        *drawings(found),
    )
    blocks += [table(found), words(*notes, _MEANING, kind="note")]
    return Section(
        "agreement", "How far the tags can be trusted", tuple(blocks), {"agreement": [found.to_frame()]}
    )


def table(found: Agreement) -> Table:
    """A row a tag, one for the tag as a choice, one for each distance of sets."""
    variables = [*found.tags.items(), (ONE_TAG_ONLY, found.exclusive)]
    rows = [
        (name, *_of_alpha(one.figures.alpha, one.interval), *_others(one.figures, name != ONE_TAG_ONLY))
        for name, one in variables
    ]
    rows += [
        (SETS[name], *_of_alpha(one.alpha, one.interval), *[""] * (len(_COLUMNS) - 4))
        for name, one in found.sets.items()
    ]
    if len(found.ratings.reviewers) == 2:
        return Table("Agreement on each tag", _COLUMNS, tuple(rows))
    at = [name for name, _ in _COLUMNS].index("Cohen κ")
    left = [(*row[:at], *row[at + 1 :]) for row in (_COLUMNS, *rows)]
    return Table("Agreement on each tag", left[0], tuple(left[1:]))


def _of_alpha(alpha, interval) -> tuple[str, str, str]:
    return figure(alpha), LEVELS.get(level_of(alpha), "–"), span(interval)


def _others(of: Coefficients, is_tag: bool) -> tuple[str, ...]:
    shown = is_tag and not isinstance(of.prevalence, Undefined)
    return (
        share(number(of.percent_agreement)),
        *map(figure, (of.ac1, of.fleiss_kappa, of.cohen_kappa)),
        share(of.prevalence[1]) if shown else "",
        f"{of.pairable_units:,} of {of.units:,}",
        str(of.reviewers),
    )


_MEANING = (
    "α (Krippendorff's alpha) says how far reviewers agree beyond chance: 1 is full agreement, 0 is what chance alone"
    " would give. From .800 conclusions can be drawn from a tag, from .667 tentative ones. Compared are the paragraphs"
    " that at least two reviewers tagged. There is no average over tags: a study is as reliable as the weakest tag that"
    " it draws on."
)
