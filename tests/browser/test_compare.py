"""The Compare page in a browser: every mark leads to its paragraphs, and it can be read on a phone and without a mouse."""

from __future__ import annotations

import csv

import pytest

from tests.browser.conftest import WILD
from tests.browser.test_screens import faults

#: The island's paper praises the bridge, the ferry's last day is mourned: two reviewers, who differ here and there.
DECISIONS = {
    "ann": {
        "bridge": ["supportive", "supportive", "critical", "statistic"],
        "ferry": ["critical", "neutral report"],
    },
    "bo": {
        "bridge": ["supportive", "supportive", "critical", "statistic"],
        "ferry": ["critical", "critical"],
    },
}


#: Section -> what is painted last in it.
SECTIONS = {
    "Where": ".st-key-compare_map svg.marks",
    "Differences": ".verdict",
    "Side by side": ".side-by-side",
    "Figures cited": ".st-key-compare [data-testid=stDownloadButton]",
    "Framing": ".st-key-compare_balance svg.marks",
}


@pytest.fixture(scope="module")
def tagged(own_site):
    """A server on a project that two have tagged."""
    for reviewer, by_article in DECISIONS.items():
        for article, decisions in by_article.items():
            own_site.tag(reviewer, article, *decisions)
        own_site.tag(reviewer, "wild", "critical", "critical")
    return own_site


@pytest.fixture
def compare(reviewer, tagged):
    """`compare(**options)`: somebody who looks at the Compare page, all of whose pictures are painted."""

    def compare(**options):
        me = reviewer("lea", tagged, **({"viewport": {"width": 1440, "height": 2600}} | options))
        me.page.goto(f"{tagged.url}/compare")
        me.page.locator(".in-short").wait_for()
        painted(me, "balance")
        return me

    return compare


def painted(me, chart: str) -> None:
    me.page.locator(f".st-key-compare_{chart} svg.marks").wait_for()
    me.ready()


def section(me, name: str, waits_for: str) -> None:
    me.page.locator(".st-key-compare_section").get_by_text(name, exact=True).click()
    me.page.locator(waits_for).first.wait_for()
    me.ready()


def columns(me) -> dict[str, int]:
    """Group -> how many of its paragraphs are shown."""
    me.page.locator(".side-by-side").wait_for()
    me.ready()
    return {
        one.locator("h3").inner_text(): one.locator("blockquote").count()
        for one in me.page.locator(".side-by-side section").all()
    }


def chosen(me, key: str) -> str:
    return me.page.locator(f".st-key-{key} button[aria-checked=true]").inner_text()


def unfolded(me) -> None:
    """Nothing moves any more: a list that drops down closes when its field does. A spinner never ends."""
    me.page.wait_for_function(
        "() => document.getAnimations().every(one => one.playState !== 'running'"
        " || one.effect.getComputedTiming().iterations === Infinity)"
    )


def choose(me, key: str, option: str) -> None:
    """By the keyboard."""
    field = me.page.locator(f".st-key-{key} input")
    field.fill(option)
    me.page.get_by_role("option", name=option).wait_for()
    field.press("Enter")
    field.press("Escape")
    me.ready()


def test_a_bar_a_balance_and_a_cell_lead_to_their_paragraphs(compare):
    me = compare()
    me.page.locator(".st-key-compare_shares_0 path[aria-label^='The last ferry: critical']").click(force=True)
    assert columns(me) == {"The last ferry": 2}
    assert chosen(me, "compare_tag") == "C critical"
    section(me, "Framing", ".st-key-compare_balance svg.marks")
    me.page.locator(".st-key-compare_balance path[aria-label^='A bridge for the island: supportive']").click(
        force=True
    )
    assert columns(me) == {"A bridge for the island": 2}
    section(me, "Where", ".st-key-compare_map svg.marks")
    me.page.locator(
        ".st-key-compare_map path[aria-label^='A bridge for the island, Last third: statistic']"
    ).click(force=True)
    assert columns(me) == {"A bridge for the island": 1}
    assert chosen(me, "compare_part") == "Last third"


def test_a_paragraph_beside_others_leads_to_where_it_stands(compare):
    me = compare()
    section(me, "Side by side", ".side-by-side")
    assert columns(me)["A bridge for the island"] == 2
    me.page.get_by_role("link", name="paragraph 3").first.click()
    assert me.at(3)
    me.page.wait_for_url("**/?article=bridge&paragraph=3")


def test_a_cell_of_a_strip_leads_to_its_paragraph(compare):
    me = compare()
    me.page.locator("path[aria-label*='A bridge for the island'][aria-label*='paragraph 4:']").first.click()
    assert me.at(4)
    me.page.wait_for_url("**/?article=bridge&paragraph=4")


