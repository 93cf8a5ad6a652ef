"""What the figures of agreement mean, said in plain sentences; figures are rounded here and nowhere before."""

from __future__ import annotations

from typing import Literal, NamedTuple

from framing.phrases import counted, listed, share, signed
from framing.reliability.agreement import Agreement, Variable
from framing.reliability.intervals import FEW_ARTICLES, RELIABLE, TENTATIVE, Drawing, Interval
from framing.undefined import Figure, Undefined

Level = Literal["reliable", "tentative", "unreliable"]

#: How a variable is called that is no tag.
ONE_TAG_ONLY = "One tag only"
SETS = {"jaccard": "Sets of tags (Jaccard)", "masi": "Sets of tags (MASI)"}

#: What may be concluded from a variable.
LEVELS: dict[Level, str] = {
    "reliable": "reliable",
    "tentative": "tentative",
    "unreliable": "not reliable",
}


class Verdict(NamedTuple):
    """The weakest tag: what it is, and what follows from it."""

    #: None where no tag has a figure.
    level: Level | None
    sentence: str
    meaning: str


def level_of(alpha: Figure) -> Level | None:
    """By Krippendorff's thresholds: reliable from .800, for tentative conclusions from .667; None if undefined."""
    if isinstance(alpha, Undefined):
        return None
    # As many digits as the share of draws below a threshold is counted with.
    alpha = round(alpha, 12)
    return "reliable" if alpha >= RELIABLE else "tentative" if alpha >= TENTATIVE else "unreliable"


def figure(value: Figure | None) -> str:
    """Three digits, as papers print them; a dash where there is no figure."""
    return "–" if value is None or isinstance(value, Undefined) else signed(value, 3)


def span(interval: Interval | Undefined) -> str:
    """Such as "0.512 to 0.871"."""
    if isinstance(interval, Undefined):
        return "–"
    return f"{figure(interval.low)} to {figure(interval.high)}"


def verdict(found: Agreement) -> Verdict:
    """The weakest tag in one sentence, with its interval, and what it means."""
    tag = found.weakest
    if tag is None:
        reasons = dict.fromkeys(
            one.figures.alpha.reason
            for one in found.tags.values()
            if isinstance(one.figures.alpha, Undefined)
        )
        return Verdict(None, "There is no figure for any tag yet.", " ".join(reasons))
    variable = found.tags[tag]
    alpha = variable.figures.alpha
    sentence = f"Reviewers agree least on “{tag}”: α is {figure(alpha)}"
    if isinstance(variable.interval, Undefined):
        sentence += "."
    else:
        sentence += (
            f", and with 95\u00a0% confidence between {span(variable.interval).replace(' to ', ' and ')}."
        )
    return Verdict(level_of(alpha), sentence, _meaning(variable))


def _meaning(variable: Variable) -> str:
    level, interval = level_of(variable.figures.alpha), variable.interval
    below = None if isinstance(interval, Undefined) else interval
    if level == "reliable":
        said = "That is .800 or more, so all tags with a figure can be relied on."
        if below and below.below_reliable >= 0.05:
            said += (
                f" Not for sure: with a probability of {share(below.below_reliable)} it is below .800,"
                " which more paragraphs tagged by several reviewers would settle."
            )
        elif variable.undivided:
            said += (
                f" But nobody differs on the {counted(variable.figures.pairable_units, 'paragraph')} that were"
                " compared, so the interval cannot tell how few they are: “Sample” says how many it takes."
            )
        return said
    if level == "tentative":
        said = "That is between .667 and .800: good for tentative conclusions, not to be relied on."
        if below and below.below_tentative >= 0.05:
            said += f" With a probability of {share(below.below_tentative)} it is not even that."
        return said
    said = "That is below .667: draw no conclusions from this tag yet."
    if below and below.high >= TENTATIVE:
        said += (
            f" Not for sure: the probability that it is below .667 is {share(below.below_tentative)}, and more"
            " paragraphs tagged by several reviewers would tell."
        )
    if variable.lopsided:
        said += (
            " Almost all labels say the same of it, which pulls α far down:"
            f" look at AC1, {figure(variable.figures.ac1)}, beside it."
        )
    return said + " Talk about the disagreements and sharpen the tag's definition."


def drawn(of: Drawing) -> str:
    """What the intervals are made of."""
    few = ""
    if of.over == "paragraphs":
        few = f", since fewer than {FEW_ARTICLES} articles have paragraphs with two labels"
    return f"Intervals hold 95 % of {of.draws:,} bootstrap draws of {of.clusters:,} {of.over}{few} (seed {of.seed})."


