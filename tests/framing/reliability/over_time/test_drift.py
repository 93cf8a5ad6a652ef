"""Drift: the others weigh as much as the one, a pair has Krippendorff's alpha, time is told from decisions."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from framing.labels import LabelTable
from framing.reliability.coefficients import of_matrix
from framing.reliability.matrix import Selection, ratings
from framing.reliability.over_time.drift import NOBODY_ELSE, drift
from framing.undefined import NOTHING_VARIES, Undefined
from tests.framing.reliability.examples import TAGS, articles
from tests.framing.reliability.over_time.timed import timed
from tests.framing.reporting.examples import entries, unit_arrays


def drift_of(of, table: LabelTable, by="week", selection=None, **more):
    data = ratings(entries(of), unit_arrays(of), table, TAGS, selection or Selection())
    return drift(data, unit_arrays(of), table, by, **more)


def courses(found) -> dict[str, list[str]]:
    return {course.reviewer: [one.name for one in course.stretches] for course in found.courses}


def of(found, reviewer: str):
    return next(course for course in found.courses if course.reviewer == reviewer)


# --------------------------------------------------------------------------- the coefficient

WORDS = ["good", "bad", "plain", "none"]

matrices = arrays.arrays(
    np.int64, st.tuples(st.integers(1, 10), st.integers(2, 5)), elements=st.integers(-1, len(WORDS) - 1)
)


def in_one_week(codes) -> tuple:
    """One article of as many paragraphs as rows; each column is a reviewer, -1 no label."""
    where = articles(1, len(codes))
    rows = [
        f"r{person} a1 {unit + 1} {WORDS[code]} 11-23T09:00"
        for (unit, person), code in np.ndenumerate(codes)
        if code >= 0
    ]
    return where, timed(where, "\n".join(rows))


def plainly(codes, person: int) -> tuple[Fraction | None, Fraction | None]:
    """(alpha, percent agreement) of a column against the others, from the coincidences one by one."""
    coincidences: Counter[tuple[int, int]] = Counter()
    agreements = []
    for row in codes.tolist():
        own, others = row[person], [code for at, code in enumerate(row) if at != person and code >= 0]
        if own < 0 or not others:
            continue
        agreements.append(Fraction(sum(code == own for code in others), len(others)))
        for code in others:
            coincidences[own, code] += Fraction(1, len(others))
            coincidences[code, own] += Fraction(1, len(others))
    if not agreements:
        return None, None
    margins: Counter[int] = Counter()
    for (one, _), weight in coincidences.items():
        margins[one] += weight
    n = sum(margins.values())
    observed = sum(weight for (one, other), weight in coincidences.items() if one != other) / n
    expected = Fraction(
        sum(margins[one] * margins[other] for one in margins for other in margins if one != other),
        n * (n - 1),
    )
    return (1 - observed / expected if expected else None), sum(agreements) / len(agreements)


def told(figures) -> tuple[float | None, float | None]:
    return tuple(
        None if isinstance(one, Undefined) else one for one in (figures.alpha, figures.percent_agreement)
    )


@given(matrices)
def test_one_against_the_others_is_what_counting_coincidences_one_by_one_gives(codes):
    found = drift_of(*in_one_week(codes), draws=10)
    for course in found.courses:
        (week,) = course.stretches
        person = int(course.reviewer[1:])
        readings = {"exclusive": codes}
        for tag in TAGS.names:
            readings[tag] = np.where(codes < 0, -1, codes == WORDS.index(tag))
        for name, read in readings.items():
            figures = week.exclusive if name == "exclusive" else week.tags[name]
            alpha, agreement = plainly(read, person)
            assert told(figures) == (
                None if alpha is None else pytest.approx(float(alpha), abs=1e-9),
                None if agreement is None else pytest.approx(float(agreement)),
            )


@given(arrays.arrays(np.int64, st.tuples(st.integers(1, 10), st.just(2)), elements=st.integers(-1, 3)))
def test_against_one_other_it_is_krippendorffs_alpha_of_the_pair(codes):
    pair = of_matrix(codes)
    for course in drift_of(*in_one_week(codes), draws=10).courses:
        (week,) = course.stretches
        if week.exclusive.units:
            # A paragraph that only one of the two has labelled has no part in alpha.
            expected = None if isinstance(pair.alpha, Undefined) else pytest.approx(pair.alpha)
            assert told(week.exclusive) == (expected, pytest.approx(pair.percent_agreement))
            assert week.exclusive.units == pair.pairable_units


@given(matrices, st.permutations(range(4)), st.randoms())
def test_names_of_tags_and_of_reviewers_change_nothing(codes, names, random):
    people = list(range(codes.shape[1]))
    random.shuffle(people)
    swapped = np.append(names, -1)[codes][:, people]
    here, there = (drift_of(*in_one_week(each), draws=10) for each in (codes, swapped))
    of_person = {course.reviewer: told(course.stretches[0].exclusive) for course in there.courses}
    for course in here.courses:
        other = of_person[f"r{people.index(int(course.reviewer[1:]))}"]
        assert told(course.stretches[0].exclusive) == pytest.approx(other)


def test_a_reviewer_who_is_alone_against_three_weighs_as_much_as_they_do():
    codes = np.array([[0, 1, 1, 1], [1, 0, 0, 0], [0, 1, 1, 1], [1, 0, 0, 0]])
    found = drift_of(*in_one_week(codes), draws=10)
    assert told(of(found, "r0").stretches[0].tags["good"]) == (pytest.approx(1 - 7 / 4), 0.0)
    # The three agree among each other in two comparisons of three.
    assert of(found, "r1").stretches[0].tags["good"].percent_agreement == pytest.approx(2 / 3)


# --------------------------------------------------------------------------------- time

ONE = articles(1, 6)


def test_weeks_begin_on_monday_and_those_without_labels_are_left_out():
    found = drift_of(
        ONE,
        timed(
            ONE,
            """
            ann a1 1 good 11-22T23:59
            ann a1 2 good 11-23T00:00
            ann a1 3 bad  12-20T12:00
            ben a1 1 good 11-30T10:00
            """,
        ),
    )
    assert courses(found) == {"ann": ["2026-W47", "2026-W48", "2026-W51"], "ben": ["2026-W49"]}
    assert [one.start for one in of(found, "ann").stretches] == ["2026-11-16", "2026-11-23", "2026-12-14"]
    # Ann's week counts by Ann's time; when Ben tagged the paragraph is of no account.
    assert [one.tags["good"].units for one in of(found, "ann").stretches] == [1, 0, 0]


def test_a_week_at_the_turn_of_the_year_has_its_iso_name():
    found = drift_of(
        ONE, timed(ONE, "ann a1 1 good 01-01T00:00\nben a1 1 bad 01-04T23:59\nben a1 2 bad 12-31T23:59")
    )
    assert courses(found) == {"ann": ["2026-W01"], "ben": ["2026-W01", "2026-W53"]}


def test_a_note_weeks_later_does_not_move_a_label():
    found = drift_of(
        ONE,
        timed(
            ONE, "ann a1 1 good 11-02T09:00\nben a1 1 good 11-02T09:00\nann a1 1 good 11-30T09:00 note=why"
        ),
    )
    assert courses(found) == {"ann": ["2026-W45"], "ben": ["2026-W45"]}


def test_labels_without_a_time_are_in_no_week_and_are_counted():
    found = drift_of(
        ONE, timed(ONE, "ann a1 1 good then\nann a1 2 good 11-02T09:00\nben a1 1 good 11-02T09:00")
    )
    assert courses(found) == {"ann": ["2026-W45"], "ben": ["2026-W45"]}
    assert [course.untimed for course in found.courses] == [1, 0]
    assert of(found, "ben").stretches[0].tags["good"].units == 1


def test_hundreds_follow_the_reviewers_own_order_of_tagging():
    found = drift_of(
        ONE,
        timed(
            ONE,
            """
            ann a1 6 good  11-02T09:00
            ann a1 1 plain 11-02T09:03
            ann a1 2 good  11-02T09:01
            ann a1 3 bad   then
            ben a1 6 good  11-02T09:00
            ben a1 2 good  11-02T09:00
            ben a1 3 good  11-02T09:00
            """,
        ),
        by="hundred",
        size=2,
    )
    # Paragraph 3 comes behind 2, where its row is: the order is 6, 2, 3, 1.
    assert courses(found) == {"ann": ["1–2", "3–4"], "ben": ["1–2", "3–4"]}
    first, second = of(found, "ann").stretches
    assert (first.start, first.labels, first.tags["good"].units, first.tags["good"].percent_agreement) == (
        1,
        2,
        2,
        1.0,
    )
    assert (second.start, second.labels, second.tags["good"].units) == (3, 2, 1)
    assert [course.untimed for course in found.courses] == [0, 0]


@given(
    st.lists(
        st.tuples(st.integers(1, 6), st.one_of(st.none(), st.integers(10, 20))),
        min_size=1,
        max_size=6,
        unique_by=lambda said: said[0],
    )
)
def test_places_in_the_order_of_tagging_are_those_of_a_plain_sort(said):
    lines = [
        f"ann a1 {number} good " + ("then" if day is None else f"11-{day}T09:00") for number, day in said
    ]
    lines += [f"ben a1 {number} {'good' if number > 3 else 'bad'} 11-02T09:00" for number in range(1, 7)]
    found = drift_of(ONE, timed(ONE, "\n".join(lines)), by="hundred", size=1, draws=10)
    times, last = [], -1
    for _, day in said:
        last = last if day is None else day
        times.append(last)
    order = sorted(range(len(said)), key=lambda at: (times[at], at))
    agreed = [one.tags["good"].percent_agreement for one in of(found, "ann").stretches]
    assert agreed == [float(said[at][0] > 3) for at in order]


# ---------------------------------------------------------------------------- undefined


def test_what_is_undefined_says_why():
    found = drift_of(
        ONE,
        timed(
            ONE,
            """
            ann a1 1 good 11-02T09:00
            ben a1 1 good 11-02T09:00
            ann a1 2 good 11-09T09:00
            """,
        ),
    )
    first, second = of(found, "ann").stretches
    assert (first.tags["good"].alpha, first.tags["good"].percent_agreement) == (NOTHING_VARIES, 1.0)
    assert first.tags["good"].interval == NOTHING_VARIES
    assert (second.tags["good"].alpha, second.tags["good"].percent_agreement) == (NOBODY_ELSE, NOBODY_ELSE)
    assert second.tags["good"].interval == NOBODY_ELSE
    assert (second.labels, second.tags["good"].units) == (1, 0)


def test_where_nothing_is_tagged_there_is_no_course():
    found = drift_of(ONE, LabelTable.of([]))
    assert found.courses == ()


def test_a_paragraph_with_two_tags_is_no_part_of_the_exclusive_reading():
    found = drift_of(
        ONE,
        timed(
            ONE,
            "ann a1 1 good+bad 11-02T09:00\nben a1 1 good 11-02T09:00\nann a1 2 good 11-02T09:00\nben a1 2 bad 11-02T09:00",
        ),
    )
    (week,) = of(found, "ann").stretches
    assert (week.tags["good"].units, week.exclusive.units) == (2, 1)
    assert week.exclusive.percent_agreement == 0.0
