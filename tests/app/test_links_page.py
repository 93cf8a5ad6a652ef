"""The page of join links: a lead's alone, on the server and not just by sight."""

from __future__ import annotations

import pytest

from app.parts import sign_in
from framing.project import open_project
from framing.team import Person
from tests.app.conftest import PEOPLE, plain


@pytest.fixture
def folder(small_project):
    (small_project / "team.toml").write_text(PEOPLE, encoding="utf-8")
    return small_project


@pytest.fixture
def links_page(come_in):
    """`links_page(folder, name, role)`: somebody's session at the page of join links."""

    def links_page(folder, name="lea", role="lead"):
        session = come_in(folder, name, role)
        session.at.context = {"url": "http://desk.example.org:8501/links"}
        session.at.switch_page("views/links.py").run()
        assert not session.at.exception
        return session

    return links_page


def links(folder):
    return open_project(folder).links.all()


def make(session, name, role=None, length=None):
    def typed():
        """A name that is no option is one to the browser once it is typed."""
        options = session.at.selectbox(key="link_name").options
        options += [] if name in options else [name]

    typed()
    session.at.selectbox(key="link_name").set_value(name).run()
    if role:
        typed()
        next(c for c in session.at.button_group if c.key.startswith("link_role_")).set_value(role).run()
    if length:
        typed()
        session.at.selectbox(key="link_length").set_value(length).run()
    typed()
    session.at.button(key="link_make").click().run()
    assert not session.at.exception
    return session


def shown(session) -> list[str]:
    return [code.value for code in session.at.code]


def captions(session) -> str:
    return plain(" ".join(element.value for element in session.at.caption))


def buttons(session) -> set[str]:
    return {button.key for button in session.at.button}


def test_a_link_is_made_for_somebody_and_shown(links_page, folder):
    session = make(links_page(folder), "ann")
    (link,) = links(folder)
    assert (link.name, link.role, link.by, link.state()) == ("ann", "reviewer", "lea", "active")
    (address,) = shown(session)
    start, _, token = address.rpartition("/")
    assert start == "http://desk.example.org:8501/join"
    assert open_project(folder).links.from_token(token) == link
    assert "Whoever opens this link is ann, a reviewer of this project." in captions(session)


def test_who_is_a_lead_in_the_file_is_proposed_as_one(links_page, folder):
    make(links_page(folder), "lea")
    assert links(folder)[0].role == "lead"


def test_a_link_may_be_for_a_name_that_is_typed_and_without_end(links_page, folder):
    session = make(links_page(folder), "  Cy\u0301  Ott ", role="lead", length="Until revoked")
    (link,) = links(folder)
    assert (link.name, link.role, link.expires) == ("Cý Ott", "lead", "")
    assert "Not in team.toml, so no article is theirs: Cý Ott." in captions(session)
    assert "works until it is revoked" in session.text


def test_a_name_in_another_case_is_the_persons_in_the_file(links_page, folder):
    make(links_page(folder), "ANN")
    assert links(folder)[0].name == "ann"


def test_nothing_is_made_without_a_name(links_page, folder):
    session = links_page(folder)
    assert session.at.button(key="link_make").disabled


def test_who_has_a_link_that_works_is_not_offered_again(links_page, folder):
    session = make(links_page(folder), "ann")
    assert session.at.selectbox(key="link_name").options == ["bo", "lea"]


def test_links_for_all_who_have_none_are_made_by_one_click_and_taken_away_as_text(links_page, folder):
    session = make(links_page(folder), "ann")
    button = session.at.button(key="link_make_all")
    assert button.label == "Make links for the 2 people in team.toml who have none"
    button.click().run()
    assert {(link.name, link.role) for link in links(folder)} == {
        ("ann", "reviewer"),
        ("bo", "reviewer"),
        ("lea", "lead"),
    }
    (text,) = shown(session)
    assert [line.partition(": http://desk.example.org:8501/join/")[0] for line in text.splitlines()] == [
        "bo",
        "lea",
    ]
    assert [element.label for element in session.at.get("download_button")] == ["Download as text"]
    assert "link_make_all" not in buttons(session)


def test_the_team_files_url_leads_the_links(links_page, folder):
    (folder / "team.toml").write_text('url = "https://tags.example.org/framing"\n' + PEOPLE, encoding="utf-8")
    (address,) = shown(make(links_page(folder), "ann"))
    assert address.startswith("https://tags.example.org/framing/join/")


def test_a_link_is_shown_again(links_page, folder):
    link = open_project(folder).links.invite("ann", by="lea")
    session = links_page(folder)
    assert shown(session) == []
    session.at.button(key=f"show_{link.id}").click().run()
    assert shown(session)[0].endswith(open_project(folder).links.token(link))
    session.at.button(key=f"show_{link.id}").click().run()
    assert shown(session) == []


def test_a_link_is_revoked_by_two_clicks(links_page, folder):
    link = open_project(folder).links.invite("ann", by="lea")
    session = links_page(folder)
    session.at.button(key=f"revoke_{link.id}").click().run()
    assert links(folder)[0].state() == "active"
    session.at.button(key=f"revoke_sure_{link.id}").click().run()
    assert links(folder)[0].state() == "revoked"
    assert f"show_{link.id}" not in buttons(session)
    session.at.button_group(key="links_show").set_value("All").run()
    assert "revoked on" in session.text
    assert f"show_{link.id}" not in buttons(session)


def test_a_link_is_kept_after_all(links_page, folder):
    link = open_project(folder).links.invite("ann", by="lea")
    session = links_page(folder)
    session.at.button(key=f"revoke_{link.id}").click().run()
    session.at.button(key=f"keep_{link.id}").click().run()
    assert links(folder)[0].state() == "active"
    assert f"revoke_{link.id}" in buttons(session)


def test_names_in_links_are_text(links_page, folder):
    open_project(folder).links.invite("<b>x</b>", by="lea")
    html = links_page(folder).html
    assert "&lt;b&gt;x" in html
    assert "<b>x" not in html


def test_a_reviewer_is_refused_and_sees_no_link(links_page, folder):
    open_project(folder).links.invite("bo", by="lea")
    session = links_page(folder, "ann", "reviewer")
    assert session.errors[0].startswith("Only a lead of the team may do this.")
    assert session.at.error[0].proto.title == "For leads"
    assert "bo" not in session.text
    assert not buttons(session) & {"link_make", "link_make_all"}
    assert shown(session) == []


def test_a_lead_who_is_one_no_more_makes_and_revokes_nothing(links_page, folder, monkeypatch):
    """The gestures of the page that is still open in their browser are refused on the server."""
    link = open_project(folder).links.invite("ann", by="lea")
    for gesture in ("link_make_all", f"revoke_sure_{link.id}"):
        session = links_page(folder)
        if gesture != "link_make_all":
            session.at.button(key=f"revoke_{link.id}").click().run()
        with monkeypatch.context() as patch:
            patch.setattr(sign_in, "person", lambda: Person("lea", "reviewer"))
            session.at.button(key=gesture).click().run()
            assert session.errors[0].startswith("Only a lead of the team may do this.")
            assert shown(session) == []
        assert [one.state() for one in links(folder)] == ["active"]


def test_on_one_machine_the_page_says_when_links_come_into_force(visit, folder):
    session = visit(folder, "lea")
    session.at.switch_page("views/links.py").run()
    assert 'sign_in = "required"' in session.at.info[0].value


def test_without_links_the_page_says_what_to_do(links_page, folder):
    assert [info.value for info in links_page(folder).at.info] == [
        "Make the first one above, and send it to whom it is for."
    ]
