"""The Team page: the lead's board and what it opens, and a reviewer's own progress."""

from __future__ import annotations

import pytest

from app.entry import presence
from app.parts import sign_in
from framing.labels import CsvStore
from framing.project import open_project
from framing.team import Person
from tests.app.conftest import PEOPLE, plain
from tests.framing.labels.examples import label

TEAM = "reviewers_per_article = 2\n" + PEOPLE


@pytest.fixture
def folder(small_project):
    """`bridge` (four units) and `ferry` (two), both for ann and bo; lea leads."""
    (small_project / "team.toml").write_text(TEAM, encoding="utf-8")
    return small_project


@pytest.fixture
def save(small_project):
    """`save(article, *paragraph numbers, **fields)`: labels on them, by default on all units."""
    store = CsvStore(small_project / "labels.csv")

    def save(article, *numbers, **fields):
        for unit in open_project(small_project).library.article(article).units:
            if not numbers or unit.number in numbers:
                store.append(label(unit.number, article=article, paragraph_id=unit.id, **fields))

    return save


@pytest.fixture(autouse=True)
def _nobody_here(monkeypatch):
    monkeypatch.setattr(presence, "here", lambda: {})


@pytest.fixture
def team_page(come_in):
    """`team_page(folder, name, role)`: somebody's session at the Team page."""

    def team_page(folder, name="lea", role="lead"):
        session = come_in(folder, name, role)
        session.at.switch_page("views/team.py").run()
        assert not session.at.exception
        return session

    return team_page


def said(session) -> str:
    return plain(" ".join(element.value for element in session.at.markdown))


def buttons(session) -> set[str]:
    return {button.key for button in session.at.button}


def openness(folder):
    return open_project(folder).discussion.state()


# ----------------------------------------------------------------------------- the lead


def test_the_first_sentence_says_how_the_team_stands(team_page, folder, save, monkeypatch):
    monkeypatch.setattr(presence, "here", lambda: {"bo": 1, "lea": 2})
    for reviewer in ("ann", "bo"):
        save("ferry", reviewer=reviewer)
    session = team_page(folder)
    assert "1 of 2 articles is finished by all. 1 of 2 reviewers is here." in said(session)
    assert "Nothing is open for discussion." in said(session)


def test_a_row_a_reviewer_says_what_is_done_left_and_unsure(team_page, folder, save):
    save("bridge", 1, 3, reviewer="ann", unsure=True)
    text = team_page(folder).text
    ann, bo = text[text.index("ann") : text.index("bo ")], text[text.index("bo ") :]
    assert "0 of 2" in ann
    assert "2 of 6 4 2" in " ".join(ann.replace("Paragraphs", "").split())
    assert "never" not in ann
    assert "never" in bo


def test_who_is_here_is_marked(team_page, folder, monkeypatch):
    monkeypatch.setattr(presence, "here", lambda: {"bo": 1})
    html = team_page(folder).html
    assert html.count('class="here"') == 1
    assert html.index(">bo<") < html.index('class="here"')


def test_each_article_says_who_is_how_far(team_page, folder, save):
    save("ferry", reviewer="ann")
    save("bridge", 1, reviewer="bo")
    text = team_page(folder).text
    assert "1 of 2 have finished ann ✓ bo 0/2" in text
    assert "0 of 2 have finished ann 0/4 bo 1/4" in text


def test_names_and_titles_are_text_and_no_markup(team_page, folder, save):
    (folder / "sources" / "evil.txt").write_text(
        "The <b>title</b>\n\nA paragraph of text.\n", encoding="utf-8"
    )
    save("bridge", 1, reviewer="<img src=x onerror=alert(1)>")
    html = team_page(folder).html
    assert "<img" not in html
    assert "&lt;img src=x" in html
    assert "The <b>title" not in html


def test_new_labels_are_seen_at_the_next_look(team_page, folder, save):
    session = team_page(folder)
    assert "0 of 2 articles" in said(session)
    for reviewer in ("ann", "bo"):
        save("ferry", reviewer=reviewer)
    session.at.session_state["framing_said"] = ""
    wait_for_a_new_board(session)
    assert "1 of 2 articles" in said(session)


def wait_for_a_new_board(session):
    from app.parts import team_board

    team_board._latest()._good_until = 0.0
    session.at.run()


def test_a_lead_opens_an_article_and_closes_it(team_page, folder, save):
    for reviewer in ("ann", "bo"):
        save("ferry", reviewer=reviewer)
    session = team_page(folder)
    assert session.at.button(key="discuss_ferry").label == "Open for discussion"
    session.at.button(key="discuss_ferry").click().run()
    assert openness(folder).articles == {"ferry"}
    assert [(e.by, e.action, e.article) for e in open_project(folder).discussion.events()] == [
        ("lea", "open", "ferry")
    ]
    assert "1 article is open for discussion." in said(session)
    session.at.button(key="discuss_ferry").click().run()
    assert not openness(folder).is_open("ferry")


def test_an_article_that_somebody_still_tags_is_opened_by_two_clicks(team_page, folder):
    session = team_page(folder)
    session.at.button(key="discuss_ferry").click().run()
    assert not openness(folder).articles
    session.at.button(key="not_ferry").click().run()
    assert "sure_ferry" not in buttons(session)
    session.at.button(key="discuss_ferry").click().run()
    session.at.button(key="sure_ferry").click().run()
    assert openness(folder).articles == {"ferry"}
    assert "sure_ferry" not in buttons(session)


