"""The whole report, and its layout for scripts."""

from __future__ import annotations

import json
from itertools import combinations

import pytest

import framing
from framing.cli import main
from framing.reliability.agreement import agreement_of
from framing.reliability.layout import document
from framing.reliability.matrix import Selection
from framing.undefined import NO_OVERLAP, NOTHING_VARIES, ONE_REVIEWER
from tests.framing.reliability.examples import articles, data, labels
from tests.framing.reporting.examples import article, codebook

FIGURES = {
    "alpha", "percent_agreement", "ac1", "fleiss_kappa", "cohen_kappa",
    "prevalence", "units", "pairable_units", "reviewers",
}  # fmt: skip

ONE = articles(1, 10, outlet="Echo")

#: Krippendorff's ten binary units as the tag "good": alpha .095.
TEN = "\n".join(
    f"{who} a1 {number} {'good' if code == '1' else 'none'}"
    for who, codes in (("ann", "0100000010"), ("ben", "1110010000"))
    for number, code in enumerate(codes, start=1)
)


def of(text: str, on=ONE, **fields):
    return agreement_of(data(on, labels(on, text), **fields), draws=200)


def test_a_tag_has_the_published_alpha():
    found = of(TEN)
    assert round(found.tags["good"].figures.alpha, 3) == 0.095
    assert found.tags["good"].figures.prevalence[1] == pytest.approx(6 / 20)


def test_a_tag_that_nobody_used_is_undefined_and_not_the_weakest():
    found = of(TEN)
    assert found.tags["bad"].figures.alpha == NOTHING_VARIES
    assert found.weakest == "good"


def test_one_reviewer_has_no_agreement():
    found = of("ann a1 1 good\nann a1 2 bad")
    assert {one.figures.alpha for one in found.tags.values()} == {ONE_REVIEWER}
    assert found.exclusive.figures.alpha == found.sets["masi"].alpha == ONE_REVIEWER
    assert found.weakest is None
    assert found.pairs == ()


def test_single_tags_make_sets_and_the_exclusive_reading_one_and_the_same():
    found = of(TEN)
    assert found.sets["jaccard"].alpha == pytest.approx(found.exclusive.figures.alpha)
    assert found.sets["masi"].interval.low == pytest.approx(found.exclusive.interval.low)


def test_a_pair_has_the_figures_of_a_selection_of_those_two():
    three = (
        TEN + "\ncat a1 1 bad\ncat a1 2 good\ncat a1 3 bad+good\ncat a1 4 none\ndan a1 4 plain\ndan a1 9 good"
    )
    pairs = {pair.reviewers: pair.tags for pair in of(three).pairs}
    assert list(pairs) == list(combinations(("ann", "ben", "cat", "dan"), 2))
    for names, tags in pairs.items():
        alone = of(three, selection=Selection(reviewers=names))
        assert tags == {tag: variable.figures for tag, variable in alone.tags.items()}


def test_a_pair_that_shares_no_paragraph_says_so():
    found = of("ann a1 1 good\nben a1 1 bad\nben a1 2 good\ncat a1 2 good")
    assert {pair.reviewers: pair.tags["good"].alpha for pair in found.pairs}["ann", "cat"] == NO_OVERLAP


def test_articles_and_outlets_have_the_figures_of_a_selection_of_them():
    on = [*ONE, article("b", "One.", "Two.", outlet="Star"), article("c", "Three.", "Four.", outlet="Star")]
    text = TEN + "".join(
        f"\n{who} {id} {number} {tag}"
        for id in "bc"
        for who, number, tag in (
            ("ann", 1, "good"),
            ("ben", 1, "bad"),
            ("ann", 2, "good"),
            ("ben", 2, "good"),
        )
    )
    found = of(text, on)
    assert [part.name for part in found.articles] == ["a1", "b", "c"]
    for part in found.articles:
        alone = of(text, on, selection=Selection(articles=(part.name,)))
        assert part.tags == {tag: variable.figures for tag, variable in alone.tags.items()}
    for part in found.outlets:
        alone = of(text, on, selection=Selection(outlets=(part.name,)))
        assert part.exclusive == alone.exclusive.figures


def test_names_of_tags_change_nothing():
    renamed = TEN.replace("good", "zeal")
    one = of(TEN).tags["good"]
    other = of(renamed, tags=codebook("zeal", "bad", "plain")).tags["zeal"]
    assert (one.figures, one.interval) == (other.figures, other.interval)


def test_lopsided_prevalence_is_said():
    """Of 40 paragraphs one is tagged good by ann alone and one by ben alone."""
    long = articles(1, 40)
    text = "\n".join(
        f"{who} a1 {number} {'good' if number == own else 'plain'}"
        for who, own in (("ann", 1), ("ben", 2))
        for number in range(1, 41)
    )
    found = of(text, long)
    assert found.tags["good"].figures.alpha < 0
    assert found.tags["good"].figures.ac1 > 0.9
    assert found.tags["good"].lopsided
    assert not of(TEN).tags["good"].lopsided


# ----------------------------------------------------------------------------------- JSON


