"""Addresses, reloads, several tabs and several browsers."""

from __future__ import annotations

from tests.browser.conftest import Reviewer


def sign_in(tab: Reviewer) -> None:
    """Give a name, and wait until the browser remembers it: the next tab may ask."""
    tab.page.get_by_label("Your name").fill(tab.name)
    tab.page.get_by_role("button", name="Start").click()
    tab.page.wait_for_function("name => document.cookie.includes(encodeURIComponent(name))", arg=tab.name)


def test_a_name_is_given_once_and_remembered_by_the_browser(site, context):
    ann = Reviewer(site, context.new_page(), "Ann Ödegård, jr.")
    ann.page.goto(site.url)
    sign_in(ann)
    ann.page.get_by_text("Tagging as Ann Ödegård, jr.").wait_for()

    later = Reviewer(site, context.new_page(), ann.name).open("ferry").press("2")
    assert later.at(2)
    assert later.decisions == [("1", "critical")]


def test_a_name_may_be_given_with_enter_and_leads_to_the_paragraph_asked_for(site, page):
    page.goto(f"{site.url}/?article=bridge&paragraph=4")
    page.get_by_label("Your name").fill("Enter Key")
    page.keyboard.press("Enter")
    assert Reviewer(site, page, "Enter Key").at(4)


def test_two_tabs_of_one_browser_are_two_reviewers_and_stay_so(site, context):
    ann, bo = (Reviewer(site, context.new_page(), name) for name in ("tab ann", "tab bo"))
    ann.page.goto(site.url)
    sign_in(ann)
    bo.open()
    bo.page.get_by_role("button", name="Change").click()
    sign_in(bo)
    bo.page.get_by_text("Tagging as tab bo").wait_for()
    for tab in (ann, bo, ann):
        tab.reload()
        tab.page.get_by_text(f"Tagging as {tab.name}").wait_for()

    ann.open("bridge").press("1")
    bo.open("bridge").press("2")
    ann.page.wait_for_url("**paragraph=3")
    ann.reload()
    assert ann.at(3)
    ann.press("1")
    assert ann.at(4)
    assert ann.decisions == [("1", "supportive"), ("3", "supportive")]
    assert bo.decisions == [("1", "critical")]


def test_two_browsers_tag_at_once_and_nothing_is_lost_or_doubled(reviewer):
    both = [reviewer("at once ann"), reviewer("at once bo")]
    for someone in both:
        someone.open("long")
    for turn in range(1, 16):
        for someone, key in zip(both, ("1", "2"), strict=True):
            someone.page.keyboard.press(key)
        for someone in both:
            assert someone.at(turn + 1)
    assert both[0].decisions == [(str(n), "supportive") for n in range(1, 16)]
    assert both[1].decisions == [(str(n), "critical") for n in range(1, 16)]


def test_the_address_follows_the_paragraph_and_a_reload_comes_back_to_it(me):
    me.open("bridge").press("1", "ArrowRight")
    assert me.at(4)
    me.page.wait_for_url("**/?article=bridge&paragraph=4")
    me.reload()
    assert me.at(4)


def test_the_address_of_a_paragraph_can_be_shared(me, reviewer):
    me.open("bridge").press("ArrowRight", "ArrowRight")
    me.page.wait_for_url("**/?article=bridge&paragraph=4")
    other = reviewer("shared with")
    other.page.goto(me.page.url)
    assert other.at(4)
    other.ready().press("1")
    assert other.decisions == [("4", "supportive")]


def test_the_list_leads_to_an_article_and_the_article_back_to_the_list(me):
    me.open().page.get_by_role("link", name="The last ferry").click()
    assert me.at(1)
    me.page.wait_for_url("**/?article=ferry&paragraph=1")
    me.press("1")
    me.page.get_by_role("link", name="‹ Articles").click()
    row = me.page.locator("ol.articles li", has_text="The last ferry")
    row.get_by_text("1 of 2").wait_for()


def test_a_number_beside_a_paragraph_leads_to_it(me):
    me.open("bridge").page.get_by_role("link", name="4", exact=True).click()
    assert me.at(4)
    me.press("2")
    assert me.decisions == [("4", "critical")]


def test_enter_at_the_end_of_an_article_opens_the_next(me):
    me.open("bridge").press("1", "1", "1", "1")
    assert me.at_end()
    me.page.keyboard.press("Enter")
    me.page.locator("header.desk h1", has_text="The last ferry").wait_for()
    assert me.at(1)


def test_what_another_tab_of_the_same_reviewer_saved_is_undone_here(me):
    me.open("bridge").press("1")
    other_tab = Reviewer(me.site, me.page.context.new_page(), me.name).open("bridge").press("2")
    me.page.bring_to_front()
    me.press("Backspace")
    assert me.at(3)
    assert other_tab.decisions == [("1", "supportive"), ("3", "critical"), ("3", "")]


def test_an_unknown_article_in_the_address_is_a_plain_message(me):
    me.page.goto(f"{me.site.url}/?article=no%20such%3Cb%3E")
    me.page.get_by_text("There is no article “no such<b>” in this project").wait_for()
    assert me.page.get_by_text("Traceback").count() == 0
    me.page.get_by_role("link", name="The last ferry").wait_for()
