"""Whose labels a person may see: blind reviewers see their own, until an article is open for discussion."""

from __future__ import annotations

import numpy as np

from framing.labels import LabelTable
from framing.team.discussion import Openness
from framing.team.people import Person
from framing.team.roster import Team


def visible(table: LabelTable, person: Person, team: Team, openness: Openness) -> LabelTable:
    """The part of `table` that `person` may see; `table` itself for a lead, and where the team is not blind.

    A blind reviewer sees the rows under their own name, verdicts as adjudicator included, and all rows of
    the articles that are open. The result is a table of those rows alone: nothing else can be read from
    it, not even who else there is. Linear in the table's length; keep the result while nothing changes.
    """
    if person.is_lead or not team.blind:
        return table
    own = np.array([name == person.name for name in table.reviewers], bool)
    opened = np.array([openness.is_open(article) for article in table.articles], bool)
    seen = own.take(table.reviewer) if len(own) else np.zeros(0, bool)
    if opened.any():
        seen |= opened.take(table.article)
    return table.only(np.flatnonzero(seen))
