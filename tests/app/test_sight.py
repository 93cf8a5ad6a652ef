"""Who sees what: blind reviewers, articles that are open for discussion, masked sources, articles of one's own."""

from __future__ import annotations

import gc
import re
import shutil
import weakref
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from app.parts import sight
from app.parts.agreement.sections import SECTIONS
from app.parts.current_project import current_project
from framing.labels import CsvStore, MemoryStore
from framing.project import open_project
from framing.reporting import summarise
from framing.reporting.downloads import labels_csv, labels_wide_csv, summary_workbook
from framing.team import Person
from framing.team.assignment import assign
from framing.team.roster import read_team
from tests.app.conftest import PEOPLE
from tests.app.test_article_list import figures, titles
from tests.framing.labels.examples import label

TEAM = "reviewers_per_article = 1\n" + PEOPLE


@pytest.fixture
def tagged(small_project):
    """The bridge: ann finds its headline supportive, bo critical, with a note."""
    (small_project / "team.toml").write_text(TEAM, encoding="utf-8")
    headline = open_project(small_project).library.article("bridge").units[0].id
    store = CsvStore(small_project / "labels.csv")
    for reviewer, tag, note in (("ann", "supportive", ""), ("bo", "critical", "a secret thought")):
        store.append(label(1, tag, reviewer=reviewer, article="bridge", paragraph_id=headline, note=note))
    return small_project


def everything(session) -> str:
    """All text that a page draws, its tables and what its charts say included."""
    tables = " ".join(table.value.to_csv() for table in session.at.dataframe)
    others = " ".join(str(element.proto) for element in session.at.main if hasattr(element, "proto"))
    return " ".join([session.html, tables, others])


def seen(folder, person: Person) -> list[tuple[str, str, str]]:
    project = open_project(folder)
    project.library.index()
    found = sight.seen_by(person, project)
    return [(row.reviewer, ";".join(row.tags), row.note) for row in found.labels]


def test_a_reviewer_sees_their_own_labels_and_a_lead_sees_all(tagged):
    assert seen(tagged, Person("ann")) == [("ann", "supportive", "")]
    assert seen(tagged, Person("bo")) == [("bo", "critical", "a secret thought")]
    assert seen(tagged, Person("new")) == []
    assert len(seen(tagged, Person("lea", "lead"))) == 2


def test_an_open_article_is_seen_by_all_until_it_is_closed(tagged):
    discussion = open_project(tagged).discussion
    discussion.open("lea", "ferry")
    assert len(seen(tagged, Person("ann"))) == 1
    discussion.open("lea", "bridge")
    assert len(seen(tagged, Person("ann"))) == 2
    discussion.close("lea", "bridge")
    assert len(seen(tagged, Person("ann"))) == 1


def test_a_team_that_is_not_blind_sees_all(tagged):
    (tagged / "team.toml").write_text("blind = false\n" + TEAM, encoding="utf-8")
    assert len(seen(tagged, Person("ann"))) == 2


def test_what_is_saved_while_somebody_looks_is_seen_at_their_next_look(tagged):
    class Busy(MemoryStore):
        """Somebody saves just after every reading."""

        def read(self):
            table = super().read()
            self.append(label(len(table), "critical", reviewer="bo", article="bridge"))
            return table

    project = replace(open_project(tagged), store=Busy())
    for person in (Person("lea", "lead"), Person("ann")):
        first, second = sight.seen_by(person, project), sight.seen_by(person, project)
        assert first.version != second.version
        assert project.store.version() != second.version[0]


def test_what_a_reviewer_saw_before_is_not_held_on_to(tagged):
    project = open_project(tagged)
    project.library.index()
    before = weakref.ref(sight.seen_by(Person("ann"), project).labels)
    assert sight.seen_by(Person("ann"), project).labels is before()
    project.store.append(label(2, "critical", reviewer="ann", article="bridge"))
    assert len(sight.seen_by(Person("ann"), project).labels) == 2
    gc.collect()
    assert before() is None


def test_an_article_that_was_edited_is_another_summary(come_in, tagged):
    session = come_in(tagged, "lea", "lead")
    session.at.switch_page("views/summary.py").run()
    file = tagged / "sources" / "ferry.txt"
    file.write_text(file.read_text("utf-8") + "\nNobody waved.\n\nThe quay was dry.\n", encoding="utf-8")
    current_project().library.refresh()
    current_project().library.article("ferry")
    session.at.run()
    table = session.at.dataframe[0].value
    assert table.loc[table.article == "ferry", "paragraphs"].tolist() == [4]


