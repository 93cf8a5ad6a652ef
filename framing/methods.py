"""The methods text and the checklist of a project: what is needed from its parts, put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import framing
from framing.articles import Entry, UnitArrays
from framing.articles.places import Place
from framing.labels import LabelTable
from framing.reliability.matrix import Selection
from framing.reliability.over_time.stability import stability
from framing.reliability.paper.facts import Facts, Rules
from framing.reliability.paper.gathering import facts
from framing.reliability.paper.retest import retest
from framing.team.assignment import assign

if TYPE_CHECKING:
    from framing.project import Project
    from framing.reliability.agreement import Agreement


def facts_of(
    project: Project,
    entries: Sequence[Entry],
    units: UnitArrays,
    table: LabelTable,
    found: Agreement,
    selection: Selection = Selection(),  # noqa: B008 - frozen
) -> Facts:
    """The facts of `project`, whose library gave `entries` and `units` (all articles read) and its store `table`.

    `found` is the agreement of the same `selection`. They are for whoever may see all labels. Raises
    `SelectionError`, `TeamRecordRefused`, `TeamRecordUnreadable`.
    """
    openings, retests = project.discussion.openings(), project.tasks.retests()
    answers = None
    if retests:
        answers = stability(
            entries,
            units,
            table,
            project.codebook,
            selection,
            openings=openings,
            retests=retests,
            only_retests=True,
        )
    return facts(
        entries,
        units,
        table,
        project.codebook,
        found,
        selection,
        rules_of(project, units.ids),
        [(at, article) for at, action, article in openings if action == "open"],
        retest(len(retests), answers) if answers else None,
        framing.__version__,
    )


def rules_of(project: Project, articles: Iterable[str]) -> Rules:
    """What `project` prescribes for `articles` at the moment. Raises as `Tasks.sets` does."""
    team = project.team
    drawn: set[Place] = set()
    for one in project.tasks.sets():
        if one.purpose == "reliability":
            drawn |= one.places
    return Rules(
        team=bool(team.members),
        blind=team.blind,
        masked=team.mask_source,
        per_article=team.reviewers_per_article,
        share=team.reliability_share,
        shared=assign(tuple(articles), team).sample if team.reliability_share else frozenset(),
        leads=frozenset(member.name for member in team.members if member.person.is_lead),
        drawn=frozenset(drawn),
    )
