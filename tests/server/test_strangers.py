"""What somebody gets from a reachable server who has no link: nothing of the project."""

from __future__ import annotations

import json

import pytest

from app.entry.arrival import HEADER
from tests.server.client import get, refused, session
from tests.server.conftest import SECRET


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/summary",
        "/team",
        "/?article=bridge",
        "/media/0123456789abcdef.csv",
        "/component/anything/index.html",
        "/_stcore/bidi-components/framing_keys/x.js",
        "/_stcore/host-config",
        "/static/js/index.js",
        "/favicon.png",
        "/app/static/labels.csv",
        "/labels.csv",
        "/.private/secret",
        "/me",
        "/auth/login",
        "/oauth2callback?state=x&code=y",
        "/join",
        "/join/",
    ],
)
def test_a_stranger_is_refused(reachable, path):
    answer = get(reachable.url, path)
    assert answer.status == 401
    assert SECRET not in answer.body


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/upload_file/session/file",
        "/_stcore/metrics",
        "/_stcore/agent/interact",
        "/_stcore/agent/mcp",
        "/_stcore/agent/openapi.json",
        "/_stcore/script-health-check",
        "/_stcore/anything",
    ],
)
def test_what_the_tool_does_not_need_is_served_to_nobody(reachable, solo, mira, path):
    assert get(reachable.url, path).status == 404
    assert get(reachable.url, path, mira).status == 404
    assert get(solo.url, path).status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_can_be_sent_over_http(reachable, mira, method):
    for path in ("/", "/_stcore/upload_file/session/file", "/media/x", "/join/x"):
        assert get(reachable.url, path, mira, method=method).status == 405


def test_a_stranger_cannot_open_a_session(reachable):
    assert refused(reachable.url)
    assert refused(reachable.url, origin=None)
    assert refused(reachable.url, "framing_reviewer=Mira")


def test_whether_the_server_is_up_is_nobodys_secret(reachable, solo, proxied):
    for site in (reachable, solo, proxied):
        assert get(site.url, "/_stcore/health").body == "ok"
        assert get(site.url, "/_stcore/health", headers={"Host": "probe"}).status == 200


@pytest.mark.parametrize("name", [HEADER, HEADER.title(), HEADER.upper(), HEADER.replace("-", "_")])
def test_nobody_is_somebody_by_saying_so_in_a_header(reachable, name):
    forged = {name: "x.WyJsaW5rIiwgIk1pcmEiLCAibGVhZCIsICIiXQ=="}
    assert get(reachable.url, "/me", headers=forged).status == 401
    assert refused(reachable.url, headers=forged)


def test_nor_by_any_other_name_that_proxies_use(reachable):
    said = {
        "X-Forwarded-User": "Mira",
        "Remote-User": "Mira",
        "X-Forwarded-For": "127.0.0.1",
        "Host": "localhost",
    }
    assert get(reachable.url, "/", headers=said).status == 401
    assert get(reachable.url, "/?reviewer=Mira&name=Mira").status == 401


def test_a_forged_header_beside_a_good_link_changes_nothing(reachable, mira):
    forged = {HEADER: "x.WyJsaW5rIiwgIkxlYWQiLCAibGVhZCIsICIiXQ=="}
    assert json.loads(get(reachable.url, "/me", mira, forged).body)["role"] == "reviewer"
    with session(reachable.url, mira, forged) as open_session:
        assert "Mira" in open_session.run()


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/static/../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/media/..%2f..%2flabels.csv",
        "//example.org/%2e%2e",
        "/..%5c..%5clabels.csv",
        "/%5c%5cserver%5cshare",
        "/labels.csv%00.html",
        "/component/..%2f..%2f..%2fetc%2fpasswd",
    ],
)
def test_path_tricks_are_refused_whoever_tries_them(reachable, solo, mira, path):
    for answer in (get(reachable.url, path), get(reachable.url, path, mira), get(solo.url, path)):
        assert answer.status == 400
        assert "root:" not in answer.body


@pytest.mark.parametrize(
    "article", ["../../labels", "..%2F..%2Flabels.csv", "%2e%2e/labels", "bridge%00", "/etc/passwd"]
)
def test_an_article_is_known_by_its_id_and_found_no_other_way(reachable, mira, article):
    with session(reachable.url, mira) as open_session:
        drawn = open_session.run(query=f"article={article}")
    assert "saved_at" not in drawn  # the header of labels.csv
    assert "root:" not in drawn
    assert SECRET not in drawn


def test_a_file_that_was_made_for_one_is_not_for_strangers(reachable, mira):
    with session(reachable.url, mira) as open_session:
        file_id = open_session.run("summary").partition('deferred_file_id: "')[2].partition('"')[0]
        url = open_session.media_url(file_id)
        assert url.startswith("/media/")
        got = get(reachable.url, url, mira)
        assert got.status == 200
        assert got.headers["cache-control"] == "private, no-store"
        assert "sandbox" in got.csp
        assert get(reachable.url, url).status == 401
        assert get(reachable.url, url, f"{reachable.links.cookie_name}=x").status == 401
        assert get(reachable.url, url, headers={"Range": "bytes=0-10"}).status == 401
