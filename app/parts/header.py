"""The thin line over the reading column: the way back, the article, how far the reviewer is."""

from __future__ import annotations

import time

from app.parts import mask, session
from app.parts.address import address
from app.parts.current_project import assignment_of
from app.parts.text import as_html
from framing.labels import NONE
from framing.project import Project
from framing.tagging import Desk, Walk
from framing.team import done_by_article, units_by_article


def header(project: Project, desk: Desk) -> str:
    """HTML. `data-run` tells the browser that an answer has come, `data-address` what the URL shall be,
    `data-shown` what a key decides on, `data-tags` what the buttons show.

    The overall count leaves out what is tagged in other articles while the desk is open.
    """
    elsewhere, everywhere = _overall(project, desk)
    done = desk.done
    return _line(
        desk,
        here=address(mask.public_name(project, desk.article.id), desk.unit.number if desk.unit else None),
        back="Articles",
        title=mask.title_of(project, desk.article),
        bars=bar("This article", done, len(desk.units))
        + bar(
            "All articles" if assignment_of(project).is_open else "Your articles",
            elsewhere + done,
            everywhere,
        ),
    )


def header_of_walk(project: Project, walk: Walk, *, here: str, back: str, counts: str) -> str:
    """HTML, as `header`. `here` is what the URL shall be, `back` what the link back to the list says, `counts` what
    the progress bar counts. At the walk's end no article is named."""
    title = counts if walk.unit is None else mask.title_of(project, walk.article)
    return _line(walk, here=here, back=back, title=title, bars=bar(counts, walk.done, len(walk.units)))


def _line(desk: Desk, *, here: str, back: str, title: str, bars: str) -> str:
    return (
        f'<header class="desk" data-run="{time.monotonic_ns()}" data-address="{as_html(here)}"'
        f' data-shown="{desk.shown}" data-tags="{_button_states(desk)}">'
        f'<a class="back" data-go="1" href="?">‹ {as_html(back)}</a>'
        f'<h1 dir="auto">{as_html(title)}</h1>{bars}'
        f'<div class="line"><span class="by" dir="auto">{as_html(desk.reviewer)}</span>'
        f'<p class="said" role="status">{as_html(session.get("said"))}</p></div>'
        "</header>"
    )


def bar(label: str, done: int, total: int | None) -> str:
    """A progress bar with its figures, in HTML. `total` is None while it is still being counted."""
    share = 100 * done / total if total else 0
    figures = f"{done} of {total}" if total is not None else f"{done}"
    return (
        f'<div class="progress"><span>{label}</span> <span class="figures">{figures}</span>'
        f'<div class="track" role="progressbar" aria-label="{label}" aria-valuemin="0" aria-valuemax="{total or 0}" '
        f'aria-valuenow="{done}"><i style="width:{share:.2f}%"></i></div></div>'
    )


def _button_states(desk: Desk) -> str:
    """The places in the codebook of the tags that the paragraph has, or that could not be saved for it."""
    if session.get("whole"):
        return "whole idle"
    if desk.unit is None:
        return "idle"
    chosen = desk.mark(desk.unit).tags if desk.unsaved is None else desk.unsaved
    places = [str(place) for place, tag in enumerate(desk.codebook.tags) if tag.name in chosen]
    return " ".join([*places, NONE] if NONE in chosen else places)


def _overall(project: Project, desk: Desk) -> tuple[int, int | None]:
    """(units decided in the reviewer's other articles, units in all of them), counted once a desk."""
    counted = session.get("overall")
    if counted is None or counted[0] is not desk:
        masked = project.team.mask_source
        done = done_by_article(project.library, project.store.read(), desk.reviewer, masked=masked)
        units = units_by_article(project.library, masked=masked)
        if not assignment_of(project).is_open:
            mine = {*assignment_of(project).articles_of(desk.reviewer), desk.article.id}
            units = {article: count for article, count in units.items() if article in mine}
        total = None if None in units.values() else sum(units.values())
        elsewhere = sum(done.get(article, 0) for article in units if article != desk.article.id)
        counted = (desk, elsewhere, total)
        session.put("overall", counted)
    return counted[1], counted[2]
