"""How many paragraphs to double-code, and which."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.articles.library import Entry
from framing.articles.units import UnitArrays
from framing.reliability.sample_size import draw, units_needed


@pytest.mark.parametrize(("minimum", "units"), [(0.8, 139), (0.667, 81)])
def test_four_equally_likely_tags_and_two_reviewers_need_what_krippendorff_prints(minimum, units):
    assert units_needed(4, minimum=minimum, level=0.05).units == units


@pytest.mark.parametrize(("tags", "units"), [(2, [60, 103, 212]), (4, [81, 139, 283]), (10, [172, 294, 595])])
def test_the_table_in_the_methods_holds(tags, units):
    assert [units_needed(tags, minimum=minimum).units for minimum in (0.667, 0.8, 0.9)] == units


def test_prevalences_that_are_equal_need_what_their_number_needs():
    assert units_needed(prevalence=dict.fromkeys("abcd", 0.25)).units == 139


def test_the_tag_that_is_farthest_from_half_decides():
    needed = units_needed(prevalence={"rare": 0.05, "even": 0.5, "frequent": 0.9})
    assert needed.deciding == "rare"
    assert needed.units == needed.by_tag["rare"] > needed.by_tag["frequent"] > needed.by_tag["even"]


def test_a_tag_and_its_absence_need_the_same():
    assert units_needed(prevalence={"tag": 0.1}).units == units_needed(prevalence={"tag": 0.9}).units


def test_a_tag_that_is_nowhere_or_everywhere_is_left_out_by_name():
    needed = units_needed(prevalence={"never": 0, "always": 1, "at times": 0.25})
    assert (needed.units, needed.left_out, needed.by_tag["never"]) == (139, ("never", "always"), None)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"tags": 4, "reviewers": 1}, "two reviewers"),
        ({"tags": 1}, "does not vary"),
        ({}, "how many tags"),
        ({"tags": 4, "minimum": 1}, "no number of units"),
        ({"tags": 4, "minimum": float("nan")}, "minimal α"),
        ({"tags": 4, "level": 0}, "level"),
        ({"tags": 4, "level": 0.5}, "level"),
        ({"prevalence": {"statistic": 1.2}}, "“statistic”"),
        ({"prevalence": {"statistic": float("nan")}}, "“statistic”"),
        ({"prevalence": {"never": 0, "always": 1}}, "nothing varies"),
    ],
)
def test_where_there_is_no_number_the_reason_is_said(asked, says):
    needed = units_needed(**asked)
    assert needed.units is None
    assert says in needed.reason


@given(
    tags=st.integers(2, 30),
    reviewers=st.integers(2, 9),
    minimum=st.floats(0.3, 0.9),
    level=st.sampled_from([0.1, 0.05, 0.01, 0.005]),
)
def test_more_tags_more_reviewers_a_higher_alpha_and_a_stricter_level_never_need_fewer(
    tags, reviewers, minimum, level
):
    def units(tags=tags, reviewers=reviewers, minimum=minimum, level=level):
        return units_needed(tags, reviewers=reviewers, minimum=minimum, level=level).units

    assert units() <= min(
        units(tags=tags + 1),
        units(reviewers=reviewers + 1),
        units(minimum=minimum + 0.05),
        units(level=level / 2),
    )


def library(**articles: tuple[str, int]) -> tuple[UnitArrays, list[Entry]]:
    """Unit arrays and entries for articles, each by outlet and number of units; numbers run 1, 3, 5 …"""
    ids = tuple(articles)
    article = np.repeat(np.arange(len(ids), dtype=np.int32), [count for _, count in articles.values()])
    number = np.concatenate([np.arange(count, dtype=np.int32) * 2 + 1 for _, count in articles.values()])
    key = (number * 7919).astype(np.int64)
    units = UnitArrays(article, number, key, np.full(len(key), 9, np.int32), np.zeros(len(key), np.int8), ids)
    return units, [Entry(id, None, outlet, "", count, None) for id, (outlet, count) in articles.items()]


def test_outlets_get_the_same_number_however_many_paragraphs_they_have():
    drawn = draw(*library(a=("Herald", 50), b=("Herald", 50), c=("Post", 10), d=("", 7)), 18, "seed")
    assert drawn.by_outlet == {"Herald": 6, "Post": 6, "": 6}
    assert len(drawn.paragraphs) == 18


def test_an_outlet_that_runs_out_leaves_its_turns_to_the_others():
    drawn = draw(*library(a=("Herald", 50), b=("Post", 2), c=("Echo", 50)), 20)
    assert drawn.by_outlet == {"Herald": 9, "Post": 2, "Echo": 9}


def test_where_fewer_are_there_than_wanted_all_are_drawn():
    drawn = draw(*library(a=("Herald", 2), b=("Post", 1)), 10)
    assert sorted(drawn.paragraphs) == [("a", 1), ("a", 3), ("b", 1)]
    assert drawn.wanted == 10


@pytest.mark.parametrize("wanted", [0, -3])
def test_none_wanted_is_none_drawn(wanted):
    assert draw(*library(a=("Herald", 5)), wanted).paragraphs == ()


def test_a_project_without_paragraphs_has_nothing_to_draw():
    drawn = draw(*library(a=("Herald", 0)), 5)
    assert (drawn.paragraphs, drawn.by_outlet) == ((), {})


def test_an_article_that_no_entry_names_is_of_no_outlet():
    units, _ = library(a=("Herald", 5))
    assert draw(units, [], 2).by_outlet == {"": 2}


def test_every_paragraph_of_an_outlet_is_about_equally_likely():
    units, entries = library(a=("Herald", 3), b=("Herald", 2))
    times = dict.fromkeys([("a", 1), ("a", 3), ("a", 5), ("b", 1), ("b", 3)], 0)
    for seed in range(1000):
        times[draw(units, entries, 1, str(seed)).paragraphs[0]] += 1
    assert all(150 < count < 250 for count in times.values())  # 200 and four standard deviations


sizes = st.dictionaries(
    st.sampled_from("abcdefgh"),
    st.tuples(st.sampled_from(["", "Herald", "Post"]), st.integers(0, 6)),
    min_size=1,
)


@given(sizes, st.integers(0, 40), st.text(max_size=3))
def test_a_draw_has_each_paragraph_once_and_begins_with_any_smaller_draw(articles, wanted, seed):
    units, entries = library(**articles)
    drawn = draw(units, entries, wanted, seed).paragraphs
    assert len(set(drawn)) == len(drawn) == min(wanted, len(units.key))
    assert drawn[: wanted // 2] == draw(units, entries, wanted // 2, seed).paragraphs


@given(sizes, st.integers(0, 40), st.randoms())
def test_the_order_of_articles_changes_nothing(articles, wanted, random):
    names = list(articles)
    random.shuffle(names)
    one = draw(*library(**articles), wanted, "seed")
    other = draw(*library(**{name: articles[name] for name in names}), wanted, "seed")
    assert one.paragraphs == other.paragraphs


@given(sizes, st.integers(0, 40))
def test_outlets_with_paragraphs_left_differ_by_one_at_most(articles, wanted):
    drawn = draw(*library(**articles), wanted).by_outlet
    have = {name: sum(count for outlet, count in articles.values() if outlet == name) for name in drawn}
    unspent = [count for name, count in drawn.items() if count < have[name]]
    assert all(count <= least + 1 for least in unspent for count in drawn.values())


def test_a_level_however_small_has_a_number():
    assert units_needed(4, level=1e-17).units > units_needed(4, level=1e-15).units
