"""Settled paragraphs as examples of their tags: what may stand beside the paragraph that somebody decides on."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

import streamlit as st

from app.parts import mask
from app.parts.current_project import assignment_of
from framing.articles import Article, Paragraph
from framing.articles.places import Place
from framing.errors import ArticleError
from framing.labels import Label, LabelTable
from framing.project import Project
from framing.tagging import Desk, Walk
from framing.team.pile import pile
from framing.team.precedents import Precedent, precedents, tells_nothing


class Example(NamedTuple):
    """A precedent, with what is read of it."""

    article: Article
    paragraph: Paragraph
    verdict: Label


def beside(project: Project, desk: Desk) -> list[Example]:
    """The examples that tell whoever sits at `desk` nothing of what they are still to decide, the latest first.

    An adjudicator, who sees what everybody said, sees all.
    """
    marked = project.precedents.marked()
    if not marked:
        return []
    # The version first: what is saved in between is then looked at again, not overlooked.
    version = (project.store.version(), project.library.version, marked)
    table = project.store.read()
    found = _standing(version, marked, table)
    if desk.role == "reviewer":
        found = _for_reviewer(project, desk, found, table)
    examples = (_example(project, one) for one in found)
    return [one for one in examples if one is not None]


@st.cache_resource(max_entries=8, show_spinner=False)
def _standing(version: Hashable, _marked: tuple[Place, ...], _table: LabelTable) -> list[Precedent]:
    """Looked up once, until `version` changes."""
    return precedents(_marked, _table)


def _for_reviewer(project: Project, desk: Desk, found: list[Precedent], table: LabelTable) -> list[Precedent]:
    """Without those on paragraphs that the reviewer has before them, is given, or is to decide anew."""
    name, masked = desk.reviewer, project.team.mask_source
    assignment = assignment_of(project)
    before_them = {place.article for place in desk.units} if isinstance(desk, Walk) else {desk.article.id}
    set_for_them = pile(project.tasks.of(name), project.library, table, masked=masked)
    left = {place for place, done in zip(set_for_them.places, set_for_them.done, strict=True) if not done}

    def is_theirs(place: Place) -> bool:
        if place.article in before_them:
            return True
        # Where everybody may tag everything, nothing is anybody's until they open it.
        return not assignment.is_open and name in assignment.of(place.article)

    return tells_nothing(found, name, table, is_theirs, left)


def _example(project: Project, one: Precedent) -> Example | None:
    """None where the paragraph is gone, or is hidden while its article is masked, as a headline is."""
    try:
        article = project.library.article(one.place.article)
    except ArticleError:
        return None
    for paragraph in article.paragraphs:
        if paragraph.id == one.place.paragraph_id and paragraph.is_unit:
            hidden = mask.is_masked(project, article.id) and mask.is_hidden(paragraph)
            return None if hidden else Example(article, paragraph, one.verdict)
    return None
