"""The Compare page: what stands first, where each mark leads, and what nobody may see in it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df

from app.parts.compare import choices, reading_list
from app.parts.compare.differences import furthest_apart, verdict
from app.parts.sight import Seen
from framing.codebook import BALANCE
from framing.project import open_project
from framing.reporting.comparison.chart_frame import CHOSEN
from framing.selection import Selection
from tests.app.conftest import plain
from tests.framing.reporting.comparison.examples import CLEAR, EAST, NORTH, SOUTH, compared
from tests.framing.reporting.examples import entries, labels, unit_arrays

SECTIONS = ("Framing", "Where", "Differences", "Side by side")


pytestmark = pytest.mark.usefixtures("no_rest")


@pytest.fixture
def tagged(small_project, save):
    """The bridge is praised, the ferry is not; ann and bo say so."""
    for name in ("ann", "bo"):
        save(name, "bridge", {1: "supportive", 3: "supportive", 4: "critical", 5: "statistic"})
        save(name, "ferry", {1: "critical", 2: "neutral report"})
    return small_project


@pytest.fixture
def compare(come_in):
    """`compare(folder, name, role)`: a session on the Compare page of the project in `folder`."""

    def compare(folder, name="lea", role="lead"):
        session = come_in(folder, name, role)
        session.at.switch_page("views/compare.py").run()
        return session

    return compare


def section(session, name):
    session.at.button_group(key="compare_section").set_value(name).run()
    assert not session.at.exception
    assert session.errors == []
    return session


def said(session) -> str:
    """All that can be read, but for what the pictures show."""
    spoken = [e.value for kind in ("caption", "markdown", "info", "subheader") for e in session.at.get(kind)]
    return plain(" ".join([session.text, *spoken]))


def pictures(session) -> list[dict]:
    """The specifications of the charts."""
    return [json.loads(chart.proto.spec) for chart in session.at.get("vega_lite_chart")]


def marks(session, field: str) -> set[str]:
    """What the marks of all charts hold in `field`."""
    frames = [
        convert_arrow_bytes_to_pandas_df(dataset.data.data)
        for chart in session.at.get("vega_lite_chart")
        for dataset in chart.proto.datasets
    ]
    return {value for frame in frames if field in frame for value in frame[field]}


# -------------------------------------------------------------------------------- what stands there


def test_a_stranger_reads_first_who_leans_where(compare, tagged):
    session = compare(tagged)
    short = re.search('<section class="in-short">(.*?)</section>', session.html, re.DOTALL)[1]
    assert "“A bridge for the island” leans most supportive (balance 0.33" in short
    assert "tagged by 2 reviewers" in short
    assert "Reviewers agree least on “supportive”" in short
    assert [picture["layer"] is not None for picture in pictures(session)] == [True] * 4


def test_every_section_is_drawn_and_only_the_chosen_one(compare, tagged):
    session = compare(tagged)
    for name, word in zip(
        SECTIONS, ("In short", "in each third", "All pairs", "2 of 4 tagged paragraphs"), strict=True
    ):
        assert word in said(section(session, name))
    assert "All pairs" not in said(session)


def test_strips_of_all_pages_have_one_scale(compare, tagged, monkeypatch):
    from app.parts.compare import overview

    monkeypatch.setattr(overview, "PER_PAGE", 1)
    session = compare(tagged)
    ends = set()
    for page in (1, 2):
        session.at.session_state["compare_page"] = page
        session.at.run()
        strip = pictures(session)[0]
        ends.add(tuple(strip["layer"][0]["layer"][0]["encoding"]["x"]["scale"]["domain"]))
    assert len(ends) == 1


def test_where_no_article_names_its_outlet_it_is_said_how_to(compare, tagged):
    session = compare(tagged)
    session.at.button_group(key="compare_by").set_value("outlet").run()
    assert [info.proto.title for info in session.at.info] == ["No outlets to compare"]
    assert not session.at.exception


def test_outlets_are_compared_by_their_articles(compare, tagged):
    for name, outlet in (("bridge", "The Post"), ("ferry", "$Echo$")):
        file = tagged / "sources" / f"{name}.txt"
        file.write_text(f"---\noutlet: {outlet}\n---\n{file.read_text('utf-8')}", encoding="utf-8")
    session = compare(tagged)
    session.at.button_group(key="compare_by").set_value("outlet").run()
    assert "The Post leans most supportive" in said(session)
    assert "$Echo$" in said(session)
    section(session, "Side by side")
    assert "The Post" in session.html
    assert "A bridge for the island, paragraph 1" in session.text


def test_final_labels_are_another_basis(compare, small_project, save):
    save("ann", "bridge", {1: "supportive"})
    save("bo", "bridge", {1: "critical"})
    session = compare(small_project)
    assert "1 of 4 paragraphs" in said(session)
    session.at.button_group(key="compare_basis").set_value("final").run()
    assert [info.proto.title for info in session.at.info] == ["Nothing is tagged yet"]


def test_a_project_without_labels_says_what_to_do_first(compare, small_project):
    session = compare(small_project)
    assert ["tag a paragraph" in info.value for info in session.at.info] == [True]
    assert not session.at.exception


def test_one_article_alone_has_no_difference(compare, small_project, save):
    save("ann", "bridge", {1: "supportive"})
    session = section(compare(small_project), "Differences")
    assert "A difference takes two" in said(session)


def test_a_label_saved_elsewhere_is_compared_at_the_next_look(compare, tagged, save):
    session = section(compare(tagged), "Side by side")
    assert "2 of 4 tagged paragraphs" in session.text
    save("ann", "bridge", {4: "supportive"})
    session.at.run()
    assert "3 of 4 tagged paragraphs" in session.text


# ----------------------------------------------------------------------------------- the filters


def test_what_is_chosen_is_compared_and_said(compare, tagged):
    session = compare(tagged)
    session.at.multiselect(key="compare_articles").set_value(["ferry"]).run()
    assert marks(session, "article") == {"ferry"}
    assert "Only 1 chosen article." in said(session)


def test_dates_leave_articles_out_and_what_is_empty_says_so(compare, tagged):
    file = tagged / "sources" / "ferry.txt"
    file.write_text(f"---\ndate: 2026-05-04\n---\n{file.read_text('utf-8')}", encoding="utf-8")
    session = compare(tagged)
    session.at.date_input(key="compare_from").set_value(date(2026, 5, 1)).run()
    assert marks(session, "article") == {"ferry"}
    session.at.date_input(key="compare_from").set_value(date(2026, 6, 1)).run()
    assert session.at.info[0].proto.title == "Nothing to compare"


def test_at_most_so_many_are_compared_the_first_of_them():
    articles = [SOUTH, NORTH, EAST]
    seen = Seen(labels(articles, CLEAR), entries(articles), unit_arrays(articles), ())
    chosen, left_out = choices.at_most(seen, {"south", "north", "east"}, Selection(), "article", most=2)
    assert (chosen.articles, left_out) == (("south", "north"), 1)
    chosen, left_out = choices.at_most(seen, {"south", "north", "east"}, Selection(), "outlet", most=1)
    assert (chosen.outlets, left_out) == (("Echo",), 1)
    some = Selection(articles=("east",))
    assert choices.at_most(seen, {"south", "north", "east"}, some, "article", most=2) == (some, 0)


# ------------------------------------------------------------------------------ where marks lead


def columns(session) -> dict[str, list[str]]:
    """What stands side by side: group -> the addresses of its paragraphs."""
    drawn = re.search('<div class="side-by-side">(.*)</div>', session.html, re.DOTALL)[1]
    return {
        re.search("<h3[^>]*>(.*?)</h3>", one)[1]: re.findall('href="(.*?)"', one)
        for one in re.findall("<section>(.*?)</section>", drawn, re.DOTALL)
    }


def test_every_paragraph_of_a_tag_has_its_text_and_its_link(compare, tagged):
    session = section(compare(tagged), "Side by side")
    session.at.button_group(key="compare_tag").set_value("critical").run()
    assert columns(session) == {
        "A bridge for the island": ["./?article=bridge&amp;paragraph=4"],
        "The last ferry": ["./?article=ferry&amp;paragraph=1"],
    }
    assert "Fishermen say that the pillars have driven the herring away from the sound." in session.text


def test_a_click_on_a_mark_leads_to_its_paragraphs(compare, tagged, monkeypatch):
    session = compare(tagged)

    class Clicked:
        selection = {CHOSEN: [{"tag": "critical", "group": "ferry", "part": "headline"}]}  # noqa: RUF012

    held = {}
    with monkeypatch.context() as patched:
        patched.setattr(reading_list.session, "chosen", lambda widget: Clicked)
        patched.setattr(reading_list.session, "hold", held.__setitem__)
        reading_list.on_click("compare_map")()
    for widget, value in held.items():
        session.at.session_state[widget] = value
    session.at.run()
    assert columns(session) == {"The last ferry": ["./?article=ferry&amp;paragraph=1"]}
    assert "Headline: 1 paragraph" in session.text


def test_a_statement_leads_to_both_its_columns(compare, tagged):
    session = section(compare(tagged), "Differences")
    session.at.button_group(key="compare_what").set_value("critical").run()
    session.at.button(key="compare_read_0").click().run()
    assert list(columns(session)) == ["The last ferry", "A bridge for the island"]
    assert session.at.button_group(key="compare_tag").value == "critical"


def test_paragraphs_are_turned_over_in_all_columns_at_once(compare, tagged, monkeypatch):
    from app.parts.compare import side_by_side

    monkeypatch.setattr(side_by_side, "_PARAGRAPHS", 1)
    session = section(compare(tagged), "Side by side")
    assert columns(session)["A bridge for the island"] == ["./?article=bridge&amp;paragraph=1"]
    session.at.session_state["compare_texts_page"] = 2
    session.at.run()
    assert columns(session) == {
        "A bridge for the island": ["./?article=bridge&amp;paragraph=3"],
        "The last ferry": [],
    }


# ---------------------------------------------------------------------------------- differences


def test_a_difference_stands_with_its_interval_and_with_each_reviewer_left_out(compare, tagged):
    session = section(compare(tagged), "Differences")
    session.at.button_group(key="compare_what").set_value("statistic").run()
    assert "“A bridge for the island”" in session.text
    assert "95 % interval" in session.text.replace("\u00a0", " ")
    assert "Without ann" in session.text
    assert "Without bo" in session.text
    assert "3 pairs" not in said(session)
    assert "1 pair looked at" in said(session)


def test_two_can_be_chosen_and_one_is_not_compared_with_itself(compare, tagged):
    session = section(compare(tagged), "Differences")
    session.at.selectbox(key="compare_a").set_value("ferry").run()
    session.at.selectbox(key="compare_b").set_value("ferry").run()
    assert "Compared with itself nothing differs" in said(session)
    assert not session.at.exception


def test_of_many_the_furthest_apart_are_compared_first():
    lines = "ann south 1 critical\nann south 2 none\nann north 1 critical\nann east 1 supportive"
    found = compared(lines, SOUTH, NORTH, EAST)
    assert furthest_apart(found, BALANCE, "paragraphs") == ("east", "south")
    assert furthest_apart(found, "critical", "paragraphs") == ("north", "east")
    nothing_but_none = compared("ann south 1 none\nann north 1 none")
    assert furthest_apart(nothing_but_none, BALANCE, "paragraphs") == ("south", "north")


def test_how_sure_a_difference_is_marks_it():
    clear = compared(CLEAR).difference("south", "north", "critical")
    assert 'class="verdict reliable"' in verdict(clear)
    assert 'class="verdict tentative"' in verdict(replace(clear, survives=False))
    open_ = compared("ann south 1 critical\nann south 2 none\nann north 1 none").difference(
        "south", "north", "critical"
    )
    assert 'class="verdict unsettled"' in verdict(open_)


def test_a_sentence_reads_from_the_left_whichever_way_the_title_in_it_goes(compare, tagged):
    """Which way a text goes is told by its first letter, and titles stand first in sentences that are English."""
    session = section(compare(tagged), "Differences")
    sentences = re.findall(r'<(?:p class="statement"|div class="verdict)[^>]*>', session.html)
    assert len(sentences) >= 2
    assert not any("dir=" in tag for tag in sentences)


# ------------------------------------------------------------------------------ who sees what


def test_a_blind_reviewer_compares_their_own_tags_alone(compare, small_project, save, team):
    team()
    save("ann", "bridge", {1: "supportive", 3: "supportive"})
    save("bo", "bridge", {1: "critical", 4: "critical"})
    save("bo", "ferry", {1: "critical"}, note="secret thought")
    session = compare(small_project, "ann", "reviewer")
    assert marks(session, "article") == {"bridge"}
    assert "You see your own tags." in said(session)
    for name in ("Figures cited", *SECTIONS):
        section(session, name)
        everything = said(session) + json.dumps(pictures(session)) + str(marks(session, "said"))
        assert "bo" not in re.findall(r"\w+", everything)
        assert "secret thought" not in everything
    assert columns(session) == {
        "A bridge for the island": ["./?article=bridge&amp;paragraph=1", "./?article=bridge&amp;paragraph=3"]
    }
    session.at.button_group(key="compare_tag").set_value("critical").run()
    assert columns(session) == {"A bridge for the island": []}


def test_an_article_that_is_open_for_discussion_is_compared_with_everybodys_tags(
    compare, small_project, save, team
):
    team()
    save("ann", "bridge", {1: "supportive"})
    save("bo", "ferry", {1: "critical"})
    open_project(small_project).discussion.open("lea", "ferry")
    session = compare(small_project, "ann", "reviewer")
    assert marks(session, "article") == {"bridge", "ferry"}


def test_reviewers_of_a_project_that_masks_sources_wait(compare, tagged, team):
    team("mask_source = true")
    session = compare(tagged, "ann", "reviewer")
    assert [info.proto.title for info in session.at.info] == ["Not yet"]
    assert "bridge" not in said(session).casefold()
    open_project(tagged).discussion.open("lea", "ferry")
    session = compare(tagged, "ann", "reviewer")
    assert marks(session, "article") == {"ferry"}


def everything(session) -> list[list[str]]:
    """All that each section tells: words, pictures with their data, what can be chosen. No ids, which are drawn."""
    told = []
    for name in ("Figures cited", *SECTIONS):
        section(session, name)
        widgets = [
            re.sub(r'(id|deferred_file_id|url): ".*?"', "", str(widget.proto))
            for kind in ("multiselect", "selectbox", "button_group", "button", "download_button")
            for widget in session.at.get(kind)
        ]
        pieces = [
            convert_arrow_bytes_to_pandas_df(dataset.data.data).to_csv()
            for chart in session.at.get("vega_lite_chart")
            for dataset in chart.proto.datasets
        ]
        drawn = json.dumps(pictures(session))
        told.append([said(session), session.html, drawn, *pieces, *widgets])
    return told


def test_nothing_that_a_blind_reviewer_is_told_depends_on_what_others_decided(
    compare, small_project, save, team
):
    team()
    save("ann", "bridge", {1: "supportive", 3: "critical"})
    save("bo", "ferry", {1: "critical"})
    open_project(small_project).discussion.open("lea", "ferry")
    before = everything(compare(small_project, "ann", "reviewer"))
    for other in ("bo", "cy"):
        save(other, "bridge", {1: "critical", 4: "statistic", 5: "neutral report"})
    save("lea", "bridge", {1: "critical"}, role="adjudicator")
    assert everything(compare(small_project, "ann", "reviewer")) == before
    team("blind = false")
    assert everything(compare(small_project, "ann", "reviewer")) != before


def test_nothing_that_a_reviewer_is_told_depends_on_what_is_masked(compare, small_project, save, team):
    team("mask_source = true")
    file = small_project / "sources" / "bridge.txt"
    text = file.read_text("utf-8")
    save("ann", "bridge", {1: "supportive", 3: "critical"})
    save("ann", "ferry", {1: "critical", 2: "statistic"})
    open_project(small_project).discussion.open("lea", "ferry")
    before = everything(compare(small_project, "ann", "reviewer"))
    file.write_text(f"---\ntitle: Other\noutlet: The Post\ndate: 2026-05-04\n---\n{text}", encoding="utf-8")
    assert everything(compare(small_project, "ann", "reviewer")) == before
    team()
    assert everything(compare(small_project, "ann", "reviewer")) != before


def test_anonymous_reviewers_are_letters_in_what_is_left_out(compare, tagged, team):
    team("anonymous = true", "blind = false")
    session = section(compare(tagged, "ann", "reviewer"), "Differences")
    assert "Without bo" not in session.text
    assert "Without Reviewer" in session.text


def test_what_articles_say_is_text(compare, small_project, save):
    wild = "<b>x</b> $a$ **b** :red[c]"
    (small_project / "sources" / "wild.txt").write_text(
        f"---\ntitle: {wild}\n---\n{wild}\n\nIt says {wild} and nothing else.\n", encoding="utf-8"
    )
    save("ann", "wild", {1: "critical", 2: "supportive"})
    save("ann", "bridge", {1: "supportive"})
    session = compare(small_project)
    for name in ("Figures cited", *SECTIONS):
        section(session, name)
        assert "<b>x</b>" not in session.html
    assert f"It says {wild} and nothing else." in session.text
