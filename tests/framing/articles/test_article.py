"""Ids, words and kinds: what labels and shares are counted by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.articles import UNIT_KINDS, count_words, paragraph_ids, split
from framing.articles.article import normalise


def test_a_paragraph_printed_twice_has_two_ids_and_the_first_keeps_its_own():
    once = paragraph_ids(["A caption.", "Other."])
    twice = paragraph_ids(["A caption.", "Other.", "A caption."])
    assert twice[:2] == once
    assert len(set(twice)) == 3


def test_a_paragraph_inserted_elsewhere_leaves_all_other_ids_as_they_were():
    before = paragraph_ids(["One.", "Two.", "Three."])
    after = paragraph_ids(["Zero.", "One.", "One and a half.", "Two.", "Three."])
    assert [after[1], after[3], after[4]] == before


def test_an_id_is_twelve_hexadecimal_digits_that_fit_a_64_bit_integer():
    for id in paragraph_ids(["", "a", "監獄", "\udc80"]):
        assert len(id) == 12
        assert 0 <= int(id, 16) < 2**48


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a  b", "a b"),
        ("a\xa0b", "a b"),
        ("e\u0301tat", "état"),
        ("zero\u200bwidth", "zerowidth"),
        ("mega-prison", "megaprison"),
        ("mega\u2010prison", "megaprison"),
        (" a ", "a"),
    ],
)
def test_two_ways_to_write_one_text_share_an_id(one, other):
    assert paragraph_ids([one]) == paragraph_ids([other])


@pytest.mark.parametrize(
    ("one", "other"), [("a b", "ab"), ("A", "a"), ("a.", "a"), ("a - b", "a b"), ("5", "-5")]
)
def test_different_texts_have_different_ids(one, other):
    assert paragraph_ids([one]) != paragraph_ids([other])


@given(st.text())
def test_normalising_twice_is_normalising_once(text):
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("One word", 2),
        ("don't, well-known", 2),
        ("— — —", 3),
        ("这座监狱", 4),
        ("这座 CECOT 监狱。", 5),
        ("السجن الكبير", 2),
        ("カタカナ and kana", 6),
    ],
)
def test_words_are_runs_of_letters_and_single_han_and_kana_characters(text, words):
    assert count_words(text) == words


def test_units_are_the_headline_the_body_and_the_captions():
    article = split(
        "Skip to content\n\nA headline\n\nBy Jane Doe\n\nText of it.\n\nGuards. via Press Office", id="x"
    )
    assert [p.kind for p in article.paragraphs] == ["furniture", "headline", "byline", "body", "caption"]
    assert [p.number for p in article.units] == [2, 4, 5]
    assert all(p.is_unit == (p.kind in UNIT_KINDS) for p in article.paragraphs)
    assert [p.words for p in article.units] == [2, 3, 1]
