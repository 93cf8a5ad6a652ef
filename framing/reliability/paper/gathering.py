"""The facts of a study (`framing.reliability.paper.facts`), gathered from its labels, articles and rules."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from framing.articles import Entry, UnitArrays
from framing.articles.places import NOWHERE, UnitPlaces, locate_rows
from framing.codebook import Codebook
from framing.labels import LabelTable, paragraph_key
from framing.labels.columns import NO_TIME, text_ms
from framing.labels.sets import tag_set
from framing.labels.verdicts import verdicts
from framing.reliability.agreement import Agreement
from framing.reliability.disagreements import STATES, disagreements
from framing.reliability.paper.facts import Facts, Rules, Sample, Settled
from framing.reliability.paper.retest import Retest
from framing.selection import NO_OUTLET, Selection, by_selected_reviewers, selected_articles


def facts(
    entries: Iterable[Entry],
    units: UnitArrays,
    table: LabelTable,
    codebook: Codebook,
    found: Agreement,
    selection: Selection = Selection(),  # noqa: B008 - frozen
    rules: Rules = Rules(),  # noqa: B008 - frozen
    openings: Iterable[tuple[str, str]] = (),
    retest: Retest | None = None,
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
        dated=len(dates),
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
        retest=retest,
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
    row = table.current(role="reviewer")
    row = row[by_selected_reviewers(selection, table, row)]
    _, unit = locate_rows(units, table, row)
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
    _, unit = locate_rows(units, table, rows)
    rows = rows[np.append(here, False)[unit]]
    reviewing = set(np.unique(table.reviewer[table.current(role="reviewer")]).tolist())
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
