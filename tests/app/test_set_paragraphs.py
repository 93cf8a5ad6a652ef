"""Paragraphs that a lead set, on the Tag page: one by one, and no re-test to be told from a sample."""

from __future__ import annotations

import re

import pytest

from app.parts.address import SetFor
from framing.articles.places import Place
from framing.project import open_project
from tests.framing.labels.examples import label


@pytest.fixture
def project(small_project):
    return open_project(small_project)


def units(project, article):
    return project.library.article(article).units


def set_for(project, purpose, *places, reviewer="ann"):
    """Set paragraphs, given as (article, place among its units)."""
    return project.tasks.assign(
        "lea",
        purpose,
        [(reviewer, article, units(project, article)[at].number, units(project, article)[at].id) for article, at in places],
    )  # fmt: skip


def tag_before(project, article, tags="critical", **fields):
    """What ann tagged long ago."""
    for unit in units(project, article):
        project.store.append(
            label(
                unit.number,
                tags,
                article=article,
                paragraph_id=unit.id,
                saved_at="2020-01-01T09:00:00.000Z",
                **fields,
            )
        )


def bars(session):
    return dict(re.findall(r'progress"><span>(.*?)</span> <span class="figures">(.*?)</span>', session.html))


def start(session):
    session.at.session_state["framing_wanted"] = SetFor()
    session.at.run()
    session._look()
    return session


ALL_OF_BRIDGE = [("bridge", at) for at in range(4)]


def test_nothing_is_said_where_nothing_is_set(visit, small_project):
    assert "set for you" not in visit(small_project).text


def test_the_list_leads_to_what_is_set_and_says_how_far_it_is(visit, project):
    set_for(project, "reliability", *ALL_OF_BRIDGE)
    session = visit(project.folder)
    assert 'href="?set=1"' in session.html
    assert "Paragraphs set for you 4 left" in session.text


def test_what_is_set_for_another_is_not_shown(visit, project):
    set_for(project, "reliability", *ALL_OF_BRIDGE, reviewer="bo")
    session = visit(project.folder)
    assert "set for you" not in session.text
    assert start(session).current is None


def test_one_key_goes_on_to_the_next_until_all_is_done(visit, project, rows):
    set_for(project, "reliability", ("bridge", 1), ("ferry", 1))
    session = start(visit(project.folder))
    session.click("tag_1", "tag_2")
    assert "All done" in session.text
    assert {row["article"] for row in rows()} == {"bridge", "ferry"}
    session.click("to_articles")
    assert "Paragraphs set for you done" in session.text
    assert bars(session)["Tagged"]


def test_the_address_leads_back_to_the_paragraph(visit, project):
    set_for(project, "reliability", *ALL_OF_BRIDGE)
    session = start(visit(project.folder)).click("next")
    shown = session.current
    query = {name: "".join(session.at.query_params[name]) for name in ("set", "at")}
    assert visit(project.folder, **query).current == shown
    assert visit(project.folder, set="1").current != shown
    assert visit(project.folder, set="1", at="no such").current is not None


def test_a_retest_shows_nothing_of_the_tags_before(visit, project, rows):
    tag_before(project, "bridge", "statistic", note="Tagged with care")
    tag_before(project, "ferry", "statistic")
    set_for(project, "retest", *ALL_OF_BRIDGE[:3])
    session = visit(project.folder)
    assert "3 left" in session.text
    start(session)
    for _ in range(3):
        assert bars(session).keys() == {"Paragraphs set for you"}
        assert "chip" not in session.html
        assert 'data-tags=""' in session.html
        assert "Tagged with care" not in session.text
        assert "statistic" not in session.text
        assert not re.search("re-?test|again|earlier", session.text, re.IGNORECASE)
        # The rest of the article, where the old tags are to be seen, is not a click away.
        assert "article=bridge" not in session.html
        session.click("tag_2")
    assert "All done" in session.text
    assert [row["tags"] for row in rows()[-3:]] == [rows()[-1]["tags"]] * 3 != ["statistic"] * 3


