"""The pages without a browser: Streamlit's AppTest, on small projects."""

from __future__ import annotations

import csv
import re
import sys
from html import unescape
from urllib.parse import parse_qs

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from app.entry import arrival
from app.entry.arrival import Arrival
from app.parts import results
from framing.labels import CsvStore
from framing.project import open_project
from framing.team import Person
from tests.conftest import ROOT
from tests.framing.labels.examples import label

#: Two reviewers and a lead, as team.toml lists them.
PEOPLE = """
[[reviewer]]
name = "ann"

[[reviewer]]
name = "bo"

[[reviewer]]
name = "lea"
role = "lead"
"""


class Session:
    """One reviewer's browser session."""

    def __init__(self, **query: str):
        self.at = AppTest.from_file(str(ROOT / "app" / "main.py"), default_timeout=20)
        self.open(**query)

    def open(self, **query: str) -> Session:
        self.at.query_params.clear()
        for name, value in query.items():
            self.at.query_params[name] = value
        self.at.run()
        return self

    def sign_in(self, name: str = "ann") -> Session:
        self.at.text_input(key="sign_in_name").set_value(name)
        self.at.button(key="FormSubmitter:sign_in_form-Start").click().run()
        return self

    def click(self, *keys: str) -> Session:
        for key in keys:
            self.at.session_state["framing_shown_at"] = 0.0  # as if it had been read for long
            self.at.button(key=key).click().run()
            self._look()
        return self

    def follow(self, article: str | None = None, paragraph: str | None = None) -> Session:
        """Take a link of the page, as the script in the browser reports it."""
        self.at.session_state["framing_wanted"] = (article, paragraph)
        self.at.run()
        self._look()
        return self

    def _look(self) -> None:
        """See the whole page, of which AppTest shows only what the last run drew; the browser has put the
        address of the paragraph shown into the URL before that."""
        address = re.search('data-address="(.*?)"', self.html)
        if address:
            self.at.query_params.clear()
            for name, values in parse_qs(unescape(address[1]).removeprefix("?")).items():
                self.at.query_params[name] = values
        self.at.run()

    @property
    def html(self) -> str:
        """All that the pages draw as HTML, but for style sheets."""
        drawn = "\n".join(element.value for element in self.at.get("html"))
        return re.sub(r"<style>.*?</style>", "", drawn, flags=re.DOTALL)

    @property
    def text(self) -> str:
        """What of it can be read."""
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", self.html)).split())

    @property
    def current(self) -> str | None:
        """The number of the paragraph that stands out."""
        found = re.search(r'id="paragraph-(\d+)"', self.html)
        return found and found[1]

    @property
    def errors(self) -> list[str]:
        """The messages that say what went wrong, without the marks that keep them from being Markdown."""
        return [plain(element.value) for element in self.at.error]


def plain(markdown: str) -> str:
    """What a reader sees of text that was escaped for Markdown."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown).replace("\u2060", "")


def clicked_twice(callback):
    """`callback` as a double click has it: called again before the page was drawn anew."""

    def twice(*args):
        callback(*args)
        callback(*args)

    return twice


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch):
    """A server begins with nothing in its caches; so does a test.

    And AppTest makes the page `__main__`, which processes that later tests spawn would run again.
    """
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


class FrontDoor:
    """Stands in for the guard, which a page without a server does not have: it says who comes in next."""

    def __init__(self):
        self.arrival = Arrival("solo")

    def lets_in(self, name: str, role: str = "reviewer", way: str = "link") -> None:
        self.arrival = Arrival(way, Person(name, role))

    def turns_away(self, why: str = "") -> None:
        self.arrival = Arrival("stranger", why=why)


@pytest.fixture
def door(monkeypatch):
    """Who comes in: at first somebody at the machine itself, whose name is asked for."""
    door = FrontDoor()
    monkeypatch.setattr(arrival, "of_this_run", lambda: door.arrival)
    return door


@pytest.fixture
def visit(monkeypatch, door):
    """`visit(folder, name, **query)`: a session on the project in `folder`, signed in unless name is None."""

    def visit(folder, name: str | None = "ann", **query: str) -> Session:
        monkeypatch.setenv("FRAMING_PROJECT", str(folder))
        session = Session(**query)
        return session if name is None else session.sign_in(name)

    return visit


@pytest.fixture
def come_in(monkeypatch, door):
    """`come_in(folder, name, role, **query)`: a session of somebody whom the guard knows by a link."""

    def come_in(folder, name: str, role: str = "reviewer", **query: str) -> Session:
        monkeypatch.setenv("FRAMING_PROJECT", str(folder))
        door.lets_in(name, role)
        return Session(**query)

    return come_in


@pytest.fixture
def save(small_project):
    """`save(reviewer, article, {paragraph number: tags}, **fields)`."""
    library = open_project(small_project).library
    store = CsvStore(small_project / "labels.csv")

    def save(reviewer, article, decisions, **fields):
        ids = {unit.number: unit.id for unit in library.article(article).units}
        for number, tags in decisions.items():
            store.append(
                label(number, tags, article=article, paragraph_id=ids[number], reviewer=reviewer, **fields)
            )

    return save


@pytest.fixture
def team(small_project):
    """`team(*lines)`: the small project's team.toml begins with `lines`."""

    def team(*lines):
        (small_project / "team.toml").write_text("\n".join(lines) + PEOPLE, encoding="utf-8")

    return team


@pytest.fixture
def no_rest(monkeypatch):
    """Every label is looked at anew, however long the last look took."""
    monkeypatch.setattr(results, "_REST", 0)


@pytest.fixture
def rows(small_project):
    """`rows()`: what labels.csv of the small project holds, a dict a row."""

    def rows() -> list[dict[str, str]]:
        with open(small_project / "labels.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return rows


@pytest.fixture
def tagging(visit, small_project):
    """A session of ann at the first paragraph of the article `bridge`."""
    return visit(small_project, article="bridge")
