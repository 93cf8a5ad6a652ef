"""What a check says."""

from __future__ import annotations

from typing import Literal, NamedTuple

State = Literal["done", "missing", "unknown"]

STATES: dict[State, str] = {"done": "Done", "missing": "Missing", "unknown": "For you to say"}


class Item(NamedTuple):
    """One line of the checklist."""

    state: State
    title: str
    #: What is the case, as a sentence.
    case: str
    #: What to do about it, as a sentence; empty where there is nothing to do.
    remedy: str = ""
