"""What is chosen above the sections: by what, on which basis, which articles."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import streamlit as st

from app.parts.compare.look import MOST
from app.parts.filters import in_use, in_words, of_articles, of_days
from app.parts.sight import Seen
from app.parts.text import as_markdown
from framing.project import Project
from framing.reporting import Basis
from framing.selection import Selection, selected_articles

_BY = {"article": "Articles", "outlet": "Outlets"}

_BASES = {"average": "Average", "final": "Final labels"}

_ABOUT = {
    "average": "Every reviewer's tags count, the reviewers of a paragraph in equal parts.",
    "final": "A paragraph counts once: as its verdict says, else as more than half of its reviewers decided.",
}


class Asked(NamedTuple):
    """What a comparison is asked to compare."""

    by: str
    basis: Basis
    selection: Selection


def draw(project: Project, seen: Seen) -> tuple[Asked, Selection]:
    """What is asked for, and what of it the filters say: at most `MOST` groups are asked for."""
    labelled, _ = in_use(seen.labels)
    entries = [entry for entry in seen.articles if entry.id in labelled]
    with st.container(horizontal=True, key="compare_choices"):
        by = _one_of("Compare", _BY, "compare_by")
        basis = _one_of("Where several tagged a paragraph", _BASES, "compare_basis")
    with st.expander("Which articles", key="compare_filters"):
        one, other = st.columns(2)
        with one:
            chosen = of_articles("compare", project, entries)
        with other:
            days = of_days("compare", entries)
    selection = replace(chosen, since=days.since, until=days.until)
    asked, left_out = at_most(seen, labelled, selection, by)
    said = [_ABOUT[basis], in_words(selection)]
    if left_out:
        order = "file names" if by == "article" else "names"
        said.append(
            f"The first {MOST:,} of {MOST + left_out:,} {_BY[by].lower()} are compared, in the order of their {order}: "
            "choose others above, by outlet, article or date."
        )
    st.caption(as_markdown(" ".join(filter(None, said))))
    return Asked(by, basis, asked), selection


def at_most(
    seen: Seen, labelled: Collection[str], selection: Selection, by: str, most: int = MOST
) -> tuple[Selection, int]:
    """`selection`, narrowed to the first `most` articles or outlets of those `labelled`; how many are left out."""
    known = {entry.id: entry for entry in seen.articles}
    chosen = selected_articles(selection, seen.units.ids, known)
    ids = [id for id in np.array(seen.units.ids, object)[chosen].tolist() if id in labelled]
    if by == "article":
        if len(ids) <= most:
            return selection, 0
        return replace(selection, articles=tuple(ids[:most])), len(ids) - most
    outlets = sorted({known[id].outlet for id in ids} - {""}, key=lambda name: (name.casefold(), name))
    if len(outlets) <= most:
        return selection, 0
    return replace(selection, outlets=tuple(outlets[:most])), len(outlets) - most


def _one_of(label: str, options: dict[str, str], key: str) -> str:
    return st.segmented_control(
        label,
        [*options],
        key=key,
        default=next(iter(options)),
        required=True,
        format_func=options.get,
        persist_state="session",
    )
