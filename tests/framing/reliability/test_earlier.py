"""With an earlier result only what changed is worked out anew, and every figure is what it is without."""

from __future__ import annotations

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from framing.labels import LabelTable
from framing.reliability.agreement import Agreement, agreement
from framing.reliability.layout import document
from framing.reliability.matrix import Selection
from tests.framing.reliability.examples import TAGS, articles, labels
from tests.framing.reporting.examples import codebook, entries, unit_arrays

#: Enough articles for draws over articles, of outlets that take turns.
NINE = [one for n in (0, 1, 2) for one in articles(9, 3, outlet=("Echo", "Star", "")[n])[n::3]]
NINE.sort(key=lambda one: one.id)

CHOICES = (
    "good",
    "bad",
    "plain",
    "good+bad",
    "bad+plain",
    "good+bad+plain",
    "none",
    "old",
    "older+good",
    "-",
)

rows = st.builds(
    "{} a{} {} {}".format,
    st.sampled_from(["ann", "ben", "cat", "dan"]),
    st.integers(1, 9),
    st.integers(1, 3),
    st.sampled_from(CHOICES),
)
#: First many labels, then a few at a time.
histories = st.tuples(st.lists(rows, max_size=60), st.lists(st.lists(rows, max_size=3), max_size=6))


def of(on, made, tags=TAGS, earlier: Agreement | None = None, selection=Selection(), draws=60):  # noqa: B008
    return agreement(
        entries(on), unit_arrays(on), LabelTable.of(made), tags, selection, draws, earlier=earlier
    )


def told(found: Agreement) -> str:
    """All figures, to the last bit."""
    return json.dumps(document(found))


#: They share paragraphs, so that nobody is set aside.
SHARED = ["ann a2 1 good", "ben a2 1 good", "cat a2 1 bad"]


@settings(max_examples=60)
@given(histories)
@example((["ann a1 1 good", "ben a1 2 good", *SHARED], [["ben a1 2 -", "ben a1 1 good"]]))
@example((["ann a1 1 good", "ben a1 1 bad", *SHARED], [["ann a1 1 -", "ben a1 1 good", "cat a1 1 bad"]]))
@example((["ann a1 1 good", "ben a1 1 bad", "ann a2 1 good", "ben a2 1 good"], [["ben a1 1 plain"]]))
@example((["ann a3 1 good", "dan a3 1 good", "dan a4 1 bad", *SHARED], [["ann a3 1 good+bad"]]))
@example((["ann a1 1 good", "ben a1 1 bad", *SHARED], [["ann a1 1 -", "ben a1 1 -"]]))
def test_labels_that_come_in_leave_the_figures_that_all_of_them_have(history):
    first, batches = history
    made = labels(NINE, "\n".join(first))
    earlier = of(NINE, made)
    for batch in batches:
        made += labels(NINE, "\n".join(batch))
        earlier = of(NINE, made, earlier=earlier)
        assert told(earlier) == told(of(NINE, made))


@settings(max_examples=50)
@given(st.lists(rows, max_size=60), st.lists(rows, max_size=60), st.booleans())
def test_an_earlier_result_may_be_of_anything_else(one, other, longer):
    """Of other labels, another codebook, another library, another selection."""
    before = articles(12, 4) if longer else articles(4)
    earlier = of(
        NINE if longer else articles(9, 3),
        labels(NINE, "\n".join(one)),
        codebook("good", "old"),
        selection=Selection(outlets=("Star",)) if longer else Selection(),
    )
    again = of(before, labels(before, "ann a1 1 good\nben a1 1 bad\nann a2 1 good\nben a2 1 good"), draws=40)
    made = labels(NINE, "\n".join(other))
    for any_earlier in (earlier, again):
        assert told(of(NINE, made, earlier=any_earlier)) == told(of(NINE, made))


FULL = "\n".join(
    f"{who} a{n} {p} {tag}"
    for n in range(1, 10)
    for p in (1, 2, 3)
    for who, tag in (("ann", "good"), ("ben", "bad" if (n + p) % 3 else "good"), ("cat", "plain"))
)


def test_parts_that_a_label_does_not_touch_are_the_very_ones_of_before():
    made = labels(NINE, FULL)
    before = of(NINE, made)
    after = of(NINE, made + labels(NINE, "ann a4 2 bad"), earlier=before)
    kept = [one is other for one, other in zip(before.articles, after.articles, strict=True)]
    assert kept == [n != 4 for n in range(1, 10)]
    pairs = {pair.reviewers: pair is was for pair, was in zip(after.pairs, before.pairs, strict=True)}
    assert pairs == {("ann", "ben"): False, ("ann", "cat"): False, ("ben", "cat"): True}


def test_a_first_label_on_a_paragraph_moves_no_interval():
    made = labels(NINE, "\n".join(line for line in FULL.splitlines() if " a9 3 " not in line))
    before = of(NINE, made)
    after = of(NINE, made + labels(NINE, "cat a9 3 good"), earlier=before)
    assert after.drawn is before.drawn
    assert after.tags["good"].figures.units == before.tags["good"].figures.units + 1


def test_progress_rises_from_0_to_1():
    told: list[float] = []
    made = LabelTable.of(labels(NINE, FULL))
    agreement(entries(NINE), unit_arrays(NINE), made, TAGS, progress=told.append)
    assert told == sorted(told)
    assert (told[0] < 0.2, told[-1], len(told) > 3) == (True, 1.0, True)
