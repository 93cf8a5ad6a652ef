"""Agreement over time said in plain sentences; figures are rounded here and nowhere before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.reliability.in_words import counted, figure, listed
from framing.reliability.intervals import TENTATIVE, Interval
from framing.reliability.over_time.drift import Course, Drift, Stretch
from framing.reliability.over_time.groups import Figures
from framing.reliability.over_time.stability import Intracoder, Stability
from framing.undefined import Undefined

DRIFT_IS = (
    "Drift is when a reviewer comes to read the tags otherwise than before, so that α against the others falls,"
    " or climbs, as time goes on."
)
STABILITY_IS = (
    "Stability is how far a reviewer agrees with herself or himself: the same paragraph decided again, at least"
    " an hour later."
)
MIND_CHANGED = (
    "A decision that was changed on purpose counts as a disagreement here, and one that still seemed right was seldom"
    " saved again, so these figures err on the low side."
)
RETESTS_DO_NOT = "Those of silent re-tests do not."

#: So many reviewers, and stretches of one, are named one by one.
_MOST = 6


def in_tag(of: Stretch | Intracoder, tag: str | None) -> Figures:
    """The figures on `tag`; None is the exclusive reading."""
    return of.exclusive if tag is None else of.tags[tag]


def stretches(found: Drift) -> Iterator[tuple[Course, Stretch]]:
    for course in found.courses:
        for stretch in course.stretches:
            yield course, stretch


def noticed(found: Drift, tag: str | None) -> str:
    """Where a reviewer is below .667, and surely so."""
    kind = "week" if found.by == "week" else "hundred"
    known, low = 0, {}
    for course, stretch in stretches(found):
        interval = in_tag(stretch, tag).interval
        if isinstance(interval, Interval):
            known += 1
            if interval.high < TENTATIVE:
                low.setdefault(course.reviewer, []).append(stretch.name)
    if not known:
        return f"No {kind} has an interval yet."
    if not low:
        return f"In no {kind} does a reviewer's whole interval lie below .667."
    which = [
        f"{reviewer} in {listed(names) if len(names) <= _MOST else f'{len(names):,} {kind}s'}"
        for reviewer, names in low.items()
    ]
    many = f"{len(which):,} reviewers, among them " if len(which) > _MOST else ""
    return f"The whole interval lies below .667 for {many}{'; '.join(which[:_MOST])}."


def apart(milliseconds: float) -> str:
    """A length of time, such as "3 h" or "12 days"."""
    hours = milliseconds / 3_600_000
    if hours < 48:
        return f"{hours:.0f} h"
    return f"{hours / 24:.0f} days"


def drift_in_words(found: Drift, tag: str | None, courses: Iterable[Course]) -> str:
    """The chart, for readers who do not see it: each reviewer's first, last and lowest alpha."""
    called = "the tag as one choice" if tag is None else f"“{tag}”"
    said = []
    for course in courses:
        known = [
            (one.alpha, stretch.name)
            for stretch in course.stretches
            if not isinstance((one := in_tag(stretch, tag)).alpha, Undefined)
        ]
        if known:
            (first, begin), (last, end), (low, lowest) = known[0], known[-1], min(known)
            said.append(
                f"{course.reviewer}: {figure(first)} in {begin}, {figure(last)} in {end},"
                f" lowest {figure(low)} in {lowest}"
            )
        else:
            said.append(f"{course.reviewer}: no figure")
    unit = "week by week" if found.by == "week" else "by hundred paragraphs"
    return f"Alpha of each reviewer against the others on {called}, {unit}. {'; '.join(said)}."


def undefined_in(named: Iterable[tuple[str, Figures]]) -> list[str]:
    """Why there is a dash, and where: a sentence a reason."""
    why: dict[str, list[str]] = {}
    for name, of in named:
        if isinstance(of.alpha, Undefined):
            why.setdefault(of.alpha.reason, []).append(name)
        elif isinstance(of.interval, Undefined):
            why.setdefault(of.interval.reason, []).append(f"{name} (interval)")
    return [
        f"No figure (–) for {listed(names) if len(names) <= _MOST else f'{len(names):,} of them'}: {reason}"
        for reason, names in why.items()
    ]


def drawn_over(figures: Iterable[Figures], draws: int, seed: int) -> str:
    """What the intervals were drawn over."""
    over = {one.over for one in figures if isinstance(one.interval, Interval)}
    which = "articles" if over == {"articles"} else "paragraphs"
    if len(over) == 2:
        which = "articles, or paragraphs where there are fewer than eight articles"
    elif over == {"paragraphs"}:
        which = "paragraphs, since there are fewer than eight articles in each"
    return f"Intervals: bootstrap over {which}; {draws:,} draws, seed {seed}." if over else ""


def left_out(drift: Drift, stability: Stability) -> list[str]:
    """What the figures do not count."""
    said = []
    if untimed := sum(course.untimed for course in drift.courses):
        said.append(f"In no week, since their time cannot be read: {counted(untimed, 'label')}.")
    if stability.untimed:
        said.append(f"No part of stability for the same reason: {counted(stability.untimed, 'row')}.")
    if opened := sum(one.opened for one in stability.reviewers):
        said.append(
            f"No part of stability: {counted(opened, 'pair')} of decisions between which everybody's labels were"
            " open for discussion."
        )
    return said
