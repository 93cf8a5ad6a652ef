"""The tagging page: every button, the addresses, the end of an article, and what goes wrong."""

from __future__ import annotations

import shutil
import time

import pytest

from framing.errors import LabelNotSaved
from framing.labels import CsvStore


def decisions(rows) -> list[tuple[str, str]]:
    """(paragraph, tags) of every row."""
    return [(row["paragraph"], row["tags"]) for row in rows()]


def test_the_article_is_read_in_place(tagging):
    assert tagging.current == "1"
    for words in ("A bridge for the island", "By Ines Holt", "the island cheered", "1,204 metres"):
        assert words in tagging.text
    assert '<div class="paragraph byline"' in tagging.html


def test_the_address_of_a_paragraph_opens_it(visit, small_project):
    assert visit(small_project, article="bridge", paragraph="4").current == "4"


@pytest.mark.parametrize("paragraph", ["2", "99", "-1", "x", "", "1e9", "9" * 40])
def test_an_address_of_no_paragraph_opens_the_first_untagged(visit, small_project, paragraph):
    session = visit(small_project, article="bridge", paragraph=paragraph)
    assert not session.errors
    assert session.current == "1"


@pytest.mark.parametrize("article", ["nowhere", "../labels", "..\\x", "<b>x</b> $a$", "brid\0ge", "x" * 3000])
def test_an_unknown_article_is_a_plain_message_above_the_list(visit, small_project, article):
    session = visit(small_project, article=article)
    assert len(session.errors) == 1
    assert session.errors[0].startswith(f"There is no article “{article}” in this project (2 are).")
    assert not session.at.exception
    assert "The last ferry" in session.html


def test_an_article_that_does_not_open_is_a_plain_message_above_the_list(visit, small_project):
    (small_project / "sources" / "empty.txt").write_bytes(b"")
    session = visit(small_project, article="empty")
    assert session.errors == ["empty.txt holds no text. Put the article's text in it, or remove the file."]
    assert "The last ferry" in session.html


def test_a_tag_is_saved_and_the_next_paragraph_shown(tagging, rows):
    tagging.click("tag_1")
    (row,) = rows()
    assert row["reviewer"] == "ann"
    assert row["role"] == "reviewer"
    assert row["article"] == "bridge"
    assert (row["paragraph"], row["tags"], row["unsure"], row["note"]) == ("1", "supportive", "false", "")
    assert tagging.current == "3"
    assert "Saved paragraph 1: supportive" in tagging.text
    assert "supportive" in tagging.text.partition("By Ines Holt")[0]


def test_a_tag_is_added_and_the_paragraph_stays(tagging, rows):
    tagging.click("add_4")
    assert tagging.current == "1"
    tagging.click("tag_1")
    assert tagging.current == "3"
    assert decisions(rows) == [("1", "statistic"), ("1", "supportive;statistic")]


def test_that_no_tag_fits_is_a_decision(tagging, rows):
    tagging.click("none")
    assert decisions(rows) == [("1", "none")]
    assert tagging.current == "3"


def test_next_and_previous_pass_over_what_is_not_tagged(tagging, rows):
    seen = [tagging.click(key).current for key in ("next", "next", "previous", "previous", "previous")]
    assert seen == ["3", "4", "3", "1", "1"]
    assert rows() == []


def test_undo_goes_back_step_by_step_and_says_what_it_did(tagging, rows):
    tagging.click("tag_1", "tag_2", "undo")
    assert tagging.current == "3"
    assert "Undone: paragraph 3" in tagging.text
    tagging.click("undo")
    assert tagging.current == "1"
    tagging.click("undo")
    assert "There is nothing to undo" in tagging.text
    assert decisions(rows) == [("1", "supportive"), ("3", "critical"), ("3", ""), ("1", "")]


def test_undo_after_a_reload_goes_to_the_paragraph_even_in_another_article(visit, small_project, rows):
    visit(small_project, article="bridge").click("tag_1", "tag_2")
    session = visit(small_project, article="ferry").click("undo")
    assert session.current == "3"
    assert "herring" in session.text or "cheered" in session.text
    session.click("undo")
    assert session.current == "1"
    assert decisions(rows)[2:] == [("3", ""), ("1", "")]


def test_unsure_is_shown_at_once_and_saved_with_the_decision(tagging, rows):
    tagging.click("unsure")
    assert "unsure" in tagging.html.partition('id="paragraph-1"')[2].partition("</div></div>")[0]
    assert rows() == []
    tagging.click("tag_3", "previous", "unsure")
    assert [row["unsure"] for row in rows()] == ["true", "false"]


