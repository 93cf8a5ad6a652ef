"""Join links: who is let in, who is not, and what the folder with the secret bears."""

from __future__ import annotations

import base64
import csv
import logging
import multiprocessing
import os
import re
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import (
    FramingError,
    LinkNotMade,
    LinkRefused,
    LinkUnknown,
    SecretRefused,
    TeamRecordNotSaved,
    TeamRecordRefused,
)
from framing.team.links import Link, Links
from framing.team.people import Person, clean_name
from tests.faults.test_denied import as_an_ordinary_user

has_modes = pytest.mark.skipif(os.name != "posix", reason="permissions of another kind")


class Clock:
    def __init__(self):
        self.time = "2026-11-21T09:30:00.000Z"

    def __call__(self):
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def links(tmp_path, clock):
    return Links(tmp_path, now=clock)


@pytest.fixture
def private(tmp_path):
    return tmp_path / ".private"


def refused(way_in, value):
    with pytest.raises(LinkRefused) as error:
        way_in(value)
    return error.value.why


# ------------------------------------------------------------------------------- coming in


def test_a_link_lets_in_the_person_it_was_made_for(links):
    link = links.invite("Lea", "lead", by="Max")
    assert link == Link(link.id, "Lea", "lead", "2026-11-21T09:30:00.000Z", "2026-12-21T09:30:00.000Z", "Max")
    assert links.from_token(links.token(link)) == links.from_cookie(links.cookie(link)) == link
    assert link.person == Person("Lea", "lead")


def test_another_process_and_a_restart_let_the_same_person_in(links, tmp_path, clock):
    link = links.invite("Ann")
    again = Links(tmp_path, now=clock)
    assert again.from_cookie(links.cookie(link)) == link
    assert (again.token(link), again.cookie_name) == (links.token(link), links.cookie_name)


def test_a_token_is_short_and_ends_in_a_letter_or_a_digit(links):
    for name in ("Ann", "Bo", "Cy"):
        assert re.fullmatch(r"[A-Za-z0-9_-]{43}\.[0-9a-f]{10}", links.token(links.invite(name)))


def test_a_cookie_is_no_token_and_a_token_no_cookie(links):
    link = links.invite("Ann")
    assert refused(links.from_token, links.cookie(link)) == "forged"
    assert refused(links.from_cookie, links.token(link)) == "forged"


@given(st.data())
def test_a_changed_character_makes_a_forgery(data):
    with tempfile.TemporaryDirectory() as folder:
        links = Links(Path(folder))
        one, other = (links.cookie(links.invite(name)) for name in ("Ann", "Bo"))
        place = data.draw(st.integers(0, len(one) - 1))
        character = data.draw(st.characters().filter(lambda c: c != one[place]))
        assert refused(links.from_cookie, one[:place] + character + one[place + 1 :]) == "forged"
        assert refused(links.from_cookie, one.partition(".")[0] + "." + other.partition(".")[2]) == "forged"
        assert links.from_cookie(one).name == "Ann"


def test_another_spelling_of_the_same_signature_is_a_forgery(links):
    token = links.token(links.invite("Ann"))
    signature, _, id = token.partition(".")
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    twin = signature[:-1] + alphabet[alphabet.index(signature[-1]) ^ 1]
    assert base64.urlsafe_b64decode(twin + "=") == base64.urlsafe_b64decode(signature + "=")
    assert refused(links.from_token, f"{twin}.{id}") == "forged"


@pytest.mark.parametrize("ending", [".", ">", ")", "\n", " ", "%20", "\0", "é", "\ud800", "/", "0"])
def test_what_a_chat_program_adds_is_refused(links, ending):
    assert refused(links.from_token, links.token(links.invite("Ann")) + ending) == "forged"


@pytest.mark.parametrize("value", ["", ".", "Ann", "../secret", "x" * 100_000, None, b"bytes"])
def test_what_is_no_token_is_a_forgery(links, value):
    links.invite("Ann")
    for way_in in (links.from_token, links.from_cookie):
        assert refused(way_in, value) == "forged"


