"""The tagging page by keyboard."""

from __future__ import annotations

import pytest


def test_a_tags_key_tags_and_goes_on(me):
    me.open("bridge")
    for key, next_paragraph in (("1", 3), ("2", 4), ("3", 5)):
        me.press(key)
        assert me.at(next_paragraph)
    me.press("4")
    assert me.at_end()
    assert me.decisions == [
        ("1", "supportive"),
        ("3", "critical"),
        ("4", "neutral report"),
        ("5", "statistic"),
    ]


def test_keys_of_the_number_pad_do_as_well(me):
    me.open("bridge").press_at_once("Numpad2")
    assert me.at(3)
    assert me.decisions == [("1", "critical")]


def test_shift_adds_a_tag_without_leaving_and_takes_it_off(me):
    me.open("bridge").press("Shift+4", "Shift+1", "Shift+2", "Shift+2")
    assert me.at(1)
    me.press("1")
    assert me.at(3)
    assert [tags for _, tags in me.decisions] == [
        "statistic",
        "supportive;statistic",
        "supportive;critical;statistic",
        "supportive;statistic",
        "supportive;statistic",
    ]


def test_0_says_that_no_tag_fits_and_shift_changes_nothing_about_it(me):
    me.open("bridge").press("0")
    assert me.at(3)
    me.press_at_once("Digit0").rest()
    assert me.decisions == [("1", "none"), ("3", "none")]


def test_backspace_undoes_any_number_of_steps_after_a_reload_too(me):
    me.open("bridge").press("1", "2", "3", "Backspace")
    me.page.wait_for_url("**paragraph=4")
    me.reload()
    assert me.at(4)
    for paragraph in (3, 1):
        me.press("Backspace")
        assert me.at(paragraph)
    me.press("Backspace")
    me.page.get_by_text("There is nothing to undo").wait_for()
    assert me.decisions[3:] == [("4", ""), ("3", ""), ("1", "")]


def test_arrows_go_to_the_next_and_the_previous_paragraph(me):
    me.open("bridge").press("ArrowRight")
    assert me.at(3)
    me.press("ArrowRight", "ArrowLeft", "ArrowLeft")
    assert me.at(1)
    assert me.rows == []


def test_q_marks_as_unsure(me):
    me.open("bridge").press("q")
    me.page.locator(".now").get_by_text("unsure").wait_for()
    me.press("2")
    assert me.at(3)
    assert [(row["tags"], row["unsure"]) for row in me.rows] == [("critical", "true")]


def test_d_and_a_open_and_close_the_definitions_and_the_whole_article(me):
    me.open("bridge")
    panel, whole = me.page.locator("aside.definitions"), me.page.locator(".whole")
    me.page.keyboard.press("d")
    panel.wait_for()
    me.page.keyboard.press("d")
    panel.wait_for(state="detached")
    me.page.keyboard.press("a")
    whole.wait_for()
    me.press_at_once("Digit1").rest()
    me.page.keyboard.press("a")
    whole.wait_for(state="detached")
    assert me.rows == []
    me.press("1")
    assert me.at(3)


def test_keys_typed_into_a_note_do_not_tag_and_escape_leaves_it(me):
    me.open("bridge").page.keyboard.press("n")
    field = me.page.locator(".st-key-note_field textarea")
    field.wait_for()
    me.page.wait_for_function("() => document.activeElement?.tagName === 'TEXTAREA'")
    me.page.keyboard.type("12 of 34? q d a n 0")
    me.page.keyboard.press("Backspace")
    me.page.keyboard.press("Shift+Digit1")
    me.rest()
    assert me.rows == []
    assert me.at(1)

    me.page.keyboard.press("Escape")
    me.page.locator(".now .note").wait_for()
    assert [(row["tags"], row["note"]) for row in me.rows] == [("", "12 of 34? q d a n !")]
    me.press("2")
    assert me.at(3)
    assert [(row["tags"], row["note"]) for row in me.rows][1:] == [("critical", "12 of 34? q d a n !")]


def test_a_note_left_by_a_click_on_a_tag_is_saved_with_it(me):
    me.open("bridge").page.keyboard.press("n")
    me.page.locator(".st-key-note_field textarea").fill("mine")
    me.page.locator(".st-key-tag_2 button").click()
    me.page.locator(".now#paragraph-3, .now .note").first.wait_for()
    me.rest()
    first = [row for row in me.rows if row["paragraph"] == "1"]
    assert first[-1]["note"] == "mine"
    assert all(row["paragraph"] == "1" for row in me.rows)


def test_the_note_of_one_paragraph_does_not_reach_another(me):
    me.open("bridge").page.keyboard.press("n")
    me.page.wait_for_function("() => document.activeElement?.tagName === 'TEXTAREA'")
    me.page.keyboard.type("first")
    me.page.keyboard.press("Escape")
    me.page.locator(".now .note").wait_for()
    me.press("1")
    assert me.at(3)
    me.page.keyboard.press("n")
    field = me.page.locator(".st-key-note_field textarea")
    field.wait_for()
    assert field.input_value() == ""


def test_typing_a_search_or_a_name_never_tags(me):
    me.open()
    me.page.get_by_label("Search").first.click()
    me.page.keyboard.type("1 2 ferry 0")
    me.rest()
    assert me.rows == []


def test_letters_with_ctrl_or_alt_belong_to_the_browser(me):
    me.open("bridge")
    for keys in ("Control+1", "Alt+1", "Meta+1"):
        me.page.keyboard.press(keys)
    me.rest()
    assert me.rows == []
    assert me.at(1)


# ---------------------------------------------------------------------- faster than the answer


@pytest.mark.parametrize("key", ["1", "0", "Shift+1"])
def test_a_key_held_down_is_one_decision(me, key):
    me.open("long")
    if key.startswith("Shift+"):
        me.page.keyboard.down("Shift")
    for _ in range(40):
        me.page.keyboard.down(key[-1])
        me.page.wait_for_timeout(15)
    me.page.keyboard.up(key[-1])
    me.rest()
    assert len(me.rows) == 1
    assert me.rows[0]["paragraph"] == "1"


def test_backspace_held_down_undoes_one_step(me):
    me.open("long").press("1", "1", "1")
    for _ in range(20):
        me.page.keyboard.down("Backspace")
        me.page.wait_for_timeout(15)
    me.page.keyboard.up("Backspace")
    me.rest()
    assert [tags for _, tags in me.decisions] == ["supportive"] * 3 + [""]


@pytest.mark.parametrize(
    "codes",
    [
        ("Digit1", "Digit1"),
        ("Digit1", "Digit2"),
        ("Digit4", "Digit3", "Digit2", "Digit1", "Digit0"),
        ("Digit0", "Numpad0"),
    ],
)
def test_keys_pressed_at_once_are_one_decision_for_the_paragraph_shown(me, codes):
    me.open("long").press_at_once(*codes)
    assert me.at(2)
    me.rest()
    assert me.at(2)
    assert len(me.rows) == 1
    assert me.rows[0]["paragraph"] == "1"


def test_a_double_click_is_one_decision(me):
    me.open("long").page.locator(".st-key-tag_2 button").dblclick()
    assert me.at(2)
    me.rest()
    assert me.decisions == [("1", "critical")]


def test_keys_pressed_as_fast_as_a_reader_may_lose_and_double_nothing(me):
    me.open("long")
    for turn in range(40):
        me.page.keyboard.press(str(turn % 4 + 1))
        me.page.wait_for_timeout(turn % 7 * 9)
    me.rest()
    numbers = [int(row["paragraph"]) for row in me.rows]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 10
    assert me.at(len(numbers) + 1)
