"""The section of the page Report that takes labels to other tools and in from them."""

from __future__ import annotations

import json
import os
import sys

import pytest

from tests.app.conftest import PEOPLE, plain
from tests.framing.exchange.texts import FERRY, choices, task

#: The page's address, as its link leads there.
PAGE = "views/report.py"


@pytest.fixture
def inbox(small_project):
    """The folder that files are taken in from."""
    (small_project / "imports").mkdir()
    return small_project / "imports"


@pytest.fixture
def page(visit, small_project):
    """The lead's page Report."""
    session = visit(small_project, "lea")
    session.at.switch_page(PAGE).run()
    return session


def shown(session) -> str:
    return session.text + plain(" ".join(one.value for one in session.at.success))


def test_a_file_is_read_out_before_anything_is_changed_and_then_taken_in(inbox, page, rows):
    (inbox / "tasks.json").write_text(json.dumps([task(FERRY, [choices("critical")], by="ann")]), "utf-8")
    page.at.run()
    page.at.selectbox(key="exchange_file").set_value("tasks.json").run()
    assert "To be taken in: 1 label. Here already: 0." in shown(page)
    assert rows() == []
    page.at.button(key="exchange_go").click().run()
    assert "Taken in: 1 label." in shown(page)
    assert [(row["reviewer"], row["article"], row["tags"]) for row in rows()] == [
        ("ann", "ferry", "critical")
    ]
    assert "exchange_go" not in [button.key for button in page.at.button]


def test_what_is_called_otherwise_there_is_said_in_the_fields(inbox, page, rows):
    (inbox / "tasks.json").write_text(json.dumps([task(FERRY, [choices("Bad")], by="3")]), "utf-8")
    page.at.run()
    page.at.selectbox(key="exchange_file").set_value("tasks.json").run()
    assert "“Bad”, which is not in the codebook" in shown(page)
    assert "--map" not in shown(page)
    page.at.text_area(key="exchange_tags").set_value("Bad = critical\n").run()
    page.at.text_area(key="exchange_reviewers").set_value("3 = Ann Lee").run()
    page.at.button(key="exchange_go").click().run()
    assert [(row["reviewer"], row["tags"]) for row in rows()] == [("Ann Lee", "critical")]


def test_a_file_that_is_none_is_told_in_words(inbox, page):
    (inbox / "notes.json").write_text("[1]", "utf-8")
    page.at.run()
    page.at.selectbox(key="exchange_file").set_value("notes.json").run()
    assert page.errors == ["notes.json: entry 1 is not an object in braces. Export it as JSON or JSONL."]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_file_that_would_hold_up_those_who_tag_is_left_to_the_command(inbox, page):
    with (inbox / "large.jsonl").open("wb") as file:
        file.truncate(20_000_001)
    page.at.run()
    page.at.selectbox(key="exchange_file").set_value("large.jsonl").run()
    assert "python -m framing import" in " ".join(one.value for one in page.at.info)
    assert "exchange_go" not in [button.key for button in page.at.button]


def test_a_file_whose_name_no_page_can_show_is_told_and_the_others_are_listed(inbox, page):
    (inbox / "tasks.json").write_text("[]", "utf-8")
    with open(os.fsencode(inbox) + b"/t\xe2\x28ches.json", "wb"):
        pass
    page.at.run()
    assert not page.at.exception
    assert page.at.selectbox(key="exchange_file").options == ["tasks.json"]
    assert [one for one in page.at.caption if "1 file in `imports` cannot be listed" in one.value]


def test_a_file_that_goes_away_before_the_click_is_told_and_changes_nothing(inbox, page, rows):
    file = inbox / "tasks.json"
    file.write_text(json.dumps([task(FERRY, [choices("critical")], by="ann")]), "utf-8")
    page.at.run()
    page.at.selectbox(key="exchange_file").set_value("tasks.json").run()
    file.unlink()
    page.at.button(key="exchange_go").click().run()
    assert "cannot be read" in page.errors[0]
    assert rows() == []


def test_reviewers_do_not_get_there(come_in, small_project, inbox):
    (small_project / "team.toml").write_text(PEOPLE, encoding="utf-8")
    session = come_in(small_project, "ann")
    session.at.switch_page(PAGE).run()
    assert not [one for one in session.at.get("download_button")]
    assert "exchange_file" not in [one.key for one in session.at.selectbox]
