from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.labels import COLUMNS, NO_TIME, LabelTable, MemoryStore, paragraph_key
from framing.labels.columns import (
    hex_column,
    id_text,
    last_alike,
    pack_id,
    pack_time,
    paragraph_text,
    time_column,
    time_text,
)
from framing.labels.log import LabelLog

from .examples import HARD, label, labels


@given(st.lists(labels))
def test_a_table_gives_its_labels_back(given):
    table = LabelTable.of(given)
    assert len(table) == len(given)
    assert list(table) == given
    assert [table[i - len(given)] for i in range(len(given))] == given
    assert table.labels(range(len(given))[::-1]) == given[::-1]


@given(st.lists(labels))
def test_codes_and_lists_say_the_same_as_the_labels(given):
    table = LabelTable.of(given)
    assert [table.reviewers[code] for code in table.reviewer] == [one.reviewer for one in given]
    assert [table.articles[code] for code in table.article] == [one.article for one in given]
    assert [table.choices[code] for code in table.choice] == [one.tags for one in given]
    assert table.unsure.tolist() == [one.unsure for one in given]
    assert table.paragraph.tolist() == [one.paragraph for one in given]
    assert table.paragraph_key.tolist() == [paragraph_key(one.paragraph_id) for one in given]
    assert table.is_undo.tolist() == [one.undoes is not None for one in given]


def test_a_row_that_is_not_there_is_an_index_error():
    table = LabelTable.of([label()])
    for index in (1, -2):
        with pytest.raises(IndexError):
            table[index]


@given(st.lists(labels, max_size=12), st.data())
def test_rows_are_found_by_reviewer_article_and_role(given, data):
    table = LabelTable.of(given)
    wanted = {
        "reviewer": data.draw(st.sampled_from([None, "ann", "bo", "nobody"])),
        "article": data.draw(st.sampled_from([None, "ferry", "bridge", "nowhere"])),
        "role": data.draw(st.sampled_from([None, "reviewer", "adjudicator"])),
    }
    rows = table.rows_of(**wanted)
    assert rows.tolist() == [
        row
        for row, one in enumerate(given)
        if all(value in (None, getattr(one, name)) for name, value in wanted.items())
    ]
    last = {}
    for row in rows.tolist():
        one = given[row]
        last[one.reviewer, one.role, one.article, one.paragraph_id] = row
    assert table.current(**wanted).tolist() == sorted(row for row in last.values() if given[row].tags)


def test_a_verdict_does_not_replace_the_same_persons_review():
    table = LabelTable.of([label(1, "critical"), label(1, "statistic", role="adjudicator")])
    assert table.current().tolist() == [0, 1]


def test_one_wire_paragraph_in_two_articles_is_two_paragraphs():
    table = LabelTable.of([label(1, "critical", article="ferry"), label(1, "statistic", article="bridge")])
    assert table.current().tolist() == [0, 1]


def test_a_withdrawn_label_is_not_current():
    table = LabelTable.of([label(1), label(2), label(1, "")])
    assert table.current().tolist() == [1]
    assert table.current(reviewer="ann", article="ferry").tolist() == [1]


def rows_among(given, **sizes):
    return st.lists(st.sampled_from(range(len(given))), **sizes) if given else st.just([])


@given(st.lists(labels), st.data())
def test_a_part_of_a_table_is_the_table_of_those_labels(given, data):
    table = LabelTable.of(given)
    rows = data.draw(rows_among(given))
    part, alone = table.only(rows), LabelTable.of(table.labels(rows))
    assert list(part) == table.labels(rows)
    assert part.current().tolist() == alone.current().tolist()
    assert part.rows_of(reviewer="ann", role="adjudicator").tolist() == (
        alone.rows_of(reviewer="ann", role="adjudicator").tolist()
    )
    assert part.current(article="ferry").tolist() == alone.current(article="ferry").tolist()
    assert part.to_frame().equals(alone.to_frame())
    for words in ("reviewers", "articles", "choices", "codebooks"):
        assert sorted(getattr(part, words)) == sorted(getattr(alone, words))


