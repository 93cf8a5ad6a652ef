"""The comparison of what labels say of articles: counted, drawn from, put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from framing.articles import Entry, UnitArrays
from framing.codebook import BALANCE, Codebook
from framing.labels import NONE, LabelTable
from framing.reporting.basis import Basis
from framing.reporting.comparison.comparison import Comparison
from framing.reporting.comparison.ends import Ends, ends
from framing.reporting.comparison.gathering import gathered
from framing.reporting.comparison.groups import By
from framing.reporting.comparison.intervals import DRAWS, SEED, Drawn
from framing.reporting.summary import different_reviewers, tags_in_use
from framing.selection import Selection
from framing.undefined import Undefined


def compare(
    entries: Iterable[Entry],
    units: UnitArrays,
    table: LabelTable,
    codebook: Codebook,
    *,
    by: By = "article",
    basis: Basis = "average",
    selection: Selection = Selection(),  # noqa: B008 - frozen
    draws: int = DRAWS,
    seed: int = SEED,
    progress: Callable[[float], None] | None = None,
) -> Comparison:
    """The comparison of articles, or of outlets, that somebody has tagged; those named in `selection` are in it anyhow.

    `entries` and `units` are a library's; `Library.index` first makes sure that no article is pending. What
    `selection` leaves out counts nowhere; a verdict counts whichever reviewers are selected. `progress` is told
    which share of the groups is done. Raises `SelectionError` for an article, an outlet or a reviewer that is not
    there.
    """
    material = gathered(entries, units, table, by, basis, selection)
    mine, found = material.grouped, material.found
    tags, former = tags_in_use(found, table, codebook)
    columns = material.columns(found, tags)
    totals, count = mine.sums(columns), len(tags)
    pair = None
    if all(name in codebook.by_name for name in BALANCE):
        pair = tuple(tags.index(name) for name in BALANCE)

    all_ends: list[Ends] = []
    drawn: list[Drawn] = []
    for group, one in enumerate(mine.groups):
        content = material.drawn_from(columns, group)
        all_ends.append(ends(content, one.key, draws, seed, pair))
        drawn.append(content.drawn)
        if progress is not None:
            progress((group + 1) / len(mine.groups))
    no_balance = Undefined(f"The codebook lacks a tag that balance is made of: {' or '.join(BALANCE)}.")
    return Comparison(
        by=by,
        basis=basis,
        draws=draws,
        seed=seed,
        groups=mine.groups,
        tags=tags,
        former=former,
        paragraphs=np.diff(mine.start),
        tagged=totals[:, -2].astype(np.int64),
        tagged_words=totals[:, -1].astype(np.int64),
        reviewers=different_reviewers(
            found, mine.units._replace(article=mine.group), table, len(mine.groups)
        ),
        counts=totals[:, :count],
        word_counts=totals[:, count : 2 * count],
        none=mine.sums(found.share(found.having(NONE, table))),
        share_spans=tuple(one.shares for one in all_ends),
        word_spans=tuple(one.word_shares for one in all_ends),
        balance_spans=tuple(one.balance if pair else no_balance for one in all_ends),
        drawn=tuple(drawn),
        material=material,
        columns=columns,
    )
