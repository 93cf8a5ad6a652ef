"""Finding the unit that a label speaks of."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.articles import places
from framing.articles.places import NOWHERE, UnitPlaces


def units(*rows: tuple[int, int, int]) -> UnitPlaces:
    """Places of units given as (article, number, key)."""
    columns = zip(*rows, strict=True) if rows else ((), (), ())
    return UnitPlaces(
        *(
            np.array(column, kind)
            for column, kind in zip(columns, (np.int32, np.int32, np.int64), strict=True)
        )
    )


def found(where: UnitPlaces, *labels: tuple[int, int, int]) -> list[int]:
    article, number, key = (np.array(column, np.int64) for column in zip(*labels, strict=True))
    return where.find(article, key, number).tolist()


THREE = units((0, 1, 70), (0, 3, 80), (2, 1, 70))


def test_a_paragraph_is_found_where_it_was():
    assert found(THREE, (0, 1, 70), (0, 3, 80), (2, 1, 70)) == [0, 1, 2]


def test_a_paragraph_is_found_where_it_moved_to():
    assert found(THREE, (0, 3, 70), (0, 99, 80), (2, -5, 70), (0, 0, 80)) == [0, 1, 2, 1]


def test_a_paragraph_that_is_gone_or_in_another_article_is_nowhere():
    assert found(THREE, (0, 1, 71), (2, 1, 80), (1, 1, 70), (3, 1, 70), (NOWHERE, 1, 70)) == [NOWHERE] * 5


def test_a_number_below_one_does_not_reach_into_the_article_before():
    assert found(units((0, 1, 70), (1, 1, 80)), (1, 0, 70), (0, 0, 80)) == [NOWHERE] * 2


def test_nothing_is_found_among_no_units():
    assert found(units(), (0, 1, 70), (NOWHERE, 1, 70)) == [NOWHERE] * 2


keys = st.sampled_from([0, 1, 2, 2**47, 2**48 - 1, -1, -(2**63)])
tables = st.dictionaries(st.tuples(st.integers(0, 3), keys), st.integers(0, 6), max_size=12)


@given(tables, st.lists(st.tuples(st.integers(-1, 5), st.integers(-2, 14), keys), min_size=1), st.booleans())
def test_units_are_found_as_a_dictionary_finds_them(table, labels, hint):
    ordered = sorted(table)
    rows, last = [], {}
    for article, key in ordered:
        last[article] = last.get(article, 0) + 1 + table[article, key] % 2
        rows.append((article, last[article], key))
    unit_of = {(article, key): place for place, (article, _, key) in enumerate(rows)}
    article, number, key = (np.array(column, np.int64) for column in zip(*labels, strict=True))
    got = units(*rows).find(article, key, number if hint else None)
    assert got.tolist() == [unit_of.get((a, k), NOWHERE) for a, _, k in labels]


@pytest.mark.parametrize("clashing", [1, 3])
def test_a_clash_of_hashes_is_noticed_and_another_hash_is_taken(monkeypatch, clashing):
    """The first factors given make all units alike; with none left, alike is taken for the same."""
    honest = places._mixed
    monkeypatch.setattr(
        places, "_FACTORS", (0,) * clashing + ((places._FACTORS[0],) if clashing == 1 else ())
    )
    monkeypatch.setattr(
        places, "_mixed", lambda a, k, factor: honest(a, k, factor) if factor else np.zeros(len(a), np.uint64)
    )
    got = found(THREE, (0, 3, 70), (0, 1, 80), (2, 3, 70), (2, 3, 80))
    assert got == ([0, 1, 2, NOWHERE] if clashing == 1 else [0, NOWHERE, NOWHERE, NOWHERE])
