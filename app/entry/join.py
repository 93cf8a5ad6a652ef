"""The front door's own addresses: join with a link, leave, and ask who one is."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from app.entry import oidc
from app.entry.arrival import Arrival
from app.entry.guard import ARRIVAL
from app.entry.judge import is_https
from app.entry.pages import page, text, way
from app.entry.rules import Rules, in_force
from framing.errors import LinkRefused
from framing.team.links import Link

#: Seconds for which a browser keeps the cookie of a link that never expires: the longest that browsers allow.
_LONGEST = 400 * 24 * 3600


def routes(rules: Rules | None = None) -> list[Route]:
    """For `st.App`. They are reached through the guard only, which tells them who asks."""
    rules = rules or in_force()

    def join(request: Request) -> Response:
        return _join(request, rules)

    def leave(request: Request) -> Response:
        return _leave(request, rules)

    return [
        Route(f"{rules.base}/join/{{token}}", join, methods=["GET"]),
        Route(f"{rules.base}/leave", leave, methods=["GET"]),
        Route(f"{rules.base}/me", _me, methods=["GET"]),
    ]


def seconds_left(link: Link, now: datetime) -> int:
    """How long a browser shall keep the cookie of `link`."""
    if not link.expires:
        return _LONGEST
    left = datetime.fromisoformat(link.expires).astimezone(UTC) - now
    return max(0, min(int(left.total_seconds()), _LONGEST))


def _join(request: Request, rules: Rules) -> Response:
    start = f"{rules.base}/"
    if rules.solo:
        return page(
            200,
            "No link is needed here",
            text("This server is for its own machine and takes the name that you type."),
            way(start, "Start"),
        )
    try:
        link = rules.links.from_token(request.path_params["token"])
    except LinkRefused as refused:
        return page(
            403,
            "This link does not open anything",
            text(str(refused)),
        )
    if request.headers.get("sec-fetch-dest", "document") != "document":
        return PlainTextResponse("A join link is opened in a tab of its own.", 403)
    known: Arrival = request.scope[ARRIVAL]
    led_here = request.headers.get("sec-fetch-site") in ("cross-site", "same-site")
    if led_here and known.person and known.person.name != link.name:
        return page(
            200,
            f"Go on as {link.name}?",
            text(f"In this browser you are {known.person.name}. This link is for {link.name}."),
            text("Whoever goes on here tags under that name, in all tabs of this browser."),
            way(f"{rules.base}/join/{request.path_params['token']}", f"Go on as {link.name}"),
            way(start, f"Stay {known.person.name}"),
        )
    answer = RedirectResponse(start, 303)
    answer.set_cookie(
        rules.links.cookie_name,
        rules.links.cookie(link),
        max_age=seconds_left(link, datetime.now(UTC)),
        path=start if not rules.base else rules.base,
        httponly=True,
        samesite="lax",
        secure=is_https(request.url.scheme, request.headers.get("host", ""), rules),
    )
    return answer


def _leave(request: Request, rules: Rules) -> Response:
    start = f"{rules.base}/"
    if rules.solo:
        return RedirectResponse(start, 303)
    if request.headers.get("sec-fetch-site") == "cross-site":
        return page(200, "Sign out?", text("Another site led here."), way(f"{rules.base}/leave", "Sign out"))
    arrival: Arrival = request.scope[ARRIVAL]
    if arrival.way == "oidc":
        return RedirectResponse(f"{rules.base}/auth/logout", 303)
    again = (
        [way(start, "Sign in")]
        if oidc.configured()
        else [text("Your link lets you in again. Close this browser's tabs of the project.")]
    )
    answer = page(
        200, "You are signed out", text("This browser no longer knows you. Every tag is saved."), *again
    )
    answer.delete_cookie(rules.links.cookie_name, path=rules.base or "/", httponly=True, samesite="lax")
    return answer


async def _me(request: Request) -> Response:
    """Who asks, as JSON; 401 for strangers. A page asks it while its connection is away."""
    arrival: Arrival = request.scope[ARRIVAL]
    if arrival.way == "stranger":
        return JSONResponse({"name": None, "role": None, "way": "stranger", "why": arrival.why}, 401)
    person = arrival.person
    return JSONResponse({"name": person and person.name, "role": person and person.role, "way": arrival.way})