def test_the_summary_of_a_blind_reviewer_tells_nothing_of_others(come_in, tagged):
    session = come_in(tagged, "ann")
    session.at.switch_page("views/summary.py").run()
    table = session.at.dataframe[0].value
    assert table.loc[table.article == "bridge", "reviewers"].tolist() == [1]
    assert table.loc[table.article == "bridge", "critical"].tolist() == [0]
    assert "secret thought" not in everything(session)
    assert "You see your own tags." in " ".join(caption.value for caption in session.at.caption)


def test_the_summary_says_whose_tags_a_blind_reviewer_sees(come_in, tagged):
    discussion = open_project(tagged).discussion
    for opened, words in (
        ("bridge", "everybody's tags in the article that is open for discussion, and your own"),
        ("ferry", "everybody's tags: all articles shown here are open"),
    ):
        discussion.open("lea", opened)
        session = come_in(tagged, "ann")
        session.at.switch_page("views/summary.py").run()
        assert words in " ".join(caption.value for caption in session.at.caption)


def test_two_reviewers_one_after_the_other_never_get_each_others_summary(come_in, tagged):
    for name, tag in (("ann", "supportive"), ("bo", "critical"), ("ann", "supportive")):
        session = come_in(tagged, name)
        session.at.switch_page("views/summary.py").run()
        table = session.at.dataframe[0].value
        row = table[table.article == "bridge"].iloc[0]
        assert {"supportive": row.supportive, "critical": row.critical} == {
            "supportive": float(tag == "supportive"),
            "critical": float(tag == "critical"),
        }


def test_others_labels_stand_beside_a_paragraph_while_its_article_is_open(come_in, tagged):
    session = come_in(tagged, "ann", article="bridge", paragraph="1")
    assert "secret thought" not in session.html
    open_project(tagged).discussion.open("lea", "bridge")
    session.click("next", "previous")
    assert "bo" in session.text
    assert "a secret thought" in session.text


def test_a_team_that_is_not_blind_sees_others_labels_beside_a_paragraph(come_in, tagged):
    assert "secret thought" not in come_in(tagged, "lea", "lead", article="bridge", paragraph="1").html
    (tagged / "team.toml").write_text("blind = false\n" + TEAM, encoding="utf-8")
    assert "a secret thought" in come_in(tagged, "ann", article="bridge", paragraph="1").text


@pytest.fixture
def anonymous(tagged):
    """The bridge is open for discussion, and ann, bo and a guest have tagged it; lea has settled it."""
    (tagged / "team.toml").write_text("anonymous = true\n" + TEAM, encoding="utf-8")
    project = open_project(tagged)
    headline = project.library.article("bridge").units[0].id
    for reviewer, role in (("Gus the guest", "reviewer"), ("lea", "adjudicator")):
        project.store.append(
            label(1, "critical", reviewer=reviewer, role=role, article="bridge", paragraph_id=headline)
        )
    project.discussion.open("lea", "bridge")
    return tagged


def test_anonymous_reviewers_see_letters_and_themselves_and_leads_see_names(anonymous):
    def names(person: Person) -> list[str]:
        return [reviewer for reviewer, _, _ in seen(anonymous, person)]

    for name, place in (("ann", 0), ("bo", 1)):
        found = names(Person(name))
        assert found[place] == name
        assert found[3] == "lea"  # the verdict
        others = {*found} - {name, "lea"}
        assert len(others) == 2
        assert all(re.fullmatch("Reviewer [A-E]", other) for other in others)
    assert names(Person("lea", "lead")) == ["ann", "bo", "Gus the guest", "lea"]


def test_letters_follow_from_the_projects_secret_and_not_from_what_reviewers_know(anonymous):
    """Names and codebook are known, and a seed can be guessed; with the secret of join links, that is not enough."""
    letters = set()
    for _ in range(12):
        shutil.rmtree(anonymous / ".private", ignore_errors=True)
        open_project(anonymous).links.invite("ann")
        one, two = seen(anonymous, Person("ann")), seen(anonymous, Person("ann"))
        assert one == two
        letters.add(one[1][0])
    assert len(letters) > 1


def test_letters_are_the_same_on_every_page(come_in, anonymous):
    open_project(anonymous).links.invite("ann")
    session = come_in(anonymous, "ann", article="bridge", paragraph="1")
    beside = set(re.findall("Reviewer [A-E]", session.text))
    assert beside == {reviewer for reviewer, _, _ in seen(anonymous, Person("ann"))} - {"ann", "lea"}
    assert "lea (adjudicated)" in session.text
    assert "a secret thought" in session.text


@pytest.mark.parametrize("blind", ["true", "false"])
@pytest.mark.parametrize("page", ["views/tag.py", "views/summary.py", "views/team.py"])
def test_no_page_of_an_anonymous_team_names_a_reviewer_to_another(come_in, anonymous, page, blind):
    (anonymous / "team.toml").write_text(f"anonymous = true\nblind = {blind}\n" + TEAM, encoding="utf-8")
    for address in ({}, {"article": "bridge", "paragraph": "1"}):
        session = come_in(anonymous, "ann", **address)
        session.at.switch_page(page).run()
        for name in ("bo", "Gus the guest"):
            assert not re.search(rf"\b{name}\b", everything(session) + session.text), name
    # A lead is told who is who.
    session = come_in(anonymous, "lea", "lead", article="bridge", paragraph="1")
    assert "Gus the guest" in session.text


