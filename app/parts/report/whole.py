"""The report: made beside the app, shown as it grows, then offered for download."""

from __future__ import annotations

from framing.project import Project
from framing.team import Person


def draw(project: Project, person: Person) -> None:
    """The section "Report" of the page."""
