"""Studies for tests of the methods text and its checklist, from labels written as a few lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from framing.articles import Article
from framing.codebook import Codebook
from framing.labels import Label, LabelTable
from framing.reliability.agreement import agreement
from framing.reliability.matrix import Selection
from framing.reliability.paper.facts import Facts, Rules
from framing.reliability.paper.gathering import facts
from tests.framing.reliability.examples import TAGS, articles, labels
from tests.framing.reporting.examples import entries, unit_arrays

TEAM = Rules(team=True)

ONE = articles(1, 10, outlet="Echo", date="2026-03-01")

#: Krippendorff's ten binary units as the tag "good": alpha .095. The two differ on paragraphs 2 and others.
TEN = "\n".join(
    f"{who} a1 {number} {'good' if code == '1' else 'none'}"
    for who, codes in (("ann", "0100000010"), ("ben", "1110010000"))
    for number, code in enumerate(codes, start=1)
)

#: Ann and Ben on ten paragraphs, always of one mind, with every tag in use.
ALIKE = "\n".join(
    f"{who} a1 {number} {tag}"
    for who in ("ann", "ben")
    for number, tag in enumerate(("good", "bad", "plain", "none", "good") * 2, start=1)
)


def rows(on: Sequence[Article], text: str, at: str = "2026-03-02T09:00:00.000Z") -> list[Label]:
    """Labels as `examples.labels` reads them, saved `at`; a reviewer in capitals is an adjudicator."""
    return [
        replace(one, saved_at=at, reviewer=one.reviewer.lower(), role="adjudicator")
        if one.reviewer.isupper()
        else replace(one, saved_at=at)
        for one in labels(list(on), text)
    ]


def study(
    text: str | Iterable[Label],
    on: Sequence[Article] = ONE,
    rules: Rules = TEAM,
    selection: Selection | None = None,
    tags: Codebook = TAGS,
    **fields,
) -> Facts:
    """The facts of the labels in `text` on the articles `on`."""
    table = LabelTable.of(rows(on, text) if isinstance(text, str) else text)
    selection = selection or Selection()
    library = entries(on), unit_arrays(on)
    found = agreement(*library, table, tags, selection, draws=200)
    return facts(*library, table, tags, found, selection, rules, version="1.2.3", **fields)
