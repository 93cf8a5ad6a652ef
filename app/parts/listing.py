"""What long lists share: words that are searched for, and pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from app.parts import session

T = TypeVar("T")


def words_of(typed: str | None) -> list[str]:
    """The words of a search field, in whatever case."""
    return (typed or "").casefold().split()


def has_all(words: Sequence[str], *texts: str | None) -> bool:
    """Whether each of `words` stands in one of `texts`."""
    hay = " ".join(text for text in texts if text).casefold()
    return all(word in hay for word in words)


def page_of(items: Sequence[T], size: int, key: str) -> Sequence[T]:
    """Those of `items` that are on the page which `draw_pages` with the same `size` and `key` shows."""
    page = min(session.chosen(key) or 1, _count(items, size))
    return items[(page - 1) * size : page * size]


def draw_pages(items: Sequence, size: int, key: str) -> None:
    """The choice of a page, where there is more than one."""
    if (pages := _count(items, size)) > 1:
        st.pagination(pages, key=key, persist_state="session")


def _count(items: Sequence, size: int) -> int:
    return max(1, -(-len(items) // size))
