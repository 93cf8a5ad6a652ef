"""What somebody has said of a paragraph so far."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reviewer has said of a paragraph so far; drawn beside its text."""

    tags: tuple[str, ...] = ()
    unsure: bool = False
    note: str = ""

    @property
    def decided(self) -> bool:
        return bool(self.tags)