@pytest.mark.parametrize("section", [*SECTIONS])
def test_no_section_of_agreement_names_a_reviewer_to_another(come_in, anonymous, section):
    session = come_in(anonymous, "ann")
    session.at.switch_page("views/agreement.py").run()
    if section not in session.at.segmented_control(key="agreement_section").options:
        return
    session.at.segmented_control(key="agreement_section").set_value(section).run()
    assert not session.at.exception
    words = everything(session) + session.text
    assert not re.search(r"\bbo\b|Gus the guest", words)
    if section == "Pairs":
        assert "Reviewer " in words


def test_disagreements_name_no_reviewer_to_another_and_to_leads_they_do(come_in, anonymous):
    headline = open_project(anonymous).library.article("bridge").units[0].id
    CsvStore(anonymous / "labels.csv").append(  # the verdict lapses
        label(1, "statistic", reviewer="bo", article="bridge", paragraph_id=headline, note="a secret thought")
    )
    session = come_in(anonymous, "ann")
    session.at.switch_page("views/disagreements.py").run()
    words = everything(session) + session.text
    assert "a secret thought" in words
    assert "ann" in words
    assert re.search("Reviewer [A-E]", words)
    assert not re.search(r"\bbo\b|Gus the guest", words)
    lead = come_in(anonymous, "lea", "lead")
    lead.at.switch_page("views/disagreements.py").run()
    assert "Gus the guest" in lead.text


def test_no_download_of_an_anonymous_team_names_a_reviewer_to_another(anonymous):
    project = open_project(anonymous)
    project.library.index()
    found = sight.seen_by(Person("ann"), project)
    summary = summarise(found.articles, found.units, found.labels, project.codebook, "average")
    book = summary_workbook(summary, found.labels, project.codebook, project.library.article, "p")
    inside = b"".join(map(ZipFile(BytesIO(book)).read, ZipFile(BytesIO(book)).namelist()))
    for file in (
        labels_csv(found.labels, history=True),
        labels_wide_csv(found.labels, project.codebook),
        inside,
    ):
        assert b"Reviewer " in file
        assert b"ann" in file
        assert b"Gus the guest" not in file
        assert not re.search(rb"\bbo\b", file)


def test_a_team_that_becomes_anonymous_is_so_at_the_next_look(anonymous):
    file = anonymous / "team.toml"
    project = open_project(anonymous)
    project.library.index()
    hidden = sight.seen_by(Person("ann"), project)
    file.write_text(TEAM, encoding="utf-8")
    shown = sight.seen_by(Person("ann"), replace(project, team=read_team(file)))
    assert hidden.version != shown.version
    assert "bo" in shown.labels.reviewers
    assert "bo" not in hidden.labels.reviewers


def test_a_list_begins_with_the_articles_of_the_reviewers_own(come_in, tagged):
    project = open_project(tagged)
    assignment = assign(project.library.ids, project.team)
    for name in ("ann", "bo"):
        mine = assignment.articles_of(name)
        assert len(mine) == 1
        session = come_in(tagged, name)
        assert titles(session)[0] == project.library.article(mine[0]).title
        assert "Not assigned to you" in session.text
        assert "Your progress over your articles" in session.text
    lead = come_in(tagged, "lea", "lead")
    assert "Yours" not in lead.text
    assert "0 of 0" not in lead.text
    assert any(words.value.startswith("No article is assigned to you.") for words in lead.at.markdown)


def test_figures_of_the_list_are_of_what_is_left_of_ones_own(come_in, tagged):
    mine = assign(("bridge", "ferry"), open_project(tagged).team).articles_of("ann")[0]
    assert figures(come_in(tagged, "ann"))[0] == {"bridge": "1 of 4", "ferry": "0 of 2"}[mine]


# -------------------------------------------------------------------------------- masked


@pytest.fixture
def masked(tagged):
    (tagged / "team.toml").write_text("mask_source = true\n" + TEAM, encoding="utf-8")
    (tagged / "sources" / "bridge.txt").write_text(
        "---\ntitle: A bridge for the island\noutlet: The Coast Herald\ndate: 2026-03-01\n---\n"
        "A bridge for the island\n\nBy Ines Holt\n\nThe bridge opened on Monday, and many cheered.\n\n"
        "Fishermen say that the pillars have driven the herring away.\n",
        encoding="utf-8",
    )
    return tagged


