"""Names that any system and SPSS can keep."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from framing.replication.names import plain_names, shortened


def test_names_keep_what_is_plain_of_them():
    names = ["neutral report", "Übel!", "50 %", "橋", "CON", "a b", "a-b"]
    assert plain_names(names, "tag") == [
        *("neutral_report", "ubel", "tag_50", "tag_4", "tag_con", "a_b", "a_b_2")
    ]


@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_names_become_different_valid_ones(names):
    found = plain_names(names, "tag")
    assert len({name.casefold() for name in found}) == len(names)
    assert all(re.fullmatch("[a-z][a-z0-9_]{0,50}", name) for name in found)


@given(st.text(max_size=50), st.integers(1, 40))
def test_shortened_fits_and_ends_with_a_whole_character(text, longest):
    short = shortened(text, longest)
    assert len(short.encode()) <= longest
    assert text.startswith(short)
