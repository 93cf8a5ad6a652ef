"""The Agreement page: what it says first, what it asks for where there is nothing, and what nobody may see in it."""

from __future__ import annotations

import json
import re
import threading
from html import unescape

import pytest

from app.parts import results
from app.parts.agreement import found, sections
from framing.cli import main
from framing.project import open_project
from framing.reliability.agreement import agreement as agreement_on
from tests.app.conftest import plain

pytestmark = pytest.mark.usefixtures("no_rest")


@pytest.fixture
def two(save):
    """Two who agree on "critical" and not on "statistic"."""
    save("ann", "bridge", {1: "supportive", 3: "critical", 4: "critical;statistic", 5: "statistic"})
    save("bo", "bridge", {1: "supportive", 3: "critical", 4: "critical", 5: "none"})


@pytest.fixture
def agreement(visit):
    """`agreement(folder, name)`: a session on the Agreement page of the project in `folder`."""

    def agreement(folder, name="lea"):
        session = visit(folder, name)
        session.at.switch_page("views/agreement.py").run()
        return session

    return agreement


def open_section(session, name):
    session.at.button_group(key="agreement_section").set_value(name).run()
    return session


def told(session) -> str:
    """The messages: title and text."""
    return plain(" ".join(f"{info.proto.title} {info.value}" for info in session.at.info))


def captions(session) -> str:
    return plain(" ".join(element.value for element in session.at.caption))


def table(session, head: str) -> dict[str, dict[str, str]]:
    """The table whose first column is `head`: row -> column -> cell."""
    html = next(
        part for part in re.findall(r"<table.*?</table>", session.html, re.DOTALL) if f">{head}<" in part
    )
    rows = re.findall(r'<tr><th scope="row"><span dir="auto">(.*?)</span>(.*?)</tr>', html, re.DOTALL)
    return {
        unescape(name): {
            unescape(column): unescape(cell)
            for column, cell in re.findall(r'<td data-name="(.*?)"[^>]*>(.*?)</td>', rest)
        }
        for name, rest in rows
    }


def test_the_weakest_tag_comes_first_with_its_interval_and_what_it_means(agreement, small_project, two):
    session = agreement(small_project)
    assert "Reviewers agree least on “statistic”: α is −" in session.text
    assert "below .667: draw no conclusions from this tag yet" in session.text
    assert session.html.index("Reviewers agree least") < session.html.index("<table")


def test_the_table_has_the_figures_of_the_command(agreement, small_project, two, capsys):
    main(["agreement", str(small_project), "--json"])
    meant = json.loads(capsys.readouterr().out)
    shown = table(agreement(small_project), "Tag")
    assert list(shown) == [
        "supportive", "critical", "neutral report", "statistic", "One tag only",
        "Sets of tags (Jaccard)", "Sets of tags (MASI)",
    ]  # fmt: skip
    for tag, figures in meant["tags"].items():
        alpha = "–" if figures["alpha"] is None else f"{figures['alpha']:.3f}".replace("-", "−")
        assert shown[tag]["α"] == alpha
        assert shown[tag]["Compared"] == f"{figures['pairable_units']} of {figures['units']}"
    assert shown["Sets of tags (MASI)"]["α"] == f"{meant['sets']['alpha_masi']:.3f}"


def test_no_row_is_an_average_over_tags(agreement, small_project, two):
    shown = table(agreement(small_project), "Tag")
    assert not any(
        word in name.lower() for name in shown for word in ("overall", "mean", "average", "all tags")
    )


def test_a_dash_has_its_reason_in_words(agreement, small_project, two):
    session = agreement(small_project)
    assert table(session, "Tag")["neutral report"]["α"] == "–"
    assert "A dash for “neutral report”: nothing varies" in captions(session)


def test_cohens_kappa_is_for_two(agreement, small_project, two, save):
    session = agreement(small_project)
    assert "Cohen κ" in table(session, "Tag")["critical"]
    save("cleo", "bridge", {1: "supportive", 3: "critical"})
    session.at.run()
    assert "Cohen κ" not in table(session, "Tag")["critical"]


