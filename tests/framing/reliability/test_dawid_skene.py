"""The estimate of Dawid and Skene: their own patients, then what must hold for any ratings."""

from __future__ import annotations

import random
from math import log, prod

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from framing.reliability.dawid_skene import OPEN, Estimate, dawid_skene
from framing.undefined import Undefined

#: Dawid and Skene (1979), table 1: 45 patients, nine a line; five anaesthetists, of whom the first rated three times.
PATIENTS = """
111 1 1 1 1 | 333 4 3 3 4 | 112 2 1 2 2 | 222 3 1 2 1 | 222 3 2 2 2 | 222 3 3 2 2 | 122 2 1 1 1 | 333 3 4 3 3 | 222 2 2 2 3
232 2 2 2 3 | 444 4 4 4 4 | 222 3 3 4 3 | 111 1 1 1 1 | 222 3 2 1 2 | 121 1 1 1 1 | 111 2 1 1 1 | 111 1 1 1 1 | 111 1 1 1 1
222 2 2 2 1 | 222 1 3 2 2 | 222 2 2 2 2 | 222 2 2 2 1 | 222 3 2 2 2 | 221 2 2 2 2 | 111 1 1 1 1 | 111 1 1 1 1 | 232 2 2 2 2
111 1 1 1 1 | 111 1 1 1 1 | 112 1 1 2 1 | 111 1 1 1 1 | 333 3 2 3 3 | 111 1 1 1 1 | 222 2 2 2 2 | 222 3 2 3 2 | 433 4 3 4 3
221 2 2 3 2 | 232 3 2 3 3 | 333 3 4 3 2 | 111 1 1 1 1 | 111 1 1 1 1 | 121 2 1 1 1 | 232 2 2 2 2 | 121 1 1 1 1 | 222 2 2 2 2
"""


#: Table 2: for each anaesthetist, a row for each true class, what is said of it.
ERROR_RATES = [
    [[0.89, 0.11, 0, 0], [0.07, 0.88, 0.05, 0], [0, 0.34, 0.66, 0], [0, 0, 0.56, 0.44]],
    [[0.83, 0.17, 0, 0], [0.05, 0.63, 0.31, 0], [0, 0, 1, 0], [0, 0, 0, 1]],
    [[1, 0, 0, 0], [0.11, 0.79, 0.11, 0], [0, 0.40, 0.20, 0.40], [0, 0, 0.67, 0.33]],
    [[0.94, 0.06, 0, 0], [0.05, 0.84, 0.10, 0], [0, 0, 0.80, 0.20], [0, 0, 0.33, 0.67]],
    [[1, 0, 0, 0], [0.16, 0.73, 0.11, 0], [0, 0.21, 0.79, 0], [0, 0, 0.33, 0.67]],
]


def coded(table: str) -> np.ndarray:
    """U × R × K codes from digits that begin at 1: units between bars or lines, reviewers between spaces."""
    units = [unit.split() for line in table.strip().splitlines() for unit in line.split("|")]
    codes = np.full((len(units), max(map(len, units)), max(len(said) for unit in units for said in unit)), -1)
    for u, unit in enumerate(units):
        for r, said in enumerate(unit):
            codes[u, r, : len(said)] = [int(digit) - 1 if digit != "." else -1 for digit in said]
    return codes


def estimated(codes: np.ndarray, classes: int, **options) -> Estimate:
    estimate = dawid_skene(codes, classes, **options)
    assert isinstance(estimate, Estimate), estimate.reason
    return estimate


def simulated(
    seed: int, units: int = 300, reviewers: int = 4, classes: int = 3
) -> tuple[np.ndarray, np.ndarray]:
    """True classes, U, and codes, U × R, of reviewers who are right in four of five cases or so; some are missing."""
    random = np.random.default_rng(seed)
    true = random.integers(0, classes, units)
    rates = 0.7 * np.eye(classes) + 0.3 * random.dirichlet(np.ones(classes), (reviewers, classes))
    said = (random.random((units, reviewers, 1)) > rates.cumsum(axis=2)[:, true].swapaxes(0, 1)).sum(axis=2)
    said = np.minimum(said, classes - 1)
    return true, np.where(random.random((units, reviewers)) < 0.1, -1, said)


# ------------------------------------------------------------------------ the paper's figures


@pytest.fixture(scope="module")
def patients() -> Estimate:
    """From the start that the paper takes: the shares of each patient's ratings."""
    return estimated(coded(PATIENTS), 4, random_starts=0)


def test_the_45_patients_have_the_prevalences_that_the_paper_prints(patients):
    assert patients.prevalences.round(2).tolist() == [0.40, 0.42, 0.11, 0.07]


def test_the_five_anaesthetists_have_the_error_rates_that_the_paper_prints(patients):
    assert patients.confusion.data == pytest.approx(np.array(ERROR_RATES), abs=0.0051)


