"""What spreadsheets and editors make of a labels file: read right, or refused with row, column and remedy."""

from __future__ import annotations

import csv
import io

import pytest

from framing.errors import LabelFileRefused
from framing.labels import COLUMNS, CsvStore

from .examples import HARD, label


@pytest.fixture
def path(tmp_path):
    store = CsvStore(tmp_path / "labels.csv")
    for one in (*HARD, label(4, paragraph_id="000001234567")):
        store.append(one)
    return store.path


def resave(path, *, encoding="utf-8", change=lambda row: row, **dialect):
    """Write the file anew as a program with this dialect does."""
    rows = [change(row) for row in csv.reader(io.StringIO(path.read_bytes().decode(), newline=""))]
    out = io.StringIO(newline="")
    csv.writer(out, **dialect).writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))


def booleans(row):
    return [{"true": "TRUE", "false": "FALSE"}.get(cell, cell) for cell in row]


def zeros_lost(row):
    return [cell.lstrip("0") if cell.isdecimal() else cell for cell in row]


RESAVED = {
    "byte-order mark": {"encoding": "utf-8-sig", "lineterminator": "\n"},
    "CRLF": {"lineterminator": "\r\n"},
    "semicolons": {"delimiter": ";", "lineterminator": "\r\n", "change": booleans, "encoding": "utf-8-sig"},
    "tabs": {"delimiter": "\t", "lineterminator": "\n"},
    "all quoted": {"quoting": csv.QUOTE_ALL, "lineterminator": "\n"},
    "CR": {"lineterminator": "\r"},
    "TRUE and FALSE": {"change": booleans},
    "zeros lost": {"change": zeros_lost, "lineterminator": "\n"},
    "empty columns added": {"change": lambda row: [*row, "", ""]},
    "columns in another order": {"change": lambda row: row[::-1]},
    "first column last": {"change": lambda row: [*row[1:], row[0]], "delimiter": ";"},
}


@pytest.mark.parametrize("dialect", RESAVED.values(), ids=RESAVED)
def test_a_file_saved_anew_is_read_right_and_added_to_in_its_own_way(path, dialect):
    store = CsvStore(path)
    before = list(store.read())
    resave(path, **dialect)
    assert list(store.read()) == before == list(CsvStore(path).read())

    resaved = path.read_bytes()
    more = [label(5, "critical;none", note='a;b,c\t"d"\ne'), label(6)]
    for one in more:
        store.append(one)
    assert path.read_bytes().startswith(resaved)
    assert list(store.read()) == list(CsvStore(path).read()) == before + more
    text = path.read_bytes().decode("utf-8-sig")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=dialect.get("delimiter", ","))
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_blank_lines_and_empty_rows_are_passed_over(path, newline):
    before = list(CsvStore(path).read())
    path.write_bytes(path.read_bytes() + newline + b",,,,,,,,,," + newline + b"  " + newline)
    assert list(CsvStore(path).read()) == before
    one = label(5)
    CsvStore(path).append(one)
    assert list(CsvStore(path).read()) == [*before, one]


@pytest.mark.parametrize("end", [b"", b"\r", b"\r\n"])
def test_a_last_row_without_its_line_end_is_whole(path, end):
    before = list(CsvStore(path).read())
    path.write_bytes(path.read_bytes().removesuffix(b"\n") + end)
    store = CsvStore(path)
    assert list(store.read()) == before
    assert store.torn == []
    one = label(5)
    store.append(one)
    assert list(store.read()) == list(CsvStore(path).read()) == [*before, one]


def test_a_line_end_that_comes_later_belongs_to_the_row_before(path):
    whole = path.read_bytes()
    path.write_bytes(whole.removesuffix(b"\n"))
    store = CsvStore(path)
    before = list(store.read())
    with path.open("ab") as file:
        file.write(b"\n")
    assert list(store.read()) == before


@pytest.mark.parametrize("cell", ["true", "TRUE", "True", " yes ", "1", "WAHR", "VRAI"])
def test_many_words_say_unsure(path, cell):
    resave(path, change=lambda row: [*row[:8], "unsure" if row[8] == "unsure" else cell, *row[9:]])
    assert CsvStore(path).read().unsure.all()


@pytest.mark.parametrize("cell", ["false", "FALSE", "no", "0", "", " ", "FALSCH"])
def test_many_words_say_sure(path, cell):
    resave(path, change=lambda row: [*row[:8], "unsure" if row[8] == "unsure" else cell, *row[9:]])
    assert not CsvStore(path).read().unsure.any()


def refused(path):
    """The refusal, after checking that reading and saving both meet it and that nothing is written."""
    before = path.read_bytes()
    with pytest.raises(LabelFileRefused) as reading:
        CsvStore(path).read()
    store = CsvStore(path)
    for _ in range(2):
        with pytest.raises(LabelFileRefused) as saving:
            store.append(label(9))
        assert str(saving.value) == str(reading.value)
    assert path.read_bytes() == before
    assert not path.with_name("labels.csv.torn").exists()
    return reading.value


