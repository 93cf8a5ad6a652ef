"""The team: who is in it, who reviews what, who has done what."""

from framing.team.assignment import Assignment, assign
from framing.team.people import Member, Person, clean_name
from framing.team.progress import done_by_article, next_article, units_by_article
from framing.team.roster import Team

__all__ = [
    "Assignment",
    "Member",
    "Person",
    "Team",
    "assign",
    "clean_name",
    "done_by_article",
    "next_article",
    "units_by_article",
]
