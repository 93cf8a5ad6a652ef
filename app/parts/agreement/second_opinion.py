"""Second opinion: what Dawid and Skene's estimate makes of the labels, and where it differs from the majority."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import streamlit as st

from app.parts import mask, session
from app.parts.address import address
from app.parts.agreement import error_rates
from app.parts.agreement.look import Look
from app.parts.listing import draw_pages, page_of
from app.parts.reading import chips, tag_colours
from app.parts.results import Results, done
from app.parts.text import as_html, as_markdown
from framing.articles import Article, Entry, Paragraph, UnitArrays
from framing.codebook import Codebook
from framing.errors import ArticleError
from framing.labels import LabelTable, paragraph_key
from framing.reliability.dawid_skene import OPEN
from framing.reliability.in_words import counted, share, signed
from framing.reliability.matrix import Selection, exclusive, ratings
from framing.reliability.second_opinion import SecondOpinion, second_opinion
from framing.tagging import Mark
from framing.undefined import Undefined

_PARAGRAPHS = 10
_DIFFERS, _OPEN = "Differs from the majority", "No majority"

#: An estimate of error rates that are nought makes what follows certain; nobody should read that it is.
_SUREST = 0.999


def draw(look: Look) -> None:
    if session.get("wanted") is not None:  # a link to a paragraph was clicked
        st.switch_page("views/tag.py")
    st.markdown(
        "The majority gives everybody the same weight. This estimate (Dawid and Skene 1979) gives each reviewer error "
        "rates of their own, and asks which tags make all labels likeliest. It is an opinion and settles nothing: look "
        "again at the paragraphs where it differs."
    )
    work = done(_results(), look.seen, look.selection, look.project.codebook, "Weighing everybody's labels …")
    look, found = look._replace(seen=work.seen), work.future.result()
    if isinstance(found, Undefined):
        st.info(as_markdown(found.reason), title="No second opinion")
        return
    st.caption(basis(found))
    if not found.is_firm:
        st.warning(doubt(found))
    st.html(tag_colours(look.project.codebook))
    with st.container(key="second_opinion"):
        _differences(look, found)
        error_rates.draw(look.project.codebook, found)


@st.cache_resource(show_spinner=False)
def _results() -> Results:
    return Results(_find)


def _find(
    entries: list[Entry],
    units: UnitArrays,
    table: LabelTable,
    codebook: Codebook,
    selection: Selection,
    *,
    progress: Callable[[float], None],
    earlier: object,
) -> SecondOpinion | Undefined:
    return second_opinion(exclusive(ratings(entries, units, table, codebook, selection)), progress=progress)


# -------------------------------------------------------------------------------- in words


def basis(found: SecondOpinion) -> str:
    """What the estimate rests on, and how likely it is."""
    reading, estimate = found.reading, found.estimate
    left_out = ""
    if reading.left_out:
        left_out = f" {counted(reading.left_out, 'paragraph')} that somebody gave several tags left out."
    return (
        f"{counted(len(reading.ratings.place), 'paragraph')} with one tag or none.{left_out} "
        f"Log-likelihood {signed(estimate.log_likelihood, 2)}, reached by {estimate.reached} of "
        f"{len(estimate.starts)} starts (seed {estimate.seed})."
    )


def doubt(found: SecondOpinion) -> str:
    """Why not to rely on an estimate that is not firm."""
    if not found.estimate.converged:
        return "The estimate had not come to rest when it was stopped. Take it as a hint, not as a figure."
    return (
        "Only one start reached this log-likelihood, so a likelier estimate may have been missed. Take it as a hint, "
        "not as a figure; more paragraphs with three labels or more make it firmer."
    )


# ------------------------------------------------------------------------- where it differs


class Difference(NamedTuple):
    """A paragraph on which the estimate is another than the majority, or alone."""

    article: Article
    paragraph: Paragraph
    #: None where there is none.
    majority: str | None
    estimate: str
    probability: float
    #: (reviewer, category).
    said: tuple[tuple[str, str], ...]


def _differences(look: Look, found: SecondOpinion) -> None:
    st.subheader("Where to look again", anchor=False)
    settled = int((found.estimate.majority != OPEN).sum())
    kinds = {
        _DIFFERS: (
            found.differing,
            f"Of {counted(settled, 'paragraph')} with a majority; the surest first.",
        ),
        _OPEN: (found.undecided, "No tag has more than half of the labels, but one is the most probable."),
    }
    chosen = st.segmented_control(
        "Paragraphs",
        [*kinds],
        key="second_opinion_show",
        default=_DIFFERS,
        required=True,
        format_func=lambda kind: f"{kind} ({len(kinds[kind][0]):,})",
        label_visibility="collapsed",
    )
    units, about = kinds[chosen]
    st.caption(about)
    if not len(units):
        st.markdown("None.")
        return
    key = f"second_opinion_page_{[*kinds].index(chosen)}"
    items = [difference_html(look, one) for one in differences(look, found, page_of(units, _PARAGRAPHS, key))]
    st.html(f'<ol class="differences">{"".join(items)}</ol>')
    draw_pages(units, _PARAGRAPHS, key)


def differences(look: Look, found: SecondOpinion, units: Sequence[int]) -> list[Difference]:
    """Those of `units`, places in the reading, whose paragraph is still there."""
    made, where, categories = [], look.seen.units, found.reading.categories
    for unit, sure in zip(units, found.probability(units).tolist(), strict=True):
        place = found.reading.ratings.place[unit]
        try:
            article = look.project.library.article(where.ids[where.article[place]])
        except ArticleError:
            continue
        majority, estimate = found.estimate.majority[unit], found.estimate.classes[unit]
        made += [
            Difference(
                article,
                paragraph,
                None if majority == OPEN else categories[majority],
                categories[estimate],
                sure,
                found.said(unit),
            )
            for paragraph in article.units
            if paragraph_key(paragraph.id) == where.key[place]
        ]
    return made


def difference_html(look: Look, one: Difference) -> str:
    codebook = look.project.codebook
    name = mask.public_name(look.project, one.article.id)
    link = as_html("./" + address(name, one.paragraph.number))
    said = " ".join(
        f'<span class="said"><span class="by" dir="auto">{as_html(reviewer)}</span>{chips(Mark((category,)), codebook)}</span>'
        for reviewer, category in one.said
    )
    majority = "No majority" if one.majority is None else f"Majority {chips(Mark((one.majority,)), codebook)}"
    return (
        f'<li><a data-go="1" href="{link}"><span class="title" dir="auto">'
        f"{as_html(mask.title_of(look.project, one.article))}</span>, paragraph {one.paragraph.number}</a>"
        f'<blockquote dir="auto">{as_html(one.paragraph.text)}</blockquote>'
        f'<p class="marks">{majority} · Estimate {chips(Mark((one.estimate,)), codebook)} '
        f"<small>with a probability of {share(min(one.probability, _SUREST))}</small></p>"
        f'<p class="marks others">{said}</p></li>'
    )