def test_a_label_saved_elsewhere_changes_the_page(agreement, small_project, two, save):
    session = agreement(small_project)
    assert table(session, "Tag")["critical"]["α"] == "1.000"
    save("bo", "bridge", {3: "none"})
    session.at.run()
    assert table(session, "Tag")["critical"]["α"] != "1.000"


def test_a_project_without_articles_says_what_to_do_first(agreement, project_folder):
    session = agreement(project_folder)
    assert "No articles yet" in told(session)
    assert not session.at.exception


def test_a_project_without_labels_says_what_to_do_first(agreement, small_project):
    assert "Nothing is tagged yet" in told(agreement(small_project))


def test_one_reviewer_is_asked_for_a_second(agreement, small_project, save):
    save("ann", "bridge", {1: "supportive"})
    said = told(agreement(small_project))
    assert "Only ann has tagged" in said
    assert "a second person" in said


def test_two_who_share_no_paragraph_are_asked_for_one(agreement, small_project, save):
    save("ann", "bridge", {1: "supportive"})
    save("bo", "ferry", {1: "supportive"})
    said = told(agreement(small_project))
    assert "No paragraph was tagged by two reviewers" in said
    assert "ann and bo" in said


def test_what_is_selected_counts_alone(agreement, small_project, two, save):
    save("ann", "ferry", {1: "critical"})
    save("bo", "ferry", {1: "supportive"})
    session = agreement(small_project)
    assert table(session, "Tag")["critical"]["Compared"] == "5 of 5"
    session.at.multiselect(key="agreement_articles").select("ferry").run()
    assert table(session, "Tag")["critical"]["Compared"] == "1 of 1"
    assert "Only 1 chosen article." in captions(session)


def test_a_selection_without_a_pair_says_to_widen_it(agreement, small_project, two):
    session = agreement(small_project)
    session.at.multiselect(key="agreement_reviewers").select("ann").run()
    assert "Nothing to compare in this selection" in told(session)


def test_a_drawn_sample_can_be_looked_at_alone(agreement, small_project, two):
    project = open_project(small_project)
    unit = project.library.article("bridge").units[0]
    set_id = project.tasks.assign(
        "lea", "reliability", [(who, "bridge", unit.number, unit.id) for who in ("ann", "bo")]
    )
    session = agreement(small_project)
    session.at.selectbox(key="agreement_sample").select(set_id).run()
    assert table(session, "Tag")["critical"]["Compared"] == "1 of 1"
    assert set_id in captions(session)


def test_pairs_come_lowest_first_on_the_weakest_tag(agreement, small_project, two, save):
    save("cleo", "bridge", {1: "supportive", 3: "critical", 4: "critical;statistic", 5: "statistic"})
    session = open_section(agreement(small_project), "Pairs")
    shown = table(session, "Pair")
    assert set(shown) == {"ann & bo", "ann & cleo", "bo & cleo"}
    assert next(iter(shown)) != "ann & cleo"
    assert shown["ann & cleo"]["α, statistic"] == "1.000"
    session.at.button_group(key="agreement_pairs_tag").set_value("critical").run()
    assert shown["ann & bo"]["Paragraphs"] == "4"
    assert "α, critical" in next(iter(table(session, "Pair").values()))


def test_articles_stand_under_their_titles(agreement, small_project, two, save):
    save("ann", "ferry", {1: "critical"})
    save("bo", "ferry", {1: "critical"})
    shown = table(open_section(agreement(small_project), "Articles"), "Article")
    assert set(shown) == {"A bridge for the island", "The last ferry"}
    assert shown["The last ferry"]["α, critical"] == "–"


def test_a_blind_reviewer_sees_no_agreement_until_an_article_is_opened(agreement, small_project, two, team):
    team("blind = true")
    session = agreement(small_project, "ann")
    assert "decide on their own" in told(session)
    assert "bo" not in session.text.split()
    open_project(small_project).discussion.open("lea", "bridge")
    session.at.run()
    assert table(session, "Tag")["critical"]["α"] == "1.000"


