"""Methods text: what is still missing before a paper can be written, and its sentences on the coding."""

from __future__ import annotations

from collections.abc import Hashable

import streamlit as st

from app.parts.agreement.look import Look
from app.parts.text import as_html
from framing.methods import facts_of
from framing.reliability.paper.checklist import STATES, Item, checklist
from framing.reliability.paper.facts import Facts
from framing.reliability.paper.text import text
from framing.reporting.downloads import file_name


def draw(look: Look) -> None:
    if not look.person.is_lead:
        st.info("It is made of everybody's labels: ask a lead for it.", title="The text for a paper")
        return
    facts = _facts(_version(look), look)
    items = checklist(facts)
    st.subheader("Checklist", anchor=False)
    st.html(as_list(items))
    st.subheader("Text", anchor=False)
    st.caption(
        "For the methods section of a paper, which calls reviewers coders. Every figure follows the labels as they"
        " are now. What stands in [brackets] only you can say."
    )
    written = text(facts)
    st.download_button(
        "Text (Markdown)",
        written,
        file_name=file_name(look.project.name, "methods", "md"),
        mime="text/markdown",
        key="methods_download",
        icon=":material/download:",
        on_click="ignore",
    )
    st.code(written, language=None, wrap_lines=True)


def as_list(items: list[Item]) -> str:
    """The checklist as HTML: what is missing first, then what only people can say, then what is done."""
    order = ("missing", "unknown", "done")
    lines = [
        f'<li class="{item.state}"><span class="state">{as_html(STATES[item.state])}</span>'
        f"<div><b>{as_html(item.title)}</b><p>{as_html(item.case)} {as_html(item.remedy)}</p></div></li>"
        for item in sorted(items, key=lambda item: order.index(item.state))
    ]
    counts = ", ".join(
        f"{sum(item.state == state for item in items)} {STATES[state].lower()}" for state in order
    )
    return f'<p>{as_html(counts[:1].upper() + counts[1:])}.</p><ul class="methods-checklist">{"".join(lines)}</ul>'


@st.cache_resource(max_entries=4, show_spinner="Gathering what the text says …")
def _facts(version: Hashable, _look: Look) -> Facts:
    """Worked out once, until `version` changes."""
    seen = _look.seen
    return facts_of(_look.project, seen.articles, seen.units, seen.labels, _look.found, _look.selection)


def _version(look: Look) -> Hashable:
    """What the facts are made of."""
    project = look.project
    events = project.discussion.events()
    sets = tuple(one.id for one in project.tasks.sets())
    return (look.seen.version, hash(look.selection), len(events), sets, hash(project.team))
