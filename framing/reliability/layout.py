"""Agreement as JSON, for scripts, and as a table. The layout is stable: keys may be added, none changes its meaning.

Numbers are not rounded. What is undefined is null, and its object then has `reason`, a text, and `reasons`, the
same by key.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.reliability.coefficients import Coefficients
from framing.reliability.intervals import Drawing, Interval
from framing.reliability.results import Agreement, Part, SetAgreement, Variable
from framing.undefined import Figure, Undefined, number

if TYPE_CHECKING:
    import pandas as pd

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


def frame(found: Agreement) -> pd.DataFrame:
    """The table of `Agreement.to_frame`."""
    import pandas as pd

    rows = [{"kind": "tag", "name": tag} | _variable(one) for tag, one in found.tags.items()]
    rows.append({"kind": "exclusive", "name": ""} | _variable(found.exclusive, found.reading.categories))
    for name, one in found.sets.items():
        why: dict[str, str] = {}
        entries = _with_reasons(_set_entries(name, one, why), why)
        short = {key.replace(f"alpha_{name}", "alpha"): value for key, value in entries.items()}
        rows.append({"kind": "sets", "name": name} | short)
    for row in rows:
        row["alpha_low"], row["alpha_high"] = row["alpha_interval"] or (None, None)
        below = row["alpha_below"] or {}
        row["alpha_below_667"], row["alpha_below_800"] = below.get(TENTATIVE), below.get(RELIABLE)
        if row["kind"] == "exclusive":
            row["prevalence"] = None
    return pd.DataFrame(
        {
            name: pd.array([row.get(name, "" if kind == "str" else None) for row in rows], kind)
            for name, kind in _COLUMNS.items()
        }
    )


#: The columns of a frame and their types; a text that is not there is "".
_COLUMNS = {
    "kind": "str",
    "name": "str",
    "alpha": "Float64",
    "alpha_low": "Float64",
    "alpha_high": "Float64",
    "alpha_below_667": "Float64",
    "alpha_below_800": "Float64",
    "percent_agreement": "Float64",
    "ac1": "Float64",
    "fleiss_kappa": "Float64",
    "cohen_kappa": "Float64",
    "prevalence": "Float64",
    "units": "Int64",
    "pairable_units": "Int64",
    "reviewers": "Int64",
    "lopsided": "boolean",
    "reason": "str",
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
