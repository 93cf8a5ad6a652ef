"""Everything that happens to a labels file, in any order, against a list."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from framing.labels import CsvStore, undo
from framing.labels.dialect import Dialect

from .examples import label, labels, saved_once


class LabelsFile(RuleBasedStateMachine):
    """Two stores on one file, as two processes have it; crashes; and people with editors."""

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "labels.csv"
        self.stores = [CsvStore(self.path), CsvStore(self.path)]
        self.expected, self.torn = [], 0

    def teardown(self):
        shutil.rmtree(self.folder)

    which = st.integers(0, 1)

    @rule(which=which, one=labels)
    def append(self, which, one):
        self.stores[which].append(one)
        self.expected = saved_once([*self.expected, one])

    @rule(which=which, some=st.lists(labels, max_size=4))
    def append_all(self, which, some):
        self.stores[which].append_all(some)
        self.expected = saved_once([*self.expected, *some])

    @rule(which=which, place=st.integers(0, 99))
    def append_again(self, which, place):
        if self.expected:
            self.stores[which].append(self.expected[place % len(self.expected)])

    @rule(which=which, reviewer=st.sampled_from(["ann", "bo"]))
    def undo(self, which, reviewer):
        row = undo(self.stores[which].read(), reviewer)
        if row is not None:
            self.stores[which].append(row)
            self.expected.append(row)

    @rule(which=which)
    def read(self, which):
        assert list(self.stores[which].read()) == self.expected

    @rule(which=which)
    def open_again(self, which):
        self.stores[which] = CsvStore(self.path)

    @rule(which=which, cut=st.floats(0, 1))
    def crash_while_appending(self, which, cut):
        one = label()
        self.stores[which].append(one)
        row = Dialect().encode(one)
        left = 1 + int(cut * (len(row) - 3))
        with self.path.open("r+b") as file:
            file.truncate(self.path.stat().st_size - len(row) + left)
        last_cell = row[:left].rpartition(b",")[2].decode()
        if row[:left].count(b",") == 10 and last_cell in {each.codebook for each in self.expected}:
            # Cut within the last cell, to what could be one: the decision is whole.
            self.expected.append(replace(one, codebook=last_cell))
        else:
            self.torn += 1
        # The next to save sets the torn row aside.
        after = label(2)
        self.stores[1 - which].append(after)
        self.expected.append(after)

    @rule()
    def lose_the_last_line_end(self):
        if (
            self.expected
            and len(self.expected[-1].codebook) == 8
            and self.path.read_bytes().endswith(b"4f3a9b12\n")
        ):
            self.path.write_bytes(self.path.read_bytes()[:-1])

    @rule(place=st.integers(0, 99))
    def take_a_row_out(self, place):
        if self.expected:
            del self.expected[place % len(self.expected)]
            new = CsvStore(self.folder / "new.csv")
            new.create()
            for one in self.expected:
                new.append(one)
            new.path.replace(self.path)

    @invariant()
    def all_who_read_see_the_same(self):
        for store in (self.stores[0], CsvStore(self.path)):
            assert list(store.read()) == self.expected
            assert len(store.torn) == self.torn


TestLabelsFile = LabelsFile.TestCase
TestLabelsFile.settings = settings(max_examples=60, stateful_step_count=15)
