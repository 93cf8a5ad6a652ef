"""Small projects for tests: articles and labels written as a few lines of text, and a slow summary."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np

from framing.articles import KINDS, Article, Entry, Paragraph, UnitArrays, paragraph_ids
from framing.codebook import Codebook, parse_codebook, read_codebook
from framing.labels import NONE, Label, LabelTable

DEMO: Codebook = read_codebook(Path(__file__).parents[3] / "codebook.toml")


def codebook(*names: str) -> Codebook:
    """A codebook of tags called `names`."""
    return parse_codebook(
        "\n".join(f'[[tag]]\nname = "{name}"\nkey = "{key}"' for key, name in enumerate(names, start=1))
    )


def article(id: str, *texts: str, **fields) -> Article:
    """An article of `texts`; one that begins with "(kind) " is of that kind, all others are body."""
    kinds, bare = [], []
    for text in texts:
        kind, mark, rest = text[1:].partition(") ")
        marked = bool(mark) and kind in KINDS
        kinds.append(kind if marked else "body")
        bare.append(rest if marked else text)
    ids = paragraph_ids(bare)
    paragraphs = tuple(
        Paragraph(number, kind, text, id)
        for number, (kind, text, id) in enumerate(zip(kinds, bare, ids, strict=True), start=1)
    )
    return Article(id, fields.pop("title", id.title()), paragraphs, **fields)


def entries(articles: Iterable[Article]) -> list[Entry]:
    """What a library's list says of `articles`."""
    return [
        Entry(a.id, a.title, a.outlet, a.date, len(a.units), sum(unit.words for unit in a.units))
        for a in articles
    ]


def unit_arrays(articles: Sequence[Article]) -> UnitArrays:
    """The units of `articles`, as a library gives them."""
    rows = [
        (place, unit.number, int(unit.id, 16), unit.words, KINDS.index(unit.kind))
        for place, one in enumerate(articles)
        for unit in one.units
    ]
    columns = zip(*rows, strict=True) if rows else [()] * 5
    types = (np.int32, np.int32, np.int64, np.int32, np.int8)
    arrays = (np.array(column, kind) for column, kind in zip(columns, types, strict=True))
    return UnitArrays(*arrays, ids=tuple(one.id for one in articles))


def labels(articles: Sequence[Article], lines: str) -> LabelTable:
    """A table of labels written one a line: reviewer, article, paragraph number, tags joined by ";".

    A reviewer in capitals is an adjudicator; "-" in place of tags withdraws; "?" at the end is unsure. A
    paragraph that the article has not got gets an id that nothing has.
    """
    by_id = {one.id: one for one in articles}
    rows = []
    for line in lines.strip().splitlines():
        reviewer, id, number, tags = line.split(maxsplit=3)
        rows.append(_label(by_id.get(id), len(rows), reviewer, id, int(number), tags))
    return LabelTable.of(rows)


def _label(where: Article | None, row: int, reviewer: str, id: str, number: int, tags: str) -> Label:
    unsure = tags.endswith("?")
    tags = tags.rstrip("? ")
    paragraphs = {p.number: p.id for p in where.paragraphs} if where else {}
    return Label(
        id=f"{row:016x}",
        saved_at="2026-11-21T09:30:00.125Z",
        reviewer=reviewer.lower(),
        role="adjudicator" if reviewer.isupper() else "reviewer",
        article=id,
        paragraph=number,
        paragraph_id=paragraphs.get(number, f"{number:012x}"),
        tags=() if tags == "-" else tuple(tags.split(";")),
        unsure=unsure,
        codebook="4f3a9b12",
    )


# --------------------------------------------------------------------- the slow summary


def slow_summary(articles: Sequence[Article], rows: Sequence[Label], tags: Sequence[str], basis: str) -> dict:
    """Article id -> its figures by name, in exact fractions, as docs/methods.md says and nothing cleverer."""
    current = _current(rows)
    result = {}
    for one in articles:
        figures = Counter()
        people = set()
        counts, words, portions = (defaultdict(Fraction) for _ in range(3))
        for unit in one.units:
            mine = [label for label in current if (label.article, label.paragraph_id) == (one.id, unit.id)]
            reviews = [label for label in mine if label.role == "reviewer"]
            people |= {label.reviewer for label in reviews}
            decisions = [_tags(label) for label in reviews] if basis == "average" else _final(mine, rows)
            figures["paragraphs"] += 1
            if not decisions:
                continue
            figures["tagged"] += 1
            figures["tagged words"] += unit.words
            for tag in (*tags, NONE):
                share = Fraction(sum(tag in decision for decision in decisions), len(decisions))
                counts[tag] += share
                words[tag] += share * unit.words
                for decision in decisions:
                    if tag in decision:
                        portions[tag] += Fraction(1, len(decision) * len(decisions))
        ids = {unit.id for unit in one.units}
        orphaned = sum(label.article == one.id and label.paragraph_id not in ids for label in current)
        result[one.id] = dict(figures) | {
            "reviewers": len(people),
            "counts": counts,
            "words": words,
            "portions": portions,
            "orphaned": orphaned,
        }
    known = {one.id for one in articles}
    result["gone"] = dict(Counter(label.article for label in current if label.article not in known))
    return result


def _current(rows: Sequence[Label]) -> list[Label]:
    last = {}
    for row in rows:
        key = (row.reviewer, row.role, row.article, row.paragraph_id)
        last.pop(key, None)
        last[key] = row
    return [row for row in last.values() if row.tags]


def _tags(label: Label) -> frozenset[str]:
    tags = frozenset(label.tags)
    return tags - {NONE} if len(tags) > 1 else tags


def _final(labels_of_unit: Sequence[Label], rows: Sequence[Label]) -> list[frozenset[str]]:
    verdicts = [label for label in labels_of_unit if label.role == "adjudicator"]
    if verdicts and _stands(verdicts[-1], rows):
        return [_tags(verdicts[-1])]
    votes = Counter(_tags(label) for label in labels_of_unit if label.role == "reviewer")
    return [tags for tags, count in votes.items() if 2 * count > sum(votes.values())]


def _stands(verdict: Label, rows: Sequence[Label]) -> bool:
    """Whether those who had a label before `verdict`, whose row has tags of its own, say the same now."""
    then, now = {}, {}
    for before, row in zip([True] * rows.index(verdict) + [False] * len(rows), rows, strict=False):
        if (row.article, row.paragraph_id, row.role) == (verdict.article, verdict.paragraph_id, "reviewer"):
            now[row.reviewer] = _tags(row)
            if before:
                then[row.reviewer] = _tags(row)
    return all(now[who] == tags for who, tags in then.items() if tags)
