"""What holds of every text, however it is broken into lines."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from framing.articles import render, split
from framing.errors import ArticleFrontMatter

from .texts import hard_texts, visible, written

HYPHENS = "-\u2010\u00ad"
slow = settings(suppress_health_check=[HealthCheck.too_slow])


def split_or_none(text):
    try:
        return split(text, id="x")
    except ArticleFrontMatter:
        return None


def lost(text: str, kept: str) -> list[int]:
    """Places in `text` of visible characters that are not in `kept`, which must be a part of it in order."""
    missing, k = [], 0
    for n, char in enumerate(text):
        if k < len(kept) and kept[k] == char:
            k += 1
        else:
            missing.append(n)
    assert k == len(kept), f"{kept[k : k + 20]!r} was added or moved"
    return missing


def assert_nothing_is_lost(text):
    if article := split_or_none(text):
        before, after = visible(text), written(article)
        assert all(before[n] in HYPHENS for n in lost(before, after)), (before, after)
        assert len(before) - len(after) <= sum(text.count(hyphen) for hyphen in HYPHENS)


def facts(article):
    return [(p.number, p.kind, p.text, p.credit, p.id) for p in article.paragraphs]


def assert_rendering_changes_nothing(text):
    if article := split_or_none(text):
        again = split(render(article), id="x")
        assert facts(again) == facts(article)
        assert again == article
        assert render(again) == render(article)


@slow
@given(hard_texts())
@example("---\n\ntitle: x\n\n---\n\nBody")
@example("---\nnote of prose: with a colon\nbut not here\n---\nBody")
@example("infor-\nmation")
def test_no_visible_character_is_lost_or_moved(text):
    assert_nothing_is_lost(text)


@slow
@given(st.text())
def test_no_visible_character_of_any_text_is_lost_or_moved(text):
    assert_nothing_is_lost(text)


@slow
@given(hard_texts())
def test_splitting_what_was_rendered_changes_nothing(text):
    assert_rendering_changes_nothing(text)


@slow
@given(st.text())
def test_splitting_any_rendered_text_changes_nothing(text):
    assert_rendering_changes_nothing(text)


@slow
@given(hard_texts())
def test_paragraphs_are_numbered_one_line_each_and_never_blank(text):
    if article := split_or_none(text):
        assert [p.number for p in article.paragraphs] == list(range(1, len(article.paragraphs) + 1))
        for p in article.paragraphs:
            for part in (p.text, p.credit):
                assert part == " ".join(part.split())
            assert visible(p.text)
            assert (p.kind == "caption") == bool(p.credit)
        assert len({p.id for p in article.paragraphs}) == len(article.paragraphs)
