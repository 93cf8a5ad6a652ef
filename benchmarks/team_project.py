"""A project with a team that signs in by join links, for benchmarks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.browsing import write_article
from framing.project import create_project
from framing.team.assignment import assign
from framing.team.links import Links
from framing.team.roster import TEAM, read_team

#: In `TeamProject.doors`, the one who is no reviewer.
LEAD = "The lead"


@dataclass(frozen=True)
class TeamProject:
    folder: Path
    #: The path of each person's join link on the server, by name.
    doors: dict[str, str]
    #: The articles that each reviewer is to tag, in that reviewer's order.
    articles: dict[str, tuple[str, ...]]


def make_team_project(folder: Path, reviewers: int, articles: int, paragraphs: int, each: int) -> TeamProject:
    """A blind project in which `each` of the `reviewers` tag an article of so many paragraphs; nobody gets in
    without a link."""
    project = create_project(folder)
    names = [f"Reviewer {number:02}" for number in range(reviewers)]
    members = "".join(f'\n[[reviewer]]\nname = "{name}"\n' for name in names)
    (project / TEAM).write_text(
        f'reviewers_per_article = {each}\nblind = true\nsign_in = "required"\n{members}'
        f'\n[[reviewer]]\nname = "{LEAD}"\nrole = "lead"\n',
        encoding="utf-8",
    )
    ids = [f"article-{number:02}" for number in range(articles)]
    for article in ids:
        write_article(project / "sources" / f"{article}.txt", paragraphs)
    assignment = assign(ids, read_team(project / TEAM))
    links = Links(project)
    doors = {name: f"/join/{links.token(links.invite(name))}" for name in names}
    doors[LEAD] = f"/join/{links.token(links.invite(LEAD, role='lead'))}"
    return TeamProject(project, doors, {name: assignment.articles_of(name) for name in names})
