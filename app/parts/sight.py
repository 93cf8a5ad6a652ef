"""What of a project the person in front of the page may see: the one place that pages get labels from."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

import numpy as np
import streamlit as st

from framing.articles import Entry, UnitArrays
from framing.labels import LabelTable
from framing.project import Project
from framing.team import Person
from framing.team.aliases import naming, under_aliases
from framing.team.discussion import Openness
from framing.team.sight import visible


class Seen(NamedTuple):
    labels: LabelTable
    articles: list[Entry]
    units: UnitArrays
    #: Equal for two people, or two moments, where all of this is equal. The labels' own version comes first.
    version: tuple[Hashable, ...]


def seen_by(person: Person, project: Project) -> Seen:
    """The labels and articles that `person` may see figures of.

    Leads see everything. Reviewers see their own labels, and everybody's on articles that are open for
    discussion; where sources are masked, only those articles, because a summary names them. In an anonymous team
    the labels that reviewers get are under the names that they have for each other.
    """
    openness = project.discussion.state()
    # The versions first: what is saved in between is then looked at again, not overlooked.
    version: tuple = (project.store.version(), project.library.version, project.codebook.fingerprint)
    labels = project.store.read()
    entries, units = project.library.entries(), project.library.unit_arrays()
    if person.is_lead:
        return Seen(labels, entries, units, version)
    team = project.team
    version += (person.name, team.blind, team.mask_source, openness)
    if team.anonymous:
        version += (team.seed, team.members, project.links.alias_key)
    if team.mask_source:
        entries = [entry for entry in entries if openness.is_open(entry.id)]
        units = units.only(tuple(entry.id for entry in entries))
    return Seen(_visible(version, labels, person, project, openness), entries, units, version)


def shows_others(project: Project, article: str) -> bool:
    """Whether everybody's labels stand beside the paragraphs of `article` while it is tagged.

    Until then leads tag without them, too.
    """
    return not project.team.blind or project.discussion.state().is_open(article)


@st.cache_resource(max_entries=64, show_spinner=False)
def _last(name: str) -> list[tuple[Hashable, LabelTable]]:
    """What the person called `name` saw last, with its version. Their earlier views are not held on to: each is
    a copy of the labels, and there is one after every save."""
    return []


def _visible(
    version: Hashable, labels: LabelTable, person: Person, project: Project, openness: Openness
) -> LabelTable:
    """Picked out once, until `version` changes."""
    last = _last(person.name)
    for known, seen in last[:]:
        if known == version:
            return seen
    team = project.team
    seen = visible(labels, person, team, openness)
    if team.mask_source:
        opened = np.array([openness.is_open(article) for article in seen.articles], bool)
        seen = seen.only(np.flatnonzero(opened.take(seen.article)))
    if team.anonymous:  # the letters are those of all who tag, not of those who are seen here
        seen = under_aliases(seen, naming(person, team, labels.reviewers, project.links.alias_key))
    last[:] = [(version, seen)]  # replaced as one, so that threads need no lock
    return seen
