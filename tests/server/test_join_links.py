"""Join links, opened on a running server."""

from __future__ import annotations

import json
import os

import pytest

from framing.team.links import Links
from tests.server.client import get, refused, session
from tests.server.conftest import SECRET, make_project
from tests.serving import serve


def test_a_link_leads_to_the_start_and_leaves_a_cookie_that_scripts_and_other_sites_do_not_get(reachable):
    link = reachable.invite("Mira", days=2)
    answer = get(reachable.url, f"/join/{reachable.links.token(link)}")
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.cookie
    assert cookie.key == reachable.links.cookie_name
    assert (cookie["httponly"], cookie["samesite"].lower(), cookie["path"]) == (True, "lax", "/")
    assert not cookie["secure"]  # it came over plain HTTP
    assert 2 * 86_400 - 60 < int(cookie["max-age"]) <= 2 * 86_400
    assert "no-store" in answer.headers["cache-control"]
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert get(reachable.url, "/", f"{cookie.key}={cookie.value}").status == 200


def test_over_https_the_cookie_is_kept_to_it(proxied):
    token = proxied.links.token(proxied.invite())
    told = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
    for headers in (told, {"Host": "tags.example.org"}):
        answer = get(proxied.url, f"/join/{token}", headers=headers)
        assert answer.cookie["secure"]
        assert "max-age=" in answer.headers["strict-transport-security"]


def test_whoever_came_by_a_link_is_who_it_names(reachable):
    cookie = reachable.cookie(reachable.invite("Åsa <b>Ø'Brien</b> 李", role="lead"))
    answer = get(reachable.url, "/me", cookie)
    assert json.loads(answer.body) == {"name": "Åsa <b>Ø'Brien</b> 李", "role": "lead", "way": "link"}
    assert "no-store" in answer.headers["cache-control"]
    with session(reachable.url, cookie) as open_session:
        assert open_session.run()


def test_a_restart_changes_nothing(tmp_path):
    folder = make_project(tmp_path / "project")
    links = Links(folder)
    link = links.invite("Mira")
    cookie = f"{links.cookie_name}={links.cookie(link)}"
    for _ in range(2):
        with serve(folder, "--server.address=0.0.0.0") as url:
            assert get(url, "/me", cookie).status == 200


@pytest.fixture
def bad_tokens(reachable, tmp_path):
    """What is wrong with a token -> the token, and the cookie that it would have become."""
    links = reachable.links
    expired, revoked = reachable.invite_long_ago(), links.invite("Mira")
    links.revoke(revoked.id)
    good, other = links.invite("Mira"), links.invite("Lea", role="lead")
    foreign = Links(make_project(tmp_path / "other"))
    stranger = foreign.invite("Mira", role="lead")
    return {
        "expired": (links.token(expired), links.cookie(expired)),
        "revoked": (links.token(revoked), links.cookie(revoked)),
        "foreign": (foreign.token(stranger), foreign.cookie(stranger)),
        "forged": (_with_another_signature(links.token(good)), _with_another_signature(links.cookie(good))),
        "swapped": (links.cookie(good), links.token(good)),
        "empty": ("%20", ""),
        "unsigned": (good.id, good.id),
        "another's id": (
            links.token(good).replace(good.id, other.id),
            links.cookie(good).replace(good.id, other.id),
        ),
        "endless": ("A" * 6000, "A" * 6000),
    }


def _with_another_signature(signed: str) -> str:
    return ("B" if signed[0] == "A" else "A") + signed[1:]


BAD = ["expired", "revoked", "foreign", "forged", "swapped", "empty", "unsigned", "another's id", "endless"]


@pytest.mark.parametrize("how", BAD)
def test_a_bad_link_is_refused_and_leaves_no_cookie(reachable, bad_tokens, how):
    answer = get(reachable.url, f"/join/{bad_tokens[how][0]}")
    assert answer.status == 403
    assert answer.cookie is None
    assert "lead" in answer.body
    assert how not in ("expired", "revoked") or how in answer.body


@pytest.mark.parametrize("how", BAD)
def test_a_bad_cookie_is_nobody(reachable, bad_tokens, how):
    cookie = f"{reachable.links.cookie_name}={bad_tokens[how][1]}"
    assert get(reachable.url, "/", cookie).status == 401
    assert get(reachable.url, "/me", cookie).status == 401
    assert refused(reachable.url, cookie)


