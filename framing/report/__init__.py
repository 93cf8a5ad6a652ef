"""The report: what a team found, as one page to read and as files, for people who were not in the session.

docs/report.md says what is in it.
"""

from framing.report.making import PAGE, make_report

__all__ = ["PAGE", "make_report"]
