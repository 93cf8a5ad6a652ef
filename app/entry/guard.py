"""The guard at the front door: every request and every message passes it, before Streamlit sees any of it."""

from __future__ import annotations

import logging

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.entry import presence, refusals
from app.entry.arrival import HEADER, Arrival, sealed, without_forgeries
from app.entry.headers import secured
from app.entry.hosts import host_of
from app.entry.judge import Call, is_https, judge, kind_of, still_in
from app.entry.messages import is_taken
from app.entry.promptness import send_at_once
from app.entry.rules import Rules, in_force
from framing.errors import FramingError

_LOG = logging.getLogger("framing.entry")

#: Where the front door's own routes find who asks.
ARRIVAL = "framing.arrival"

#: "Policy violation": the browser may try again, and is then judged anew.
_POLICY = 1008


class Guard:
    """ASGI middleware. `rules` are those of this process's project where none are given."""

    def __init__(self, app: ASGIApp, rules: Rules | None = None):
        self.app = app
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        rules = self._rules or in_force()
        call = call_of(scope, rules)
        verdict = judge(call, rules)
        if scope["type"] == "http":
            await self._answer(scope, receive, send, call, verdict)
        elif isinstance(verdict, Arrival):
            await self._connect(scope, receive, send, call, verdict, rules)
        else:
            # Before the connection is accepted: the browser is told 403, and no session begins.
            await send({"type": "websocket.close", "code": _POLICY})

    async def _answer(
        self, scope: Scope, receive: Receive, send: Send, call: Call, verdict: Arrival | Response
    ) -> None:
        """Answer over HTTP, with the headers that every answer carries."""
        started = False
        # The name goes into a header: only one that is a name or an address does.
        host = call.host if host_of(call.host) else "localhost"

        async def send_secured(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                plain = isinstance(verdict, Response) or call.kind == "own"
                message = message | {
                    "headers": secured(
                        message["headers"],
                        host=host,
                        https=call.https,
                        media=call.kind == "data",
                        plain=plain,
                    )
                }
            await send(message)

        if isinstance(verdict, Response):
            await verdict(scope, receive, send_secured)
            return
        inner = scope | {"headers": without_forgeries(scope["headers"]), ARRIVAL: verdict}
        try:
            await self.app(inner, receive, send_secured)
        except Exception:
            if started:
                raise
            _LOG.exception("A request failed")
            verdict = refusals.fault()
            await verdict(scope, receive, send_secured)

    async def _connect(
        self, scope: Scope, receive: Receive, send: Send, call: Call, arrival: Arrival, rules: Rules
    ) -> None:
        """Hold a session's connection, as long as whoever opened it may be here."""
        closed = False

        async def receive_checked() -> Message:
            nonlocal closed
            while True:
                message = await receive()
                if message["type"] != "websocket.receive":
                    return message
                if not _may_stay(arrival, call, rules):
                    closed = True
                    await send({"type": "websocket.close", "code": _POLICY})
                    return {"type": "websocket.disconnect", "code": _POLICY}
                if is_taken(message.get("bytes")):
                    return message

        async def send_unless_closed(message: Message) -> None:
            if not closed:
                await send(message)

        headers = _as_own_page(without_forgeries(scope["headers"]), call)
        inner = scope | {"headers": [*headers, (HEADER.encode(), sealed(arrival).encode())], ARRIVAL: arrival}
        name = arrival.person.name if arrival.person else None
        send_at_once(send)
        if name:
            presence.enter(name)
        try:
            await self.app(inner, receive_checked, send_unless_closed)
        finally:
            if name:
                presence.leave(name)


def call_of(scope: Scope, rules: Rules) -> Call:
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    return Call(
        kind=kind_of(_path_within(scope), rules.base),
        method=scope.get("method", ""),
        headers=dict(headers.items()),
        cookies=cookie_parser("; ".join(headers.getlist("cookie"))),
        server=(scope.get("server") or ("",))[0] or "",
        client=(scope.get("client") or ("",))[0] or "",
        https=is_https(scope["scheme"], host, rules),
        hosts=len(headers.getlist("host")),
    )


def _path_within(scope: Scope) -> str:
    """The path that routes are found by: without what a server or an app around this one was told to put before."""
    path, root = scope["path"], scope.get("root_path", "")
    return path[len(root) :] if path == root or path.startswith(f"{root}/") else path


def _may_stay(arrival: Arrival, call: Call, rules: Rules) -> bool:
    try:
        return still_in(arrival, call.cookies, rules)
    except FramingError as error:  # the file of links is away: nobody can be told apart
        _LOG.error("%s", error)
        return False


def _as_own_page(headers: list[tuple[bytes, bytes]], call: Call) -> list[tuple[bytes, bytes]]:
    """`headers` with the `Host` that the page itself was loaded from.

    Behind a proxy they may differ, and both were judged. Streamlit would ask an outside service for this
    machine's address to find out whether it should let such a page in.
    """
    origin = call.headers.get("origin")
    if not origin:
        return headers
    own = origin.partition("://")[2].encode("latin-1")
    return [(name, own if name == b"host" else value) for name, value in headers]
