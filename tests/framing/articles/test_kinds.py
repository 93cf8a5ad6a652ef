"""What each paragraph is, and what the paragraphs tell of the article."""

from __future__ import annotations

import pytest

from framing.articles import split


def kinds(text: str) -> str:
    """One letter a paragraph: Headline, Body, Caption, bYline, Furniture."""
    letters = {"headline": "H", "body": "B", "caption": "C", "byline": "Y", "furniture": "F"}
    return "".join(letters[p.kind] for p in split(text, id="x").paragraphs)


def test_an_article_as_it_is_copied_from_a_page():
    article = split(
        "Skip to content\n\nWorld\n\nThe prison question\n\nBy Jane Doe, Reuters\n\nPublished 3 March 2024\n\n"
        "SAN SALVADOR (AP) — The prison is full.\n\nAdvertisement\n\nNobody says how full.\n\n"
        "Share\n\n© 2025 The Example",
        id="x",
    )
    assert "".join(p.kind[0] for p in article.paragraphs) == "ffhbbbfbff"
    assert [p.kind for p in article.paragraphs][3:6] == ["byline", "byline", "body"]
    assert (article.title, article.byline) == ("The prison question", "Jane Doe")
    assert (article.outlet, article.date) == ("Reuters", "2024-03-03")


def test_the_date_of_the_byline_goes_before_the_date_of_the_page():
    article = split(
        "Sunday, 11th May 2025\n\nA headline\n\nBy Jane Doe. 14th April 2025\n\nText of it.", id="x"
    )
    assert article.date == "2025-04-14"


def test_the_date_of_publishing_goes_before_the_date_of_an_update():
    article = split("A headline\n\nUpdated: 15 April 2025\n\nPublished 14 April 2025\n\nText of it.", id="x")
    assert article.date == "2025-04-14"


def test_without_anything_else_a_copyright_line_tells_the_outlet():
    assert (
        split("A headline\n\nText of it.\n\n© 2025 The Example. All rights reserved.", id="x").outlet
        == "The Example"
    )


@pytest.mark.parametrize(
    "headline",
    [
        "The prison question",
        "Is this the end?",
        "“No!”",
        "Inside the U.S.",
        "监狱问题",
        "What now: the options",
    ],
)
def test_the_first_paragraph_is_the_headline_if_it_is_short_and_no_sentence(headline):
    article = split(f"{headline}\n\nText of it. And more of it.", id="x")
    assert article.paragraphs[0].kind == "headline"
    assert article.title == headline


@pytest.mark.parametrize(
    "first",
    [
        "The prison is full.",
        "He said:",
        "“No,” he said.",
        "监狱满了。",
        "word " * 40,
        "SAN SALVADOR (AP) — It is full",
    ],
)
def test_a_first_paragraph_that_is_a_sentence_or_long_is_body(first):
    article = split(f"{first}\n\nText of it.", id="x")
    assert article.paragraphs[0].kind == "body"
    assert article.title == "x"


def test_a_paragraph_alone_is_body():
    assert kinds("Only this") == "B"


def test_markdown_headings_are_headlines_and_stay_as_they_are_written():
    article = split(
        "# The *prison* [question](http://x.y) #\n\n*By Jane Doe*\n\n**14 April 2025**\n\nText of it.\n\n## What happened\n\n"
        "Text.\n\nWhy it matters\n--------------\n\nText.\n\nAnd then\n=====\nText.\n\n**What next**\n\nText.\n\n---\n\n![Guards](x.png)\n",
        id="x",
    )
    assert [(p.kind, p.text) for p in article.paragraphs if p.kind == "headline"] == [
        ("headline", "# The *prison* [question](http://x.y) #"),
        ("headline", "## What happened"),
        ("headline", "Why it matters"),
        ("headline", "And then"),
        ("headline", "**What next**"),
    ]
    assert [p.text for p in article.paragraphs if p.kind == "furniture"] == [
        "--------------",
        "=====",
        "---",
        "![Guards](x.png)",
    ]
    assert (article.title, article.byline, article.date) == ("The prison question", "Jane Doe", "2025-04-14")


def test_a_hashtag_is_no_heading():
    assert kinds("A headline\n\n#prison\n\nText of it.") == "HBB"


@pytest.mark.parametrize(
    ("ending", "letters"),
    [
        ("John Q. Prosecutor", "HBY"),
        ("— Jane Doe", "HBY"),
        ("Jane Doe\n\nProfessor of law, University of Example", "HBYY"),
        ("Jane Doe\n\nShare", "HBYF"),
        ("Jane Doe said no", "HBB"),
        ("The End", "HBB"),
    ],
)
def test_a_name_after_the_last_sentence_is_a_signature(ending, letters):
    assert kinds(f"A headline\n\nText of it, long enough.\n\n{ending}") == letters


def test_names_in_a_list_are_no_signature():
    assert kinds("The victims\n\nJane Doe\n\nJohn Roe\n\nMary Major") == "HBBB"


def test_a_name_next_to_a_date_below_the_headline_is_a_byline():
    article = split(
        "Inside the prison\n3 May 2025\nShare\nJane Doe\nLatin America correspondent\nThe prison is full.",
        id="x",
    )
    assert [p.kind for p in article.paragraphs] == [
        "headline",
        "byline",
        "furniture",
        "byline",
        "byline",
        "body",
    ]
    assert article.byline == "Jane Doe"


def test_a_byline_in_the_middle_of_an_article_is_body():
    long = "The prison is full, and nobody says how full it is or for how long it will be so. " * 3
    assert kinds("\n\n".join(["A headline", long, long, "JANE DOE | Staff writer", long, long])) == "HBBBBB"


def test_a_gallery_has_a_headline_a_lead_and_captions():
    assert (
        kinds(
            "Inside the prison: pictures\nThe government let us in. This is what we saw.\n"
            "Guards at the gate. via Press Office\nInmates. via Press Office\nGuards at the gate. via Press Office"
        )
        == "HBCCC"
    )


@pytest.mark.parametrize(
    "text",
    [
        "*Title\n\nBody text.",
        "[](x)\n\nBody text.",
        "# #\n\nBody.",
        "** **\n\nBody.",
    ],
)
def test_odd_markdown_leaves_a_title_that_shows(text):
    assert split(text, id="x").title.strip()
