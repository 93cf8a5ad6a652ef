"""The team of a project: its people, and the rules they work by. Read from `team.toml`, checked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from framing import toml_file
from framing.errors import TeamFileError
from framing.team.fields import Refuse, choice_of, hosts_of, is_int, number_of, text_of, truth_of, url_of
from framing.team.people import MAX_NAME, TEAM_ROLES, Member, clean_name, email_key, name_key

#: The file of a project folder that says who is in the team. It may be absent.
TEAM = "team.toml"


@dataclass(frozen=True)
class Team:
    """What `team.toml` says; without the file, a team that anybody may work in."""

    #: In the file's order, which is the order that tables and lists show people in.
    members: tuple[Member, ...] = ()
    #: How many reviewers tag each article, each on their own.
    reviewers_per_article: int | None = None
    #: The share of articles (0 to 1) that all reviewers tag, as a reliability sample; one reviewer tags each
    #: of the rest. Given instead of `reviewers_per_article`.
    reliability_share: float | None = None
    #: Any text; another seed makes another assignment and other orders of reading.
    seed: str = ""
    #: Whether reviewers see their own tags only, until an article is opened for discussion.
    blind: bool = True
    #: Whether reviewers know each other by a letter only, wherever they see each other's labels.
    anonymous: bool = False
    #: Whether headline, byline, outlet and date are hidden while tagging.
    mask_source: bool = False
    #: "required": no typed names, even on loopback, as behind a proxy or a tunnel.
    sign_in: Literal["auto", "required"] = "auto"
    #: Where reviewers reach the server, for links; without a slash at its end.
    url: str = ""
    #: Names that the server may be called by; "*.example.org" stands for all names under example.org.
    allowed_hosts: tuple[str, ...] = ()

    @cached_property
    def reviewers(self) -> tuple[str, ...]:
        """The names that articles are assigned to, in the file's order."""
        return tuple(member.name for member in self.members if member.assigned)

    def member(self, name: str | None) -> Member | None:
        """Who is called `name`, in whatever case; `.name` is the spelling that labels carry."""
        return self._by_name.get(name_key(clean_name(name) or ""))

    def by_email(self, address: str | None) -> Member | None:
        """Whose e-mail address this is, in whatever case."""
        return self._by_email.get(email_key(address)) if address else None

    @cached_property
    def _by_name(self) -> dict[str, Member]:
        return {name_key(member.name): member for member in self.members}

    @cached_property
    def _by_email(self) -> dict[str, Member]:
        return {email_key(member.email): member for member in self.members if member.email}


# ------------------------------------------------------------------------------- reading

_TEAM_FIELDS = tuple(field.name for field in fields(Team) if field.name != "members")
_MEMBER_FIELDS = tuple(field.name for field in fields(Member))


def read_team(file: Path) -> Team:
    """The team in `file`; where there is no such file, `Team()`.

    Raises `TeamFileError`, with the field and the remedy named, for a file that cannot be read or holds
    anything wrong: a team is never guessed, for it says who may come in.
    """
    try:
        text, _ = toml_file.read_text(file, TeamFileError)
    except FileNotFoundError:
        return Team()
    return parse_team(text, file.name)


def parse_team(text: str, file: str = TEAM) -> Team:
    """The team written in `text` (TOML). `file` is what errors call it. Raises `TeamFileError`."""

    def refuse(problem: str, remedy: str) -> TeamFileError:
        return TeamFileError(file, problem, remedy)

    document = toml_file.parse(text, file, TeamFileError, "docs/team.md")
    if unknown := [name for name in document if name not in (*_TEAM_FIELDS, "reviewers", "reviewer")]:
        raise refuse(
            f"unknown field “{unknown[0]}”.",
            f"Known are {', '.join(_TEAM_FIELDS)}, reviewers and [[reviewer]] tables: correct or remove it.",
        )
    return _checked(
        Team(
            members=tuple(_members(document, refuse)),
            reviewers_per_article=number_of(document, "reviewers_per_article", refuse),
            reliability_share=number_of(document, "reliability_share", refuse, share=True),
            seed=str(document["seed"]) if is_int(document.get("seed")) else text_of(document, "seed", refuse),
            blind=truth_of(document, "blind", True, refuse),
            anonymous=truth_of(document, "anonymous", False, refuse),
            mask_source=truth_of(document, "mask_source", False, refuse),
            sign_in=choice_of(document, "sign_in", ("auto", "required"), refuse),
            url=url_of(text_of(document, "url", refuse), refuse),
            allowed_hosts=hosts_of(document.get("allowed_hosts", []), refuse),
        ),
        refuse,
    )


