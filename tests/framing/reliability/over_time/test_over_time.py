"""Agreement over time for readers: in words, as JSON, as a picture."""

from __future__ import annotations

import json

import pytest

from framing.reliability.matrix import ratings
from framing.reliability.over_time.charts import lanes
from framing.reliability.over_time.drift import drift
from framing.reliability.over_time.layout import document
from framing.reliability.over_time.stability import stability
from framing.reliability.over_time.words import (
    apart,
    drawn_over,
    drift_in_words,
    in_tag,
    left_out,
    noticed,
    undefined_in,
)
from tests.framing.reliability.examples import TAGS, articles
from tests.framing.reliability.over_time.timed import timed
from tests.framing.reporting.examples import entries, unit_arrays

OF = articles(2, 40)

#: In November Ben says the same as Ann; in December he says "bad" for "good" and the other way round.
WORDS = ["good", "bad"]
DRIFTING = "\n".join(
    [f"ann a1 {n} {WORDS[n % 2]} 11-03T09:00\nben a1 {n} {WORDS[n % 2]} 11-03T10:00" for n in range(1, 31)]
    + [
        f"ann a2 {n} {WORDS[n % 2]} 12-01T09:00\nben a2 {n} {WORDS[1 - n % 2]} 12-01T10:00"
        for n in range(1, 31)
    ]
    + ["ann a1 1 plain 12-15T09:00", "eve a2 40 good then", "eve a1 2 good 11-03T09:00"]
)


@pytest.fixture(scope="module")
def both():
    table = timed(OF, DRIFTING)
    data = ratings(entries(OF), unit_arrays(OF), table, TAGS)
    return (
        drift(data, unit_arrays(OF), table, draws=50),
        stability(entries(OF), unit_arrays(OF), table, TAGS, draws=50),
    )


def test_who_is_surely_below_the_threshold_is_named(both):
    drifting, _ = both
    said = noticed(drifting, "good")
    assert said == "The whole interval lies below .667 for ann in 2026-W49; ben in 2026-W49."
    table = timed(OF, "ann a1 1 good 11-03T09:00\nben a1 1 good 11-03T09:00")
    few = drift(ratings(entries(OF), unit_arrays(OF), table, TAGS), unit_arrays(OF), table, draws=10)
    assert noticed(few, "good") == "No week has an interval yet."


def test_of_many_below_the_threshold_the_first_are_named():
    people = [f"r{n:02}" for n in range(9)]
    table = timed(
        OF,
        "\n".join(
            f"{who} a1 {n} {WORDS[n % 2 if at else 1 - n % 2]} 11-03T09:00"
            for n in range(1, 31)
            for at, who in enumerate(people)
        )
        + "\n"
        + "\n".join(
            f"{who} a2 {n} {WORDS[(n >> at % 4) % 2]} 12-01T09:00"
            for n in range(1, 31)
            for at, who in enumerate(people)
        ),
    )
    found = drift(ratings(entries(OF), unit_arrays(OF), table, TAGS), unit_arrays(OF), table, draws=50)
    said = noticed(found, "good")
    assert said.startswith("The whole interval lies below .667 for 9 reviewers, among them r00 in ")
    assert "r05" in said
    assert "r06" not in said


def test_november_alone_has_nobody_below_it():
    table = timed(OF, "\n".join(line for line in DRIFTING.splitlines() if " 11-03" in line))
    found = drift(ratings(entries(OF), unit_arrays(OF), table, TAGS), unit_arrays(OF), table, draws=50)
    assert noticed(found, "good") == "In no week does a reviewer's whole interval lie below .667."


def test_what_has_no_figure_is_named_with_its_reason(both):
    drifting, stable = both
    named = [
        (f"{c.reviewer} {one.name}", in_tag(one, "plain")) for c in drifting.courses for one in c.stretches
    ]
    (varies_not,) = (
        said for said in undefined_in(named) if said.endswith("all labels that are compared say the same.")
    )
    assert varies_not.startswith("No figure (–) for ann 2026-W45, ann 2026-W49, ")
    said = undefined_in((one.reviewer, in_tag(one, "bad")) for one in stable.reviewers)
    assert said == [
        "No figure (–) for ann (interval): An interval takes at least two paragraphs that can be compared.",
        "No figure (–) for ben and eve: No paragraph was decided twice, at least an hour apart.",
    ]
    many = [(f"r{n}", in_tag(stable.reviewers[1], "good")) for n in range(7)]
    assert undefined_in(many)[0].startswith("No figure (–) for 7 of them: ")


