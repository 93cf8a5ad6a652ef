"""Figures lined up across articles."""

from __future__ import annotations

from itertools import permutations

import pytest

from framing.articles import read_article
from framing.figures import figures_of, line_up, places_tagged
from framing.figures.layout import COLUMNS, to_frame
from framing.labels import LabelTable, paragraph_key
from tests.framing.labels.examples import label


def articles(tmp_path, **texts):
    """An article for each text, under a headline that has no figure."""
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(f"A headline without any\n\n{text}\n", encoding="utf-8")
    return [read_article(tmp_path / f"{name}.txt") for name in texts]


def lined(read):
    return line_up(figures_of(read), read)


def told(found, dates=False):
    """{the figures of a line, sorted: its state}."""
    return {
        tuple(sorted({figure.text for figure in line.figures})): line.state
        for line in (found.dates if dates else found.quantities)
    }


def test_what_all_have_is_told_apart_from_what_one_has(tmp_path):
    read = articles(
        tmp_path,
        north="The bridge cost 88 million crowns. It has 14 pillars.",
        south="Taxpayers gave 88 million crowns for the bridge. Herring fell by 30 per cent.",
    )
    assert told(lined(read)) == {("88 million crowns",): "all", ("14",): "one", ("30 per cent",): "one"}


def test_near_figures_of_one_thing_may_disagree_and_the_line_says_why(tmp_path):
    read = articles(
        tmp_path,
        north="Police have made over 84,000 arrests since the emergency.",
        south="Critics speak of some 85,000 arrests in all.",
        west="The mayor talked of other things.",
    )
    (line,) = lined(read).lines
    assert line.state == "differ"
    assert line.articles == ("north", "south")
    assert any("arrests" in why for why in line.why)
    assert "“over 84,000” leaves room for 85,000." in line.why


def test_a_rounded_number_is_said_to_be_one(tmp_path):
    read = articles(
        tmp_path, north="The prison held 14,500 inmates.", south="The prison's inmates numbered 14,532."
    )
    (line,) = lined(read).lines
    assert line.state == "differ"
    assert "One may be the other, rounded." in line.why


def test_miles_and_kilometres_are_compared(tmp_path):
    read = articles(
        tmp_path,
        north="The harbour lies 40 miles from the capital.",
        south="The harbour lies 64 kilometres from the capital.",
    )
    (line,) = lined(read).lines
    assert line.state == "all"


def test_one_sentence_of_an_agency_is_one_line_however_common_its_words_are(tmp_path):
    said = "The warning came six hours before the water."
    read = articles(tmp_path, **{f"paper{n}": f"{said}\n\nThe water took {n + 20} barns." for n in range(20)})
    assert told(lined(read))["six hours",] == "all"


def test_near_numbers_of_different_things_stay_apart(tmp_path):
    read = articles(
        tmp_path,
        north="The choir has 41 singers from the valley.",
        south="Surgeons treated 40 patients last week.",
    )
    assert told(lined(read)) == {("41",): "one", ("40",): "one"}


def test_an_article_that_has_both_numbers_contradicts_neither(tmp_path):
    read = articles(
        tmp_path,
        north="Police made 84,000 arrests. Soldiers made 85,000 arrests.",
        south="There were 85,000 arrests.",
    )
    assert "differ" not in told(lined(read)).values()


def test_one_article_of_many_that_has_both_numbers_does_not_hide_that_others_differ(tmp_path):
    said = {f"first{n}": "The flood killed 112 people." for n in range(6)}
    said |= {f"last{n}": "The flood killed 118 people." for n in range(6)}
    often = " ".join("The flood killed 112 people. By noon it had killed 118 people." for _ in range(9))
    said = {"both": often} | said
    assert told(lined(articles(tmp_path, **said))) == {("112", "118"): "differ"}


