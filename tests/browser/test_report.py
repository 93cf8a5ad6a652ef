"""The report in a browser: made on the page, then read, printed and looked through without a server."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from framing.project import open_project
from framing.report import make_report
from framing.report.content import Section, Table
from framing.report.page import page as html_of
from tests.browser.test_screens import faults

DECISIONS = {
    "ann": {"long": ["supportive", "critical", "critical;statistic", "none", "statistic"] * 12,
            "bridge": ["supportive", "supportive", "critical", "statistic"], "wild": ["critical", "none"]},
    "bo": {"long": ["supportive", "critical", "critical", "none", "none"] * 12,
           "bridge": ["supportive", "critical", "critical", "statistic"], "wild": ["critical", "neutral report"]},
}  # fmt: skip

#: A4 without the margins of the page, in CSS pixels: 180 by 263 millimetres.
PAPER = {"width": 680, "height": 994}


@pytest.fixture(scope="module")
def labelled(own_site):
    for reviewer, by_article in DECISIONS.items():
        for article, decisions in by_article.items():
            own_site.tag(reviewer, article, *decisions)
    return own_site


@pytest.fixture(scope="module")
def made(labelled, tmp_path_factory):
    """report.html of that project."""
    return make_report(open_project(labelled.folder), tmp_path_factory.mktemp("made") / "report")


@pytest.fixture
def read(chromium):
    """`read(file, **options)`: a page with the report, in a browser without a network. It may ask for nothing."""
    contexts, asked = [], []

    def read(file: Path, **options):
        context = chromium.new_context(offline=True, **options)
        contexts.append(context)
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.on("console", lambda said: asked.append(said.text))
        page.goto(file.as_uri())
        return page

    yield read
    for context in contexts:
        context.close()
    assert [one for one in asked if not one.endswith("/report.html")] == []


def test_a_lead_makes_the_report_and_what_is_taken_away_opens_alone(reviewer, labelled, read, tmp_path):
    me = reviewer("lea", labelled)
    me.page.goto(f"{labelled.url}/report")
    me.page.get_by_label("Title").fill("Three ways to tell it")
    me.page.keyboard.press("Enter")
    me.page.get_by_role("button", name="Make the report").click()
    download = me.page.get_by_role("button", name="Everything (zip)")
    download.wait_for(timeout=120_000)
    with me.page.expect_download() as started:
        download.click()
    with zipfile.ZipFile(started.value.path()) as packed:
        packed.extractall(tmp_path)
    page = read(tmp_path / "report" / "report.html")
    assert page.locator("h1").inner_text() == "Three ways to tell it"
    assert page.locator("#in-short p").count() >= 3
    assert page.locator("figure svg").count() >= 5
    with me.page.expect_download() as started:
        me.page.get_by_role("button", name="The page alone (HTML)").click()
    assert started.value.suggested_filename.endswith(".html")
    assert Path(started.value.path()).read_bytes() == (tmp_path / "report" / "report.html").read_bytes()


def test_somebody_who_is_gone_for_a_moment_finds_the_report_when_back(reviewer, labelled):
    me = reviewer("max", labelled)
    me.page.goto(f"{labelled.url}/report")
    me.page.get_by_text("Outlets", exact=True).click()
    me.page.get_by_role("button", name="Make the report").click()
    me.page.get_by_text("You can leave this page").wait_for()
    me.page.get_by_role("link", name="Team").click()
    me.page.get_by_role("heading", name="Team").wait_for()
    me.page.get_by_role("link", name="Report").click()
    # What was chosen is still chosen: it is the report of outlets that is being made.
    me.page.locator(".st-key-report_by button[aria-checked=true]", has_text="Outlets").wait_for()
    me.page.get_by_role("button", name="Everything (zip)").wait_for(timeout=120_000)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_is_accessible_and_light(made, read, scheme):
    page = read(made, color_scheme=scheme)
    assert faults(page) == []
    assert (
        page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor")
        == "rgb(255, 255, 255)"
    )


def test_titles_of_articles_are_text(made, read):
    page = read(made)
    assert page.title() != "hit"
    assert page.locator("main b, main script, main code").count() == 0
    assert "<b>x</b> $a$ **b**" in page.locator("#summary").inner_text()


def test_on_a_phone_nothing_stands_out_of_the_window(made, read):
    page = read(made, viewport={"width": 390, "height": 800})
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390
    for details in page.locator("details").all():
        details.locator("summary").click()
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390


def test_no_chart_is_cut_on_paper_and_no_table_is_wider(made, read):
    page = read(made, viewport=PAPER)
    page.emulate_media(media="print")
    sizes = page.evaluate(
        "() => [...document.querySelectorAll('figure, figure svg, table')].filter(one => one.offsetParent || one.ownerSVGElement === null)"
        ".map(one => [one.tagName, one.getBoundingClientRect().width, one.getBoundingClientRect().height])"
    )
    drawn = [(name, width, height) for name, width, height in sizes if height]
    assert len([name for name, *_ in drawn if name == "svg"]) >= 5
    assert [one for one in drawn if one[1] > PAPER["width"] + 1] == []
    assert [one for one in drawn if one[0] != "TABLE" and one[2] > PAPER["height"]] == []
    assert not page.locator("details").first.is_visible()
    assert page.locator("figure").first.evaluate("one => getComputedStyle(one).breakInside") == "avoid"


@pytest.mark.parametrize(("medium", "width"), [("print", PAPER["width"]), ("screen", 1280)])
def test_the_summary_of_nine_tags_with_long_names_is_not_cut(read, tmp_path, medium, width):
    words = ["Article", "Outlet"], ["Date", "Tagged paragraphs", "Reviewers", "no tag fits", "Balance"]
    words[1][3:3] = [f"responsibility of those in power, {n}"[:40] for n in range(1, 10)]
    columns = (*((one, True) for one in words[0]), *((one, False) for one in words[1]))
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
    row = (
        long,
        "The Quarterly Review of Public Affairs",
        "2026-01-10",
        "115 of 115",
        "12",
        *["100 %"] * 10,
        "−1.00",
    )
    table = Table("A row an article", columns, (row,) * 4)
    file = tmp_path / "report.html"
    file.write_text(
        html_of([Section("summary", "Summary", (table,))], {}, title="Nine", codebook="Nine",
             made_at=datetime(2026, 1, 10, tzinfo=UTC), version="1"),
        encoding="utf-8",
    )  # fmt: skip
    drawn = read(file, viewport={"width": width, "height": PAPER["height"]})
    drawn.emulate_media(media=medium)
    wide, room = drawn.evaluate(
        "() => ['table', 'main'].map(name => document.querySelector(name).getBoundingClientRect().width)"
    )
    assert wide <= room + 1


def test_the_figures_under_a_chart_are_one_click_away(made, read):
    page = read(made)
    figure = page.locator("figure").first
    assert not figure.locator("table").is_visible()
    figure.locator("summary").click()
    assert figure.locator("table").is_visible()


def test_it_prints(made, read):
    printed = read(made).pdf(prefer_css_page_size=True)
    assert printed.startswith(b"%PDF")
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") >= 4
