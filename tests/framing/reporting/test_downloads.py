"""Labels as tables, and the files that people download."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from datetime import date
from pathlib import PureWindowsPath

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.articles import Article
from framing.errors import ArticleUnknown
from framing.labels import MemoryStore
from framing.reporting import summarise
from framing.reporting import workbook as workbook_module
from framing.reporting.columns import share_columns, tag_columns
from framing.reporting.downloads import file_name, labels_csv, labels_wide_csv, summary_csv, summary_workbook
from framing.reporting.label_frames import labels_in_parts, labels_long, labels_wide, with_texts
from framing.reporting.workbook import workbook
from tests.framing.reporting.examples import DEMO, article, codebook, entries, labels, unit_arrays
from tests.framing.reporting.test_summary import BRIDGE, FERRY

LINES = """
    ann bridge 1 supportive
    ann bridge 1 critical;statistic ?
    ben bridge 3 zeal
    ben ferry 1 none
    ann ferry 1 critical
    ann ferry 1 -
    ZOE bridge 1 supportive
    ann lost 4 critical
"""


def article_of(id: str) -> Article:
    for one in (BRIDGE, FERRY):
        if one.id == id:
            return one
    raise ArticleUnknown(id, 2)


def read_xlsx(raw: bytes) -> dict[str, list[list[object]]]:
    """Sheet -> rows of cells as Excel sees them: numbers, texts, None; a formula is ("formula", …)."""
    ns = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        names = [
            sheet.get("name")
            for sheet in ET.fromstring(book.read("xl/workbook.xml")).findall(".//m:sheet", ns)
        ]
        assert not [name for name in book.namelist() if "hyperlink" in name or "externalLink" in name]
        sheets = {}
        for number, name in enumerate(names, start=1):
            root = ET.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
            rows = []
            for row in root.findall(".//m:row", ns):
                cells: dict[int, object] = {}
                for cell in row.findall("m:c", ns):
                    letters = re.match("[A-Z]+", cell.get("r"))[0]
                    column = sum((ord(c) - 64) * 26**place for place, c in enumerate(reversed(letters))) - 1
                    text = cell.find("m:is/m:t", ns)
                    if cell.find("m:f", ns) is not None:
                        cells[column] = ("formula", cell.find("m:f", ns).text)
                    elif cell.get("t") == "inlineStr":
                        cells[column] = re.sub(
                            "_x([0-9A-F]{4})_", lambda m: chr(int(m[1], 16)), text.text or ""
                        )
                    else:
                        cells[column] = float(cell.find("m:v", ns).text)
                rows.append([cells.get(column) for column in range(max(cells, default=-1) + 1)])
            sheets[name] = rows
        return sheets


def read_csv(raw: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(raw), encoding="utf-8-sig", keep_default_na=False)


# ------------------------------------------------------------------------ label frames


def test_current_labels_are_as_labels_csv_has_them():
    frame = labels_long(labels([BRIDGE, FERRY], LINES))
    assert list(
        zip(
            frame["reviewer"], frame["role"], frame["article"], frame["paragraph"], frame["tags"], strict=True
        )
    ) == [
        ("ann", "reviewer", "bridge", 1, "critical;statistic"),
        ("ben", "reviewer", "bridge", 3, "zeal"),
        ("ben", "reviewer", "ferry", 1, "none"),
        ("zoe", "adjudicator", "bridge", 1, "supportive"),
        ("ann", "reviewer", "lost", 4, "critical"),
    ]


def test_the_history_has_every_row_and_says_which_are_current():
    frame = labels_long(labels([BRIDGE, FERRY], LINES), history=True)
    assert frame["current"].tolist() == [0, 1, 1, 1, 0, 0, 1, 1]


def test_wide_labels_have_a_column_a_tag():
    frame = labels_wide(labels([BRIDGE, FERRY], LINES), DEMO)
    assert list(frame.columns) == [
        *("id", "saved_at", "reviewer", "role", "article", "paragraph", "paragraph_id"),
        *(
            "supportive",
            "critical",
            "neutral report",
            "statistic",
            "zeal",
            "none",
            "unsure",
            "note",
            "codebook",
        ),
    ]
    assert frame.iloc[:, 7:13].to_numpy().tolist() == [
        [0, 1, 0, 1, 0, 0],
        [0, 0, 0, 0, 1, 0],
        [0, 0, 0, 0, 0, 1],
        [1, 0, 0, 0, 0, 0],
        [0, 1, 0, 0, 0, 0],
    ]
    assert frame["unsure"].tolist() == [1, 0, 0, 0, 0]


def test_a_wide_history_tells_a_withdrawal_from_none():
    frame = labels_wide(labels([BRIDGE, FERRY], LINES), DEMO, history=True)
    assert frame["withdrawn"].tolist() == [0, 0, 0, 0, 0, 1, 0, 0]
    assert frame["none"].tolist() == [0, 0, 0, 1, 0, 0, 0, 0]


def test_an_empty_project_has_tables_with_columns_and_no_rows():
    table = MemoryStore().read()
    for frame in (
        labels_long(table),
        labels_long(table, history=True),
        labels_wide(table, DEMO, history=True),
    ):
        assert len(frame) == 0
        assert "reviewer" in frame.columns


def test_labels_in_parts_are_the_same_labels(monkeypatch):
    monkeypatch.setattr("framing.reporting.label_frames._PART", 2)
    table = labels([BRIDGE, FERRY], LINES)
    for history in (False, True):
        for book, whole in ((None, labels_long(table, history)), (DEMO, labels_wide(table, DEMO, history))):
            parts = list(labels_in_parts(table, book, history))
            assert [len(part) for part in parts[:-1]] == [2] * (len(parts) - 1)
            assert pd.concat(parts).equals(whole)


def test_texts_stand_beside_the_labels_and_lost_ones_are_marked():
    frame = with_texts(labels_long(labels([BRIDGE, FERRY], LINES + "ann bridge 9 critical")), article_of)
    columns = ["article", "title", "paragraph", "kind", "text", "orphaned"]
    assert frame[columns].to_numpy().tolist() == [
        ["bridge", "Bridge", 1, "headline", "Bridge opens", 0],
        ["bridge", "Bridge", 3, "body", "one two three four", 0],
        ["ferry", "Ferry", 1, "body", "one two three four", 0],
        ["bridge", "Bridge", 1, "headline", "Bridge opens", 0],
        ["lost", "", 4, "", "", 1],
        ["bridge", "Bridge", 9, "", "", 1],
    ]


@given(
    st.lists(
        st.sampled_from(["a", "note", "none", "a share of words", "note (tag)", "balance", "title"]),
        unique=True,
    )
)
def test_columns_of_tags_never_share_a_name(tags):
    columns = tag_columns(tags)
    every = [name for column in columns for name in (column, *share_columns(column))]
    assert len(set(every)) == len(every)
    assert not set(every) & {"note", "none", "balance", "title"}


# --------------------------------------------------------------------------- downloads


def test_a_stranger_s_formulas_come_out_as_text_in_every_download():
    evil = '=HYPERLINK("http://evil.example";"x")'
    one = article("-1+1", evil, title="@title", outlet="+outlet")
    book = codebook("=tag", "critical")
    table = labels([one], "=ann -1+1 1 =tag")
    found = summarise(entries([one]), unit_arrays([one]), table, book)

    assert read_csv(summary_csv(found)).iloc[0, :4].tolist() == ["'-1+1", "'@title", "'+outlet", ""]
    assert list(read_csv(summary_csv(found)).columns)[7] == "'=tag"
    assert read_csv(labels_csv(table))[["reviewer", "article", "tags"]].iloc[0].tolist() == [
        "'=ann",
        "'-1+1",
        "'=tag",
    ]
    assert read_csv(labels_wide_csv(table, book))["'=tag"].tolist() == [1]

    sheets = read_xlsx(summary_workbook(found, table, book, lambda id: one, "=project"))
    cells = [cell for rows in sheets.values() for row in rows for cell in row]
    assert not [cell for cell in cells if isinstance(cell, tuple)]
    assert {evil, "@title", "+outlet", "=tag", "=ann", "-1+1"} <= set(cells)


def test_the_workbook_holds_summary_labels_with_texts_and_codebook():
    table = labels([BRIDGE, FERRY], LINES)
    found = summarise(entries([BRIDGE, FERRY]), unit_arrays([BRIDGE, FERRY]), table, DEMO)
    sheets = read_xlsx(summary_workbook(found, table, DEMO, article_of, "island", date(2026, 11, 21)))
    assert list(sheets) == ["summary", "labels", "codebook", "about"]

    head, bridge, ferry = sheets["summary"]
    assert head == list(found.to_frame().columns)
    row = dict(zip(head, bridge, strict=True))
    assert (row["article"], row["tagged"], row["critical"], row["critical share of paragraphs"]) == (
        "bridge",
        2,
        1,
        0.5,
    )
    assert dict(zip(head, ferry, strict=True))["balance"] is None

    head, *rows = sheets["labels"]
    assert len(rows) == 5
    assert dict(zip(head, rows[0], strict=True))["text"] == "Bridge opens"

    assert [row[0] for row in sheets["codebook"]] == ["name", *DEMO.names]
    assert ["labels on articles that are gone", 1] in sheets["about"]
    assert ["date", "2026-11-21"] in sheets["about"]


def test_the_summary_as_csv_is_the_table_with_empty_cells_where_undefined():
    found = summarise(
        entries([BRIDGE]), unit_arrays([BRIDGE]), labels([BRIDGE], "ann bridge 1 statistic"), DEMO
    )
    frame = read_csv(summary_csv(found))
    assert (frame["statistic share of words"][0], frame["balance"][0]) == (1.0, "")


def test_texts_that_a_cell_cannot_hold_are_cut_and_say_so():
    texts = ["x" * 40_000, "😀" * 20_000, "ok", "\x00\x0b\x1f_x0041_", "half \ud83d"]
    frame = pd.DataFrame({"text": pd.Series(texts, dtype=object)})
    cells = [row[0] for row in read_xlsx(workbook({"s": [frame]}))["s"]][1:]
    for cut in cells[:2]:
        assert len(cut.encode("utf-16-le")) // 2 <= 32_767
        assert cut.endswith("… [cut: more than a cell can hold]")
    assert cells[2] == "ok"
    assert cells[3].startswith("\x00\x0b\x1f")
    assert cells[4] == "half \ufffd"


def test_labels_that_fill_a_sheet_go_on_in_the_next(monkeypatch):
    monkeypatch.setattr(workbook_module, "_ROWS", 2)
    sheets = read_xlsx(workbook({"labels": [pd.DataFrame({"n": range(3)}), pd.DataFrame({"n": [3, 4]})]}))
    assert sheets == {"labels": [["n"], [0], [1]], "labels 2": [["n"], [2], [3]], "labels 3": [["n"], [4]]}


def test_an_empty_table_is_a_sheet_with_its_header():
    assert read_xlsx(workbook({"s": [pd.DataFrame({"a": [], "b": []})]})) == {"s": [["a", "b"]]}


@pytest.mark.parametrize(
    ("project", "name"),
    [
        ("island-bridge", "island-bridge summary average 2026-11-21.csv"),
        ("Brücke: «1/2»", "Brücke «1 2» summary average 2026-11-21.csv"),
        ("../..", "project summary average 2026-11-21.csv"),
        ("", "project summary average 2026-11-21.csv"),
        ("a\nb\u202ec", "a bc summary average 2026-11-21.csv"),
    ],
)
def test_a_file_name_tells_project_and_day_and_can_be_kept_anywhere(project, name):
    assert file_name(project, "summary average", "csv", date(2026, 11, 21)) == name
    assert PureWindowsPath(name).name == name
