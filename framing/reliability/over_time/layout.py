"""Agreement over time as JSON, for scripts. The layout is stable: keys may be added, none changes its meaning.

Numbers are not rounded. What is undefined is null, and its object then has `reason`, a text.
"""

from __future__ import annotations

from framing.reliability.intervals import Interval
from framing.reliability.layout import RELIABLE, TENTATIVE
from framing.reliability.over_time.drift import Drift
from framing.reliability.over_time.groups import Figures
from framing.reliability.over_time.stability import Stability
from framing.undefined import Undefined, number


def document(drift: Drift, stability: Stability) -> dict:
    """What `python -m framing over-time --json` prints."""
    return {
        "by": drift.by,
        "drift": [
            {
                "reviewer": course.reviewer,
                "untimed": course.untimed,
                "stretches": [
                    {"name": one.name, "start": one.start, "labels": one.labels}
                    | _variables(one.tags, one.exclusive)
                    for one in course.stretches
                ],
            }
            for course in drift.courses
        ],
        "stability": [
            {
                "reviewer": one.reviewer,
                "pairs": one.pairs,
                "answers_to_retests": one.asked,
                "left_out_open_for_discussion": one.opened,
                "median_hours_between": None if one.apart_ms is None else one.apart_ms / 3_600_000,
            }
            | _variables(one.tags, one.exclusive)
            for one in stability.reviewers
        ],
        "untimed": stability.untimed,
        "interval": {"level": 0.95, "draws": drift.draws, "seed": drift.seed},
    }


def _variables(tags: dict[str, Figures], exclusive: Figures) -> dict:
    return {"tags": {tag: _figures(of) for tag, of in tags.items()}, "exclusive": _figures(exclusive)}


def _figures(of: Figures) -> dict:
    interval = of.interval if isinstance(of.interval, Interval) else None
    entries = {
        "units": of.units,
        "alpha": number(of.alpha),
        "alpha_interval": interval and [interval.low, interval.high],
        "alpha_below": interval and {TENTATIVE: interval.below_tentative, RELIABLE: interval.below_reliable},
        "interval_over": interval and of.over,
        "percent_agreement": number(of.percent_agreement),
    }
    why = dict.fromkeys(
        one.reason for one in (of.percent_agreement, of.alpha, of.interval) if isinstance(one, Undefined)
    )
    return entries | {"reason": " ".join(why)} if why else entries
