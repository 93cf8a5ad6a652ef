"""CSV that survives a spreadsheet, and a spreadsheet that survives the CSV."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.reporting.spreadsheet import csv_download, csv_lines, neutralise

FORMULA_STARTS = "=+-@\uff1d\uff0b\uff0d\uff20"

texts = st.lists(
    st.one_of(
        st.sampled_from([*FORMULA_STARTS, *"\"',;\t\r\n \0", "a", "é", "😀"]), st.characters(codec="utf-8")
    ),
    max_size=8,
).map("".join)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-x", "'-x"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\uff1dcmd", "'\uff1dcmd"),
        ("  =1", "  '=1"),
        ('"=1', "\"'=1"),
        ("\tx", "'\tx"),
        ("\t=1", "'\t'=1"),
        ("\rx", "'\rx"),
        ("a;=1", "a;'=1"),
        ("a\n- b", "a\n'- b"),
        ("a\t =1", "a\t '=1"),
        ("", ""),
        ("it is 3 - 4 = -1; so", "it is 3 - 4 = -1; so"),
        ("a@b.org", "a@b.org"),
        ("“=1”", "“=1”"),
    ],
)
def test_a_text_that_would_run_gets_an_apostrophe_and_no_other_does(text, safe):
    assert neutralise(text) == safe


@given(texts)
def test_no_cell_begins_as_a_formula_whichever_separator_a_spreadsheet_expects(text):
    safe = neutralise(text)
    assert safe.replace("'", "") == text.replace("'", "")
    assert neutralise(safe) == safe
    for separator in (None, ";", "\t", "\n", "\r"):
        for cell in safe.split(separator) if separator else [safe]:
            bare = cell.lstrip(' "\0')
            assert not bare or bare[0] not in FORMULA_STARTS
    assert not safe.startswith(("\t", "\r", "\0"))


def test_numbers_stay_numbers_and_names_of_columns_are_neutralised():
    frame = pd.DataFrame({"=tag": [-1.5], "-n": pd.array([-2], "Int64"), "note": ["-3"]})
    assert list(csv_lines([frame], safe=True)) == ["'=tag,'-n,note\n", "-1.5,-2,'-3\n"]
    assert list(csv_lines([frame])) == ["=tag,-n,note\n", "-1.5,-2,-3\n"]


def test_several_frames_are_one_table_under_one_header():
    frames = [pd.DataFrame({"a": ["x"], "b": [1]}), pd.DataFrame({"a": ["y"], "b": [2]})]
    assert list(csv_lines(frames)) == ["a,b\n", "x,1\n", "y,2\n"]


@given(st.lists(st.tuples(texts, texts), max_size=5))
def test_what_is_written_is_what_any_csv_reader_reads(rows):
    frame = pd.DataFrame(rows, columns=["a", 'b "quoted", name'], dtype=object)
    for end in ("\n", "\r\n"):
        text = "".join(csv_lines([frame], end=end))
        assert [tuple(row) for row in csv.reader(io.StringIO(text, newline=""))][1:] == rows
    if rows and not any("\0" in cell for row in rows for cell in row):
        again = pd.read_csv(
            io.StringIO(text, newline=""), keep_default_na=False, dtype=str, lineterminator=None
        )
        assert list(again.columns) == list(frame.columns)
        assert [tuple(row) for row in again.itertuples(index=False)] == rows


def test_numbers_are_unrounded_truth_is_in_words_and_missing_is_empty():
    frame = pd.DataFrame(
        {
            "ratio": pd.array([1 / 3, None], "Float64"),
            "float": [0.1 + 0.2, float("nan")],
            "whole": pd.array([7, None], "Int64"),
            "unsure": [True, False],
            "text": pd.Series(["x", None], dtype="str"),
        }
    )
    assert list(csv_lines([frame])) == [
        "ratio,float,whole,unsure,text\n",
        "0.3333333333333333,0.30000000000000004,7,true,x\n",
        ",,,false,\n",
    ]


def test_a_download_opens_in_excel_with_its_accents():
    raw = csv_download([pd.DataFrame({"title": ["Die Brücke", "=1"]})])
    assert raw == b"\xef\xbb\xbftitle\r\nDie Br\xc3\xbccke\r\n'=1\r\n"
