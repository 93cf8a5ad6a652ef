"""Paragraphs can be cut out of their sources again."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.articles import split
from framing.replication.offsets import Span, cut_out, spans
from tests.framing.replication.messy import SOURCES, make, ran, unpacked

COLUMNS = ("article", "paragraph", "paragraph_id", "text", "credit")


def cuts_of(source: str) -> list[tuple[str, str]]:
    """What is cut out of `source` for each paragraph: text and credit."""
    article = split(source, id="a")
    return [tuple(cut_out(source, span) if span else "" for span in both) for both in spans(source, article)]


def test_a_paragraph_is_where_it_stands():
    source = "---\ntitle: T\n---\n\nA  headline\n\n  Then it\tgoes on. \n"
    first, second = (text for text, _ in spans(source, split(source)))
    assert (source[first.start : first.end], first.cuts) == ("A  headline", ())
    assert (source[second.start : second.end], second.cuts) == ("Then it\tgoes on.", ())


def test_line_ends_within_words_are_cut_and_hyphens_that_only_broke_them():
    source = SOURCES["wrapped.txt"].decode()
    article = split(source)
    text, _ = spans(source, article)[0]
    assert [source[start:end] for start, end in text.cuts] == ["\n", *["-\n"] * 4]
    assert "mega-prison has room for forty thousand people" in article.paragraphs[0].text


def test_a_line_end_that_is_no_space_is_cut():
    assert cut_out("新しい\n橋", Span(0, 5, ((3, 4),))) == "新しい橋"


@pytest.mark.parametrize(
    "source",
    [
        "新しい橋は月曜日に開通した。島の人々は歓声を上げた。新しい橋は月曜日に\n"
        "開通した。島の人々は歓声を上げた。新しい橋は月曜日に開通した。島の\n人々は歓声を上げた。\n",
        "It said so\N{EM DASH}\nand then it stopped, which nobody had ever\nthought it would do at all.\n",
        "\u200b\n\nA headline\n\n\u200b\n\u200bA zero-width beginning.\n\n\ufeff\n",
        "One\x0btwo\x0cthree\x85four\u2028five\u2029six",
        "* * *\n\n---\n\nSoft\u00ad\nhyphen at the end of a line which goes on\nand on and on as lines do.",
        "",
    ],
)
def test_any_writing_is_found_again(source):
    article = split(source)
    assert cuts_of(source) == [(p.text, p.credit) for p in article.paragraphs]


WORDS = st.sampled_from(
    [
        "infor-",
        "mation",
        "mega-",
        "prison",
        "the",
        "The",
        "end.",
        "—",
        "und",
        "橋は",
        "\u200b",
        "- x",
        "a\u00adb",
        "7",
    ]
)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=9).map(" ".join), max_size=14)
ENDS = st.sampled_from(["\n", "\r\n", "\n\n", "\n  ", "\x0c", "\u2029"])


@given(st.lists(st.tuples(LINES.map("\n".join), ENDS), max_size=5))
def test_whatever_becomes_a_paragraph_is_found_again(parts):
    source = "".join(line + end for line, end in parts)
    article = split(source)
    assert cuts_of(source) == [(p.text, p.credit) for p in article.paragraphs]


@given(st.text(max_size=300))
def test_so_it_is_of_any_text(source):
    article = split(source)
    assert cuts_of(source) == [(p.text, p.credit) for p in article.paragraphs]


# -------------------------------------------------------------------------------- the program


def rows(file) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_who_has_the_files_cuts_the_same_paragraphs_out_of_them(tmp_path):
    project = make(tmp_path / "project")
    (tmp_path / "with").mkdir()
    (tmp_path / "without").mkdir()
    theirs = rows(unpacked(project, tmp_path / "with") / "paragraphs.csv")
    folder = unpacked(project, tmp_path / "without", texts=False)
    assert "text" not in rows(folder / "paragraphs.csv")[0]
    done = ran(folder / "cut_paragraphs.py", project.folder / "sources")
    assert (done.stderr, done.returncode) == ("", 0)
    cut = rows(folder / "paragraphs_with_texts.csv")
    assert [[row[name] for name in COLUMNS] for row in cut] == [
        [row[name] for name in COLUMNS] for row in theirs
    ]
    assert {row["article"] for row in cut} == {name.removesuffix(".txt") for name in SOURCES}
    assert any(row["credit"] for row in cut)
    assert any(row["cuts"] for row in cut)


def test_a_file_that_was_renamed_is_known_and_one_that_was_changed_is_told(tmp_path):
    project = make(tmp_path / "project")
    folder = unpacked(project, tmp_path, texts=False)
    sources = project.folder / "sources"
    (sources / "plain.txt").rename(sources / "another.txt")
    (sources / "old.txt").write_bytes(SOURCES["old.txt"] + b".")
    done = ran(folder / "cut_paragraphs.py", sources)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [f"old.txt: no file in {sources} has its SHA-256"]


def test_every_file_says_how_it_is_decoded(tmp_path):
    folder = unpacked(make(tmp_path / "project"), tmp_path)
    found = {row["article"]: (row["encoding"], row["errors"]) for row in rows(folder / "articles.csv")}
    assert found == {
        "plain": ("utf-8", "strict"),
        "wrapped": ("utf-8", "strict"),
        "wide": ("utf-16-le", "strict"),
        "old": ("cp1252", "strict"),
        "mixed": ("utf-8", "windows-1252"),
        "damaged": ("utf-8", "replace"),
    }
