"""The command that puts articles side by side, on the demo."""

import json

import pytest

import framing
from framing.cli import main


def test_it_says_in_short_then_the_tables_then_how_intervals_were_made(demo_copy, capsys):
    assert main(["compare", str(demo_copy)]) == 0
    said = capsys.readouterr().out
    assert (
        said.index("rests on")
        < said.index("balance\n")
        < said.index("where it falls")
        < said.index("bootstrap draws")
    )
    # The tables call an article what the sentences call it.
    for article in ("The Kerbside Review", "Boundary Magazine", "City Ledger"):
        assert f"\n{article} " in said


def test_by_outlet_on_final_labels_as_json_is_what_notebooks_have(demo_copy, capsys):
    assert main(["compare", str(demo_copy), "--by", "outlet", "--basis", "final", "--json"]) == 0
    read = json.loads(capsys.readouterr().out)
    found = framing.compare(demo_copy, by="outlet", basis="final")
    assert [group["name"] for group in read["groups"]] == [group.name for group in found.groups]
    assert read["groups"][0]["balance"] == pytest.approx(float(found.balance[0]))


def test_a_selection_of_articles_and_days_is_taken(demo_copy, capsys):
    assert main(["compare", str(demo_copy), "--articles", "edge-of-the-zone", "--json"]) == 0
    assert [group["name"] for group in json.loads(capsys.readouterr().out)["groups"]] == ["edge-of-the-zone"]
    assert main(["compare", str(demo_copy), "--from", "2999"]) == 0
    assert capsys.readouterr().out == "Nothing is tagged here yet, so there is nothing to compare.\n"


def test_an_article_that_is_not_there_ends_it(demo_copy, capsys):
    assert main(["compare", str(demo_copy), "--articles", "nowhere"]) == 2
    assert "There is no article “nowhere”" in capsys.readouterr().err


def test_a_notebook_selects_with_the_arguments_of_agreement(demo_copy):
    found = framing.compare(demo_copy, articles=["edge-of-the-zone"], reviewers=["Mira"], draws=200)
    assert [group.name for group in found.groups] == ["edge-of-the-zone"]
    assert found.all_reviewers == ("Mira",)
    assert len(found.to_frame()) == len(found.tags)
