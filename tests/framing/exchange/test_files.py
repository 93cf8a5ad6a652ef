"""Files, folders and archives, and what is wrong with some."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest

from framing.errors import ExchangeRefused
from framing.exchange import files, read_dataset
from framing.exchange.files import parts_of, read_parts


def entries(data, tmp_path, name="x.jsonl"):
    (tmp_path / name).write_bytes(data)
    return [(where, entry) for part in read_parts(tmp_path / name) for where, entry in part.objects]


@pytest.mark.parametrize(
    ("data", "places"),
    [
        (b'[{"a": 1}, {"a": 2}]', ["x.jsonl, entry 1", "x.jsonl, entry 2"]),
        (b'{"a": 1}\n\n{"a": 2}\n', ["x.jsonl, line 1", "x.jsonl, line 3"]),
        (b'\xef\xbb\xbf{"a": 1}\r\n{"a": 2}', ["x.jsonl, line 1", "x.jsonl, line 2"]),
        (b'{"a": 1}', ["x.jsonl, entry 1"]),
        (b"\n", []),
    ],
    ids=["list", "lines", "mark and CRLF", "one", "blank"],
)
def test_every_object_has_its_place(tmp_path, data, places):
    assert [where for where, _ in entries(data, tmp_path)] == places


def test_a_line_separator_within_a_text_ends_no_line(tmp_path):
    assert len(entries('{"a": "\u2028"}\n{"a": "\x85"}\n'.encode(), tmp_path)) == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"a": 1}\n{"a": \n', "line 2 is not JSON"),
        (b"[1]", "entry 1 is not an object"),
        (b"\xff\xfe{", "not UTF-8"),
        (b"[" * 100_000, "line 1 is not JSON"),
        (b"PK\x03\x04 broken", "zip that cannot be opened"),
        (b'{"a": 1}', "neither tasks"),
        (b"", "holds nothing"),
    ],
    ids=["line", "entry", "encoding", "depth", "zip", "neither", "empty"],
)
def test_what_is_no_such_file_is_refused_with_what_to_do(tmp_path, data, said):
    (tmp_path / "x.jsonl").write_bytes(data)
    with pytest.raises(ExchangeRefused, match=said) as refused:
        read_dataset(tmp_path / "x.jsonl")
    assert str(refused.value).startswith("x.jsonl: ")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ExchangeRefused, match="cannot be read"):
        read_dataset(tmp_path / "no.json")
    with pytest.raises(ExchangeRefused, match="it holds no"):
        read_dataset(tmp_path)


def test_an_archive_that_unpacks_to_more_than_it_may_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 1000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", b" " * 2000)
    assert len(out.getvalue()) < 1000
    with pytest.raises(ExchangeRefused, match="more than"):
        parts_of(tmp_path / "a.zip", out.getvalue())


def test_what_systems_put_into_archives_is_passed_over(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("__MACOSX/._ann.jsonl", "out/ann.jsonl", "out/readme.txt", "out/.hidden.json"):
            archive.writestr(name, b'{"text": "x", "label": []}')
    assert [part.name for part in parts_of(tmp_path / "a.zip", out.getvalue())] == ["ann.jsonl"]


def test_an_archive_that_lies_about_its_sizes_takes_no_more_than_it_says(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", b" " * 50_000_000)
    data = bytearray(out.getvalue())
    size = data.rindex(b"PK\x01\x02") + 24
    data[size : size + 4] = (100).to_bytes(4, "little")
    tracemalloc.start()
    with pytest.raises(ExchangeRefused, match="cannot be opened"):
        parts_of(tmp_path / "a.zip", bytes(data))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 10_000_000


def test_an_empty_archive_is_said_to_hold_nothing_of_use(tmp_path):
    out = io.BytesIO()
    zipfile.ZipFile(out, "w").close()
    with pytest.raises(ExchangeRefused, match="it holds no"):
        parts_of(tmp_path / "a.zip", out.getvalue())