def notes(found: Agreement) -> list[str]:
    """What stands below a table of all figures, so that none of them is read for more than it says."""
    said = (lopsided, undivided, undefined_reasons, left_out, drawings)
    return [sentence for of in said for sentence in of(found)]


def drawings(found: Agreement) -> list[str]:
    """What the intervals of the tags are made of, and those of the exclusive reading, where that is something else."""
    said, alone = [drawn(found.drawing)], found.exclusive_drawing
    if (alone.over, alone.clusters) != (found.drawing.over, found.drawing.clusters):
        said.append(f"Those of “{ONE_TAG_ONLY}” are of {alone.clusters:,} {alone.over}.")
    return said


def undefined_reasons(found: Agreement) -> list[str]:
    """Why a dash stands in the table, a sentence a reason."""
    shown = [
        (name, (one.figures.alpha, one.interval, one.figures.percent_agreement, one.figures.ac1))
        for name, one in named_variables(found)
    ]
    shown += [(SETS[key], (one.alpha, one.interval)) for key, one in found.sets.items()]
    why: dict[str, list[str]] = {}
    for name, figures in shown:
        # Where there is no alpha, the reason is also why there is no interval of it, and no figure else.
        missing = next((one for one in figures if isinstance(one, Undefined)), None)
        if missing:
            why.setdefault(missing.reason, []).append(name)
    return [
        f"A dash: {reason[0].lower()}{reason[1:]}"
        if len(names) == len(shown)
        else f"A dash for {listed(names)}: {reason[0].lower()}{reason[1:]}"
        for reason, names in why.items()
    ]


def lopsided(found: Agreement) -> list[str]:
    """What to make of tags that are so rare, or so common, that alpha misleads."""
    said = []
    for name, variable in named_variables(found):
        if not variable.lopsided:
            continue
        of, most = variable.figures, max(variable.figures.prevalence)
        said.append(
            f"Almost all labels ({share(most)}) say the same of {name}, so a few that differ pull α"
            f" ({figure(of.alpha)}) far down. AC1, which suffers less from that, is {figure(of.ac1)}: look at both."
        )
    return said


def undivided(found: Agreement) -> list[str]:
    """Whose interval is a point, and why that is no certainty."""
    names = [name for name, one in named_variables(found) if one.undivided]
    if not names:
        return []
    return [
        f"Nobody differs on {listed(names)}, so no draw can, either: such an interval does not tell how few the"
        " paragraphs are."
    ]


def left_out(found: Agreement) -> list[str]:
    """What the figures do not count, a sentence each."""
    data, said = found.ratings, []
    if found.reading.left_out:
        said.append(
            f"“{ONE_TAG_ONLY}” reads the tag as one choice among all; it leaves out the"
            f" {counted(found.reading.left_out, 'paragraph')} that somebody gave more than one tag."
        )
    if data.set_aside:
        said.append(f"Not counted, since they share no paragraph with anybody: {listed(data.set_aside)}.")
    if data.former:
        said.append(f"Not in the codebook any more: {listed(data.former)}.")
    if data.orphaned:
        said.append(f"Not counted: {counted(data.orphaned, 'label')} on text that has changed or is gone.")
    return said


def named_variables(found: Agreement) -> list[tuple[str, Variable]]:
    """The tags, in quotes, and the exclusive reading."""
    return [(f"“{tag}”", one) for tag, one in found.tags.items()] + [(ONE_TAG_ONLY, found.exclusive)]


def forest_in_words(found: Agreement) -> str:
    """The chart of alphas and intervals, for readers who do not see it."""
    said = [
        f"{name}: {figure(one.figures.alpha)}, interval {span(one.interval)}"
        for name, one in named_variables(found)
    ]
    return f"Krippendorff's alpha of each tag against the thresholds .667 and .800. {'; '.join(said)}."


def heat_in_words(found: Agreement, tag: str, called: str) -> str:
    """The heat map of pairs, for readers who do not see it: the lowest and the highest."""
    known = sorted(
        (pair.tags[tag].alpha, " and ".join(pair.reviewers))
        for pair in found.pairs
        if not isinstance(pair.tags[tag].alpha, Undefined)
    )
    if not known:
        return f"Alpha of each pair of reviewers on {called}: no pair has a figure."
    (low, lowest), (high, highest) = known[0], known[-1]
    return (
        f"Alpha of {len(known)} pairs of reviewers on {called}, from {figure(low)} ({lowest}) to {figure(high)}"
        f" ({highest}). The table below has all of them."
    )