def test_a_link_to_another_project_is_a_forgery_and_its_cookie_has_another_name(links, tmp_path):
    (tmp_path / "other").mkdir()
    other = Links(tmp_path / "other")
    theirs = other.invite("Ann")
    links.invite("Ann")
    assert refused(links.from_token, other.token(theirs)) == "forged"
    assert refused(links.from_cookie, other.cookie(theirs)) == "forged"
    assert links.cookie_name != other.cookie_name
    for name in (links.cookie_name, other.cookie_name):
        assert re.fullmatch("framing_[0-9a-f]{8}", name)


def test_a_signed_link_that_is_not_listed_is_unknown(links, private):
    ann, bo = links.invite("Ann"), links.invite("Bo")
    cookie = links.cookie(bo)
    assert links.from_cookie(cookie) == bo
    file = private / "links.csv"
    file.write_bytes(b"".join(line for line in file.read_bytes().splitlines(True) if b"Bo" not in line))
    assert refused(links.from_cookie, cookie) == "unknown"
    assert links.all() == [ann]


# -------------------------------------------------------------------- expiry and revocation


def test_a_link_ends_at_the_moment_it_names_though_it_let_in_just_before(links, clock):
    link = links.invite("Ann", days=0.5)
    assert link.expires == "2026-11-21T21:30:00.000Z"
    cookie, token = links.cookie(link), links.token(link)
    clock.time = "2026-11-21T21:29:59.999Z"
    assert links.from_cookie(cookie) == links.from_token(token) == link
    clock.time = "2026-11-21T21:30:00.000Z"
    assert refused(links.from_cookie, cookie) == refused(links.from_token, token) == "expired"
    assert links.all()[0].state(clock.time) == "expired"


def test_a_link_without_days_does_not_expire(links, clock):
    link = links.invite("Ann", days=None)
    clock.time = "9999-12-31T23:59:59.999Z"
    assert links.from_cookie(links.cookie(link)).expires == ""
    assert link.state() == "active"


def test_a_revoked_link_lets_nobody_in_or_stay_from_the_next_message_on(links, tmp_path, clock):
    link, other = links.invite("Ann"), links.invite("Ann")
    cookie, token = links.cookie(link), links.token(link)
    assert links.from_cookie(cookie) == link
    gone = Links(tmp_path, now=clock).revoke(link.id, by="Lea")
    assert gone.revoked == clock.time
    assert gone.state(clock.time) == "revoked"
    assert refused(links.from_cookie, cookie) == refused(links.from_token, token) == "revoked"
    assert links.from_cookie(links.cookie(other)) == other


def test_revoking_again_changes_nothing(links, clock, private):
    link = links.invite("Ann")
    first = links.revoke(link.id)
    clock.time = "2026-11-22T09:30:00.000Z"
    before = (private / "links.csv").read_bytes()
    assert links.revoke(link.id) == first
    assert (private / "links.csv").read_bytes() == before


def test_a_link_that_is_not_there_cannot_be_revoked(links):
    with pytest.raises(LinkUnknown, match="“0123456789”"):
        links.revoke("0123456789")


def test_revoked_comes_before_expired(links, clock):
    link = links.revoke(links.invite("Ann", days=1).id)
    assert link.state("2030-01-01T00:00:00.000Z") == "revoked"


# ---------------------------------------------------------------------------- making links


def test_links_are_listed_newest_first(links):
    made = [links.invite(name) for name in ("Ann", "Bo", "Ann")]
    assert links.all() == made[::-1]
    assert len({link.id for link in made}) == 3


@pytest.mark.parametrize(
    "name",
    ['Ann "Annie" O’Neil, jr.', "Ann\nBo", " Ann ", "\u202eAnn\u200f", "😀👩‍👩‍👧", "שלום", "=1+1", "A" * 200],
)
def test_a_name_comes_back_as_it_is_cleaned(links, tmp_path, name):
    link = links.invite(name, by=name)
    assert Links(tmp_path).all() == [link]
    assert (link.name, link.by) == (clean_name(name), clean_name(name))


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"name": ""}, "name is empty"),
        ({"name": " \u202e\n"}, "name is empty"),
        ({"name": None}, "name is empty"),
        ({"name": "Ann", "role": "admin"}, "no role “admin”. Take reviewer or lead."),
        ({"name": "Ann", "days": 0}, "0 days"),
        ({"name": "Ann", "days": -1}, "-1 days"),
        ({"name": "Ann", "days": float("nan")}, "nan days"),
        ({"name": "Ann", "days": float("inf")}, "inf days"),
        ({"name": "Ann", "days": 1e9}, "days"),
    ],
)
def test_a_link_that_makes_no_sense_is_not_made(links, tmp_path, how, said):
    with pytest.raises(LinkNotMade, match=re.escape(said)):
        links.invite(**how)
    assert list(tmp_path.iterdir()) == []


