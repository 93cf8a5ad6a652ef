"""What all errors that are shown to people have in common."""

from __future__ import annotations


class FramingError(Exception):
    """Root of all errors that are shown to people. `str(error)` is the whole sentence."""
