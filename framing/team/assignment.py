"""Who reviews what: computed from article ids, reviewer names and a seed, the same on every machine.

Nothing is stored. Each article likes each reviewer to a degree that is hashed from both (rendezvous hashing:
Thaler, Ravishankar 1998, IEEE/ACM Transactions on Networking 6(1)), and `framing.team.balance` gives each
article the reviewers that it likes best while all loads stay even. So the order in which articles or people are
listed is without meaning, and an article or a reviewer more changes little of what the others have.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from framing.team.balance import COST_LIMIT, balanced
from framing.team.roster import Team


@dataclass(frozen=True, eq=False)
class Assignment:
    """Who reviews what. Made by `assign`."""

    #: Of all articles, in the order that they were given in.
    articles: tuple[str, ...]
    #: Who articles are assigned to, in the roster's order.
    reviewers: tuple[str, ...]
    #: Whether nothing is assigned: everybody may take everything.
    is_open: bool
    #: The articles that all reviewers get so that their agreement can be measured; empty without such a share.
    sample: frozenset[str]
    _seed: str
    #: N × R, articles and reviewers in the order above.
    _chosen: np.ndarray
    _row: dict[str, int] = field(default_factory=dict)
    _own: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self):
        self._row.update((article, row) for row, article in enumerate(self.articles))

    def of(self, article: str) -> tuple[str, ...]:
        """The reviewers of `article`, in the roster's order; none where there is no such article."""
        row = self._row.get(article)
        if row is None:
            return ()
        return tuple(self.reviewers[at] for at in np.flatnonzero(self._chosen[row]))

    def articles_of(self, reviewer: str) -> tuple[str, ...]:
        """The articles of `reviewer`, in the order of their own; where all is open, all articles.

        None for a name that articles are not assigned to.
        """
        if reviewer not in self._own:
            mine: Sequence[str] = ()
            if self.is_open:
                mine = self.articles
            elif reviewer in self.reviewers:
                column = self._chosen[:, self.reviewers.index(reviewer)]
                mine = [self.articles[row] for row in np.flatnonzero(column)]
            # Names are typed where all is open: what anybody may ask for is not kept for ever.
            order = tuple(own_order(mine, reviewer, self._seed))
            if reviewer not in self.reviewers:
                return order
            self._own[reviewer] = order
        return self._own[reviewer]

    @property
    def loads(self) -> dict[str, int]:
        """Reviewer -> how many articles are theirs, in the roster's order."""
        return dict(zip(self.reviewers, self._chosen.sum(axis=0).tolist(), strict=True))


def assign(articles: Sequence[str], team: Team) -> Assignment:
    """Who of `team` reviews which of `articles` (ids, each once).

    With `reviewers_per_article` = k, every article gets k reviewers (all of them where there are fewer). With
    `reliability_share`, round(share · N) articles, at least one if the share is not 0, get all reviewers and the
    rest get one. In both cases any two reviewers' loads differ by one article at most. With neither, or with
    nobody to assign to, it is open.
    """
    articles, reviewers = tuple(articles), team.reviewers
    k, share = team.reviewers_per_article, team.reliability_share
    is_open = not reviewers or (k is None and share is None)
    chosen = np.ones((len(articles), len(reviewers)), dtype=bool)
    sample: frozenset[str] = frozenset()
    if not is_open:
        # In one order, whatever order they are listed in: which comes first must not matter in a tie.
        rows = sorted(range(len(articles)), key=lambda row: articles[row])
        columns = sorted(range(len(reviewers)), key=lambda column: reviewers[column])
        ids, names = [articles[row] for row in rows], [reviewers[column] for column in columns]
        if k is None:
            shared = _sampled(ids, share, team.seed)
            sample = frozenset(id for id, is_shared in zip(ids, shared, strict=True) if is_shared)
            sorted_choice = np.ones((len(ids), len(names)), dtype=bool)
            sorted_choice[~shared] = balanced(_liking(ids, names, team.seed)[~shared], 1)
        else:
            sorted_choice = balanced(_liking(ids, names, team.seed), k)
        chosen[np.ix_(rows, columns)] = sorted_choice
    return Assignment(articles, reviewers, is_open, sample, team.seed, chosen)


def own_order(articles: Sequence[str], reviewer: str, seed: str) -> list[str]:
    """`articles` in the order in which `reviewer` is to read them.

    Every reviewer has another, so that what reading one article does to the next does not fall on the same
    articles for all. An article that is added comes in somewhere; the order of the others stays.
    """
    ids = sorted(articles)
    place = _mixed(_hashes(ids, "order", seed) ^ _hashes([reviewer], "reader", seed))
    return [ids[at] for at in np.argsort(place, kind="stable")]


def _sampled(ids: Sequence[str], share: float, seed: str) -> np.ndarray:
    """Which of `ids` are in the reliability sample: N booleans, round(share · N) of them true."""
    count = round(share * len(ids)) or int(share > 0 and len(ids) > 0)
    lowest = np.argsort(_hashes(ids, "sample", seed), kind="stable")[:count]
    shared = np.zeros(len(ids), dtype=bool)
    shared[lowest] = True
    return shared


def _liking(ids: Sequence[str], names: Sequence[str], seed: str) -> np.ndarray:
    """How little each article likes each reviewer: N × R integers from 0 to `COST_LIMIT`, as good as random."""
    pairs = _hashes(ids, "article", seed)[:, None] ^ _hashes(names, "reviewer", seed)[None, :]
    return (_mixed(pairs) % np.uint64(COST_LIMIT)).astype(np.int64)


def _hashes(texts: Sequence[str], purpose: str, seed: str) -> np.ndarray:
    """64 bits for each text, another 64 for each purpose and seed."""
    start = hashlib.blake2b(f"{purpose}\0{seed}\0".encode("utf-8", "surrogatepass"), digest_size=8)
    values = []
    for text in texts:
        one = start.copy()
        one.update(unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass"))
        values.append(int.from_bytes(one.digest(), "little"))
    return np.array(values, dtype=np.uint64)


def _mixed(values: np.ndarray) -> np.ndarray:
    """Each of `values` (64 bits) scrambled: the finaliser of SplitMix64 (Steele, Lea, Flood 2014, OOPSLA).

    A hash a pair would take seconds for 20,000 articles and 40 reviewers; this takes the xor of two hashes.
    """
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
