"""The sentences that a paper needs on its coding, true for the study at hand, as Markdown.

What nobody but the authors can know stands in brackets, "[Describe …]", for them to fill in.
"""

from __future__ import annotations

from collections.abc import Iterator

from framing.reliability.in_words import listed
from framing.reliability.paper.agreement_text import agreement, figures_table
from framing.reliability.paper.apa import as_text, capital, count, named, numeral, share
from framing.reliability.paper.facts import Facts
from framing.reliability.paper.settlement_text import settlement, stability


def text(facts: Facts) -> str:
    """The methods text: a heading and a paragraph or two for each part, references at the end."""
    parts = {
        "Material and units": material(facts),
        "Categories": categories(facts),
        "Coders and procedure": procedure(facts),
        "Reliability sample": sample(facts),
        "Intercoder agreement": agreement(facts.found),
        "Intracoder stability": stability(facts),
        "Final labels": settlement(facts),
        "Software": software(facts),
    }
    blocks = [f"## {head}\n\n{' '.join(sentences)}" for head, sentences in parts.items()]
    if table := figures_table(facts.found):
        blocks.insert(5, table)  # under the agreement
    return (
        "\n\n".join([*blocks, "## References\n\n" + "\n".join(f"- {one}" for one in references(facts))])
        + "\n"
    )


def material(facts: Facts) -> Iterator[str]:
    """What was coded, and in what units."""
    if facts.narrowed:
        yield "This describes a selection of the project's material and coders, not all of it. [Say which.]"
    outlets = _outlets(facts)
    yield (
        f"The material comprised {count(facts.articles, 'article')}{outlets}"
        f" with {count(facts.paragraphs, 'paragraph')} to code. [Describe how the articles were selected.]"
    )
    yield (
        "The unit of coding was the paragraph: headlines, paragraphs of the body and captions;"
        " bylines and page furniture were not coded."
    )


def _outlets(facts: Facts) -> str:
    said = (
        f" from {count(len(facts.outlets), 'outlet')} ({listed(map(as_text, facts.outlets))})"
        if facts.outlets
        else ""
    )
    if facts.outlets and facts.no_outlet:
        said += f", {numeral(facts.no_outlet)} of them without a named outlet,"
    if not facts.dated:
        return said
    days = facts.first_date
    if facts.last_date != facts.first_date:
        days += f" to {facts.last_date}"
    if facts.dated == facts.articles:
        return f"{said} dated {days}"
    return f"{said.removesuffix(',')}, {numeral(facts.dated)} of them with a date ({days}),"


def categories(facts: Facts) -> Iterator[str]:
    """What could be said of a unit, and what was."""
    tags = facts.codebook.names
    yield (
        f"Each paragraph could be given any number of {numeral(len(tags))} tags ({named(tags)}), or none where no tag"
        f" fitted, which is a decision as well. The codebook [reference or appendix] defines them"
        f" (fingerprint {facts.codebook.fingerprint})."
    )
    if facts.labels:
        several = (
            "none" if not facts.several else f"{facts.several:,} ({share(facts.several / facts.labels)})"
        )
        yield f"Of {facts.labels:,} labels, {several} held more than one tag."
    if facts.other_codebook:
        yield (
            f"{capital(numeral(facts.other_codebook))} of the labels"
            f" {'was' if facts.other_codebook == 1 else 'were'} given under another version of the codebook."
            " [Say what was changed, and whether these paragraphs were looked at again.]"
        )
    if facts.found.ratings.former:
        yield f"The labels still hold tags that have left the codebook: {named(facts.found.ratings.former)}."


def procedure(facts: Facts) -> Iterator[str]:
    """Who coded how much, when, and what they could see."""
    rules, coders = facts.rules, facts.coders
    if not coders:
        yield "Nothing has been coded yet."
        return
    amounts = sorted(coders.values(), reverse=True)
    each = f"{amounts[0]:,}" if len(amounts) == 1 else listed(f"{n:,}" for n in amounts)
    when = (
        f" between {facts.first_saved} and {facts.last_saved}"
        if facts.first_saved != facts.last_saved
        else ""
    )
    when = when or (f" on {facts.first_saved}" if facts.first_saved else "")
    yield (
        f"{capital(count(len(coders), 'coder'))} coded {each} paragraphs{when}."
        " [Describe the coders, whether the authors were among them, and how they were trained.]"
    )
    yield from _independence(facts)
    if rules.masked:
        yield "By the project's present settings, headline, byline, outlet and date were hidden while coding."
    if facts.unsure:
        yield f"Coders marked {facts.unsure:,} of {facts.labels:,} labels as unsure; these count as any other."


