"""Articles made of a dataset."""

from __future__ import annotations

import pytest

from framing.errors import ExchangeNotWritten, ExchangeRefused
from framing.exchange.new_articles import file_stem, write_articles
from tests.framing.exchange.texts import FERRY


def line(text, tags=("critical",), **fields):
    return {"text": text, "labels": list(tags), "username": "ann"} | fields


def test_an_article_is_made_of_its_texts_in_their_order(take_in, project, said):
    done = take_in(
        [
            line("Harbour news", document="Harbour", outlet="The Gull"),
            line("The tide  was\nlow today.", document="Harbour", outlet="The Gull"),
            line("Elsewhere it rained.", document="Rain: a study/2"),
            line("Nobody minded.", document="Harbour", outlet="The Gull"),
        ],
        make_articles="",
    )
    assert [made.file for made in done.prepared.articles] == ["Harbour.txt", "Rain a study 2.txt"]
    article = project.library.article("Harbour")
    assert [unit.text for unit in article.units] == [
        "Harbour news",
        "The tide was low today.",
        "Nobody minded.",
    ]
    assert article.outlet == "The Gull"
    assert len(said()) == 4
    assert done.is_complete


def test_the_same_text_printed_twice_is_two_paragraphs_where_ids_tell(take_in, said):
    take_in(
        [
            line(text, doc="Echo", id=at)
            for at, text in enumerate(["An echo", "It called.", "It called.", "Then not."])
        ],
        make_articles="",
    )
    assert len(said()) == 4


def test_the_same_text_in_each_reviewers_file_is_one_paragraph(take_in, project, said):
    take_in(
        [
            line(text, doc="Echo", username=who)
            for who in ("ann", "bo")
            for text in ("An echo", "It called on.")
        ],
        make_articles="doc",
    )
    assert len(project.library.article("Echo").units) == 2
    assert len(said()) == 4


def test_an_article_that_is_there_is_not_touched(take_in, project, said):
    before = (project.library.sources / "ferry.txt").read_bytes()
    done = take_in(
        [line("New words about it.", article="FERRY"), line(FERRY, article="ferry")], make_articles=""
    )
    assert done.prepared.articles == ()
    assert (project.library.sources / "ferry.txt").read_bytes() == before
    assert len(said()) == 1
    assert not done.is_complete


def test_a_file_that_appears_meanwhile_is_not_written_over(take_in, project):
    done = take_in(
        [line("Harbour news", doc="Harbour"), line("The tide was low.", doc="Harbour")], make_articles=""
    )
    with pytest.raises(ExchangeNotWritten, match="there already"):
        write_articles(done.prepared.articles, project.library)
    assert (project.library.sources / "Harbour.txt").exists()


def test_a_text_of_several_paragraphs_is_no_unit(take_in, said):
    done = take_in(
        [line("One.\n\nTwo.", doc="Long"), line("Three comes after.", doc="Long")], make_articles=""
    )
    assert len(said()) == 1
    assert "several paragraphs" in next(iter(done.prepared.proposals.left)).problem


def test_without_a_field_that_names_the_article_nothing_is_made(take_in):
    with pytest.raises(ExchangeRefused, match="--make-articles FIELD"):
        take_in([{"text": "x", "labels": ["critical"], "username": "ann"}], make_articles="")
    with pytest.raises(ExchangeRefused, match="“story”"):
        take_in([line("x", doc="y")], make_articles="story")


def test_without_being_asked_no_article_is_made(take_in, project):
    take_in([line("Harbour news", doc="Harbour")])
    assert project.library.ids == ("bridge", "ferry")


def test_what_is_said_of_the_article_in_quotes_stays_in_quotes(take_in, project):
    texts = ("A head", "And a body of text.")
    take_in(
        [line(text, doc="Q", title='"Yes" or "no"', date="2024-05-06") for text in texts], make_articles="doc"
    )
    article = project.library.article("Q")
    assert (article.title, article.date) == ('"Yes" or "no"', "2024-05-06")


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("../../etc/passwd", "etc passwd"),
        ("a.txt", "a"),
        ("CON", "article CON"),
        (".hidden", "hidden"),
        ("…", "…"),
        ("///", "article"),
        ("x" * 300, "x" * 80),
        ("e\u0301tude", "étude"),
    ],
)
def test_names_of_files_are_such_that_any_system_keeps_them_in_the_folder(name, stem):
    assert file_stem(name) == stem


def test_whole_articles_labelled_as_one_are_left_out_and_the_others_come_in(take_in, project, said):
    done = take_in(
        [
            line("One.\n\nTwo.", title="Long"),
            line("", title="Empty"),
            line("\x00\x01\x02\x03" * 9, title="Bytes"),
            line("Three comes after.", title="Short"),
        ],
        make_articles="",
    )
    assert [made.file for made in done.prepared.articles] == ["Short.txt"]
    assert len(said()) == 1
    problems = sorted(lost.problem for lost in done.prepared.proposals.left)
    assert [problem[:22] for problem in problems] == [
        "has no text",
        "holds several paragrap",
        "is of an article that ",
    ]


@pytest.mark.parametrize("first", ["---", "--- Advertisement ---", "---\ntitle: x"])
def test_a_text_that_looks_like_front_matter_is_text(take_in, said, first):
    done = take_in([line(first, doc="Dashes"), line("Low tide, it said.", doc="Dashes")], make_articles="")
    assert [made.file for made in done.prepared.articles] == ["Dashes.txt"]
    assert len(said()) >= 1
