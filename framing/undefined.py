"""What stands where a figure is not defined: the reason, and no number."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Undefined:
    """No number: `reason` is a sentence that says why."""

    reason: str


#: A coefficient, or why there is none. Never nan.
Figure = float | Undefined

NO_LABELS = Undefined("Nobody has tagged a paragraph here.")
ONE_REVIEWER = Undefined("Only one reviewer has tagged here; agreement takes two.")
NO_OVERLAP = Undefined("No paragraph was tagged by two reviewers.")
NOTHING_VARIES = Undefined("Nothing varies: all labels that are compared say the same.")


def not_two(reviewers: int) -> Undefined:
    """Why there is no Cohen's kappa."""
    return Undefined(f"Cohen's kappa is for exactly two reviewers; {reviewers} have tagged here.")


def number(figure: Figure) -> float | None:
    """The figure, or None where it is undefined."""
    return None if isinstance(figure, Undefined) else figure
