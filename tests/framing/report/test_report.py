"""A whole report, of a small project: what is in it, what is not, and that its parts say the same."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from html import unescape
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

import framing
from framing.errors import NothingToReport, ReportFolderTaken, ReportNotWritten
from framing.labels import CsvStore
from framing.project import create_project, open_project
from framing.report import making
from framing.report import page as page_module
from framing.report.folder import MANIFEST
from framing.report.making import make_report
from framing.report.sections import strips
from framing.report.sections.comparison import outermost
from framing.reporting import summarise
from tests.conftest import with_two_articles
from tests.framing.labels.examples import label

TAGS = {
    "bridge": [{"ann": "supportive", "bo": "supportive"}, {"ann": "critical", "bo": "critical;statistic"},
               {"ann": "critical", "bo": "critical"}, {"ann": "statistic", "bo": "none"}],
    "ferry": [{"ann": "supportive", "bo": "neutral report"}, {"ann": "supportive;statistic", "bo": "statistic"}],
}  # fmt: skip


@pytest.fixture
def tagged(small_project):
    """Ann and Bo tagged both articles, of two outlets; one headline is hostile."""
    return with_tags(small_project)


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """The folder of the report that is made of this project where nothing else is asked for; to look at only."""
    folder = tmp_path_factory.mktemp("report")
    project = open_project(with_tags(with_two_articles(create_project(folder / "project"))))
    return make_report(project, folder / "report").parent


def with_tags(small_project):
    ferry = small_project / "sources" / "ferry.txt"
    ferry.write_text(
        "---\noutlet: The Gazette\n---\n"
        + ferry.read_text("utf-8").replace("The last", "<b>The</b> =last", 1),
        encoding="utf-8",
    )
    library, store = open_project(small_project).library, CsvStore(small_project / "labels.csv")
    for article, decisions in TAGS.items():
        for unit, by_name in zip(library.article(article).units, decisions, strict=True):
            for name, tags in by_name.items():
                store.append(
                    label(
                        unit.number,
                        tags,
                        article=article,
                        paragraph_id=unit.id,
                        reviewer=name,
                        note="a secret",
                    )
                )
    return small_project


@pytest.fixture
def made(tagged, tmp_path):
    """`made(**options)`: the folder of the report."""

    def made(**options):
        return make_report(open_project(tagged), tmp_path / "report", **options).parent

    return made


def rows(file) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))


def text_of(folder) -> str:
    page = (folder / "report.html").read_text("utf-8")
    page = re.sub(r"<style>.*?</style>", " ", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())


def everything(folder) -> str:
    """All text in all files of a report, those in the workbook too."""
    parts = [
        file.read_text("utf-8")
        for file in folder.rglob("*")
        if file.suffix in (".html", ".csv", ".svg", ".json")
    ]
    with zipfile.ZipFile(folder / "figures.xlsx") as book:
        parts += [book.read(name).decode("utf-8", "replace") for name in book.namelist()]
    return unescape("\n".join(parts))


def test_a_report_has_a_page_tables_a_workbook_and_every_chart_twice(report):
    folder = report
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    tables = ("agreement", "balance", "codebook", "comparison", "differences", "figures", "lacks", "paragraphs",
              "positions", "summary")  # fmt: skip
    charts = ("agreement", "balance", "positions", "shares", "strips-1")
    assert files == {
        "report.html", "figures.xlsx", MANIFEST, *(f"{name}.csv" for name in tables),
        *(f"charts/{name}{ending}" for name in charts for ending in (".svg", ".png")),
    }  # fmt: skip
    assert all((folder / "charts" / f"{name}.png").read_bytes().startswith(b"\x89PNG") for name in charts)


def test_its_figures_are_those_of_the_summary_and_of_the_comparison(tagged, report):
    folder = report
    project = open_project(tagged)
    project.library.index()
    summary = summarise(
        project.library.entries(), project.library.unit_arrays(), project.store.read(), project.codebook
    )
    assert [float(row["balance"]) for row in rows(folder / "summary.csv")] == summary.balance.tolist()
    compared = framing.compare(project)
    by_tag = [row for row in rows(folder / "comparison.csv") if row["tag"] == "critical"]
    place = compared.tags.index("critical")
    assert [float(row["share"]) for row in by_tag] == compared.shares[:, place].tolist()


def test_the_page_says_first_what_matters_and_has_every_section(report):
    folder = report
    page = (folder / "report.html").read_text("utf-8")
    heads = re.findall(r"<h2 [^>]*>(.*?)</h2>", page)
    assert heads[:2] == ["In short", "Summary"]
    assert heads[-2:] == ["Codebook", "Methods"]
    assert re.findall(r'<a href="#([\w-]+)">', page) == re.findall(r'<section id="([\w-]+)"', page)
    assert "rests on 6 of 6 paragraphs in 2 articles, tagged by 2 reviewers" in text_of(folder)


def test_the_page_needs_no_network_and_runs_nothing(report):
    page = (report / "report.html").read_text("utf-8")
    assert "<script" not in page
    assert re.findall(r'(?:src|href|action)="(?!#)[^"]*"', page) == []
    assert re.findall(r"url\((?!#)", page) == []
    assert "default-src 'none'" in page
    assert not re.findall(r"\son\w+=", re.sub(r">[^<]*<", "><", page))


def test_titles_and_names_are_text_wherever_they_stand(made):
    folder = made(title="<i>Two</i> ways")
    page = (folder / "report.html").read_text("utf-8")
    assert "<b>" not in page
    assert "<i>" not in page
    assert "<b>The</b> =last ferry" in text_of(folder)
    assert "<i>Two</i> ways" in text_of(folder)


def test_no_text_of_its_tables_runs_as_a_formula(tagged, tmp_path):
    (tagged / "sources" / "ferry.txt").write_text("=cmd() headline\n\nForty people.\n", encoding="utf-8")
    folder = make_report(open_project(tagged), tmp_path / "report").parent
    assert [row["title"] for row in rows(folder / "summary.csv")][1] == "'=cmd() headline"


def test_every_picture_of_the_page_is_named_described_and_alone_with_its_ids(report):
    page = (report / "report.html").read_text("utf-8")
    pictures = [ElementTree.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", page, re.DOTALL)]
    assert len(pictures) == 5
    for picture in pictures:
        title, description = picture[0].text, picture[1].text
        assert title
        assert len(description) > 30
    ids = re.findall(r'\sid="([^"]*)"', page)
    assert len(ids) == len(set(ids))


def test_pictures_but_the_one_above_its_table_have_their_figures_folded_under_them(report):
    page = (report / "report.html").read_text("utf-8")
    figures = re.findall(r"<figure>.*?</figure>", page, re.DOTALL)
    assert ["<details>" in figure for figure in figures] == [True, True, True, True, False]


def test_sentences_are_in_the_report_only_where_they_may_be_handed_on(report, made):
    sentence = "1,204 metres long and cost"
    assert sentence in everything(report)
    without = made(with_texts=False)
    assert sentence not in everything(without)
    assert "cheered" not in everything(without)
    assert "A bridge for the island" in text_of(without)


def test_notes_are_never_in_a_report(report):
    assert "a secret" not in everything(report)


def test_reviewers_are_named_unless_they_are_to_be_letters(report, made, tmp_path):
    assert re.search(r"\bann\b", everything(report))
    shares = rows(report / "comparison.csv")
    letters = everything(made(anonymous=True))
    assert rows(tmp_path / "report" / "comparison.csv") == shares
    assert not re.search(r"\b(ann|bo)\b", letters)
    assert "Reviewer A" in letters


def test_outlets_can_be_compared_and_final_labels_be_what_counts(made):
    folder = made(by="outlet", basis="final")
    assert {row["group"] for row in rows(folder / "comparison.csv")} == {"The Gazette", ""}
    assert "more than half of its reviewers decided" in text_of(folder)


def test_one_article_alone_makes_a_report_without_differences(tagged, tmp_path):
    (tagged / "sources" / "ferry.txt").unlink()
    folder = make_report(open_project(tagged), tmp_path / "report").parent
    assert "A difference takes two" in text_of(folder)
    assert rows(folder / "differences.csv") == []


def test_where_nothing_is_tagged_there_is_nothing_to_report(small_project, tmp_path):
    with pytest.raises(NothingToReport):
        make_report(open_project(small_project), tmp_path / "report")
    assert not (tmp_path / "report").exists()


def test_a_second_report_takes_the_place_of_the_first(made):
    first = {file.name for file in made().iterdir()}
    assert {file.name for file in made().iterdir()} == first


def test_a_folder_that_is_taken_is_refused_before_any_work(tagged):
    steps = []
    with pytest.raises(ReportFolderTaken):
        make_report(open_project(tagged), tagged, progress=lambda share, doing: steps.append(share))
    assert steps == []


def test_where_the_disk_is_full_nothing_is_left(tagged, tmp_path, monkeypatch):
    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "write_tables", full)
    with pytest.raises(ReportNotWritten, match="No space left"):
        make_report(open_project(tagged), tmp_path / "out" / "report")
    assert list((tmp_path / "out").iterdir()) == []


def test_progress_goes_from_nothing_to_all_and_never_back(tagged, tmp_path):
    steps = []
    make_report(
        open_project(tagged), tmp_path / "report", progress=lambda share, doing: steps.append((share, doing))
    )
    shares = [share for share, _ in steps]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert all(doing for _, doing in steps)


def test_many_pictures_are_drawn_beside_other_work_and_all_are_there(report, made, monkeypatch):
    here = [(report / "charts" / f"{name}.svg").read_text("utf-8") for name in ("balance", "shares")]
    monkeypatch.setattr(making, "_FEW", 2)
    folder = made()
    assert [(folder / "charts" / f"{name}.svg").read_text("utf-8") for name in ("balance", "shares")] == here
    names = {file.stem for file in (folder / "charts").glob("*.svg")}
    assert {file.stem for file in (folder / "charts").glob("*.png")} == names


def test_of_too_many_articles_the_page_has_the_first_and_says_so_and_the_files_have_all(made, monkeypatch):
    monkeypatch.setattr(strips, "MOST_DRAWN", 1)
    monkeypatch.setattr(page_module, "MOST_ROWS", 1)
    folder = made()
    said = text_of(folder)
    assert "The first 1 articles are drawn; 1 more are in paragraphs.csv." in said
    assert "1 more rows are in the files." in said
    assert {row["article"] for row in rows(folder / "paragraphs.csv")} == {"bridge", "ferry"}
    assert len(rows(folder / "summary.csv")) == 2


def test_of_more_articles_than_fit_those_with_the_most_and_the_least_are_drawn():
    shares = [0.5, None, *(place / 100 for place in range(40))]
    rows_drawn, said = outermost(SimpleNamespace(groups=[None] * 42, by="article"), shares)
    assert [shares[row] for row in rows_drawn] == [
        0.5, *(place / 100 for place in range(39, 31, -1)), *(place / 100 for place in range(8, -1, -1)),
    ]  # fmt: skip
    assert said == ", the 9 articles with the most and the 9 with the least of 42"
