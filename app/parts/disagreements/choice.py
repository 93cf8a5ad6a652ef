"""Which disagreements are listed: what the filters of the page say, and what the URL says of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import numpy as np

from framing.articles.places import Place
from framing.reliability.disagreements import Disagreements

#: What can be shown -> the states that it is; see `framing.reliability.disagreements.STATES`.
SHOWN = {
    "To settle": ("open", "lapsed", "majority"),
    "No majority": ("open",),
    "Majority": ("majority",),
    "Verdict lapsed": ("lapsed",),
    "Settled": ("adjudicated",),
}
TO_SETTLE, SETTLED = "To settle", "Settled"


@dataclass(frozen=True)
class Choice:
    #: The tag on which reviewers differ; None is any.
    tag: str | None = None
    #: The two who differ; None is anybody.
    pair: tuple[str, str] | None = None
    #: One of `SHOWN`.
    show: str = TO_SETTLE
    #: Words of an article's title, outlet or file name.
    search: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Choice:
        """What the URL's parameters `query` say."""
        pair = (query.get("one"), query.get("other"))
        show = query.get("show")
        return cls(
            query.get("tag"),
            pair if all(pair) else None,
            show if show in SHOWN else TO_SETTLE,
            query.get("search") or "",
        )

    @property
    def query(self) -> dict[str, str]:
        """What the URL shall say."""
        one, other = self.pair or ("", "")
        said = {"tag": self.tag, "one": one, "other": other, "search": self.search}
        said["show"] = "" if self.show == TO_SETTLE else self.show
        return {name: value for name, value in said.items() if value}

    def within(self, found: Disagreements) -> Choice:
        """The same without a tag or reviewers that nobody's label has (any more)."""
        pair = self.pair if self.pair and set(self.pair) <= set(found.people) else None
        return replace(self, tag=self.tag if self.tag in found.tags else None, pair=pair)

    def rows(self, found: Disagreements, articles: Collection[str] | None) -> np.ndarray:
        """Those listed, as rows of `found`, the most contested first. `articles` are those that `search` finds."""
        here = self.within(found)
        return found.order(tag=here.tag, pair=here.pair, states=SHOWN[here.show], articles=articles)


def address_of(choice: Choice, article: str | None = None, number: int | None = None) -> str:
    """The URL that leads to settling what is chosen, at the paragraph."""
    at = {"article": article, "paragraph": number} if article else {}
    return "?" + urlencode({**choice.query, "settle": "1", **at})


def places(found: Disagreements, rows: np.ndarray) -> list[Place]:
    return [found.place(row) for row in rows.tolist()]
