"""How often 95 % intervals of a comparison hold the true value: simulated, for docs/comparing.md.

Articles: each paragraph has the tag with the same chance, or three reviewers see it so with one slip in ten each.
Outlets: each article has a chance of its own, from a beta distribution around the outlet's (its spread, the standard
deviation between articles, is .16), and 20 paragraphs. Nothing here has a bound: what is wanted is .95.
"""

from __future__ import annotations

import sys

import numpy as np

from benchmarks.report import Report
from framing.reporting.comparison.differences import side, subtracted
from framing.reporting.comparison.intervals import FEW, Drawn, Span
from framing.reporting.comparison.tally import Content

_RUNS, _DRAWS = 1000, 1000
_SLIP, _REVIEWERS, _IN_AN_ARTICLE, _TIGHT = 0.1, 3, 20, 7.5


def main() -> int:
    report, random = Report(), np.random.default_rng(11)
    for paragraphs in (10, 20, 50):
        for share in (0.03, 0.11, 0.31, 0.52):
            held = _shares(paragraphs, share, random)
            report.add(f"share {share:.2f} of {paragraphs} paragraphs, one reviewer", held, "")
        for share in (0.11, 0.31):
            held = _shares(paragraphs, share, random, _REVIEWERS)
            report.add(f"share {share:.2f} of {paragraphs} paragraphs, three reviewers", held, "")
        for pair in ((0.11, 0.11), (0.31, 0.03), (0.52, 0.31)):
            held = _differences(paragraphs, pair, random)
            report.add(
                f"difference of {pair[0]:.2f} and {pair[1]:.2f}, {paragraphs} paragraphs each", held, ""
            )
    for articles in (2, 3, 5, 8, 15, 30):
        report.add(f"outlet of {articles} articles, share 0.31", _outlets(articles, 0.31, random), "")
    return report.print()


def _sides(paragraphs: int, share: float, random: np.random.Generator, reviewers: int = 0):
    """One simulated article's side."""
    has = (random.random(paragraphs) < share).astype(float)
    if reviewers:
        slipped = random.random((reviewers, paragraphs)) < _SLIP
        has = np.abs(has - slipped).mean(axis=0)
    content = np.stack([has, np.ones(paragraphs), np.ones(paragraphs)], axis=1)
    return side(_of_paragraphs(content), "t", "paragraphs", _key(random), _DRAWS, 5)


def _holds(span: object, value: float) -> bool:
    assert isinstance(span, Span)
    return span.low - 1e-9 <= value <= span.high + 1e-9


def _shares(paragraphs: int, share: float, random: np.random.Generator, reviewers: int = 0) -> float:
    true = share * (1 - _SLIP) + (1 - share) * _SLIP if reviewers else share
    return float(
        np.mean([_holds(_sides(paragraphs, share, random, reviewers).span, true) for _ in range(_RUNS)])
    )


def _differences(paragraphs: int, shares: tuple[float, float], random: np.random.Generator) -> float:
    held = []
    for _ in range(_RUNS):
        a, b = (_sides(paragraphs, share, random) for share in shares)
        held.append(_holds(subtracted(a, b)[1], shares[0] - shares[1]))
    return float(np.mean(held))


def _outlets(articles: int, share: float, random: np.random.Generator) -> float:
    """The same for an outlet: few articles have their paragraphs drawn as well, as in a comparison."""
    held = []
    for _ in range(_RUNS):
        own = random.beta(share * _TIGHT, (1 - share) * _TIGHT, articles)
        has = (random.random((articles, _IN_AN_ARTICLE)) < own[:, None]).astype(float)
        few = articles < FEW
        rows = has.reshape(-1) if few else has.sum(axis=1)
        whole = np.full(len(rows), 1.0 if few else float(_IN_AN_ARTICLE))
        parts = (_IN_AN_ARTICLE,) * articles if few else ()
        content = Content(np.stack([rows, whole, whole], axis=1), parts, Drawn("articles", articles, few))
        held.append(_holds(side(content, "t", "paragraphs", _key(random), _DRAWS, 5).span, share))
    return float(np.mean(held))


def _of_paragraphs(rows: np.ndarray) -> Content:
    return Content(rows, (), Drawn("paragraphs", len(rows), len(rows) < FEW))


def _key(random: np.random.Generator) -> int:
    return int(random.integers(2**62))


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
