"""When the order of the rows in labels.csv is a problem, and when it means nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.labels import LabelTable
from framing.reporting.check import out_of_order
from tests.framing.labels.examples import label


def row(who, paragraph, minute, role="reviewer"):
    return label(paragraph, reviewer=who, role=role, saved_at=f"2026-11-21T09:{minute:02}:00.000Z")


def late(*rows):
    """How many rows are said to stand behind a later one."""
    said = out_of_order(LabelTable.of(rows))
    return int(said[0].split()[1].replace(",", "")) if said else 0


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], 0),
        ([row("ann", 1, 10), row("ann", 1, 20)], 0),
        ([row("ann", 1, 20), row("ann", 1, 10)], 1),
        ([row("ann", 1, 20), row("ann", 2, 10)], 0),
        ([row("ann", 1, 20), row("bo", 1, 10)], 0),
        ([row("lea", 1, 20, "adjudicator"), row("bo", 1, 10)], 1),
        ([row("ann", 1, 20), row("lea", 1, 10, "adjudicator")], 1),
        ([row("ann", 1, 10), row("lea", 1, 20, "adjudicator")], 0),
        ([row("ann", 1, 20), row("bo", 1, 10), row("lea", 1, 30, "adjudicator")], 0),
        ([row("ann", 2, 20), row("ann", 1, 20), row("ann", 2, 10), row("ann", 1, 10)], 2),
    ],
    ids=[
        "none", "in order", "turned round", "another paragraph", "another reviewer", "verdict before a label",
        "label before a verdict", "verdict last", "older labels came in before the verdict", "two mixed",
    ],
)  # fmt: skip
def test_only_order_that_decides_what_counts_is_pointed_out(rows, expected):
    assert late(*rows) == expected


@given(
    st.lists(
        st.builds(
            row,
            st.sampled_from(["ann", "bo"]),
            st.integers(1, 3),
            st.integers(0, 59),
            st.sampled_from(["reviewer", "adjudicator"]),
        ),
        max_size=10,
    )
)
def test_it_is_what_a_look_at_every_two_rows_finds(rows):
    expected = sum(
        any(
            (one.article, one.paragraph_id) == (two.article, two.paragraph_id)
            and ((one.reviewer, one.role) == (two.reviewer, two.role) or one.role != two.role)
            and int(one.saved_at[14:16]) > int(two.saved_at[14:16]) + 1
            for one in rows[:at]
        )
        for at, two in enumerate(rows)
    )
    assert late(*rows) == expected
