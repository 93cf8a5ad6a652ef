"""The pages under the headers that every answer carries: all of it works, and the browser has nothing to say."""

from __future__ import annotations

import pytest

from framing.team.links import Links
from tests.browser.conftest import Site, make_project
from tests.serving import serve

#: What a browser says when it is asked to run in it.
WATCH = """
window.framingBlocked = []
document.addEventListener("securitypolicyviolation", e => framingBlocked.push(`${e.violatedDirective}: ${e.blockedURI}`))
"""


@pytest.fixture(scope="module")
def team_site(tmp_path_factory):
    """A server that lets in by links only."""
    folder = make_project(tmp_path_factory.mktemp("team") / "project")
    with serve(folder, "--server.address=0.0.0.0") as url:
        yield Site(url, folder)


@pytest.fixture
def watched(new_context):
    """A tab, and what its browser complained of."""
    page = new_context().new_page()
    page.add_init_script(WATCH)
    said = []
    page.on("console", lambda message: said.append(message.text) if is_complaint(message) else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.framing_said = said
    return page


def is_complaint(message) -> bool:
    """Errors of the page. On any but the first page Streamlit looks for its server below that page too; that is none."""
    probe = message.location["url"].endswith(("/_stcore/health", "/_stcore/host-config"))
    return message.type == "error" and not probe


def complaints(page) -> list[str]:
    return page.framing_said + page.evaluate("window.framingBlocked")


def drawn(page):
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(300)


def test_every_page_works_under_the_policy_and_the_browser_has_nothing_to_say(team_site, watched):
    links, page = Links(team_site.folder), watched
    page.goto(f"{team_site.url}/join/{links.token(links.invite('Mira', role='lead'))}")
    page.locator("ol.articles").wait_for()
    assert page.url.rstrip("/") == team_site.url
    drawn(page)

    page.goto(f"{team_site.url}/?article=bridge")
    page.locator("header.desk").wait_for()
    drawn(page)
    for key in ("1", "2"):
        run = page.locator("header.desk").get_attribute("data-run")
        page.keyboard.press(key)
        page.wait_for_function("run => document.querySelector('header.desk')?.dataset.run !== run", arg=run)
    assert complaints(page) == []

    page.goto(f"{team_site.url}/summary")
    page.locator("[data-testid=stVegaLiteChart] svg").first.wait_for()
    drawn(page)
    with page.expect_download() as started:
        page.locator(".st-key-download_0 button").click()
    assert started.value.failure() is None
    assert complaints(page) == []

    for path in ("team", "links"):
        page.goto(f"{team_site.url}/{path}")
        page.locator("h1, h2").first.wait_for()
        drawn(page)
    assert complaints(page) == []


def test_what_the_policy_does_not_allow_is_stopped(team_site, watched):
    links, page = Links(team_site.folder), watched
    page.goto(f"{team_site.url}/join/{links.token(links.invite('Tom'))}")
    page.locator("ol.articles").wait_for()
    page.evaluate(
        """() => {
            const script = document.createElement("script")
            script.textContent = "window.framingHit = 1"
            document.body.append(script)
            const image = document.createElement("img")
            image.setAttribute("onerror", "window.framingHit = 2")
            image.src = "data:,"
            document.body.append(image)
        }"""
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.framingHit") is None
    assert any("script-src" in said for said in page.evaluate("window.framingBlocked"))


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_stranger_reads_what_to_do_on_any_screen(team_site, new_context, width, scheme):
    page = new_context(viewport={"width": width, "height": 800}, color_scheme=scheme).new_page()
    page.goto(f"{team_site.url}/summary?article=bridge")
    assert page.locator("h1").inner_text() == "This needs a join link"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(25, 26, 28)"
    assert dark == (scheme == "dark")


def test_a_name_that_holds_markup_is_shown_as_it_is(team_site, watched):
    links, page, name = Links(team_site.folder), watched, "<img src=x onerror=framingHit=1> $a$ **b**"
    page.goto(f"{team_site.url}/join/{links.token(links.invite(name))}")
    page.locator("ol.articles").wait_for()
    drawn(page)
    assert name in page.locator("body").inner_text()
    assert page.evaluate("window.framingHit") is None
    assert complaints(page) == []
