"""Running servers, one for each way to be reached, and people with links to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.project import create_project
from framing.team.links import Link, Links
from tests.serving import Served, serve

#: Words that stand in an article, and nowhere else.
SECRET = "the herring left the sound"


def make_project(folder: Path, team: str = "") -> Path:
    create_project(folder)
    (folder / "sources" / "bridge.txt").write_text(
        f"A bridge for the island\n\nThe bridge opened, and {SECRET}.\n\nIt cost 88 million crowns.\n",
        encoding="utf-8",
    )
    if team:
        (folder / "team.toml").write_text(team, encoding="utf-8")
    return folder


class Site:
    """A project that a server serves, and the links to it."""

    def __init__(self, url: Served, folder: Path):
        self.url, self.folder, self.links = url, folder, Links(folder)

    def invite(self, name: str = "Mira", **how) -> Link:
        return self.links.invite(name, **how)

    def invite_long_ago(self, name: str = "Mira") -> Link:
        """A link that has expired."""
        return Links(self.folder, now=lambda: "2020-01-01T00:00:00.000Z").invite(name, days=1)

    def cookie(self, link: Link) -> str:
        """What a browser sends once it has opened `link`."""
        return f"{self.links.cookie_name}={self.links.cookie(link)}"


@pytest.fixture(scope="package")
def reachable(tmp_path_factory):
    """A server that other machines can reach, for whoever has a link."""
    folder = make_project(tmp_path_factory.mktemp("reachable") / "project")
    with serve(folder, "--server.address=0.0.0.0") as url:
        yield Site(url, folder)


@pytest.fixture(scope="package")
def solo(tmp_path_factory):
    """A server as it starts by itself: for its own machine, with typed names."""
    folder = make_project(tmp_path_factory.mktemp("solo") / "project")
    with serve(folder) as url:
        yield Site(url, folder)


@pytest.fixture(scope="package")
def proxied(tmp_path_factory):
    """A server on loopback that demands a sign-in, as behind a proxy that speaks HTTPS."""
    team = 'sign_in = "required"\nurl = "https://tags.example.org"\nallowed_hosts = ["*.press.example"]\n'
    folder = make_project(tmp_path_factory.mktemp("proxied") / "project", team)
    with serve(folder) as url:
        yield Site(url, folder)


@pytest.fixture
def mira(reachable):
    """Someone who has opened their link: the cookie that their browser sends."""
    return reachable.cookie(reachable.invite("Mira"))
