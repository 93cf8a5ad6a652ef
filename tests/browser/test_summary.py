"""The summary in a browser: pictures that lead to paragraphs, downloads, and labels that arrive meanwhile."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
import zipfile

import pytest

from tests.conftest import ROOT

SAVE = """
import sys
from framing.labels import Label, new_label_id, utc_now
from framing.project import open_project
project = open_project(sys.argv[1])
unit = project.library.article("ferry").units[0]
project.store.append(Label(new_label_id(), utc_now(), "elsewhere", "reviewer", "ferry", unit.number, unit.id,
    ("critical",), codebook=project.codebook.fingerprint))
"""


@pytest.fixture
def summary(reviewer, own_site):
    """The summary page, for a reviewer who has tagged `bridge` with 1, 2, 4 and 0."""

    def summary(name):
        me = reviewer(name, own_site).open("bridge").press("1", "2", "4", "0")
        assert me.at_end()
        return open_summary(me)

    return summary


def open_summary(me):
    me.page.goto(f"{me.site.url}/summary")
    me.page.locator("[data-testid=stVegaLiteChart] svg").nth(1).wait_for()
    return me


def download(me, label: str) -> bytes:
    with me.page.expect_download() as started:
        me.page.get_by_role("button", name=label, exact=True).click()
    with open(started.value.path(), "rb") as file:
        return file.read()


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_what_is_downloaded_is_what_was_pressed(summary):
    me = summary("downloading ann")

    labels = [row for row in table(download(me, "Labels (CSV)")) if row["reviewer"] == me.name]
    assert [(row["paragraph"], row["tags"]) for row in labels] == [
        ("1", "supportive"),
        ("3", "critical"),
        ("4", "statistic"),
        ("5", "none"),
    ]
    wide = [row for row in table(download(me, "Labels, a column a tag (CSV)")) if row["reviewer"] == me.name]
    assert [(row["supportive"], row["critical"], row["statistic"]) for row in wide] == [
        ("1", "0", "0"),
        ("0", "1", "0"),
        ("0", "0", "1"),
        ("0", "0", "0"),
    ]
    bridge = next(row for row in table(download(me, "Summary (CSV)")) if row["article"] == "bridge")
    assert (bridge["paragraphs"], bridge["tagged"]) == ("4", "4")
    assert float(bridge["balance"]) == 0
    assert [float(bridge[tag]) for tag in ("supportive", "critical", "neutral report", "statistic")] == [
        1,
        1,
        0,
        1,
    ]

    with zipfile.ZipFile(io.BytesIO(download(me, "Workbook (Excel)"))) as workbook:
        sheets = re.findall(r'<sheet name="(.*?)"', workbook.read("xl/workbook.xml").decode())
        words = "".join(workbook.read(name).decode() for name in workbook.namelist() if name.endswith(".xml"))
    assert len(sheets) >= 3
    assert "Fishermen say that the pillars" in words


def test_a_cell_of_a_framing_strip_leads_to_its_paragraph(summary):
    me = summary("clicking ann")
    strip = me.page.locator("[data-testid=stVegaLiteChart] svg").first
    cell = strip.locator("path[aria-label*='A bridge for the island'][aria-label*='paragraph 4:']").first
    cell.click()
    assert me.at(4)
    me.page.wait_for_url("**/?article=bridge&paragraph=4")
    me.ready().press("2")
    assert me.decisions[-1] == ("4", "critical")


def test_the_summary_follows_a_label_saved_by_another_process(reviewer, own_site):
    me = open_summary(reviewer("watching ann", own_site))
    untagged = me.page.locator("path[aria-label*='The last ferry'][aria-label*='paragraph 1:']").first
    before = untagged.get_attribute("aria-label")
    subprocess.run([sys.executable, "-c", SAVE, str(own_site.folder)], cwd=ROOT, check=True)
    changed = "path[aria-label*='The last ferry'][aria-label*='paragraph 1: critical']"
    me.page.locator(changed).first.wait_for(state="attached")
    assert "critical" not in before


def test_the_basis_can_be_chosen(reviewer, own_site):
    me = open_summary(reviewer("choosing ann", own_site))
    me.page.get_by_role("radio", name="Final labels").or_(
        me.page.get_by_role("button", name="Final labels")
    ).first.click()
    me.page.get_by_text("more than half of its reviewers").wait_for()
    assert b"bridge" in download(me, "Summary (CSV)")
