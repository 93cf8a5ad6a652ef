"""A whole session of a team: links, assignment, blind tagging, opening, progress; and what breaks on the way."""

from __future__ import annotations

import re

import pytest

from framing.project import open_project
from framing.team.assignment import assign
from tests.browser.conftest import Reviewer, Site, make_project
from tests.serving import free_port, serve

TEAM = """
reviewers_per_article = 1
seed = "the bridge"
sign_in = "required"

[[reviewer]]
name = "Mira Ödegård"

[[reviewer]]
name = "Jonas"

[[reviewer]]
name = "Lea"
role = "lead"
"""

MIRA, JONAS, LEA = "Mira Ödegård", "Jonas", "Lea"


class Team:
    """A project of three people that a server serves to whoever has a link."""

    def __init__(self, url: str, folder, new_context):
        self.site, self.project, self._new_context = Site(url, folder), open_project(folder), new_context
        self.links = self.project.links

    def link(self, name: str, role: str = "reviewer") -> str:
        return f"{self.site.url}/join/{self.links.token(self.links.invite(name, role))}"

    def join(self, name: str, role: str = "reviewer", **options) -> Reviewer:
        """Somebody who has opened their link in a browser of their own."""
        someone = Reviewer(self.site, self._new_context(**options).new_page(), name)
        someone.page.goto(self.link(name, role))
        someone.page.get_by_text(f"Tagging as {name}").wait_for()
        return someone.ready()

    def article_of(self, name: str) -> str:
        """An article that is assigned to `name`."""
        return assign(self.project.library.ids, self.project.team).articles_of(name)[0]


@pytest.fixture
def folder(tmp_path):
    folder = make_project(tmp_path / "project")
    (folder / "team.toml").write_text(TEAM, encoding="utf-8")
    return folder


@pytest.fixture
def team(folder, new_context):
    with serve(folder) as url:
        yield Team(url, folder, new_context)


def titles(someone: Reviewer) -> list[str]:
    return someone.page.locator("ol.articles .title").all_text_contents()


def seen(someone: Reviewer) -> str:
    """All that the page shows, and all that it could show: its text and its markup."""
    return someone.page.content()


def turn(team: Team, lead: Reviewer, article: str) -> None:
    """Open or close `article` on the lead's Team page; returns when that is recorded."""
    discussion = team.project.discussion
    was = discussion.state().is_open(article)
    lead.page.locator(f".st-key-discuss_{article} button:visible").first.click()
    sure = lead.page.locator(f".st-key-sure_{article} button:visible").first
    for _ in range(200):
        if discussion.state().is_open(article) != was:
            return
        if sure.is_visible():  # asked of an article that is not finished by all
            sure.click()
        lead.page.wait_for_timeout(50)
    raise AssertionError(f"{article} was not turned")


def test_two_reviewers_and_a_lead_go_through_a_whole_session(team):
    mira, jonas, lea = team.join(MIRA), team.join(JONAS), team.join(LEA, "lead")

    # The link has led to a clean address, and the name is nobody's to type.
    assert mira.page.evaluate("location.href") == f"{team.site.url}/"
    assert mira.page.get_by_label("Your name").count() == 0
    assert mira.page.get_by_role("button", name="Change").count() == 0

    # Each has their own articles first, and between them they have them all.
    own = {
        name: assign(team.project.library.ids, team.project.team).articles_of(name) for name in (MIRA, JONAS)
    }
    assert sorted(own[MIRA] + own[JONAS]) == sorted(team.project.library.ids)
    for someone in (mira, jonas):
        mine = [team.project.library.article(article).title for article in own[someone.name]]
        assert titles(someone)[: len(mine)] == mine

    # Both tag the bridge, blind: neither sees the other's tags anywhere.
    mira.open("bridge").press("1", "1", "2", "4")
    jonas.open("bridge").press("2", "2")
    assert jonas.decisions == [("1", "critical"), ("3", "critical")]
    assert MIRA not in seen(jonas)
    jonas.page.get_by_role("link", name="Summary").click()
    jonas.page.locator("[data-testid=stDataFrame]").wait_for()
    jonas.page.get_by_text("You see your own tags.").wait_for()
    with jonas.page.expect_download() as download:
        jonas.page.get_by_role("button", name="Labels (CSV)", exact=True).click()
    text = download.value.path().read_text("utf-8-sig")
    assert len(text.splitlines()) == 3
    assert MIRA not in text
    assert "supportive" not in text

    # The lead sees how far each is and who is here, and that goes on by itself.
    lea.page.get_by_role("link", name="Team").click()
    hers = lea.page.locator("table.team tr", has_text=MIRA)
    hers.locator(".here").wait_for()
    before = hers.inner_text()
    mira.open(next(article for article in own[MIRA] if article != "bridge")).press("1")
    lea.page.wait_for_function(
        "([name, before]) => [...document.querySelectorAll('table.team tr')]"
        ".some(row => row.innerText.includes(name) && row.innerText !== before)",
        arg=[MIRA, before],
    )
    figures = hers.locator("td[data-name=Paragraphs] .figures").inner_text()
    assert figures.split()[0] == str(1 + 4 * ("bridge" in own[MIRA]))

    # The lead opens the article: now each sees what the other said, on the page and in the summary.
    turn(team, lea, "bridge")
    jonas.open("bridge", 1)
    jonas.page.locator(".now .others", has_text=MIRA).wait_for()
    assert "supportive" in jonas.page.locator(".now .others").inner_text()

    # It is closed again: what comes after is blind again.
    turn(team, lea, "bridge")
    jonas.open("bridge", 1)
    assert MIRA not in seen(jonas)