def test_what_does_not_count_is_said(both):
    drifting, stable = both
    assert left_out(drifting, stable) == [
        "In no week, since their time cannot be read: 1 label.",
        "No part of stability for the same reason: 1 row.",
    ]


def test_what_intervals_were_drawn_over_is_said(both):
    drifting, stable = both
    figures = [in_tag(one, "good") for course in drifting.courses for one in course.stretches]
    assert drawn_over(figures, 50, 4) == (
        "Intervals: bootstrap over paragraphs, since there are fewer than eight articles in each; 50 draws, seed 4."
    )
    assert drawn_over([in_tag(one, "good") for one in stable.reviewers], 50, 4) == ""


@pytest.mark.parametrize(("hours", "said"), [(1, "1 h"), (47, "47 h"), (49, "2 days"), (240, "10 days")])
def test_times_between_are_said_in_hours_or_days(hours, said):
    assert apart(hours * 3_600_000) == said


def test_the_picture_in_words_has_each_reviewers_first_last_and_lowest(both):
    drifting, _ = both
    said = drift_in_words(drifting, "good", drifting.courses[1:2])
    assert said == (
        "Alpha of each reviewer against the others on “good”, week by week."
        " ben: 1.000 in 2026-W45, −0.967 in 2026-W49, lowest −0.967 in 2026-W49."
    )


def test_the_document_is_plain_json_with_reasons_for_what_is_undefined(both):
    found = json.loads(json.dumps(document(*both), allow_nan=False))
    assert (found["by"], found["interval"]["draws"]) == ("week", 50)
    ann, ben, eve = found["drift"]
    assert [one["name"] for one in ben["stretches"]] == ["2026-W45", "2026-W49"]
    good = ben["stretches"][0]["tags"]["good"]
    assert (good["alpha"], good["percent_agreement"], good["units"]) == (1.0, pytest.approx(1.0), 30)
    assert list(good["alpha_below"]) == [".667", ".800"]
    assert "reason" not in good
    plain = ann["stretches"][-1]["tags"]["good"]
    assert plain["alpha"] is None or "reason" in plain
    assert eve["untimed"] == found["untimed"] == 1
    stable = {one["reviewer"]: one for one in found["stability"]}
    assert (stable["ann"]["pairs"], stable["ann"]["median_hours_between"]) == (1, 42 * 24)
    assert (
        stable["ben"]["tags"]["good"]["reason"] == "No paragraph was decided twice, at least an hour apart."
    )
    assert stable["ben"]["median_hours_between"] is None


def test_the_picture_has_a_sign_for_every_stretch_and_stays_in_its_lane(both):
    drifting, _ = both
    for tag in ("good", None):
        pieces = lanes(drifting, tag, drifting.courses)["data"]["values"]
        assert len(pieces) == sum(len(course.stretches) for course in drifting.courses)
        for piece in pieces:
            for field in ("y", "low", "high", "foot"):
                assert piece[field] is None or piece["lane"] < piece[field] < piece["lane"] + 1
            assert (piece["y"] is None) == (piece["alpha"] == "–") == bool(piece["why"])


def test_names_are_data_and_never_read_as_expressions(both):
    drifting, _ = both
    spec = lanes(drifting, "good", drifting.courses).to_dict()
    texts: list[str] = []

    def walk(node, path: str) -> None:
        if isinstance(node, dict):
            for key, below in node.items():
                walk(below, f"{path}/{key}")
        elif isinstance(node, list):
            for below in node:
                walk(below, path)
        elif isinstance(node, str) and "datasets" not in path and not path.endswith("scale/domain"):
            texts.append(node)

    walk(spec, "")
    assert texts
    assert not [text for text in texts if "ben" in text]