def test_a_retest_and_a_sample_are_counted_as_one(visit, project):
    tag_before(project, "bridge")
    set_for(project, "reliability", ("ferry", 0), ("bridge", 0))
    set_for(project, "retest", ("bridge", 0), ("bridge", 1))
    session = start(visit(project.folder))
    assert bars(session) == {"Paragraphs set for you": "0 of 3"}


def test_the_article_counts_as_done_while_a_retest_is_open(visit, project):
    tag_before(project, "bridge")
    session = visit(project.folder)
    before = [line for line in re.findall(r"<li>.*?</li>", session.html) if "bridge" in line]
    set_for(project, "retest", *ALL_OF_BRIDGE)
    session.at.run()
    assert before
    assert [line for line in re.findall(r"<li>.*?</li>", session.html) if "bridge" in line] == before


def test_an_undone_answer_is_asked_for_again_and_the_old_label_holds_meanwhile(visit, project, rows):
    tag_before(project, "ferry", "critical")
    set_for(project, "retest", ("ferry", 1))
    session = start(visit(project.folder)).click("tag_4", "undo")
    assert session.current is not None
    assert "chip" not in session.html
    assert [row["tags"] for row in rows()][-1] == "critical"
    session.click("undo")
    assert "nothing to undo" in session.text


def test_a_note_before_the_decision_does_not_take_the_old_label_back(visit, project, rows):
    tag_before(project, "ferry", "critical")
    set_for(project, "retest", ("ferry", 1))
    session = start(visit(project.folder)).click("note_button")
    session.at.text_area[0].set_value("Hm").run()
    assert [row["tags"] for row in rows()] == ["critical"] * 2
    session.click("tag_4")
    assert rows()[-1]["note"] == "Hm"


def test_a_set_that_is_withdrawn_is_over_at_once(visit, project):
    id = set_for(project, "reliability", *ALL_OF_BRIDGE)
    session = start(visit(project.folder)).click("tag_1")
    project.tasks.withdraw("lea", id)
    session.at.run()
    assert "Articles" in [title.value for title in session.at.title]


def test_what_is_set_meanwhile_joins_in_without_moving_the_reviewer(visit, project):
    set_for(project, "reliability", ("bridge", 1))
    session = start(visit(project.folder))
    shown = session.current
    set_for(project, "reliability", ("ferry", 0), ("ferry", 1))
    session.at.run()
    assert bars(session) == {"Paragraphs set for you": "0 of 3"}
    assert session.current == shown


def test_a_paragraph_that_vanished_is_left_out(visit, project):
    set_for(project, "reliability", ("bridge", 1), ("ferry", 1))
    (project.library.sources / "ferry.txt").unlink()
    assert bars(start(visit(project.folder))) == {"Paragraphs set for you": "0 of 1"}


def test_a_masked_source_is_masked_here_and_its_headline_left_out(visit, project):
    (project.folder / "team.toml").write_text("mask_source = true\n", encoding="utf-8")
    set_for(project, "reliability", ("bridge", 0), ("bridge", 1))
    session = start(visit(project.folder))
    assert bars(session) == {"Paragraphs set for you": "0 of 1"}
    assert "A bridge for the island" not in session.text
    assert "bridge" not in re.sub(r"<div class=\"text\".*?</div>", "", session.html).lower()


def test_labels_of_others_are_not_shown_even_where_the_article_is_open(visit, project):
    tag_before(project, "ferry", "statistic", reviewer="bo")
    project.discussion.open("lea", "ferry")
    set_for(project, "reliability", ("ferry", 1))
    session = start(visit(project.folder))
    assert session.current is not None
    assert "statistic" not in session.text
    assert "bo" not in session.text.split()


def test_a_record_that_cannot_be_read_keeps_nobody_from_the_articles(visit, project):
    (project.folder / "tasks.csv").write_text("not ours\n", encoding="utf-8")
    session = visit(project.folder)
    assert "The last ferry" in session.text
    assert any("tasks.csv, row 1" in warning.value.replace("\\", "") for warning in session.at.warning)


def test_places_have_codes_that_name_nothing(project):
    from app.parts.set_paragraphs import code_of

    first, second = code_of(project, Place("bridge", "0" * 12)), code_of(project, Place("ferry", "0" * 12))
    assert first != second
    assert re.fullmatch("[0-9a-f]{10}", first)
