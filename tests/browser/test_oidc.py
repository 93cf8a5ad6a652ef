"""An organisation's sign-in: a real OpenID provider, this tool and a browser, on one machine."""

from __future__ import annotations

import secrets

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Reviewer, Site, make_project
from tests.browser.oidc.provider import Client, provide, write_secrets
from tests.server.client import get
from tests.serving import free_port, serve

TEAM = """
sign_in = "required"

[[reviewer]]
name = "Mira Ödegård"
email = "mira@example.org"

[[reviewer]]
name = "Jonas"
email = "jonas@example.org"

[[reviewer]]
name = "Lea"
email = "lea@example.org"
role = "lead"
"""

#: Who has an account with the organisation, and what it says of them. Its names are not the team's.
ACCOUNTS = {
    "mira": {"email": "Mira@Example.org", "email_verified": True, "name": "M. Ö. (newsroom)"},
    "lea": {"email": "lea@example.org", "email_verified": True, "name": "Mira Ödegård"},
    "unverified": {"email": "jonas@example.org", "email_verified": False, "name": "Jonas"},
    "stranger": {"email": "lea@example.com", "email_verified": True, "name": "Lea"},
    "nameless": {"name": "Lea"},
}

MIRA, LEA = "Mira Ödegård", "Lea"
COOKIE = "_streamlit_user"


class Organisation(Site):
    """A project whose people come in by their organisation's sign-in."""

    def __init__(self, served, folder, hidden: tuple[str, ...]):
        super().__init__(served, folder)
        self.served, self.hidden = served, hidden
        #: The cookies of whoever has signed in once, by account.
        self.signed_in: dict[str, list] = {}

    def team(self, text: str) -> None:
        (self.folder / "team.toml").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def organisation(tmp_path_factory):
    here, port = tmp_path_factory.mktemp("oidc"), free_port()
    client = Client("framing", secrets.token_urlsafe(24), f"http://127.0.0.1:{port}/oauth2callback")
    cookie_secret = secrets.token_urlsafe(32)
    folder = make_project(here / "project")
    (folder / "team.toml").write_text(TEAM, encoding="utf-8")
    with provide(client, ACCOUNTS) as issuer:
        file = write_secrets(here / "secrets.toml", client, issuer, cookie_secret)
        with serve(folder, f"--secrets.files={file}", port=port) as served:
            yield Organisation(served, folder, (client.client_secret, cookie_secret))


