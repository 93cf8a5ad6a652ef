"""Agreement as JSON, for scripts. The layout is stable: keys may be added, none changes its meaning.

Numbers are not rounded. What is undefined is null, and its object then has `reason`, a text, and `reasons`, the
same by key.
"""

from __future__ import annotations

from dataclasses import replace

from framing.reliability.agreement import Agreement, Part, SetAgreement, Variable
from framing.reliability.coefficients import Coefficients
from framing.reliability.intervals import Drawing, Interval
from framing.reliability.undefined import Figure, Undefined, number

#: The thresholds' names in `alpha_below`.
TENTATIVE, RELIABLE = ".667", ".800"


def document(found: Agreement) -> dict:
    """What `python -m framing agreement --json` prints."""
    data, categories = found.ratings, found.reading.categories
    sets, why = {}, {}
    for name, one in found.sets.items():
        sets |= _set_entries(name, one, why)
    return {
        "tags": {tag: _variable(variable) for tag, variable in found.tags.items()},
        "exclusive": _variable(found.exclusive, categories)
        | {"left_out": found.reading.left_out, "interval": _drawing(found.exclusive_drawing)},
        "sets": _with_reasons(sets, why),
        "pairs": [
            {
                "reviewers": list(pair.reviewers),
                "tags": {tag: _figures(one) for tag, one in pair.tags.items()},
            }
            for pair in found.pairs
        ],
        "articles": [{"article": part.name} | _part(part, categories) for part in found.articles],
        "outlets": [{"outlet": part.name} | _part(part, categories) for part in found.outlets],
        "weakest": found.weakest,
        "reviewers": list(data.reviewers),
        "set_aside": list(data.set_aside),
        "former_tags": list(data.former),
        "orphaned": data.orphaned,
        "interval": _drawing(found.drawing),
    }


def _variable(variable: Variable, categories: tuple[str, ...] | None = None) -> dict:
    """A variable's object; the figures' own, with the interval's entries behind alpha."""
    figures = _figures(variable.figures, categories)
    why = figures.pop("reasons", {})
    figures.pop("reason", None)
    alpha = figures.pop("alpha")
    entries = {"alpha": alpha} | _interval_entries("alpha", variable.interval, why) | figures
    return _with_reasons(entries | {"lopsided": variable.lopsided}, why)


def _part(part: Part, categories: tuple[str, ...]) -> dict:
    return {
        "tags": {tag: _figures(one) for tag, one in part.tags.items()},
        "exclusive": _figures(part.exclusive, categories),
    }


def _figures(of: Coefficients, categories: tuple[str, ...] | None = None) -> dict:
    """The coefficients; prevalence is that of "present", or with `categories` an object of theirs."""
    why: dict[str, str] = {}
    prevalence: Figure | dict = of.prevalence
    if not isinstance(prevalence, Undefined):
        prevalence = dict(zip(categories, prevalence, strict=True)) if categories else prevalence[1]
    of = replace(of, prevalence=prevalence)
    entries = {}
    for name in (
        "alpha", "percent_agreement", "ac1", "fleiss_kappa", "cohen_kappa", "prevalence",
        "units", "pairable_units", "reviewers",
    ):  # fmt: skip
        value = getattr(of, name)
        entries[name] = number(value)
        if isinstance(value, Undefined):
            why[name] = value.reason
    return _with_reasons(entries, why)


def _set_entries(name: str, one: SetAgreement, why: dict[str, str]) -> dict:
    key = f"alpha_{name}"
    if isinstance(one.alpha, Undefined):
        why[key] = one.alpha.reason
    return {key: number(one.alpha)} | _interval_entries(key, one.interval, why)


def _interval_entries(key: str, interval: Interval | Undefined, why: dict[str, str]) -> dict:
    if isinstance(interval, Undefined):
        # Where there is no figure, its reason is also why there is no interval of it.
        reason = why.get(key, interval.reason)
        why |= {f"{key}_interval": reason, f"{key}_below": reason}
        return {f"{key}_interval": None, f"{key}_below": None}
    return {
        f"{key}_interval": [interval.low, interval.high],
        f"{key}_below": {TENTATIVE: interval.below_tentative, RELIABLE: interval.below_reliable},
    }


def _with_reasons(entries: dict, why: dict[str, str]) -> dict:
    if not why:
        return entries
    return entries | {"reason": " ".join(dict.fromkeys(why.values())), "reasons": why}


def _drawing(of: Drawing) -> dict:
    return {"level": 0.95, "over": of.over, "clusters": of.clusters, "draws": of.draws, "seed": of.seed}
