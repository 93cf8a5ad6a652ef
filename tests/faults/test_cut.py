"""The file cut at every byte of its last two rows, each time opened and appended to."""

from __future__ import annotations

import pytest

from framing.labels import CsvStore
from framing.labels.dialect import Dialect, new_dialect
from tests.framing.labels.examples import HARD, label

PLAIN = label(8), label(9)
MORE = label(10, note="after the crash")

#: The last two rows: hard ones, and plain ones.
ENDS = {"quotes, newlines, emoji": HARD[:2], "plain": PLAIN, "quotes at the end": (HARD[1], HARD[2])}
DIALECTS = {
    "ours": new_dialect(),
    "semicolon and CRLF": Dialect(
        ";", b"\r\n", header=b"\xef\xbb\xbf" + ";".join(Dialect().columns).encode() + b"\r\n"
    ),
}


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
@pytest.mark.parametrize("last_two", ENDS.values(), ids=ENDS)
def test_a_file_cut_anywhere_in_its_last_two_rows_keeps_all_others(tmp_path, last_two, dialect):
    rows = [label(1), label(2, note="two\nlines"), *last_two]
    ends = [len(dialect.header)]
    for row in rows:
        ends.append(ends[-1] + len(dialect.encode(row)))
    whole = dialect.header + b"".join(dialect.encode(row) for row in rows)
    path = tmp_path / "labels.csv"

    for cut in range(ends[2], len(whole) + 1):
        path.write_bytes(whole[:cut])
        path.with_name("labels.csv.torn").unlink(missing_ok=True)
        # A row is whole without its line end: nothing of what was decided is missing.
        kept = max(n for n, end in enumerate(ends) if cut >= end - (len(dialect.newline) if n else 0))
        left = whole[ends[kept] : cut]

        store = CsvStore(path)
        assert list(store.read()) == rows[:kept], cut
        assert [torn.data for torn in store.torn] == ([left] if left else []), cut
        store.append(MORE)
        assert list(store.read()) == list(CsvStore(path).read()) == [*rows[:kept], MORE], cut
        assert path.read_bytes() == whole[: ends[kept]] + dialect.encode(MORE), cut
        assert [torn.data for torn in CsvStore(path).torn] == ([left] if left else []), cut


def test_many_rows_cut_anywhere_are_whole_after_the_same_call(tmp_path):
    """As a machine leaves the file that dies while they are written."""
    path, many = tmp_path / "labels.csv", [label(1, note="two\nlines"), *HARD, label(9)]
    CsvStore(path).append_all(many)
    whole = path.read_bytes()
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        store = CsvStore(path)
        assert list(store.read()) == many[: len(store.read())], cut
        store.append_all(many)
        assert list(CsvStore(path).read()) == many, cut
        path.with_name("labels.csv.torn").unlink(missing_ok=True)
