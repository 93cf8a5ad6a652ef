"""Who is tagging."""

from __future__ import annotations

import pytest

from app.entry import oidc
from tests.app.conftest import plain


def test_a_name_is_asked_for_first(visit, small_project):
    session = visit(small_project, None)
    assert session.at.title[0].value == "Framing annotator"
    assert session.at.text_input(key="sign_in_name").label == "Your name"
    assert "bridge" not in session.html


@pytest.mark.parametrize("name", ["", "   ", "\u200b\n"])
def test_an_empty_name_is_refused_and_asked_for_again(visit, small_project, name):
    session = visit(small_project, name)
    assert [warning.value for warning in session.at.warning] == [
        "Type a name first: it tells your tags from those of others."
    ]
    session.sign_in("ann")
    assert session.at.title[0].value == "Articles"
    assert not session.at.warning


def test_after_the_name_comes_what_the_address_asked_for(visit, small_project):
    session = visit(small_project, article="bridge", paragraph="4")
    assert session.current == "4"


def test_the_name_stands_beside_the_labels_as_it_was_given(visit, small_project, rows):
    session = visit(small_project, "  <b>Ñandú</b> \n $a$, jr. ")
    assert 'Tagging as <b dir="auto">&lt;b&gt;Ñandú&lt;/b&gt; $a$, jr.</b>' in session.html
    session.open(article="ferry").click("tag_1")
    assert [row["reviewer"] for row in rows()] == ["<b>Ñandú</b> $a$, jr."]


def test_another_reviewer_may_take_over(visit, small_project, rows):
    session = visit(small_project, article="bridge").click("tag_1")
    session.follow().click("sign_out").sign_in("bo").follow("bridge").click("tag_2")
    assert [(row["reviewer"], row["paragraph"], row["tags"]) for row in rows()] == [
        ("ann", "1", "supportive"),
        ("bo", "1", "critical"),
    ]


# ----------------------------------------------------------------- known by the front door


def test_who_came_in_by_a_link_is_known_and_asked_for_nothing(come_in, small_project, rows):
    session = come_in(small_project, "bo", article="bridge").click("tag_2")
    assert [row["reviewer"] for row in rows()] == ["bo"]
    session.follow()
    assert 'Tagging as <b dir="auto">bo</b>' in session.html
    assert "sign_out" not in [button.key for button in session.at.button]


def test_what_is_wrong_with_the_project_is_not_told_to_strangers(visit, small_project, door):
    (small_project / "codebook.toml").write_text("secret = 'a plan'", encoding="utf-8")
    door.turns_away()
    assert not visit(small_project, name=None).at.error
    door.lets_in("Mira")
    assert "codebook" in visit(small_project, name=None).errors[0]


def test_a_stranger_sees_the_way_in_and_no_article(visit, small_project, door, monkeypatch):
    monkeypatch.setattr(oidc, "providers", lambda: (None, "university"))
    door.turns_away("mo@example.org is not in this project's team.")
    session = visit(small_project, None, article="bridge")
    assert [plain(warning.value) for warning in session.at.warning] == [
        "mo@example.org is not in this project's team."
    ]
    assert [button.label for button in session.at.button] == [
        "Sign in with your organisation",
        "Sign in with university",
    ]
    assert not session.at.text_input
    assert "bridge" not in session.html


def test_nobody_becomes_somebody_else_by_a_name_that_the_browser_sends(come_in, small_project, rows):
    session = come_in(small_project, "bo", article="bridge")
    session.at.session_state["sign_in_name"] = "lea"
    session.at.run()
    session.click("tag_1")
    assert [row["reviewer"] for row in rows()] == ["bo"]


def test_a_session_that_comes_back_with_another_person_shows_nothing_of_the_first(
    come_in, small_project, door, rows
):
    session = come_in(small_project, "bo", article="bridge").click("tag_1", "tag_2")
    door.lets_in("ann")
    session.open(article="bridge")
    assert session.current == "1"
    assert "critical" not in session.text
    session.click("tag_3")
    assert [(row["reviewer"], row["paragraph"]) for row in rows()] == [("bo", "1"), ("bo", "3"), ("ann", "1")]


def test_a_gesture_after_the_person_has_gone_saves_nothing(come_in, small_project, door, rows):
    session = come_in(small_project, "bo", article="bridge").click("tag_1")
    door.turns_away()
    session.at.button(key="tag_2").click().run()
    assert [row["paragraph"] for row in rows()] == ["1"]


def test_at_the_machine_itself_a_person_leads_unless_team_toml_says_otherwise(visit, small_project):
    (small_project / "team.toml").write_text(
        '[[reviewer]]\nname = "bo"\n\n[[reviewer]]\nname = "lea"\nrole = "lead"\n', encoding="utf-8"
    )
    roles = {}
    for name in ("bo", "lea", "someone"):
        session = visit(small_project, name)
        roles[name] = session.at.session_state["framing_person"].role
    assert roles == {"bo": "reviewer", "lea": "lead", "someone": "lead"}
