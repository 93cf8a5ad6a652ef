"""What every store of labels must do. A store's test class inherits from `LabelStoreContract`."""

from __future__ import annotations

import tempfile
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.errors import LabelNotSaved
from framing.labels import LabelStore

from .examples import HARD, label, labels, saved_once


class LabelStoreContract:
    def open(self, folder: Path) -> LabelStore:
        """A store that keeps its labels in `folder`; empty where the folder is."""
        raise NotImplementedError

    def open_again(self, store: LabelStore, folder: Path) -> LabelStore:
        """A second store on the same labels, as another process would have it."""
        return self.open(folder)

    @pytest.fixture
    def store(self, tmp_path) -> LabelStore:
        return self.open(tmp_path)

    def test_it_is_a_label_store(self, store):
        assert isinstance(store, LabelStore)

    def test_a_new_store_is_empty(self, store):
        assert list(store.read()) == []

    def test_labels_come_back_in_the_order_of_saving(self, store, tmp_path):
        for one in HARD:
            store.append(one)
        assert list(store.read()) == list(HARD)
        assert list(self.open_again(store, tmp_path).read()) == list(HARD)

    # Hypothesis warns of one test in several classes because they might set it up differently; ours do not.
    @settings(suppress_health_check=[HealthCheck.differing_executors])
    @given(st.lists(labels, max_size=6))
    def test_every_field_comes_back_as_it_was_given(self, appended):
        with tempfile.TemporaryDirectory() as folder:
            store = self.open(Path(folder))
            for one in appended:
                store.append(one)
            assert list(store.read()) == saved_once(appended)
            assert list(self.open_again(store, Path(folder)).read()) == saved_once(appended)

    def test_digits_that_lost_their_zeros_are_a_paragraph_id_again(self, store):
        store.append(label(paragraph_id="1234567"))
        assert store.read()[0].paragraph_id == "000001234567"

    def test_an_id_is_saved_once(self, store):
        one = label(id="00000000000000aa")
        for _ in range(3):
            store.append(one)
        store.append(label(1, "supportive", id="00000000000000aa"))
        assert list(store.read()) == [one]

    def test_an_undo_and_the_row_undone_are_two_rows(self, store):
        store.append(label(id="00000000000000aa"))
        store.append(label(id="00000000000000aa-undo"))
        store.append(label(id="00000000000000aa-undo"))
        assert len(store.read()) == 2

    @pytest.mark.parametrize(
        "other", [{"reviewer": "bo"}, {"article": "bridge"}, {"paragraph_id": "0000000000ff"}]
    )
    def test_one_id_for_two_paragraphs_or_people_is_two_rows(self, store, other):
        store.append(label(id="00000000000000aa"))
        store.append(label(id="00000000000000aa", **other))
        assert len(store.read()) == 2

    def test_an_id_is_saved_once_by_two_stores(self, store, tmp_path):
        other = self.open_again(store, tmp_path)
        one = label()
        store.append(one)
        other.append(one)
        assert list(store.read()) == list(other.read()) == [one]

    def test_a_table_does_not_change_when_more_is_saved(self, store):
        store.append(label(1))
        table = store.read()
        before = list(table)
        for paragraph in range(2, 200):
            store.append(label(paragraph, reviewer=f"reviewer {paragraph}"))
        assert list(table) == before
        assert table.reviewers == ["ann"]
        assert len(store.read()) == 199

    def test_the_columns_of_a_table_cannot_be_written_to(self, store):
        store.append(label())
        with pytest.raises(ValueError, match="read-only"):
            store.read().paragraph[0] = 7

    def test_reading_twice_gives_the_same_table_while_nothing_is_new(self, store):
        store.append(label())
        assert store.read() is store.read()

    def test_the_version_tells_of_every_save(self, store):
        versions = [store.version()]
        for paragraph in range(1, 4):
            store.append(label(paragraph))
            versions.append(store.version())
        assert len(set(versions)) == 4
        store.read()
        assert store.version() == versions[-1]

    def test_the_version_tells_of_what_another_store_saved(self, store, tmp_path):
        store.append(label(1))
        before = store.version()
        self.open_again(store, tmp_path).append(label(2))
        assert store.version() != before
        assert len(store.read()) == 2

    @pytest.mark.parametrize(
        ("fields", "says"),
        [
            ({"note": "a\0b"}, "NUL"),
            ({"note": "half of an emoji: \ud83d"}, "U\\+D83D"),
            ({"tags": ("critical;none",)}, ";"),
            ({"tags": ("",)}, "empty"),
            ({"role": "visitor"}, "visitor"),
            ({"paragraph": 2**31}, "range"),
            ({"paragraph_id": "1.23457E+11"}, "spreadsheets"),
        ],
    )
    def test_what_cannot_be_kept_as_it_is_is_not_saved(self, store, fields, says):
        with pytest.raises(LabelNotSaved, match=says):
            store.append(label(**fields))
        store.append(label(2))
        assert [one.paragraph for one in store.read()] == [2]

    def test_many_are_saved_at_once_in_their_order(self, store, tmp_path):
        store.append(label(9))
        before = store.read()
        store.append_all(iter(HARD))
        assert len(before) == 1
        assert list(store.read()) == [*before, *HARD]
        assert list(self.open_again(store, tmp_path).read()) == [*before, *HARD]

    @settings(suppress_health_check=[HealthCheck.differing_executors])
    @given(st.lists(st.tuples(st.lists(labels, max_size=4), st.booleans()), max_size=4))
    def test_saving_many_at_once_is_saving_them_one_by_one(self, batches):
        with tempfile.TemporaryDirectory() as folder:
            store, appended = self.open(Path(folder)), []
            for batch, repeated in batches:
                again = batch + appended if repeated else batch
                store.append_all(again)
                appended += again
                assert list(store.read()) == saved_once(appended)
            assert list(self.open_again(store, Path(folder)).read()) == saved_once(appended)

    def test_of_many_those_that_another_store_has_saved_are_left_out(self, store, tmp_path):
        some = [label(number) for number in range(1, 6)]
        self.open_again(store, tmp_path).append_all(some[1:3])
        store.append_all(some)
        store.append_all(some)
        assert list(store.read()) == [*some[1:3], some[0], *some[3:]]

    def test_of_many_none_is_saved_where_one_cannot_be_kept(self, store):
        with pytest.raises(LabelNotSaved, match="NUL"):
            store.append_all([label(1), label(2, note="a\0b"), label(3)])
        assert list(store.read()) == []
        store.append_all([label(1), label(3)])
        assert [one.paragraph for one in store.read()] == [1, 3]

    def test_saving_none_changes_nothing(self, store, tmp_path):
        before = store.version()
        store.append_all([])
        assert store.version() == before
        assert list(tmp_path.iterdir()) == []

    def test_what_is_decided_on_the_rows_so_far_is_saved_behind_them(self, store, tmp_path):
        store.append(label(1))
        other = self.open_again(store, tmp_path)
        other.append(label(2))
        saved = store.append_decided(lambda table: [label(10 + len(table)), label(20 + len(table))])
        assert [one.paragraph for one in saved] == [12, 22]
        assert [one.paragraph for one in other.read()] == [1, 2, 12, 22]
        assert store.append_decided(lambda table: []) == []
        with pytest.raises(LabelNotSaved, match="NUL"):
            store.append_decided(lambda table: [label(5), label(6, note="a\0b")])
        with pytest.raises(ZeroDivisionError):
            store.append_decided(lambda table: [label(1 // 0)])
        store.append(label(3))
        assert [one.paragraph for one in store.read()] == [1, 2, 12, 22, 3]

    def test_no_row_comes_between_the_rows_decided_on_and_what_was_decided(self, store, tmp_path):
        def count(other):
            for _ in range(15):
                other.append_decided(lambda table: [label(len(table) + 1)])

        threads = [threading.Thread(target=count, args=(self.open_again(store, tmp_path),)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [one.paragraph for one in store.read()] == list(range(1, 61))

    def test_threads_may_save_and_read_at_once(self, store):
        batches = [[label(n, reviewer=f"reviewer {who}") for n in range(1, 31)] for who in range(6)]
        seen, faults = [], []

        def save(batch):
            try:
                for one in batch:
                    store.append(one)
                    table = store.read()
                    assert one in list(table)
                    seen.append(list(table))
            except BaseException as fault:
                faults.append(fault)

        threads = [threading.Thread(target=save, args=(batch,)) for batch in batches]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not faults
        rows = list(store.read())
        assert len(rows) == 180
        for who, batch in enumerate(batches):
            assert [one for one in rows if one.reviewer == f"reviewer {who}"] == batch
        assert all(table == rows[: len(table)] for table in seen)
