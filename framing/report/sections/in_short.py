"""In short: what somebody who was not in the session needs to know first."""

from __future__ import annotations

from framing.report.content import Section, words
from framing.report.gathering import Findings
from framing.reporting.comparison.in_words import short, terms


def section(findings: Findings) -> Section:
    """What a stranger reads first, and its terms."""
    said = short(findings.comparison, findings.agreement)
    return Section("in-short", "In short", (words(*said, kind="lead"), words(terms(said), kind="note")))
