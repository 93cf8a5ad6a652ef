"""The article as it is read while tagging: HTML in which every word of the article is escaped text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from app.parts.address import address
from app.parts.mask import is_hidden
from app.parts.names import signing
from app.parts.text import as_html
from framing.articles import Paragraph
from framing.codebook import Codebook
from framing.labels import NONE, Label
from framing.tagging import Desk, Mark

#: The number of a paragraph -> the address that leads to it.
LinkOf = Callable[[int], str]

#: How much of the article stands round the current paragraph, in characters; at least one paragraph.
_BEFORE, _AFTER = 700, 1100

_CHOSEN = "background: color-mix(in srgb, var(--tag) 22%, transparent); font-weight: 600;"


def in_context(desk: Desk, name: str, *, link_of: LinkOf | None = None, under: str | None = None) -> str:
    """The current paragraph in full contrast, always at one height, with the text round it dimmed.

    `name` stands for the article in addresses. `link_of` makes the address of a paragraph, by its number, where
    that is another. `under`, in HTML, takes the place of what is said of the current paragraph.
    """
    paragraphs = _readable(desk)
    here = paragraphs.index(desk.unit)
    before = _within(reversed(paragraphs[:here]), _BEFORE)
    after = _within(paragraphs[here + 1 :], _AFTER)
    masthead = _masthead(desk) if len(before) == here else ""
    # The box is filled from its lower end, so that it opens scrolled to the current paragraph.
    above = "".join(_paragraph(desk, name, p, link_of) for p in before) + masthead
    below = "".join(_paragraph(desk, name, p, link_of) for p in after)
    return (
        '<div class="reading">'
        f'<div class="before" role="region" aria-label="Text before" tabindex="0">{above}</div>'
        f'<div aria-live="polite">{_paragraph(desk, name, desk.unit, under=under, current=True)}</div>'
        f'<div class="after">{below}</div>'
        "</div>"
    )


def whole(desk: Desk, name: str, *, link_of: LinkOf | None = None, under: str | None = None) -> str:
    """The article from first to last; a paragraph's number leads back to it. See `in_context`."""
    inside = "".join(
        _paragraph(desk, name, p, link_of, under if p is desk.unit else None, current=p is desk.unit)
        for p in _readable(desk)
    )
    return f'<div class="reading whole">{_masthead(desk)}{inside}</div>'


def tag_name(name: str) -> str:
    """What a tag is called, or the decision for none."""
    return "no tag fits" if name == NONE else name


def chips(mark: Mark, codebook: Codebook) -> str:
    """A paragraph's tags by letter and name, and whether it is unsure or has a note."""
    parts = []
    for name in mark.tags:
        tag = codebook.by_name.get(name)
        if name == NONE:
            parts.append(f'<span class="chip none">{tag_name(name)}</span>')
        elif tag is None:
            parts.append(f'<span class="chip former">{as_html(name)} (not in the codebook)</span>')
        else:
            place = codebook.tags.index(tag)
            parts.append(f'<span class="chip tag{place}"><b>{as_html(tag.letter)}</b> {as_html(name)}</span>')
    if mark.unsure:
        parts.append('<span class="chip unsure">unsure</span>')
    if mark.note:
        parts.append(f'<span class="chip note" dir="auto">“{as_html(mark.note)}”</span>')
    return "".join(parts)


def tag_colours(codebook: Codebook) -> str:
    """The style sheet of this codebook's colours."""
    rules = []
    for place, tag in enumerate(codebook.tags):
        rules.append(f".tag{place} {{ --tag: {tag.colour}; }}")
        rules.append(f".st-key-tag_{tag.key} {{ --tag: {tag.colour}; }}")
        # The button of a tag that the current paragraph has stands out.
        rules.append(f'body[data-tags~="{place}"] .st-key-tag_{tag.key} button {{ {_CHOSEN} }}')
    return f"<style>{' '.join(rules)}</style>"


def _within(paragraphs: Iterable[Paragraph], budget: int) -> list[Paragraph]:
    taken = []
    for paragraph in paragraphs:
        if taken and budget < len(paragraph.text):
            break
        taken.append(paragraph)
        budget -= len(paragraph.text)
    return taken


def _readable(desk: Desk) -> Sequence[Paragraph]:
    paragraphs = desk.article.paragraphs
    return [p for p in paragraphs if not is_hidden(p)] if desk.masked else paragraphs


def _masthead(desk: Desk) -> str:
    if desk.masked:
        return '<div class="masthead"><small>The source is hidden while you tag.</small></div>'
    article = desk.article
    facts = " · ".join(as_html(fact) for fact in (article.outlet, article.byline, article.date) if fact)
    return f'<div class="masthead" dir="auto">{as_html(article.title)}<small>{facts}</small></div>'


def _paragraph(
    desk: Desk,
    name: str,
    paragraph: Paragraph,
    link_of: LinkOf | None = None,
    under: str | None = None,
    *,
    current: bool = False,
) -> str:
    # Kept to few elements: the browser checks every one of them before it shows the next paragraph.
    marks = _marks(desk, paragraph) if under is None else under
    shows_credit = paragraph.credit and not desk.masked
    credit = f' <span class="credit">{as_html(paragraph.credit)}</span>' if shows_credit else ""
    text = f'<div class="text" dir="auto">{as_html(paragraph.text)}{credit}</div>'
    if current:
        place = f"paragraph-{paragraph.number}"
        return f'<div class="paragraph now {paragraph.kind}" id="{place}"><b class="number">{paragraph.number}</b>{text}{marks}</div>'
    number = ""
    if desk.takes(paragraph):
        link = as_html(link_of(paragraph.number) if link_of else address(name, paragraph.number))
        number = f'<a class="number" data-go="1" href="{link}">{paragraph.number}</a>'
    return f'<div class="paragraph {paragraph.kind}">{number}{text}{marks}</div>'


def _marks(desk: Desk, paragraph: Paragraph) -> str:
    marks = chips(desk.mark(paragraph), desk.codebook) if paragraph.is_unit else ""
    marks = f'<div class="marks">{marks}</div>' if marks else ""
    if desk.discussed and (others := desk.others(paragraph)):
        signed = signing()
        marks += "".join(said_by(label, signed(label), desk.codebook) for label in others)
    return marks


def said_by(label: Label, name: str, codebook: Codebook) -> str:
    """What somebody else decided, as a line of HTML; `name` is what they are called here."""
    who = as_html(name) + (" (adjudicated)" if label.role == "adjudicator" else "")
    mark = chips(Mark(label.tags, label.unsure, label.note), codebook)
    return f'<div class="marks others"><span class="by" dir="auto">{who}</span>{mark}</div>'
