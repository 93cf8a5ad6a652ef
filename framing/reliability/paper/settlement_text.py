"""The parts of the methods text on a re-test, and on how disagreements were settled."""

from __future__ import annotations

from collections.abc import Iterator

from framing.reliability.paper.apa import alpha, as_text, capital, count, numeral, share
from framing.reliability.paper.facts import Facts
from framing.undefined import Undefined


def stability(facts: Facts) -> Iterator[str]:
    """What a silent re-test said, where there was one."""
    of = facts.retest
    if of is None:
        yield "No coder was asked to decide paragraphs again, so that intracoder stability was not measured."
        return
    yield (
        f"{capital(count(of.asked, 'paragraph'))}, each counted once for every coder asked, {'was' if of.asked == 1 else 'were'} set"
        " to be decided again, without the earlier decision in view."
    )
    if not of.answered:
        yield "None of them has been decided again so far."
        return
    yield (
        f"{capital(count(of.coders, 'coder'))} did so for {numeral(of.answered)}, at least an hour after the first time"
        " and without discussion in between."
    )
    if isinstance(of.lowest, Undefined):
        yield f"α of a coder with themselves is not defined for any tag: {of.lowest.reason[:1].lower()}{of.lowest.reason[1:]}"
    else:
        yield (
            "The lowest α of a coder with themselves, of all coders and tags, was"
            f" {alpha(of.lowest, of.interval).removeprefix('α = ')} (“{as_text(of.tag)}”)."
        )


def settlement(facts: Facts) -> Iterator[str]:
    """How disagreements were settled, as far as they were."""
    of = facts.settled
    if not of.double:
        yield "No paragraph was coded by two coders, so that there was nothing to settle."
        return
    if not of.differed:
        yield "Coders chose the same tags for every double-coded paragraph."
    else:
        yield (
            f"Coders chose different sets of tags for {of.differed:,} of {of.double:,} double-coded paragraphs"
            f" ({share(of.differed / of.double)})."
        )
    if not of.verdicts and not of.lapsed:
        yield "No disagreement has been adjudicated."
    elif of.verdicts:
        yield _adjudicated(facts)
    if of.majority:
        yield (
            f"In {count(of.majority, 'contested paragraph')} more than half of the coders agreed, which was taken as"
            " final."
        )
    if of.lapsed:
        yield (
            f"{capital(count(of.lapsed, 'verdict'))} lapsed because a coder changed a label later; no other has been"
            " given."
        )
    if of.open:
        yield (
            f"{capital(count(of.open, 'contested paragraph'))} without a majority remained open and"
            f" {'has' if of.open == 1 else 'have'} no final label."
        )
    elif of.differed and not of.lapsed:
        yield "No contested paragraph remained open."


def _adjudicated(facts: Facts) -> str:
    of = facts.settled
    who = capital(count(len(of.adjudicators), "adjudicator"))
    if of.also_coders and len(of.adjudicators) == 1:
        who += ", who was also a coder,"
    elif of.also_coders:
        who += f", {numeral(len(of.also_coders))} of them also {'a coder' if len(of.also_coders) == 1 else 'coders'},"
    which = f"{numeral(of.adjudicated)} of them contested"
    if of.verdicts == 1:
        which = "which was contested" if of.adjudicated else "which was not contested"
    return f"{who} decided on {count(of.verdicts, 'paragraph')}, {which}."
