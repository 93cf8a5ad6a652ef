"""The headers that every answer carries: what a browser may do with it, and with whom it may share it."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from functools import cache, lru_cache
from pathlib import Path

import streamlit as st

#: What a page may never ask a browser for. Copying a link is left.
_FEATURES = (
    "accelerometer", "autoplay", "camera", "display-capture", "geolocation", "gyroscope", "hid", "magnetometer",
    "microphone", "midi", "payment", "publickey-credentials-get", "screen-wake-lock", "serial", "usb",
    "xr-spatial-tracking",
)  # fmt: skip

_ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-permitted-cross-domain-policies", b"none"),
    (b"permissions-policy", ", ".join(f"{feature}=()" for feature in _FEATURES).encode()),
)

#: Half a year. Subdomains are left alone: they are not this server's to decide on.
_HSTS = (b"strict-transport-security", b"max-age=15552000")

#: Files that people take away: opened in a tab instead of saved, they run nothing and load nothing.
_MEDIA_POLICY = b"default-src 'none'; frame-ancestors 'none'; sandbox"

#: The plain pages of the front door: text and their own style.
_PLAIN_POLICY = b"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


@cache
def inline_scripts() -> tuple[str, ...]:
    """The hashes of the scripts that stand in Streamlit's own page, as a policy names them."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text("utf-8")
    found = re.findall(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    return tuple(f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in found)


# A few alone: the names are those that anybody asks by.
@lru_cache(maxsize=32)
def page_policy(host: str) -> bytes:
    """The Content-Security-Policy of Streamlit's pages, served under `host`, a `Host` header that was checked.

    Styles are inline, because Streamlit's are; scripts are its own files and the components' (`blob:`). Text is
    never run as a script; a library that counts in 64 bits compiles WebAssembly, which cannot touch the page.
    `ws:` and `wss:` stand beside 'self' for browsers that do not count them in.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' blob: 'wasm-unsafe-eval' {' '.join(inline_scripts())}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' data: blob:",
            f"connect-src 'self' ws://{host} wss://{host}",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "frame-src 'none'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    ).encode()


def secured(
    headers: list[tuple[bytes, bytes]], *, host: str, https: bool, media: bool = False, plain: bool = False
) -> list[tuple[bytes, bytes]]:
    """`headers` of an answer with those above. `media` is a file to take away, `plain` a page of the front door.

    Over HTTPS cookies that were not marked so are kept to it, and the browser is told to come back that way.
    """
    ours = [*_ALWAYS]
    ours.append(
        (
            b"content-security-policy",
            _PLAIN_POLICY if plain else _MEDIA_POLICY if media else page_policy(host),
        )
    )
    if media or plain:
        ours.append((b"cache-control", b"private, no-store"))
    if https:
        ours.append(_HSTS)
    names = {name for name, _ in ours}
    return [
        (name, _secure(value) if https and name == b"set-cookie" else value)
        for name, value in headers
        if name not in names
    ] + ours


def _secure(cookie: bytes) -> bytes:
    marked = re.search(rb";\s*secure\s*(;|$)", cookie, re.IGNORECASE)
    return cookie if marked else cookie + b"; Secure"
