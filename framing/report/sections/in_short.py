"""In short: what somebody who was not in the session needs to know first."""

from __future__ import annotations

from framing.report.content import Section, words
from framing.report.gathering import Findings
from framing.reporting.comparison.in_words import short


def section(findings: Findings) -> Section:
    return Section(
        "in-short", "In short", (words(*short(findings.comparison, findings.agreement), kind="lead"),)
    )