def test_a_foreign_column_is_refused_by_name(path):
    resave(path, change=lambda row: [*row, "colour" if row[0] == "id" else "red"])
    assert str(refused(path)) == (
        "labels.csv, row 1: unknown column “colour”. Expected: id, saved_at, reviewer, role, article, "
        "paragraph, paragraph_id, tags, unsure, note, codebook. Restore the header, or set the file aside "
        "and start again with a new one."
    )


@pytest.mark.parametrize("name", COLUMNS)
def test_a_missing_column_is_refused_by_name(path, name):
    place = COLUMNS.index(name)
    resave(path, change=lambda row: row[:place] + row[place + 1 :])
    assert f"column “{name}” is missing" in str(refused(path))


def test_a_column_that_is_there_twice_is_refused(path):
    resave(path, change=lambda row: [*row, row[9]])
    assert "column “note” is there twice" in str(refused(path))


def test_text_beside_the_columns_is_refused(path):
    resave(path, change=lambda row: [*row, "", "x" if row[5] == "2" else ""])
    assert refused(path).row == 3


@pytest.mark.parametrize("content", [b"name,age\nann,4\n", b"%PDF-1.7\n", b"hello", b"id\n1\n", b"\n\n"])
def test_another_file_is_refused(path, content):
    path.write_bytes(content)
    refused(path)


@pytest.mark.parametrize(
    ("column", "cell", "says"),
    [
        ("role", "boss", "“boss” in column role. Expected: reviewer, adjudicator."),
        ("role", "", "“” in column role."),
        ("paragraph", "two", "“two” in column paragraph."),
        ("paragraph", "2.5", "“2.5” in column paragraph."),
        ("paragraph", "99999999999", "in column paragraph."),
        ("unsure", "perhaps", "“perhaps” in column unsure. Expected: true, false."),
        ("paragraph_id", "1.23457E+11", "column paragraph_id: a spreadsheet has made a number of the id"),
        ("paragraph_id", "1,23E+45", "column paragraph_id: a spreadsheet has made a number of the id"),
        ("note", "a\0b", "NUL"),
    ],
)
def test_a_cell_that_cannot_be_is_refused_with_its_place(path, column, cell, says):
    resave(path, change=lambda row: [cell if (row[5], name) == ("2", column) else old
                                     for name, old in zip(COLUMNS, row, strict=True)])  # fmt: skip
    refusal = refused(path)
    assert says in str(refusal)
    # Row 2 of the sheet has a note of two lines, so row 3 is on line 4 of the file.
    assert str(refusal).startswith("labels.csv, row 3 (line 4 of the file): ")


def test_a_row_with_too_few_cells_is_refused(path):
    path.write_bytes(path.read_bytes() + b"00000000000000aa,2026-11-21T09:30:00.125Z,ann\n")
    assert "row 6" in str(refused(path))
    assert "too few cells (3). Expected: 11." in str(refused(path))


def test_a_row_with_too_many_cells_is_refused(path):
    resave(path, change=lambda row: [*row, "x"] if row[5] == "2" else row)
    assert "too many cells (12). Expected: 11." in str(refused(path))


def test_a_file_in_another_encoding_is_refused_rather_than_guessed_at(path):
    text = path.read_bytes().decode().replace("😀👩‍👩‍👧 שלום", "")
    path.write_bytes(text.encode("cp1252"))
    assert (
        "row 3 (line 4 of the file): the text is not UTF-8. In the spreadsheet, save it as “CSV UTF-8”"
        in str(refused(path))
    )
    path.write_bytes(text.encode("utf-16"))
    assert "row 1: the file is UTF-16, not UTF-8." in str(refused(path))


def test_a_quote_that_is_never_closed_does_not_set_rows_aside(path):
    lines = path.read_bytes().splitlines(keepends=True)
    at = len(lines) - 2
    plain = (
        b'00000000000000aa,2026-11-21T09:30:00.125Z,"ann,reviewer,ferry,1,000000000001,none,false,,4f3a9b12\n'
    )
    whole = CsvStore(path).path.read_bytes().splitlines(keepends=True)[-1]
    path.write_bytes(b"".join(lines[:at]) + plain + whole)
    assert "a quote is opened and never closed" in str(refused(path))


def test_a_mended_file_is_read_again(path):
    good = path.read_bytes()
    store = CsvStore(path)
    before = list(store.read())
    path.write_bytes(good + b"nonsense\n")
    with pytest.raises(LabelFileRefused):
        store.read()
    path.write_bytes(good)
    assert list(store.read()) == before
    store.append(label(9))
    assert len(store.read()) == len(before) + 1
