"""Whether a request comes in, as whom, and what it is told where it does not. Decided on facts alone."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from starlette.responses import Response

from app.entry import oidc, refusals
from app.entry.arrival import Arrival
from app.entry.hosts import (
    forwarding_header,
    host_of,
    is_loopback,
    may_be_called,
    origin_fits,
    url_host,
)
from app.entry.rules import Rules
from framing.errors import FramingError

_LOG = logging.getLogger("framing.entry")

#: What a path leads to. "own" are the front door's own pages, "asset" is Streamlit's program, "page" any page of
#: the tool (one document for all), "closed" is not served to anybody.
Kind = Literal["health", "own", "page", "asset", "stream", "config", "sign_in", "data", "closed", "bad"]

#: What somebody who is to sign in with OpenID Connect needs before they are known.
_TO_SIGN_IN: frozenset[Kind] = frozenset({"page", "asset", "stream", "config", "sign_in"})


@dataclass(frozen=True, slots=True)
class Call:
    """A request, as far as it matters here."""

    kind: Kind
    #: GET, HEAD, …; "" for a WebSocket.
    method: str
    #: Names in lower case.
    headers: Mapping[str, str]
    cookies: Mapping[str, str]
    #: The addresses of the socket's two ends.
    server: str
    client: str
    https: bool
    #: How often a `Host` was given.
    hosts: int = 1

    @property
    def host(self) -> str:
        """The `Host` header, in lower case."""
        return self.headers.get("host", "").lower()


def kind_of(path: str, base: str = "") -> Kind:
    """What `path`, decoded, leads to on a server under `base`."""
    if "\\" in path or "\x00" in path or "//" in path or {"..", "."} & set(path.split("/")):
        return "bad"
    if base and path != base and not path.startswith(f"{base}/"):
        return "page"
    first, _, rest = path[len(base) :].strip("/").partition("/")
    if first == "_stcore":
        if rest.startswith("bidi-components/"):
            return "data"
        known: dict[str, Kind] = {"health": "health", "stream": "stream", "host-config": "config"}
        return known.get(rest, "closed")
    if first in ("media", "component") or (first == "app" and rest.startswith("static/")):
        return "data"
    if first == "static" or first in ("favicon.png", "manifest.json"):
        return "asset"
    if (first == "auth" and rest in ("login", "logout")) or (first == "oauth2callback" and not rest):
        return "sign_in"
    if (first == "join" and rest and "/" not in rest) or (first in ("leave", "me") and not rest):
        return "own"
    return "page"


def judge(call: Call, rules: Rules) -> Arrival | Response:
    """Who comes in, or what they are told instead."""
    if call.method not in ("", "GET", "HEAD"):
        return refusals.nothing_to_send()
    if not call.method and call.kind != "stream":
        return refusals.not_served()
    if call.kind == "health":
        return Arrival("stranger")
    if call.kind == "bad":
        return refusals.bad_address()
    if call.kind == "closed":
        return refusals.not_served()
    try:
        if not rules.solo:
            return _guarded(call, rules)
    except FramingError as error:
        _LOG.error("%s", error)
        return refusals.rules_unreadable()
    obstacle = solo_obstacle(call)
    return refusals.not_solo(obstacle) if obstacle else Arrival("solo")


def solo_obstacle(call: Call) -> str | None:
    """Why a request cannot be trusted to come from this machine's own user; None where it can."""
    host = host_of(call.host)
    if header := forwarding_header(call.headers):
        return f"it carries the header `{header}`, which a proxy or a tunnel adds"
    if not is_loopback(call.server) or not is_loopback(call.client):
        return "it came from another machine"
    if call.hosts != 1 or host is None or not is_loopback(host[0]):
        return "it was not sent to `localhost`, but to another name"
    origin = call.headers.get("origin")
    if call.kind == "stream" and origin is not None and not origin_fits(origin, call.host, None):
        return "another site's page sent it"
    return None


def still_in(arrival: Arrival, cookies: Mapping[str, str], rules: Rules) -> bool:
    """Whether somebody who came in is still who they were. Asked at every message."""
    if rules.solo or arrival.way == "solo":
        return rules.solo and arrival.way == "solo"
    found = rules.identify(cookies)
    return found.way == arrival.way and found.person == arrival.person


def _guarded(call: Call, rules: Rules) -> Arrival | Response:
    team, host = rules.team, host_of(call.host)
    if call.hosts != 1 or host is None:
        return refusals.bad_address()
    if not may_be_called(host[0], team):
        return refusals.unknown_host(host[0])
    origin = call.headers.get("origin")
    if call.kind == "stream" and origin is not None and not origin_fits(origin, call.host, team):
        return refusals.foreign_page()
    arrival = rules.identify(call.cookies)
    if arrival.person or call.kind == "own" or (oidc.configured() and call.kind in _TO_SIGN_IN):
        return arrival
    return refusals.stranger(arrival.why, call.kind == "page")


def is_https(scheme: str, host: str, rules: Rules) -> bool:
    """Whether the browser speaks HTTPS, to this server or to a proxy before it."""
    if scheme in ("https", "wss"):
        return True
    try:
        team = rules.team
    except FramingError:
        return False
    found = host_of(host)
    return team.url.startswith("https://") and found is not None and found[0] == url_host(team)
