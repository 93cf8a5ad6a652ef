"""One file at a time, and what can be wrong with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from framing.articles import read_article, split
from framing.articles.files import LARGEST, article_id
from framing.articles.split import LONGEST
from framing.errors import (
    ArticleBinary,
    ArticleEmpty,
    ArticleError,
    ArticleFrontMatter,
    ArticleTooLarge,
    ArticleTooLong,
    ArticleUnreadable,
)


def test_an_article_is_named_after_its_file(tmp_path):
    (tmp_path / "my story.v2.txt").write_text("A headline\n\nText of it.")
    assert read_article(tmp_path / "my story.v2.txt").id == "my story.v2"
    assert read_article(str(tmp_path / "my story.v2.txt")).title == "A headline"


def test_an_id_is_composed_however_the_file_system_writes_it():
    assert article_id("e\u0301tat.txt") == article_id("état.md") == "état"


@pytest.mark.parametrize(
    "content", [b"", b" \n\t ", "\ufeff".encode(), "\u200b\n\xa0".encode(), b"---\ntitle: x\n---\n"]
)
def test_a_file_without_text_is_empty(tmp_path, content):
    (tmp_path / "story.txt").write_bytes(content)
    with pytest.raises(ArticleEmpty):
        read_article(tmp_path / "story.txt")


def test_a_file_of_50_mb_is_refused_before_it_is_read(tmp_path, monkeypatch):
    file = tmp_path / "story.txt"
    with file.open("wb") as handle:
        handle.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", lambda *a, **k: pytest.fail("it was opened"))
    with pytest.raises(ArticleTooLarge) as caught:
        read_article(file)
    assert "50.0 MB" in str(caught.value)
    assert caught.value.limit == LARGEST


def test_a_file_that_is_not_there_is_unreadable(tmp_path):
    with pytest.raises(ArticleUnreadable):
        read_article(tmp_path / "story.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything")
def test_a_file_without_permission_is_unreadable(tmp_path):
    (tmp_path / "story.txt").write_text("Text.")
    (tmp_path / "story.txt").chmod(0)
    with pytest.raises(ArticleUnreadable):
        read_article(tmp_path / "story.txt")


def test_a_folder_by_that_name_is_unreadable(tmp_path):
    (tmp_path / "story.txt").mkdir()
    with pytest.raises(ArticleUnreadable):
        read_article(tmp_path / "story.txt")


def test_a_picture_is_no_article(tmp_path):
    (tmp_path / "story.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(ArticleBinary) as caught:
        read_article(tmp_path / "story.txt")
    assert "a picture" in str(caught.value)


def test_a_log_of_many_lines_is_too_long():
    with pytest.raises(ArticleTooLong) as caught:
        split("a\n" * (LONGEST + 1), id="story")
    assert "20,001" in str(caught.value)
    assert len(split("a\n" * LONGEST).paragraphs) == LONGEST


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.4", b"---\nauthor: x\ntitle: y\n---\n", b"a\n" * (LONGEST + 1), b"\0\1\2\3 and more"],
)
def test_every_fault_of_a_file_names_the_file(tmp_path, content):
    (tmp_path / "story.txt").write_bytes(content)
    with pytest.raises(ArticleError) as caught:
        read_article(tmp_path / "story.txt")
    assert "story.txt" in str(caught.value)
    assert caught.value.file == tmp_path / "story.txt"


def test_bad_front_matter_is_a_fault_of_its_file(tmp_path):
    (tmp_path / "story.txt").write_text("---\ntitle: x\ntitle: y\n---\nText.")
    with pytest.raises(ArticleFrontMatter):
        read_article(tmp_path / "story.txt")


SIZE = 400_000


@pytest.mark.parametrize(
    ("unit", "paragraphs"),
    [
        ("a", 1),
        ("word and more ", 1),
        ("A word. ", 1),
        ("- ", 1),
        ("(", 1),
        ("”", 1),
        ("**a** ", 1),
        ("[a](b)", 1),
        (" ", 1),
        ("a-", 1),
        ("\f", 2),
        ("follow x on x and x ", 1),
        ("3 March 2024 ", 1),
        ("e\u0301", 1),
        ("这座监狱可以容纳四万名囚犯。", 1),
        (
            "The prison is large and it holds many men who were never tried infor-\nmation of law, and more mega-\n",
            9000,
        ),
        ("这座监狱可以容纳四万名囚犯这座监狱可以容纳四万名囚犯这座监狱可以容\n", 1),
        ("x\n" + " \n" * 1000, 200),
    ],
    ids=lambda value: repr(value[:20]) if isinstance(value, str) else "",
)
def test_a_large_file_of_one_thing_is_read_in_time_that_grows_with_its_size(unit, paragraphs):
    """Anything that tried all ways to match, or went back over the text, would not end in minutes."""
    article = split("A" + unit * (SIZE // len(unit.encode())) + "B")
    assert len(article.paragraphs) <= paragraphs


def test_a_large_file_of_words_cut_in_two_is_read_in_such_time_too():
    words = (
        f"The prison is large and holds many men who were never tried tri{n:x}a-\nmation of law"
        for n in range(4000)
    )
    assert len(split("\n".join(words)).paragraphs) >= 1
