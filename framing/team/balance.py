"""Even loads at the least cost: which `k` reviewers each article gets.

This is a minimum-cost flow: an article sends one unit to each of `k` reviewers at a cost, and a reviewer takes
as many units as the mean load, rounded down or up. It is solved by successive shortest paths (Ahuja, Magnanti,
Orlin 1993, Network Flows, section 9.7), started from what each article likes best. Two things follow that
handing out in turn does not give. The result depends on the costs alone, not on any order. And a further unit
changes a cheapest flow along one shortest path, which meets no reviewer twice: an article that is added takes
at most k·(R - 1) assignments from those who had them, in practice one to three for six reviewers.

Letters: N articles (a), R reviewers (r, s: from r to s), k reviewers for each article.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

#: Costs are below this, so that no sum of them along a path reaches `_OWED`.
COST_LIMIT = 1 << 40

#: What a reviewer's first floor(N·k/R) units earn: more than any path costs, so that they are filled first.
_OWED = np.int64(1 << 56)

#: More than anything: there is no such shift.
_NEVER = np.int64(1 << 60)


def balanced(cost: np.ndarray, k: int) -> np.ndarray:
    """The cheapest choice of `k` reviewers for each article with all loads floor(N·k/R) or ceil(N·k/R).

    `cost` is N × R integers from 0 to `COST_LIMIT`. Returns N × R booleans with `k` in each row. Where two
    choices cost the same, which hashed costs all but exclude, the one that comes first is taken.
    """
    articles, reviewers = cost.shape
    if k >= reviewers or not articles:
        return np.full((articles, reviewers), k > 0)
    chosen = np.zeros((articles, reviewers), dtype=bool, order="F")
    liked = np.argsort(cost, axis=1, kind="stable")[:, :k]
    chosen[np.arange(articles)[:, None], liked] = True

    load, floor = chosen.sum(axis=0), articles * k // reviewers
    owed = np.maximum(floor - load, 0)  # units that a reviewer must still get
    surplus = np.maximum(load - floor, 0)  # units above the floor that have found no place yet
    room = np.ones(reviewers, dtype=bool)  # whether a unit above the floor can stay
    shifts = _Shifts(cost, chosen)
    while surplus.any():
        distance, towards = _shortest(shifts.cost, np.where(owed > 0, -_OWED, np.where(room, 0, _NEVER)))
        start = int(np.where(surplus > 0, distance, _NEVER * 2).argmin())
        path = [start]
        while towards[path[-1]] >= 0:
            path.append(int(towards[path[-1]]))
        shifts.make(path)
        surplus[start] -= 1
        if owed[path[-1]]:
            owed[path[-1]] -= 1
        else:
            room[path[-1]] = False
    return chosen


def _shortest(cost: np.ndarray, at_end: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each reviewer the cheapest way for a unit to find a place (Bellman and Ford, all arcs at once).

    `cost` is R × R, of a shift from r to s; `at_end` is R, of staying where one is. Returns the cost of the
    cheapest path and its next reviewer, -1 where the unit stays.
    """
    everyone = np.arange(len(at_end))
    distance, towards = at_end, np.full(len(at_end), -1)
    while True:
        via = cost + distance
        best = via.argmin(axis=1)
        shorter = via[everyone, best] < distance
        if not shorter.any():
            return distance, towards
        distance = np.where(shorter, via[everyone, best], distance)
        towards = np.where(shorter, best, towards)


class _Shifts:
    """For each pair of reviewers the cheapest article to hand over, kept while articles are handed over."""

    def __init__(self, cost: np.ndarray, chosen: np.ndarray):
        self._costs, self._chosen = cost, chosen
        reviewers = cost.shape[1]
        #: R × R: what the cheapest shift from r to s adds to the whole cost.
        self.cost = np.full((reviewers, reviewers), _NEVER)
        self._article = np.full((reviewers, reviewers), -1)
        for r in range(reviewers):
            self._search(r, np.arange(reviewers))

    def make(self, path: list[int]) -> None:
        """Hand over one article along each step of `path`."""
        steps = list(pairwise(path))
        moved = [int(self._article[step]) for step in steps]
        for a, (r, s) in zip(moved, steps, strict=True):
            self._chosen[a, r], self._chosen[a, s] = False, True
        stale = np.isin(self._article, moved)
        for r in np.flatnonzero(stale.any(axis=1)):
            self._search(r, np.flatnonzero(stale[r]))
        for a in moved:
            self._offer(a)

    def _search(self, r: int, to: np.ndarray) -> None:
        """Find the cheapest article of reviewer `r` for each reviewer in `to`."""
        mine = np.flatnonzero(self._chosen[:, r])
        if not len(mine):
            self.cost[r, to], self._article[r, to] = _NEVER, -1
            return
        adds = self._costs[np.ix_(mine, to)] - self._costs[mine, r][:, None]
        adds[self._chosen[np.ix_(mine, to)]] = _NEVER
        least = adds.argmin(axis=0)
        self.cost[r, to] = adds[least, np.arange(len(to))]
        self._article[r, to] = np.where(self.cost[r, to] < _NEVER, mine[least], -1)

    def _offer(self, a: int) -> None:
        """Article `a` was handed over: it may be the cheapest for any pair of one who has it and one who has not."""
        has, has_not = np.flatnonzero(self._chosen[a]), np.flatnonzero(~self._chosen[a])
        pairs = np.ix_(has, has_not)
        adds = self._costs[a, has_not] - self._costs[a, has][:, None]
        known, article = self.cost[pairs], self._article[pairs]
        better = (adds < known) | ((adds == known) & (a < article))
        self.cost[pairs] = np.where(better, adds, known)
        self._article[pairs] = np.where(better, a, article)
