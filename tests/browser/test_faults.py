"""A server that dies, and labels that cannot be saved, as a reviewer meets them."""

from __future__ import annotations

import shutil

from tests.browser.conftest import Site, make_project
from tests.browser.wire import wire_to
from tests.serving import free_port, serve


def test_a_server_that_was_stopped_and_started_again_comes_back_at_the_same_paragraph(reviewer, tmp_path):
    folder, port = make_project(tmp_path / "project"), free_port()
    with serve(folder, port=port) as url:
        me = reviewer("staying ann", Site(url, folder)).open("bridge").press("1", "2")
        me.page.wait_for_url("**paragraph=4")
        run = me.page.locator("header.desk").get_attribute("data-run")
    with serve(folder, port=port):
        # The page finds the server again by itself.
        me.page.wait_for_function(
            "run => document.querySelector('header.desk')?.dataset.run !== run", arg=run, timeout=30_000
        )
        assert me.at(4)
        me.ready().press("4")
        assert me.at(5)
        assert me.decisions == [("1", "supportive"), ("3", "critical"), ("4", "statistic")]


def test_a_decision_that_cannot_be_saved_is_told_and_the_same_key_saves_it_later(reviewer, tmp_path):
    folder = make_project(tmp_path / "project")
    with serve(folder) as url:
        me = reviewer("trying ann", Site(url, folder)).open("bridge").press("1")
        assert me.at(3)
        shutil.move(folder / "labels.csv", folder / "kept.csv")
        me.press("2")
        me.page.get_by_text("Your choice, not saved yet").wait_for()
        assert me.at(3)

        shutil.move(folder / "kept.csv", folder / "labels.csv")
        me.press("2")
        assert me.at(4)
        assert me.page.get_by_text("Your choice, not saved yet").count() == 0
        assert me.decisions == [("1", "supportive"), ("3", "critical")]


def test_a_key_whose_answer_does_not_come_is_said_to_wait_and_counts_once(reviewer, tmp_path):
    folder = make_project(tmp_path / "project")
    with serve(folder) as url, wire_to(url) as wire:
        me = reviewer("hanging ann", Site(wire.url, folder)).open("bridge").press("1")
        wire.hold()
        me.page.keyboard.press("2")
        me.page.locator(".connection").get_by_text("The server has not answered yet.").wait_for()
        me.page.keyboard.press("4")
        assert me.rest().at(3)
        assert me.decisions == [("1", "supportive")]
        wire.release()
        assert me.at(4)
        me.page.locator(".connection").wait_for(state="hidden")
        assert me.decisions == [("1", "supportive"), ("3", "critical")]


def test_who_came_by_an_address_is_not_sent_back_to_it_by_a_lost_connection_or_a_new_server(
    reviewer, tmp_path
):
    folder, port = make_project(tmp_path / "project"), free_port()
    with serve(folder, port=port) as url:
        me = reviewer("ann by address", Site(url, folder)).open("long", 2).press("1", "1", "1")
        assert me.at(5)
        me.page.context.set_offline(True)
        me.page.locator(".connection").get_by_text("The connection is away.").wait_for()
        me.page.context.set_offline(False)
        me.page.locator(".connection").wait_for(state="hidden")
        assert me.ready().at(5)
        run = me.page.locator("header.desk").get_attribute("data-run")
    with serve(folder, port=port):
        me.page.wait_for_function(
            "run => document.querySelector('header.desk')?.dataset.run !== run", arg=run, timeout=30_000
        )
        assert me.ready().at(5)


def test_a_note_that_was_being_typed_when_the_server_died_is_saved_by_the_next(reviewer, tmp_path):
    folder, port = make_project(tmp_path / "project"), free_port()
    with serve(folder, port=port) as url:
        me = reviewer("typing ann", Site(url, folder)).open("bridge").press("1", "n")
        me.page.locator(".st-key-note_field textarea").press_sequentially("herring, half a thou")
    with serve(folder, port=port):
        me.page.locator(".connection").wait_for(state="hidden", timeout=30_000)
        me.page.locator(".now .chip.note", has_text="herring, half a thou").wait_for()
        assert me.at(3)
        assert [(row["paragraph"], row["tags"], row["note"]) for row in me.rows][1:] == [
            ("3", "", "herring, half a thou")
        ]
