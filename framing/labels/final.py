"""Final labels: what the team settled on, paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.labels.columns import last_alike
from framing.labels.sets import one_code_a_set
from framing.labels.table import LabelTable
from framing.labels.verdicts import verdicts

#: What the codes in `FinalLabels.how` stand for.
HOW = ("adjudicated", "majority")


@dataclass(frozen=True)
class FinalLabels:
    """Column by column, one entry for each paragraph that has a final label.

    In the order in which the paragraphs got their last current label.
    """

    #: int32 codes into `table.articles`.
    article: np.ndarray
    #: int64, see `paragraph_key`.
    paragraph_key: np.ndarray
    #: int32 codes into `table.choices`; of several choices with the same tags the first.
    choice: np.ndarray
    #: int8 codes into `HOW`.
    how: np.ndarray
    #: int32: how many reviewers have a current label on the paragraph, agreeing or not. May be 0 where
    #: an adjudicator decided.
    reviewers: np.ndarray
    #: int64: index in the table of the latest current label that says what was settled on.
    row: np.ndarray

    def __len__(self) -> int:
        return len(self.row)


def final_labels(table: LabelTable) -> FinalLabels:
    """The final labels of all paragraphs that have one.

    For each (article, paragraph id): the verdict, where there is one that holds (`verdicts`); else the tags
    that more than half of the reviewers with a current label chose, compared as whole sets (`NONE` is such
    a set too); else the paragraph is open and not in the result.
    """
    rows = table.current()
    count = len(rows)
    article, key = table.article[rows], table.paragraph_key[rows]
    choice = one_code_a_set(table.choices)[table.choice[rows]]
    # A paragraph goes by the place (in `rows`) of its last label.
    paragraph = last_alike((key, article))

    places = np.flatnonzero(table.role[rows] == 0)
    reviewers = np.bincount(paragraph[places], minlength=count)
    chosen = majorities(paragraph, choice, places, reviewers)
    agreeing = places[choice[places] == chosen[paragraph[places]]]
    by_majority = _highest(agreeing, paragraph[agreeing], count)

    holding = np.searchsorted(rows, verdicts(table).holding)
    by_verdict = np.full(count, -1, np.int64)
    by_verdict[paragraph[holding]] = holding

    place = np.where(by_verdict >= 0, by_verdict, by_majority)
    settled = np.flatnonzero(place >= 0)
    place = place[settled]
    return FinalLabels(
        article=article[place],
        paragraph_key=key[place],
        choice=choice[place],
        how=np.where(by_verdict[settled] >= 0, 0, 1).astype(np.int8),
        reviewers=reviewers[settled].astype(np.int32),
        row=rows[place],
    )


def majorities(
    paragraph: np.ndarray, choice: np.ndarray, places: np.ndarray, reviewers: np.ndarray
) -> np.ndarray:
    """For each paragraph, the choice at more than half of its `places`; -1 where there is none; int32.

    A choice that has more than half has, in every bit of its code, the bit that more than half have. So
    bit by bit there is one candidate a paragraph, and counting it tells; nothing need be sorted.
    """
    paragraph, choice = paragraph[places], choice[places]
    count = len(reviewers)
    candidate = np.zeros(count, np.int32)
    for bit in range(int(choice.max(initial=0)).bit_length()):
        having = np.bincount(paragraph[(choice >> bit & 1).astype(bool)], minlength=count)
        candidate |= (2 * having > reviewers).astype(np.int32) << bit
    votes = np.bincount(paragraph[choice == candidate[paragraph]], minlength=count)
    candidate[2 * votes <= reviewers] = -1
    return candidate


def _highest(places: np.ndarray, paragraph: np.ndarray, count: int) -> np.ndarray:
    """For each paragraph the highest of the `places` that are its own, -1 where it has none; int64."""
    highest = np.full(count, -1, np.int64)
    np.maximum.at(highest, paragraph, places)
    return highest
