"""A person of the team: their name and their role."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal

TeamRole = Literal["reviewer", "lead"]
TEAM_ROLES: tuple[TeamRole, ...] = ("reviewer", "lead")

#: Characters in a person's name.
MAX_NAME = 80


def clean_name(name: str | None) -> str | None:
    """`name` as it is saved: NFC, one line, printable, at most 80 characters; None where nothing is left.

    Cleaning a clean name changes nothing.
    """
    seen = "".join(c for c in name or "" if c.isprintable() or c.isspace())
    return " ".join(unicodedata.normalize("NFC", seen).split())[:MAX_NAME].strip() or None


def name_key(name: str) -> str:
    """What two spellings of one name share: "MIRA" and "Mira" are not two people."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def email_key(address: str) -> str:
    """What two spellings of one e-mail address share. Only A to Z have two cases here.

    Unicode knows letters that fold into others (the Kelvin sign into k): folded, one person's address could
    be made to look like another's.
    """
    return "".join(c.lower() if c.isascii() else c for c in address.strip())


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is in a session, however they came in."""

    name: str
    role: TeamRole = "reviewer"

    @property
    def is_lead(self) -> bool:
        return self.role == "lead"


@dataclass(frozen=True, slots=True)
class Member:
    """A person whom `team.toml` lists."""

    #: As labels carry it.
    name: str
    role: TeamRole = "reviewer"
    #: Who they are for an OpenID Connect provider. Empty: they cannot sign in that way.
    email: str = ""
    #: Whether they are given articles. Left out, reviewers are and leads are not.
    assigned: bool | None = None

    def __post_init__(self):
        if self.assigned is None:
            object.__setattr__(self, "assigned", self.role == "reviewer")

    @property
    def person(self) -> Person:
        return Person(self.name, self.role)
