"""The front door's rules, each alone. How they hold on a running server is tested in tests/server."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.entry import arrival, pages, presence, start
from app.entry.arrival import Arrival
from app.entry.guard import call_of
from app.entry.headers import page_policy, secured
from app.entry.hosts import forwarding_header, host_of, is_loopback, may_be_called, origin_fits
from app.entry.join import seconds_left
from app.entry.judge import kind_of
from app.entry.rules import Rules
from framing.team.links import Link
from framing.team.people import Person
from framing.team.roster import Team

TEAM = Team(url="https://tags.example.org", allowed_hosts=("a.example", "*.press.example", "2001:db8::1"))


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Localhost:8501", ("localhost", 8501)),
        ("tags.example.org", ("tags.example.org", None)),
        ("tags.example.org.", ("tags.example.org", None)),
        ("[::1]:80", ("::1", 80)),
        ("[::1]", ("::1", None)),
        ("::1", None),
        ("[::1", None),
        ("[1.2.3.4]", None),
        ("[::1%eth0]", None),
        ("[::1%;script-src *]:80", None),
        ("host:99999", None),
        ("host:0", None),
        ("host:", None),
        ("a b", None),
        ("a/b", None),
        ("user@host", None),
        ("", None),
        (None, None),
    ],
)
def test_a_host_header_is_a_name_or_an_address_with_a_port_or_nothing(header, found):
    assert host_of(header) == found


@given(st.text(max_size=40))
def test_what_passes_as_a_host_can_stand_in_a_header_and_in_a_page(header):
    found = host_of(header)
    if found:
        assert all(c.isascii() and (c.isalnum() or c in ".-_:") for c in found[0])


@pytest.mark.parametrize(
    "host", ["localhost", "x.localhost", "127.0.0.1", "127.255.0.9", "::1", "::ffff:127.0.0.1", "LOCALHOST."]
)
def test_names_that_only_this_machine_has(host):
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        None,
        "0.0.0.0",
        "::",
        "10.0.0.1",
        "localhost.example.org",
        "127.0.0.1.example.org",
        "localhosts",
        "128.0.0.1",
        "127.1",
    ],
)
def test_names_that_others_may_have(host):
    assert not is_loopback(host)


def test_a_server_is_called_by_addresses_its_own_names_and_those_that_the_team_lists():
    for host in ("10.0.0.1", "::1", "tags.example.org", "a.example", "x.press.example", "x.y.press.example"):
        assert may_be_called(host, TEAM)
    for host in ("example.org", "press.example", "xpress.example", "b.example", "a.example.evil.example"):
        assert not may_be_called(host, TEAM)


def test_an_origin_is_the_servers_own_or_the_teams():
    for origin in (
        "http://10.0.0.1:8501",
        "https://tags.example.org",
        "https://tags.example.org:443",
        "https://x.press.example",
    ):
        assert origin_fits(origin, "10.0.0.1:8501", TEAM)
    for origin in (
        "http://10.0.0.1", "http://10.0.0.1:8502", "http://tags.example.org", "https://tags.example.org:8443",
        "https://x.press.example:8443", "null", "", "https://", "ftp://a.example", "https://a.example/path",
        "https://a.example@evil.example", "https://[", "https://a.example:port",
    ):  # fmt: skip
        assert not origin_fits(origin, "10.0.0.1:8501", TEAM)
    assert not origin_fits("https://a.example", "localhost", None)


def test_what_a_browser_sends_by_itself_is_no_sign_of_a_proxy():
    own = [
        "host", "user-agent", "accept", "accept-language", "accept-encoding", "cookie", "origin", "referer", "dnt",
        "sec-fetch-site", "sec-ch-ua", "sec-websocket-key", "connection", "upgrade", "upgrade-insecure-requests",
        "cache-control", "pragma", "priority", "range", "if-none-match", "sec-gpc", "te", "purpose",
    ]  # fmt: skip
    assert forwarding_header(own) is None
    assert forwarding_header([*own, "x_forwarded_for"]) == "x_forwarded_for"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "page"),
        ("/summary", "page"),
        ("/_stcore/health", "health"),
        ("/_stcore/stream", "stream"),
        ("/_stcore/upload_file/a/b", "closed"),
        ("/_stcore", "closed"),
        ("/media/a.csv", "data"),
        ("/media", "data"),
        ("/component/x/y", "data"),
        ("/app/static/x", "data"),
        ("/static/js/x.js", "asset"),
        ("/join/token", "own"),
        ("/join", "page"),
        ("/join/token/", "own"),
        ("/join/token/more", "page"),
        ("/auth/login", "sign_in"),
        ("/a/../b", "bad"),
        ("/a\\b", "bad"),
        ("/a\x00", "bad"),
        ("//host", "bad"),
    ],
)
def test_what_a_path_leads_to(path, kind):
    assert kind_of(path) == kind
    if kind != "bad":
        assert kind_of(f"/base{path}", "/base") == kind
        assert kind_of(path, "/base") == "page"


# -------------------------------------------------------------------------------- who somebody is


@given(st.text(min_size=1), st.sampled_from(["reviewer", "lead"]), st.text())
def test_an_arrival_comes_back_as_it_was_sealed_whatever_the_name(name, role, why):
    came = Arrival("link", Person(name, role), why)
    value = arrival.sealed(came)
    assert value.isascii()
    assert value.isprintable()
    assert arrival.unsealed(value) == came


@given(
    st.one_of(st.none(), st.text(), st.text().map(lambda text: arrival.sealed(Arrival("solo"))[1:] + text))
)
def test_what_this_process_did_not_seal_is_a_stranger(value):
    found = arrival.unsealed(value)
    assert (found.way, found.person) == ("stranger", None)
    assert found.why


@pytest.mark.parametrize(
    ("root", "path", "kind"),
    [
        ("", "/media/a.csv", "data"),
        ("/tags", "/tags/media/a.csv", "data"),
        ("/tags", "/tags/_stcore/metrics", "closed"),
        ("/tags", "/tags", "page"),
        ("/tags", "/tagsmedia/a.csv", "page"),
    ],
)
def test_what_a_server_puts_before_each_path_hides_none_of_them(tmp_path, root, path, kind):
    scope = {
        "type": "http",
        "scheme": "http",
        "method": "GET",
        "path": path,
        "root_path": root,
        "headers": [],
    }
    assert call_of(scope, Rules(tmp_path, "0.0.0.0")).kind == kind


def test_a_page_without_the_guard_knows_nobody():
    assert arrival.of_this_run() == arrival.UNGUARDED


def test_no_spelling_of_the_header_gets_past():
    kept = [(b"x-framing", b"1"), (b"accept", b"*/*")]
    forged = [
        (name, b"x")
        for name in (b"x-framing-arrival", b"X-Framing-Arrival", b"x_framing-arrival", b"X_FRAMING_ARRIVAL")
    ]
    assert arrival.without_forgeries([*forged, *kept]) == kept


def test_a_name_is_here_while_one_of_its_connections_is():
    presence.enter("Mira (two tabs)")
    presence.enter("Mira (two tabs)")
    assert presence.here()["Mira (two tabs)"] == 2
    presence.leave("Mira (two tabs)")
    assert presence.here()["Mira (two tabs)"] == 1
    presence.leave("Mira (two tabs)")
    assert "Mira (two tabs)" not in presence.here()


def test_a_typed_name_is_here_for_a_while_after_it_was_seen():
    presence.seen("Tom (typed)", now=1000.0)
    assert presence.here(now=1000.0 + presence.LINGER)["Tom (typed)"] == 1
    assert "Tom (typed)" not in presence.here(now=1001.0 + presence.LINGER)


# --------------------------------------------------------------------------------- what is answered


@given(st.text())
def test_no_text_becomes_markup_of_a_plain_page(words):
    class Tags(HTMLParser):
        def __init__(self):
            super().__init__()
            self.seen = []

        def handle_starttag(self, tag, attrs):
            self.seen.append((tag, attrs))

    parser = Tags()
    parser.feed(pages.text(words) + pages.steps(words) + pages.way("/", words))
    assert {tag for tag, _ in parser.seen} <= {"p", "ol", "li", "a", "code"}
    assert [attrs for _, attrs in parser.seen if attrs] == [[("href", "/")]]


def test_a_team_file_that_is_gone_holds_on_and_is_told_once(tmp_path, caplog):
    file, rules = tmp_path / "team.toml", Rules(tmp_path, "127.0.0.1")
    assert rules.solo
    file.write_text('sign_in = "required"\n', encoding="utf-8")
    assert not rules.solo
    assert rules.problem is None
    file.unlink()
    assert [rules.solo for _ in range(3)] == [False, False, False]
    assert "gone" in str(rules.problem)
    assert len(caplog.records) == 1
    file.write_text('sign_in = "auto"\n', encoding="utf-8")
    assert rules.solo
    assert rules.problem is None


def test_names_that_strangers_ask_by_are_not_kept_for_ever():
    for number in range(200):
        page_policy(f"host-{number}.example.org")
    kept = page_policy.cache_info()
    assert kept.currsize < 100


def test_over_https_every_cookie_is_kept_to_it_and_marked_once():
    headers = [(b"set-cookie", b"a=1; Path=/"), (b"set-cookie", b"b=2; Secure; Path=/")]
    plain = dict_of(secured(headers, host="localhost", https=False))
    assert plain["set-cookie"] == ["a=1; Path=/", "b=2; Secure; Path=/"]
    safe = dict_of(secured(headers, host="localhost", https=True))
    assert safe["set-cookie"] == ["a=1; Path=/; Secure", "b=2; Secure; Path=/"]


def test_what_streamlit_says_of_the_same_thing_is_replaced_not_doubled():
    given = [(b"cache-control", b"public"), (b"x-frame-options", b"ALLOWALL"), (b"etag", b"x")]
    found = dict_of(secured(given, host="localhost", https=False, media=True))
    assert found["cache-control"] == ["private, no-store"]
    assert found["x-frame-options"] == ["DENY"]
    assert found["etag"] == ["x"]


def dict_of(headers):
    found = {}
    for name, value in headers:
        found.setdefault(name.decode(), []).append(value.decode())
    return found


@pytest.mark.parametrize(
    ("expires", "seconds"),
    [
        ("2026-11-22T09:00:00.000Z", 86_400),
        ("2026-11-21T08:00:00.000Z", 0),
        ("", 34_560_000),
        ("2226-01-01T00:00:00.000Z", 34_560_000),
    ],
)
def test_a_browser_keeps_the_cookie_until_the_link_expires(expires, seconds):
    link = Link("0123456789", "Mira", "reviewer", "2026-11-20T09:00:00.000Z", expires, "")
    assert seconds_left(link, datetime(2026, 11, 21, 9, tzinfo=UTC)) == seconds


def test_a_server_that_logs_addresses_does_not_log_tokens():
    log = logging.getLogger("uvicorn.access")
    start._hide_tokens()
    record = log.makeRecord(
        log.name, logging.INFO, "", 0, '%s - "%s %s"', ("127.0.0.1", "GET", "/tags/join/abc.def?x=1"), None
    )
    assert log.filter(record)
    assert "abc" not in record.getMessage()
    assert "/tags/join/…" in record.getMessage()
