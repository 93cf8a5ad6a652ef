"""How each article frames the story: one row an article, for all articles of a project at once.

docs/methods.md defines every number that is computed here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from framing.articles import Entry, UnitArrays
from framing.codebook import BALANCE, Codebook
from framing.labels import NONE, LabelTable, tag_set
from framing.reporting.basis import Basis, Counted, counted
from framing.reporting.columns import share_columns, tag_columns
from framing.reporting.shares import Shares, nullable

if TYPE_CHECKING:
    import pandas as pd

#: Up to this many (article, reviewer) pairs, the different ones are ticked off in an array.
_MANY_PAIRS = 50_000_000


@dataclass(frozen=True)
class Summary(Shares):
    """Arrays have one entry an article, A of them, in the library's order; matrices a column a tag, T.

    Ratios are masked arrays, masked where they are not defined; `why_undefined` says why.
    """

    basis: Basis
    articles: tuple[Entry, ...]
    #: The codebook's tags in its order, then former tags: those that labels still hold, sorted.
    tags: tuple[str, ...]
    former: tuple[str, ...]
    #: bool (A,): articles that nobody has opened or indexed yet, so that their paragraphs are not known.
    #: All their numbers are 0, and their labels are in none of the counts below.
    pending: np.ndarray
    #: int (A,): units of the article, tagged or not.
    paragraphs: np.ndarray
    #: int (A,): units that count as tagged under the basis, those that no tag fits included.
    tagged: np.ndarray
    #: int (A,): words of the tagged units.
    tagged_words: np.ndarray
    #: int (A,): different reviewers with a current label on a unit of the article.
    reviewers: np.ndarray
    #: float (A, T): tagged units that have the tag; under "average" each counts the share of its
    #: reviewers who chose the tag.
    counts: np.ndarray
    #: float (A, T): the same for words.
    word_counts: np.ndarray
    #: float (A, T): the same where a decision for several tags is divided evenly among them, so that
    #: portions and none add up to `tagged`.
    portions: np.ndarray
    #: float (A,): tagged units that no tag fits.
    none: np.ndarray
    #: int (A,): current labels on paragraphs that are no units of the article (any more).
    orphaned: np.ndarray
    #: Article id -> its current labels, for articles that are not in the library (any more).
    gone: dict[str, int] = field(default_factory=dict)

    def why_undefined(self, row: int) -> str | None:
        """Why the balance of article `row` is not defined, as a sentence; None where it is."""
        if missing := self.missing_for_balance:
            return f"The codebook has no tag named {' or '.join(f'“{name}”' for name in missing)}."
        if any(self.counts[row, self.tags.index(name)] for name in BALANCE):
            return None
        if not self.tagged[row]:
            return "No paragraph is tagged."
        return f"No paragraph is tagged {' or '.join(BALANCE)}."

    def to_frame(self) -> pd.DataFrame:
        """A row an article; columns as docs/methods.md lists them. Undefined is a missing value."""
        import pandas as pd

        number = "Int64" if self.basis == "final" else "Float64"
        columns: dict[str, object] = {
            "article": pd.array([entry.id for entry in self.articles], "str"),
            "title": pd.array([entry.title or "" for entry in self.articles], "str"),
            "outlet": pd.array([entry.outlet for entry in self.articles], "str"),
            "date": pd.array([entry.date for entry in self.articles], "str"),
            "paragraphs": pd.arrays.IntegerArray(self.paragraphs.copy(), self.pending.copy()),
            "tagged": pd.array(self.tagged, "Int64"),
            "reviewers": pd.array(self.reviewers, "Int64"),
        }
        shares, word_shares = self.shares, self.word_shares
        for place, column in enumerate(tag_columns(self.tags)):
            columns[column] = pd.array(self.counts[:, place], "Float64").astype(number)
            of_paragraphs, of_words = share_columns(column)
            columns[of_paragraphs] = nullable(shares[:, place])
            columns[of_words] = nullable(word_shares[:, place])
        columns["none"] = pd.array(self.none, "Float64").astype(number)
        columns["balance"] = nullable(self.balance)
        columns["orphaned"] = pd.array(self.orphaned, "Int64")
        return pd.DataFrame(columns)


def summarise(
    entries: Iterable[Entry],
    units: UnitArrays,
    table: LabelTable,
    codebook: Codebook,
    basis: Basis = "average",
) -> Summary:
    """The summary of the articles `units.ids`.

    `entries` and `units` are a library's; `Library.index` first makes sure that no article is pending.
    """
    articles = _in_order(tuple(entries), units.ids)
    found = counted(units, table, basis)
    count = len(articles)
    tags, former = tags_in_use(found, table, codebook)
    tagged = found.decisions > 0
    first_units = np.flatnonzero(np.diff(units.article, prepend=-1))

    def total(of_units: np.ndarray) -> np.ndarray:
        """The sums of `of_units` (U,) by article: (A,)."""
        totals = np.zeros(count, of_units.dtype)
        if len(first_units):
            totals[units.article[first_units]] = np.add.reduceat(of_units, first_units)
        return totals

    counts, word_counts, portions = (np.zeros((count, len(tags))) for _ in range(3))
    sizes = np.array([max(1, len(tag_set(choice))) for choice in table.choices] or [1])
    for place, name in enumerate(tags):
        mine = found.having(name, table)
        share = found.share(mine)
        counts[:, place] = total(share)
        word_counts[:, place] = total(share * units.words)
        # Most decisions are for one tag, so only what the others take off is worked out.
        several = mine[sizes[found.choice[mine]] > 1]
        unit = found.unit[several]
        taken = (1 - 1 / sizes[found.choice[several]]) / found.decisions[unit]
        portions[:, place] = counts[:, place] - np.bincount(units.article[unit], taken, count)

    paragraphs = total(np.ones(len(units.article), np.int64))
    pending = (paragraphs == 0) & np.array([entry.units is None for entry in articles], bool)
    return Summary(
        basis=basis,
        articles=articles,
        pending=pending,
        tags=tags,
        former=former,
        paragraphs=paragraphs,
        tagged=total(tagged.astype(np.int64)),
        tagged_words=total(units.words * tagged.astype(np.int64)),
        reviewers=different_reviewers(found, units, table, count),
        counts=counts,
        word_counts=word_counts,
        portions=np.maximum(portions, 0),
        none=total(found.share(found.having(NONE, table))),
        orphaned=np.where(pending, 0, np.bincount(found.orphaned_article, minlength=count)),
        gone=found.gone,
    )


def _in_order(entries: tuple[Entry, ...], ids: tuple[str, ...]) -> tuple[Entry, ...]:
    """The entries of `ids`; the library may have changed between the two looks at it."""
    if tuple(entry.id for entry in entries) == ids:
        return entries
    by_id = {entry.id: entry for entry in entries}
    return tuple(by_id.get(id) or Entry(id, None, "", "", None, None) for id in ids)


def tags_in_use(
    found: Counted, table: LabelTable, codebook: Codebook
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All tags in use, and those of them that have left the codebook."""
    in_use = np.bincount(found.choice, minlength=len(table.choices))
    used = {name for choice, uses in zip(table.choices, in_use, strict=False) if uses for name in choice}
    former = tuple(sorted(used - set(codebook.names) - {NONE}))
    return codebook.names + former, former


def different_reviewers(found: Counted, units: UnitArrays, table: LabelTable, count: int) -> np.ndarray:
    """int (A,): how many different reviewers have a label on a unit of each article."""
    people = max(1, len(table.reviewers))
    pair = units.article[found.reviewed_unit].astype(np.int64) * people + table.reviewer[found.reviews]
    if count * people <= _MANY_PAIRS:
        seen = np.zeros(count * people, bool)
        seen[pair] = True
        return seen.reshape(count, people).sum(axis=1)
    return np.bincount(np.unique(pair) // people, minlength=count)
