"""The team: who is in it, who reviews what, who has done what."""

from framing.team.assignment import Assignment, assign, own_order
from framing.team.discussion import Discussion, Event, Openness
from framing.team.links import Link, Links
from framing.team.progress import done_by_article, next_article, units_by_article
from framing.team.roster import TEAM, Member, Person, Team, TeamRole, clean_name, read_team
from framing.team.sight import visible

__all__ = [
    "TEAM",
    "Assignment",
    "Discussion",
    "Event",
    "Link",
    "Links",
    "Member",
    "Openness",
    "Person",
    "Team",
    "TeamRole",
    "assign",
    "clean_name",
    "done_by_article",
    "next_article",
    "own_order",
    "read_team",
    "units_by_article",
    "visible",
]