@given(st.lists(labels), st.data())
def test_a_part_of_a_part_is_a_part(given, data):
    table = LabelTable.of(given)
    rows = data.draw(rows_among(given))
    further = data.draw(rows_among(rows))
    assert list(table.only(rows).only(further)) == [given[rows[row]] for row in further]


def everything_within(thing, seen=None):
    """All objects that can be reached from `thing`, the memory behind views of arrays included."""
    seen = {} if seen is None else seen
    if id(thing) not in seen:
        seen[id(thing)] = thing
        if isinstance(thing, dict):
            inner = [*thing, *thing.values()]
        elif isinstance(thing, np.ndarray):
            inner = [*np.asarray(thing).tolist(), thing.base]
        elif isinstance(thing, (list, tuple)):
            inner = thing
        else:
            inner = vars(thing).values() if isinstance(thing, LabelTable) else ()
        for one in inner:
            everything_within(one, seen)
    return seen.values()


def test_nothing_of_the_other_rows_can_be_reached_from_a_part():
    own = label(1, "critical", id="own id", note="mine", saved_at="then")
    other = label(
        77, "none", id="other id", note="theirs", saved_at="now", reviewer="bo", article="bridge",
        paragraph_id="other paragraph", codebook="other codebook",
    )  # fmt: skip
    table = LabelTable.of([other, own, other])
    table.current()  # which the table keeps
    hidden = {"other id", "theirs", "now", "bo", "bridge", "other paragraph", "other codebook", ("none",), 77}

    def found(table):
        return {
            one for one in everything_within(table) if isinstance(one, (str, int, tuple)) and one in hidden
        }

    assert found(table) == hidden
    assert found(table.only([1])) == set()


def test_a_part_stays_as_it_is_while_its_store_goes_on():
    log = LabelLog()
    log.append(label(1, note="first"))
    table = log.snapshot()
    log.append(label(2, "none", note="second", reviewer="bo"))
    part = table.only([0])
    log.append(label(3, note="third"))
    assert [one.note for one in part] == ["first"]
    assert part.reviewers == ["ann"]


def test_a_part_cannot_be_written_to():
    part = LabelTable.of([label(1), label(2)]).only([1])
    with pytest.raises(ValueError, match="read-only"):
        part.choice[0] = 0


@pytest.mark.parametrize("rows", [[2], [-1], [0, 1, 2]])
def test_a_part_of_rows_that_are_not_there_is_an_index_error(rows):
    with pytest.raises(IndexError):
        LabelTable.of([label(1), label(2)]).only(rows)


def test_a_mask_is_not_taken_for_row_numbers():
    with pytest.raises(TypeError, match="flatnonzero"):
        LabelTable.of([label(1), label(2)]).only(np.array([True, False]))


def test_the_frame_has_the_columns_of_the_file():
    table = LabelTable.of(HARD)
    frame = table.to_frame()
    assert list(frame.columns) == list(COLUMNS)
    assert list(frame["tags"]) == ["critical;statistic", "none", ""]
    assert list(frame["unsure"]) == [True, False, False]
    assert list(frame["paragraph"]) == [1, 2, 3]


@given(st.lists(labels), st.data())
def test_the_frame_says_what_the_labels_say(given, data):
    table = LabelTable.of(given)
    chosen = data.draw(st.lists(st.sampled_from(range(len(given))), max_size=5) if given else st.just([]))
    frame = table.to_frame(chosen)
    assert list(frame.index) == chosen
    for name in set(COLUMNS) - {"tags"}:
        assert list(frame[name]) == [getattr(given[row], name) for row in chosen]


def test_a_frame_of_no_rows_has_all_columns():
    frame = LabelTable.of([]).to_frame()
    assert list(frame.columns) == list(COLUMNS)
    assert len(frame) == 0


@given(st.text())
def test_packing_an_id_loses_nothing(text):
    for label_id in (text, "0123456789abcdef", f"{text}-undo", "fedcba9876543210-undo"):
        key, undoes, usual = pack_id(label_id)
        assert undoes == label_id.endswith("-undo")
        assert not usual or id_text(key, undoes) == label_id
    assert pack_id("0123456789abcdef")[2]


