"""The table that every benchmark prints."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Report:
    rows: list[tuple[str, str, str, str]] = field(default_factory=list)
    missed: int = 0

    def add(
        self,
        what: str,
        figure: float,
        unit: str,
        *,
        at_most: float | None = None,
        at_least: float | None = None,
    ) -> None:
        """One measured figure and its bound, where it has one."""
        held = (at_most is None or figure <= at_most) and (at_least is None or figure >= at_least)
        bound = (
            f"≤ {at_most:,.4g} {unit}"
            if at_most is not None
            else f"≥ {at_least:,.4g} {unit}"
            if at_least is not None
            else ""
        )
        self.missed += not held
        self.rows.append(
            (what, f"{figure:,.4g} {unit}", bound, "" if not bound else "ok" if held else "MISSED")
        )
        print(f"  {what}: {figure:,.4g} {unit}", flush=True)

    def print(self) -> int:
        """Prints the table; returns how many bounds were missed."""
        head = ("what", "measured", "bound", "")
        widths = [max(len(row[i]) for row in [head, *self.rows]) for i in range(4)]
        print()
        for row in [head, tuple("-" * w for w in widths), *self.rows]:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        return self.missed
