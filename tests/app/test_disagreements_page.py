"""The Disagreements page: what is listed for whom, and how the lead settles it."""

from __future__ import annotations

import re

import pytest

from app.parts.disagreements import accept
from framing.errors import LabelNotSaved
from framing.labels import CsvStore, final_labels
from framing.project import open_project
from framing.team.discussion import Discussion
from tests.app.conftest import PEOPLE, clicked_twice, plain
from tests.framing.labels.examples import label

PAGE = "views/disagreements.py"


@pytest.fixture
def folder(small_project):
    """`bridge` (units 1, 3, 4, 5) and `ferry` (1, 2); ann and bo review, lea leads."""
    (small_project / "team.toml").write_text(PEOPLE, encoding="utf-8")
    return small_project


@pytest.fixture
def say(small_project):
    """`say("ann bridge 4 critical", …)`: rows of labels.csv; LEA is lea as an adjudicator; "" withdraws."""
    store = CsvStore(small_project / "labels.csv")

    def say(*rows, **fields):
        for row in rows:
            name, article, number, *tags = row.split()
            units = open_project(small_project).library.article(article).units
            unit = next(unit for unit in units if unit.number == int(number))
            store.append(
                label(
                    unit.number,
                    " ".join(tags),
                    article=article,
                    paragraph_id=unit.id,
                    reviewer=name.lower(),
                    role="adjudicator" if name.isupper() else "reviewer",
                    **fields,
                )
            )

    return say


@pytest.fixture
def page(come_in, folder):
    """`page(name, role)`: somebody's session at the Disagreements page."""

    def page(name="lea", role="lead", **query):
        session = come_in(folder, name, role)
        session.at.switch_page(PAGE)
        for parameter, value in query.items():
            session.at.query_params[parameter] = value
        session.at.run()
        assert not session.at.exception
        return session

    return page


DIFFER = ("ann bridge 4 critical", "bo bridge 4 statistic")
AGREE = ("ann bridge 1 critical", "bo bridge 1 critical")


def said(session) -> str:
    return plain(" ".join(element.value for element in session.at.markdown))


def buttons(session) -> dict[str, str]:
    """Key -> label."""
    return {button.key: plain(button.label) for button in session.at.button if button.key}


def numbers(session) -> list[str]:
    """The paragraphs listed, in their order."""
    return re.findall(r"· (?:<a [^>]*>)?paragraph (\d+)", session.html)


def settle_button(session, nth: int = 0) -> str:
    return [key for key in buttons(session) if key.startswith("settle_") and key != "settle_all"][nth]


def verdicts_of(rows) -> list[tuple[str, str, str]]:
    return [
        (row["reviewer"], row["paragraph"], row["tags"]) for row in rows() if row["role"] == "adjudicator"
    ]


# ------------------------------------------------------------------------------------ the list


def test_without_two_people_on_a_paragraph_the_page_says_what_is_missing(page, say):
    say("ann bridge 4 critical")
    assert "As soon as two people have tagged the same paragraph" in plain(page().at.info[0].value)


def test_what_reviewers_differ_on_is_listed_with_text_names_notes_and_marks(page, say):
    say(*AGREE, DIFFER[0])
    say(DIFFER[1], unsure=True, note="$6 <b>million</b>")
    session = page()
    assert numbers(session) == ["4"]
    for words in (
        "herring",
        "no majority",
        "ann",
        "critical",
        "bo",
        "statistic",
        "unsure",
        "$6 <b>million</b>",
    ):
        assert words in session.text
    assert "<b>million</b>" not in session.html
    assert "1 to settle, 0 settled" in said(session)


def test_the_most_contested_comes_first(page, say):
    say("ann bridge 3 critical", "bo bridge 3 critical;statistic", *DIFFER)
    assert numbers(page()) == ["4", "3"]


