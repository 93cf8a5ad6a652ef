"""Words that are searched for, and pages of a list."""

from __future__ import annotations

import pytest

from app.parts import session
from app.parts.listing import has_all, page_of, words_of


def test_every_word_has_to_stand_somewhere_in_whatever_case():
    words = words_of("  BRIDGE herald ")
    assert has_all(words, "A bridge for the island", None, "The Coast Herald")
    assert not has_all(words, "A bridge for the island", None)
    assert not has_all(words, "A bridge", "her", "ald")
    assert has_all(words_of(None), "anything")


@pytest.mark.parametrize(
    ("chosen", "shown"), [(None, [0, 1]), (1, [0, 1]), (3, [4]), (9, [4])], ids=["none", "1", "last", "gone"]
)
def test_a_page_that_is_there_no_more_is_the_last(monkeypatch, chosen, shown):
    monkeypatch.setattr(session, "chosen", lambda key: chosen)
    assert page_of(range(5), 2, "page") == range(shown[0], shown[-1] + 1)


def test_a_list_of_nothing_has_one_empty_page(monkeypatch):
    monkeypatch.setattr(session, "chosen", lambda key: 2)
    assert page_of([], 2, "page") == []
