"""Which paragraphs can be set, and which of a reviewer's own are drawn for a re-test."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import numpy as np

from framing.articles import UnitArrays
from framing.articles.places import NOWHERE, Place, locate_rows
from framing.labels import LabelTable
from framing.labels.columns import NO_TIME, text_ms
from framing.team.discussion import Openness
from framing.team.pile import units_at
from framing.team.progress import tagged_units

#: A re-test takes what was decided at least so many days ago, unless it is said otherwise.
DAYS = 1.0


class Drawn(NamedTuple):
    """A re-test that can be set."""

    #: (article, paragraph number, paragraph id), in the order that they were drawn in.
    paragraphs: tuple[tuple[str, int, str], ...]
    #: How many paragraphs they were drawn from.
    among: int


def choosable(units: UnitArrays, openness: Openness, *, masked: bool = False) -> UnitArrays:
    """Those of `units` that can be decided independently.

    Without articles that are open for discussion, where others' labels can be read; where sources are `masked`,
    without headlines, which nobody tags then.
    """
    closed = np.fromiter((not openness.is_open(article) for article in units.ids), bool, len(units.ids))
    keep = np.flatnonzero(tagged_units(units, masked) & closed[units.article])
    return UnitArrays(*(column[keep] for column in units[:-1]), units.ids)


def tasks_for(
    reviewers: Iterable[str], paragraphs: Iterable[tuple[str, int]], units: UnitArrays
) -> list[tuple[str, str, int, str]]:
    """What `Tasks.assign` takes, so that each of `reviewers` gets all of `paragraphs` (article, number) of `units`."""
    code = {article: at for at, article in enumerate(units.ids)}
    named = []
    for article, number in paragraphs:
        start = int(np.searchsorted(units.article, code[article], "left"))
        end = int(np.searchsorted(units.article, code[article], "right"))
        at = start + int(np.searchsorted(units.number[start:end], number))
        named.append((article, number, f"{int(units.key[at]):012x}"))
    return [(reviewer, *paragraph) for reviewer in reviewers for paragraph in named]


def days_ago(days: float, now: datetime | None = None) -> str:
    """The moment `days` before `now`, by default the present, as `Label.saved_at` has it."""
    moment = (now or datetime.now(UTC)) - timedelta(days=days)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def draw_retest(
    units: UnitArrays,
    table: LabelTable,
    reviewer: str,
    wanted: int,
    *,
    before: str,
    seed: str,
    pending: Collection[Place] = (),
) -> Drawn:
    """`wanted` of the paragraphs in `units` that `reviewer` has a current label on, at random.

    Only those whose last row was saved `before` that moment, and none of `pending`: those that a re-test asks for
    already. Where there are fewer, all. The order is hashed from `seed` and the paragraph, each equally likely.
    """
    rows = table.current(reviewer=reviewer, role="reviewer")
    when = table.saved_ms[rows]
    rows = rows[(when != NO_TIME) & (when < text_ms(before))]
    at = locate_rows(units, table, rows).unit
    taken = [row for row in units_at(units, list(pending)) if row is not None]
    at = at[(at != NOWHERE) & ~np.isin(at, taken)]
    articles = [units.ids[code] for code in units.article[at].tolist()]
    keys = [f"{key:012x}" for key in units.key[at].tolist()]
    chances = [_chance(f"{seed}\0{article}\0{key}") for article, key in zip(articles, keys, strict=True)]
    drawn = sorted(range(len(at)), key=chances.__getitem__)[: max(wanted, 0)]
    numbers = units.number[at].tolist()
    return Drawn(tuple((articles[one], numbers[one], keys[one]) for one in drawn), len(at))


def _chance(text: str) -> bytes:
    """As good as drawn at random, and the same on every machine."""
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=8).digest()
