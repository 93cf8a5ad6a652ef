"""`python -m framing figures`, and the same in notebooks."""

from __future__ import annotations

import json

import framing


def test_figures_of_all_paragraphs_are_printed_with_article_and_paragraph(run, small_project):
    code, lines, _ = run("figures", small_project, "--all")
    assert code == 0
    assert "    bridge 5: 1,204 metres" in lines
    assert "    bridge 5: 88 million crowns" in lines


def test_a_tag_selects_and_json_says_which(run, small_project):
    code, lines, _ = run("figures", small_project, "--tag", "statistic", "--json")
    assert code == 0
    told = json.loads("\n".join(lines))
    assert told == {"tag": "statistic", "articles": ["bridge", "ferry"], "lines": []}


def test_without_the_tag_in_use_all_paragraphs_are_looked_through(run, small_project):
    _, lines, _ = run("figures", small_project)
    assert lines[0].startswith("Figures in all paragraphs of 2 articles.")


def test_an_unknown_tag_or_article_is_refused_with_those_that_there_are(run, small_project):
    assert run("figures", small_project, "--tag", "statistik")[0] == 2
    code, _, said = run("figures", small_project, "--all", "--articles", "brigde")
    assert code == 2
    assert "“bridge”" in said


def test_notebooks_get_a_row_a_figure(small_project):
    frame = framing.cited_figures(small_project)
    assert {"1,204 metres", "88 million crowns"} <= set(frame["figure"])
    assert set(frame["state"]) == {"one article only"}
