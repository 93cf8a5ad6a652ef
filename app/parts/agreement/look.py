"""What every section of the Agreement page draws from."""

from __future__ import annotations

from typing import NamedTuple

from app.parts.sight import Seen
from framing.project import Project
from framing.reliability.agreement import Agreement
from framing.selection import Selection
from framing.team import Person


class Look(NamedTuple):
    """One look at the page: who looks, at what, and the agreement found on it.

    All names and labels in it are `seen`'s: what `person` may see.
    """

    project: Project
    person: Person
    seen: Seen
    selection: Selection
    found: Agreement
