"""In short: what somebody who was not in the session needs to know first."""

from __future__ import annotations

from framing.report.content import Section, words
from framing.report.gathering import Findings
from framing.reporting.comparison.in_words import short, terms


def section(findings: Findings) -> Section:
    comparison = findings.comparison
    said = [words(*short(comparison, findings.agreement), kind="lead")]
    if comparison.tagged.any():
        said.append(words(terms(comparison), kind="note"))
    return Section("in-short", "In short", tuple(said))
