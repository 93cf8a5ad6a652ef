"""Names that other programs can keep: of files, and of variables in SPSS."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

#: Names of devices, which Windows gives to no file.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}

#: Characters of a name; SPSS takes 64 bytes, and something is put behind it.
_LONGEST = 32


def plain_names(names: Iterable[str], otherwise: str) -> list[str]:
    """A name of lower-case ASCII letters, digits and "_" for each of `names`, no two of them alike.

    Each begins with a letter. A name without any letter or digit of ASCII is called `otherwise` and its number.
    """
    found: list[str] = []
    for number, name in enumerate(names, 1):
        base = _plain(name) or f"{otherwise}_{number}"
        base = base if base[0].isalpha() and base not in _DEVICES else f"{otherwise}_{base}"
        free, again = base, 1
        while free in found:
            again += 1
            free = f"{base}_{again}"
        found.append(free)
    return found


def _plain(name: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", ascii_only).strip("_")[:_LONGEST].strip("_")


def shortened(text: str, longest: int) -> str:
    """`text` of at most `longest` bytes of UTF-8, whole characters."""
    data = text.encode("utf-8", "replace")
    return data[:longest].decode("utf-8", "ignore")
