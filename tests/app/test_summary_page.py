"""The summary page."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.labels import CsvStore
from framing.project import open_project
from tests.framing.labels.examples import label


@pytest.fixture
def summary(visit, monkeypatch):
    """`summary(folder)`: a session on the summary page of the project in `folder`."""

    def summary(folder):
        session = visit(folder)
        session.at.switch_page("views/summary.py").run()
        return session

    return summary


@pytest.fixture
def save(small_project):
    """`save(paragraph number, tags, **fields)` on the article `bridge`."""
    units = {unit.number: unit for unit in open_project(small_project).library.article("bridge").units}
    store = CsvStore(small_project / "labels.csv")

    def save(number, tags, **fields):
        store.append(label(number, tags, article="bridge", paragraph_id=units[number].id, **fields))

    return save


def table(session):
    """The table, with the articles' ids as its index."""
    return session.at.dataframe[0].value.set_index("article")


def test_a_row_an_article_with_its_counts_and_balance(summary, small_project, save):
    save(1, "supportive;statistic")
    save(3, "supportive")
    save(4, "critical")
    shown = table(summary(small_project))
    assert list(shown.index) == ["bridge", "ferry"]
    row = shown.loc["bridge"]
    assert (row["paragraphs"], row["tagged"], row["reviewers"]) == (4, 3, 1)
    assert (row["supportive"], row["critical"], row["statistic"]) == (2, 1, 1)
    assert row["balance"] == pytest.approx(1 / 3)
    assert row["statistic share of paragraphs"] == pytest.approx(100 / 3)


def test_balance_is_empty_where_neither_tag_was_chosen(summary, small_project, save):
    save(1, "statistic")
    assert pd.isna(table(summary(small_project)).loc["bridge", "balance"])


def test_the_basis_decides_how_reviewers_who_differ_are_counted(summary, small_project, save):
    save(1, "supportive", reviewer="ann")
    save(1, "critical", reviewer="bo")
    session = summary(small_project)
    assert table(session).loc["bridge", "supportive"] == pytest.approx(0.5)
    session.at.button_group(key="basis").set_value("final").run()
    assert table(session).loc["bridge", "tagged"] == 0
    session.at.button_group(key="basis").set_value("average").run()
    assert table(session).loc["bridge", "tagged"] == 1


def test_what_the_basis_means_stands_beside_it(summary, small_project):
    session = summary(small_project)
    said = " ".join(element.value for element in session.at.caption)
    assert "Every reviewer's tags count" in said
    session.at.button_group(key="basis").set_value("final").run()
    assert "more than half of its reviewers" in " ".join(e.value for e in session.at.caption)


def test_the_downloads_are_there(summary, small_project, save):
    save(1, "supportive")
    session = summary(small_project)
    found = {element.label for element in session.at.get("download_button")}
    assert found == {"Summary (CSV)", "Workbook (Excel)", "Labels (CSV)", "Labels, a column a tag (CSV)"}


def test_a_project_without_articles_says_what_to_do_first(summary, project_folder):
    session = summary(project_folder)
    assert [info.value for info in session.at.info] == [
        "Put articles as .txt or .md files into the project's `sources` folder."
    ]
    assert not session.at.exception


def test_a_project_without_labels_says_what_to_do_first_and_shows_its_articles(summary, small_project):
    session = summary(small_project)
    assert "tag a paragraph" in session.at.info[0].value
    assert list(table(session).index) == ["bridge", "ferry"]


def test_a_label_saved_elsewhere_is_counted_at_the_next_look(summary, small_project, save):
    session = summary(small_project)
    assert table(session).loc["bridge", "tagged"] == 0
    save(1, "supportive")
    session.at.run()
    assert table(session).loc["bridge", "tagged"] == 1


def test_labels_that_nothing_counts_are_told_of(summary, small_project, save):
    save(1, "supportive")
    store = CsvStore(small_project / "labels.csv")
    store.append(label(9, article="bridge", paragraph_id="0123456789ab"))
    store.append(label(1, article="removed $1$"))
    said = " ".join(element.value for element in summary(small_project).at.caption)
    assert "on text that has changed since" in said
    assert "removed" in said


def test_the_pictures_can_be_searched(summary, small_project, save):
    save(1, "supportive")
    session = summary(small_project)
    session.at.text_input(key="summary_search").set_value("zebra").run()
    assert "No article matches." in [element.value for element in session.at.markdown]
    assert not session.at.exception


def test_a_labels_file_that_is_not_ours_is_refused_in_plain_words(summary, small_project):
    (small_project / "labels.csv").write_text("id,tag\n1,critical\n")
    session = summary(small_project)
    assert session.errors[0].startswith("labels.csv, row 1: ")
    assert not session.at.exception


def test_an_article_that_vanishes_while_it_is_drawn_does_not_break_the_page(summary, small_project, save):
    save(1, "supportive")
    session = summary(small_project)
    (small_project / "sources" / "ferry.txt").unlink()
    session.at.run()
    assert not session.at.exception


def test_the_figures_of_each_picture_are_one_click_away(small_project, summary, save):
    save(1, "critical")
    session = summary(small_project)
    for name, column in (("strips", "decided"), ("bars", "share of paragraphs")):
        assert all(column not in frame.value.columns for frame in session.at.dataframe)
        session.at.session_state[f"figures_behind_summary_{name}"] = True
        session.at.run()
        assert any(column in frame.value.columns for frame in session.at.dataframe)
