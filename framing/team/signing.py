"""Signed ids: what stands in a join link's address, and in the cookie of whoever came in by it."""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import Literal

from itsdangerous import Signer

#: Signed for one purpose, an id is worth nothing for the other.
Purpose = Literal["join", "cookie"]

#: Signature first: it may end in "-" or "_", which chat programs leave out of a link, and an id does not.
_SIGNED = re.compile(r"[A-Za-z0-9_-]{43}\.[0-9a-f]{10}")


def sign(secret: bytes, purpose: Purpose, id: str) -> str:
    """`id` (10 hex digits) with its signature: 54 characters that need no quoting in URLs and cookies."""
    return f"{_signer(secret, purpose).get_signature(id).decode()}.{id}"


def verified_id(secret: bytes | None, purpose: Purpose, value: str) -> str | None:
    """The id in `value`, where `value` is what `sign` returns for it; else None. Takes constant time."""
    if secret is None or not isinstance(value, str) or not _SIGNED.fullmatch(value):
        return None
    signature, _, id = value.partition(".")
    if not _signer(secret, purpose).verify_signature(id, signature):
        return None
    # Base64 has several spellings of the same bytes; only the one that was given out counts.
    return id if hmac.compare_digest(value, sign(secret, purpose, id)) else None


def project_mark(secret: bytes) -> str:
    """8 hex digits that tell projects apart and say nothing of the secret."""
    return hmac.new(secret, b"framing project mark", hashlib.sha256).hexdigest()[:8]


def key_for(secret: bytes, what: str) -> str:
    """A text that nobody can work out without the secret, another for each `what`; it says nothing of the secret."""
    return hmac.new(secret, f"framing {what}".encode(), hashlib.sha256).hexdigest()


def _signer(secret: bytes, purpose: Purpose) -> Signer:
    return Signer(secret, salt=f"framing {purpose}", key_derivation="hmac", digest_method=hashlib.sha256)
