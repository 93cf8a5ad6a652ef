"""The `key: value` lines at the top of a file, and the rules that are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.articles import render, split
from framing.articles.frontmatter import KEYS
from framing.errors import ArticleFrontMatter


def kinds_and_texts(article):
    return [(p.kind, p.text) for p in article.paragraphs]


def test_front_matter_overrides_what_the_text_tells():
    article = split(
        "---\n"
        'title: "The real title"\n'
        "byline: Jane Doe\n"
        "outlet: 'The Example'\n"
        "date: 14 April 2025\n"
        "url: https://example.org/a:b\n"
        "Language: en\n"
        "---\n"
        "A headline\n\nBy John Roe, 3 March 2024\n\nText of it.\n\n© 2020 Somebody",
        id="x",
    )
    assert (article.title, article.byline, article.outlet) == ("The real title", "Jane Doe", "The Example")
    assert (article.date, article.url, article.language) == ("2025-04-14", "https://example.org/a:b", "en")
    assert kinds_and_texts(article)[:2] == [
        ("headline", "A headline"),
        ("byline", "By John Roe, 3 March 2024"),
    ]


def test_a_title_given_invents_no_paragraph():
    article = split("---\ntitle: The title\n---\nText of it. More of it.", id="x")
    assert kinds_and_texts(article) == [("body", "Text of it. More of it.")]


def test_an_empty_value_leaves_what_was_guessed():
    assert split("---\ntitle:\nurl: u\n---\n\nA headline\n\nText of it.", id="x").title == "A headline"


def test_blank_lines_and_other_line_ends_are_allowed_in_front_matter():
    article = split("\r\n---\r\ntitle: A\r\n\r\ndate: 2025-04-14\r\n---\r\nText.", id="x")
    assert (article.title, article.date) == ("A", "2025-04-14")
    assert article.front_matter == "---\ntitle: A\n\ndate: 2025-04-14\n---"


def test_front_matter_stands_first_in_what_is_rendered():
    article = split("---\ntitle: A\n---\nText.", id="x")
    assert render(article) == "---\ntitle: A\n---\n\nText.\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nText.\n\n---\n\nMore.",
        "---\nText of the story.\n---\nMore.",
        "---\nNote: one line of prose,\nand another one\n---\nMore.",
        "---\ntitle: never closed\n\nText.",
        "Text.\n---\ntitle: x\n---",
        "----\ntitle: x\n----",
        "---",
    ],
)
def test_a_rule_that_is_not_front_matter_is_a_separator(text):
    article = split(text, id="x")
    assert article.front_matter == ""
    assert "furniture" in [p.kind for p in article.paragraphs]


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        ("title: A\nauthor: Jane", "line 3: “author”"),
        ("autor: Jane\ntitle: A", "line 2: “autor”"),
        ("title: A\njust words", "line 3 is not"),
        ("title: A\n  - one", "line 3 is not"),
        ("title: A\nTitle: B", "line 3: “title” is given twice"),
    ],
)
def test_a_mistake_in_front_matter_is_refused_with_file_line_and_remedy(lines, named):
    with pytest.raises(ArticleFrontMatter) as caught:
        split(f"---\n{lines}\n---\nText.", id="x", file=Path("story.txt"))
    assert "story.txt" in str(caught.value)
    assert named in str(caught.value)


def test_the_message_for_an_unknown_key_lists_the_keys_there_are():
    with pytest.raises(ArticleFrontMatter) as caught:
        split("---\ntitle: A\nauthor: Jane\n---\nText.")
    assert ", ".join(KEYS) in str(caught.value)
