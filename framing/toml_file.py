"""The project's TOML files, which people write by hand: read, or refused with what to do about it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from framing.errors import CodebookError, TeamFileError

Refused = type[CodebookError] | type[TeamFileError]


def read_text(file: Path, refused: Refused) -> tuple[str, bytes]:
    """The text of `file`, without a byte-order mark, and the bytes that it was made of.

    Raises `refused`, with the remedy, for a file that cannot be read or is not UTF-8; `FileNotFoundError`.
    """
    try:
        raw = file.read_bytes()
        return raw.decode("utf-8-sig"), raw
    except FileNotFoundError:
        raise
    except UnicodeDecodeError as error:
        raise refused(file.name, f"it is not UTF-8 text ({error}).", "Save it as UTF-8.") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise refused(
            file.name, f"it cannot be read ({reason}).", "Check the file and its permissions."
        ) from error


def parse(text: str, file: str, refused: Refused, model: str) -> dict[str, Any]:
    """The fields of `text`. Raises `refused`, naming `model` as the place to look at for the form."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number or a nesting past Python's limits
        raise refused(
            file, f"it is not valid TOML: {error}.", f"Mend that line; {model} shows the form."
        ) from None
