"""Agreement: how far the tags can be trusted."""

from __future__ import annotations

from functools import partial

from framing.reliability.agreement import Agreement
from framing.reliability.charts import forest
from framing.reliability.figure_rows import figure_rows
from framing.reliability.in_words import forest_in_words, notes, verdict
from framing.report.content import Picture, Section, Table, words
from framing.report.gathering import Findings

#: Left to the page: the intervals tell it on paper.
_LEFT_OUT = ("α < .667", "α < .800")
_TEXTS = ("Conclusions",)


def section(findings: Findings) -> Section:
    """How far reviewers agree: the weakest tag in words, then all coefficients."""
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
    blocks += [table(found), words(*notes(found), _MEANING, kind="note")]
    return Section(
        "agreement", "How far the tags can be trusted", tuple(blocks), {"agreement": [found.to_frame()]}
    )


def table(found: Agreement) -> Table:
    """A row a tag, one for the tag as a choice, one for each distance of sets."""
    rows = figure_rows(found)
    names = [name for name in rows[0][1] if name not in _LEFT_OUT]
    return Table(
        "Agreement on each tag",
        (("Tag", True), *((name, name in _TEXTS) for name in names)),
        tuple((of, *(texts[name] for name in names)) for of, texts in rows),
    )


_MEANING = (
    "α (Krippendorff's alpha) says how far reviewers agree beyond chance: 1 is full agreement, 0 is what chance alone"
    " would give. From .800 conclusions can be drawn from a tag, from .667 tentative ones. Compared are the paragraphs"
    " that at least two reviewers tagged. There is no average over tags: a study is as reliable as the weakest tag that"
    " it draws on."
)
