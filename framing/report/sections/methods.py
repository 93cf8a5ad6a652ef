"""Methods: how the coding was done and measured, in the words of a paper."""

from __future__ import annotations

from framing.reliability.paper.text import text
from framing.report.content import Prose, Section, words
from framing.report.gathering import Findings
from framing.report.prose import as_html


def section(findings: Findings) -> Section:
    """The methods text, which calls reviewers coders."""
    return Section(
        "methods",
        "Methods",
        (
            words(
                "How the coding was done, in the terms of the field, which calls reviewers coders. What stands in"
                " [brackets] only the team can say.",
                kind="note",
            ),
            Prose(as_html(text(findings.facts))),
        ),
    )
