"""Checks of how far reviewers agree, and of what became of disagreements."""

from __future__ import annotations

from framing.reliability.in_words import level_of, listed
from framing.reliability.paper.apa import capital, count, figure, quoted, share
from framing.reliability.paper.checks.item import Item
from framing.reliability.paper.facts import Facts
from framing.undefined import Undefined


def defined(facts: Facts) -> Item:
    title = "Agreement is known for every tag"
    without = {
        tag: variable.figures.alpha.reason
        for tag, variable in facts.found.tags.items()
        if isinstance(variable.figures.alpha, Undefined)
    }
    if not without:
        return Item("done", title, f"α is defined for all {len(facts.found.tags)} tags.")
    reasons = " ".join(dict.fromkeys(without.values()))
    return Item(
        "missing",
        title,
        f"Not for {quoted(without)}: {reasons}",
        "Tag more, or leave such a tag out of the analysis.",
    )


def weakest(facts: Facts) -> Item:
    title = "The weakest tag reaches .800"
    tag = facts.found.weakest
    if tag is None:
        return Item("missing", title, "No tag has a figure.", "Have paragraphs tagged by two reviewers.")
    variable = facts.found.tags[tag]
    alpha, interval = variable.figures.alpha, variable.interval
    level = level_of(alpha)
    case = f"It is {quoted([tag])} with α = {figure(alpha)}"
    if not isinstance(interval, Undefined):
        case += f"; below .800 in {share(interval.below_reliable)} of the bootstrap draws"
    if level == "reliable":
        return Item("done", title, f"{case}.")
    if level == "tentative":
        return Item(
            "missing",
            title,
            f"{case}.",
            "Call conclusions that rest on it tentative, or sharpen its definition.",
        )
    return Item(
        "missing",
        title,
        f"{case}.",
        "Draw no conclusions from it: discuss the disagreements, sharpen its definition, tag a fresh sample.",
    )


def lopsided(facts: Facts) -> Item:
    title = "No tag is so rare that α misleads"
    lopsided = [tag for tag, variable in facts.found.tags.items() if variable.lopsided]
    if not lopsided:
        return Item("done", title, "For no tag do nearly all labels say the same while AC1 lies far above α.")
    return Item(
        "missing",
        title,
        f"Nearly all labels say the same of {quoted(lopsided)}.",
        "Report AC1 beside α, and have more paragraphs tagged.",
    )


def stable(facts: Facts) -> Item:
    title = "Reviewers agree with themselves"
    of = facts.retest
    ask = "Ask for a silent re-test under Sample on the page Agreement."
    if of is None:
        return Item("missing", title, "Nobody was asked to tag a paragraph again.", ask)
    if isinstance(of.lowest, Undefined):
        return Item(
            "missing", title, f"{of.answered:,} of {of.asked:,} re-tests are done. {of.lowest.reason}", ""
        )
    case = f"{of.answered:,} of {of.asked:,} re-tests are done; the lowest α is {figure(of.lowest)}, of {quoted([of.tag])}."
    if level_of(of.lowest) == "reliable":
        return Item("done", title, case)
    return Item(
        "missing", title, case, "Agreement between reviewers can hardly be better: sharpen the definition."
    )


def settled(facts: Facts) -> Item:
    title = "Disagreements are settled"
    of = facts.settled
    if not of.double:
        return Item("missing", title, "No paragraph is tagged by two reviewers.")
    if not of.open and not of.lapsed:
        case = f"{capital(count(of.differed, 'contested paragraph'))}; {'it has' if of.differed == 1 else 'all have'} a final label."
        return Item("done", title, case if of.differed else "No paragraph is contested.")
    waiting = [count(of.open, "contested paragraph") + " without a majority or a verdict"] if of.open else []
    if of.lapsed:
        waiting.append(count(of.lapsed, "verdict") + " that a later change of a label has undone")
    return Item("missing", title, f"Open: {listed(waiting)}.", "Settle them on the page Disagreements.")