@given(st.datetimes())
def test_packing_a_time_loses_nothing(moment):
    text = f"{moment.year:04d}-{moment:%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"
    assert time_text(pack_time(text)) == text
    assert time_column(np.array([pack_time(text)]))[0] == text
    assert pack_time(text[:-1]) == pack_time(text + "Z") == pack_time(text.replace("T", " ")) == -1


@given(st.lists(st.datetimes(timezones=st.just(UTC)), max_size=5))
def test_the_times_of_rows_are_milliseconds_whatever_their_form(moments):
    whole = [moment.replace(microsecond=moment.microsecond // 1000 * 1000) for moment in moments]
    texts = [
        f"{moment.year:04d}-{moment:%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z" for moment in whole
    ]
    others = [
        moment.astimezone(timezone(timedelta(hours=2))).isoformat()
        for moment in whole
        if 1 < moment.year < 9999
    ]
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    expected = [(moment - epoch) // timedelta(milliseconds=1) for moment in whole]
    again = [ms for ms, moment in zip(expected, whole, strict=True) if 1 < moment.year < 9999]
    table = LabelTable.of(label(n, saved_at=text) for n, text in enumerate(texts + others))
    assert table.saved_ms.tolist() == expected + again


@pytest.mark.parametrize(
    "text",
    ["", "then", "2026-06-31T09:30:00.125Z", "2026-13-01T09:30:00.125Z", "2026-01-01T24:30:00.125Z",
     "2026-00-10T09:30:00.125Z", "2026-02-29T09:30:00.000Z", "0000-01-01T00:00:00.000Z"],
)  # fmt: skip
def test_a_time_that_is_none_is_no_time(text):
    assert LabelTable.of([label(1), label(2, saved_at=text)]).saved_ms.tolist()[1] == NO_TIME


@given(st.lists(st.integers(0, 2**48 - 1)))
def test_a_paragraph_key_is_the_value_of_its_id(keys):
    texts = [paragraph_text(key) for key in keys]
    assert [paragraph_key(text) for text in texts] == keys
    assert hex_column(np.array(keys, np.int64), 12).tolist() == texts


@given(st.text().filter(lambda text: not text.isdecimal()))
def test_what_is_not_twelve_hex_digits_has_a_negative_key(text):
    assert paragraph_key("x" + text) < 0
    assert paragraph_key("x" + text) >= -(2**63)


def test_a_paragraph_key_is_the_same_in_every_process():
    assert paragraph_key("a paragraph") == -50971616575252018
    assert paragraph_key("ABCDEF012345") != paragraph_key("abcdef012345")


@given(st.lists(st.tuples(st.integers(-3, 3), st.integers(0, 2)), min_size=1, max_size=60))
def test_the_last_row_alike_is_found_for_every_row(pairs):
    first, second = (np.array(values) for values in zip(*pairs, strict=True))
    last = {pair: row for row, pair in enumerate(pairs)}
    assert last_alike((first, second.astype(np.int8))).tolist() == [last[pair] for pair in pairs]


def test_the_last_row_alike_is_found_among_many():
    rng = np.random.default_rng(7)
    values = rng.integers(0, 20_000, 50_000) << 33
    last = dict(zip(values.tolist(), range(50_000), strict=True))
    assert last_alike((values,)).tolist() == [last[value] for value in values.tolist()]


def test_a_table_continues_an_earlier_one_of_its_own_store_and_no_other():
    store, other = MemoryStore([label(1)]), MemoryStore([label(1)])
    earlier = store.read()
    store.append(label(2))
    later = store.read()
    assert later.continues(earlier)
    assert later.continues(later)
    assert not earlier.continues(later)
    assert not other.read().continues(earlier)
    assert not later.only(range(2)).continues(earlier)
    assert later.rows_of(reviewer="ann", since=1).tolist() == [1]
    assert later.rows_of(since=2).tolist() == []