def test_three_patients_are_less_than_certain_as_the_paper_prints(patients):
    doubtful = np.flatnonzero(patients.posterior.max(axis=1) < 0.995)
    assert {at + 1: patients.posterior[at].round(2).tolist() for at in doubtful} == {
        7: [0.98, 0.02, 0, 0],
        35: [0, 0.95, 0.05, 0],
        38: [0, 0.02, 0.98, 0],
    }


def test_patients_whom_most_call_otherwise_are_told(patients):
    # Of their 3s two or three are from anaesthetist 1, who calls a 4 a 3 more often than not.
    assert [
        (at + 1, patients.majority[at] + 1, patients.classes[at] + 1)
        for at in np.flatnonzero(patients.differs)
    ] == [
        (2, 3, 4),
        (36, 3, 4),
    ]


def test_random_starts_find_a_peak_above_the_one_that_the_paper_prints(patients):
    best = estimated(coded(PATIENTS), 4, random_starts=30)
    assert patients.log_likelihood == pytest.approx(-192.891, abs=1e-3)
    assert best.log_likelihood == pytest.approx(-191.569, abs=1e-3)
    assert best.starts[0] == patients.log_likelihood
    assert best.taken > 0
    assert 0 < best.reached < len(best.starts)


# ------------------------------------------------------------------------------- what it means


def test_the_log_likelihood_is_that_of_the_estimate_that_is_returned(patients):
    codes = coded(PATIENTS)

    def likelihood(unit: np.ndarray) -> float:
        return sum(
            prevalence * prod(patients.confusion[r, c, k] for r in range(5) for k in unit[r] if k >= 0)
            for c, prevalence in enumerate(patients.prevalences)
        )

    assert sum(log(likelihood(unit)) for unit in codes) == pytest.approx(patients.log_likelihood)


def test_true_classes_are_found_more_often_than_by_majority():
    true, codes = simulated(1, units=2000)
    estimate = estimated(codes, 3)
    assert (estimate.classes == true).mean() > (estimate.majority == true).mean() + 0.02


def test_a_reviewer_who_turns_two_classes_round_is_seen_through():
    true, codes = simulated(2)
    turned = codes.copy()
    turned[:, 3] = np.array([1, 0, 2, -1])[codes[:, 3]]
    estimate = estimated(turned, 3)
    assert estimate.confusion[3].argmax(axis=1).tolist() == [1, 0, 2]
    assert (estimate.classes == true).mean() > 0.9


def test_classes_are_named_as_reviewers_name_them_wherever_the_start_was():
    _, codes = simulated(3)
    for seed in range(5):
        confusion = estimated(codes, 3, seed=seed).confusion
        assert confusion.mean(axis=0).argmax(axis=1).tolist() == [0, 1, 2]


def test_reviewers_who_always_agree_make_no_errors():
    estimate = estimated(coded("1 1 1 | 2 2 2 | 1 1 1 | 2 2 2 | 2 2 2"), 2)
    assert estimate.prevalences == pytest.approx([0.4, 0.6])
    assert estimate.confusion.data == pytest.approx(np.broadcast_to(np.eye(2), (3, 2, 2)))
    assert estimate.classes.tolist() == estimate.majority.tolist() == [0, 1, 0, 1, 1]
    assert estimate.log_likelihood == pytest.approx(2 * log(0.4) + 3 * log(0.6))


# --------------------------------------------------------------------- what is not there, or not defined


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (". . | . .", "Nobody"),
        ("1 . | 2 . | 1 .", "Only one reviewer"),
        ("1 1 1 | 1 1 .", "Nothing varies"),
        ("1 1 . | 2 . 1 | . 2 2", "by a third reviewer"),
    ],
)
def test_where_there_is_nothing_to_estimate_the_reason_is_said(table, says):
    estimate = dawid_skene(coded(table), 2)
    assert isinstance(estimate, Undefined)
    assert says in estimate.reason


def test_no_units_are_nothing_to_estimate():
    assert dawid_skene(np.empty((0, 3), int), 2) == Undefined("Nobody has rated anything.")


def test_a_unit_that_nobody_rated_changes_nothing_and_has_no_estimate():
    _, codes = simulated(4)
    codes = codes[(codes >= 0).any(axis=1)]
    more = np.vstack([codes[:10], np.full((1, 4), -1), codes[10:]])
    with_it, without = estimated(more, 3, random_starts=0), estimated(codes, 3, random_starts=0)
    assert with_it.log_likelihood == without.log_likelihood
    assert with_it.posterior.mask[10].all()
    assert not np.delete(with_it.posterior.mask, 10, axis=0).any()
    assert (with_it.classes[10], with_it.majority[10]) == (OPEN, OPEN)
    assert np.delete(with_it.classes, 10).tolist() == without.classes.tolist()


def test_a_reviewer_who_rated_nothing_has_no_error_rates_and_changes_nothing():
    _, codes = simulated(5)
    more = np.hstack([codes, np.full((len(codes), 1), -1)])
    with_them, without = estimated(more, 3, random_starts=0), estimated(codes, 3, random_starts=0)
    assert with_them.confusion.mask[4].all()
    assert with_them.log_likelihood == pytest.approx(without.log_likelihood)


