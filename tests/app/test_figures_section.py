"""The section "Figures cited" of the Compare page."""

from __future__ import annotations

import pytest

from app.parts.compare.figures_table import Cited, table
from framing.articles import read_article
from framing.figures import figures_of, line_up


@pytest.fixture
def figures(come_in):
    """`figures(folder, name, role)`: a session in the section, on the Compare page."""

    def figures(folder, name="lea", role="lead"):
        session = come_in(folder, name, role)
        session.at.switch_page("views/compare.py").run()
        session.at.button_group(key="compare_section").set_value("Figures cited").run()
        assert not session.at.exception
        return session

    return figures


def test_figures_of_tagged_paragraphs_stand_with_their_link(figures, small_project, save):
    save("ann", "bridge", {3: "supportive", 5: "statistic"})
    save("ann", "ferry", {1: "critical"})
    session = figures(small_project)
    assert session.at.selectbox(key="figures_where").value == "statistic"
    assert "<mark>1,204 metres</mark>" in session.html
    assert 'href="./?article=bridge&amp;paragraph=5"' in session.html


def test_without_the_tag_in_use_all_paragraphs_are_looked_through(figures, small_project, save):
    save("ann", "bridge", {3: "supportive"})
    session = figures(small_project)
    assert session.at.selectbox(key="figures_where").value == "All paragraphs"
    assert "<mark>88 million crowns</mark>" in session.html


def test_paragraphs_without_a_figure_say_what_to_do(figures, small_project, save):
    save("ann", "bridge", {3: "statistic"})
    session = figures(small_project)
    assert [info.proto.title for info in session.at.info] == ["No figures"]


def test_a_reviewer_of_a_blind_team_is_not_led_by_anothers_tags(figures, small_project, save, team):
    team("blind = true")
    save("ann", "bridge", {3: "statistic"})
    save("bo", "bridge", {5: "statistic"})
    session = figures(small_project, "ann", "reviewer")
    assert "88 million" not in session.html
    assert [info.proto.title for info in session.at.info] == ["No figures"]


def drawn(tmp_path, **texts):
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(f"A headline without any\n\n{text}\n", encoding="utf-8")
    read = [read_article(tmp_path / f"{name}.txt") for name in texts]
    found = line_up(figures_of(read), read)
    return table(found.lines, {article.id: Cited(article.id.upper(), article.id) for article in read})


def test_text_of_articles_is_text(tmp_path):
    html = drawn(tmp_path, north="They paid <b>$5 million</b> & 40 crates of <script>rum</script>.")
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "<mark>$5 million</mark>&lt;/b&gt; &amp; 40 crates" in html


def test_what_may_disagree_is_first_and_who_does_not_cite_it_is_said(tmp_path):
    html = drawn(
        tmp_path,
        north="The prison held 14,500 inmates. It has 9 towers.",
        south="The prison's inmates numbered 14,532.",
        west="It rained.",
    )
    assert html.index("may disagree") < html.index("14,500") < html.index("one article only")
    assert 'data-name="WEST">not cited' in html


def test_many_articles_are_a_list_and_not_columns(tmp_path):
    html = drawn(tmp_path, **{f"paper{n}": "The bridge cost 88 million crowns." for n in range(6)})
    assert html.count("<tr>") == 2
    assert html.count('<p class="of"') == 6
    assert "not cited" not in html


def test_of_many_articles_some_are_listed_with_every_value_among_them(tmp_path):
    texts = {f"paper{n:02}": "The bridge cost 88 million crowns." for n in range(20)}
    html = drawn(tmp_path, **texts, zebra="The bridge cost 91 million crowns.")
    assert html.count('<p class="of"') == 12
    assert "<mark>91 million crowns</mark>" in html
    assert "and 9 more articles: the CSV file has all" in html
