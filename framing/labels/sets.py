"""What a decision says, whatever the order in which its tags are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from framing.labels.label import NONE


def tag_set(choice: Iterable[str]) -> frozenset[str]:
    """The tags of a decision, each once; NONE beside tags, as only a hand writes it, is left out."""
    tags = frozenset(choice)
    return tags - {NONE} if len(tags) > 1 else tags


def one_code_a_set(choices: Sequence[tuple[str, ...]]) -> np.ndarray:
    """Code of a choice -> the first code whose tags are the same set, int32."""
    first: dict[frozenset[str], int] = {}
    return np.array([first.setdefault(tag_set(tags), code) for code, tags in enumerate(choices)], np.int32)
