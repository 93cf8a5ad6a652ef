"""Figures lined up across articles: what all have, what one alone has, and where they may disagree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, islice

from framing.articles import Article
from framing.figures.context import Context, Contexts
from framing.figures.evidence import disagreement, same_thing
from framing.figures.figure import Figure
from framing.figures.lines import STATES, Line, LineUp, State
from framing.figures.nearness import dimension, equal, worth
from framing.figures.why import why_differ, why_one

#: How much larger one of two equal figures may be, where units are converted.
_ROUNDED = 1.013
#: An article that has both of two values means two things by them; where many have one of them, so many of those
#: may have both, as one that tells how a toll rose.
_BOTH = 0.2
#: A word that more figures than this have in common leads to no comparison: it says too little.
_MOST = 60
#: So many figures of a group are compared with those of another: equal ones say much the same.
_COMPARED = 8


def line_up(figures: Sequence[Figure], articles: Iterable[Article]) -> LineUp:
    """`figures`, as `figures_of` gives them, lined up across `articles`.

    Equal figures are one line where what they count or their surroundings have enough in common, in which case
    they are of one thing as far as words can tell. Values that are near and not equal are one line, "differ", where
    they have the more in common the farther they are apart, and no article has both. A line says why.
    """
    articles = list(articles)
    contexts = Contexts(figures, articles)
    groups = _equal(figures, contexts)
    joined = _near(figures, groups, contexts)
    ids = tuple(article.id for article in articles)
    place = {id: at for at, id in enumerate(ids)}
    lines = [_line(figures, parts, contexts, len(ids), place) for parts in joined]
    lines.sort(key=lambda line: _order(line, place))
    return LineUp(ids, tuple(lines))


def _equal(figures: Sequence[Figure], contexts: Contexts) -> list[list[int]]:
    """The figures in groups of those that say the same number of the same thing."""
    by_kind: dict[str, list[int]] = defaultdict(list)
    for at, figure in enumerate(figures):
        by_kind[dimension(figure)].append(at)
    parent = list(range(len(figures)))
    for places in by_kind.values():
        keys = {at: figures[at].dated if figures[at].is_date else worth(figures[at])[0] for at in places}
        said: list[_Said] = []  # values that may be equal to those that follow, in ascending order
        for one in sorted(places, key=keys.__getitem__):
            if not said or said[-1].value != keys[one]:
                said.append(_Said(keys[one]))
            while said[0].value != keys[one] and _is_less(said[0].value, keys[one]):
                said.pop(0)
            home = one
            for other in (members for value in said for members in value.like(contexts.of[one])):
                if _root(parent, other[0]) == _root(parent, one):
                    continue
                near = (f for f in other[-_COMPARED:] if equal(figures[one], figures[f]))
                if any(same_thing(figures, one, f, contexts) for f in near):
                    parent[_root(parent, one)] = _root(parent, other[0])
                    home = other[0]
            said[-1].take(one, home, contexts.of[one])
    groups: dict[int, list[int]] = defaultdict(list)
    for at in range(len(figures)):
        groups[_root(parent, at)].append(at)
    return list(groups.values())


def _is_less(value: float | str, than: float | str) -> bool:
    """Whether no figure of `value` is equal to one of the larger value `than`."""
    return isinstance(value, str) or value * _ROUNDED < than


class _Said:
    """The figures of one value so far, in groups of those that are of one thing."""

    def __init__(self, value: float | str):
        self.value = value
        #: First of them -> all of them.
        self._groups: dict[int, list[int]] = {}
        self._having: dict[str, set[int]] = defaultdict(set)

    def take(self, one: int, home: int, context: Context) -> None:
        """Put figure `one` to the group that begins with `home`."""
        home = home if home in self._groups else one
        self._groups.setdefault(home, []).append(one)
        for stem in context.words:
            self._having[stem].add(home)

    def like(self, context: Context) -> list[list[int]]:
        """The groups to compare a figure with; of many the first, which had most time to grow, and those that share
        most words with it that few others have."""
        if len(self._groups) <= _MOST:
            return list(self._groups.values())
        having = (self._having[stem] for stem in context.words if stem in self._having)
        shared = Counter(home for some in having if len(some) <= _MOST for home in some)
        homes = dict.fromkeys(
            [*islice(self._groups, _MOST), *(home for home, _ in shared.most_common(_MOST))]
        )
        return [self._groups[home] for home in homes]


def _near(figures: Sequence[Figure], groups: list[list[int]], contexts: Contexts) -> list[list[list[int]]]:
    """The groups, those put together that may disagree about one thing."""
    found: list[tuple[float, int, int]] = []
    alone = _alone(figures, groups)
    for one, other in _candidates(figures, groups, contexts):
        score = max(
            (
                disagreement(figures, a, b, contexts, alone)
                for a in _of_articles(groups[one], figures)
                for b in _of_articles(groups[other], figures)
            ),
            default=0.0,
        )
        if score > 0:
            found.append((score, one, other))
    parent = list(range(len(groups)))
    members = {at: {figures[f].article for f in group} for at, group in enumerate(groups)}
    told = {at: {*group[:2]} for at, group in enumerate(groups)}
    for _, one, other in sorted(found, key=lambda pair: (-pair[0], pair[1:])):
        a, b = _root(parent, one), _root(parent, other)
        both = len(members[a] & members[b])
        if a == b or both > _BOTH * min(len(members[a]), len(members[b])):
            continue
        if any(contexts.apart(f, g) for f in told[a] for g in told[b]):
            continue
        parent[b] = a
        members[a] |= members[b]
        told[a] |= told[b]
    joined: dict[int, list[list[int]]] = defaultdict(list)
    for at, group in enumerate(groups):
        joined[_root(parent, at)].append(group)
    return list(joined.values())


def _candidates(
    figures: Sequence[Figure], groups: list[list[int]], contexts: Contexts
) -> set[tuple[int, int]]:
    """Pairs of groups of one dimension with a word in common that tells something."""
    having: dict[tuple[str, str], set[int]] = defaultdict(set)
    for at, group in enumerate(groups):
        for f in group[:_COMPARED]:
            kind, context = dimension(figures[f]), contexts.of[f]
            for stem in {*context.what, *(stem for stem in context.words if contexts.is_rare(stem))}:
                having[kind, stem].add(at)
    return {pair for some in having.values() if len(some) <= _MOST for pair in combinations(sorted(some), 2)}


def _alone(figures: Sequence[Figure], groups: list[list[int]]) -> frozenset[int]:
    """Figures with a unit (no counts, shares or spans of time) whose article has no other of that dimension."""
    having: dict[tuple[str, str], set[int]] = defaultdict(set)
    for group, members in enumerate(groups):
        for f in members:
            kind = dimension(figures[f])
            if figures[f].kind in ("measure", "rate", "money") and not kind.startswith("time"):
                having[figures[f].article, kind].add(group)
    only = {place for place, some in having.items() if len(some) == 1}
    return frozenset(f for f, figure in enumerate(figures) if (figure.article, dimension(figure)) in only)


def _line(
    figures: Sequence[Figure],
    parts: list[list[int]],
    contexts: Contexts,
    articles: int,
    place: dict[str, int],
) -> Line:
    at = sorted((f for part in parts for f in part), key=lambda f: (place[figures[f].article], f))
    chosen = [figures[f] for f in at]
    having = len({figure.article for figure in chosen})
    state: State = "one" if having == 1 else "all" if having == articles else "some"
    if len(parts) > 1:
        best = max(
            (
                (a, b)
                for p, q in combinations(parts, 2)
                for a in _of_articles(p, figures)
                for b in _of_articles(q, figures)
                if figures[a].article != figures[b].article
            ),
            key=lambda pair: disagreement(figures, *pair, contexts),
        )
        return Line("differ", tuple(chosen), chosen[0].is_date, why_differ(figures, *best, contexts))
    pairs = [(a, b) for a, b in combinations(at[:12], 2) if figures[a].article != figures[b].article]
    pairs = pairs or [(at[0], f) for f in at if figures[f].article != figures[at[0]].article]
    best = max(pairs, key=lambda pair: (len(contexts.alike(*pair)), contexts.shared(*pair)[0]), default=None)
    why = why_one(figures, *best, contexts) if best else ()
    return Line(state, tuple(chosen), chosen[0].is_date, why)


def _of_articles(group: list[int], figures: Sequence[Figure]) -> list[int]:
    """The first figures of `group`, one an article."""
    first: dict[str, int] = {}
    for at in group:
        first.setdefault(figures[at].article, at)
    return list(first.values())[:_COMPARED]


def _order(line: Line, place: dict[str, int]) -> tuple:
    first = line.figures[0]
    size = -max(worth(figure)[0] for figure in line.figures)
    when = first.dated if line.is_date else ""
    return (
        line.is_date,
        STATES.index(line.state),
        -len(line.articles),
        when,
        size,
        place[first.article],
        first.number,
    )


def _root(parent: list[int], at: int) -> int:
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at
