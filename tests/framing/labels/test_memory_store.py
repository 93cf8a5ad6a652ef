from __future__ import annotations

from framing.labels import MemoryStore

from .contract import LabelStoreContract
from .examples import label


class TestMemoryStore(LabelStoreContract):
    def open(self, folder):
        return MemoryStore()

    def open_again(self, store, folder):
        return store


def test_it_may_begin_with_labels():
    assert [one.paragraph for one in MemoryStore([label(1), label(2)]).read()] == [1, 2]
