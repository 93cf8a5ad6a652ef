"""The disagreements in what somebody may see, worked out once for all sessions until that is another."""

from __future__ import annotations

from collections.abc import Hashable

import streamlit as st

from app.parts import mask
from app.parts.listing import has_all, words_of
from app.parts.sight import Seen
from framing.codebook import Codebook
from framing.project import Project
from framing.reliability.disagreements import Disagreements, disagreements


def found_in(seen: Seen, codebook: Codebook) -> Disagreements:
    return _found(seen.version, seen, codebook)


@st.cache_resource(max_entries=4, show_spinner=False)
def _found(version: Hashable, _seen: Seen, _codebook: Codebook) -> Disagreements:
    return disagreements(_seen.units, _seen.labels, _codebook)


def articles_called(project: Project, seen: Seen, search: str) -> set[str] | None:
    """The ids of the articles that `search` finds by what may be seen of them; None is all."""
    words = words_of(search)
    if not words:
        return None
    return {
        entry.id
        for entry in seen.articles
        if has_all(
            words,
            mask.title_of(project, entry),
            *mask.facts_of(project, entry),
            mask.public_name(project, entry.id),
        )
    }
