"""Fields of a TOML table: each is what it should be, or refused with its name and the remedy."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from framing.errors import TeamFileError

#: Makes the error for a problem and its remedy.
Refuse = Callable[[str, str], TeamFileError]

#: One label of a host name; punycode and underscores, which private networks use, included.
_HOST = re.compile(r"(\*\.)?[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")


def text_of(table: dict[str, Any], field: str, refuse: Refuse) -> str:
    value = table.get(field, "")
    if not isinstance(value, str):
        raise refuse(f"{field} is not text.", f'Write it in quotes: {field} = "…".')
    return value


def truth_of(table: dict[str, Any], field: str, default: bool, refuse: Refuse) -> bool:
    value = table.get(field, default)
    if not isinstance(value, bool):
        raise refuse(f"{field} is neither true nor false.", f"Write {field} = true or {field} = false.")
    return value


def choice_of(table: dict[str, Any], field: str, choices: tuple[str, ...], refuse: Refuse) -> Any:
    value = table.get(field, choices[0])
    if value not in choices:
        known = " or ".join(f'{field} = "{choice}"' for choice in choices)
        raise refuse(f"{field} is “{value}”.", f"Write {known}.")
    return value


def is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def number_of(table: dict[str, Any], field: str, refuse: Refuse, share: bool = False) -> Any:
    value = table.get(field)
    if value is None:
        return None
    if share:
        if not (is_int(value) or isinstance(value, float)) or not 0 <= value <= 1:
            raise refuse(f"{field} is {value!r}.", f"Write a number from 0 to 1, such as {field} = 0.2.")
        return float(value)
    if not is_int(value) or value < 1:
        raise refuse(f"{field} is {value!r}.", f"Write a whole number from 1, such as {field} = 2.")
    return value


def url_of(text: str, refuse: Refuse) -> str:
    url = text.strip().rstrip("/")
    try:
        parts = urlsplit(url)
        bad = url and (
            parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc
            or parts.query or parts.fragment or not url.isprintable() or " " in url or parts.port == 0
        )  # fmt: skip
    except ValueError:  # a port or an address that is none
        bad = True
    if bad:
        raise refuse(f"url “{text}” is not the address of a server.", 'Write it as url = "https://host.org".')
    return url


def hosts_of(names: object, refuse: Refuse) -> tuple[str, ...]:
    if not isinstance(names, list):
        raise refuse("allowed_hosts is not a list.", 'Write it as allowed_hosts = ["tags.example.org"].')
    return tuple(_host(name, refuse) for name in names)


def _host(written: object, refuse: Refuse) -> str:
    """A host name as a browser sends it (lower case, punycode), or an address without its brackets."""
    name = written.strip() if isinstance(written, str) else ""
    try:
        return str(ipaddress.ip_address(name.removeprefix("[").removesuffix("]")))
    except ValueError:
        pass
    try:
        host = name.rstrip(".").encode("idna").decode().lower()
    except UnicodeError:
        host = ""
    if not _HOST.fullmatch(host):
        raise refuse(
            f"allowed_hosts: “{written}” is not a host name.",
            'Write the name alone, such as "tags.example.org" or "*.example.org", without port or path.',
        )
    return host
