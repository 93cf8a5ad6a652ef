"""Lines of figures as HTML: a row a figure, a column an article, or where there are many, a list of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.parts.address import address
from app.parts.text import as_html
from framing.figures import Figure, Line
from framing.figures.layout import NAMES
from framing.phrases import counted

#: More articles than this have no column each.
_COLUMNS = 4
#: So many articles stand in a list; the others are counted.
_ARTICLES = 12
#: So many sentences of an article stand in a cell; the others are counted.
_SENTENCES = 3


class Cited(NamedTuple):
    """An article that figures are cited in."""

    title: str
    #: What it is called in addresses.
    name: str


def table(lines: Sequence[Line], articles: Mapping[str, Cited]) -> str:
    """HTML; all texts in it are escaped."""
    if not lines:
        return ""
    in_columns = len(articles) <= _COLUMNS
    heads = [cited.title for cited in articles.values()] if in_columns else ["Articles"]
    head = "".join(f'<th scope="col" dir="auto">{as_html(name)}</th>' for name in heads)
    body = "".join(_row(line, articles, in_columns) for line in lines)
    return (
        '<table class="figures-cited"><caption>Figures cited, lined up</caption>'
        f'<thead><tr><th scope="col">Figure</th>{head}</tr></thead><tbody>{body}</tbody></table>'
    )


def _row(line: Line, articles: Mapping[str, Cited], in_columns: bool) -> str:
    what = f'<span dir="auto">{as_html(line.what)}</span>' if line.what else ""
    why = "".join(f"<p>{as_html(sentence)}</p>" for sentence in line.why)
    if why and line.state != "differ":
        why = f"<details><summary>Why one line</summary>{why}</details>"
    head = f'<th scope="row"><small class="state {line.state}">{NAMES[line.state]}</small>{what}{why}</th>'
    if in_columns:
        cells = "".join(_cell(line.of(id), cited) for id, cited in articles.items())
    else:
        cells = f"<td>{_list(line, articles)}</td>"
    return f"<tr>{head}{cells}</tr>"


def _list(line: Line, articles: Mapping[str, Cited]) -> str:
    """The articles that cite a figure, one below the other; of many, some with each way in which it is printed."""
    known = [id for id in line.articles if id in articles]
    printed = {figure.text: id for id in reversed(known) for figure in line.of(id)}
    shown = set([*dict.fromkeys([*printed.values(), *known])][:_ARTICLES])
    listed = "".join(
        f'<p class="of" dir="auto">{as_html(articles[id].title)}</p>{_sentences(line.of(id), articles[id])}'
        for id in known
        if id in shown
    )
    left = len(known) - len(shown)
    more = f'<p class="more">and {counted(left, "more article")}: the CSV file has all</p>' if left else ""
    return listed + more


def _cell(figures: Sequence[Figure], cited: Cited) -> str:
    name = as_html(cited.title)
    if not figures:
        return f'<td class="none" data-name="{name}">not cited</td>'
    return f'<td data-name="{name}">{_sentences(figures, cited)}</td>'


def _sentences(figures: Sequence[Figure], cited: Cited) -> str:
    apart = list({(figure.sentence, figure.text): figure for figure in reversed(figures)}.values())[::-1]
    drawn = "".join(_figure(figure, cited) for figure in apart[:_SENTENCES])
    left = len(figures) - min(len(apart), _SENTENCES)
    return drawn + (f'<p class="more">and {left} more times</p>' if left > 0 else "")


def _figure(figure: Figure, cited: Cited) -> str:
    at = figure.start - figure.sentence_start
    end = at + len(figure.text)
    said = figure.sentence
    marked = f"{as_html(said[:at])}<mark>{as_html(said[at:end])}</mark>{as_html(said[end:])}"
    number = " ".join(filter(None, (figure.hedge, figure.text)))
    link = as_html("./" + address(cited.name, figure.number))
    return (
        f'<p class="figure"><b dir="auto">{as_html(number)}</b> '
        f'<a data-go="1" href="{link}">paragraph {figure.number}</a></p>'
        f'<blockquote dir="auto">{marked}</blockquote>'
    )
