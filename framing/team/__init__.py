"""The team: who is in it, who reviews what, who has done what."""

from framing.team.progress import done_by_article, next_article
from framing.team.roster import TEAM, Member, Person, Team, TeamRole, clean_name, read_team

__all__ = [
    "TEAM",
    "Member",
    "Person",
    "Team",
    "TeamRole",
    "clean_name",
    "done_by_article",
    "next_article",
    "read_team",
]