def test_the_list_is_filtered_by_tag_pair_state_and_article(page, say):
    say(
        *DIFFER,
        "ann ferry 1 supportive",
        "bo ferry 1 critical",
        "max ferry 1 critical",
        "max bridge 4 critical",
    )
    session = page()
    assert sorted(numbers(session)) == ["1", "4"]

    session.at.selectbox(key="disagreements_tag").set_value("statistic").run()
    assert numbers(session) == ["4"]
    assert "statistic: 1 of 3" in session.text
    session.at.selectbox(key="disagreements_pair").set_value(("ann", "max")).run()
    assert numbers(session) == []
    session.at.selectbox(key="disagreements_tag").set_value(None).run()
    assert numbers(session) == ["1"]
    session.at.selectbox(key="disagreements_pair").set_value(None).run()
    session.at.text_input(key="disagreements_search").set_value("bridge").run()
    assert numbers(session) == ["4"]
    session.at.text_input(key="disagreements_search").set_value("").run()
    session.at.selectbox(key="disagreements_show").set_value("No majority").run()
    assert numbers(session) == []


def test_the_address_of_a_list_leads_to_it(page, say):
    say(*DIFFER, "ann ferry 1 supportive", "bo ferry 1 critical")
    session = page(tag="statistic", one="ann", other="bo")
    assert numbers(session) == ["4"]
    assert session.at.selectbox(key="disagreements_pair").value == ("ann", "bo")


@pytest.mark.parametrize(
    "query",
    [{"tag": "nothing"}, {"one": "ann", "other": "nobody"}, {"one": "ann", "other": "ann"}, {"show": "x"}],
)
def test_an_address_that_asks_for_what_is_not_there_shows_the_whole_list(page, say, query):
    say(*DIFFER)
    assert numbers(page(**query)) == ["4"]


def test_many_are_shown_page_by_page(page, say, folder):
    text = "\n\n".join(f"Part {n} of it is told in this sentence." for n in range(30))
    (folder / "sources" / "long.txt").write_text(f"A long story\n\n{text}\n", encoding="utf-8")
    say(
        *(f"{who} long {n} {tag}" for n in range(2, 30) for who, tag in (("ann", "critical"), ("bo", "none")))
    )
    session = page()
    assert len(numbers(session)) == 20
    assert buttons(session)["settle_all"] == "Settle these 28"


# ------------------------------------------------------------------------------------- settling


def test_the_lead_settles_one_after_the_other_by_the_same_buttons(page, say, rows):
    say(*DIFFER, "ann bridge 3 critical", "bo bridge 3 critical;statistic")
    session = page().click("settle_all")
    assert session.current == "4"
    assert "statistic" in session.text.partition("herring")[2]
    session.click("tag_2")
    assert session.current == "3"
    assert "Settled paragraph 4: critical" in session.text
    session.click("add_4", "tag_2")
    assert verdicts_of(rows)[-1] == ("lea", "3", "critical;statistic")
    assert "All settled" in session.text
    session.click("back_to_list")
    assert numbers(session) == []
    assert "0 to settle, 2 settled" in said(session)


def test_one_is_settled_from_its_entry_with_a_reason(page, say, rows):
    say(*DIFFER, "ann bridge 3 critical", "bo bridge 3 critical;statistic")
    session = page()
    session.click(settle_button(session, 1))
    assert session.current == "3"
    session.click("note_button")
    session.at.text_area[0].set_value("the second clause is a figure").run()
    session.click("tag_4")
    (*_, verdict) = rows()
    assert (verdict["role"], verdict["tags"], verdict["note"]) == (
        "adjudicator",
        "statistic",
        "the second clause is a figure",
    )
    assert session.current == "4"


def test_undo_takes_the_last_verdict_back_and_shows_its_paragraph(page, say, folder):
    say(*DIFFER, "ann bridge 3 critical", "bo bridge 3 critical;statistic")
    session = page().click("settle_all", "tag_2", "undo")
    assert session.current == "4"
    assert len(final_labels(open_project(folder).store.read())) == 0


def test_a_reload_comes_back_to_the_same_place_of_the_same_list(page, say):
    say(
        *DIFFER,
        "ann bridge 3 critical",
        "bo bridge 3 critical;statistic",
        "ann ferry 1 none",
        "bo ferry 1 critical",
    )
    session = page(tag="critical").click("settle_all", "next")
    here = session.current
    query = dict(session.at.query_params)
    again = page(**query)
    assert again.current == here
    assert query["tag"] == "critical"
    again.follow()
    assert again.at.selectbox(key="disagreements_tag").value == "critical"


