"""team.toml: what it may say, and what is refused with which remedy."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing.errors import TeamFileError
from framing.team.people import Member, Person, clean_name
from framing.team.roster import Team, parse_team, read_team

FULL = """
reviewers_per_article = 2
seed = "spring"
blind = false
anonymous = true
mask_source = true
sign_in = "required"
url = "https://tags.example.org/"
allowed_hosts = ["tags.example.org", "*.Lan.example.org", "[::1]"]

[[reviewer]]
name = "Mira"
email = "Mira@example.org"

[[reviewer]]
name = "Jonas"

[[reviewer]]
name = "Ayo"
role = "lead"

[[reviewer]]
name = "Ines"
role = "lead"
assigned = true
"""


def test_every_field_is_read():
    assert parse_team(FULL) == Team(
        members=(
            Member("Mira", "reviewer", "Mira@example.org", True),
            Member("Jonas", "reviewer", "", True),
            Member("Ayo", "lead", "", False),
            Member("Ines", "lead", "", True),
        ),
        reviewers_per_article=2,
        seed="spring",
        blind=False,
        anonymous=True,
        mask_source=True,
        sign_in="required",
        url="https://tags.example.org",
        allowed_hosts=("tags.example.org", "*.lan.example.org", "::1"),
    )


def test_bare_names_may_stand_in_one_line_before_those_with_more_to_say():
    team = parse_team(
        'reviewers = ["Mira", " Jonas  Berg"]\nreviewers_per_article = 2\n'
        '[[reviewer]]\nname = "Lea"\nrole = "lead"\n'
    )
    assert team.members == (Member("Mira"), Member("Jonas Berg"), Member("Lea", "lead"))
    assert team.reviewers == ("Mira", "Jonas Berg")


def test_articles_go_to_reviewers_and_to_the_leads_that_say_so():
    assert parse_team(FULL).reviewers == ("Mira", "Jonas", "Ines")


def test_without_a_file_the_team_is_blind_and_open(tmp_path):
    team = read_team(tmp_path / "team.toml")
    assert (team, team.blind, team.reviewers) == (Team(), True, ())


def test_an_empty_file_says_what_no_file_says():
    assert parse_team("") == Team()


def test_a_file_as_windows_editors_save_it_is_read(tmp_path):
    (tmp_path / "team.toml").write_bytes(b"\xef\xbb\xbf" + FULL.replace("\n", "\r\n").encode())
    assert read_team(tmp_path / "team.toml") == parse_team(FULL)


def test_a_file_that_cannot_be_read_is_refused_not_taken_for_none(tmp_path):
    (tmp_path / "team.toml").mkdir()
    with pytest.raises(TeamFileError, match=r"^team\.toml: it cannot be read"):
        read_team(tmp_path / "team.toml")


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "team.toml").write_bytes('[[reviewer]]\nname = "José"\n'.encode("latin-1"))
    with pytest.raises(TeamFileError, match="UTF-8"):
        read_team(tmp_path / "team.toml")


def test_people_are_found_in_any_case_and_by_their_own_spelling():
    team = parse_team(FULL)
    assert team.member("  miRA ").name == "Mira"
    assert team.member("Mir") is None
    assert team.member("") is None
    assert team.member(None) is None
    assert team.member("Ayo").person == Person("Ayo", "lead")
    assert team.member("Ayo").person.is_lead


def test_people_are_found_by_e_mail_in_any_case():
    team = parse_team(FULL)
    assert team.by_email("mira@EXAMPLE.org").name == "Mira"
    assert team.by_email("mira@example.org.evil.test") is None
    assert team.by_email("") is None  # Jonas has none
    assert team.by_email(None) is None


@pytest.mark.parametrize("address", ["\u212aim@example.org", "ki\u1e9e@example.org", "ki\u00df@example.org"])
def test_a_letter_that_folds_into_another_does_not_make_another_address_the_same(address):
    team = Team((Member("Kim", email="kim@example.org"), Member("Kiss", email="kiss@example.org")))
    assert team.by_email(address) is None


def test_a_team_can_be_hashed_so_that_what_is_computed_from_it_can_be_kept():
    assert len({parse_team(FULL), parse_team(FULL), Team()}) == 2


def reviewers(*tables: str) -> str:
    return "".join(f"[[reviewer]]\n{table}\n" for table in tables)


@pytest.mark.parametrize(
    ("text", "problem", "remedy"),
    [
        ("blind = ", "not valid TOML", "docs/team.md"),
        ("reviewers_per_artcle = 2", "“reviewers_per_artcle”", "reviewers_per_article"),
        ('reviewer = ["Mira"]', "[[reviewer]] tables", "double brackets"),
        ("[reviewer]\nname = 'Mira'", "[[reviewer]] tables", "double brackets"),
        ("reviewers = 'Mira'", "reviewers is not a list of names", '["Mira", "Jonas"]'),
        ("reviewers = [7]", "reviewers is not a list of names", '["Mira", "Jonas"]'),
        ("reviewers = ['Mira', '']", "number 2 has no name", 'name = "…"'),
        ("reviewers = ['Mira']\n" + reviewers("name = 'mira'"), "two people are named “mira”", "initial"),
        ("members = []", "unknown field “members”", "[[reviewer]]"),
        (reviewers("role = 'lead'"), "[[reviewer]] number 1 has no name", 'name = "…"'),
        (reviewers("name = ' \\u200b '".replace("'", '"')), "number 1 has no name", 'name = "…"'),
        (reviewers("name = 7"), "number 1: name is not text", "quotes"),
        (reviewers(f"name = '{'x' * 81}'"), "81 characters", "80"),
        (reviewers("name = 'Mira'\nmail = 'm@x.org'"), "“Mira”: unknown field “mail”", "email"),
        (reviewers("name = 'Mira'\nblind = true"), "“Mira”: unknown field “blind”", "above the first"),
        (reviewers("name = 'Mira'\nrole = 'boss'"), "“Mira”: role is “boss”", 'role = "lead"'),
        (reviewers("name = 'Mira'\nassigned = 'no'"), "“Mira”: assigned is neither", "true"),
        (reviewers("name = 'Mira'\nemail = 'mira'"), "“mira” is not an e-mail", "@"),
        (reviewers("name = 'Mira'", "name = 'MIRA '"), "two people are named “MIRA”", "initial"),
        (reviewers("name = 'Jose\u0301'", "name = 'Jos\u00e9'"), "two people are named", "initial"),
        (
            reviewers("name = 'Mira'\nemail = 'm@x.org'", "name = 'Jo'\nemail = 'M@X.org'"),
            "“Mira” and “Jo” share",
            "their own",
        ),
        ("reviewers_per_article = 0", "is 0", "whole number"),
        ("reviewers_per_article = true", "is True", "whole number"),
        ("reviewers_per_article = 1.5", "is 1.5", "whole number"),
        ("reviewers_per_article = 1", "no reviewers are given articles", "[[reviewer]]"),
        ("reviewers_per_article = 2\n" + reviewers("name = 'M'", "name = 'L'\nrole = 'lead'"), "is 2", "assigned"),
        ("reliability_share = 20", "is 20", "0.2"),
        ("reliability_share = -0.1", "is -0.1", "0.2"),
        ("reliability_share = nan", "is nan", "0.2"),
        ("reliability_share = '20%'", "is '20%'", "0.2"),
        ("reliability_share = 0.2", "nobody", "[[reviewer]]"),
        ("reviewers_per_article = 1\nreliability_share = 0.2\n" + reviewers("name = 'M'"), "both", "Keep one"),
        ("seed = 1.5", "seed is not text", "quotes"),
        ("blind = 'yes'", "blind is neither true nor false", "blind = true"),
        ("mask_source = 1", "mask_source is neither", "mask_source = true"),
        ("sign_in = 'none'", "sign_in is “none”", 'sign_in = "required"'),
        ("sign_in = false", "sign_in is “False”", 'sign_in = "required"'),
        ("url = 'tags.example.org'", "“tags.example.org” is not the address", "https://"),
        ("url = 'javascript:alert(1)'", "is not the address", "https://"),
        ("url = 'https://a.org?x=1'", "is not the address", "https://"),
        ("url = 'https://user:word@a.org'", "is not the address", "https://"),
        ("url = 'https://a.org:none'", "is not the address", "https://"),
        ("allowed_hosts = 'a.org'", "not a list", '["tags.example.org"]'),
        ("allowed_hosts = ['https://a.org']", "“https://a.org” is not a host name", "without port"),
        ("allowed_hosts = ['a.org:8501']", "“a.org:8501” is not a host name", "without port"),
        ("allowed_hosts = ['*']", "“*” is not a host name", "*.example.org"),
        ("allowed_hosts = ['a.*.org']", "“a.*.org” is not a host name", "*.example.org"),
        ("allowed_hosts = ['']", "“” is not a host name", "without port"),
        ("allowed_hosts = [1]", "“1” is not a host name", "without port"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_the_place_and_the_remedy(text, problem, remedy):
    with pytest.raises(TeamFileError) as refused:
        parse_team(text)
    assert problem in str(refused.value)
    assert remedy in refused.value.remedy
    assert str(refused.value).startswith("team.toml: ")


def test_a_seed_may_be_a_number_and_a_share_a_whole_one():
    team = parse_team("seed = 7\nreliability_share = 1\n" + reviewers("name = 'M'"))
    assert (team.seed, team.reliability_share) == ("7", 1.0)


def test_a_host_name_in_another_script_is_kept_as_browsers_send_it():
    assert parse_team('allowed_hosts = ["bücher.example"]').allowed_hosts == ("xn--bcher-kva.example",)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Mira \t Sund ", "Mira Sund"),
        ("Jose\u0301", "Jos\u00e9"),
        ("two\nlines", "two lines"),
        ("\u202eevil\u0007", "evil"),
        ("a\u200b \u200bb", "a b"),
        ("x" * 90, "x" * 80),
        (" \n", None),
        ("", None),
        (None, None),
    ],
)
def test_a_name_is_saved_on_one_line_without_what_cannot_be_seen(typed, kept):
    assert clean_name(typed) == kept


@given(st.text(max_size=100))
@example("a" * 79 + " b")
@example("e\u200b\u0301")
def test_cleaning_a_clean_name_changes_nothing(typed):
    name = clean_name(typed)
    if name is None:
        return
    assert clean_name(name) == name
    assert name.isprintable()
    assert 1 <= len(name) <= 80
    assert unicodedata.is_normalized("NFC", name)


def test_the_guide_shows_a_file_that_is_read():
    guide = (Path(__file__).parents[3] / "docs" / "team.md").read_text("utf-8")
    example = "\n".join(
        line.removeprefix("    ") for line in guide.split("\n## ")[1].splitlines() if line.startswith("    ")
    )
    team = parse_team(example)
    assert len(team.members) >= 3
    assert team.reviewers_per_article
