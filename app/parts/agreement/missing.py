"""What has to be done before there is agreement to speak of, where there is none."""

from __future__ import annotations

from typing import NamedTuple

from app.parts.agreement.look import Look
from framing.reliability.in_words import listed
from framing.selection import Selection


class Missing(NamedTuple):
    title: str
    #: Plain text.
    what_to_do: str


def missing(look: Look) -> Missing | None:
    """Why there is nothing to compare, and what to do; None where there is something."""
    data = look.found.ratings
    if data.per_unit.max(initial=0) > 1:
        return None
    if not len(look.seen.articles):
        if look.project.team.mask_source and not look.person.is_lead:
            return Missing(
                "Not yet",
                "Sources are hidden while you tag, so agreement waits until the lead opens articles for discussion.",
            )
        return Missing(
            "No articles yet", "Put articles as .txt or .md files into the project's “sources” folder."
        )
    if look.selection != Selection():
        return Missing(
            "Nothing to compare in this selection",
            "No paragraph in it was tagged by two reviewers. Take something out of “Which labels count”.",
        )
    if look.project.team.blind and not look.person.is_lead:
        return Missing(
            "Not yet",
            "Reviewers of this project decide on their own, so you see nobody else's labels. When the lead opens an"
            " article for discussion, what you agreed on in it shows here.",
        )
    if not data.reviewers:
        return Missing(
            "Nothing is tagged yet",
            "Open “Tag”, choose an article and tag its paragraphs; then have a second person tag the same ones.",
        )
    if len(data.reviewers) == 1:
        return Missing(
            "One reviewer so far",
            f"Only {data.reviewers[0]} has tagged. Agreement takes two: have a second person tag the same"
            " paragraphs, without looking at these labels.",
        )
    return Missing(
        "No paragraph was tagged by two reviewers",
        f"{listed(data.reviewers)} have tagged, each something else. Give the same article to two of them, or set"
        " them the same paragraphs.",
    )
