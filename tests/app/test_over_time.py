"""The section "Over time" of the Agreement page: drift, stability, and what it tells nobody."""

from __future__ import annotations

import pytest

from framing.labels import CsvStore
from framing.project import open_project
from tests.app.conftest import PEOPLE, plain
from tests.framing.labels.examples import label


@pytest.fixture
def save(small_project):
    """`save("ann", "2026-11-02", {paragraph number of bridge: tags})`."""
    units = {unit.number: unit for unit in open_project(small_project).library.article("bridge").units}
    store = CsvStore(small_project / "labels.csv")

    def save(reviewer, day, decisions):
        for number, tags in decisions.items():
            at = f"{day}T09:30:00.000Z"
            store.append(
                label(
                    number,
                    tags,
                    article="bridge",
                    paragraph_id=units[number].id,
                    reviewer=reviewer,
                    saved_at=at,
                )
            )

    return save


@pytest.fixture
def over_time(visit, small_project):
    """`over_time(name)`: a session that looks at the section."""

    def over_time(name="lea"):
        session = visit(small_project, name)
        session.at.switch_page("views/agreement.py").run()
        return choose(session, "agreement_section", "Over time")

    return over_time


def choose(session, key, value):
    session.at.button_group(key=key).set_value(value).run()
    return session


def said(session) -> str:
    """All that can be read, Markdown and tables."""
    at = session.at
    return "\n".join([plain(one.value) for one in (*at.markdown, *at.caption, *at.info)] + [session.text])


@pytest.fixture
def two_weeks(save):
    """Ann and Bo agree in one week and not in the next; Ann decides two paragraphs again."""
    save("ann", "2026-11-02", {1: "supportive", 3: "critical"})
    save("bo", "2026-11-02", {1: "supportive", 3: "critical"})
    save("ann", "2026-11-09", {4: "supportive", 5: "critical"})
    save("bo", "2026-11-09", {4: "critical", 5: "supportive"})
    save("ann", "2026-11-23", {1: "supportive", 3: "critical"})


def test_each_week_of_each_reviewer_has_its_figures(over_time, two_weeks):
    session = over_time()
    assert not session.at.exception
    assert len(session.at.get("vega_lite_chart")) == 1
    text = said(session)
    assert "ann 2026-W45 1.000" in text
    assert "bo 2026-W46 −0.500" in text


def test_a_reviewer_who_decided_again_has_a_stability(over_time, two_weeks):
    text = said(over_time())
    assert "ann 1.000" in text.split("first and second decision", 1)[1]
    assert "21 days" in text
    assert "No figure (–) for bo: No paragraph was decided twice, at least an hour apart." in text


def test_the_tag_and_the_stretches_can_be_chosen(over_time, two_weeks):
    session = choose(over_time(), "over_time_by", "hundred")
    assert "ann 1–100" in said(session)
    session.at.selectbox(key="over_time_tag").set_value("statistic").run()
    assert "Nothing varies" in said(session)
    assert not session.at.exception


def test_one_reviewer_alone_sees_why_there_is_no_figure(over_time, save):
    save("ann", "2026-11-02", {1: "supportive"})
    session = over_time()
    assert not session.at.exception
    assert "Nobody else has tagged any of these paragraphs." in said(session)
    assert "No reviewer has decided a paragraph twice yet" in said(session)


def test_without_labels_nothing_is_drawn(over_time):
    session = over_time()
    assert not session.at.exception
    assert "Nothing to draw yet" in said(session)


def test_a_retest_shows_to_leads_and_stays_silent_for_reviewers(over_time, two_weeks, small_project, come_in):
    (small_project / "team.toml").write_text(f"blind = false\n{PEOPLE}", "utf-8")
    project = open_project(small_project)
    unit = next(unit for unit in project.library.article("bridge").units if unit.number == 1)
    project.tasks._now = lambda: "2026-11-20T09:00:00.000Z"
    project.tasks.assign("lea", "retest", [("ann", "bridge", 1, unit.id)])
    lead = come_in(small_project, "lea", "lead")
    lead.at.switch_page("views/agreement.py").run()
    choose(lead, "agreement_section", "Over time")
    assert "In a re-test" in said(lead)
    lead.at.toggle(key="over_time_retests").set_value(True).run()
    assert "100 % 1 21 days 1" in said(lead).replace("\u00a0", " ")
    reviewer = come_in(small_project, "ann")
    reviewer.at.switch_page("views/agreement.py").run()
    choose(reviewer, "agreement_section", "Over time")
    assert not reviewer.at.exception
    assert "ann 2026-W45" in said(reviewer)
    assert "re-test" not in said(reviewer)
    assert not [one for one in reviewer.at.toggle if one.key == "over_time_retests"]


def test_blind_reviewers_learn_nothing_of_others(two_weeks, small_project, come_in):
    (small_project / "team.toml").write_text(f"blind = true\n{PEOPLE}", "utf-8")
    session = come_in(small_project, "ann")
    session.at.switch_page("views/agreement.py").run()
    choose(session, "agreement_section", "Over time")
    assert not session.at.exception
    assert "ann 2026-W45 –" in said(session)
    assert "bo 2026" not in said(session)
