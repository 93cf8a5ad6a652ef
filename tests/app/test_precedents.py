"""Settled paragraphs as examples in the definitions: who sees which, and what of them."""

from __future__ import annotations

import re

import pytest

from app.parts import definitions
from app.parts.mask import code_of
from framing.articles.places import Place
from framing.codebook import parse_codebook
from framing.labels import CsvStore
from framing.project import open_project
from framing.team.assignment import assign
from tests.app.conftest import PEOPLE
from tests.framing.labels.examples import label

REASON = "The cheering is the author's own."


@pytest.fixture
def settled(small_project):
    """The first body paragraph of the bridge is settled as supportive, and an example."""
    (small_project / "team.toml").write_text(PEOPLE, encoding="utf-8")
    settle(small_project, "bridge", "supportive", REASON)
    return small_project


def settle(folder, article: str, tags: str, note: str = "", marks: bool = True) -> Place:
    project = open_project(folder)
    unit = next(unit for unit in project.library.article(article).units if unit.kind == "body")
    place = Place(article, unit.id)
    say(folder, place, "critical", reviewer="bo")
    say(folder, place, tags, reviewer="lea", role="adjudicator", note=note)
    if marks:
        project.precedents.mark("lea", place, unit.number)
    return place


def say(folder, place: Place, tags: str, **fields) -> None:
    said = label(1, tags, article=place.article, paragraph_id=place.paragraph_id, **fields)
    CsvStore(folder / "labels.csv").append(said)


def place_of(folder) -> Place:
    return open_project(folder).precedents.marked()[0]


def examples(session) -> str:
    """What the panel says of settled paragraphs."""
    session.at.session_state["framing_definitions"] = True
    session.at.run()
    return " ".join(re.findall(r'<div class="precedents">.*?</div>', session.html, flags=re.DOTALL))


def test_an_example_stands_under_its_tag_with_the_leads_reason(come_in, settled):
    shown = examples(come_in(settled, "ann", article="ferry"))
    assert "opened on Monday" in shown
    assert "The cheering is the author&#x27;s own." in shown
    assert "A bridge" in shown
    assert "bo" not in re.findall(r"\w+", shown)
    section = re.search(
        '<section class="tag0">.*?</section>', come_in_html(come_in, settled), flags=re.DOTALL
    )
    assert "opened on Monday" in section[0]


def come_in_html(come_in, folder) -> str:
    session = come_in(folder, "ann", article="ferry")
    examples(session)
    return session.html


def test_an_example_is_kept_from_a_reviewer_at_its_article_until_they_have_decided(come_in, settled):
    session = come_in(settled, "ann", article="bridge")
    assert examples(session) == ""
    say(settled, place_of(settled), "statistic", reviewer="ann")
    assert REASON.split()[1] in examples(come_in(settled, "ann", article="bridge"))


def test_an_example_is_kept_from_a_reviewer_who_is_given_its_article_until_they_have_decided(
    come_in, settled
):
    (settled / "team.toml").write_text("reviewers_per_article = 1\n" + PEOPLE, encoding="utf-8")
    project = open_project(settled)
    assignment = assign(project.library.ids, project.team)
    (owner,) = assignment.of("bridge")
    (other,) = {"ann", "bo"} - {owner}
    place = settle(settled, "bridge", "supportive", REASON)
    if owner == "bo":
        say(settled, place, "", reviewer="bo")  # as if they had not begun
        say(settled, place, "supportive", reviewer="lea", role="adjudicator", note=REASON)
    assert examples(come_in(settled, owner, article="ferry")) == ""
    assert examples(come_in(settled, other, article="ferry")) != ""


def test_an_example_is_kept_from_whoever_is_to_decide_it_anew(come_in, settled):
    place = place_of(settled)
    assert examples(come_in(settled, "bo", article="ferry")) != ""
    open_project(settled).tasks.assign("lea", "retest", [("bo", *place[:1], 2, place.paragraph_id)])
    assert examples(come_in(settled, "bo", article="ferry")) == ""
    assert examples(come_in(settled, "ann", article="ferry")) != ""


def test_a_verdict_that_lapses_hides_its_example(come_in, settled):
    say(settled, place_of(settled), "statistic", reviewer="bo")
    assert examples(come_in(settled, "ann", article="ferry")) == ""


def test_an_example_whose_paragraph_or_article_is_gone_is_not_shown(come_in, settled):
    (settled / "sources" / "bridge.txt").unlink()
    session = come_in(settled, "ann", article="ferry")
    assert examples(session) == ""
    assert "Definitions" in session.html


def test_an_example_for_no_tag_stands_in_a_section_of_its_own(come_in, settled):
    settle(settled, "bridge", "none", "Weather.")
    session = come_in(settled, "ann", article="ferry")
    assert "Weather." in examples(session)
    assert "<kbd>0</kbd> no tag fits" in session.html


