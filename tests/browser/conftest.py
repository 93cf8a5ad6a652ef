"""A real server on a free port, and a real Chromium to drive it."""

from __future__ import annotations

import csv
import os
import secrets
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, sync_playwright

from app.parts.address import address
from framing.labels import Label, new_label_id, utc_now
from framing.project import create_project, open_project
from tests.serving import serve

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def browser_path() -> str:
    """The browser that `./run test` found or installed."""
    path = os.environ.get("FRAMING_BROWSER")
    if not path:
        pytest.fail(
            "FRAMING_BROWSER names no browser. Run the tests with `./run test`: it finds or installs one."
        )
    return path


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


class Site:
    """A project that a server serves."""

    def __init__(self, url: str, folder: Path):
        self.url, self.folder = url, folder

    def rows(self, reviewer: str) -> list[dict[str, str]]:
        """The rows of labels.csv that are `reviewer`'s."""
        with open(self.folder / "labels.csv", encoding="utf-8", newline="") as file:
            return [row for row in csv.DictReader(file) if row["reviewer"] == reviewer]

    def decisions(self, reviewer: str) -> list[tuple[str, str]]:
        """(paragraph, tags) of each of them."""
        return [(row["paragraph"], row["tags"]) for row in self.rows(reviewer)]

    def tag(self, reviewer: str, article: str, *decisions: str) -> None:
        """Save `decisions` (tags joined by ";") as `reviewer`'s on the article's first units, as from elsewhere."""
        project = open_project(self.folder)
        for unit, tags in zip(project.library.article(article).units, decisions, strict=False):
            project.store.append(
                Label(
                    new_label_id(), utc_now(), reviewer, "reviewer", article, unit.number, unit.id,
                    tuple(tags.split(";")), codebook=project.codebook.fingerprint,
                )
            )  # fmt: skip


class Reviewer:
    """A tab, and what a reviewer does and sees in it."""

    def __init__(self, site: Site, page: Page, name: str):
        self.site, self.page, self.name = site, page, name

    @property
    def rows(self) -> list[dict[str, str]]:
        return self.site.rows(self.name)

    @property
    def decisions(self) -> list[tuple[str, str]]:
        return self.site.decisions(self.name)

    def open(self, article: str | None = None, paragraph: int | None = None) -> Reviewer:
        """The tagging page, or the list where no article is named; waits until it is drawn."""
        self.page.goto(self.site.url + address(article, paragraph) if article else self.site.url)
        self.page.locator("header.desk" if article else "ol.articles").wait_for()
        return self.ready()

    def ready(self) -> Reviewer:
        """Wait until the page is drawn to its end and listens to keys."""
        if self.page.locator("header.desk").count():
            self.page.locator(".st-key-actions .st-key-whole button").wait_for()
            self.page.locator("body[data-keys=taken]").wait_for(state="attached")
        self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        self.page.wait_for_timeout(50)
        return self

    def reload(self) -> Reviewer:
        self.page.reload()
        self.page.locator("header.desk, ol.articles").first.wait_for()
        return self.ready()

    def press(self, *keys: str) -> Reviewer:
        """Press `keys`, each when the one before is answered."""
        for key in keys:
            run = self._run()
            self.page.keyboard.press(key)
            self.page.wait_for_function(
                "run => document.querySelector('header.desk')?.dataset.run !== run", arg=run
            )
        return self

    def press_at_once(self, *codes: str) -> Reviewer:
        """Press keys, named as `KeyboardEvent.code` does, before anything can be answered."""
        self.page.evaluate(
            "codes => ['keydown', 'keyup'].forEach(type => codes.forEach(code => document.body.dispatchEvent("
            "new KeyboardEvent(type, {code, key: code.at(-1), bubbles: true}))))",
            list(codes),
        )
        return self

    def rest(self) -> Reviewer:
        """Give the page the time to do what it must not do."""
        self.page.wait_for_timeout(250)
        return self

    def at(self, paragraph: int) -> bool:
        """Whether `paragraph` comes to stand out."""
        self.page.locator(f".now#paragraph-{paragraph}").wait_for()
        return True

    def at_end(self) -> bool:
        """Whether the article's end is shown."""
        self.page.locator(".st-key-article_end h2").wait_for()
        return True

    def _run(self) -> str:
        return self.page.locator("header.desk").get_attribute("data-run")


ARTICLES = {
    "bridge": "A bridge for the island\n\nBy Ines Holt\n\n"
    "The bridge opened on Monday, and the island cheered.\n\n"
    "Fishermen say that the pillars have driven the herring away from the sound.\n\n"
    "It is 1,204 metres long and cost 88 million crowns.\n",
    "ferry": "The last ferry\n\nThe ferry made its last crossing on Sunday evening, with forty people on board.\n",
    "long": "A long story\n\n"
    + "\n\n".join(f"Part {n} of it is told in this sentence." for n in range(60))
    + "\n",
    "hebrew": "הגשר החדש נפתח\n\nהגשר נפתח ביום שני, ותושבי האי שמחו מאוד לראותו.\n",
    "wild": "---\ntitle: {wild}\n---\n{wild}\n\nIt says {wild} and nothing else.\n",
}

#: What would turn into something else, were it not drawn as text.
WILD = "<b>x</b> $a$ **b** :red[c] [x](y) -> -- <script>document.title='hit'</script> &amp; `d`"


def make_project(folder: Path) -> Path:
    """A project with the articles above."""
    create_project(folder)
    for name, text in ARTICLES.items():
        (folder / "sources" / f"{name}.txt").write_text(text.replace("{wild}", WILD), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """One server for all tests that do not mind the labels of others: each test's reviewers are its own."""
    folder = make_project(tmp_path_factory.mktemp("site") / "project")
    with serve(folder) as url:
        yield Site(url, folder)


@pytest.fixture(scope="module")
def own_site(tmp_path_factory):
    """A server whose labels are those of one module's tests alone."""
    folder = make_project(tmp_path_factory.mktemp("own") / "project")
    with serve(folder) as url:
        yield Site(url, folder)


@pytest.fixture
def new_context(chromium):
    """`new_context(**options)`: a browser of its own, nothing remembered. None may ask another host for anything."""
    contexts, foreign = [], []

    def note(request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")):
            foreign.append(request.url)

    def new_context(**options):
        options = {"viewport": {"width": 1440, "height": 900}, "accept_downloads": True} | options
        context = chromium.new_context(**options)
        context.set_default_timeout(10_000)
        context.on("request", note)
        context.on("page", lambda page: page.on("websocket", note))
        contexts.append(context)
        return context

    yield new_context
    for context in contexts:
        context.close()
    assert foreign == []


@pytest.fixture
def context(new_context):
    """A browser of its own."""
    return new_context()


@pytest.fixture
def page(context):
    return context.new_page()


@pytest.fixture
def reviewer(site, new_context):
    """`reviewer(name, site, **options)`: someone with a browser that remembers the name."""

    def reviewer(name: str, at: Site = site, **options) -> Reviewer:
        context = new_context(**options)
        context.add_cookies([{"name": "framing_reviewer", "value": quote(name), "url": at.url}])
        return Reviewer(at, context.new_page(), name)

    return reviewer


@pytest.fixture
def me(reviewer):
    """A reviewer who has no labels yet."""
    return reviewer(f"ann {secrets.token_hex(4)}")
