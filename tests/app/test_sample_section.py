"""The Agreement page's section on samples and re-tests: planned, drawn, set and withdrawn by a lead."""

from __future__ import annotations

import pytest

from app.parts.agreement import task_sets
from app.parts.current_project import current_project
from framing.labels import new_label_id, utc_now
from framing.project import open_project
from tests.app.conftest import PEOPLE, clicked_twice, plain
from tests.framing.labels.examples import label


@pytest.fixture
def project(small_project):
    (small_project / "team.toml").write_text(PEOPLE, encoding="utf-8")
    return open_project(small_project)


@pytest.fixture
def section(visit, project):
    """`section(name)`: a session at the section, of the lead unless `name` says otherwise."""

    def section(name="lea"):
        session = visit(project.folder, name)
        session.at.switch_page("views/agreement.py").run()
        session.at.button_group(key="agreement_section").set_value("Sample").run()
        return session

    return section


def tag_all(project, reviewer, saved_at="2020-01-01T09:00:00.000Z"):
    for article in project.library.ids:
        for unit in project.library.article(article).units:
            project.store.append(
                label(
                    unit.number, id=new_label_id(), reviewer=reviewer, article=article, paragraph_id=unit.id, saved_at=saved_at
                )
            )  # fmt: skip


def press(session, key):
    session.at.button(key=key).click().run()
    assert not session.at.exception
    return session


def read(session):
    return plain(" ".join(element.value for kind in ("markdown", "caption", "warning", "success")
                          for element in session.at.get(kind)))  # fmt: skip


def test_the_planner_says_how_many_paragraphs_it_takes(section):
    session = section()
    assert session.at.multiselect(key="sample_reviewers").value == ["ann", "bo"]
    assert "139 paragraphs" in read(session)
    session.at.selectbox(key="sample_alpha").set_value(0.667).run()
    assert "81 paragraphs" in read(session)
    assert session.at.number_input(key="sample_wanted_81").value == 81


def test_a_sample_is_drawn_shown_and_only_then_set(section, project):
    session = press(section(), "sample_go")
    assert "6 paragraphs of 2 articles drawn, which is all there are: 139 were wanted" in read(session)
    assert project.tasks.sets() == []
    press(session, "sample_set")
    (found,) = project.tasks.sets()
    assert (found.by, found.reviewers, len(found.places)) == ("lea", ("ann", "bo"), 6)
    assert "Set for ann and bo as reliability-1" in read(session)
    assert "6 paragraphs, set" in session.text
    assert "ann 0 of 6" in session.text


def test_what_was_shown_is_set_though_an_article_has_gone_meanwhile(section, project):
    session = press(section(), "sample_go")
    (project.library.sources / "ferry.txt").unlink()
    current_project().library.refresh()
    press(session, "sample_set")
    (found,) = project.tasks.sets()
    assert len(found.places) == 6
    assert "2 gone from the articles" in session.text


def test_a_draw_is_not_set_for_whom_it_was_not_shown(section, project):
    session = press(section(), "sample_go")
    session.at.text_input(key="sample_seed").set_value("other").run()
    assert not [button for button in session.at.button if button.key == "sample_set"]
    press(session, "sample_go")
    press(session, "sample_not")
    assert project.tasks.sets() == []


def test_two_clicks_set_it_once(section, project, monkeypatch):
    monkeypatch.setattr(task_sets, "_assign", clicked_twice(task_sets._assign))
    press(press(section(), "sample_go"), "sample_set")
    assert [one.id for one in project.tasks.sets()] == ["reliability-1"]


def test_a_set_is_withdrawn_after_a_question(section, project):
    press(press(section(), "sample_go"), "sample_set")
    session = press(section(), "withdraw_reliability-1")
    assert len(project.tasks.sets()) == 1
    press(session, "withdraw_sure_reliability-1")
    assert project.tasks.sets() == []
    assert "reliability-1" not in session.text


def test_who_left_the_team_is_pointed_out(section, project):
    tasks = [(name, "ferry", 1, project.library.article("ferry").units[0].id) for name in ("ann", "eve")]
    project.tasks.assign("lea", "reliability", tasks)
    text = section().text
    assert "eve 0 of 1 not in team.toml" in text
    assert text.count("not in team.toml") == 1


def test_reviewers_to_choose_from_stand_as_they_are(section, project):
    (project.folder / "team.toml").write_text(PEOPLE.replace('"bo"', '"bo-<b>O</b>"'), encoding="utf-8")
    tag_all(project, "bo-<b>O</b>")
    session = section()
    assert "bo-<b>O</b>" in session.at.multiselect(key="sample_reviewers").options
    assert session.at.selectbox(key="retest_reviewer").options == ["bo-<b>O</b>"]


def test_a_retest_is_drawn_from_what_a_reviewer_tagged_before(section, project):
    tag_all(project, "ann")
    session = section()
    assert session.at.selectbox(key="retest_reviewer").options == ["ann"]
    session.at.selectbox(key="retest_reviewer").set_value("ann").run()
    session.at.number_input(key="retest_wanted").set_value(4).run()
    press(session, "retest_go")
    assert "4 paragraphs drawn of 6 that ann tagged" in read(session)
    press(session, "retest_set")
    (found,) = project.tasks.sets()
    assert (found.purpose, found.reviewers, len(found.tasks)) == ("retest", ("ann",), 4)
    press(session, "retest_go")
    assert "2 paragraphs drawn of 2" in read(session)


def test_what_was_tagged_today_is_not_asked_again(section, project):
    tag_all(project, "ann", saved_at=utc_now())
    session = section()
    session.at.selectbox(key="retest_reviewer").set_value("ann").run()
    press(session, "retest_go")
    assert "nothing that could be asked again" in read(session)


def test_only_leads_have_the_section(visit, project):
    session = visit(project.folder, "ann")
    session.at.switch_page("views/agreement.py").run()
    assert "Sample" not in session.at.button_group(key="agreement_section").options


def test_who_stopped_being_a_lead_sets_nothing(come_in, project, door):
    session = come_in(project.folder, "lea", "lead")
    session.at.switch_page("views/agreement.py").run()
    session.at.button_group(key="agreement_section").set_value("Sample").run()
    press(session, "sample_go")
    door.lets_in("lea", "reviewer")
    session.at.button(key="sample_set").click().run()
    assert project.tasks.sets() == []