def invite_ten(folder, who):
    links = Links(folder)
    for number in range(10):
        links.invite(f"{who} {number}")


def test_processes_that_begin_at_once_share_one_secret_and_lose_no_link(links, tmp_path, private):
    several = multiprocessing.get_context("spawn")
    makers = [several.Process(target=invite_ten, args=(tmp_path, who)) for who in ("Ann", "Bo", "Cy")]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert sorted(link.name for link in links.all()) == sorted(
        f"{who} {number}" for who in ("Ann", "Bo", "Cy") for number in range(10)
    )
    assert sorted(file.name for file in private.iterdir() if file.name != "lock") == [
        ".gitignore", "links.csv", "secret"
    ]  # fmt: skip


# ------------------------------------------------------------------------ the private folder


def test_nothing_is_made_before_the_first_link(links, tmp_path):
    assert links.all() == links.notices == []
    assert refused(links.from_cookie, "x" * 43 + ".0123456789") == "forged"
    assert links.cookie_name == "framing_00000000"
    assert list(tmp_path.iterdir()) == []


@has_modes
def test_all_is_the_owners_alone_and_out_of_git_whatever_the_umask(links, private):
    before = os.umask(0)
    try:
        links.invite("Ann")
    finally:
        os.umask(before)
    assert {file.name: file.stat().st_mode & 0o777 for file in [private, *private.iterdir()]} == {
        ".private": 0o700, "secret": 0o600, "links.csv": 0o600, ".gitignore": 0o600, "lock": 0o600
    }  # fmt: skip
    assert (private / ".gitignore").read_text() == "*\n"
    assert links.notices == []


@has_modes
@pytest.mark.parametrize("name", ["", "secret"])
def test_what_was_open_to_others_is_closed_and_told(links, private, tmp_path, caplog, name):
    cookie = links.cookie(links.invite("Ann"))
    (private / name).chmod(0o755)
    again = Links(tmp_path)
    with caplog.at_level(logging.WARNING):
        assert again.from_cookie(cookie).name == "Ann"
    assert not (private / name).stat().st_mode & 0o077
    assert len(again.notices) == 1
    assert "was open to other users" in again.notices[0]
    assert again.notices[0] in caplog.text


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"abc\n", b"0" * 63, b"z" * 64, b"0" * 65, b"\0" * 64, b"0" * 32 + b"\n" + b"0" * 32],
)
def test_a_spoilt_secret_is_refused_and_stays_as_it_is(links, private, tmp_path, content):
    link = links.invite("Ann")
    cookie = links.cookie(link)
    (private / "secret").write_bytes(content)
    for it in (links, Links(tmp_path)):
        for do in (it.all, lambda it=it: it.from_cookie(cookie), lambda it=it: it.invite("Bo")):
            with pytest.raises(SecretRefused, match=r"secret: it is .* Restore it from a backup, or remove"):
                do()
    assert (private / "secret").read_bytes() == content


def test_a_secret_that_is_gone_is_not_replaced(links, private):
    link = links.invite("Ann")
    cookie = links.cookie(link)
    (private / "secret").unlink()
    assert refused(links.from_cookie, cookie) == "forged"
    for do in (lambda: links.invite("Bo"), lambda: links.token(link), lambda: links.cookie(link)):
        with pytest.raises(SecretRefused, match="it is gone, and links were signed with it"):
            do()
    assert not (private / "secret").exists()


def test_without_the_folder_everybody_is_out_and_a_new_beginning_has_a_new_secret(links, private):
    link = links.invite("Ann")
    cookie, name = links.cookie(link), links.cookie_name
    shutil.rmtree(private)
    assert refused(links.from_cookie, cookie) == "forged"
    links.invite("Ann")
    assert refused(links.from_cookie, cookie) == "forged"
    assert links.cookie_name != name


