"""The contract of `framing.labels.store` in its plainest form: labels in memory, for tests and notebooks."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path

from framing.errors import LabelNotSaved
from framing.labels.label import Label, flaw
from framing.labels.log import LabelLog
from framing.labels.table import LabelTable


class MemoryStore:
    """A `LabelStore` that lives as long as the process, shared by all of its threads."""

    def __init__(self, labels: Iterable[Label] = ()):
        self._lock = threading.Lock()
        self._log = LabelLog()
        self.append_all(labels)

    def append(self, label: Label) -> None:
        self.append_all([label])

    def append_all(self, labels: Iterable[Label]) -> None:
        labels = list(labels)
        self.append_decided(lambda table: labels)

    def append_decided(self, decide: Callable[[LabelTable], Iterable[Label]]) -> list[Label]:
        with self._lock:
            labels = list(decide(self._log.snapshot()))
            for label in labels:
                if problem := flaw(label):
                    raise LabelNotSaved(Path("memory"), problem, "Change that and save again.")
            for label in self._log.missing(labels):
                self._log.append(label)
        return labels

    def read(self) -> LabelTable:
        with self._lock:
            return self._log.snapshot()

    def version(self) -> Hashable:
        return (id(self), len(self._log))