@pytest.mark.parametrize("how", ["expired", "revoked"])
def test_whoever_had_a_link_is_told_what_became_of_it(reachable, bad_tokens, how):
    answer = get(reachable.url, "/", f"{reachable.links.cookie_name}={bad_tokens[how][1]}")
    assert how in answer.body
    assert "new link" in answer.body


def test_the_cookie_of_another_project_on_the_same_host_is_another_cookie(reachable, bad_tokens, tmp_path):
    assert Links(make_project(tmp_path / "beside")).cookie_name != reachable.links.cookie_name


def test_leaving_clears_the_cookie(reachable, mira):
    answer = get(reachable.url, "/leave", mira)
    assert answer.status == 200
    assert (answer.cookie.key, answer.cookie.value, answer.cookie["max-age"]) == (
        reachable.links.cookie_name,
        "",
        "0",
    )


def test_another_site_cannot_sign_anybody_out(reachable, mira):
    assert get(reachable.url, "/leave", mira, {"Sec-Fetch-Site": "cross-site"}).cookie is None


@pytest.mark.parametrize("dest", ["image", "iframe", "empty", "script"])
def test_no_page_can_open_a_link_as_a_part_of_itself(reachable, mira, dest):
    told = {"Sec-Fetch-Dest": dest, "Sec-Fetch-Site": "same-site"}
    answer = get(reachable.url, f"/join/{reachable.links.token(reachable.invite('Tom'))}", mira, told)
    assert (answer.status, answer.cookie) == (403, None)


def test_another_site_cannot_make_somebody_go_on_as_somebody_else_unasked(reachable, mira):
    own, other = (f"/join/{reachable.links.token(reachable.invite(name))}" for name in ("Mira", "Tom <b>"))
    led_here = {"Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "cross-site"}
    asked = get(reachable.url, other, mira, led_here)
    assert (asked.status, asked.cookie) == (200, None)
    assert "Tom &lt;b&gt;" in asked.body
    assert f'href="{other}"' in asked.body
    for path, cookie, site in (
        (own, mira, "cross-site"),
        (other, "", "cross-site"),
        (other, mira, "same-origin"),
    ):
        answer = get(reachable.url, path, cookie, led_here | {"Sec-Fetch-Site": site})
        assert answer.status == 303
        assert answer.cookie


def test_a_solo_server_needs_no_link_and_takes_none(solo):
    answer = get(solo.url, f"/join/{solo.links.token(solo.invite())}")
    assert (answer.status, answer.cookie) == (200, None)
    assert 'href="/"' in answer.body


def test_no_token_no_cookie_and_no_secret_stands_in_the_log_or_the_labels(reachable):
    link = reachable.invite("Mira")
    token, cookie = reachable.links.token(link), reachable.cookie(link)
    get(reachable.url, f"/join/{token}")
    get(reachable.url, f"/join/{token[:-2]}xx")
    with session(reachable.url, cookie) as open_session:
        open_session.run()
    secret = (reachable.folder / ".private" / "secret").read_bytes().strip().decode("ascii", "replace")
    written = reachable.url.log + (reachable.folder / "labels.csv").read_text("utf-8")
    for kept in (token, token[:-2], cookie.partition("=")[2], secret):
        assert kept not in written
    assert SECRET not in written


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions otherwise")
def test_the_secret_is_its_owners_alone(reachable):
    reachable.invite("Mira")
    private = reachable.folder / ".private"
    assert private.stat().st_mode & 0o077 == 0
    assert all(file.stat().st_mode & 0o077 == 0 for file in private.iterdir() if file.name != ".gitignore")


def test_under_a_base_path_links_and_cookies_stay_below_it(tmp_path):
    folder = make_project(tmp_path / "project")
    links = Links(folder)
    token = links.token(links.invite("Mira"))
    with serve(folder, "--server.address=0.0.0.0", "--server.baseUrlPath=tags") as url:
        answer = get(url, f"/tags/join/{token}")
        assert (answer.status, answer.headers["location"], answer.cookie["path"]) == (303, "/tags/", "/tags")
        cookie = f"{answer.cookie.key}={answer.cookie.value}"
        assert [get(url, "/tags/", cookie).status, get(url, "/tags/me", cookie).status] == [200, 200]
        assert [get(url, path).status for path in ("/tags/", "/tags/media/x.csv", "/")] == [401, 401, 401]
