"""Names that a guarded server answers to, and pages that may open a session."""

from __future__ import annotations

import socket

import pytest

from tests.server.client import get, refused


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "127.0.0.1:8501",
        "192.168.1.5:8501",
        "[2001:db8::1]:8501",
        socket.gethostname(),
        socket.gethostname().split(".")[0] + ".local",
    ],
)
def test_addresses_and_the_machines_own_names_are_answered(reachable, mira, host):
    assert get(reachable.url, "/", mira, {"Host": host}).status == 200


@pytest.mark.parametrize(
    "host", ["example.org", "tags.example.org", "192.168.1.5.nip.io", "localhost.example.org"]
)
def test_a_name_that_nobody_listed_is_refused_with_the_line_to_add(reachable, mira, host):
    for cookie in ("", mira):
        answer = get(reachable.url, "/", cookie, {"Host": f"{host}:8501"})
        assert answer.status == 421
        assert f"allowed_hosts = [&quot;{host}&quot;]" in answer.body
    assert refused(reachable.url, mira, {"Host": host}, origin=f"http://{host}")


@pytest.mark.parametrize(
    "host", ["<script>alert(1)</script>", 'a"onload="x', "a b", "../..", "a/b", "", "user@localhost", "xn--<"]
)
def test_a_name_that_is_none_is_refused_and_not_repeated(reachable, mira, host):
    answer = get(reachable.url, "/", mira, {"Host": host})
    assert answer.status == 400
    assert "<script>alert" not in answer.body
    assert not host or host not in answer.body


@pytest.mark.parametrize(
    "host", ["tags.example.org", "tags.example.org:443", "a.press.example", "TAGS.example.org"]
)
def test_listed_names_are_answered(proxied, host):
    cookie = proxied.cookie(proxied.invite())
    assert get(proxied.url, "/", cookie, {"Host": host}).status == 200
    assert get(proxied.url, "/", "", {"Host": host}).status == 401


def test_a_listed_name_does_not_list_its_neighbours(proxied):
    cookie = proxied.cookie(proxied.invite())
    for host in ("press.example", "evilpress.example", "example.org", "x.tags.example.org"):
        assert get(proxied.url, "/", cookie, {"Host": host}).status == 421


@pytest.mark.parametrize(
    "origin",
    [
        "https://example.org",
        "http://127.0.0.1:1",
        "http://localhost:8501",
        "null",
        "file://",
        "http://127.0.0.1@example.org",
        "chrome-extension://x",
    ],
)
def test_another_sites_page_cannot_open_a_session_with_a_reviewers_cookie(reachable, mira, origin):
    assert refused(reachable.url, mira, origin=origin)


def test_the_page_that_a_proxy_serves_can(proxied):
    cookie = proxied.cookie(proxied.invite())
    # The proxy may hand on the name that the browser asked for, or call the server by its own address.
    for headers in ({"Host": "tags.example.org"}, {}):
        assert not refused(proxied.url, cookie, headers, origin="https://tags.example.org")
        assert not refused(proxied.url, cookie, headers, origin="https://a.press.example")
        assert refused(proxied.url, cookie, headers, origin="https://tags.example.org:8443")
        assert refused(proxied.url, cookie, headers, origin="http://tags.example.org.evil.example")


def test_a_request_that_names_two_hosts_is_refused(reachable, mira):
    with socket.create_connection(("127.0.0.1", reachable.url.port), timeout=10) as raw:
        raw.sendall(
            f"GET / HTTP/1.1\r\nHost: localhost\r\nHost: example.org\r\nCookie: {mira}\r\nConnection: close\r\n\r\n".encode()
        )
        assert raw.recv(4096).startswith(b"HTTP/1.1 400")
