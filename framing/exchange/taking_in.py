"""Taking labels in: nothing that is here is written over, and twice is once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from framing.articles import Article
from framing.errors import ArticleError
from framing.exchange.dataset import Dataset
from framing.exchange.matching import Finder, Lost, Spot
from framing.exchange.new_articles import Made, NewArticle, new_articles, write_articles
from framing.exchange.proposals import Options, Proposals, propose
from framing.labels import Label, LabelTable, last_labels, tag_set, utc_now
from framing.project import Project

__all__ = ["Options", "Plan", "import_labels", "plan"]


@dataclass(frozen=True)
class Prepared:
    """All that does not depend on the labels that are here."""

    dataset: Dataset
    #: How many texts have a place.
    placed: int
    proposals: Proposals
    #: Articles to make, in the order in which the file names them.
    articles: tuple[NewArticle, ...]


@dataclass(frozen=True)
class Plan:
    """What taking in does, or did."""

    prepared: Prepared
    #: The rows to append, in this order: those of labels that are new here, and of those that others follow.
    labels: tuple[Label, ...]
    #: How many of `labels` follow one that says something else.
    replacing: int
    #: How many are here already.
    same: int
    #: Labels that say something else than the one here, or than its withdrawal, which stay out; and where they stand.
    differing: tuple[tuple[Label, str], ...]
    #: What the file itself says twice and differently, with neither said later; and where it stands.
    contradicting: tuple[str, ...]
    #: What the file itself says anew later.
    earlier: int

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left out that somebody would have to see to."""
        return not (self.differing or self.contradicting or self.prepared.proposals.left)


# ----------------------------------------------------------------------------- the two steps


def prepare(project: Project, dataset: Dataset, options: Options, path: Path) -> Prepared:
    """Find the texts of `dataset`, read from `path`, in `project`, or in articles to be made, and what they propose.

    Raises `ExchangeRefused`.
    """
    project.library.index()
    made = (
        Made((), {})
        if options.make_articles is None
        else new_articles(dataset.records, options.make_articles, project.library, path)
    )
    finder = Finder(_opened(project))
    places: dict[int, Spot | Lost] = dict(made.lost)
    for article in made.articles:
        places |= article.places
    for at, record in enumerate(dataset.records):
        if at not in places:
            places[at] = finder.find(record)
    placed = sum(isinstance(place, Spot) for place in places.values())
    proposals = propose(dataset, places, project.codebook, project.team, options, path)
    return Prepared(dataset, placed, proposals, made.articles)


def _opened(project: Project) -> Iterator[Article]:
    for id in project.library.ids:
        try:
            yield project.library.article(id)
        except ArticleError:
            continue


def compare(prepared: Prepared, table: LabelTable, replace_here: bool, now: str) -> Plan:
    """What of `prepared` is new beside the labels in `table`. `now` is when what has no time of its own is saved."""
    said = _said_once(prepared.proposals)
    here = _Here(table)
    labels, differing = [], []
    same = replacing = 0
    for label, where in said.labels:
        last = here.last(label)
        if last is None:
            labels.append(label if label.saved_at else replace(label, saved_at=now))
        elif says_the_same(last, label):
            same += 1
        elif replace_here:
            # A decision of this moment: it comes after the one that it follows, in whatever order rows are sorted.
            labels.append(replace(label, saved_at=now))
            replacing += 1
        else:
            differing.append((label, where))
    labels.sort(key=lambda label: label.saved_at)
    return Plan(
        prepared,
        tuple(labels),
        replacing,
        same + said.again,
        tuple(differing),
        tuple(said.contradicting),
        said.earlier,
    )


def says_the_same(here: Label, theirs: Label) -> bool:
    """Whether `theirs` says nothing that the label `here` does not: a tool without notes does not unsay one."""
    return (
        not here.withdrawn
        and tag_set(here.tags) == tag_set(theirs.tags)
        and theirs.note in ("", here.note)
        and theirs.unsure in (False, here.unsure)
    )


class _Here:
    """The last labels in a table, looked up by who, as what, on what."""

    def __init__(self, table: LabelTable):
        self._table = table
        self._last: dict[tuple[str, str, str], dict[str, Label]] = {}

    def last(self, label: Label) -> Label | None:
        key = (label.reviewer, label.article, label.role)
        if key not in self._last:
            self._last[key] = last_labels(self._table, *key)
        return self._last[key].get(label.paragraph_id)


@dataclass
class _Once:
    """What a file says, one label for each reviewer and paragraph."""

    labels: list[tuple[Label, str]]
    contradicting: list[str]
    again: int = 0
    earlier: int = 0


def _said_once(proposals: Proposals) -> _Once:
    groups: Mapping[tuple, list[tuple[Label, str]]] = defaultdict(list)
    for label, where in proposals.labels:
        groups[label.reviewer, label.role, label.article, label.paragraph_id].append((label, where))
    once = _Once([], [])
    for said in groups.values():
        *others, last = sorted(said, key=lambda one: one[0].saved_at)
        if all(says_the_same(one, last[0]) and says_the_same(last[0], one) for one, _ in others):
            once.again += len(others)
            once.labels.append(last)
        elif all(one.saved_at and one.saved_at < last[0].saved_at for one, _ in others):
            once.earlier += len(others)
            once.labels.append(last)
        else:
            once.contradicting += [where for _, where in said]
    return once


# ---------------------------------------------------------------------------- what is asked


def plan(
    project: Project,
    dataset: Dataset,
    options: Options | None = None,
    *,
    path: Path | str = "the file",
    table: LabelTable | None = None,
) -> Plan:
    """What taking `dataset` in would do; nothing is changed. `table` holds the labels that are here (default: all).

    Raises as `import_labels` does.
    """
    options = options or Options()
    prepared = prepare(project, dataset, options, Path(path))
    return compare(prepared, project.store.read() if table is None else table, options.replace, utc_now())


def import_labels(
    project: Project, dataset: Dataset, options: Options | None = None, *, path: Path | str = "the file"
) -> Plan:
    """Take the labels of `dataset` in, all that can be or, where that fails, none; and say what was done.

    Articles that are to be made are written first, and removed again where the labels cannot be saved. Raises
    `ExchangeRefused` (nothing fits), `ExchangeNotWritten` (an article), and what the store raises.
    """
    options = options or Options()
    prepared = prepare(project, dataset, options, Path(path))
    remove = write_articles(prepared.articles, project.library)
    done: list[Plan] = []
    try:
        project.store.append_decided(_appending(prepared, options, done))
    except BaseException:
        remove()
        raise
    return done[0]


def _appending(
    prepared: Prepared, options: Options, done: list[Plan]
) -> Callable[[LabelTable], tuple[Label, ...]]:
    """Decides, on the rows as they are at that moment, which to add, and keeps the plan in `done`."""

    def decide(table: LabelTable) -> tuple[Label, ...]:
        done.append(compare(prepared, table, options.replace, utc_now()))
        return done[0].labels

    return decide
