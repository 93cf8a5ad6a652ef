"""The headers that every answer of a running server carries."""

from __future__ import annotations

import re

import pytest

from tests.server.client import get
from tests.server.conftest import make_project
from tests.serving import serve

EVERY_KIND = [
    ("/", True),
    ("/summary", True),
    ("/", False),
    ("/_stcore/health", False),
    ("/_stcore/metrics", True),
    ("/_stcore/host-config", True),
    ("/favicon.png", True),
    ("/join/x", False),
    ("/me", True),
    ("/leave", True),
    ("/media/none.csv", True),
    ("/static/none.js", True),
    ("/..%5cx", True),
]


@pytest.mark.parametrize(("path", "signed_in"), EVERY_KIND)
def test_every_answer_says_what_a_browser_may_do_with_it(reachable, mira, path, signed_in):
    answer = get(reachable.url, path, mira if signed_in else "")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in answer.headers["permissions-policy"]
    assert "frame-ancestors 'none'" in answer.csp
    assert "default-src 'none'" in answer.csp
    assert answer.headers["strict-transport-security"] is None  # plain HTTP
    assert answer.headers["access-control-allow-origin"] is None
    assert len(answer.headers.get_all("content-security-policy")) == 1


def test_scripts_are_streamlits_own_and_nothing_is_evaluated(reachable, mira):
    policy = dict(part.strip().partition(" ")[::2] for part in get(reachable.url, "/", mira).csp.split(";"))
    assert "'unsafe-" not in policy["script-src"]
    assert re.search(r"'sha256-[\w+/]{43}='", policy["script-src"])
    assert policy["object-src"] == "'none'"
    assert policy["base-uri"] == policy["form-action"] == "'self'"
    for part in policy.values():
        assert "*" not in part
        assert "http:" not in part


def test_another_site_is_not_let_in_to_read(reachable, mira):
    for path in ("/", "/_stcore/health", "/_stcore/host-config", "/me"):
        answer = get(reachable.url, path, mira, {"Origin": "https://example.org"})
        assert answer.headers["access-control-allow-origin"] is None


def test_the_policy_names_the_host_that_was_asked_for_and_no_other(reachable, mira):
    assert " ws://192.168.1.5:8501 " in get(reachable.url, "/", mira, {"Host": "192.168.1.5:8501"}).csp + " "


def test_a_cookie_of_streamlits_is_kept_to_https_too(proxied):
    answer = get(proxied.url, "/_stcore/health", headers={"X-Forwarded-Proto": "https"})
    assert answer.cookie["secure"]
    assert answer.headers["strict-transport-security"]


# ------------------------------------------------------------------------ what it says on start


def test_a_solo_server_says_that_it_is_one(solo):
    assert "this machine only" in solo.url.log
    assert solo.url in solo.url.log


def test_a_reachable_server_says_who_may_come_in_and_how_the_first_link_is_made(tmp_path):
    folder = make_project(tmp_path / "project")
    with serve(folder, "--server.address=0.0.0.0") as url:
        assert "other machines too" in url.log
        assert f'python -m framing invite "{folder}" NAME --role lead' in url.log
        assert "OpenID Connect is not set up" in url.log


def test_and_how_many_links_are_valid(proxied):
    links = proxied.links
    kept = [links.invite("Mira"), links.invite("Tom", days=None)]
    links.revoke(links.invite("Ann").id)
    proxied.invite_long_ago("Old")
    active = sum(link.state() == "active" for link in links.all())
    with serve(proxied.folder) as url:
        assert f"{active} valid join links" in url.log
        assert "https://tags.example.org" in url.log
        assert not any(links.token(link) in url.log for link in kept)
