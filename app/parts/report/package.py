"""The replication package, offered for download."""

from __future__ import annotations

from framing.project import Project
from framing.team import Person


def draw(project: Project, person: Person) -> None:
    """The section "Replication package" of the page Report."""
