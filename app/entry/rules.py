"""What holds for everybody who asks: the team, the links, how this server is reached, and who somebody is."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from streamlit import config

from app.entry import oidc
from app.entry.arrival import Arrival
from app.entry.hosts import is_loopback
from framing.errors import LinkRefused, TeamFileError
from framing.project import named_folder
from framing.team.links import Links
from framing.team.roster import TEAM, Team, read_team

_LOG = logging.getLogger("framing.entry")

_ROOT = Path(__file__).parents[2]


class Rules:
    """The rules of one project on one server. `address` is what the server listens on, "" for all addresses."""

    def __init__(self, folder: Path, address: str, base: str = ""):
        self.folder = folder
        self.address = address
        #: Path under which the server is reached: "" or "/name".
        self.base = f"/{base.strip('/')}" if base.strip("/") else ""
        self.links = Links(folder)
        #: Why `team` is not what the file says; None where it is.
        self.problem: TeamFileError | None = None
        self._stamp: tuple[int, int] | None = None
        self._team: Team | None = None

    @property
    def team(self) -> Team:
        """`team.toml` as it is on disk. Raises `TeamFileError` where it never could be read.

        A file that can no longer be read, as in the moment in which an editor replaces it, changes nothing:
        what it last said stays in force, so that a slip neither opens the door nor throws the team out, and
        no page shows what was hidden.
        """
        file = self.folder / TEAM
        try:
            stat = file.stat()
            stamp = (stat.st_mtime_ns, stat.st_size)
        except OSError:
            stamp = None
        if self._team is None or stamp != self._stamp:
            try:
                if stamp is None and self._team is not None:
                    raise TeamFileError(
                        TEAM,
                        "it is gone or out of reach.",
                        "Put it back, or start the server again without it.",
                    )
                self._team, self.problem = read_team(file), None
            except TeamFileError as error:
                if self._team is None:
                    raise
                _LOG.error("%s", error)
                self.problem = error
            self._stamp = stamp
        return self._team

    @property
    def solo(self) -> bool:
        """Whether this server takes typed names, from its own machine only."""
        return self.team.sign_in == "auto" and self.local

    @cached_property
    def local(self) -> bool:
        """Whether the server listens to its own machine only."""
        return is_loopback(self.address)

    def identify(self, cookies: Mapping[str, str]) -> Arrival:
        """Who sends these cookies: by a join link, by OpenID Connect, or a stranger."""
        why = ""
        if token := cookies.get(self.links.cookie_name):
            try:
                return Arrival("link", self.links.from_cookie(token).person)
            except LinkRefused as refused:
                why = refused.problem
        if oidc.configured():
            try:
                if person := oidc.member(cookies, self.team):
                    return Arrival("oidc", person)
            except oidc.NotAMember as refused:
                why = str(refused)
        return Arrival("stranger", why=why)


def in_force() -> Rules:
    """The rules of the project that `FRAMING_PROJECT` names, else of this folder, on the server that runs here."""
    return _rules_of(named_folder(_ROOT))


@lru_cache(maxsize=1)
def _rules_of(folder: Path) -> Rules:
    return Rules(
        folder.resolve(),
        config.get_option("server.address") or "",
        config.get_option("server.baseUrlPath") or "",
    )