def test_the_whole_project_is_opened_by_two_clicks_and_closed_by_one(team_page, folder):
    session = team_page(folder)
    session.at.button(key="open_all").click().run()
    assert not openness(folder).everything
    session.at.button(key="open_all_sure").click().run()
    assert openness(folder).everything
    assert "The whole project is open for discussion." in said(session)
    session.at.button(key="close_all").click().run()
    assert not openness(folder).is_open("ferry")


def test_a_lead_may_think_better_of_it(team_page, folder):
    session = team_page(folder)
    session.at.button(key="open_all").click().run()
    session.at.button(key="open_all_not").click().run()
    assert not openness(folder).everything
    assert "open_all_sure" not in buttons(session)


def test_what_is_finished_by_all_is_opened_together(team_page, folder, save):
    for article in ("bridge", "ferry"):
        for reviewer in ("ann", "bo"):
            save(article, reviewer=reviewer)
    session = team_page(folder)
    assert "open_found" not in buttons(session)
    session.at.button_group(key="team_articles_show").set_value("Finished by all").run()
    session.at.button(key="open_found").click().run()
    assert not openness(folder).articles
    session.at.button(key="open_found_sure").click().run()
    assert openness(folder).articles == {"bridge", "ferry"}
    session.at.button(key="close_found").click().run()
    assert not openness(folder).articles


@pytest.mark.parametrize(
    ("words", "found"), [("ferry", {"ferry"}), ("ann", {"ferry", "bridge"}), ("zebra", set())]
)
def test_articles_are_found_by_title_and_by_reviewer(team_page, folder, words, found):
    session = team_page(folder)
    session.at.text_input(key="team_articles_search").set_value(words).run()
    assert {key for key in buttons(session) if key.startswith("discuss_")} == {
        f"discuss_{id}" for id in found
    }
    assert ("No article matches." in said(session)) == (not found)


def test_articles_are_shown_by_how_they_stand(team_page, folder, save):
    for reviewer in ("ann", "bo"):
        save("ferry", reviewer=reviewer)
    session = team_page(folder)

    def shown(which):
        session.at.button_group(key="team_articles_show").set_value(which).run()
        return {key for key in buttons(session) if key.startswith("discuss_")}

    assert shown("Finished by all") == {"discuss_ferry"}
    assert shown("Not finished") == {"discuss_bridge"}
    assert shown("Open") == set()


def test_a_lead_who_is_one_no_more_opens_nothing(team_page, folder, save, monkeypatch):
    for reviewer in ("ann", "bo"):
        save("ferry", reviewer=reviewer)
    session = team_page(folder)
    monkeypatch.setattr(sign_in, "person", lambda: Person("lea", "reviewer"))
    session.at.button(key="discuss_ferry").click().run()
    assert not openness(folder).articles
    assert session.errors[0].startswith("Only a lead of the team may do this.")
    assert "discuss_ferry" not in buttons(session)


def test_a_team_that_is_not_listed_is_told_how_to_be(visit, small_project, save):
    save("ferry", reviewer="bo")
    session = visit(small_project, "lea")
    session.at.switch_page("views/team.py").run()
    assert "bo" in session.text
    written = next(code.value for code in session.at.code if "[[reviewer]]" in code.value)
    (small_project / "team.toml").write_text(written, encoding="utf-8")
    team = open_project(small_project).team
    assert (team.reviewers, team.member("lea").role) == (("bo",), "lead")


def test_before_anything_the_page_says_what_to_do_first(visit, project_folder):
    session = visit(project_folder, "lea")
    session.at.switch_page("views/team.py").run()
    assert [info.value for info in session.at.info] == [
        "Put articles as .txt or .md files into the project's `sources` folder."
    ]


# ------------------------------------------------------------------------- a reviewer


def test_a_reviewer_sees_their_own_progress_and_the_teams_total(team_page, folder, save):
    save("ferry", reviewer="ann")
    save("bridge", 1, reviewer="bo")
    session = team_page(folder, "ann", "reviewer")
    assert "Your articles 1 of 2 Your paragraphs 2 of 6" in session.text
    assert "Paragraphs tagged 3 of 12" in session.text
    assert "4 left · 0 unsure" in session.text


def test_a_reviewer_is_told_no_other_name_and_offered_nothing_to_open(team_page, folder, save):
    save("bridge", 1, reviewer="bo")
    session = team_page(folder, "ann", "reviewer")
    everything = session.text + said(session) + " ".join(c.value for c in session.at.caption)
    assert "bo " not in everything
    assert "lea" not in everything
    assert not {key for key in buttons(session) if key.startswith(("discuss_", "open_", "close_"))}


def test_a_reviewers_articles_lead_on_to_tagging_the_unfinished_first(team_page, folder, save):
    save("bridge", reviewer="ann")
    session = team_page(folder, "ann", "reviewer")
    html = session.html
    assert html.index("?article=ferry") < html.index("?article=bridge")
    session.at.session_state["framing_wanted"] = ("ferry", None)
    session.at.run()
    assert session.current == "1"


def test_where_sources_are_masked_a_reviewers_list_names_none(team_page, folder, save):
    (folder / "team.toml").write_text("mask_source = true\n" + TEAM, encoding="utf-8")
    save("bridge", reviewer="ann")
    session = team_page(folder, "ann", "reviewer")
    assert "ferry" not in session.html
    assert "Your paragraphs 3 of 4" in session.text


def test_who_has_no_article_is_told_where_they_come_from(team_page, folder):
    session = team_page(folder, "guest", "reviewer")
    assert [info.value for info in session.at.info] == [
        "Open *Tag* and choose an article: your progress shows here."
    ]
