"""What a report on the reliability of coding should be able to say, and what of it is still missing.

After Lombard, Snyder-Duch & Bracken, *Content Analysis in Mass Communication*, Human Communication Research 28
(2002) 587-604, and Krippendorff, *Content Analysis* (2nd ed. 2004), chapter 11.
"""

from __future__ import annotations

from framing.reliability.paper.apa import as_text, count
from framing.reliability.paper.checks import design, outcome
from framing.reliability.paper.checks.item import STATES, Item, State
from framing.reliability.paper.facts import Facts

__all__ = ["STATES", "Item", "as_markdown", "checklist"]


def checklist(facts: Facts) -> list[Item]:
    """All items, in the order of a study: material, codebook, coders, sample, agreement, settlement, access."""
    return [
        Item(
            "unknown",
            "How the articles were selected",
            f"The project has {count(facts.articles, 'article')}; why these is not written in it.",
            "Describe it in the text.",
        ),
        design.definitions(facts),
        design.one_codebook(facts),
        Item(
            "unknown",
            "Training of the reviewers",
            "What they practised on, and for how long, is not written in the project.",
            "Describe it, and whether authors were among the reviewers.",
        ),
        design.independence(facts),
        design.coded(facts),
        design.sample(facts),
        design.enough(facts),
        design.single_articles(facts),
        outcome.defined(facts),
        outcome.weakest(facts),
        outcome.lopsided(facts),
        outcome.stable(facts),
        outcome.settled(facts),
        Item(
            "unknown",
            "Where labels and codebook can be had",
            "Others need both to check the figures.",
            "Say where they are kept: labels.csv, codebook.toml and the version of this software.",
        ),
    ]


def as_markdown(items: list[Item]) -> str:
    """The checklist as Markdown, a line an item."""
    mark: dict[State, str] = {"done": "[x]", "missing": "[ ]", "unknown": "[?]"}
    lines = [
        f"- {mark[item.state]} **{item.title}** ({STATES[item.state].lower()})."
        f" {as_text(f'{item.case} {item.remedy}')}"
        for item in items
    ]
    return "\n".join(lines) + "\n"
