"""What is not right in a project's files, each as a sentence with its place and its remedy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

from framing.articles import Library
from framing.articles.places import NOWHERE, locate_rows
from framing.codebook import Codebook
from framing.errors import FramingError
from framing.labels import NO_TIME, NONE, ROLES, CsvStore, LabelStore, LabelTable, TornRow
from framing.labels.columns import last_alike
from framing.palette import PAGES, TOO_CLOSE, TOO_FAINT, contrast, difference, least_difference

#: How many paragraphs or names a sentence lists before it only counts the rest.
_LISTED = 8

#: Who takes two colours for each other, as a sentence goes on.
_EYES = {
    "normal": "",
    "protanopia": " for readers who see no red (protanopia)",
    "deuteranopia": " for readers who see no green (deuteranopia)",
    "tritanopia": " for readers who see no blue (tritanopia)",
}

#: By so much the clocks of those who write to one file may differ.
_CLOCKS_MS = 60_000


def check(library: Library, store: LabelStore, codebook: Codebook) -> list[str]:
    """All problems found, articles first; empty where all is well. Reads every article that is new."""
    library.index()
    problems = [str(error) for error in library.problems.values()]
    if not library.ids and not problems:
        problems.append(f"{library.sources.name}/ holds no articles. Put .txt or .md files there.")
    problems += colours(codebook)
    try:
        table = store.read()
        torn = store.torn if isinstance(store, CsvStore) else []
    except FramingError as error:
        return [*problems, str(error)]
    problems += lost_labels(library, table)
    problems += former_tags(table, codebook)
    problems += out_of_order(table)
    problems += torn_rows(torn)
    return problems


def colours(codebook: Codebook) -> list[str]:
    """Colours of tags that are taken for each other, by some eyes or by all, and such as are lost on a page."""
    problems = []
    for one, other in combinations(codebook.tags, 2):
        least, eyes = least_difference(one.colour, other.colour)
        if least < TOO_CLOSE:
            eyes = "normal" if difference(one.colour, other.colour) < TOO_CLOSE else eyes
            problems.append(
                f"Codebook: the colours of “{one.name}” ({one.colour}) and “{other.name}” ({other.colour}) are hard to "
                f"tell apart{_EYES[eyes]}: they differ by {least:.0f}, and {TOO_CLOSE:.0f} is the least that will do. "
                "Choose another for one of them, or leave both out: then the tool chooses."
            )
    for tag in codebook.tags:
        for page, background in PAGES.items():
            if (found := contrast(tag.colour, background)) < TOO_FAINT:
                problems.append(
                    f"Codebook: the colour of “{tag.name}” ({tag.colour}) is hardly seen on a {page} page: its contrast "
                    f"is {found:.1f} to 1, and {TOO_FAINT:.0f} is the least that will do, 3 is better. Choose a "
                    f"{'darker' if page == 'light' else 'lighter'} one."
                )
    return problems


def out_of_order(table: LabelTable) -> list[str]:
    """Rows behind one that was saved later, as a spreadsheet leaves them that has sorted the file.

    Only where it decides what counts: one person's rows on a paragraph, and a verdict beside reviewers' rows on it.
    Elsewhere the order means nothing, and labels taken in from another tool keep its times.
    """
    late = _late(table)
    if not len(late):
        return []
    rows = "1 row stands" if len(late) == 1 else f"{len(late):,} rows stand"
    return [
        f"labels.csv: {rows} behind one that was saved later, the first of them in row {late[0] + 2:,}. The last row on "
        "a paragraph is the one that counts: if a spreadsheet has sorted the file, sort it by saved_at, oldest first."
    ]


def _late(table: LabelTable) -> np.ndarray:
    """int64, ascending: the rows behind one that was saved later and that they can take the place of."""
    rows = np.flatnonzero(table.saved_ms != NO_TIME)
    places = last_alike([table.article[rows], table.paragraph_key[rows]])
    order = np.lexsort((rows, places))
    rows, places = rows[order], places[order]
    times, verdict = table.saved_ms[rows], table.role[rows] == ROLES.index("adjudicator")
    people = last_alike([places, table.reviewer[rows], table.role[rows]])
    by_person = np.lexsort((rows, people))
    late = np.zeros(len(rows), bool)
    late[by_person] = _behind(people[by_person], times[by_person], times[by_person])
    for before, after in ((verdict, ~verdict), (~verdict, verdict)):
        late |= after & _behind(places, np.where(before, times, NO_TIME), times)
    return np.sort(rows[late])


def _behind(group: np.ndarray, shown: np.ndarray, times: np.ndarray) -> np.ndarray:
    """bool: which of `times` are earlier than the latest `shown` so far in their group. Groups are not mixed."""
    if not len(group):
        return np.zeros(0, bool)
    rank = np.cumsum(np.concatenate(([0], group[1:] != group[:-1])))
    first = int(times.min()) - _CLOCKS_MS - 1
    span = int(times.max()) - first + 1  # so that the latest of one group is below all of the next
    latest = np.maximum.accumulate(np.where(shown == NO_TIME, 0, shown - first) + rank * span)
    return times - first + rank * span < latest - _CLOCKS_MS


def torn_rows(torn: Sequence[TornRow]) -> list[str]:
    """What crashes left of rows, set aside or still at the end of the labels file."""
    aside = [row.set_aside for row in torn if row.set_aside]
    problems = []
    if aside:
        what = "1 row" if len(aside) == 1 else f"{len(aside)} rows"
        problems.append(
            f"labels.csv.torn holds {what} that a crash cut off, set aside at {_list(aside)}. No such save "
            "was ever confirmed to a reviewer. See whether anything in the file is missed, then remove it."
        )
    if any(not row.set_aside for row in torn):
        problems.append(
            "labels.csv ends in a row that a crash cut off, or that is being written at this moment. Such a "
            "save is not confirmed to a reviewer; the next one sets the row aside in labels.csv.torn."
        )
    return problems


def lost_labels(library: Library, table: LabelTable) -> list[str]:
    """Current labels whose article or paragraph is gone, article by article."""
    units = library.unit_arrays()
    current = table.current()
    at = locate_rows(units, table, current)
    lost = current[at.unit == NOWHERE]
    here = set(units.ids)
    problems = []
    for code in np.unique(table.article[lost]):
        mine = lost[table.article[lost] == code]
        id, count = table.articles[code], _labels(len(mine))
        if id in here:
            numbers = np.unique(table.paragraph[mine]).tolist()
            problems.append(
                f"Article “{id}”: {count} on text that is not among its paragraphs any more (paragraph "
                f"{_list(numbers)} then). Restore the text, or tag the paragraphs anew."
            )
        else:
            problems.append(
                f"Article “{id}” has {count} and no file that opens. Put its file back under "
                f"{library.sources.name}/, or give it its old name again."
            )
    return problems


def former_tags(table: LabelTable, codebook: Codebook) -> list[str]:
    """Tags in current labels that the codebook does not know."""
    in_use = np.bincount(table.choice[table.current()], minlength=len(table.choices)).tolist()
    uses: dict[str, int] = {}
    for tags, count in zip(table.choices, in_use, strict=False):
        for name in tags:
            if count and name != NONE and name not in codebook.by_name:
                uses[name] = uses.get(name, 0) + count
    return [
        f"Tag “{name}” is not in the codebook, and is in {_labels(count)}. They are kept and "
        "shown as such: put the tag back into codebook.toml under this very name, or tag the paragraphs anew."
        for name, count in sorted(uses.items())
    ]


def _labels(count: int) -> str:
    return "1 current label" if count == 1 else f"{count} current labels"


def _list(values: Iterable[object]) -> str:
    values = [str(value) for value in values]
    rest = len(values) - _LISTED
    return ", ".join(values[:_LISTED]) + (f" and {rest} more" if rest > 0 else "")
