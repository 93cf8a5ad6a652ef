"""Intracoder agreement: does a reviewer who decides a paragraph again say the same?

Compared are two decisions of one reviewer on one paragraph, the later with the one before it. That is
Krippendorff's *stability* (*Content Analysis*, 2nd ed. 2004, ch. 11): the weakest kind of reliability, since a
reviewer may be wrong in the same way twice, but without it there is no other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from framing.articles import Entry, UnitArrays
from framing.codebook import Codebook
from framing.labels import NO_TIME, NONE, LabelTable
from framing.labels.columns import codes_among
from framing.labels.sets import tag_set
from framing.reliability.intervals import DRAWS, SEED
from framing.reliability.over_time.groups import Figures, Shares, figures
from framing.reliability.over_time.history import WITHDRAWN, history
from framing.reliability.over_time.twice import Pairs, answers, open_during, pairs_of
from framing.selection import Selection, selected
from framing.undefined import Undefined

NOT_TWICE = Undefined("No paragraph was decided twice, at least an hour apart.")
NO_RETEST = Undefined("No paragraph of a re-test was decided again yet.")


@dataclass(frozen=True, slots=True)
class Intracoder:
    """One reviewer's stability."""

    reviewer: str
    #: Pairs of decisions that were compared, and how many of the later ones answer a re-test.
    pairs: int
    asked: int
    #: Pairs left out, because everybody's labels were open for discussion at some time from the earlier decision on.
    opened: int
    #: The median time from one decision to the next, in milliseconds; None where there is no pair.
    apart_ms: float | None
    tags: dict[str, Figures]
    exclusive: Figures
    #: Pairs with a decision for two or more tags, which the exclusive reading leaves out.
    left_out: int


@dataclass(frozen=True, slots=True)
class Stability:
    #: By name; those with decisions in the selection.
    reviewers: tuple[Intracoder, ...]
    #: The codebook's, then those that the pairs hold though they have left it.
    tags: tuple[str, ...]
    #: Rows that could not be used because their time cannot be read.
    untimed: int
    draws: int
    seed: int


def stability(
    entries: Iterable[Entry],
    units: UnitArrays,
    table: LabelTable,
    codebook: Codebook,
    selection: Selection = Selection(),  # noqa: B008 - frozen
    *,
    openings: Iterable[tuple[str, str, str]] = (),
    retests: Iterable[tuple[str, str, str, str]] = (),
    only_retests: bool = False,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Stability:
    """The stability of each reviewer in a selection. `entries` and `units` are a library's.

    `openings` are (time, "open" or "close", article or "" for the project) in their order; pairs during which an
    article was open are left out. `retests` are (reviewer, article, paragraph id, time): what was asked to be decided
    anew, and when; with `only_retests` nothing but the answers counts as a later decision.
    """
    past = history(table)
    known = {entry.id: entry for entry in entries}
    keep = selected(known, units, table, past.row, selection).here
    keep &= past.said != WITHDRAWN
    asked = answers(table, past.row, retests)
    keep &= ~past.remark | asked
    timed = table.saved_ms[past.row] != NO_TIME
    names = sorted({table.reviewers[code] for code in np.unique(table.reviewer[past.row[keep]])})
    untimed = int(np.count_nonzero(keep & ~timed))
    keep &= timed
    found = pairs_of(past.row[keep], past.subject[keep], table.saved_ms[past.row[keep]], asked[keep])
    if only_retests:
        found = Pairs(*(column[found.asked] for column in found))

    person = codes_among(table.reviewers, names)[table.reviewer]
    times = table.saved_ms
    was_open = open_during(
        openings, table.articles, table.article[found.later], times[found.earlier], times[found.later]
    )
    opened = np.bincount(person[found.later[was_open]], minlength=len(names)).tolist()
    found = Pairs(*(column[~was_open] for column in found))
    return _stability(
        table, codebook, found, person[found.later], names, opened, untimed, only_retests, draws, seed
    )


def _stability(
    table, codebook, found, person, names, opened, untimed, only_retests, draws, seed
) -> Stability:
    used = np.unique(table.choice[np.concatenate([found.earlier, found.later])]).tolist()
    sets = {code: tag_set(table.choices[code]) for code in used}
    former = set().union(*sets.values()) - set(codebook.names) - {NONE}
    tags = codebook.names + tuple(sorted(former))
    one, other = table.choice[found.earlier], table.choice[found.later]

    def each(value_of) -> np.ndarray:
        """int64, a choice's code -> what `value_of` makes of its set."""
        values = np.zeros(len(table.choices) + 1, np.int64)
        values[used] = [value_of(sets[code]) for code in used]
        return values

    def compared(variables, kept) -> list[list[Figures]]:
        return figures(
            person[kept],
            len(names),
            table.article[found.later[kept]].astype(np.int64),
            [Shares.of_two(codes[one[kept]], codes[other[kept]], many) for codes, many in variables],
            NO_RETEST if only_retests else NOT_TWICE,
            draws,
            seed,
        )

    whole = np.arange(len(person))
    of_tags = compared([(each(lambda one, tag=tag: tag in one), 2) for tag in tags], whole)
    several = each(lambda one: len(one) > 1)
    single = np.flatnonzero(several[one] + several[other] == 0)
    categories = (*tags, NONE)
    code = each(lambda one: categories.index(min(one)))
    (of_reading,) = compared([(code, len(categories))], single)

    pairs = np.bincount(person, minlength=len(names)).tolist()
    asked = np.bincount(person[found.asked], minlength=len(names)).tolist()
    kept = np.bincount(person[single], minlength=len(names)).tolist()
    reviewers = tuple(
        Intracoder(
            reviewer=name,
            pairs=pairs[at],
            asked=asked[at],
            opened=opened[at],
            apart_ms=float(np.median(found.apart[person == at])) if pairs[at] else None,
            tags={tag: of_tags[n][at] for n, tag in enumerate(tags)},
            exclusive=of_reading[at],
            left_out=pairs[at] - kept[at],
        )
        for at, name in enumerate(names)
    )
    return Stability(reviewers, tags, untimed, draws, seed)