SOURCE = re.compile("for the island|Ines Holt|Coast Herald|2026-03-01|bridge(?! opened)")


def test_a_masked_list_shows_codes_and_is_not_searched_by_what_they_hide(come_in, masked):
    session = come_in(masked, "ann")
    assert all(re.fullmatch("Article [2-9A-Z]{5}", title) for title in titles(session))
    assert not SOURCE.search(session.html)
    for words, found in (("herald", 0), ("bridge", 0), ("2026", 0), (titles(session)[0], 1)):
        session.at.text_input(key="articles_search").set_value(words).run()
        assert len(titles(session)) == found


def test_a_masked_article_is_read_without_what_names_its_source(come_in, masked, rows):
    session = come_in(masked, "ann", article="bridge")
    assert not SOURCE.search(session.html)
    session.click("whole")
    assert not SOURCE.search(session.html)
    session.click("whole", "tag_1", "tag_1")
    assert "Article done" in session.text
    assert not SOURCE.search(session.html)
    assert [row["codebook"][8:] for row in rows() if row["paragraph"] != "1"] == ["+masked", "+masked"]


def test_a_masked_article_that_is_gone_is_not_named(come_in, masked):
    come_in(masked, "ann", article="bridge")
    (masked / "sources" / "bridge.txt").unlink()
    session = come_in(masked, "ann", article="bridge")
    assert session.errors[0].startswith("This article cannot be opened.")
    assert not SOURCE.search(session.html + " ".join(session.errors))


def test_the_field_for_a_note_does_not_carry_the_file_name_into_the_page(come_in, masked):
    session = come_in(masked, "ann", article="bridge").click("note_button")
    assert session.at.text_area
    assert not any("bridge" in str(field.proto) for field in session.at.text_area)


def test_the_code_in_an_address_leads_to_the_article(come_in, masked):
    session = come_in(masked, "ann")
    codes = re.findall(r'href="\?article=([2-9A-Z]{5})"', session.html)
    texts = set()
    for code in codes:
        session.open(article=code)
        texts.add("herring" in session.text)
    assert texts == {True, False}


def test_masked_sources_are_in_no_summary_for_reviewers_until_the_article_is_open(come_in, masked):
    session = come_in(masked, "ann")
    session.at.switch_page("views/summary.py").run()
    assert not session.at.dataframe
    assert not SOURCE.search(everything(session))
    assert "Sources are hidden while you tag" in session.at.info[0].value

    open_project(masked).discussion.open("lea", "bridge")
    session = come_in(masked, "ann")
    session.at.switch_page("views/summary.py").run()
    assert session.at.dataframe[0].value["article"].tolist() == ["bridge"]
    session = come_in(masked, "lea", "lead")
    session.at.switch_page("views/summary.py").run()
    assert session.at.dataframe[0].value["article"].tolist() == ["bridge", "ferry"]


def test_an_article_that_was_opened_is_read_with_its_source_and_tagged_unmasked(come_in, masked, rows):
    open_project(masked).discussion.open("lea", "bridge")
    session = come_in(masked, "ann", article="bridge", paragraph="3")
    assert "The Coast Herald" in session.text
    session.click("tag_2")
    assert rows()[-1]["codebook"][8:] == ""


@pytest.mark.parametrize("becomes", [None, "mask_source = maybe\n"])
def test_a_team_file_that_is_gone_or_broken_reveals_nothing_and_leads_are_told(come_in, masked, becomes):
    come_in(masked, "ann", article="bridge")
    file = masked / "team.toml"
    file.unlink() if becomes is None else file.write_text(becomes, encoding="utf-8")
    assert not SOURCE.search(come_in(masked, "ann", article="bridge").html)
    session = come_in(masked, "ann")
    assert not SOURCE.search(session.html)
    assert not session.at.warning
    session = come_in(masked, "lea", "lead")
    assert "team.toml" in session.at.warning[0].value.replace("\\", "")
    file.write_text(TEAM, encoding="utf-8")
    assert not come_in(masked, "lea", "lead").at.warning
    assert SOURCE.search(come_in(masked, "ann").html)


@pytest.mark.parametrize("page", ["views/tag.py", "views/summary.py", "views/team.py"])
def test_what_is_wrong_with_a_row_is_quoted_to_leads_only(come_in, tagged, page):
    with open(tagged / "labels.csv", "a", encoding="utf-8") as file:
        file.write(
            "0123456789abcdef,2026-11-21T09:30:00.125Z,bo,a secret thought,bridge,1,x,critical,false,,\n"
        )
    for name, role, quoted in (("ann", "reviewer", False), ("lea", "lead", True)):
        session = come_in(tagged, name, role)
        session.at.switch_page(page).run()
        said = session.errors[0].replace("\\", "")
        assert "labels.csv" in said
        assert ("a secret thought" in said) == quoted
