"""What every section of the Compare page draws from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.parts.sight import Seen
from framing.project import Project
from framing.selection import Selection
from framing.team import Person

if TYPE_CHECKING:
    from framing.reporting.comparison import Comparison


class Look(NamedTuple):
    """One look at the page: who looks, at what, and the comparison of it.

    All names and labels in it are `seen`'s: what `person` may see.
    """

    project: Project
    person: Person
    seen: Seen
    #: What the filters leave. What is compared are `comparison.groups`: at most `MOST` of them.
    selection: Selection
    #: `comparison.by` and `comparison.basis` are what was chosen above the sections.
    comparison: Comparison

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of all articles that are compared, group after group."""
        return tuple(id for group in self.comparison.groups for id in group.articles)


#: So many groups are compared at once.
MOST = 200
