"""Altair, loaded when a chart is asked for and not before: it and pandas are most of the app's memory."""

from __future__ import annotations

from types import ModuleType


def load_altair() -> ModuleType:
    """The module `altair`.

    Altair looks for pandas among the modules that are there, and stumbles over one that another thread has only half
    loaded. To import pandas first waits for that thread.
    """
    import pandas  # noqa: F401

    import altair  # isort: skip

    return altair
