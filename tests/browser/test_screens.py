"""Small screens, and what axe-core finds wrong with the pages."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def wide(page) -> list[str]:
    """What stands out at the right of the window."""
    return page.evaluate(
        """() => {
          const main = document.querySelector("[data-testid=stMain]")
          const over = (box) => box.scrollWidth > box.clientWidth
          return [document.scrollingElement, main].filter(over).map((box) => box.outerHTML.slice(0, 80))
        }"""
    )


def test_nothing_scrolls_sideways_on_a_phone(reviewer):
    me = reviewer("phone ann", **PHONE).open()
    assert wide(me.page) == []
    for article in ("bridge", "wild", "hebrew"):
        me.open(article)
        assert wide(me.page) == []
    me.page.locator(".st-key-definitions button").click()
    me.page.locator("aside.definitions").wait_for()
    assert wide(me.page) == []
    me.page.goto(f"{me.site.url}/summary")
    me.page.get_by_role("heading", name="Framing strips").wait_for()
    assert wide(me.page) == []


def test_the_tag_buttons_of_a_phone_are_large_and_all_in_view_and_tag(reviewer):
    me = reviewer("thumb ann", **PHONE).open("bridge")
    buttons = me.page.locator("[class*=st-key-tag_] button, .st-key-none button")
    assert buttons.count() == 5
    for box in (buttons.nth(place).bounding_box() for place in range(5)):
        assert box["height"] >= 40
        assert box["width"] >= 40
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 844
    text = me.page.locator(".now .text").bounding_box()
    assert text["y"] + text["height"] <= buttons.first.bounding_box()["y"]

    me.page.locator(".st-key-tag_2 button").tap()
    assert me.at(3)
    me.page.locator(".st-key-add_4 button:visible").first.tap()
    me.page.locator(".now .marks").get_by_text("statistic").wait_for()
    assert me.decisions == [("1", "critical"), ("3", "statistic")]


WINDOW = {"viewport": {"width": 1000, "height": 800}}


@pytest.mark.parametrize("screen", [PHONE, WINDOW], ids=["phone", "window"])
def test_the_field_for_a_note_hides_neither_the_paragraph_nor_is_hidden(reviewer, screen):
    me = reviewer(f"noting {screen['viewport']['width']}", **screen).open("bridge", 3)
    me.page.locator(".st-key-definitions button").click()
    me.page.locator("aside.definitions").wait_for()
    me.ready()  # until then the bar of before stands beside the new one
    me.page.locator(".st-key-note_button button").click()
    me.page.locator(".st-key-note_field textarea").wait_for()
    me.ready()
    field = me.page.locator(".st-key-note_field").bounding_box()
    assert me.page.locator("header.desk").bounding_box()["y"] < field["y"]
    assert field["x"] > 0
    assert field["x"] + field["width"] < screen["viewport"]["width"]
    assert field["y"] + field["height"] <= me.page.locator(".now .text").bounding_box()["y"]
    assert field["y"] + field["height"] <= me.page.locator(".st-key-bar").bounding_box()["y"]


def faults(page) -> list[str]:
    """Serious and critical violations that axe-core finds, a line an element."""
    # What the mouse rests on says so after a while, and would fade in while it is looked at.
    page.mouse.move(0, 0)
    page.locator("[data-testid=stTooltipContent]").wait_for(state="detached")
    page.wait_for_timeout(300)
    # What fades in has no contrast yet. A spinner never ends.
    page.wait_for_function(
        "() => document.getAnimations().every(one => one.playState !== 'running'"
        " || one.effect.getComputedTiming().iterations === Infinity)"
    )
    return [
        f"{fault['impact']}, {fault['id']}: {node['html'][:120]}: {node['failureSummary']}"
        for fault in Axe().run(page).response["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


@pytest.fixture(params=["light", "dark"])
def scheme(request):
    return request.param


def test_signing_in_is_accessible(site, new_context, scheme):
    page = new_context(color_scheme=scheme).new_page()
    page.goto(site.url)
    page.get_by_label("Your name").wait_for()
    assert faults(page) == []


def test_the_list_is_accessible(reviewer, scheme):
    assert faults(reviewer(f"axe {scheme}", color_scheme=scheme).open().page) == []


def test_tagging_and_its_panels_are_accessible(reviewer, scheme):
    me = reviewer(f"axe tags {scheme}", color_scheme=scheme).open("bridge")
    assert faults(me.page) == []
    me.press("Shift+1", "Shift+2", "q", "1")
    assert faults(me.page) == []
    me.page.keyboard.press("d")
    me.page.locator("aside.definitions").wait_for()
    assert faults(me.page) == []
    me.page.keyboard.press("a")
    me.page.locator(".whole").wait_for()
    assert faults(me.page) == []
    me.page.keyboard.press("a")
    me.page.locator(".whole").wait_for(state="detached")
    me.page.keyboard.press("n")
    me.page.locator(".st-key-note_field textarea").wait_for()
    assert faults(me.page) == []


def test_the_end_of_an_article_is_accessible(reviewer, scheme):
    me = reviewer(f"axe end {scheme}", color_scheme=scheme).open("ferry").press("1", "0")
    assert me.at_end()
    assert faults(me.page) == []


def test_the_summary_is_accessible(reviewer, scheme):
    me = reviewer(f"axe summary {scheme}", color_scheme=scheme).open("ferry").press("1")
    me.page.goto(f"{me.site.url}/summary")
    me.page.locator("[data-testid=stVegaLiteChart] svg").nth(1).wait_for()
    assert faults(me.page) == []


@pytest.fixture
def lead_at(reviewer):
    """`lead_at(page, **options)`: somebody who has tagged a little, and may do what leads may, at a page for leads."""

    def lead_at(where, **options):
        me = reviewer("axe lead", **options).open("ferry")
        if not me.decisions:
            me.press("1")
        me.page.goto(f"{me.site.url}/{where}")
        me.page.locator(".st-key-team h1").wait_for()
        return me

    return lead_at


def test_the_team_page_is_accessible(lead_at, scheme):
    me = lead_at("team", color_scheme=scheme)
    me.page.locator("table.team").wait_for()
    me.page.locator("[class*=st-key-discuss_] button:visible").first.click()
    me.page.get_by_text("Go on?").wait_for()
    assert faults(me.page) == []


def test_the_page_of_join_links_is_accessible(lead_at, scheme):
    me = lead_at("links", color_scheme=scheme)
    me.page.locator(".st-key-link_name input").fill(f"Guest of {scheme}")
    me.page.keyboard.press("Enter")
    me.page.locator(".st-key-link_make button:enabled").click()
    me.page.get_by_text("Whoever opens this link is").wait_for()
    me.page.get_by_role("button", name="Revoke …").first.click()
    me.page.get_by_role("button", name="Keep it").wait_for()
    assert faults(me.page) == []


def test_nothing_scrolls_sideways_on_a_leads_phone(lead_at):
    for where, drawn in (("team", "table.team"), ("links", ".st-key-link_make")):
        me = lead_at(where, **PHONE)
        me.page.locator(drawn).wait_for()
        assert wide(me.ready().page) == []


#: More than one colour of figure, a tag without one, and lines that wrap.
SAID = {
    "ann": ["supportive", "critical", "critical;statistic", "none", "supportive", "statistic"] * 6,
    "bo": ["supportive", "critical", "critical", "none", "supportive", "none"] * 6,
    "Maximiliane von Hohenlohe-Schillingsfürst": ["supportive", "critical;statistic", "none"] * 12,
}


@pytest.fixture(scope="module")
def disputed(own_site):
    """A server on a project in which three differ on `long`, and two on `hebrew`; whoever comes is a lead."""
    for name, decisions in SAID.items():
        own_site.tag(name, "long", *decisions)
    own_site.tag("ann", "hebrew", "supportive", "critical")
    own_site.tag("bo", "hebrew", "statistic", "critical")
    return own_site


@pytest.fixture
def lea_at(reviewer, disputed):
    """`lea_at(page, drawn, **options)`: the lead at a page, once `drawn` is there."""

    def lea_at(where, drawn, **options):
        lea = reviewer("lea", disputed, **options)
        lea.page.goto(f"{lea.site.url}/{where}")
        lea.page.locator(drawn).first.wait_for()
        return lea.ready()

    return lea_at


#: A section of the Agreement page -> what is there once it is drawn.
SECTIONS = {
    "Pairs": ".st-key-agreement_heat svg",
    "Articles": "table.figures-table >> text=A long story",
    "Over time": "text=Stability is how far",
    "Second opinion": "table.confusion",
    "Sample": ".st-key-sample_go button",
    "Methods text": "ul.methods-checklist",
    "Tags": ".verdict",
}


def sections_of(lea):
    """Go through the sections; the mouse stays where it chose each."""
    for name, drawn in SECTIONS.items():
        lea.page.locator(".st-key-agreement_section").get_by_text(name, exact=True).click()
        lea.page.locator(drawn).first.wait_for()
        lea.ready()
        yield name


def settling(lea):
    lea.page.locator(".st-key-settle_all button").click()
    lea.page.locator("header.desk").wait_for()
    return lea.ready()


def test_agreement_is_accessible_in_all_its_sections(lea_at, scheme):
    lea = lea_at("agreement", ".verdict", color_scheme=scheme)
    assert {name: found for name in sections_of(lea) if (found := faults(lea.page))} == {}
    lea.page.locator(".st-key-agreement_filters summary").click()
    lea.page.get_by_label("Outlets").wait_for()
    assert faults(lea.page) == []


def test_disagreements_and_settling_are_accessible(lea_at, scheme):
    lea = lea_at("disagreements", ".dispute", color_scheme=scheme)
    assert faults(lea.page) == []
    settling(lea)
    assert faults(lea.page) == []
    lea.press("Shift+1")
    lea.page.locator(".st-key-settled_here button:visible").first.wait_for()
    assert faults(lea.page) == []
    lea.press("Backspace")


def test_neither_page_scrolls_sideways_on_a_phone(lea_at):
    lea = lea_at("agreement", ".verdict", **PHONE)
    assert {name: found for name in sections_of(lea) if (found := wide(lea.page))} == {}
    lea = lea_at("disagreements", ".dispute", **PHONE)
    assert wide(lea.page) == []
    assert wide(settling(lea).page) == []


def test_a_phones_icons_have_names_and_hide_nothing_of_who_said_what(lea_at):
    lea = settling(lea_at("disagreements", ".dispute", **PHONE))
    lea.press("Shift+2")
    button = lea.page.locator(".st-key-settled_here")
    button.wait_for()
    assert faults(lea.page) == []
    above = button.bounding_box()
    assert above["y"] + above["height"] <= lea.page.locator(".now .text").bounding_box()["y"]
    lea.press("Backspace")


def test_the_list_is_reached_and_a_paragraph_settled_by_keys_alone(lea_at):
    lea = lea_at("disagreements", ".dispute")
    for _ in range(40):
        lea.page.keyboard.press("Tab")
        if lea.page.evaluate("() => !!document.activeElement.closest('.st-key-settle_all')"):
            break
    lea.page.keyboard.press("Enter")
    lea.page.locator("header.desk").wait_for()
    lea.ready().press("n")
    lea.page.locator(".st-key-note_field textarea:focus").wait_for()
    lea.page.keyboard.type("The verb takes a side.")
    lea.page.keyboard.press("Escape")
    lea.rest().press("3")
    verdict = lea.rows[-1]
    assert (verdict["role"], verdict["tags"], verdict["note"]) == (
        "adjudicator",
        "neutral report",
        "The verb takes a side.",
    )
    lea.press("Backspace")
