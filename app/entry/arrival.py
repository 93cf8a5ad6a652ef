"""Who is at the other end, as the guard found and as a page's run may ask.

The guard tells the run in a header of the WebSocket. The header carries a random of this process, and the
guard strips every copy that a client sends: so nobody but the guard can write it, and a server that runs
without the guard knows nobody.
"""

from __future__ import annotations

import binascii
import hmac
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from framing.team.people import Person

Way = Literal["solo", "link", "oidc", "stranger"]

#: Also named in .streamlit/config.toml, so that Streamlit gives nobody the session of somebody else.
HEADER = "x-framing-arrival"

_SEAL = secrets.token_urlsafe(24)


@dataclass(frozen=True, slots=True)
class Arrival:
    way: Way
    #: Known by a link or by OpenID Connect; None in solo mode, where the page asks for a name, and for strangers.
    person: Person | None = None
    #: Why somebody is a stranger, in a sentence for them.
    why: str = ""


UNGUARDED = Arrival(
    "stranger",
    why="This server runs without its front door, so it lets nobody in. Start it with `streamlit run annotate_app.py`.",
)


def of_this_run() -> Arrival:
    """Who this run of the page is for. Never solo, and nobody, where the guard has not let the request in."""
    return unsealed(st.context.headers.get(HEADER))


def sealed(arrival: Arrival) -> str:
    """`arrival` as a header's value: ASCII, whatever the name."""
    person = arrival.person
    facts = [arrival.way, person and person.name, person and person.role, arrival.why]
    return f"{_SEAL}.{urlsafe_b64encode(json.dumps(facts).encode()).decode()}"


def unsealed(value: str | None) -> Arrival:
    """What `sealed` wrote in this process; for anything else, a stranger."""
    seal, _, facts = (value or "").partition(".")
    if not hmac.compare_digest(seal.encode("utf-8", "replace"), _SEAL.encode()):
        return UNGUARDED
    try:
        way, name, role, why = json.loads(urlsafe_b64decode(facts))
    except (binascii.Error, ValueError):
        return UNGUARDED
    return Arrival(way, Person(name, role) if name else None, why)


def without_forgeries(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """`headers` without any that a server or a proxy could take for the guard's own."""
    own = HEADER.encode()
    return [(name, value) for name, value in headers if name.lower().replace(b"_", b"-") != own]
