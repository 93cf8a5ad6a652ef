"""Commands for the lead of a team: who reviews what, who may come in, what is open for discussion."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from typing import TYPE_CHECKING

from framing.cli.common import add_command, aligned, complain, opened, plain

if TYPE_CHECKING:
    from framing.project import Project
    from framing.team import Assignment
    from framing.team.links import Link
    from framing.team.standing import Standing

#: Where a server that was started without further options is reached from its own machine.
LOCAL = "http://localhost:8501"

#: Who the files say did what these commands do.
BY = "command line"


def add_commands(commands: argparse._SubParsersAction) -> None:
    command = add_command(commands, assignment, "Print who reviews what.")
    command.add_argument("--format", choices=("table", "csv", "json"), default="table")

    add_command(commands, progress, "Print how far every reviewer is.")

    command = add_command(commands, invite, "Make a join link for each person.", project="needed")
    command.add_argument("names", nargs="+", metavar="NAME")
    command.add_argument(
        "--role", choices=("reviewer", "lead"), help="default: as team.toml says, else reviewer"
    )
    lasts = command.add_mutually_exclusive_group()
    lasts.add_argument("--days", type=_days, default=30, help="how long a link lets in (default: 30)")
    lasts.add_argument("--forever", action="store_true", help="until the link is revoked")
    command.add_argument(
        "--url", type=_url, help="where reviewers reach the server (default: url in team.toml)"
    )

    command = add_command(commands, links, "List the join links of a project.")
    command.add_argument("--show", action="store_true", help="the links themselves, too: keep them secret")
    command.add_argument(
        "--url", type=_url, help="where reviewers reach the server (default: url in team.toml)"
    )

    command = add_command(commands, revoke, "Let nobody in by these links any more.", project="needed")
    command.add_argument("links", nargs="+", metavar="NAME_OR_ID", help="a person, or one link's id")

    for run, help in (
        (open_articles, "Open articles for discussion: everybody sees everybody's tags in them."),
        (close_articles, "Close articles: reviewers see their own tags only."),
    ):
        command = add_command(
            commands, run, help, name=run.__name__.removesuffix("_articles"), project="needed"
        )
        command.add_argument("articles", nargs="*", metavar="ARTICLE", help="default: the whole project")


# ------------------------------------------------------------------------ who does what


def assignment(options: argparse.Namespace) -> int:
    from framing.team import assign

    project = opened(options)
    found = assign(project.library.ids, project.team)
    if options.format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(["reviewer", "place", "article"])
        for name in found.reviewers:
            writer.writerows([name, place, id] for place, id in enumerate(found.articles_of(name), start=1))
    elif options.format == "json":
        document = {
            "open": found.is_open,
            "articles": {id: list(found.of(id)) for id in found.articles},
            "order": {name: list(found.articles_of(name)) for name in found.reviewers},
        }
        print(json.dumps(document, ensure_ascii=False, indent=1))
    else:
        for line in _assignment_lines(found):
            print(plain(line))
    return 0


def _assignment_lines(found: Assignment) -> list[str]:
    """A line an article, then the loads."""
    if found.is_open:
        return ["Everybody may take every article: team.toml assigns none (see docs/team.md)."]
    rows = [["article", "reviewers"]]
    for id in found.articles:
        rows.append([id, ", ".join(found.of(id)) + (" (sample)" if id in found.sample else "")])
    loads = ", ".join(f"{name} {load}" for name, load in found.loads.items())
    return [*aligned(rows, left=2), f"Articles each: {loads}."]


def progress(options: argparse.Namespace) -> int:
    from framing.team import assign
    from framing.team.board import board

    project = opened(options)
    project.library.index()
    found = board(
        project.library, project.store.read(), project.team, assign(project.library.ids, project.team)
    )
    rows = [["reviewer", "articles", "paragraphs", "left", "unsure", "a paragraph", "last save (UTC)"]]
    rows += [_progress_row(standing) for standing in found.standings]
    for line in aligned(rows):
        print(plain(line))
    print(
        f"{int(found.finished.sum())} of {len(found.articles)} articles are finished by all of their reviewers."
    )
    return 0


def _progress_row(standing: Standing) -> list[str]:
    return [
        standing.name,
        f"{standing.finished} of {standing.articles}",
        f"{standing.done} of {standing.units}",
        str(standing.left),
        str(standing.unsure),
        "" if standing.pace is None else f"{standing.pace:.0f} s",
        standing.saved_at[:16].replace("T", " "),
    ]


# ------------------------------------------------------------------------- who comes in


def invite(options: argparse.Namespace) -> int:
    from framing.errors import LinkNotMade
    from framing.team import clean_name

    project = opened(options)
    people = []
    for typed in options.names:
        name = clean_name(typed)
        if not name:
            raise LinkNotMade(project.folder, "a name is empty.", "Give the name that labels are to carry.")
        member = project.team.member(name)
        if project.team.members and not member:
            complain(f"“{name}” is not in team.toml: they can come in, and are given no articles.")
        role = options.role or (member.role if member else "reviewer")
        people.append((member.name if member else name, role))
    days = None if options.forever else options.days
    base = _base(options, project)
    made = [project.links.invite(name, role, days, BY) for name, role in people]
    for line in aligned([[link.name, _address(base, project, link)] for link in made], left=2):
        print(plain(line))
    return 0


def links(options: argparse.Namespace) -> int:
    project = opened(options)
    found = project.links.all()
    if not found:
        print("There are no join links yet: `python -m framing invite PROJECT NAME…` makes them.")
        return 0
    rows = [["id", "name", "role", "state", "made (UTC)", "until (UTC)"]]
    for link in found:
        rows.append(
            [link.id, link.name, link.role, link.state(), link.made[:10], link.expires[:10] or "no end"]
        )
    if options.show:
        base = _base(options, project)
        rows = [
            [*row, address]
            for row, address in zip(
                rows, ["link", *(_address(base, project, link) for link in found)], strict=True
            )
        ]
    for line in aligned(rows, left=len(rows[0])):
        print(plain(line))
    return 0


def revoke(options: argparse.Namespace) -> int:
    from framing.errors import LinkUnknown
    from framing.team.people import name_key

    project = opened(options)
    active = [link for link in project.links.all() if link.state() == "active"]
    meant: dict[str, Link] = {}
    for asked in options.links:
        some = [link for link in active if asked == link.id or name_key(asked) == name_key(link.name)]
        if not some:
            raise LinkUnknown(asked)
        meant.update((link.id, link) for link in some)
    for link in meant.values():
        project.links.revoke(link.id, BY)
        print(plain(f"Revoked {link.id} ({link.name})."))
    return 0


def _base(options: argparse.Namespace, project: Project) -> str:
    """Where links lead to, without a slash at its end."""
    base = options.url or project.team.url
    if not base:
        complain(
            f"The links lead to {LOCAL}, which is this machine only. Say where reviewers reach the server: "
            "url in team.toml, or --url."
        )
    return base or LOCAL


def _address(base: str, project: Project, link: Link) -> str:
    return f"{base}/join/{project.links.token(link)}"


def _url(text: str) -> str:
    from framing.team.fields import url_of

    return url_of(text, lambda problem, remedy: argparse.ArgumentTypeError(f"{problem} {remedy}"))


def _days(text: str) -> float:
    try:
        days = float(text)
    except ValueError:
        days = 0
    if not 0 < days <= 36500:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of days.")
    return days


# ------------------------------------------------------------------------- what is open


def open_articles(options: argparse.Namespace) -> int:
    return _discuss(options, "open")


def close_articles(options: argparse.Namespace) -> int:
    return _discuss(options, "close")


def _discuss(options: argparse.Namespace, action: str) -> int:
    from framing.errors import ArticleUnknown

    project = opened(options)
    known = project.library.ids
    if unknown := [id for id in options.articles if id not in known]:
        raise ArticleUnknown(unknown[0], len(known))
    record = getattr(project.discussion, action)
    for article in options.articles or [None]:
        record(BY, article)
    state = project.discussion.state()
    open_now = [id for id in known if state.is_open(id)]
    if state.everything and len(open_now) == len(known):
        said = "every article"
    else:
        said = ", ".join(open_now) or "nothing"
    print(plain(f"Open for discussion: {said}."))
    return 0