def test_a_class_that_nobody_chose_has_no_prevalence():
    _, codes = simulated(6)
    estimate = estimated(codes, 4)
    assert estimate.prevalences[3] == 0
    assert estimate.confusion.mask[:, 3].all()


def test_a_unit_that_may_as_well_be_either_is_open():
    # Nothing tells which of the first two reviewers errs on the last unit.
    estimate = estimated(coded("1 1 1 | 2 2 2 | 1 2 ."), 2, random_starts=0)
    assert (estimate.classes[2], estimate.majority[2]) == (OPEN, OPEN)
    assert not estimate.differs[2]


@pytest.mark.parametrize("codes", [np.zeros(3, int), np.zeros((2, 2)), np.full((2, 2), 2)])
def test_codes_of_another_form_are_refused(codes):
    with pytest.raises(ValueError, match=r"codes are|is not among"):
        dawid_skene(codes, 2)


def test_error_rates_too_small_for_a_product_are_no_trouble():
    # 5,000 ratings a unit: the plain product of their probabilities is below the smallest number there is.
    random = np.random.default_rng(0)
    true = np.array([0, 1] * 10)
    codes = np.where(random.random((20, 2, 2500)) < 0.8, true[:, None, None], 1 - true[:, None, None])
    estimate = estimated(codes, 2)
    assert np.isfinite(estimate.log_likelihood)
    assert estimate.classes.tolist() == true.tolist()


# -------------------------------------------------------------------------------------- properties

SOME = st.integers(2, 4).flatmap(
    lambda classes: st.tuples(
        st.just(classes),
        arrays(
            np.int64,
            array_shapes(min_dims=2, max_dims=3, min_side=1, max_side=6),
            elements=st.integers(-1, classes - 1),
        ),
    )
)


@given(SOME, st.integers(0, 5))
def test_more_steps_never_lower_the_log_likelihood_and_probabilities_are_probabilities(some, seed):
    classes, codes = some
    estimate = dawid_skene(codes, classes, seed=seed, random_starts=2)
    if isinstance(estimate, Undefined):
        return
    assert all(
        after >= before - 1e-9 * abs(before) - 1e-12
        for before, after in zip(estimate.trace, estimate.trace[1:], strict=False)
    )
    assert estimate.log_likelihood == estimate.trace[-1] == estimate.starts[estimate.taken] <= 1e-12
    for rows in (estimate.prevalences, estimate.confusion, estimate.posterior):
        assert np.ma.allclose(rows.sum(axis=-1), 1)
        assert np.isfinite(np.ma.getdata(rows)).all()


@given(SOME)
def test_the_same_ratings_and_seed_give_the_same_result(some):
    classes, codes = some
    one, other = (dawid_skene(codes, classes, seed=7, random_starts=3) for _ in range(2))
    if isinstance(one, Undefined):
        assert one == other
    else:
        assert (one.starts, one.trace) == (other.starts, other.trace)
        assert np.array_equal(one.posterior.data, other.posterior.data)


@settings(max_examples=20)
@example(122, [0, 1, 2, 3], [2, 0, 1], random.Random(0))
@given(st.integers(0, 10_000), st.permutations(range(4)), st.permutations(range(3)), st.randoms())
def test_permuting_reviewers_classes_or_units_permutes_the_result(seed, reviewers, names, shuffling):
    _, codes = simulated(seed)
    order = list(range(len(codes)))
    shuffling.shuffle(order)
    renamed = np.array([*names, -1])[codes]
    # From the reviewers' own answers: where random starts stand goes by the order of the data.
    plain = estimated(codes, 3, random_starts=0, iterations=5000)
    other = estimated(renamed[order][:, reviewers], 3, random_starts=0, iterations=5000)

    assert other.log_likelihood == pytest.approx(plain.log_likelihood, rel=1e-7)
    assert other.prevalences[names] == pytest.approx(plain.prevalences, abs=1e-2)
    assert other.confusion[:, names][:, :, names].data == pytest.approx(
        plain.confusion[reviewers].data, abs=2e-2
    )
    assert other.posterior[:, names].data == pytest.approx(plain.posterior[order].data, abs=5e-2)
    assert other.majority.tolist() == np.array([*names, OPEN])[plain.majority[order]].tolist()


@settings(max_examples=20)
@given(st.integers(0, 10_000), st.randoms())
def test_the_order_of_units_and_of_ratings_changes_nothing(seed, random):
    _, codes = simulated(seed, reviewers=6)
    codes = codes.reshape(-1, 2, 3)
    order = list(range(len(codes)))
    random.shuffle(order)
    plain, other = estimated(codes, 3), estimated(codes[order][:, :, ::-1], 3)
    assert other.starts == plain.starts
    assert np.array_equal(other.posterior.data, plain.posterior.data[order])
