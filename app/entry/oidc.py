"""OpenID Connect: from the cookie that Streamlit signs at `st.login` to a member in team.toml."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from streamlit.auth_util import get_origin_from_redirect_uri, get_secrets_auth_section
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

from framing.team.people import Person
from framing.team.roster import Team


class NotAMember(Exception):
    """Somebody signed in, and is nobody in the team. `str(error)` is a sentence for them."""


#: What a provider's section of `[auth]` has to say.
_NEEDED = ("client_id", "client_secret", "server_metadata_url")


@cache
def providers() -> tuple[str | None, ...]:
    """Who people may sign in with, by the names that `st.login` takes; None is the one without a name.

    From the `[auth]` section of Streamlit's secrets, which are read once, at the start. A provider that is not
    set up whole is left out: its button would lead nowhere.
    """
    auth = get_secrets_auth_section()
    if not auth.get("redirect_uri") or not auth.get("cookie_secret"):
        return ()
    named = tuple(name for name, section in auth.items() if isinstance(section, Mapping) and _whole(section))
    return ((None,) if _whole(auth) else ()) + named


def configured() -> bool:
    """Whether anybody can sign in with OpenID Connect."""
    return bool(providers())


def _whole(section: Mapping) -> bool:
    return all(section.get(name) for name in _NEEDED)


def member(cookies: Mapping[str, str], team: Team) -> Person | None:
    """Who has signed in; None where nobody has. Raises `NotAMember`."""
    if USER_COOKIE_NAME not in cookies:
        return None
    claims = _claims(cookies)
    if claims is None:
        return None
    email = claims.get("email")
    if not isinstance(email, str) or not email:
        raise NotAMember(
            "Your organisation did not tell your e-mail address, so this server cannot know you."
        )
    # Absent is not false: some providers vouch for every address and leave the claim out.
    if claims.get("email_verified", True) not in (True, "true"):
        raise NotAMember(f"Your organisation has not verified that {email} is yours. Verify it there first.")
    found = team.by_email(email)
    if found is None:
        raise NotAMember(f"{email} is not in this project's team. Ask the lead to add it to team.toml.")
    return Person(found.name, found.role)


def _claims(cookies: Mapping[str, str]) -> dict | None:
    """What the provider said; None where the cookie is not one that this server signed for its own address."""
    try:
        raw = _get_signed_cookie_with_chunks(dict(cookies), USER_COOKIE_NAME)
        claims = json.loads(raw) if raw else None
    except (ValueError, TypeError):  # not our text; a chunk missing
        return None
    if not isinstance(claims, dict) or claims.get("origin") != get_origin_from_redirect_uri():
        return None
    return claims if claims.get("is_logged_in") is True else None
