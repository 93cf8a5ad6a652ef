"""Who is tagging."""

from __future__ import annotations

import pytest

from app.parts.browser import clean_name


def test_a_name_is_asked_for_first(visit, small_project):
    session = visit(small_project, None)
    assert session.at.title[0].value == "Framing annotator"
    assert session.at.text_input(key="sign_in_name").label == "Your name"
    assert "bridge" not in session.html


@pytest.mark.parametrize("name", ["", "   ", "\u200b\n"])
def test_an_empty_name_is_refused_and_asked_for_again(visit, small_project, name):
    session = visit(small_project, name)
    assert [warning.value for warning in session.at.warning] == [
        "Type a name first: it tells your tags from those of others."
    ]
    session.sign_in("ann")
    assert session.at.title[0].value == "Articles"
    assert not session.at.warning


def test_after_the_name_comes_what_the_address_asked_for(visit, small_project):
    session = visit(small_project, article="bridge", paragraph="4")
    assert session.current == "4"


def test_the_name_stands_beside_the_labels_as_it_was_given(visit, small_project, rows):
    session = visit(small_project, "  <b>Ñandú</b> \n $a$, jr. ")
    assert 'Tagging as <b dir="auto">&lt;b&gt;Ñandú&lt;/b&gt; $a$, jr.</b>' in session.html
    session.open(article="ferry").click("tag_1")
    assert [row["reviewer"] for row in rows()] == ["<b>Ñandú</b> $a$, jr."]


def test_another_reviewer_may_take_over(visit, small_project, rows):
    session = visit(small_project, article="bridge").click("tag_1")
    session.follow().click("sign_out").sign_in("bo").follow("bridge").click("tag_2")
    assert [(row["reviewer"], row["paragraph"], row["tags"]) for row in rows()] == [
        ("ann", "1", "supportive"),
        ("bo", "1", "critical"),
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ann", "Ann"),
        ("  Ann \t Lee\n", "Ann Lee"),
        ("A\u0301nn", "Ánn"),
        ("An\u0000n\u202e", "Ann"),
        ("x" * 200, "x" * 80),
        ("", None),
        (None, None),
        ("\u0007", None),
    ],
)
def test_a_name_is_one_clean_line(typed, kept):
    assert clean_name(typed) == kept
