"""Figures cited: the numbers of the articles lined up, those first that may disagree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.figures import STATES, Figure, Line, LineUp, State, figures_of, line_up, places_tagged
from framing.figures.layout import to_frame
from framing.figures.of_articles import usual_tag
from framing.report.content import Block, Heading, Section, Table, words
from framing.report.gathering import Findings
from framing.reporting.in_words import row_labels

_HEADS: dict[State, str] = {
    "differ": "What may disagree",
    "all": "What all articles have",
    "some": "What some articles have",
    "one": "What one article alone has",
}

#: Up to so many articles have a column each.
_COLUMNS = 4

#: So many lines of a state are on the page; all of them are in the files.
_LINES = 60


def section(findings: Findings) -> Section:
    """The figures that the articles cite, lined up."""
    project, summary = findings.project, findings.summary
    articles = [project.library.article(summary.articles[row].id) for row in findings.rows]
    tag = usual_tag(findings.labels, project.codebook)
    places = places_tagged(findings.labels, tag) if tag else None
    found = line_up(figures_of(articles, places), articles)
    labels = row_labels((article.id, article.title) for article in articles)
    named = {article.id: label for article, label in zip(articles, labels, strict=True)}
    where = f"paragraphs that somebody tagged “{tag}”" if tag else "all paragraphs"
    blocks = [
        words(
            f"Numbers with what they count, as printed in {where}; a number behind ¶ is the paragraph's. They were found"
            " and lined up by rules, so look at the sentences before you rely on it. Which article is right, nobody says"
            " here."
        ),
        *_lines(found, found.quantities, named, findings.with_texts),
    ]
    if found.dates:
        blocks += [Heading("Dates"), *_lines(found, found.dates, named, findings.with_texts)]
    if not found.lines:
        blocks = [words(f"No figure was found in {where}.")]
    frames = {"figures": [to_frame(found, sentences=findings.with_texts)]}
    return Section("figures", "Figures cited", tuple(blocks), frames)


def _lines(found: LineUp, lines: Sequence[Line], named: dict[str, str], with_texts: bool) -> Iterator[Block]:
    for state in STATES:
        some = [line for line in lines if line.state == state]
        if not some:
            continue
        shown = some[:_LINES]
        yield table(_HEADS[state], shown, found, named)
        if state == "differ":
            yield words(*(f"{_called(line)}: {' '.join(line.why)}" for line in shown), kind="note")
        if with_texts:
            yield sentences(shown, named, folded=state != "differ")
        if len(some) > len(shown):
            yield words(f"{len(some) - len(shown):,} more are in figures.csv.", kind="note")


def table(caption: str, lines: Sequence[Line], found: LineUp, named: dict[str, str]) -> Table:
    """A row a line: a column an article where these are few, else the figures one behind the other."""
    if len(found.articles) <= _COLUMNS:
        rows = tuple(
            (_called(line), *("; ".join(map(_cited, line.of(id))) or "–" for id in found.articles))
            for line in lines
        )
        return Table(caption, (("What", True), *((named[id], True) for id in found.articles)), rows)
    rows = tuple(
        (_called(line), "; ".join(f"{named[one.article]}: {_cited(one)}" for one in line.figures))
        for line in lines
    )
    return Table(caption, (("What", True), ("Where", True)), rows)


def sentences(lines: Sequence[Line], named: dict[str, str], *, folded: bool) -> Table:
    """A row a figure, with the sentence that it stands in."""
    rows = tuple((_cited(one), named[one.article], one.sentence) for line in lines for one in line.figures)
    columns = (("Figure", True), ("Article", True), ("Sentence", True))
    return Table("The sentences", columns, rows, folded)


def _called(line: Line) -> str:
    return line.what or line.figures[0].text


def _cited(one: Figure) -> str:
    """Such as "nearly 84,000 ¶7"."""
    return f"{one.hedge} {one.text} ¶{one.number}".strip()