def test_a_lead_of_a_blind_team_sees_it_at_once(agreement, small_project, two, team):
    team("blind = true")
    assert table(agreement(small_project, "lea"), "Tag")["critical"]["α"] == "1.000"


def test_an_anonymous_reviewer_is_a_letter_to_another(agreement, small_project, two, team):
    team("blind = false", "anonymous = true")
    session = open_section(agreement(small_project, "ann"), "Pairs")
    (pair,) = table(session, "Pair")
    assert "bo" not in pair.split(" & ")
    assert "Reviewer" in pair
    options = session.at.multiselect(key="agreement_reviewers").options
    assert "bo" not in options


def test_names_and_tags_are_drawn_as_text(agreement, small_project, save):
    save("<b>ann</b> $a$", "bridge", {1: "<i>zeal</i>", 3: "critical"})
    save("bo", "bridge", {1: "none", 3: "critical"})
    session = agreement(small_project)
    assert "<i>zeal</i>" not in session.html
    assert "<i>zeal</i>" in table(session, "Tag")
    assert session.at.multiselect(key="agreement_reviewers").options == ["<b>ann</b> $a$", "bo"]
    session = open_section(session, "Pairs")
    assert "<b>ann</b> $a$ & bo" in table(session, "Pair")
    assert not session.at.exception


def test_a_label_file_that_is_not_ours_is_refused_in_plain_words(agreement, small_project):
    (small_project / "labels.csv").write_text("id,tag\n1,critical\n")
    session = agreement(small_project)
    assert session.errors[0].startswith("labels.csv, row 1: ")


def test_figures_are_there_though_the_record_of_samples_is_not_ours(agreement, small_project, two):
    (small_project / "tasks.csv").write_text("at;by\n", encoding="utf-8")
    session = agreement(small_project)
    assert not session.errors
    assert "critical" in session.text
    assert [plain(warning.value)[:17] for warning in session.at.warning] == ["tasks.csv, row 1:"]


def test_the_downloads_are_there(agreement, small_project, two):
    found = {element.label for element in agreement(small_project).at.get("download_button")}
    assert {"Figures (CSV)", "All figures (JSON)"} <= found


def test_the_weakest_tag_leads_to_the_paragraphs_that_it_is_about(agreement, small_project, two):
    session = agreement(small_project)
    session.at.button(key="agreement_onward").click().run()
    assert "Disagreements" in [title.value for title in session.at.title]
    assert session.at.selectbox(key="disagreements_tag").value == "statistic"


@pytest.mark.parametrize("name", sections.names(is_lead=True))
def test_every_section_can_be_drawn_for_whoever_may_see_it(agreement, small_project, two, team, name):
    team("blind = true")
    for who in ("lea", "ann"):
        session = agreement(small_project, who)
        if name in sections.names(is_lead=who == "lea"):
            open_section(session, name)
            assert session.at.button_group(key="agreement_section").value == name
        assert not session.at.exception
        assert session.errors == []


@pytest.mark.parametrize("name", sections.names(is_lead=True))
def test_every_section_can_be_drawn_before_anything_is_tagged(agreement, small_project, name):
    session = open_section(agreement(small_project), name)
    assert not session.at.exception
    assert session.errors == []


def test_what_only_leads_see_is_no_section_for_a_reviewer(agreement, small_project, two, team):
    team("blind = false")
    shown = agreement(small_project, "ann").at.button_group(key="agreement_section").options
    assert "Tags" in shown
    assert not sections.FOR_LEADS & set(shown)


def test_what_takes_long_shows_how_far_it_is(agreement, small_project, two, monkeypatch):
    shown, seen = [], threading.Event()

    def slow(*given, progress, earlier):
        progress(0.5)
        seen.wait(10)
        return agreement_on(*given)

    def bar(part, text):
        shown.append(part)
        seen.set()

    slowly = results.Results(slow)
    monkeypatch.setattr(found, "results", lambda: slowly)
    monkeypatch.setattr(results, "_PATIENCE", 0.05)
    monkeypatch.setattr(results.st, "progress", bar)
    assert table(agreement(small_project), "Tag")["critical"]["α"] == "1.000"
    assert shown[0] == 0.5
