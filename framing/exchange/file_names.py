"""Names of files made of whatever people, tools or data sets call a thing."""

from __future__ import annotations

import re
import unicodedata

#: Names that Windows keeps to itself.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def safe_stem(name: str, kind: str) -> str:
    """`name` as the name of a file, without ending, that any system can keep, and that leads to no other folder.

    At most about 80 characters. Where nothing is left of it, or a system keeps it to itself, `kind` stands before it.
    """
    plain = re.sub(r'[\s<>:"/\\|?*]+', " ", unicodedata.normalize("NFC", name))
    plain = "".join(c for c in plain if unicodedata.category(c)[0] != "C").strip(" .")[:80].strip(" .")
    return f"{kind} {plain}".strip() if not plain or _RESERVED.fullmatch(plain) else plain