def test_a_torn_row_keeps_nobody_out_and_is_told(links, private, tmp_path):
    link = links.invite("Ann")
    cookie = links.cookie(link)
    with (private / "links.csv").open("ab") as file:
        file.write(f"2026-11-21T09:31:00.000Z,Lea,revoke,{link.id[:7]}".encode())
    again = Links(tmp_path)
    assert again.from_cookie(cookie).name == "Ann"
    assert "row that was cut off" in again.notices[0]
    bo = again.invite("Bo")
    assert again.all() == [bo, link]
    assert again.notices == []
    assert b"revoke" in (private / "links.csv.torn").read_bytes()
    if os.name == "posix":
        assert (private / "links.csv.torn").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "row",
    [
        "{at},Lea,promote,{id},,,",
        "{at},Lea,invite,1,Bo,reviewer,",
        "{at},Lea,invite,0123456789,Bo,admin,",
        "{at},Lea,invite,0123456789,Bo,reviewer,soon",
        "{at},Lea,invite,0123456789,,reviewer,",
        "21.11.2026,Lea,revoke,{id},,,",
        "{at},Lea,revoke,{id}",
    ],
)
def test_a_row_that_cannot_be_trusted_lets_nobody_in(links, private, clock, row):
    link = links.invite("Ann")
    cookie = links.cookie(link)
    with (private / "links.csv").open("a") as file:
        file.write(row.format(at=clock.time, id=link.id) + "\n")
    with pytest.raises(TeamRecordRefused, match=r"links\.csv, row 3: .* Restore"):
        links.from_cookie(cookie)


def test_a_file_in_place_of_the_folder_is_reported(links, private):
    private.write_text("")
    with pytest.raises(TeamRecordNotSaved):
        links.invite("Ann")
    assert links.all() == []


def test_a_project_folder_that_is_gone_is_not_made(tmp_path):
    with pytest.raises(TeamRecordNotSaved, match=r"folder .*nowhere is gone"):
        Links(tmp_path / "nowhere").invite("Ann")
    assert not (tmp_path / "nowhere").exists()


@has_modes
def test_a_project_folder_that_may_only_be_read_is_reported():
    folder = Path(tempfile.mkdtemp(prefix="framing-test-"))
    folder.chmod(0o555)

    def invite():
        links = Links(folder)
        with pytest.raises(TeamRecordNotSaved, match="the system denies access"):
            links.invite("Ann")
        assert links.all() == []

    try:
        as_an_ordinary_user(invite)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_neither_the_secret_nor_a_token_is_shown_or_stored(links, private, caplog):
    link = links.invite("Ann")
    token, cookie = links.token(link), links.cookie(link)
    secret = (private / "secret").read_text().strip()
    links.from_token(token)
    links.from_cookie(cookie)
    with caplog.at_level(logging.DEBUG):
        links.revoke(link.id)
        errors = []
        for way_in in (links.from_token, links.from_cookie):
            for value in (token, cookie):
                try:
                    way_in(value)
                except FramingError as error:
                    errors.append(repr(error) + repr(vars(error)))
    assert len(errors) == 4
    shown = [repr(links), repr(link), repr(vars(links)), caplog.text, *errors]
    written = [file.read_text() for file in private.iterdir() if file.name != "secret"]
    for text in shown + written:
        for hidden in (secret, token, cookie, token.partition(".")[0], cookie.partition(".")[0]):
            assert hidden not in text


def test_the_file_of_links_is_plain_csv(links, private, clock):
    link = links.invite("Ann, jr.", by="Lea")
    links.revoke(link.id, by="Max")
    rows = list(csv.DictReader((private / "links.csv").open(newline="", encoding="utf-8")))
    assert rows == [
        {
            "at": clock.time, "by": "Lea", "action": "invite", "link": link.id,
            "name": "Ann, jr.", "role": "reviewer", "expires": link.expires,
        },
        {
            "at": clock.time, "by": "Max", "action": "revoke", "link": link.id,
            "name": "", "role": "", "expires": "",
        },
    ]  # fmt: skip
