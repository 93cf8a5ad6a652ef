"""The lead's list of articles: who is how far in each, and which are open for discussion."""

from __future__ import annotations

import numpy as np
import streamlit as st

from app.parts import mask, session
from app.parts.leading import as_lead
from app.parts.listing import draw_pages, has_all, page_of, words_of
from app.parts.text import as_html, as_markdown
from framing.articles import Entry
from framing.project import Project
from framing.team.board import Board
from framing.team.discussion import Openness
from framing.team.standing import ArticleStanding, Share

_PER_PAGE = 25
#: So many reviewers of an article are named; of more, those who have something left.
_NAMED = 8
#: So many are opened or closed together at most: each is a row in the record, on disk before the next.
_TOGETHER = 200
_ALL, _FINISHED, _UNFINISHED, _OPEN = "All", "Finished by all", "Not finished", "Open"


def draw(project: Project, board: Board) -> None:
    openness = project.discussion.state()
    _whole_project(project, openness)
    found = _filtered(project, board, openness)
    _all_found(project, found, openness)
    if not found:
        st.markdown("No article matches.")
    for entry in page_of(found, _PER_PAGE, "team_articles_page"):
        if standing := board.article(entry.id):
            _article(project, entry, standing, openness.is_open(entry.id))
    draw_pages(found, _PER_PAGE, "team_articles_page")


def in_words(openness: Openness, articles: tuple[str, ...]) -> str:
    """What of `articles` is open, as a sentence."""
    open_now = sum(openness.is_open(id) for id in articles)
    if open_now == len(articles) and openness.everything:
        return "The whole project is open for discussion."
    if not open_now:
        return "Nothing is open for discussion."
    return f"{open_now:,} {'article is' if open_now == 1 else 'articles are'} open for discussion."


# ----------------------------------------------------------------------------- opening


def _whole_project(project: Project, openness: Openness) -> None:
    if not project.team.blind:
        st.caption(
            "This team is not blind (team.toml): everybody sees everybody's tags, open for discussion or not."
        )
    with st.container(horizontal=True, vertical_alignment="center", key="whole_project"):
        if openness.everything:
            _button("Close the project", "close_all", project, "close", None)
        elif session.get("discussion_asked") == "project":
            st.markdown("All reviewers will see each other's tags in every article. Go on?")
            _button("Open the whole project", "open_all_sure", project, "open", None, type="primary")
            _button_that_asks("Leave it closed", "open_all_not", None)
        else:
            _button_that_asks("Open the whole project …", "open_all", "project")


def _all_found(project: Project, found: list[Entry], openness: Openness) -> None:
    """One gesture for everything that the filter shows."""
    if session.chosen("team_articles_show") in (None, _ALL) and not session.chosen("team_articles_search"):
        return
    closed = tuple(entry.id for entry in found if not openness.is_open(entry.id))
    opened = tuple(entry.id for entry in found if openness.is_open(entry.id))
    if max(len(closed), len(opened)) > _TOGETHER:
        st.caption(
            f"{len(found):,} articles. To open or close them together, narrow them to {_TOGETHER} or fewer."
        )
        return
    with st.container(horizontal=True, vertical_alignment="center", key="all_found"):
        if len(closed) > 1 and session.get("discussion_asked") == closed:
            st.markdown(f"Their reviewers will see each other's tags in {len(closed):,} articles. Go on?")
            _button(f"Open these {len(closed):,}", "open_found_sure", project, "open", closed, type="primary")
            _button_that_asks("Leave them closed", "open_found_not", None)
        elif len(closed) > 1:
            _button_that_asks(f"Open these {len(closed):,} …", "open_found", closed)
        if len(opened) > 1:
            _button(f"Close these {len(opened):,}", "close_found", project, "close", opened)


def _button(label: str, key: str, project: Project, action: str, articles, type: str = "secondary") -> None:
    st.button(label, key=key, type=type, on_click=_change, args=(project, action, articles))


def _button_that_asks(label: str, key: str, asked) -> None:
    st.button(label, key=key, on_click=session.put, args=("discussion_asked", asked))


def _change(project: Project, action: str, articles: tuple[str, ...] | None) -> None:
    """Open or close `articles`; None is the whole project."""
    session.put("discussion_asked", None)
    change = project.discussion.open if action == "open" else project.discussion.close

    def gesture(lead) -> None:
        if articles is None:
            change(lead.name)
        for article in articles or ():
            change(lead.name, article)

    as_lead(gesture)


# ----------------------------------------------------------------------------- the list


