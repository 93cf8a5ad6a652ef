"""The list of articles."""

from __future__ import annotations

import re

import pytest

from framing.labels import CsvStore
from tests.app.conftest import plain
from tests.framing.labels.examples import label


def titles(session) -> list[str]:
    return re.findall(r'<span class="title" dir="auto">(.*?)</span>', session.html)


def figures(session) -> list[str]:
    """The figures beside the bars: first those over all articles, then each article's."""
    return re.findall(r'<span class="figures">(.*?)</span>', session.html)


def test_every_article_stands_there_with_its_progress(visit, small_project):
    session = visit(small_project)
    assert titles(session) == ["A bridge for the island", "The last ferry"]
    assert figures(session) == ["0 of 6", "0 of 4", "0 of 2"]
    assert 'href="?article=bridge"' in session.html


def test_progress_is_the_reviewers_own(visit, small_project):
    visit(small_project, "bo", article="bridge").click("tag_1", "tag_2")
    assert figures(visit(small_project, "ann")) == ["0 of 6", "0 of 4", "0 of 2"]
    assert figures(visit(small_project, "bo")) == ["2 of 6", "2 of 4", "0 of 2"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ferry", ["The last ferry"]),
        ("BRIDGE island", ["A bridge for the island"]),
        ("island ferry", []),
        ("last the", ["The last ferry"]),
        ("zebra", []),
    ],
)
def test_the_list_is_searched_by_the_words_of_titles(visit, small_project, words, found):
    session = visit(small_project)
    session.at.text_input(key="articles_search").set_value(words).run()
    assert titles(session) == found
    said = [element.value for element in session.at.markdown]
    assert ("No article matches." in said) == (not found)


def test_articles_are_searched_by_outlet_and_file_name(visit, small_project):
    (small_project / "sources" / "z9.md").write_text(
        "---\ntitle: Harbour news\noutlet: The Coast Herald\n---\n\nSome text stands here, and it is long.\n"
    )
    session = visit(small_project)
    for words in ("coast", "z9", "herald harbour"):
        session.at.text_input(key="articles_search").set_value(words).run()
        assert titles(session) == ["Harbour news"]


def test_what_is_done_and_what_is_left_can_be_shown_alone(visit, small_project):
    session = visit(small_project, article="ferry").click("tag_1", "none").follow()
    for show, found in (
        ("Done", ["The last ferry"]),
        ("To do", ["A bridge for the island"]),
        ("All", ["A bridge for the island", "The last ferry"]),
    ):
        session.at.button_group(key="articles_show").set_value(show).run()
        assert titles(session) == found


def test_many_articles_come_in_pages_and_a_search_finds_those_of_any_page(visit, project_folder):
    for number in range(1, 41):
        (project_folder / "sources" / f"story-{number}.txt").write_text(
            f"Story number {number}\n\nIt is told.\n"
        )
    session = visit(project_folder)
    assert titles(session)[0] == "Story number 1"
    assert len(titles(session)) == 25
    session.at.pagination(key="articles_page").set_value(2).run()
    assert titles(session)[-1] == "Story number 40"
    assert len(titles(session)) == 15
    session.at.text_input(key="articles_search").set_value("story-7").run()
    assert titles(session) == ["Story number 7"]


def test_files_that_cannot_be_opened_are_named_and_all_others_open(visit, small_project):
    sources = small_project / "sources"
    (sources / "empty.txt").write_bytes(b"")
    (sources / "binary.txt").write_bytes(b"%PDF-1.7\x00\x01\x02" * 50)
    (sources / "bridge.md").write_text("Another bridge\n\nOf the same name.\n")
    session = visit(small_project)

    assert len(titles(session)) == 2
    assert "The last ferry" in titles(session)
    assert session.at.expander[0].label == "3 files could not be opened"
    told = " ".join(plain(element.value) for element in session.at.expander[0].markdown)
    for name in ("empty.txt", "binary.txt", "bridge.txt"):
        assert name in told


def test_a_torn_row_is_told_of_and_blocks_nobody(visit, small_project):
    with open(small_project / "labels.csv", "a", encoding="utf-8") as file:
        file.write("0123456789abcdef,2026-11-21T09:30")
    session = visit(small_project)
    assert len(session.at.warning) == 1
    assert titles(session) == ["A bridge for the island", "The last ferry"]


def test_an_empty_project_says_what_to_do_first(visit, project_folder):
    session = visit(project_folder)
    assert [info.value for info in session.at.info] == [
        "Put articles as .txt or .md files into the project's `sources` folder and reload this page."
    ]


def test_an_article_put_into_the_folder_appears_at_the_next_look(visit, small_project):
    session = visit(small_project)
    (small_project / "sources" / "new.txt").write_text("Something new\n\nIt came later than the others.\n")
    session.open()
    assert "new" in session.html
    assert len(titles(session)) == 3


def test_labels_on_text_that_is_gone_do_not_count_as_progress(visit, small_project):
    CsvStore(small_project / "labels.csv").append(label(1, article="bridge", paragraph_id="0123456789ab"))
    assert figures(visit(small_project)) == ["0 of 6", "0 of 4", "0 of 2"]


def test_a_lead_is_told_of_an_opening_that_a_crash_cut_off_and_a_reviewer_is_not(come_in, small_project):
    (small_project / "discussion.csv").write_text("at,by,action,article\n2026-11-21T09:30", encoding="utf-8")
    assert (
        "the last opening or closing is missing" in come_in(small_project, "lea", "lead").at.warning[0].value
    )
    assert not come_in(small_project, "ann").at.warning


def test_an_article_that_is_added_meanwhile_is_read_as_well(visit, small_project):
    session = visit(small_project)
    (small_project / "sources" / "added.txt").write_text(
        "Boats are back\n\nThe first boat of the year came in at noon.\n", encoding="utf-8"
    )
    session.at.run()
    session.at.run()
    assert "Boats are back" in session.text
    assert not any("still being read" in caption.value for caption in session.at.caption)
