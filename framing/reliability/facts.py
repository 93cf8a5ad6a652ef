"""What a paper has to say of a study, gathered from its labels: material, coders, sample, agreement, settlement.

People are called coders here, as content analysis calls them. What is asked for in reports is from Lombard,
Snyder-Duch & Bracken, *Content Analysis in Mass Communication*, Human Communication Research 28 (2002) 587-604.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from framing.articles import Entry, UnitArrays
from framing.articles.places import NOWHERE, Place, UnitPlaces, locate
from framing.codebook import Codebook
from framing.labels import ROLES, LabelTable, paragraph_key
from framing.labels.columns import NO_TIME, text_ms
from framing.labels.sets import tag_set
from framing.labels.verdicts import verdicts
from framing.reliability.agreement import Agreement
from framing.reliability.disagreements import STATES, disagreements
from framing.reliability.matrix import NO_OUTLET, Selection, selected_articles

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

    @property
    def design(self) -> Design:
        if not self.double:
            return "none"
        if self.double == self.paragraphs:
            return "all"
        if self.at_random:
            return "random" if self.at_random == self.double else "partly"
        return "assigned" if (self.rules.per_article or 0) > 1 else "chosen"


def facts(
    entries: Iterable[Entry],
    units: UnitArrays,
    table: LabelTable,
    codebook: Codebook,
    found: Agreement,
    selection: Selection = Selection(),  # noqa: B008 - frozen
    rules: Rules = Rules(),
    openings: Iterable[tuple[str, str]] = (),
    version: str = "",
) -> Facts:
    """The facts of the study that `found` is the agreement of, for the same library, labels and selection.

    `openings` are (time, article id or "" for all) of what was opened for discussion. Raises `SelectionError`.
    """
    known = {entry.id: entry for entry in entries}
    chosen = selected_articles(selection, units.ids, known)
    here = _units_looked_at(units, chosen, selection)
    row, unit = _labels(units, table, selection, here)
    coded = np.bincount(unit, minlength=len(units.key))
    double, articles = coded > 1, np.unique(units.article[unit])
    shared_articles = np.unique(units.article[double])
    drawn = _in(units, rules.drawn) & here
    shared = np.array([id in rules.shared for id in units.ids] or [False])[units.article] & here
    people, counts = np.unique(table.reviewer[row], return_counts=True)
    material = [known[id] for id, wanted in zip(units.ids, chosen, strict=True) if wanted and id in known]
    dates = sorted(entry.date for entry in material if entry.date[:4].isdigit())
    days = _days(table, row)
    return Facts(
        version=version,
        narrowed=selection != Selection(),
        codebook=codebook,
        rules=rules,
        articles=len(material),
        outlets=tuple(sorted({entry.outlet for entry in material} - {NO_OUTLET})),
        no_outlet=sum(entry.outlet == NO_OUTLET for entry in material),
        first_date=dates[0] if dates else "",
        last_date=dates[-1] if dates else "",
        paragraphs=int(here.sum()),
        double=int(double.sum()),
        single=int((coded == 1).sum()),
        labelled_articles=len(articles),
        single_articles=tuple(units.ids[at] for at in np.setdiff1d(articles, shared_articles)),
        coders=dict(sorted((table.reviewers[who], int(n)) for who, n in zip(people, counts, strict=True))),
        labels=len(row),
        several=int(
            np.array([len(tag_set(one)) > 1 for one in table.choices] or [False])[table.choice[row]].sum()
        ),
        unsure=int(table.unsure[row].sum()),
        other_codebook=int(
            np.array([mark != codebook.fingerprint for mark in table.codebooks] or [False])[
                table.codebook[row]
            ].sum()
        ),
        after_opening=int(_after_opening(table, row, openings).sum()),
        first_saved=days[0],
        last_saved=days[1],
        drawn=Sample(int(drawn.sum()), int((drawn & double).sum())) if rules.drawn else None,
        shared=Sample(int(shared.sum()), int((shared & double).sum())) if rules.share else None,
        at_random=int(((drawn | shared) & double).sum()),
        found=found,
        settled=_settled(units, table, codebook, here),
    )


def _units_looked_at(units: UnitArrays, chosen: np.ndarray, selection: Selection) -> np.ndarray:
    """bool (U,): which of the library's units are looked at."""
    here = np.append(chosen, False)[units.article]
    return here if selection.paragraphs is None else here & _in(units, selection.paragraphs)