def test_a_note_is_saved_when_its_field_is_left(tagging, rows):
    tagging.click("note_button")
    field = tagging.at.text_area[0]
    field.set_value('ask Bo: "why?",\nand $when$').run()
    assert [(row["tags"], row["note"]) for row in rows()] == [("", 'ask Bo: "why?",\nand $when$')]
    tagging.click("tag_1")
    assert [row["note"] for row in rows()][1:] == ['ask Bo: "why?",\nand $when$']
    assert not tagging.at.text_area


def test_a_note_comes_back_when_its_field_is_opened_again(visit, small_project):
    first = visit(small_project, article="bridge").click("note_button")
    first.at.text_area[0].set_value("mine").run()
    again = visit(small_project, article="bridge").click("note_button")
    assert again.at.text_area[0].value == "mine"
    other = visit(small_project, "bo", article="bridge").click("note_button")
    assert not other.at.text_area[0].value


def test_definitions_are_in_view_on_demand(tagging):
    assert "Definitions" not in tagging.text
    tagging.click("definitions")
    assert '<aside class="definitions"' in tagging.html
    assert "statistic" in tagging.html.partition('class="definitions"')[2]
    tagging.click("definitions")
    assert '<aside class="definitions"' not in tagging.html


def test_the_whole_article_is_one_click_away_and_nothing_is_tagged_meanwhile(tagging, rows):
    tagging.click("whole")
    assert tagging.html.count('class="number"') == 4
    tagging.click("tag_1", "none")
    assert rows() == []
    tagging.click("whole", "tag_1")
    assert decisions(rows) == [("1", "supportive")]


def test_a_number_in_the_whole_article_leads_to_its_paragraph(tagging):
    tagging.click("whole").follow("bridge", "4")
    assert tagging.current == "4"
    assert '"reading whole"' not in tagging.html


def test_a_click_sooner_than_any_browser_paints_is_not_counted(tagging, rows):
    tagging.click("tag_1")
    tagging.at.session_state["framing_shown_at"] = time.monotonic() + 60  # a run alone takes longer
    tagging.at.button(key="tag_2").click().run()
    assert decisions(rows) == [("1", "supportive")]


def test_the_end_of_an_article_says_what_was_done_and_leads_on(tagging):
    tagging.click("tag_1", "tag_1", "unsure", "none", "add_4", "tag_2")
    assert "Article done You tagged all of its 4 paragraphs." in tagging.text
    for line in ("supportive 2", "critical 1", "statistic 1", "neutral report 0", "no tag fits 1"):
        assert line in tagging.text
    assert "marked unsure 1" in tagging.text
    tagging.click("next_article")
    assert tagging.current == "1"
    assert "The last ferry" in tagging.text


def test_when_every_article_is_done_it_says_so(visit, small_project):
    session = visit(small_project, article="ferry").click("tag_1", "tag_1", "next_article")
    session.click("tag_1", "tag_1", "tag_1", "tag_1")
    assert "Every article of this project is done." in session.text


def test_the_end_with_paragraphs_left_leads_back_to_the_first_of_them(tagging):
    tagging.click("next", "tag_1", "next")
    assert "3 paragraphs left" not in tagging.text
    tagging.click("next")
    assert "The end of the article 3 paragraphs left without a tag." in tagging.text
    assert tagging.click("first_untagged").current == "1"


def test_a_finished_article_can_be_read_again_from_its_top(visit, small_project, rows):
    session = visit(small_project, article="ferry").click("tag_1", "tag_1", "again")
    assert session.current == "1"
    session.click("tag_2")
    assert session.current == "2"
    assert decisions(rows)[-1] == ("1", "critical")


def test_an_article_of_bylines_has_nothing_to_tag(visit, small_project):
    (small_project / "sources" / "byline.txt").write_text("By Ines Holt\n")
    session = visit(small_project, article="byline")
    assert "Nothing to tag here" in session.text
    assert not session.errors
    session.click("again")
    assert "Nothing to tag here" in session.text


def test_text_is_drawn_as_text(visit, small_project):
    wild = "<b>x</b> $a$ **b** :red[c] [x](y) -> -- <script>alert(1)</script> & &amp;"
    (small_project / "sources" / "wild.txt").write_text(f"{wild}\n\n{wild} is what it says, and more.\n")
    session = visit(small_project, article="wild")
    assert wild in session.text
    assert "<script>" not in session.html
    session.click("note_button")
    session.at.text_area[0].set_value(wild).run()
    session.click("tag_1")
    assert f"“{wild}”" in session.text


# ------------------------------------------------------------------------------ what goes wrong