def test_a_verdict_that_lapsed_says_who_changed_what_and_is_settled_anew(page, say, rows):
    say(*DIFFER, "LEA bridge 4 critical", "bo bridge 4 critical", "bo bridge 4 neutral report")
    session = page()
    assert "1 to settle, 1 of them with a verdict that lapsed; 0 settled." in said(session)
    assert "bo changed “statistic” to “neutral report” after the verdict" in session.text
    session.click(settle_button(session))
    assert "Lapsed: bo changed" in session.text
    session.click("tag_2", "previous")
    assert "Lapsed" not in session.text
    assert verdicts_of(rows) == [("lea", "4", "critical"), ("lea", "4", "critical")]


def test_a_settled_paragraph_is_listed_as_settled_and_can_be_changed(page, say):
    say(*DIFFER, "LEA bridge 4 critical")
    session = page(show="Settled")
    assert numbers(session) == ["4"]
    assert "settle_all" not in buttons(session)
    assert buttons(session)[settle_button(session)] == "Change"
    session.click(settle_button(session))
    assert session.current == "4"
    assert "lea (verdict)" in session.text


def test_the_tagging_page_and_settling_are_two_desks(page, say, rows):
    say(*DIFFER)
    session = page().click("settle_all", "note_button")
    session.at.switch_page("views/tag.py").run()
    session.follow("ferry")
    assert session.current == "1"
    assert not session.at.text_area
    session.click("tag_1")
    assert [(row["role"], row["article"]) for row in rows()][-1] == ("reviewer", "ferry")
    session.at.switch_page(PAGE).run()
    assert session.current == "4"


def test_what_changes_while_the_lead_reads_is_shown_before_it_is_settled(page, say, rows):
    say(*DIFFER)
    session = page().click("settle_all")
    say("bo bridge 4 supportive")
    session.at.button(key="tag_2").click().run()
    assert verdicts_of(rows) == []
    assert "somebody has changed what they say" in session.errors[0]
    session._look()
    assert "bo S supportive" in session.text
    session.click("tag_2")
    assert verdicts_of(rows) == [("lea", "4", "critical")]
    assert not session.errors


def test_who_is_no_lead_any_more_settles_nothing(page, say, rows, door):
    say(*DIFFER)
    session = page().click("settle_all")
    door.lets_in("lea", "reviewer")
    session.at.button(key="tag_2").click().run()
    assert verdicts_of(rows) == []


def test_who_is_no_lead_any_more_by_team_toml_settles_nothing(visit, say, rows, folder):
    say(*DIFFER)
    session = visit(folder, "lea")
    session.at.switch_page(PAGE).run()
    session.click("settle_all")
    (folder / "team.toml").write_text(PEOPLE.replace('role = "lead"', ""), encoding="utf-8")
    session.click("tag_1")
    assert verdicts_of(rows) == []


def test_accepting_says_how_many_and_asks_first(page, say, rows):
    say(*AGREE, *DIFFER, "max bridge 4 critical", "ann ferry 1 none", "bo ferry 1 none")
    session = page()
    assert buttons(session)["accept_unanimous"] == "Accept 2 unanimous …"
    assert buttons(session)["accept_majority"] == "Accept 1 by majority …"
    session.click("accept_unanimous")
    assert verdicts_of(rows) == []
    assert "The 2 paragraphs on which all" in said(session)
    session.click("accept_sure")
    assert verdicts_of(rows) == [("lea", "1", "critical"), ("lea", "1", "none")]
    assert "2 settled." in [element.value for element in session.at.success]
    session.click("accept_majority", "accept_not")
    assert len(verdicts_of(rows)) == 2


def test_what_was_accepted_counts_as_settled_and_can_be_changed(page, say, rows):
    say(*AGREE, *DIFFER)
    session = page().click("accept_unanimous", "accept_sure")
    assert "1 to settle, 1 settled" in said(session)
    settled = page(show="Settled")
    assert numbers(settled) == ["1"]
    settled.click(settle_button(settled), "tag_4")
    assert verdicts_of(rows)[-1] == ("lea", "1", "statistic")


def test_names_to_choose_from_stand_as_they_are(page, say):
    say("ann-o'hara bridge 4 <i>zeal</i>", "<b>bo</b> bridge 4 none")
    session = page()
    assert session.at.selectbox(key="disagreements_pair").options == ["<b>bo</b> and ann-o'hara"]
    assert "<i>zeal</i>" in session.at.selectbox(key="disagreements_tag").options


