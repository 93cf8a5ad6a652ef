"""The three real articles this was made for, told by kinds, counts and lengths, never by their sentences."""

from __future__ import annotations

from collections import Counter

import pytest

from framing.articles import read_article, render, split

from .texts import wrapped


def told(article):
    return Counter(p.kind for p in article.paragraphs), [len(p.text) for p in article.paragraphs]


def test_the_opinion(shared_articles):
    article = read_article(shared_articles / "prosecutor-opinion.txt")
    kinds, lengths = told(article)
    assert [p.kind for p in article.paragraphs] == ["furniture", "headline", *["body"] * 9, "byline"]
    assert kinds == {"furniture": 1, "headline": 1, "body": 9, "byline": 1}
    assert lengths == [32, 104, 436, 755, 328, 531, 57, 386, 721, 746, 347, 18]
    assert (article.byline, article.date, article.outlet) == ("John Q. Prosecutor", "", "")
    assert article.title == article.paragraphs[1].text
    assert not any("\xa0" in p.text or "  " in p.text for p in article.paragraphs)


def test_the_commentary(shared_articles):
    article = read_article(shared_articles / "omni-commentary.txt")
    kinds, lengths = told(article)
    assert [p.kind for p in article.paragraphs] == [
        "byline",
        "headline",
        "byline",
        *["body"] * 8,
        "furniture",
    ]
    assert kinds == {"byline": 2, "headline": 1, "body": 8, "furniture": 1}
    assert lengths == [21, 67, 32, 233, 585, 710, 583, 806, 959, 554, 762, 49]
    assert (article.byline, article.date) == ("Mike Connors", "2025-04-14")


def test_the_gallery(shared_articles):
    article = read_article(shared_articles / "gallery-captions.txt")
    assert [p.kind for p in article.paragraphs] == ["headline", "body", *["caption"] * 26]
    assert {p.credit for p in article.paragraphs[2:]} == {"via Secretaria de Prensa de la Presidencia"}
    assert not any(p.credit for p in article.paragraphs[:2])
    twice = [p for p in article.paragraphs if p.text == article.paragraphs[23].text]
    assert [p.number for p in twice] == [24, 28]
    assert len({p.id for p in article.paragraphs}) == 28


@pytest.mark.parametrize("name", ["prosecutor-opinion", "omni-commentary", "gallery-captions"])
def test_nothing_of_them_is_lost_and_rendering_changes_nothing(shared_articles, name):
    text = (shared_articles / f"{name}.txt").read_text("utf-8")
    article = split(text, id=name)
    kept = "".join(p.text + p.credit for p in article.paragraphs)
    assert "".join(kept.split()) == "".join(text.split())
    assert split(render(article), id=name) == article


@pytest.mark.parametrize("columns", [60, 66, 72, 80])
@pytest.mark.parametrize("between", ["\n\n", "\r\n\xa0\r\n", "\r\r"])
@pytest.mark.parametrize("name", ["prosecutor-opinion", "omni-commentary", "gallery-captions"])
def test_wrapped_at_any_width_they_are_the_same_paragraphs(shared_articles, name, between, columns):
    article = read_article(shared_articles / f"{name}.txt")
    newline = between.split("\xa0")[0] if "\xa0" in between else between[: len(between) // 2]
    paragraphs = render(article).strip().split("\n\n")
    text = between.join(newline.join(wrapped(paragraph, columns)) for paragraph in paragraphs)
    again = split(text, id=name)
    assert [(p.kind, p.credit, p.id) for p in again.paragraphs] == [
        (p.kind, p.credit, p.id) for p in article.paragraphs
    ]