def _in(units: UnitArrays, places: Iterable[tuple[str, str]]) -> np.ndarray:
    """bool (U,): which units are among `places`, (article, paragraph id)."""
    found = np.zeros(len(units.key), bool)
    place_of = {id: at for at, id in enumerate(units.ids)}
    wanted = [(place_of[article], paragraph_key(id)) for article, id in places if article in place_of]
    if wanted:
        article, key = np.array(wanted, np.int64).T
        at = UnitPlaces(units.article, units.number, units.key).find(article, key)
        found[at[at != NOWHERE]] = True
    return found


def _labels(units: UnitArrays, table: LabelTable, selection: Selection, here: np.ndarray):
    """Rows of the labels that count, and the unit of each."""
    row = table.current()
    row = row[table.role[row] == ROLES.index("reviewer")]
    if selection.reviewers is not None:
        row = row[
            np.array([name in selection.reviewers for name in table.reviewers] or [False])[
                table.reviewer[row]
            ]
        ]
    _, unit = locate(
        units, table.articles, table.article[row], table.paragraph_key[row], table.paragraph[row]
    )
    counts = np.append(here, False)[unit]  # NOWHERE, -1, is the place behind the last
    return row[counts], unit[counts]


def _after_opening(table: LabelTable, row: np.ndarray, openings: Iterable[tuple[str, str]]) -> np.ndarray:
    """bool, one a row: whether it was saved when its article had been opened once. Where no time is told, yes."""
    first: dict[str, int] = {}
    for at, article in openings:
        first[article] = min(text_ms(at), first.get(article, text_ms(at)))
    never = np.iinfo(np.int64).max
    opened = [min(first.get(article, never), first.get("", never)) for article in table.articles]
    since = np.array(opened or [never], np.int64)[table.article[row]]
    saved = table.saved_ms[row]
    return (since < never) & ((saved >= since) | (saved == NO_TIME))


def _days(table: LabelTable, row: np.ndarray) -> tuple[str, str]:
    saved = table.saved_ms[row]
    saved = saved[saved != NO_TIME]
    if not len(saved):
        return "", ""
    first, last = np.array([saved.min(), saved.max()], "datetime64[ms]").astype("datetime64[D]").astype(str)
    return str(first), str(last)


def _settled(units: UnitArrays, table: LabelTable, codebook: Codebook, here: np.ndarray) -> Settled:
    found = disagreements(units, table, codebook)
    looked_at = here[found.unit]
    differed = looked_at & (found.contested > 0)
    states = np.bincount(found.state[differed], minlength=len(STATES))
    count = dict(zip(STATES, states.tolist(), strict=True))

    rows = verdicts(table).holding
    _, unit = locate(
        units, table.articles, table.article[rows], table.paragraph_key[rows], table.paragraph[rows]
    )
    rows = rows[np.append(here, False)[unit]]
    current = table.current()
    reviewing = set(
        np.unique(table.reviewer[current[table.role[current] == ROLES.index("reviewer")]]).tolist()
    )
    judging = np.unique(table.reviewer[rows]).tolist()
    return Settled(
        double=int((looked_at & (found.reviewers > 1)).sum()),
        differed=int(differed.sum()),
        adjudicated=count["adjudicated"],
        majority=count["majority"],
        open=count["open"],
        lapsed=int((looked_at & (found.state == STATES.index("lapsed"))).sum()),
        verdicts=len(rows),
        adjudicators=tuple(sorted(table.reviewers[who] for who in judging)),
        also_coders=tuple(sorted(table.reviewers[who] for who in judging if who in reviewing)),
    )
