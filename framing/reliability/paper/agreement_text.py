"""The part of the methods text on how far coders agree: sentences, and a table of all figures."""

from __future__ import annotations

from collections.abc import Iterator

from framing.reliability.agreement import Agreement, Variable
from framing.reliability.in_words import level_of, listed
from framing.reliability.intervals import FEW_ARTICLES
from framing.reliability.paper.apa import alpha, as_text, capital, count, figure, named, share
from framing.undefined import Figure, Undefined


def agreement(found: Agreement) -> Iterator[str]:
    """The coefficients with their intervals, the weakest tag first, a sentence each."""
    kappa = ", Cohen's κ (Cohen, 1960)" if len(found.ratings.reviewers) == 2 else ""
    yield (
        "Agreement was computed on the coders' own labels, not on what was settled later. For each tag, present or"
        " absent in a paragraph, it was measured with Krippendorff's α for nominal data (Krippendorff, 2004); beside"
        f" it stand percent agreement, AC1 (Gwet, 2014), Fleiss' κ as Gwet extends it to missing labels{kappa}."
    )
    if found.weakest is None:
        yield f"α is not defined for any tag. {' '.join(_reasons(found))}"
        return
    yield _drawn(found)
    weakest = found.tags[found.weakest]
    yield f"Agreement was lowest for “{as_text(found.weakest)}”, {_alpha_of(weakest)}{_odds(weakest)}."
    if others := [
        tag for tag in found.tags if tag != found.weakest and _known(found.tags[tag].figures.alpha)
    ]:
        yield f"For the other tags it was {listed(f'{_alpha_of(found.tags[tag])} (“{as_text(tag)}”)' for tag in others)}."
    for tag, variable in found.tags.items():
        if isinstance(variable.figures.alpha, Undefined):
            yield f"For “{as_text(tag)}” α is not defined: {_inside(variable.figures.alpha)}."
    yield _levels(found)
    if lopsided := [tag for tag, variable in found.tags.items() if variable.lopsided]:
        yield (
            f"Nearly all labels say the same of {named(lopsided)}, where α reacts to few labels; AC1, which prevalence"
            f" hardly moves, was {listed(figure(found.tags[tag].figures.ac1) for tag in lopsided)}."
        )
    yield from _as_one(found)
    yield from _left_out(found)


def _drawn(found: Agreement) -> str:
    drawing = found.drawing
    why = (
        ", since paragraphs of one article are not independent"
        if drawing.over == "articles"
        else f", as fewer than {FEW_ARTICLES} articles hold double-coded paragraphs; they are too narrow as far as"
        " paragraphs of one article resemble each other"
    )
    return (
        f"The 95 % confidence intervals are percentile intervals of {drawing.draws:,} bootstrap draws of"
        f" {drawing.clusters:,} {drawing.over} (Davison & Hinkley, 1997; seed {drawing.seed}){why}."
    )


def _alpha_of(variable: Variable) -> str:
    return alpha(variable.figures.alpha, variable.interval)


def _odds(variable: Variable) -> str:
    if isinstance(variable.interval, Undefined):
        return f" (no interval: {_inside(variable.interval)})"
    low, high = share(variable.interval.below_tentative), share(variable.interval.below_reliable)
    return f" (below .667 in {low} of the draws, below .800 in {high})"


def _levels(found: Agreement) -> str:
    level = {tag: level_of(variable.figures.alpha) for tag, variable in found.tags.items()}
    parts = [
        f"{said} {named(tag for tag in level if level[tag] == which)}"
        for which, said in (
            ("reliable", "α reached .800 for"),
            ("tentative", "lay between .667 and .800, enough for tentative conclusions, for"),
            ("unreliable", "was below .667 for"),
        )
        if which in level.values()
    ]
    said = listed(parts)
    return f"By Krippendorff's (2004, p. 241) thresholds, {said if said.startswith('α') else f'α {said}'}."


def _as_one(found: Agreement) -> Iterator[str]:
    """The exclusive reading, and sets where there are any."""
    one, left = found.exclusive, found.reading.left_out
    without = f", without {count(left, 'paragraph')} that a coder gave several" if left else ""
    if _known(one.figures.alpha):
        yield (
            f"Read as one variable with a single tag or none for each of {one.figures.pairable_units:,} double-coded"
            f" paragraphs{without}, the coding had {_alpha_of(one)}."
        )
    if any(len(tags) > 1 for tags in found.ratings.sets):
        masi, jaccard = found.sets["masi"], found.sets["jaccard"]
        if _known(masi.alpha) and _known(jaccard.alpha):
            yield (
                f"For whole sets of tags it was {alpha(masi.alpha, masi.interval)} with the MASI distance (Passonneau,"
                f" 2006) and {alpha(jaccard.alpha, jaccard.interval)} with Jaccard's."
            )


def _left_out(found: Agreement) -> Iterator[str]:
    data = found.ratings
    if data.set_aside:
        verb = "shares" if len(data.set_aside) == 1 else "share"
        yield f"{capital(count(len(data.set_aside), 'coder'))} who {verb} no paragraph with another had to be left out."
    if data.orphaned:
        yield f"Left out, too: {count(data.orphaned, 'label')} on text that has changed since."


def figures_table(found: Agreement) -> str:
    """All figures of all tags as a Markdown table; empty where no tag has any."""
    if found.weakest is None:
        return ""
    two = len(found.ratings.reviewers) == 2
    heads = [
        "Tag",
        "α",
        "95 % CI",
        "Agreement",
        "AC1",
        "Fleiss' κ",
        *(["Cohen's κ"] if two else []),
        "Prevalence",
        "n",
    ]
    rows = [heads, ["---"] + ["---:"] * (len(heads) - 1)]
    for tag, variable in found.tags.items():
        of, interval = variable.figures, variable.interval
        rows.append(
            [
                as_text(tag),
                _cell(of.alpha),
                "–"
                if isinstance(interval, Undefined)
                else f"[{figure(interval.low)}, {figure(interval.high)}]",
                *map(
                    _cell, (of.percent_agreement, of.ac1, of.fleiss_kappa, *([of.cohen_kappa] if two else []))
                ),
                "–" if isinstance(of.prevalence, Undefined) else figure(of.prevalence[1]),
                f"{of.pairable_units:,}",
            ]
        )
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"{table}\n\n*Note.* n: paragraphs coded by two coders or more. Prevalence: share of labels with the tag."


def _known(value: Figure) -> bool:
    return not isinstance(value, Undefined)


def _cell(value: Figure) -> str:
    return "–" if isinstance(value, Undefined) else figure(value)


def _inside(why: Undefined) -> str:
    """A reason as a part of another sentence."""
    return why.reason[:1].lower() + why.reason[1:].rstrip(".")


def _reasons(found: Agreement) -> list[str]:
    return list(
        dict.fromkeys(
            one.figures.alpha.reason for one in found.tags.values() if not _known(one.figures.alpha)
        )
    )
