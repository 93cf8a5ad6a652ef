"""What the server says when it starts: where it is reached, who may come in, and how. Never a token or a secret."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from streamlit import config
from streamlit.net_util import get_internal_ip

from app.entry import ending, oidc
from app.entry.headers import inline_scripts
from app.entry.hosts import is_loopback, own_names
from app.entry.rules import Rules, in_force
from framing.errors import FramingError


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Tell what this server does, and get ready what every request needs; at the end, clear up."""
    _hide_tokens()
    inline_scripts()
    own_names()
    print(
        "\n".join(("", *said(in_force(), config.get_option("server.port")), "")), file=sys.stderr, flush=True
    )
    try:
        yield
    finally:
        ending.end()


def said(rules: Rules, port: int) -> list[str]:
    """The lines that are printed."""
    try:
        team = rules.team
        if rules.solo:
            return [
                f"Framing annotator: open {_addresses(rules, port)}",
                "Solo: it answers this machine only, and takes the name that is typed. "
                "docs/security.md says how others come in.",
            ]
        active = sum(link.state() == "active" for link in rules.links.all())
    except FramingError as error:
        return [f"{error}", "Nobody comes in until that is mended. No restart is needed."]
    where = team.url or _addresses(rules, port)
    reached = (
        'this machine (and any proxy or tunnel on it: sign_in = "required")'
        if rules.local
        else "other machines too"
    )
    with_mail = sum(bool(member.email) for member in team.members)
    links = (
        f"{active} valid join {'link' if active == 1 else 'links'}."
        if active
        else "No valid join link yet. Make the lead's: "
        f'python -m framing invite "{rules.folder}" NAME --role lead'
    )
    return [
        f"Framing annotator: {where}, reached from {reached}.",
        "Nobody comes in without "
        + (
            f"a join link, or the organisation's sign-in (OpenID Connect; {with_mail} in team.toml have an e-mail address)."
            if oidc.configured()
            else "a join link. OpenID Connect is not set up."
        ),
        links,
    ]


def _addresses(rules: Rules, port: int) -> str:
    """Where a browser finds the server: by the machine's name, and by its number, which needs no name service."""
    hosts = [rules.address]
    if not rules.address or rules.address in ("0.0.0.0", "::"):
        own = get_internal_ip()
        hosts = [*sorted(own_names(), key=len)[:1], *([own] if own and not is_loopback(own) else [])]
    shown = [f"[{host}]" if ":" in host else host for host in hosts or ["localhost"]]
    return " or ".join(f"http://{host}:{port}{rules.base}" for host in shown)


def _hide_tokens() -> None:
    """Where a server logs each address that it answers, the tokens of join links stay out of it."""

    def hide(record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                re.sub(r"(/join/)[^\s?]+", r"\1…", part) if isinstance(part, str) else part
                for part in record.args
            )
        return True

    for name in ("uvicorn.access", "uvicorn.error"):
        logging.getLogger(name).addFilter(hide)
