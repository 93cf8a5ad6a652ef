"""Labels taken to other tools and brought from them."""

from __future__ import annotations

from framing.project import Project
from framing.team import Person


def draw(project: Project, person: Person) -> None:
    """The section "Labels to and from other tools" of the page Report."""
