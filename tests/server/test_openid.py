"""OpenID Connect from the cookie on: what Streamlit signs after `st.login`, and what becomes of it here.

The sign-in itself, against a real provider, is in tests/browser.
"""

from __future__ import annotations

import json

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from tests.server.client import get, refused, session
from tests.server.conftest import SECRET, Site, make_project
from tests.serving import free_port, serve

COOKIE_SECRET = "a secret of this test, long enough to sign with"

TEAM = """
sign_in = "required"

[[reviewer]]
name = "Mira Holt"
email = "Mira@Example.org"

[[reviewer]]
name = "Lea"
email = "lea@example.org"
role = "lead"
"""


@pytest.fixture(scope="module")
def organisation(tmp_path_factory):
    """A server where people sign in with their organisation's account."""
    folder = make_project(tmp_path_factory.mktemp("organisation") / "project", TEAM)
    port = free_port()
    secrets = folder.parent / "secrets.toml"
    secrets.write_text(
        f'[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\ncookie_secret = "{COOKIE_SECRET}"\n'
        'client_id = "x"\nclient_secret = "not to be logged"\n'
        'server_metadata_url = "http://127.0.0.1:9/.well-known/openid-configuration"\n',
        encoding="utf-8",
    )
    with serve(folder, f"--secrets.files={secrets}", port=port) as url:
        yield Site(url, folder)


def cookie(site: Site, secret: str = COOKIE_SECRET, **claims) -> str:
    """The cookie of somebody whom the provider vouches for with `claims`."""
    told = {
        "email": "mira@example.org",
        "email_verified": True,
        "is_logged_in": True,
        "origin": str(site.url),
    }
    told |= claims
    return f"_streamlit_user={create_signed_value(secret, '_streamlit_user', json.dumps(told)).decode()}"


def test_an_address_of_the_team_is_that_member_with_their_role(organisation):
    assert json.loads(get(organisation.url, "/me", cookie(organisation)).body) == {
        "name": "Mira Holt",
        "role": "reviewer",
        "way": "oidc",
    }
    lead = get(organisation.url, "/me", cookie(organisation, email="LEA@example.org"))
    assert json.loads(lead.body)["role"] == "lead"


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "stranger@example.org"},
        {"email_verified": False},
        {"email_verified": "false"},
        {"email": None},
        {"email": ""},
        {"email": ["mira@example.org"]},
        {"is_logged_in": False},
        {"origin": "https://another.example"},
        {"secret": "another server's secret, also long enough"},
    ],
    ids=str,
)
def test_whoever_is_not_vouched_for_is_a_stranger(organisation, claims):
    told = cookie(organisation, **claims)
    assert get(organisation.url, "/me", told).status == 401
    assert get(organisation.url, "/media/x.csv", told).status == 401


def test_who_signed_in_and_is_not_in_the_team_is_told_so(organisation):
    answer = get(organisation.url, "/me", cookie(organisation, email="stranger@example.org"))
    assert "stranger@example.org is not in this project's team" in json.loads(answer.body)["why"]


def test_a_changed_cookie_is_nobody(organisation):
    good = cookie(organisation)
    assert get(organisation.url, "/me", good[:-4] + "AAAA").status == 401
    assert get(organisation.url, "/me", good.replace("_user=", "_user=A")).status == 401


def test_a_stranger_gets_the_page_to_sign_in_on_and_nothing_else(organisation):
    assert get(organisation.url, "/").status == 200
    assert get(organisation.url, "/_stcore/host-config").status == 200
    assert get(organisation.url, "/media/x.csv").status == 401
    assert get(organisation.url, "/component/x/index.html").status == 401
    assert get(organisation.url, "/_stcore/upload_file/a/b").status == 404
    with session(organisation.url) as open_session:
        for query in ("", "article=bridge"):
            drawn = open_session.run(query=query)
            assert SECRET not in drawn
            assert "A bridge for the island" not in drawn
        assert SECRET not in open_session.run("summary")


def test_a_link_lets_in_there_too(organisation):
    link = organisation.cookie(organisation.invite("Guest"))
    assert json.loads(get(organisation.url, "/me", link).body)["way"] == "link"


def test_who_leaves_the_team_is_out_at_the_next_message(organisation):
    team = organisation.folder / "team.toml"
    with session(organisation.url, cookie(organisation)) as open_session:
        assert "Mira Holt" in open_session.run()
        team.write_text(TEAM.replace("Mira@", "Not-Mira@"), encoding="utf-8")
        try:
            open_session.socket.send(b"")
            assert open_session.closed_with() == 1008
            assert not refused(organisation.url, cookie(organisation))  # to the sign-in page, as a stranger
            assert get(organisation.url, "/me", cookie(organisation)).status == 401
        finally:
            team.write_text(TEAM, encoding="utf-8")


def test_leaving_ends_the_sign_in(organisation):
    answer = get(organisation.url, "/leave", cookie(organisation))
    assert (answer.status, answer.headers["location"]) == (303, "/auth/logout")


def test_neither_secret_is_in_the_log(organisation):
    assert "OpenID Connect; 2 in team.toml" in organisation.url.log
    assert COOKIE_SECRET not in organisation.url.log
    assert "not to be logged" not in organisation.url.log
