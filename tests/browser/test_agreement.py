"""The Agreement page in a browser: it can be read at once, follows new labels, and gives what the command gives."""

from __future__ import annotations

import csv
import json
import subprocess
import sys

import pytest

import framing
from tests.conftest import ROOT

#: Reviewer -> what was chosen on the units of the article `long`, from the first on.
DECISIONS = {
    "ann": ["supportive", "critical", "critical;statistic", "none", "supportive", "statistic"] * 6,
    "bo": ["supportive", "critical", "critical", "none", "supportive", "none"] * 6,
    "cleo": ["supportive", "critical", "statistic", "none", "critical", "none"] * 6,
}


@pytest.fixture(scope="module")
def labelled(own_site):
    """A server on a project that three have tagged."""
    for reviewer, decisions in DECISIONS.items():
        own_site.tag(reviewer, "long", *decisions)
    return own_site


def open_agreement(me):
    me.page.goto(f"{me.site.url}/agreement")
    me.page.locator("table.figures-table").first.wait_for()
    return me.ready()


def section(me, name: str) -> None:
    me.page.locator(".st-key-agreement_section").get_by_text(name, exact=True).click()


def test_what_is_downloaded_is_what_the_command_prints_and_what_a_notebook_gets(reviewer, labelled):
    me = open_agreement(reviewer("lea", labelled))
    with me.page.expect_download() as started:
        me.page.get_by_role("button", name="All figures (JSON)").click()
    command = [sys.executable, "-m", "framing", "agreement", str(labelled.folder), "--json"]
    printed = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    with open(started.value.path(), "rb") as file:
        downloaded = file.read()
    assert json.loads(downloaded) == json.loads(printed)
    assert downloaded.decode("utf-8").splitlines() == printed.decode("utf-8").splitlines()
    assert json.loads(downloaded)["weakest"] == "statistic"
    with me.page.expect_download() as started:
        me.page.get_by_role("button", name="Figures (CSV)").click()
    with open(started.value.path(), encoding="utf-8-sig", newline="") as file:
        rows = {row["name"]: row for row in csv.DictReader(file)}
    weakest = framing.agreement(labelled.folder).tags["statistic"].figures
    assert float(rows["statistic"]["alpha"]) == weakest.alpha
    assert "masi" in rows


def test_pictures_are_drawn_and_said_in_words(reviewer, labelled):
    me = open_agreement(reviewer("lea", labelled))
    me.page.locator(".verdict", has_text="Reviewers agree least on “statistic”").wait_for()
    chart = me.page.locator("[data-testid=stVegaLiteChart]")
    chart.locator("svg text", has_text=".667").wait_for()
    section(me, "Pairs")
    me.page.locator("path[aria-label^='bo and cleo: ']").wait_for(state="attached")
    assert me.page.locator("[data-testid=stVegaLiteChart] svg text", has_text="cleo").count() == 1


def test_nothing_stands_out_of_a_phone_s_window(reviewer, labelled):
    me = open_agreement(reviewer("lea", labelled, viewport={"width": 390, "height": 844}))
    for name in ("Pairs", "Articles", "Tags"):
        section(me, name)
        me.ready()
        assert me.page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_the_page_follows_a_label_of_somebody_else(reviewer, labelled):
    me = open_agreement(reviewer("lea", labelled))
    before = me.page.locator("table.figures-table tbody tr").first.inner_text()
    labelled.tag("bo", "long", "none", "none", "none")
    me.page.wait_for_function(
        "before => document.querySelector('table.figures-table tbody tr')?.innerText !== before", arg=before
    )
