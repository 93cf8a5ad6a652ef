"""Personal join links, and the sign-ins that they turn into: made, verified, revoked."""

from __future__ import annotations

import math
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from framing.errors import LinkNotMade, LinkRefused, LinkUnknown, SecretRefused, TeamRecordNotSaved
from framing.labels.disk import in_words
from framing.labels.label import utc_now
from framing.team.ledger import Ledger, Row, Rows
from framing.team.people import TEAM_ROLES, Person, TeamRole, clean_name
from framing.team.private import FILE_MODE, PRIVATE, Secret, make_private
from framing.team.signing import key_for, project_mark, sign, verified_id

LinkState = Literal["active", "expired", "revoked"]

#: Of links.csv. A link's name, role and expiry stand in the row that makes it, and are empty in that which
#: revokes it.
COLUMNS = ("at", "by", "action", "link", "name", "role", "expires")

_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")

#: How many values are remembered to be signed.
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Link:
    """One person's way in. Times are ISO 8601, UTC, milliseconds."""

    id: str
    name: str
    role: TeamRole
    made: str
    #: "" where it does not expire.
    expires: str
    #: Who made it; "" where it was not said.
    by: str
    #: When it was revoked; "" where it was not.
    revoked: str = ""

    def state(self, now: str | None = None) -> LinkState:
        """What holds at `now`, by default at present. A link is expired from the moment that it names."""
        if self.revoked:
            return "revoked"
        return "expired" if self.expires and (now or utc_now()) >= self.expires else "active"

    @property
    def person(self) -> Person:
        return Person(self.name, self.role)


@dataclass(frozen=True, slots=True, repr=False)
class _Known:
    """What the files say, and what follows from it: replaced as one."""

    secret: bytes | None
    rows: Rows
    links: dict[str, Link]
    #: Ids by values that were found to be signed with the secret.
    tokens: dict[str, str]
    cookies: dict[str, str]
    cookie_name: str


