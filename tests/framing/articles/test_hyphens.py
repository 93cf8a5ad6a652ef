"""Words cut at the end of a line."""

from __future__ import annotations

import pytest

from framing.articles import split, wordlist
from framing.articles.hyphens import Joiner


def joined(*lines: str, language: str = "en", elsewhere: str = "") -> str:
    """The last word that `lines`, one paragraph of an article that also says `elsewhere`, make up."""
    paragraphs = [list(lines)] + ([[elsewhere]] if elsewhere else [])
    return Joiner(paragraphs, language).join(list(lines))


@pytest.mark.parametrize(
    ("lines", "word"),
    [
        (("infor-", "mation"), "information"),
        (("the govern-", "ment"), "government"),
        (("con-", "tinue,"), "continue,"),
        (("mega-", "prison"), "mega-prison"),
        (("well-", "known"), "well-known"),
        (("state-of-the-", "art"), "state-of-the-art"),
        (("Anglo-", "American"), "Anglo-American"),
        (("MS-", "13"), "MS-13"),
        (("US-", "backed"), "US-backed"),
        (("CECOT-", "style"), "CECOT-style"),
        (("infor\u00ad", "mation"), "information"),
        (("infor\u2010", "mation"), "information"),
        (("Buke-", "le"), "Bukele"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_where_it_cut_a_word_and_stays_where_it_joins_two(lines, word):
    assert joined(*lines).split()[-1] == word


def test_the_article_itself_is_asked_first():
    assert joined("spear-", "headed", elsewhere="It was spear-headed by him.") == "spear-headed"
    assert joined("spear-", "headed", elsewhere="It was spearheaded by him.") == "spearheaded"


def test_two_words_stay_hyphenated_unless_the_article_cuts_words_elsewhere():
    assert joined("first-", "hand") == "first-hand"
    assert joined("first-", "hand infor-", "mation") == "firsthand information"


def test_languages_that_write_compounds_as_one_word_drop_the_hyphen_before_a_small_letter():
    assert joined("Menschenrechts-", "organisationen", language="de") == "Menschenrechtsorganisationen"
    assert joined("Menschenrechts-", "organisationen", language="de-AT") == "Menschenrechtsorganisationen"
    assert joined("US-", "amerikanisch", language="de") == "US-amerikanisch"
    assert joined("Mega-", "Gefängnis", language="de") == "Mega-Gefängnis"


def test_the_language_is_told_by_common_words_where_front_matter_does_not():
    assert wordlist.language_of({"the": 3, "de": 1}) == "en"
    assert wordlist.language_of({"der": 2, "und": 1, "the": 1}) == "de"
    assert wordlist.language_of({"zzz": 5}) == ""


def test_front_matter_names_the_language():
    body = "Er sprach am Abend vor dem Palast zu den Menschen und über das Mega-\nprojekt, das niemand will."
    text = f"---\nlanguage: de\n---\n{body}"
    assert "Megaprojekt" in split(text).paragraphs[0].text


def test_without_a_word_list_prefixes_and_the_article_decide(monkeypatch):
    monkeypatch.setattr(wordlist, "_list", lambda language: None)
    assert joined("well-", "known", elsewhere="He is known.") == "well-known"
    assert joined("infor-", "mation") == "information"
    assert joined("mal-", "kovda", language="xx") == "malkovda"


def test_many_words_are_looked_up_as_few_are():
    words = {"prison", "zzzz", "information"}
    many = words | {f"qq{n}x" for n in range(200)}
    assert wordlist.known(words, "en") == {"prison", "information"}
    assert wordlist.known(many, "en") & words == {"prison", "information"}


def test_a_dash_at_the_end_of_a_line_keeps_the_spaces_it_has():
    assert joined("it works –", "they say") == "it works – they say"
    assert joined("the prison—", "which is full") == "the prison—which is full"
    assert joined("the prison--", "which is full") == "the prison--which is full"
    assert joined("he said -", "and left") == "he said - and left"


def test_lines_that_were_not_joined_keep_their_hyphens():
    assert [p.text for p in split("infor-\n\nmation").paragraphs] == ["infor-", "mation"]
