"""Articles, or outlets, side by side: shares with intervals, differences, positions, and what one of them lacks.

docs/comparing.md defines every figure.
"""

from framing.reporting.comparison.comparing import compare
from framing.reporting.comparison.comparison import MOST_GROUPS, Comparison
from framing.reporting.comparison.differences import Difference, What, Without
from framing.reporting.comparison.groups import BYS, By, Group
from framing.reporting.comparison.intervals import DRAWS, SEED, Drawn, Span
from framing.reporting.comparison.lacks import Alone, Lack
from framing.reporting.comparison.positions import PARTS, Positions

__all__ = [
    "BYS", "DRAWS", "MOST_GROUPS", "PARTS", "SEED", "Alone", "By", "Comparison", "Difference", "Drawn", "Group", "Lack",
    "Positions", "Span", "What", "Without", "compare",
]  # fmt: skip
