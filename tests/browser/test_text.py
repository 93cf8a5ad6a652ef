"""What is written in articles, notes and names is drawn as it is written, in its own direction."""

from __future__ import annotations

from tests.browser.conftest import WILD


def shown(locator) -> str:
    """What a reader sees, without the joiners that keep signs apart."""
    locator.first.wait_for()
    return locator.first.inner_text().replace("\u2060", "")


def test_markup_in_an_article_a_note_and_a_name_appears_literally(reviewer):
    me = reviewer(WILD[:70]).open()
    page = me.page
    assert shown(page.locator(".who")) == f"Tagging as {me.name}"
    assert WILD in [text.strip() for text in page.locator("ol.articles .title").all_inner_texts()]

    me.open("wild")
    assert shown(page.locator("header.desk h1")) == WILD
    assert shown(page.locator(".now .text")) == WILD
    assert WILD in shown(page.locator(".after"))

    page.keyboard.press("n")
    page.locator(".st-key-note_field textarea").fill(WILD)
    page.keyboard.press("Escape")
    page.locator(".now .note").wait_for()
    assert shown(page.locator(".now .note")) == f"“{WILD}”"
    me.press("1", "2")
    assert me.at_end()
    assert [row["note"] for row in me.rows] == [WILD, WILD, ""]

    assert page.title() != "hit"


def test_a_title_with_markup_stands_literally_on_the_button_to_the_next_article(reviewer):
    me = reviewer("next wild").open("long", 61)
    me.press(*"1" * 61)
    button = me.page.get_by_role("button", name="Next article")
    assert shown(button).startswith(f"Next article: {WILD}")


def test_a_title_with_markup_stands_literally_in_the_summary(me):
    me.open("wild").press("1")
    me.page.goto(f"{me.site.url}/summary")
    me.page.get_by_role("heading", name="Framing strips").wait_for()
    chart = me.page.locator("[data-testid=stVegaLiteChart] svg").first
    chart.get_by_text("<b>x</b> $a$").first.wait_for()
    assert me.page.title() != "hit"


def test_a_right_to_left_paragraph_reads_from_the_right(me):
    me.open("hebrew")
    direction = "element => getComputedStyle(element).direction"
    assert me.page.locator(".now .text").evaluate(direction) == "rtl"
    assert me.page.locator("header.desk h1").evaluate(direction) == "rtl"
    me.open()
    title = me.page.locator("ol.articles .title", has_text="הגשר")
    assert title.evaluate(direction) == "rtl"


def test_a_left_to_right_paragraph_reads_from_the_left(me):
    me.open("bridge")
    assert me.page.locator(".now .text").evaluate("e => getComputedStyle(e).direction") == "ltr"