def test_an_event_with_two_dates_may_disagree(tmp_path):
    read = articles(
        tmp_path,
        north="The authorities launched the harbour prison in February 2023.",
        south="The harbour prison was opened in January 2023.",
    )
    found = lined(read)
    assert told(found, dates=True) == {("February 2023", "January 2023"): "differ"}


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("Labour would win 34 per cent of the vote, the poll found.",
         "The Conservatives would win 31 per cent of the vote, the poll found."),
        ("The fire at the mill killed 41 workers.", "The fire at the mill injured 44 workers."),
        ("The ship carried 212 men from the islands.", "The ship carried 208 women from the islands."),
        ("In Norhaven 1,240 people were evacuated because of the storm.",
         "In Suderhaven 1,310 people were evacuated because of the storm."),
        ("Revenue in the first quarter was $4.2 billion, the firm said.",
         "Revenue in the second quarter was $4.4 billion, the firm said."),
        ("In 2019 the city counted 310 murders.", "In 2021 the city counted 290 murders."),
        ("Prosecutors asked for a prison term of nine years for the mayor.",
         "The judge gave the mayor a prison term of eight years."),
        ("Police recorded 4,120 burglaries in the city.", "Police recorded 4,310 robberies in the city."),
        ("The bank opened its branch in Linz in March 2021.", "The bank opened its branch in Graz in May 2021."),
        ("Okafor scored 31 goals last season.", "Larsen scored 29 goals last season."),
        ("A kilo of flour costs 12 crowns in the shops.", "A kilo of sugar costs 13 euros in the shops."),
    ],
)  # fmt: skip
def test_figures_of_two_things_do_not_disagree_however_alike_their_sentences_are(tmp_path, north, south):
    assert "differ" not in {line.state for line in lined(articles(tmp_path, north=north, south=south)).lines}


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("Labour would win 34 per cent of the vote, the poll found.",
         "Labour would win 31 per cent of the vote, says the poll."),
        ("The fire at the mill killed 41 workers.", "Forty-four workers died in the fire at the mill."),
        ("In Norhaven 1,240 people were evacuated because of the storm.",
         "The storm forced 1,310 people in Norhaven from their homes."),
        ("Rights Watch says that 84,000 arrests were made in the emergency.",
         "The government of Karavan says that 85,000 arrests were made in the emergency."),
    ],
)  # fmt: skip
def test_figures_of_one_thing_may_disagree_whoever_tells_them(tmp_path, north, south):
    (line,) = lined(articles(tmp_path, north=north, south=south)).lines
    assert line.state == "differ"


def test_figures_that_are_held_apart_are_not_brought_together_by_a_third(tmp_path):
    read = articles(
        tmp_path,
        north="The storm in Norhaven made 1,240 people homeless.",
        south="The storm in Suderhaven made 1,310 people homeless.",
        west="The storm made 1,270 people homeless.",
    )
    for line in lined(read).lines:
        assert not {"north", "south"} <= set(line.articles)


def test_a_year_does_not_contradict_a_month_of_it(tmp_path):
    read = articles(
        tmp_path,
        north="The harbour prison was opened in 2023.",
        south="The harbour prison was opened in January 2023.",
    )
    assert "differ" not in told(lined(read), dates=True).values()


def test_the_order_of_articles_changes_no_line(tmp_path):
    read = articles(
        tmp_path,
        north="Police made over 84,000 arrests. The bridge cost 88 million crowns.",
        south="Critics count 85,000 arrests. The bridge cost 88 million crowns.",
        west="The bridge cost 90 million crowns, and opened in May 2020.",
    )
    first = {frozenset((f.article, f.start) for f in line.figures): line.state for line in lined(read).lines}
    for order in permutations(read):
        again = {
            frozenset((f.article, f.start) for f in line.figures): line.state
            for line in lined(list(order)).lines
        }
        assert again == first


def test_every_figure_is_in_one_line(tmp_path):
    read = articles(
        tmp_path, north="It has 14 pillars, 2 ramps and 14 gates.", south="Of 14 gates 9 are shut."
    )
    found = figures_of(read)
    lines = line_up(found, read).lines
    assert sorted(id(f) for line in lines for f in line.figures) == sorted(map(id, found))


def test_figures_are_those_of_paragraphs_with_the_tag_where_one_is_asked_for(tmp_path):
    (north,) = articles(tmp_path, north="It has 14 pillars.\n\nIt cost 88 million crowns.")
    number = next(unit for unit in north.units if "pillars" in unit.text)
    saved = label(1, "statistic", article="north", paragraph_id=number.id)
    places = places_tagged(LabelTable.of([saved]), "statistic")
    assert places == {("north", paragraph_key(number.id))}
    assert [figure.text for figure in figures_of([north], places)] == ["14"]


def test_a_frame_has_a_row_a_figure_and_may_leave_sentences_out(tmp_path):
    read = articles(tmp_path, north="It has 14 pillars.", south="Dozens of pillars stand there.")
    frame = to_frame(lined(read))
    assert list(frame.columns) == list(COLUMNS)
    assert len(frame) == 2
    assert frame["high"].isna().sum() == 1
    assert "sentence" not in to_frame(lined(read), sentences=False)


def test_the_three_articles_share_the_capacity_and_may_disagree_where_a_reader_sees_it(shared_articles):
    read = [read_article(path) for path in sorted(shared_articles.glob("*.txt"))]
    found = lined(read)
    numbers, dates = told(found), told(found, dates=True)
    assert numbers["40,000",] == "all"
    assert numbers["84,000", "85,000"] == numbers["14,500", "14,532"] == "differ"
    assert numbers["40 miles", "50 miles"] == "differ"
    assert dates["February 2023", "January 2023"] == "differ"
    assert [*numbers.values()].count("differ") == 3
