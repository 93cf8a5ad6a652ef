"""A server for its own machine: what shows that a request comes from elsewhere."""

from __future__ import annotations

import json
import socket

import pytest

from tests.server.client import get, refused, session
from tests.server.conftest import SECRET, make_project
from tests.serving import serve


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "127.0.0.1",
        "localhost:{port}",
        "annotate.localhost",
        "127.1.2.3",
        "[::1]:{port}",
        "LOCALHOST.",
    ],
)
def test_the_machines_own_user_comes_in(solo, host):
    host = host.format(port=solo.url.port)
    assert get(solo.url, "/", headers={"Host": host}).status == 200
    assert not refused(solo.url, headers=None)


def test_whoever_asks_is_told_that_names_are_typed(solo):
    assert json.loads(get(solo.url, "/me").body) == {"name": None, "role": None, "way": "solo"}


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "localhost.example.org",
        "127.0.0.1.nip.io",
        "192.168.1.5",
        "0.0.0.0",
        "",
        "[::2]",
        "localhost:x",
        "a b",
    ],
)
def test_a_request_for_another_name_is_refused(solo, host):
    answer = get(solo.url, "/", headers={"Host": host})
    assert answer.status in (400, 403)
    assert SECRET not in answer.body


@pytest.mark.parametrize(
    "header",
    [
        "X-Forwarded-For",
        "X-Forwarded-Proto",
        "X-Forwarded-Host",
        "X_Forwarded_For",
        "Forwarded",
        "X-Real-IP",
        "Via",
        "CF-Connecting-IP",
        "CF-Ray",
        "True-Client-IP",
        "Ngrok-Agent-Ips",
        "Tailscale-User-Login",
    ],
)
def test_a_request_that_was_forwarded_is_refused_and_told_how_to_switch(solo, header):
    said = {header: "127.0.0.1"}
    answer = get(solo.url, "/", headers=said)
    assert answer.status == 403
    assert header.lower() in answer.body
    for way in ("sign_in = &quot;required&quot;", "python -m framing invite", "OpenID Connect"):
        assert way in answer.body
    assert get(solo.url, "/summary", headers=said).status == 403
    assert get(solo.url, "/media/x.csv", headers=said).status == 403
    assert get(solo.url, "/static/js/index.js", headers=said).status == 403
    assert refused(solo.url, headers=said)


@pytest.mark.parametrize(
    "origin",
    [
        "https://example.org",
        "http://localhost.example.org",
        "http://127.0.0.1:1",
        "null",
        "http://localhost@example.org",
        "file://",
    ],
)
def test_another_sites_page_cannot_open_a_session(solo, origin):
    assert refused(solo.url, origin=origin)


def test_its_own_page_can(solo):
    assert not refused(solo.url)
    assert not refused(solo.url, origin=None)


def test_a_request_from_another_machine_is_refused_though_the_server_was_made_to_listen_there(tmp_path):
    # As `uvicorn annotate_app:app --host 0.0.0.0` does, past what the configuration says.
    own = _own_address()
    if own is None:
        pytest.skip("this machine has no address but loopback")
    folder = make_project(tmp_path / "project")
    with serve(folder, command=("tests.server.listen_everywhere",)) as url:
        assert get(url, "/").status == 200
        elsewhere = f"http://{own}:{url.port}"
        for host in ({}, {"Host": "localhost"}):
            answer = get(elsewhere, "/", headers=host)
            assert answer.status == 403
            assert "another machine" in answer.body or "another name" in answer.body
        assert refused(elsewhere)


def test_names_that_must_sign_in_are_asked_for_at_once(tmp_path):
    folder = make_project(tmp_path / "project")
    with serve(folder) as url, session(url) as open_session:
        open_session.run()
        (folder / "team.toml").write_text('sign_in = "required"\n', encoding="utf-8")
        assert get(url, "/").status == 401
        assert refused(url)
        open_session.socket.send(b"")
        assert open_session.closed_with() == 1008


def test_a_team_file_with_a_mistake_closes_the_door(tmp_path):
    folder = make_project(tmp_path / "project", "sign_in = maybe\n")
    with serve(folder) as url:
        answer = get(url, "/")
        assert answer.status == 503
        assert "team cannot be read" in answer.body
        assert refused(url)
        assert "team.toml" in url.log
        (folder / "team.toml").write_text('sign_in = "auto"\n', encoding="utf-8")
        assert get(url, "/").status == 200


def test_a_team_file_that_goes_away_opens_nothing(tmp_path):
    folder = make_project(tmp_path / "project", 'sign_in = "required"\n')
    with serve(folder) as url:
        assert get(url, "/").status == 401
        (folder / "team.toml").unlink()
        assert get(url, "/").status == 401


def test_without_the_front_door_nobody_is_anybody(tmp_path):
    folder = make_project(tmp_path / "project")
    with serve(folder, command=("streamlit", "run", "app/main.py")) as url:
        for headers in ({}, {"X-Framing-Arrival": "x.WyJzb2xvIiwgbnVsbCwgbnVsbCwgIiJd"}):
            with session(url, "framing_reviewer=Mira", headers) as open_session:
                drawn = open_session.run()
            assert SECRET not in drawn
            assert "A bridge for the island" not in drawn


def _own_address() -> str | None:
    """An address of this machine that is not loopback."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing: it only asks for the way there
            found = probe.getsockname()[0]
        except OSError:
            return None
    return None if found.startswith("127.") else found