def test_what_is_chosen_stays_chosen_in_other_sections_and_after_a_paragraph_was_read(compare):
    me = compare()
    me.page.locator(".st-key-compare_filters summary").click()
    me.page.get_by_text("Articles published from").wait_for()
    unfolded(me)
    choose(me, "compare_articles", "A bridge for the island")
    me.page.get_by_text("Only 1 chosen article.").wait_for()
    section(me, "Figures cited", ".st-key-figures_where")
    choose(me, "figures_where", "All paragraphs")
    me.page.locator(".st-key-figures_part").get_by_text("Dates").click()
    me.page.locator(".st-key-figures_part button[aria-checked=true]", has_text="Dates").wait_for()
    me.ready()
    section(me, "Side by side", ".side-by-side")
    me.page.locator(".st-key-compare_tag").get_by_text("C critical").click()
    me.page.locator(".side-by-side blockquote").first.wait_for()
    me.page.locator(".side-by-side a").first.click()
    me.page.wait_for_url("**/?article=bridge&paragraph=*")
    me.page.get_by_role("link", name="Compare").click()
    me.page.locator(".side-by-side").wait_for()
    me.page.get_by_text("Only 1 chosen article.").wait_for()
    assert chosen(me, "compare_tag") == "C critical"
    assert list(columns(me)) == ["A bridge for the island"]
    section(me, "Figures cited", ".st-key-figures_part")
    assert chosen(me, "figures_part").startswith("Dates")


def test_the_figures_of_a_picture_are_one_click_away(compare):
    me = compare()
    folded = me.page.locator(".st-key-figures_behind_comparison")
    folded.get_by_text("The figures behind this picture").click()
    with me.page.expect_download() as started:
        folded.get_by_role("button", name="Figures (CSV)").click()
    with open(started.value.path(), encoding="utf-8-sig", newline="") as file:
        rows = {(row["group"], row["tag"]): row for row in csv.DictReader(file)}
    assert float(rows["ferry", "critical"]["share"]) == 0.75
    assert float(rows["bridge", "statistic"]["low"]) < 0.25 < float(rows["bridge", "statistic"]["high"])


def test_figures_are_taken_away_safe_for_spreadsheets_alone(compare):
    me = compare()
    folded = me.page.locator(".st-key-figures_behind_comparison")
    folded.get_by_text("The figures behind this picture").click()
    folded.locator("[data-testid=stDataFrame]").hover()
    toolbar = folded.locator("[data-testid=stElementToolbar]")
    toolbar.get_by_role("button", name="Search").wait_for()
    assert toolbar.get_by_role("button", name="Download as CSV").count() == 0


def test_every_picture_has_an_alternative_text(compare):
    me = compare()
    for told in ("Framing strips", "Shares of paragraphs with 95", "Balance, from −1"):
        assert me.page.locator(f"[aria-label^='{told}']").count() >= 1


def test_the_page_follows_a_label_of_somebody_else(compare, tagged):
    me = compare()
    section(me, "Side by side", ".side-by-side")
    assert columns(me)["A bridge for the island"] == 2
    tagged.tag("cleo", "long", *["supportive"] * 3)
    me.page.get_by_role("heading", name="A long story").wait_for()
    # Of four, those with most to read.
    assert columns(me) == {"A long story": 3, "A bridge for the island": 2, "The last ferry": 0}


def test_nothing_stands_out_of_a_phone_s_window_and_columns_stand_below_each_other(compare):
    me = compare(viewport={"width": 390, "height": 844})
    for name, waits_for in SECTIONS.items():
        section(me, name, waits_for)
        assert me.page.evaluate("() => document.documentElement.scrollWidth") <= 390
    section(me, "Side by side", ".side-by-side")
    lefts = {box.bounding_box()["x"] for box in me.page.locator(".side-by-side section").all()}
    assert len(lefts) == 1


def test_what_articles_say_is_drawn_as_text(compare):
    me = compare()
    section(me, "Side by side", ".side-by-side")
    me.page.locator(".st-key-compare_tag").get_by_text("C critical").click()
    me.page.locator(".side-by-side blockquote", has_text="nothing else").wait_for()
    assert f"It says {WILD} and nothing else." in me.page.locator(".side-by-side").inner_text()
    assert me.page.title() != "hit"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_sections_are_accessible(compare, scheme):
    me = compare(color_scheme=scheme)
    found = {}
    for name, waits_for in SECTIONS.items():
        section(me, name, waits_for)
        found[name] = faults(me.page)
    assert not any(found.values()), found
    me.page.locator(".st-key-compare_filters summary").click()
    me.page.get_by_text("Articles published from").wait_for()
    assert faults(me.page) == []
