"""The filters over the list of disagreements."""

from __future__ import annotations

from itertools import combinations

import streamlit as st

from app.parts import session
from app.parts.disagreements.choice import SHOWN, TO_SETTLE, Choice
from app.parts.reading import tag_name
from framing.project import Project
from framing.reliability.disagreements import Disagreements


def draw(project: Project, found: Disagreements, before: Choice) -> Choice:
    """What the filters say. `before` is what they say where nobody has touched them yet."""
    pairs = list(combinations(found.people, 2))
    before = before.within(found)
    pair = before.pair and tuple(sorted(before.pair, key=found.people.index))
    # Without a default of their own, so that they can be told what to hold.
    session.preset("disagreements_search", before.search)
    session.preset("disagreements_tag", before.tag)
    session.preset("disagreements_pair", pair)
    session.preset("disagreements_show", before.show)
    with st.container(horizontal=True, vertical_alignment="bottom", key="disagreement_filters"):
        typed = st.text_input(
            "Article",
            key="disagreements_search",
            type="search",
            placeholder="Name" if project.team.mask_source else "Title, outlet or file name",
        )
        tag = st.selectbox(
            "Tag",
            found.tags,
            index=None,
            key="disagreements_tag",
            placeholder="Any",
            format_func=tag_name,
        )
        pair = st.selectbox(
            "Between",
            pairs,
            index=None,
            key="disagreements_pair",
            placeholder="Anybody",
            format_func=" and ".join,
        )
        show = st.selectbox("Show", list(SHOWN), key="disagreements_show")
    return Choice(tag, pair, show or TO_SETTLE, typed or "")