def test_a_second_tab_a_reload_and_a_restarted_server_know_who_it_is(folder, new_context):
    port = free_port()
    with serve(folder, port=port) as url:
        team = Team(url, folder, new_context)
        mira = team.join(MIRA)
        mira.open("bridge").press("1", "2")
        mira.page.wait_for_url("**paragraph=4")
        second = Reviewer(team.site, mira.page.context.new_page(), MIRA).open("ferry")
        assert second.at(1)
        mira.reload()
        assert mira.at(4)
        run = mira.page.locator("header.desk").get_attribute("data-run")
    with serve(folder, port=port):
        mira.page.wait_for_function(
            "run => document.querySelector('header.desk')?.dataset.run !== run", arg=run, timeout=30_000
        )
        assert mira.at(4)
        mira.ready().press("4")
        assert mira.decisions == [("1", "supportive"), ("3", "critical"), ("4", "statistic")]


def test_while_the_connection_is_away_the_page_says_so_and_takes_nothing(folder, new_context):
    port = free_port()
    with serve(folder, port=port) as url:
        team = Team(url, folder, new_context)
        mira = team.join(MIRA).open("bridge").press("1")
    banner = mira.page.locator(".connection")
    banner.get_by_text("The connection is away.").wait_for()
    mira.page.keyboard.press("2")
    mira.page.locator(".st-key-tag_2 button").click(force=True, no_wait_after=True)
    assert mira.rest().at(3)
    with serve(folder, port=port):
        banner.wait_for(state="hidden", timeout=30_000)
        assert mira.ready().at(3)
        mira.press("4")
        assert mira.decisions == [("1", "supportive"), ("3", "statistic")]


def test_a_browser_that_is_offline_takes_no_tag_and_goes_on_where_it_was(team):
    mira = team.join(MIRA).open("bridge").press("1")
    mira.page.context.set_offline(True)
    mira.page.locator(".connection").get_by_text("The connection is away.").wait_for()
    mira.page.keyboard.press("2")
    assert mira.rest().at(3)
    mira.page.context.set_offline(False)
    mira.page.locator(".connection").wait_for(state="hidden", timeout=30_000)
    mira.ready().press("4")
    assert mira.decisions == [("1", "supportive"), ("3", "statistic")]


def test_a_link_that_is_taken_back_ends_the_session_at_the_next_key_and_says_why(team):
    mira = team.join(MIRA).open("bridge").press("1")
    team.links.revoke(team.links.all()[0].id, LEA)
    mira.page.keyboard.press("2")
    mira.page.get_by_text(re.compile("revoked|taken back", re.IGNORECASE)).first.wait_for(timeout=20_000)
    assert mira.decisions == [("1", "supportive")]
    assert "herring" not in seen(mira)


def test_a_masked_source_shows_nowhere_while_it_is_tagged(folder, new_context):
    (folder / "team.toml").write_text("mask_source = true\n" + TEAM, encoding="utf-8")
    (folder / "sources" / "herald-op-ed.txt").write_text(
        "---\ntitle: Herald wins again\noutlet: The Herald\ndate: 2026-03-01\n---\nBy Herald Staff\n\n"
        "The first paragraph tells what happened on that day.\n\nThe second one tells what came of it.\n",
        encoding="utf-8",
    )
    with serve(folder) as url:
        team = Team(url, folder, new_context)
        mira = team.join(MIRA)
        for someone_sees in (seen(mira), mira.page.evaluate("location.href")):
            assert "erald" not in someone_sees
        assert all(re.fullmatch("Article [2-9A-Z]{5}", title) for title in titles(mira))

        mira.open("herald-op-ed")
        first = mira.page.locator(".now .text").inner_text()
        assert first == "The first paragraph tells what happened on that day."
        mira.page.wait_for_function("() => !location.search.includes('herald')")
        mira.press("1")
        assert "erald" not in seen(mira)
        mira.press("a")
        assert "erald" not in seen(mira)
        assert [row["codebook"].partition("+")[2] for row in mira.rows] == ["masked"]

        mira.page.goto(f"{url}/summary")
        mira.page.get_by_text("Sources are hidden while you tag").wait_for()
        assert "erald" not in seen(mira)

        team.project.discussion.open(LEA, "herald-op-ed")
        mira.open("herald-op-ed", 3)
        mira.page.locator("header.desk h1", has_text="Herald wins again").wait_for()


def test_who_signs_out_in_one_tab_is_out_in_the_others_when_they_are_looked_at(team):
    mira = team.join(MIRA).open("bridge").press("1")
    other = mira.page.context.new_page()
    other.goto(team.site.url)
    other.get_by_role("link", name="Sign out").click()
    other.get_by_text("You are signed out").wait_for()
    mira.page.bring_to_front()
    mira.page.evaluate("window.dispatchEvent(new Event('focus'))")
    mira.page.get_by_text("This needs a join link").wait_for()
    assert "herring" not in seen(mira)


def test_a_link_of_somebody_else_opened_in_the_same_browser_makes_every_tab_theirs(team):
    mira = team.join(MIRA).open("bridge").press("1")
    other = mira.page.context.new_page()
    other.goto(team.link(JONAS))
    other.get_by_text(f"Tagging as {JONAS}").wait_for()
    mira.page.evaluate("window.dispatchEvent(new Event('focus'))")
    mira.page.locator(".figures", has_text="0 of 4").wait_for()
    Reviewer(team.site, mira.page, JONAS).ready().press("2")
    assert team.site.decisions(MIRA) == [("1", "supportive")]
    assert [tags for _, tags in team.site.decisions(JONAS)] == ["critical"]