class Links:
    """The links of the project in a folder. For threads and processes alike; nothing is read or made here.

    Everything is kept in the folder's `.private/`, made with the first link. All methods raise
    `SecretRefused`, `TeamRecordRefused` and `TeamRecordUnreadable` where the files there cannot be trusted:
    then nobody comes in.
    """

    def __init__(self, folder: Path, *, now: Callable[[], str] = utc_now):
        """`now` tells the time, ISO 8601 in UTC with milliseconds."""
        self.folder, self._now = Path(folder), now
        private = self.folder / PRIVATE
        self._secret = Secret(private / "secret")
        self._ledger = Ledger(private / "links.csv", COLUMNS, _flaw, mode=FILE_MODE, lock=private / "lock")
        self._known = _Known(None, Rows(), {}, {}, {}, "")

    # ----------------------------------------------------------------------- making links

    def invite(self, name: str, role: TeamRole = "reviewer", days: float | None = 30, by: str = "") -> Link:
        """A new link for `name`, good for `days` (parts of days too), or without end where that is None.

        Earlier links of the same name stay as they are. That `by` may do this is for the caller to know.
        Raises `LinkNotMade` for a name, role or time that is none, `TeamRecordNotSaved`.
        """
        cleaned = clean_name(name)
        if not cleaned:
            raise LinkNotMade(self.folder, "the name is empty.", "Give the name that labels are to carry.")
        if role not in TEAM_ROLES:
            raise LinkNotMade(self.folder, f"there is no role “{role}”.", f"Take {' or '.join(TEAM_ROLES)}.")
        made = self._now()
        expires = self._days_after(made, days)
        self._make_private()
        with self._ledger.locked():
            self._signing_secret()
            link = Link("", cleaned, role, made, expires, clean_name(by) or "")

            def add(rows: tuple[Row, ...]) -> Row:
                nonlocal link
                taken = {row[3] for row in rows}
                id = next(id for id in iter(lambda: secrets.token_hex(5), "") if id not in taken)
                link = replace(link, id=id)
                return (made, link.by, "invite", id, link.name, role, expires)

            self._ledger.append(add)
        return link

    def revoke(self, id: str, by: str = "") -> Link:
        """Let nobody in by the link `id` any more, nor stay in by it; one that is revoked stays as it is.

        Raises `LinkUnknown` where there is no such link, `TeamRecordNotSaved`.
        """
        if id not in self._read().links:
            raise LinkUnknown(id)

        def add(rows: tuple[Row, ...]) -> Row | None:
            if any(row[2:4] == ("revoke", id) for row in rows):
                return None
            return (self._now(), clean_name(by) or "", "revoke", id, "", "", "")

        self._ledger.append(add)
        return self._read().links[id]

    def all(self) -> list[Link]:
        """All links that were ever made, newest first."""
        return list(self._read().links.values())[::-1]

    @property
    def notices(self) -> list[str]:
        """What a lead should know about the files: sentences, often none."""
        self._secret.read()
        torn = self._ledger.notice("the last link or revocation")
        return [notice for notice in (self._secret.notice, torn) if notice]

    # ---------------------------------------------------------------------------- signing

    def token(self, link: Link) -> str:
        """What stands behind /join/ in `link`'s address: 54 characters that need no quoting in a URL."""
        return sign(self._signing_secret(), "join", link.id)

    def from_token(self, token: str) -> Link:
        """The active link that `token` was made of. Raises `LinkRefused`."""
        known = self._read()
        return self._let_in(known, token, "join", known.tokens)

    def cookie(self, link: Link) -> str:
        """The value of the cookie that keeps a browser signed in. It is no token, nor a token a cookie."""
        return sign(self._signing_secret(), "cookie", link.id)

    def from_cookie(self, value: str) -> Link:
        """The active link that the cookie `value` was made of. Raises `LinkRefused`.

        Made to be called for every message: two looks at the files' state, and a comparison.
        """
        known = self._read()
        return self._let_in(known, value, "cookie", known.cookies)

    @property
    def cookie_name(self) -> str:
        """The cookie's name, this project's own; it changes once, with the first link. Ask for it each time."""
        return self._read().cookie_name

    @property
    def alias_key(self) -> str:
        """What the letters of anonymous reviewers are drawn with beside the seed; "" before the first link."""
        secret = self._secret.read()
        return key_for(secret, "aliases") if secret else ""

    # ----------------------------------------------------------------------------- within

    def _let_in(self, known: _Known, value: str, purpose: str, verified: dict[str, str]) -> Link:
        id = verified.get(value)
        if id is None:
            id = verified_id(known.secret, purpose, value)
            if id is None:
                raise LinkRefused("forged")
            if len(verified) >= _REMEMBERED:
                verified.clear()
            verified[value] = id
        link = known.links.get(id)
        if link is None:
            raise LinkRefused("unknown")
        state = link.state(self._now())
        if state != "active":
            raise LinkRefused(state)
        return link

    def _read(self) -> _Known:
        secret, rows = self._secret.read(), self._ledger.read()
        known = self._known
        if known.secret is not secret or known.rows is not rows:
            name = project_mark(secret) if secret else "0" * 8
            self._known = known = _Known(secret, rows, _links(rows.rows), {}, {}, f"framing_{name}")
        return known

    def _signing_secret(self) -> bytes:
        """The secret, made where no link was ever made with another."""
        if (secret := self._secret.read()) is not None:
            return secret
        self._make_private()
        with self._ledger.locked():
            if self._ledger.read().rows and not self._secret.file.exists():
                raise SecretRefused(
                    self._secret.file,
                    "it is gone, and links were signed with it.",
                    f"Put it back from a backup, or remove the folder {PRIVATE} and invite everyone anew.",
                )
            try:
                return self._secret.make()
            except OSError as error:
                raise TeamRecordNotSaved(self._secret.file, *in_words(error, self._secret.file)) from error

    def _make_private(self) -> None:
        try:
            make_private(self._ledger.file.parent)
        except OSError as error:
            file = self._ledger.file
            raise TeamRecordNotSaved(file, *in_words(error, file.parent)) from error

    def _days_after(self, made: str, days: float | None) -> str:
        if days is None:
            return ""
        try:
            if not math.isfinite(days) or days <= 0:
                raise ValueError
            moment = datetime.fromisoformat(made) + timedelta(days=days)
        except (ValueError, OverflowError):
            raise LinkNotMade(
                self.folder,
                f"it cannot be good for {days} days.",
                "Give a number above 0, such as 30 or 0.5.",
            ) from None
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _links(rows: tuple[Row, ...]) -> dict[str, Link]:
    """The links that `rows` tell of, oldest first."""
    links: dict[str, Link] = {}
    for at, by, action, id, name, role, expires in rows:
        if action == "invite":
            links.setdefault(id, Link(id, name, role, at, expires, by))  # type: ignore[arg-type]
        elif id in links and not links[id].revoked:
            links[id] = replace(links[id], revoked=at)
    return links


def _flaw(row: Row) -> tuple[str, str] | None:
    at, _, action, id, name, role, expires = row
    remedy = "Restore the row from a backup; where that cannot be, remove it and invite this person anew."
    if action not in ("invite", "revoke"):
        return f"“{action}” in column action instead of invite or revoke.", remedy
    if not re.fullmatch("[0-9a-f]{10}", id):
        return f"“{id}” in column link is not a link's id.", remedy
    if not _TIME.fullmatch(at) or (expires and not _TIME.fullmatch(expires)):
        return "a time is not written as 2026-11-21T09:30:00.125Z.", remedy
    if action == "invite" and (role not in TEAM_ROLES or clean_name(name) != name):
        return "the name or the role is not one.", remedy
    return None