def test_an_empty_list_says_where_what_is_settled_went(page, say):
    say(*DIFFER, "LEA bridge 4 critical")
    assert "All is settled" in page().at.info[0].value
    assert page(tag="supportive").at.info[0].value == "Nothing here: no paragraph is as the filters say."


def test_where_all_agree_nothing_is_said_to_be_settled(page, say):
    say(*AGREE)
    assert "Nothing to settle" in page().at.info[0].value


def test_a_lapsed_verdict_is_said_to_be_among_what_is_to_settle(page, say):
    say(*DIFFER, "ann bridge 3 critical", "bo bridge 3 none", "LEA bridge 4 critical", "bo bridge 4 none")
    assert "2 to settle, 1 of them with a verdict that lapsed; 0 settled." in said(page())


def test_what_changed_since_the_lead_was_asked_is_not_accepted(page, say, rows):
    say(*AGREE)
    session = page().click("accept_unanimous")
    say("bo bridge 1 statistic")
    session.at.button(key="accept_sure").click().run()
    assert verdicts_of(rows) == []


def test_a_second_click_accepts_nothing_and_says_nothing_else(page, say, rows, monkeypatch):
    say(*AGREE)
    session = page().click("accept_unanimous")
    monkeypatch.setattr(accept, "_accept", clicked_twice(accept._accept))
    session.click("accept_not", "accept_unanimous", "accept_sure")
    assert len(verdicts_of(rows)) == 1
    assert [element.value for element in session.at.success] == ["1 settled."]


def test_what_could_not_be_saved_is_not_said_to_be_settled(page, say, rows, monkeypatch):
    say(*AGREE, *DIFFER, "max bridge 4 critical")
    session = page().click("accept_unanimous", "accept_sure", "accept_majority")

    def full(self, labels):
        raise LabelNotSaved(self.path, "the disk is full", "Make room.")

    monkeypatch.setattr(CsvStore, "append_decided", full)
    session.at.button(key="accept_sure").click().run()
    assert len(verdicts_of(rows)) == 1
    assert "the disk is full" in session.errors[0]
    assert not session.at.success


# ------------------------------------------------------------------------------------ reviewers


def test_reviewers_see_only_what_is_open_for_discussion_and_settle_nothing(page, say, folder):
    say(*DIFFER, "ann ferry 1 supportive", "bo ferry 1 critical")
    session = page("ann", "reviewer")
    assert "bo" not in session.text
    Discussion(folder / "discussion.csv").open("lea", "bridge")
    session = page("ann", "reviewer")
    assert numbers(session) == ["4"]
    assert not [key for key in buttons(session) if key.startswith(("settle", "accept", "precedent"))]
    assert 'data-go="1"' in session.html


@pytest.mark.parametrize("number", ["9" * 5000, "²", "-4", "4.0", ""])
def test_an_address_with_what_is_no_number_begins_at_the_first(page, say, number):
    say(*DIFFER)
    assert page(settle="1", article="bridge", paragraph=number).current == "4"


def test_reviewers_cannot_settle_by_an_address(page, say, rows):
    say(*DIFFER)
    session = page("ann", "reviewer", settle="1", article="bridge", paragraph="4")
    assert session.current is None
    assert "tag_2" not in buttons(session)


def test_in_an_anonymous_team_reviewers_read_letters_for_names(page, say, folder):
    (folder / "team.toml").write_text("anonymous = true\n" + PEOPLE, encoding="utf-8")
    say(*DIFFER)
    Discussion(folder / "discussion.csv").open("lea", "bridge")
    session = page("ann", "reviewer")
    assert re.search(r"Reviewer [AB] \S+ statistic", session.text)
    assert "bo" not in re.findall(r"\w+", session.text)
    assert "bo" in re.findall(r"\w+", page().text)


def test_a_masked_source_is_named_nowhere(page, say, folder):
    (folder / "team.toml").write_text("mask_source = true\n" + PEOPLE, encoding="utf-8")
    say(*DIFFER)
    session = page()
    _no_name(session)
    _no_name(session.click("settle_all"))
    session.click("tag_1", "previous")
    assert any(key.startswith("precedent_") for key in buttons(session))
    _no_name(session)


def _no_name(session) -> None:
    assert "herring" in session.text
    assert "bridge for the island" not in session.text
    assert "bridge" not in " ".join(buttons(session))