def _members(document: dict[str, Any], refuse: Refuse) -> list[Member]:
    """The people of a team: first the bare names of `reviewers`, then the [[reviewer]] tables."""
    names = document.get("reviewers", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise refuse("reviewers is not a list of names.", 'Write reviewers = ["Mira", "Jonas"].')
    tables = document.get("reviewer", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise refuse(
            "people are not written as [[reviewer]] tables.",
            "Give each of them a [[reviewer]] heading of their own, in double brackets.",
        )
    members: list[Member] = []
    for position, table in enumerate([*({"name": name} for name in names), *tables], start=1):
        member = _member(table, position, refuse)
        for other in members:
            if name_key(other.name) == name_key(member.name):
                raise refuse(
                    f"two people are named “{member.name}”.",
                    "Give each a name of their own, such as an initial.",
                )
            if member.email and email_key(other.email) == email_key(member.email):
                raise refuse(
                    f"“{other.name}” and “{member.name}” share the e-mail address {member.email}.",
                    "Give each their own: it says who has signed in.",
                )
        members.append(member)
    return members


def _checked(team: Team, refuse: Refuse) -> Team:
    """`team`, whose fields fit each other."""
    per_article, share, people = team.reviewers_per_article, team.reliability_share, len(team.reviewers)
    if per_article is not None and share is not None:
        raise refuse(
            "it gives both reviewers_per_article and reliability_share.",
            "Keep one: so many reviewers for every article, or all for a share of them and one for the rest.",
        )
    if share is not None and not people:
        raise refuse(
            "reliability_share is given, and nobody to share the articles out to.",
            "Add a [[reviewer]] table for each reviewer, or remove reliability_share.",
        )
    if per_article is not None and per_article > people:
        raise refuse(
            f"reviewers_per_article is {per_article}, and {people or 'no'} reviewers are given articles.",
            "Lower it, or add [[reviewer]] tables (a lead is given articles with assigned = true).",
        )
    return team


def _member(table: dict[str, Any], position: int, refuse: Refuse) -> Member:
    written = table.get("name")
    name = clean_name(written) if isinstance(written, str) else None
    called = f"“{name}”" if name else f"[[reviewer]] number {position}"

    def refuse_member(problem: str, remedy: str) -> TeamFileError:
        return refuse(f"{called}: {problem}", remedy)

    if unknown := [field for field in table if field not in _MEMBER_FIELDS]:
        remedy = f"Known are {', '.join(_MEMBER_FIELDS)}: correct or remove it."
        if unknown[0] in _TEAM_FIELDS:
            remedy = "It is a field of the whole team: move it above the first [[reviewer]]."
        raise refuse_member(f"unknown field “{unknown[0]}”.", remedy)
    spelled = " ".join(text_of(table, "name", refuse_member).split())
    if not name:
        raise refuse(f"{called} has no name.", 'Add name = "…".')
    if len(unicodedata.normalize("NFC", spelled)) > MAX_NAME:
        raise refuse_member(f"the name has {len(spelled)} characters.", f"Shorten it to {MAX_NAME} or fewer.")
    email = text_of(table, "email", refuse_member).strip()
    if email and not re.fullmatch(r"[^\s@]+@[^\s@]+", email):
        raise refuse_member(f"“{email}” is not an e-mail address.", 'Write it as email = "name@example.org".')
    role = choice_of(table, "role", TEAM_ROLES, refuse_member)
    return Member(name, role, email, truth_of(table, "assigned", role == "reviewer", refuse_member))
