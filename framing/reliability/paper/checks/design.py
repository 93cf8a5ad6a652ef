"""Checks of what was coded by whom, and under which conditions."""

from __future__ import annotations

from framing.reliability.paper.apa import capital, count, quoted
from framing.reliability.paper.checks.item import Item
from framing.reliability.paper.facts import Facts
from framing.reliability.sample_size import units_needed
from framing.undefined import Undefined


def definitions(facts: Facts) -> Item:
    title = "Every tag is defined"
    lacking = {
        tag.name: [
            said
            for said, there in (
                ("a definition", tag.definition),
                ("when to use it", tag.use_when),
                ("when not to", tag.not_when),
                ("an example", tag.example),
            )
            if not there.strip()
        ]
        for tag in facts.codebook.tags
    }
    lacking = {name: what for name, what in lacking.items() if what}
    if not lacking:
        return Item("done", title, "Each has a definition, when to use it, when not to, and an example.")
    said = "; ".join(f"{quoted([name])} lacks {', '.join(what)}" for name, what in lacking.items())
    return Item(
        "missing",
        title,
        f"{said}.",
        "Complete codebook.toml; agreement is hardly better than its definitions.",
    )


def one_codebook(facts: Facts) -> Item:
    title = "One codebook throughout"
    if not facts.other_codebook:
        return Item("done", title, "All labels were given under the codebook in force.")
    return Item(
        "missing",
        title,
        f"{capital(count(facts.other_codebook, 'label'))} of {facts.labels:,} are from another version of the codebook.",
        "Where the change matters, have these paragraphs tagged anew; say in the text what was changed.",
    )


def independence(facts: Facts) -> Item:
    title = "Reviewers worked independently"
    if not facts.labels:
        return Item("missing", title, "Nothing is tagged yet.", "Begin on the page Tag.")
    if not facts.rules.blind:
        return Item(
            "missing",
            title,
            "Reviewers are shown each other's labels while they tag.",
            "Write blind = true in team.toml and have a sample tagged under it.",
        )
    if facts.after_opening:
        return Item(
            "missing",
            title,
            f"{capital(count(facts.after_opening, 'label'))} of {facts.labels:,} "
            f"{'was' if facts.after_opening == 1 else 'were'} saved after their article had been opened for discussion.",
            "Measure agreement on articles that were not opened, or say so in the text.",
        )
    if not facts.rules.team or any(name in facts.rules.leads for name in facts.coders):
        who = (
            "The project names no team, so that whoever works at the server's own computer can see all figures."
            if not facts.rules.team
            else "Leads are among the reviewers, and leads can look at all labels."
        )
        return Item("unknown", title, who, "Say in the text whether they looked before they had tagged.")
    return Item(
        "done",
        title,
        "Reviewers see no labels but their own; none was saved after an opening for discussion.",
    )


def coded(facts: Facts) -> Item:
    title = "All paragraphs are tagged"
    rest = facts.paragraphs - facts.double - facts.single
    if facts.paragraphs and not rest:
        return Item("done", title, f"All {facts.paragraphs:,} have a label.")
    return Item(
        "missing",
        title,
        f"{rest:,} of {facts.paragraphs:,} have no label."
        if facts.paragraphs
        else "There are no paragraphs.",
        "The page Team says who has what left."
        if facts.paragraphs
        else "Put articles into the folder sources.",
    )


def sample(facts: Facts) -> Item:
    title = "The reliability sample was drawn at random"
    case = {
        "none": "No paragraph is tagged by two reviewers.",
        "all": "No sample was needed: all paragraphs are tagged by two reviewers or more.",
        "random": f"All {facts.double:,} paragraphs that several reviewers tagged were drawn at random.",
        "partly": f"Of {facts.double:,} paragraphs that several reviewers tagged, {facts.at_random:,} were drawn at random.",
        "assigned": "Every article is given to several reviewers, who have not finished.",
        "chosen": f"The {facts.double:,} paragraphs that several reviewers tagged were not drawn.",
    }[facts.design]
    if facts.design in ("all", "random"):
        return Item("done", title, case)
    remedy = (
        "Finish the tagging, or draw a sample under Sample."
        if facts.design == "assigned"
        else "Measure agreement on the drawn paragraphs alone."
        if facts.design == "partly"
        else "Draw paragraphs under Sample and set them for two reviewers or more."
    )
    return Item("missing", title, case, remedy)


def enough(facts: Facts) -> Item:
    title = "Enough paragraphs for α ≥ .800"
    prevalence = {
        tag: variable.figures.prevalence[1]
        for tag, variable in facts.found.tags.items()
        if not isinstance(variable.figures.prevalence, Undefined)
    }
    people = max(2, len(facts.found.ratings.reviewers))
    needed = units_needed(len(facts.codebook.names), prevalence or None, reviewers=people)
    if needed.units is None:
        return Item("missing", title, needed.reason, "Have more paragraphs tagged.")
    decides = (
        f", going by {quoted([needed.deciding])}, whose prevalence is farthest from one half"
        if needed.deciding
        else ""
    )
    case = (
        f"{facts.double:,} paragraphs are tagged by two reviewers or more; to tell α ≥ .800 from less at the .05 level takes"
        f" {needed.units:,} that {'both' if people == 2 else f'all {people}'} tag{decides} (Krippendorff's approximation)."
    )
    if facts.double >= needed.units:
        return Item("done", title, case)
    if facts.design == "all":
        return Item("missing", title, case, "There are no more: report the interval, and take it seriously.")
    return Item(
        "missing",
        title,
        case,
        "Have more paragraphs tagged by several; the page Agreement plans it under Sample.",
    )


def single_articles(facts: Facts) -> Item:
    title = "No article rests on one reviewer alone"
    alone = len(facts.single_articles)
    if not facts.labelled_articles:
        return Item("missing", title, "Nothing is tagged yet.")
    if not alone:
        return Item(
            "done", title, "In every tagged article some paragraphs are tagged by two reviewers or more."
        )
    case = f"{capital(count(alone, 'article'))} of {facts.labelled_articles:,} with labels "
    case += (
        "has no paragraph that two reviewers tagged."
        if alone == 1
        else "have no paragraph that two reviewers tagged."
    )
    if facts.design == "random":
        return Item("done", title, f"{case} The random sample speaks for them.")
    which = "; ".join(facts.single_articles[:5]) + ("; …" if alone > 5 else "")
    return Item(
        "missing", title, f"{case} ({which})", "Nothing says how reliable they are: draw a random sample."
    )