@pytest.fixture(scope="module")
def browser(chromium):
    """One browser for all, which need not load the page's program anew for each."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def tab(browser):
    """Of somebody whom nobody knows yet, neither here nor at the provider."""
    browser.clear_cookies()
    yield browser.new_page()
    for page in browser.pages:
        page.close()


@pytest.fixture
def visitor(tab, organisation):
    """The same, at the front door."""
    tab.goto(organisation.url)
    return tab


def ask_for_sign_in(page: Page) -> None:
    page.locator(".st-key-oidc_sign_in").get_by_role("button").click()
    page.get_by_role("heading", name="Choose an account").wait_for()


def sign_in(page: Page, account: str) -> None:
    """Go to the provider, sign in there, and come back."""
    ask_for_sign_in(page)
    page.get_by_role("button", name=account, exact=True).click()


def come_in(page: Page, account: str, name: str, site: Organisation) -> Reviewer:
    """Somebody who has signed in, in a browser that knows nobody; by way of the provider the first time."""
    page.context.clear_cookies()
    if account in site.signed_in:
        page.context.add_cookies(site.signed_in[account])
        page.goto(site.url)
    else:
        page.goto(site.url)
        sign_in(page, account)
    page.get_by_text(f"Tagging as {name}").wait_for()
    site.signed_in[account] = page.context.cookies(site.url)
    return Reviewer(site, page, name).ready()


def stands_outside(page: Page) -> bool:
    """Whether the page asks to sign in, and shows nothing of the project."""
    page.locator(".st-key-oidc_sign_in").get_by_role("button").wait_for()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    return not any(text in page.content() for text in ("The last ferry", "ferry made", "Tagging as"))


def test_a_reviewer_signs_in_with_the_organisation_and_tags_under_the_name_in_team_toml(
    visitor, organisation
):
    assert stands_outside(visitor)
    sign_in(visitor, "mira")
    visitor.get_by_text(f"Tagging as {MIRA}").wait_for()
    assert visitor.get_by_label("Your name").count() == 0
    mira = Reviewer(organisation, visitor, MIRA)
    mira.open("bridge").press("2")
    assert mira.at(3)
    assert [(row["reviewer"], row["role"], row["tags"]) for row in mira.rows] == [
        (MIRA, "reviewer", "critical")
    ]


def test_a_reload_and_a_second_tab_are_signed_in_too_until_one_signs_out(visitor, organisation):
    sign_in(visitor, "mira")
    visitor.get_by_text(f"Tagging as {MIRA}").wait_for()
    mira = Reviewer(organisation, visitor, MIRA).reload()
    mira.page.get_by_text(f"Tagging as {MIRA}").wait_for()
    second = Reviewer(organisation, visitor.context.new_page(), MIRA).open("ferry", 1)
    assert second.at(1)

    mira.page.locator(".st-key-sign_out").get_by_role("button").click()
    mira.page.get_by_role("button", name="Yes, sign out").click()  # the provider asks whether there as well
    mira.page.wait_for_url(f"{organisation.url}/")
    assert stands_outside(mira.page)
    second.page.reload()
    assert stands_outside(second.page)
    assert COOKIE not in {cookie["name"] for cookie in visitor.context.cookies()}


def test_who_is_nobody_in_the_team_stays_outside_is_told_why_and_may_choose_another_account(visitor):
    for account, why in (
        ("unverified", "has not verified that jonas@example.org is yours"),
        ("stranger", "lea@example.com is not in this project's team"),
        ("nameless", "did not tell your e-mail address"),
    ):
        sign_in(visitor, account)
        visitor.locator("[data-testid=stAlert]", has_text=why).wait_for()
        assert stands_outside(visitor)
    sign_in(visitor, "lea")
    visitor.get_by_text(f"Tagging as {LEA}").wait_for()


def test_a_sign_in_that_is_cancelled_leads_back_to_the_front_door(visitor, organisation):
    ask_for_sign_in(visitor)
    visitor.get_by_role("button", name="Cancel").click()
    visitor.wait_for_url(f"{organisation.url}/")
    assert stands_outside(visitor)


def middle_letter_changed(cookies: dict[str, str]) -> str:
    value = cookies[COOKIE]
    place = len(value) // 3
    return value[:place] + ("A" if value[place] != "A" else "B") + value[place + 1 :]


def signature_cut_off(cookies: dict[str, str]) -> str:
    return cookies[COOKIE].rpartition(".")[0]


def another_signed_cookie(cookies: dict[str, str]) -> str:
    """One that this server has signed itself, for another purpose."""
    return cookies["_streamlit_user_tokens"]


def test_a_changed_cookie_lets_nobody_in(tab, organisation):
    come_in(tab, "lea", LEA, organisation)
    cookies = {cookie["name"]: cookie["value"] for cookie in tab.context.cookies(organisation.url)}
    assert get(organisation.url, "/me", f"{COOKIE}={cookies[COOKIE]}").status == 200
    changed = [
        change(cookies) for change in (middle_letter_changed, signature_cut_off, another_signed_cookie)
    ]
    for value in changed:
        assert get(organisation.url, "/me", f"{COOKIE}={value}").status == 401
    tab.context.add_cookies([{"name": COOKIE, "value": changed[0], "url": organisation.url}])
    tab.goto(organisation.url)
    assert stands_outside(tab)


def test_only_a_lead_sees_the_pages_of_leads(tab, organisation):
    come_in(tab, "lea", LEA, organisation)
    tab.get_by_role("link", name="Join links").click()
    tab.get_by_role("heading", name="Links made so far").wait_for()

    come_in(tab, "mira", MIRA, organisation)
    assert tab.get_by_role("link", name="Join links").count() == 0
    tab.goto(f"{organisation.url}/links")
    tab.get_by_text("Only a lead of the team may do this").wait_for()
    assert tab.get_by_role("heading", name="Links made so far").count() == 0


def test_who_is_taken_out_of_team_toml_is_outside_from_the_next_key_on(tab, organisation):
    mira = come_in(tab, "mira", MIRA, organisation).open("long", 1)
    before = mira.decisions
    organisation.team(TEAM.replace("mira@example.org", "mira.left@example.org"))
    try:
        tab.keyboard.press("1")
        tab.locator("[data-testid=stAlert]", has_text="is not in this project's team").wait_for()
        assert stands_outside(tab)
        assert mira.decisions == before
    finally:
        organisation.team(TEAM)


def test_neither_secrets_nor_what_the_provider_said_are_in_the_log_or_the_labels(tab, organisation):
    come_in(tab, "mira", MIRA, organisation).open("long").press("1")
    cookies = {cookie["name"]: cookie["value"] for cookie in tab.context.cookies(organisation.url)}
    written = organisation.served.log + (organisation.folder / "labels.csv").read_text("utf-8")
    assert MIRA in written
    for hidden in (*organisation.hidden, cookies[COOKIE], cookies["_streamlit_user_tokens"], "example.org"):
        assert hidden not in written
