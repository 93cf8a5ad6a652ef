"""Reliability data for tests, from articles and labels written as a few lines of text."""

from __future__ import annotations

from framing.articles import Article
from framing.codebook import Codebook
from framing.labels import Label, LabelTable, new_label_id
from framing.reliability.matrix import Ratings, Selection, ratings
from tests.framing.reporting.examples import article, codebook, entries, unit_arrays

TAGS: Codebook = codebook("good", "bad", "plain")


def articles(count: int, paragraphs: int = 4, **fields) -> list[Article]:
    """Articles a1, a2, …, of `paragraphs` paragraphs each."""
    return [
        article(f"a{n}", *(f"Paragraph {n}.{p}." for p in range(1, paragraphs + 1)), **fields)
        for n in range(1, count + 1)
    ]


def labels(of: list[Article], text: str, **fields) -> list[Label]:
    """One label for each line of `text`: reviewer, article, paragraph's number, tags ("-" withdraws)."""
    by_id = {one.id: one for one in of}
    made = []
    for line in text.strip().splitlines():
        reviewer, id, number, *tags = line.split()
        paragraph = by_id[id].paragraphs[int(number) - 1]
        chosen = () if tags == ["-"] else tuple(tags[0].split("+"))
        made.append(
            Label(
                id=new_label_id(),
                saved_at="2026-11-21T09:30:00.125Z",
                reviewer=reviewer,
                article=id,
                paragraph=paragraph.number,
                paragraph_id=paragraph.id,
                tags=chosen,
                codebook=TAGS.fingerprint,
                **{"role": "reviewer", **fields},
            )
        )
    return made


def data(
    of: list[Article], made: list[Label], tags: Codebook = TAGS, selection: Selection | None = None
) -> Ratings:
    return ratings(entries(of), unit_arrays(of), LabelTable.of(made), tags, selection or Selection())
