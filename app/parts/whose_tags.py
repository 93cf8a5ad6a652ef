"""Whose tags figures are made of, for somebody who may not see all of them."""

from __future__ import annotations

from framing.team.discussion import Openness


def whose_tags(openness: Openness, articles: list[str]) -> str:
    """What a reviewer of a blind team sees here."""
    opened = sum(openness.is_open(article) for article in articles)
    if not opened:
        return "You see your own tags. Those of others follow when the lead opens an article for discussion."
    if opened == len(articles):
        return "You see everybody's tags: all articles shown here are open for discussion."
    which = "the article that is" if opened == 1 else f"the {opened:,} articles that are"
    return f"You see everybody's tags in {which} open for discussion, and your own in the others."