def _independence(facts: Facts) -> Iterator[str]:
    rules = facts.rules
    if not rules.blind:
        yield "By the project's present settings, coders were shown the labels of others while coding."
        return
    yield (
        "By the project's present settings, coders were shown no labels but their own until an article was opened"
        " for discussion."
    )
    leads = [name for name in facts.coders if name in rules.leads]
    if not rules.team:
        yield "[Say whether coders could see figures made of each other's labels: the project names no team.]"
    elif leads:
        many = len(leads) > 1
        yield (
            f"{capital(numeral(len(leads)))} of the coders led the project and could look at all labels on other"
            f" pages. [Say whether {'they' if many else 'this coder'} did.]"
        )
    if facts.after_opening:
        yield (
            f"{facts.after_opening:,} of {facts.labels:,} labels were saved after their article had been opened for"
            " discussion, when coders could see each other's; they are part of the figures below."
        )
    else:
        yield "No label was saved after its article had been opened for discussion."


def sample(facts: Facts) -> Iterator[str]:
    """What agreement was measured on, and whether chance chose it."""
    if not facts.paragraphs:
        yield "There is nothing to code."
        return
    rest = facts.paragraphs - facts.double - facts.single
    if facts.design == "all":
        yield f"All {facts.paragraphs:,} paragraphs were coded by two coders or more, so that no sample had to be drawn."
        return
    yield (
        f"Of {facts.paragraphs:,} paragraphs, {facts.double:,} ({share(facts.double / facts.paragraphs)}) were coded"
        f" by two coders or more, {facts.single:,} by one and {rest:,} by nobody."
    )
    if facts.drawn:
        yield (
            f"{facts.drawn.paragraphs:,} paragraphs had been drawn at random, taking turns over outlets, and set for"
            f" several coders; {facts.drawn.double:,} of them were coded by two coders or more."
        )
    if facts.shared and facts.rules.share:
        yield (
            f"{capital(count(len(facts.rules.shared), 'article'))}, drawn at random, had been given to all coders;"
            f" {facts.shared.double:,} of their {facts.shared.paragraphs:,} paragraphs were coded by two coders or more."
        )
    others = facts.double - facts.at_random
    yield from {
        "none": ["Agreement can therefore not be measured."],
        "random": ["The double-coded paragraphs are a random sample of the material."],
        "partly": [
            f"{capital(count(others, 'double-coded paragraph'))} {'was' if others == 1 else 'were'} not drawn at random.",
            "[Say how they came to be coded twice.]",
        ],
        "assigned": [
            f"The project gives every article to {count(facts.rules.per_article or 0, 'coder')};"
            " the coding is not finished, and what is double-coded so far was not drawn at random.",
        ],
        "chosen": [
            "The double-coded paragraphs were not drawn at random. [Say how they came to be coded twice.]",
        ],
    }[facts.design]


def software(facts: Facts) -> Iterator[str]:
    """With what, so that the figures can be made again."""
    yield (
        f"Coding, agreement and intervals were done with Framing annotator, version {facts.version}. Its"
        " documentation has the formulas (docs/agreement.md); with the labels and codebook of this study it gives the"
        " same figures again. [Say where labels and codebook can be had.]"
    )


def references(facts: Facts) -> Iterator[str]:
    """The sources that the text names, in the order of the alphabet."""
    found = facts.found
    defined = found.weakest is not None
    if len(found.ratings.reviewers) == 2:
        yield (
            "Cohen, J. (1960). A coefficient of agreement for nominal scales. *Educational and Psychological"
            " Measurement*, *20*(1), 37–46."
        )
    if defined:
        yield "Davison, A. C., & Hinkley, D. V. (1997). *Bootstrap methods and their application*. Cambridge University Press."
    yield "Gwet, K. L. (2014). *Handbook of inter-rater reliability* (4th ed.). Advanced Analytics."
    yield "Krippendorff, K. (2004). *Content analysis: An introduction to its methodology* (2nd ed.). Sage."
    if defined and any(len(tags) > 1 for tags in found.ratings.sets):
        yield (
            "Passonneau, R. (2006). Measuring agreement on set-valued items (MASI) for semantic and pragmatic"
            " annotation. *Proceedings of LREC 2006*."
        )