@pytest.fixture
def full_disk(monkeypatch):
    """Labels cannot be saved while `full_disk` is a non-empty list."""
    faults = ["the disk is full"]
    append = CsvStore.append

    def failing(self, label):
        if faults:
            raise LabelNotSaved(self.path, faults[0], "Make room and try again.")
        append(self, label)

    monkeypatch.setattr(CsvStore, "append", failing)
    return faults


@pytest.mark.parametrize("key", ["tag_1", "add_1", "none"])
def test_a_decision_that_is_not_saved_stays_on_the_screen_with_a_message(tagging, rows, full_disk, key):
    tagging.click(key)
    assert tagging.current == "1"
    assert tagging.errors == ["Not saved: the disk is full (labels.csv). Make room and try again."]
    assert rows() == []

    full_disk.clear()
    tagging.click(key)
    assert not tagging.errors
    assert len(rows()) == 1


def test_the_choice_that_was_not_saved_is_still_to_be_seen(tagging, full_disk):
    tagging.click("tag_2")
    assert "Your choice, not saved yet: C critical Press its key again." in tagging.text


def test_a_note_that_is_not_saved_stays_in_its_field(tagging, rows, full_disk):
    tagging.click("note_button")
    tagging.at.text_area[0].set_value("mine").run()
    assert tagging.at.text_area[0].value == "mine"
    assert tagging.errors
    assert rows() == []


def test_an_undo_that_is_not_saved_is_told_of(tagging, rows, full_disk):
    full_disk.clear()
    tagging.click("tag_1")
    full_disk.append("the disk is full")
    tagging.click("undo")
    assert tagging.errors
    assert tagging.current == "3"
    assert decisions(rows) == [("1", "supportive")]


def test_a_labels_file_lost_while_tagging_is_told_of_and_tagging_goes_on_when_it_is_back(
    tagging, small_project, rows
):
    tagging.click("tag_1")
    shutil.move(small_project / "labels.csv", small_project / "kept.csv")
    tagging.click("tag_2")
    assert len(tagging.errors) == 1
    assert "labels.csv" in tagging.errors[0]
    assert tagging.current == "3"

    shutil.move(small_project / "kept.csv", small_project / "labels.csv")
    tagging.click("tag_2")
    assert not tagging.errors
    assert decisions(rows) == [("1", "supportive"), ("3", "critical")]


def test_a_folder_in_the_place_of_the_labels_is_told_of(tagging, small_project):
    (small_project / "labels.csv").unlink()
    (small_project / "labels.csv").mkdir()
    tagging.click("tag_1")
    assert len(tagging.errors) == 1
    assert "labels.csv" in tagging.errors[0]
    assert not tagging.at.exception


def test_a_labels_file_that_is_not_ours_is_refused_in_plain_words(visit, small_project):
    (small_project / "labels.csv").write_text("id,tag\n1,critical\n")
    for query in ({}, {"article": "bridge"}):
        session = visit(small_project, **query)
        assert len(session.errors) == 1
        assert session.errors[0].startswith("labels.csv, row 1: ")
        assert not session.at.exception
    assert (small_project / "labels.csv").read_text() == "id,tag\n1,critical\n"


def test_a_codebook_with_a_mistake_is_told_of_in_plain_words(visit, small_project):
    (small_project / "codebook.toml").write_text('[[tag]]\nname = "a;b"\nkey = "1"\n')
    session = visit(small_project, None)
    assert len(session.errors) == 1
    assert "codebook.toml" in session.errors[0]
    assert not session.at.exception


def test_a_folder_that_is_no_project_is_told_of_in_plain_words(visit, tmp_path):
    session = visit(tmp_path / "nowhere", None)
    assert session.errors[0].startswith("There is no project folder at ")
    assert not session.at.exception


def test_a_codebook_changed_while_tagging_is_in_force_at_the_next_look(tagging, small_project, rows):
    tagging.click("tag_1")
    (small_project / "codebook.toml").write_text(
        '[[tag]]\nname = "yes"\nkey = "7"\n[[tag]]\nname = "no"\nkey = "8"\n'
    )
    tagging.at.run()
    assert "supportive (not in the codebook)" in tagging.text
    tagging.click("tag_8")
    assert decisions(rows) == [("1", "supportive"), ("3", "no")]


def test_an_article_edited_while_tagging_keeps_what_its_paragraphs_got(visit, small_project, rows):
    visit(small_project, article="bridge").click("tag_1", "tag_2")
    file = small_project / "sources" / "bridge.txt"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("By Ines Holt\n\n", "By Ines Holt\n\nA sentence more, at the top.\n\n"))
    session = visit(small_project, article="bridge")
    assert session.current == "3"
    session.click("tag_3")
    assert session.current == "5"
    assert "critical" in session.text