def objects(value):
    """All objects in a JSON document."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from objects(one)


def test_the_layout_is_the_promised_one():
    found = json.loads(json.dumps(document(of(TEN)), allow_nan=False))
    good = found["tags"]["good"]
    assert FIGURES | {"alpha_interval", "alpha_below"} <= good.keys()
    assert good["alpha"] == of(TEN).tags["good"].figures.alpha
    low, high = good["alpha_interval"]
    assert low < good["alpha"] < high
    assert set(good["alpha_below"]) == {".667", ".800"}
    assert FIGURES | {"alpha_interval", "alpha_below", "left_out"} <= found["exclusive"].keys()
    assert set(found["exclusive"]["prevalence"]) == {"good", "bad", "plain", "none"}
    assert {"alpha_jaccard", "alpha_masi"} <= found["sets"].keys()
    (pair,) = found["pairs"]
    assert pair["reviewers"] == ["ann", "ben"]
    assert pair["tags"]["good"].keys() >= FIGURES
    assert found["interval"] == {
        "level": 0.95, "over": "paragraphs", "clusters": 10, "draws": 200, "seed": 4
    }  # fmt: skip


@pytest.mark.parametrize("text", ["", "ann a1 1 good", "ann a1 1 good\nben a1 2 good", TEN])
def test_null_always_has_a_reason_beside_it(text):
    found = json.loads(json.dumps(document(of(text)), allow_nan=False))
    nulls = 0
    for one in objects(found):
        for key, value in one.items():
            if value is None and key != "weakest":
                nulls += 1
                assert one["reasons"][key] in one["reason"]
    assert nulls


# -------------------------------------------------------------------------------- command


def test_the_command_prints_what_the_layout_says(demo_copy, capsys):
    assert main(["agreement", str(demo_copy), "--json", "--draws", "150", "--seed", "9"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["interval"]["draws"], found["interval"]["seed"]) == (150, 9)
    assert found["weakest"] in found["tags"]


def test_the_command_takes_a_selection(demo_copy, capsys):
    options = ["--reviewers", "Mira", "Jonas", "--outlet", "City Ledger", "--from", "2020", "--to", "2030"]
    assert main(["agreement", str(demo_copy), "--json", *options]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["reviewers"] == ["Jonas", "Mira"]
    assert [one["outlet"] for one in found["outlets"]] == ["City Ledger"]


def test_the_command_says_in_words_why_there_is_nothing(demo_copy, capsys):
    assert main(["agreement", str(demo_copy), "--reviewers", "Mira"]) == 0
    assert ONE_REVIEWER.reason in capsys.readouterr().out.splitlines()[1]


def test_the_command_refuses_names_that_are_not_there(demo_copy, capsys):
    assert main(["agreement", str(demo_copy), "--reviewers", "Nobody"]) == 2
    assert "Mira" in capsys.readouterr().err


def test_an_empty_project_is_no_fault(project_folder, capsys):
    assert main(["agreement", str(project_folder)]) == 0
    assert "Nobody has tagged" in capsys.readouterr().out


# ---------------------------------------------------------------------------------- frame


def test_the_frame_has_a_row_a_tag_then_the_exclusive_reading_and_sets():
    found = of(TEN)
    frame = found.to_frame()
    assert frame["kind"].tolist() == ["tag"] * 3 + ["exclusive", "sets", "sets"]
    assert frame["name"].tolist() == ["good", "bad", "plain", "", "jaccard", "masi"]
    good = frame.iloc[0]
    assert (good["alpha"], good["alpha_low"]) == (
        found.tags["good"].figures.alpha,
        found.tags["good"].interval.low,
    )
    assert (good["prevalence"], good["units"], good["reason"]) == (0.3, 10, "")


def test_what_is_undefined_is_missing_in_the_frame_and_has_its_reason():
    frame = of("ann a1 1 good\nann a1 2 bad").to_frame()
    assert frame["alpha"].isna().all()
    assert all(ONE_REVIEWER.reason in reason for reason in frame["reason"])


def test_a_sample_that_was_drawn_can_be_selected_by_its_set(demo_copy, capsys):
    project = framing.open_project(demo_copy)
    by_mira = [label for label in project.store.read() if label.reviewer == "Mira" and not label.withdrawn]
    chosen = {(label.article, label.paragraph, label.paragraph_id) for label in by_mira}
    chosen = sorted(chosen)[:5]
    set_id = project.tasks.assign("Mira", "reliability", [("Jonas", *place) for place in chosen])
    assert main(["agreement", str(demo_copy), "--json", "--sample", set_id]) == 0
    found = json.loads(capsys.readouterr().out)
    again = framing.agreement(project, sample=set_id)
    assert found == document(again)
    assert len(again.ratings.place) <= 5 < len(framing.agreement(project).ratings.place)


def test_a_set_that_is_not_there_is_refused(demo_copy, capsys):
    assert main(["agreement", str(demo_copy), "--sample", "reliability-7"]) == 2
    assert "reliability-7" in capsys.readouterr().err


def test_a_notebook_gets_what_the_command_prints(demo_copy, capsys):
    main(["agreement", str(demo_copy), "--json", "--outlet", "City Ledger", "--reviewers", "Mira", "Jonas"])
    found = framing.agreement(demo_copy, outlets=["City Ledger"], reviewers=["Mira", "Jonas"])
    assert json.loads(capsys.readouterr().out) == document(found)
