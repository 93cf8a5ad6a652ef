"""What a figure is: a number that an article cites, with its unit and what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FigureKind = Literal["count", "share", "rate", "money", "measure", "ratio", "date"]

KINDS: tuple[FigureKind, ...] = ("count", "share", "rate", "money", "measure", "ratio", "date")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a paragraph. `figures_in` leaves `article`, `number` and `paragraph_id` empty."""

    #: As printed: the number with its scale, currency, unit or base, such as "$6 million" or "2.4 per 100,000".
    text: str
    kind: FigureKind
    #: Where `text` stands in the paragraph's text: characters, the end excluded.
    start: int
    end: int
    #: In `unit`; scales are multiplied out. None for ranges, vague numbers and dates.
    value: float | None
    #: The ends of a range, both `value` where there is one. `high` is None for a vague number ("thousands"),
    #: of which `low` is the least that it may mean. For dates both are None.
    low: float | None
    high: float | None
    #: "%", "points", a currency ("$", "£/week"), a unit ("mi", "year"), "per 100,000", "times", else "".
    unit: str
    #: What is counted or measured, as printed: "inmates", "homicide rate"; "" where the text does not say so near it.
    what: str
    #: How exact it is, as printed: "nearly", "up to"; else "".
    hedge: str
    #: The sentence it stands in, and where that begins in the paragraph.
    sentence: str
    sentence_start: int
    #: The date that a number is tied to in its sentence, and a date's own: ISO 8601, shortened to what is said
    #: ("2024-06", "2019", "--02" for a February), "199x" for a decade; "" where there is none.
    dated: str = ""
    article: str = ""
    #: The paragraph's number in the article, and its id.
    number: int = 0
    paragraph_id: str = ""

    @property
    def is_date(self) -> bool:
        """Whether it is a date, and so has neither value nor unit."""
        return self.kind == "date"
