"""What is asked for, and is not there."""

from __future__ import annotations

from framing.errors.root import FramingError


class SelectionError(FramingError):
    """A selection, typed this moment, that names what is not there: `kind` is article, outlet, reviewer or tag."""

    def __init__(self, kind: str, name: str, expected: tuple[str, ...]):
        self.kind, self.name, self.expected = kind, name, expected
        shown = ", ".join(f"“{one}”" for one in expected[:8]) + (" and others" if len(expected) > 8 else "")
        super().__init__(
            f"There is no {kind} “{name}” to select. "
            + (
                f"Choose from {shown}."
                if expected
                else f"The project has no {kind} yet: select by something else."
            )
        )
