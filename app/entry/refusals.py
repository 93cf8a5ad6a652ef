"""What people are told who do not come in. Nothing of the project, and nothing they sent, stands in it unescaped."""

from __future__ import annotations

from starlette.responses import PlainTextResponse, Response

from app.entry.pages import page, steps, text

_GUIDE = "docs/security.md"


def nothing_to_send() -> Response:
    return PlainTextResponse("Nothing can be sent here.", 405, {"allow": "GET, HEAD"})


def bad_address() -> Response:
    return PlainTextResponse("This is not an address of this server.", 400)


def not_served() -> Response:
    return PlainTextResponse("Nothing is here.", 404)


def rules_unreadable() -> Response:
    return page(
        503,
        "This project's team cannot be read",
        text("So the server cannot tell who may come in, and lets nobody in."),
        text("Whoever runs it finds in its log what is wrong, and what to do. No restart is needed."),
    )


def not_solo(obstacle: str) -> Response:
    """`obstacle` completes "This request does not fit that: …"."""
    return page(
        403,
        "This server is for its own machine only",
        text("It takes whatever name is typed, so it answers nobody but the person who sits before it."),
        text(f"This request does not fit that: {obstacle}."),
        text("If it is your server and others shall come in, there are two ways:"),
        steps(
            'Personal join links. Write `sign_in = "required"` at the top of `team.toml` in the project folder, and '
            "make yourself a link: `python -m framing invite PROJECT YOUR-NAME --role lead`.",
            "Your organisation's sign-in (OpenID Connect), set up in `.streamlit/secrets.toml`, "
            'with `sign_in = "required"` and everybody\'s e-mail address in `team.toml`.',
        ),
        text(
            f"Both are described in `{_GUIDE}`. Only you? Open `http://localhost` with the port, on that machine."
        ),
    )


def unknown_host(host: str) -> Response:
    return page(
        421,
        "This server is not known by that name",
        text("It answers only to names that its project lists, so that no other site can pose as it."),
        text("If it is your server, add this line at the top of `team.toml` in the project folder:"),
        text(f'`allowed_hosts = ["{host}"]`'),
        text("No restart is needed. If you were sent here, tell whoever sent you."),
    )


def foreign_page() -> Response:
    return PlainTextResponse("Another site's page may not open a session here.", 403)


def stranger(why: str, is_page: bool) -> Response:
    """For somebody who is not known. `why` is what became of the link they once came by."""
    if not is_page:
        return PlainTextResponse("This needs a join link or a sign-in.", 401)
    return page(
        401,
        "This needs a join link",
        text(why or "The articles and tags here are for the project's team."),
        text(
            "Ask the project's lead for a new link."
            if why
            else "Everybody in it has a personal link: open yours once in this browser, "
            "and this address will know you. Lost it, or never had one? Ask the project's lead."
        ),
    )


def fault() -> Response:
    return page(
        500,
        "Something went wrong",
        text("Every decision that was confirmed is saved. Reload the page."),
        text("If it happens again, the server's log says what went wrong."),
    )
