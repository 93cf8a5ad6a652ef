"""Settling in a browser: two reviewers differ, the lead settles with a key, a reviewer changes their mind."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import expect


@pytest.fixture
def somebody(reviewer, own_site):
    """`somebody(name)`: a person with a browser of their own."""
    return lambda name: reviewer(name, own_site)


def the_list(lead):
    lead.page.goto(f"{lead.site.url}/disagreements")
    lead.page.locator(".st-key-disagreement_filters").wait_for()
    return lead.ready()


def final_labels(lead) -> dict[str, str]:
    """Article -> how many of its paragraphs are finally "critical", by the downloaded summary."""
    lead.page.goto(f"{lead.site.url}/summary")
    lead.page.get_by_role("radio", name="Final labels").click()
    lead.page.get_by_text("A paragraph counts once").wait_for()
    lead.ready()
    with lead.page.expect_download() as started:
        lead.page.get_by_role("button", name="Summary (CSV)", exact=True).click()
    rows = csv.DictReader(io.StringIO(Path(started.value.path()).read_text("utf-8-sig")))
    return {row["article"]: row["critical"] for row in rows}


def test_a_disagreement_is_settled_lapses_and_the_summary_follows(somebody, own_site):
    bo, lea = somebody("bo"), somebody("lea")
    own_site.tag("ann", "bridge", "supportive", "critical")
    own_site.tag("bo", "bridge", "supportive", "statistic")

    the_list(lea)
    assert lea.page.locator(".dispute p.text").all_inner_texts() == [
        "The bridge opened on Monday, and the island cheered."
    ]
    lea.page.locator(".st-key-settle_all button").click()
    lea.page.locator("header.desk").wait_for()
    assert lea.ready().at(3)
    lines = lea.page.locator(".now .said-of .others").all_inner_texts()
    assert [line.split("\n")[0] for line in lines] == ["ann", "bo"]

    # The same keys: N for the reason, a tag's key for the verdict.
    lea.page.keyboard.press("n")
    lea.page.locator(".st-key-note_field textarea").press_sequentially("Cheering is reported as fact: 2.")
    lea.page.keyboard.press("Escape")
    lea.rest().press("2")
    lea.page.get_by_role("heading", name="All settled").wait_for()
    verdict = lea.rows[-1]
    assert (verdict["role"], verdict["paragraph"], verdict["tags"]) == ("adjudicator", "3", "critical")
    assert verdict["note"] == "Cheering is reported as fact: 2."
    assert final_labels(lea)["bridge"] == "1"

    # bo thinks again: the verdict lapses, visibly, and no final label is left.
    bo.open("bridge", 3).press("0")
    the_list(lea)
    entry = lea.page.locator(".dispute")
    assert entry.locator(".state").inner_text() == "verdict lapsed"
    assert "bo changed “statistic” to “no tag fits” after the verdict" in entry.inner_text()
    assert final_labels(lea)["bridge"] == "0"


def test_a_reload_while_settling_comes_back_and_backspace_takes_a_verdict_back(somebody, own_site):
    max_ = somebody("max")
    own_site.tag("cleo", "long", "supportive", "supportive", "supportive", "supportive")
    own_site.tag("dan", "long", "supportive", "critical", "critical", "critical")
    the_list(max_)
    max_.page.get_by_label("Article").fill("long")
    max_.page.get_by_label("Article").press("Enter")
    max_.page.get_by_text("Settle these 3").click()
    max_.page.locator("header.desk").wait_for()
    assert max_.ready().at(2)
    max_.press("2", "ArrowRight", "ArrowLeft")
    assert max_.at(3)
    max_.page.wait_for_url("**paragraph=3")
    max_.page.reload()
    max_.page.locator("header.desk").wait_for()
    assert max_.ready().at(3)
    max_.press("Backspace")
    assert max_.at(2)
    assert max_.decisions == [("2", "critical"), ("2", "")]
    max_.page.get_by_text("‹ Disagreements").click()
    max_.page.get_by_text("Settle these 3").wait_for()
    # A field is drawn empty before it has its value.
    expect(max_.page.get_by_label("Article")).to_have_value("long")


def test_a_reviewers_own_desk_and_the_walk_do_not_mix(somebody, own_site):
    gus = somebody("gus")
    own_site.tag("eva", "ferry", "supportive")
    own_site.tag("finn", "ferry", "critical")
    gus.open("bridge")
    gus.page.get_by_role("link", name="Disagreements").click()
    gus.page.locator(".st-key-settle_all button").click()
    gus.page.locator(".said-of").first.wait_for()
    gus.ready()
    gus.page.get_by_role("link", name="Tag", exact=True).click()
    assert gus.at(1)
    assert gus.page.locator(".said-of").count() == 0
    gus.ready().press("1")
    assert [row["role"] for row in gus.rows] == ["reviewer"]


def test_the_list_waits_to_be_asked_before_it_shows_what_changed_meanwhile(somebody, own_site):
    jo = somebody("jo")
    own_site.tag("hana", "wild", "supportive", "supportive")
    own_site.tag("ivo", "wild", "supportive", "critical")
    the_list(jo)
    paragraphs = jo.page.locator(".dispute p.text")
    paragraphs.first.wait_for()
    before = jo.rest().page.locator(".dispute p.text").count()
    own_site.tag("ivo", "wild", "critical")
    jo.page.locator(".st-key-list_anew button").wait_for()
    assert paragraphs.count() == before
    jo.page.locator(".st-key-list_anew button").click()
    jo.page.locator(".st-key-list_anew button").wait_for(state="detached")
    assert paragraphs.count() == before + 1