def test_an_example_of_a_masked_article_names_no_source(come_in, settled):
    (settled / "team.toml").write_text("mask_source = true\n" + PEOPLE, encoding="utf-8")
    project = open_project(settled)
    headline = project.library.article("bridge").units[0]
    assert headline.kind == "headline"
    place = Place("bridge", headline.id)
    say(settled, place, "critical", reviewer="lea", role="adjudicator")
    project.precedents.mark("lea", place, 1)
    shown = examples(come_in(settled, "ann", article="ferry"))
    assert "opened on Monday" in shown
    assert re.search("Article [2-9A-Z]{5}</span>, paragraph", shown)
    assert headline.text not in shown
    assert "article=bridge" not in shown


def test_a_record_that_cannot_be_read_leaves_the_definitions_and_says_so(come_in, settled):
    (settled / "precedents.csv").write_text("something else\n", encoding="utf-8")
    session = come_in(settled, "ann", article="ferry")
    assert examples(session) == ""
    assert '<aside class="definitions"' in session.html
    assert "precedents.csv" in session.at.warning[0].value.replace("\\", "")


def test_a_row_that_a_crash_cut_off_is_told_to_leads_and_the_examples_stand(come_in, settled):
    with open(settled / "precedents.csv", "a", encoding="utf-8") as file:
        file.write("2026-11-21T09:30:00.000Z,lea,unm")
    for role, told in (("lead", 1), ("reviewer", 0)):
        session = come_in(settled, "lea", role, article="ferry")
        assert "opened on Monday" in examples(session)
        assert len(session.at.warning) == told


def test_more_than_one_example_of_a_tag_are_folded_away():
    codebook = parse_codebook('[[tag]]\nname = "good"\nkey = "1"\n[[tag]]\nname = "bad"\nkey = "2"\n')
    html = definitions.panel(codebook, [(("good", "bad"), "<i>one</i>"), *[(("good",), "<i>x</i>")] * 2])
    good, bad = html.split('<section class="tag1">')
    assert "2 more</summary><i>x</i><i>x</i></details>" in good
    assert "<i>one</i>" in bad
    assert "<details>" not in bad


# ------------------------------------------------------------------------------ marking


def page(article: str, paragraph_id: str) -> None:
    """A page with the button alone, as a script of its own."""
    from app.parts import leading, precedent_button
    from app.parts.current_project import current_project
    from framing.articles.places import Place

    leading.draw_problem()
    precedent_button.draw(current_project(), Place(article, paragraph_id))


@pytest.fixture
def button(monkeypatch, door):
    """`button(folder, place, role)`: a page on which there is the button of `place` and nothing else."""
    from streamlit.testing.v1 import AppTest

    from framing.team import Person

    def button(folder, place: Place, role: str = "lead"):
        monkeypatch.setenv("FRAMING_PROJECT", str(folder))
        door.lets_in("lea", role)
        at = AppTest.from_function(page, kwargs=place._asdict(), default_timeout=20)
        at.session_state["framing_person"], at.session_state["framing_way"] = Person("lea", role), "link"
        return at.run()

    return button


def test_a_lead_marks_a_settled_paragraph_and_takes_the_mark_off(button, settled):
    place = settle(settled, "ferry", "critical", marks=False)
    record = open_project(settled).precedents
    at = button(settled, place)
    at.button[0].click().run()
    assert record.marked()[-1] == place
    assert at.button[0].label == "No longer an example"
    at.button[0].click().run()
    assert place not in record.marked()
    assert [line.split(",")[1:3] for line in record.file.read_text("utf-8").splitlines()[2:]] == [
        ["lea", "mark"],
        ["lea", "unmark"],
    ]


def test_what_is_not_settled_has_no_button_but_a_mark_can_be_taken_off_a_verdict_that_lapsed(button, settled):
    place = place_of(settled)
    say(settled, place, "statistic", reviewer="bo")
    assert [one.label for one in button(settled, place).button] == ["No longer an example"]
    open_project(settled).precedents.unmark("lea", place)
    assert not button(settled, place).button


def test_a_verdict_that_lapses_before_the_click_marks_nothing(button, settled):
    place = settle(settled, "ferry", "critical", marks=False)
    at = button(settled, place)
    say(settled, place, "statistic", reviewer="bo")
    at.button[0].click().run()
    assert place not in open_project(settled).precedents.marked()
    assert "no verdict that holds" in at.error[0].value


def test_who_is_no_lead_marks_nothing(button, settled):
    place = settle(settled, "ferry", "critical", marks=False)
    at = button(settled, place, role="reviewer")
    at.button[0].click().run()
    assert place not in open_project(settled).precedents.marked()
    assert at.error


def test_a_settled_paragraph_is_marked_on_the_page_where_it_is_settled(come_in, settled):
    place = settle(settled, "ferry", "critical", marks=False)
    say(settled, place, "statistic", reviewer="ann")  # a further reviewer, who differs
    session = come_in(settled, "lea", "lead")
    session.at.switch_page("views/disagreements.py").run()
    show = next(box for box in session.at.selectbox if box.label == "Show")
    show.set_value(next(one for one in show.options if "ettled" in one)).run()
    session.at.button(
        key=f"precedent_{code_of(open_project(settled), place.article)}_{place.paragraph_id}"
    ).click().run()
    assert place in open_project(settled).precedents.marked()