def _filtered(project: Project, board: Board, openness: Openness) -> list[Entry]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input(
            "Search",
            key="team_articles_search",
            type="search",
            placeholder="Title, outlet, file name or reviewer",
        )
        show = st.segmented_control(
            "Show",
            [_ALL, _FINISHED, _UNFINISHED, _OPEN],
            key="team_articles_show",
            default=_ALL,
            required=True,
        )
    wanted = np.ones(len(board.articles), bool)
    if show in (_FINISHED, _UNFINISHED):
        wanted = board.finished == (show == _FINISHED)
    elif show == _OPEN:
        wanted = np.fromiter(map(openness.is_open, board.articles), bool, len(board.articles))
    shown = {board.articles[place] for place in np.flatnonzero(wanted)}
    entries = [entry for entry in project.library.entries() if entry.id in shown]
    for word in words_of(typed):
        named = [row for row, name in enumerate(board.reviewers) if word in name.casefold()]
        places = np.flatnonzero(board.awaited[named].any(axis=0))
        by_name = {board.articles[place] for place in places}
        entries = [
            entry for entry in entries if entry.id in by_name or has_all([word], *_shown(project, entry))
        ]
    return entries


def _shown(project: Project, entry: Entry) -> tuple[str | None, ...]:
    """What is searched beside the names of an article's reviewers."""
    return (entry.id, entry.title, entry.outlet, entry.date, mask.public_name(project, entry.id))


def _article(project: Project, entry: Entry, standing: ArticleStanding, is_open: bool) -> None:
    with st.container(
        horizontal=True, wrap=False, vertical_alignment="center", key=f"team_article_{entry.id}"
    ):
        st.html(article_html(entry, standing, is_open, _masked_name(project, entry)), width="stretch")
        _switch(project, entry, standing, is_open)
    if session.get("discussion_asked") == _question(entry) and not is_open:
        with st.container(horizontal=True, vertical_alignment="center", key=f"asked_{entry.id}"):
            st.markdown("Not all have finished it: whoever still tags it will see the others' tags. Go on?")
            _button("Open it", f"sure_{entry.id}", project, "open", (entry.id,), type="primary")
            _button_that_asks("Leave it closed", f"not_{entry.id}", None)


def _switch(project: Project, entry: Entry, standing: ArticleStanding, is_open: bool) -> None:
    """Opens an article that is finished by all, or closes one; asks first about one that is not finished."""
    title = as_markdown(f"“{entry.title or entry.id}”")
    if is_open:
        label, tip = "Close again", f"Hide the tags of others in {title} again"
    else:
        label, tip = "Open for discussion", f"Let its reviewers see each other's tags in {title}"
    asks = not is_open and not standing.finished
    st.button(
        f"{label} …" if asks else label,
        key=f"discuss_{entry.id}",
        help=tip,
        on_click=session.put if asks else _change,
        args=("discussion_asked", _question(entry))
        if asks
        else (project, "close" if is_open else "open", (entry.id,)),
    )


def _question(entry: Entry) -> str:
    return f"article {entry.id}"


def _masked_name(project: Project, entry: Entry) -> str:
    """What reviewers see instead of the title, where that is hidden."""
    return mask.title_of(project, entry) if mask.is_masked(project, entry.id) else ""


def article_html(entry: Entry, standing: ArticleStanding, is_open: bool, masked_name: str = "") -> str:
    units = standing.units
    length = "being read" if units is None else f"{units} paragraph" + ("" if units == 1 else "s")
    facts = [fact for fact in (entry.outlet, entry.date, length) if fact]
    if masked_name:
        facts.append(f"{masked_name} to reviewers")
    awaited = len(standing.awaited)
    if standing.finished:
        facts.append("<b>finished by all</b>")
    elif awaited > 1:
        facts.append(f"{standing.done_by} of {awaited} have finished")
    if is_open:
        facts.append("<b>open for discussion</b>")
    told = [fact if fact.startswith("<b>") else as_html(fact) for fact in facts]
    return (
        f'<div class="team-article"><span class="title" dir="auto">{as_html(entry.title or entry.id)}</span>'
        f'<small dir="auto">{" · ".join(told)}</small>{_readers(standing)}</div>'
    )


def _readers(standing: ArticleStanding) -> str:
    shares = standing.shares
    if not shares:
        return '<div class="readers">Nobody has begun.</div>'
    # Whoever has finished needs no look: they are left out first.
    by_need = sorted(shares, key=lambda share: (not share.awaited, share.finished))
    named = set(by_need[:_NAMED])
    more = len(shares) - len(named)
    chips = "".join(_reader(share) for share in shares if share in named)
    return f'<div class="readers">{chips}{f" and {more} more" if more else ""}</div>'


def _reader(share: Share) -> str:
    figures = "✓" if share.finished else f"{share.done}" + ("" if share.units is None else f"/{share.units}")
    told = "finished" if share.finished else f"{share.done} done"
    kind = "done" if share.finished else "guest" if not share.awaited else "left"
    unsure = f", {share.unsure} unsure" if share.unsure else ""
    return (
        f'<span class="reader {kind}" title="{as_html(share.reviewer)}: {told}{unsure}">'
        f'<span dir="auto">{as_html(share.reviewer)}</span> {figures}</span>'
    )
