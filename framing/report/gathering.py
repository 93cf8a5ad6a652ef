"""What a report says of a project: read once, by the same functions as the pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import framing
from framing.errors import NothingToReport
from framing.reporting import BASES, Strip, Summary, strips, summarise
from framing.reporting.comparison.groups import titled
from framing.team.aliases import aliases_of, under_aliases

if TYPE_CHECKING:
    from framing.labels import LabelTable
    from framing.project import Project
    from framing.reliability.agreement import Agreement
    from framing.reliability.paper.facts import Facts
    from framing.reporting import Basis
    from framing.reporting.comparison import By, Comparison

Progress = Callable[[float], None]


@dataclass(frozen=True)
class Findings:
    """All figures of a report are of the same labels, those of one moment."""

    project: Project
    #: Reviewers are called what the report calls them.
    labels: LabelTable
    summary: Summary
    comparison: Comparison
    agreement: Agreement
    facts: Facts
    #: Whether sentences of the articles may stand in the report.
    with_texts: bool = True

    @property
    def version(self) -> str:
        """That of the tool."""
        return framing.__version__

    @property
    def rows(self) -> list[int]:
        """The articles that have tagged paragraphs, as rows of the summary."""
        return [row for row, tagged in enumerate(self.summary.tagged.tolist()) if tagged]

    @cached_property
    def strips(self) -> list[Strip]:
        """The strips of those articles, called as the comparison calls them."""
        articles = (self.project.library.article(self.summary.articles[row].id) for row in self.rows)
        drawn = strips(articles, self.labels, self.project.codebook, self.summary.basis)
        return titled(drawn, self.comparison.groups)


def gather(
    project: Project,
    *,
    by: By = "article",
    basis: Basis = BASES[0],
    with_texts: bool = True,
    anonymous: bool = False,
    progress: Progress | None = None,
) -> Findings:
    """What there is to report of `project`, for somebody who may see all labels.

    With `anonymous`, reviewers are letters. `progress` is called with how much is done, from 0 to 1. Raises
    `NothingToReport` and what reading the project raises.
    """
    from framing.methods import facts_of
    from framing.reliability.agreement import agreement
    from framing.reporting.comparison import compare

    report = progress or (lambda share: None)
    entries, units, signed = project.read_whole()
    labels = signed
    if anonymous:
        called = aliases_of(project.team, signed.reviewers, project.links.alias_key)
        labels = under_aliases(signed, lambda name: called.get(name, name))
    codebook = project.codebook
    report(0.1)
    summary = summarise(entries, units, labels, codebook, basis)
    if not summary.tagged.any():
        raise NothingToReport()
    compared = compare(
        entries, units, labels, codebook, by=by, basis=basis, progress=lambda part: report(0.1 + 0.3 * part)
    )
    report(0.4)
    found = agreement(entries, units, labels, codebook, progress=lambda part: report(0.4 + 0.5 * part))
    # The methods text names nobody, but needs to know who of the team led and judged.
    facts = facts_of(project, entries, units, signed, found)
    report(1.0)
    return Findings(project, labels, summary, compared, found, facts, with_texts)
