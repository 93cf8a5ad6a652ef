"""What a paper has to say of a study, as facts: material, coders, sample, agreement, settlement.

People are called coders here, as content analysis calls them. What is asked for in reports is from Lombard,
Snyder-Duch & Bracken, *Content Analysis in Mass Communication*, Human Communication Research 28 (2002) 587-604.
`framing.reliability.paper.gathering` gathers them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from framing.articles.places import Place
from framing.codebook import Codebook
from framing.reliability.agreement import Agreement
from framing.reliability.paper.retest import Retest

#: How the paragraphs that several coders coded were chosen. "random": all of them are in a sample that was drawn;
#: "partly": some of them are; "assigned": every article is given to several coders; "chosen": as it came.
Design = Literal["none", "all", "random", "partly", "assigned", "chosen"]


@dataclass(frozen=True)
class Rules:
    """What the project prescribes at the moment; nobody knows what it prescribed before."""

    #: Who works in the project is written down; otherwise whoever is at the server's computer leads it.
    team: bool = False
    #: Coders are shown no labels but their own until an article is opened for discussion.
    blind: bool = True
    #: Headline, byline, outlet and date are hidden while coding.
    masked: bool = False
    #: How many coders every article is given to.
    per_article: int | None = None
    #: The share of articles, drawn at random, that is given to all coders; and these articles.
    share: float | None = None
    shared: frozenset[str] = frozenset()
    #: Who leads: they can see all labels at any time.
    leads: frozenset[str] = frozenset()
    #: Paragraphs that were drawn at random and set for several coders.
    drawn: frozenset[Place] = frozenset()


class Sample(NamedTuple):
    """A random sample of paragraphs, as far as it is among those looked at."""

    #: How many it has, and how many of them two coders or more have coded.
    paragraphs: int
    double: int


class Settled(NamedTuple):
    """How the paragraphs stand that several coders have coded, all coders taken together."""

    double: int
    #: Those that coders chose different sets of tags for; of them, those with a verdict that holds, with a strict
    #: majority, and with neither.
    differed: int
    adjudicated: int
    majority: int
    open: int
    #: Paragraphs, contested or not by now, whose verdict a coder's later change has undone.
    lapsed: int
    #: Verdicts that hold, on whatever paragraph; who gave them; who of them is a coder too.
    verdicts: int
    adjudicators: tuple[str, ...]
    also_coders: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """Of the selected articles and coders; a label is a coder's current one on a paragraph that is there."""

    #: The version of this software.
    version: str
    #: Whether this is a part of the project's articles or coders.
    narrowed: bool
    codebook: Codebook
    rules: Rules
    articles: int
    #: Named outlets; articles that name none.
    outlets: tuple[str, ...]
    no_outlet: int
    #: ISO 8601, of the first and the last article that has a date; "" where none has.
    first_date: str
    last_date: str
    #: Articles that have one.
    dated: int
    #: Paragraphs to code, and how many of them were coded by two coders or more, and by one.
    paragraphs: int
    double: int
    single: int
    #: Articles with labels, and those of them in which no paragraph has two.
    labelled_articles: int
    single_articles: tuple[str, ...]
    #: Coder -> paragraphs coded, by name.
    coders: Mapping[str, int]
    labels: int
    #: Labels with two tags or more; marked unsure; saved under another codebook.
    several: int
    unsure: int
    other_codebook: int
    #: Labels that were saved after their article had first been opened for discussion.
    after_opening: int
    #: Days (UTC) of the first and the last of the labels; "" where there are none.
    first_saved: str
    last_saved: str
    #: Paragraphs drawn and set; paragraphs of articles that were drawn. None where there is no such sample.
    drawn: Sample | None
    shared: Sample | None
    #: Of the double-coded paragraphs, how many are in either sample.
    at_random: int
    found: Agreement
    settled: Settled
    #: None where nothing was set to be decided anew.
    retest: Retest | None = None

    @property
    def design(self) -> Design:
        if not self.double:
            return "none"
        if self.double == self.paragraphs:
            return "all"
        if self.at_random:
            return "random" if self.at_random == self.double else "partly"
        return "assigned" if (self.rules.per_article or 0) > 1 else "chosen"
