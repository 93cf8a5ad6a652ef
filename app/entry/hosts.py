"""Names and addresses: what is this machine only, what this server may be called, and what shows a proxy."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from framing.team.roster import Team

#: Headers by which proxies, tunnels and content networks say that they pass on another machine's request.
FORWARDING = re.compile(
    r"forwarded|x-forwarded(-.*)?|x-original-.*|x-real-ip|x-(cluster-)?client-ip|x-envoy-.*|x-rewrite-url|via"
    r"|true-client-ip|client-ip|remote-addr|cf-.*|cdn-loop|fastly-.*|fly-.*|ngrok-.*|tailscale-.*|x-tunnel-.*"
    r"|x-ms-.*|x-arr-.*|x-azure-.*|x-goog-.*|x-amzn-trace-id|x-request-start|x-scheme|proxy-.*"
)

_NAME = re.compile(r"[a-z0-9]([a-z0-9_-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9_-]*[a-z0-9])?)*")


def host_of(header: str | None) -> tuple[str, int | None] | None:
    """(host, port) of a `Host` header, the host in lower case; None where it is none."""
    name, port = header or "", None
    if match := re.fullmatch(r"(\[.*\]|[^\[\]]*):(\d{1,5})", name):
        name, port = match[1], int(match[2])
    name = name.lower()
    if name.startswith("[") and name.endswith("]"):
        name = name[1:-1]
        # What stands behind a "%" names a card of the sender's machine, and may be any text.
        if _address(name) is None or ":" not in name or "%" in name:
            return None
    elif not _NAME.fullmatch(name.removesuffix(".")):
        return None
    return (name.removesuffix("."), port) if port is None or 0 < port < 65536 else None


def is_loopback(host: str | None) -> bool:
    """Whether `host`, a name or an address, can only be this machine."""
    if not host:
        return False
    name = host.lower().removesuffix(".")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    address = _address(name.strip("[]"))
    if address is None:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def may_be_called(host: str, team: Team) -> bool:
    """Whether a request may be meant for `host`, in lower case.

    Every address may stand there: no web page can make a browser send one that is not this server's. A name
    can be made to lead here by whoever owns it, so only known ones pass.
    """
    if is_loopback(host) or _address(host) is not None or host in own_names():
        return True
    return host == url_host(team) or named(host, team.allowed_hosts)


def named(host: str, patterns: Iterable[str]) -> bool:
    """Whether `host` is one of `patterns`; "*.example.org" stands for all names under example.org."""
    return any(host.endswith(p[1:]) if p.startswith("*.") else host == p for p in patterns)


def url_host(team: Team) -> str:
    return (urlsplit(team.url).hostname or "").lower() if team.url else ""


@cache
def own_names() -> frozenset[str]:
    """What this machine calls itself, alone and on the local network."""
    name = socket.gethostname().lower().removesuffix(".")
    return frozenset({name, f"{name.split('.')[0]}.local"} - {""})


def forwarding_header(names: Iterable[str]) -> str | None:
    """The first of the header `names` that a proxy or a tunnel adds."""
    return next((name for name in names if FORWARDING.fullmatch(name.lower().replace("_", "-"))), None)


def origin_fits(origin: str, host: str, team: Team | None) -> bool:
    """Whether a page of `origin` may open a connection to this server, called by the `Host` header `host`.

    Its own pages may. Behind a proxy that hands on another `Host`, `team` says what the pages' address is: its
    `url`, or one of its `allowed_hosts` on the usual port. Without a team, only this server's own pages.
    """
    try:
        parts = urlsplit(origin)
        name, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or not name or parts.path or parts.query or "@" in parts.netloc:
        return False
    if parts.netloc.lower() == host.lower():
        return True
    if team is None:
        return False
    usual = {"http": 80, "https": 443}
    if team.url:
        ours = urlsplit(team.url)
        if (ours.scheme, (ours.hostname or "").lower(), ours.port or usual[ours.scheme]) == (
            parts.scheme,
            name,
            port or usual[parts.scheme],
        ):
            return True
    return named(name, team.allowed_hosts) and port in (None, usual[parts.scheme])


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None
