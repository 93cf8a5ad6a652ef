"""Figures in texts: what is found, what it is of, and what is no figure."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.articles import read_article
from framing.figures import Figure, figures_in
from tests.framing.figures.texts import TEXTS

LISTED = json.loads((Path(__file__).parent / "real_articles.json").read_text("utf-8"))["articles"]


def numbers(text: str, language: str = "en") -> list[str]:
    return [figure.text for figure in figures_in(text, language) if not figure.is_date]


def only(text: str, language: str = "en") -> Figure:
    (figure,) = [figure for figure in figures_in(text, language) if not figure.is_date]
    return figure


def score(wanted: list[str], found: list[Figure], text: str) -> tuple[list[str], list[Figure]]:
    """(what is missed, what is false): each listed figure is met by one that overlaps it, in order."""
    left, missed, at = [*found], [], 0
    for printed in wanted:
        match = re.compile(r"(?<![\w.,])" + re.escape(printed)).search(text, at)
        start, end = match.span()
        met = next((figure for figure in left if figure.start < end and start < figure.end), None)
        if met is None:
            missed.append(printed)
        else:
            left.remove(met)
            at = end
    return missed, left


@pytest.mark.parametrize("dates", [False, True], ids=["quantities", "dates"])
def test_nine_in_ten_of_what_a_careful_reader_lists_in_the_three_articles_are_found(shared_articles, dates):
    wanted, missed, false = 0, [], []
    for id, listed in LISTED.items():
        units = read_article(shared_articles / f"{id}.txt").units
        expected = listed["dates" if dates else "quantities"]
        wanted += len(expected)
        left = [(n, printed) for n, printed in expected]
        for unit in units:
            for figure in figures_in(unit.text):
                if figure.is_date != dates:
                    continue
                met = next(((n, p) for n, p in left if n == unit.number and _says(figure, p)), None)
                if met:
                    left.remove(met)
                elif not any(n == unit.number and _says(figure, p) for n, p in listed["either"]):
                    false.append((id, unit.number, figure.text))
        missed += [(id, *one) for one in left]
    assert wanted > 25
    assert len(missed) <= 0.1 * wanted, missed
    assert len(false) <= 0.1 * (wanted - len(missed)), false


def _says(figure: Figure, printed: str) -> bool:
    words = re.findall(r"[\d.,]*\d|[a-z]+", printed)
    return all(word.casefold() in figure.text.casefold() for word in words)


@pytest.mark.parametrize("dates", [False, True], ids=["quantities", "dates"])
@pytest.mark.parametrize("name", TEXTS)
def test_nine_in_ten_are_found_in_other_news_and_one_in_ten_is_false_at_most(name, dates):
    of = TEXTS[name]
    found = [figure for figure in figures_in(of.text, of.language) if figure.is_date == dates]
    wanted = [*(of.dates if dates else of.quantities)]
    missed, false = score(wanted, found, of.text)
    assert len(missed) <= 0.1 * len(wanted), missed
    assert len(false) <= 0.1 * max(len(found), 1), [figure.text for figure in false]


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("It costs $6 million.", 6e6, "$", "money"),
        ("It costs £75m.", 75e6, "£", "money"),
        ("Aid of EUR 3bn was sent.", 3e9, "€", "money"),
        ("Drivers pay £5 a day.", 5, "£/day", "money"),
        ("Crime fell by nearly 70 %.", 70, "%", "share"),
        ("Crime fell by 70 per cent.", 70, "%", "share"),
        ("A lead of 8.2 percentage points.", 8.2, "points", "share"),
        ("One in eight drives.", 12.5, "%", "share"),
        ("A quarter of the buses stopped.", 25, "%", "share"),
        ("Cameras read a quarter of a million plates.", 250_000, "", "count"),
        ("Twenty-one years have gone by.", 21, "year", "measure"),
        ("The park covers three hundred and sixty-six acres.", 366, "acre", "measure"),
        ("The rate was 2.4 per every 100,000.", 2.4, "per 100,000", "rate"),
        ("There were 1,659 inmates per 100,000 residents.", 1659, "per 100,000", "rate"),
        ("Cells have 0.60 sq meters each.", 0.6, "m²", "measure"),
        ("A 57-acre site was cleared.", 57, "acre", "measure"),
        ("Twice as many came.", 2, "times", "ratio"),
        ("It passed by 52-48 after a vote.", 52, "to 48", "ratio"),
        ("Waiting lists grew to 7.6m people.", 7.6e6, "", "count"),
    ],
)
def test_a_number_is_read_with_its_scale_and_unit(text, value, unit, kind):
    figure = only(text)
    assert (figure.value, figure.unit, figure.kind) == (pytest.approx(value), unit, kind)
    assert figure.low == figure.high == figure.value


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The prison held 1,659 people.", 1659),
        ("de", "Im Gefängnis saßen 1.659 Menschen.", 1659),
        ("fr", "La prison comptait 1 659 détenus.", 1659),
        ("en", "It grew by 1.659 kilometres.", 1.659),
        ("de", "Es wuchs um 1,659 Kilometer.", 1.659),
        ("de", "Dort leben einundzwanzig Menschen.", 21),
        ("fr", "Il y avait quatre-vingt-dix personnes.", 90),
    ],
)
def test_thousands_and_decimals_are_parted_as_the_language_does(language, text, value):
    assert only(text, language).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Between 200 and 300 civilians remain.", 200, 300),
        ("It lost 40 to 50 metres.", 40, 50),
        ("The sea rose by 9-10 cm.", 9, 10),
        ("It will cost $10-15 million.", 10e6, 15e6),
        ("Tens of thousands fled.", 20_000, None),
        ("The clip had millions of views.", 2e6, None),
    ],
)
def test_ranges_and_vague_numbers_have_ends_and_no_value(text, low, high):
    figure = only(text)
    assert (figure.value, figure.low, figure.high) == (None, low, high)


def test_a_change_is_two_figures_of_one_unit():
    first, second = figures_in("The deficit fell from 7 to 4.5 per cent.", "en")
    assert [(one.value, one.unit) for one in (first, second)] == [(7, "%"), (4.5, "%")]


@pytest.mark.parametrize(
    "text",
    [
        "Gangs such as MS-13 and Barrio 18 fought.",
        "He took the 38 bus to Gate 4.",
        "Section 230 and Article 50 apply, says page 12.",
        "A Boeing 737 landed beside an F-16.",
        "Call 555-0134 or write to a1@b2.org by 10:30 pm.",
        "The 34-year-old won 2-1 at 5 p.m.",
        "Ann Smith, 42, came first and third, open 24/7.",
        "The two leaders met one of them.",
        "Covid-19, the G20 and 5G were on the agenda of COP28.",
        "He wears the No 9 shirt in a 4-3-3, and Hassan, 7, watches at 2345 GMT.",
        "A poll of voters under 30, and what is a degree worth?",
        "Ein Stau auf der A 7 bei Hannover.",
        "The third way is the first of its kind, one hopes.",
        "Ein Treffen um 14.30 Uhr mit der 52-jährigen Ministerin am 3. Tag.",
        "L'article 16 et la loi 49, à 14 h 30.",
        "Ni la loi 49 ni l'article 16 n'ont suffi.",
    ],
)
def test_names_times_of_day_ages_and_ordinals_are_no_figures(text):
    assert numbers(text, "") == []


@pytest.mark.parametrize(
    ("text", "what", "hedge"),
    [
        ("The prison can hold up to 40,000 inmates.", "inmates", "up to"),
        ("The homicide rate fell nearly 70% in a year.", "homicide rate", "nearly"),
        ("Its population had climbed to 14,532 by then.", "population", ""),
        ("They allege mass arrests—some 85,000 so far.", "allege mass arrests", "some"),
        ("Groups complain, alleging mass arrests—some 85,000 so far.", "mass arrests", "some"),
        ("She was given a 15-month sentence.", "sentence", ""),
        ("A magnitude 6 earthquake strikes Italy.", "magnitude", ""),
        ("A 7.8-magnitude earthquake kills many.", "magnitude", ""),
        ("Most back the £2 cap on fares.", "cap", ""),
        ("It reported a 12% jump in sales.", "sales", ""),
        ("Glaciers lost 548 gigatonnes of ice.", "ice", ""),
        ("Shares in the firm, a member of the index, rose 6.2%.", "Shares", ""),
        ("He won over 85% of the vote.", "vote", "over"),
        ("Police reported 6,000 human rights violations including torture.", "human rights violations", ""),
        ("Rund 40 Prozent der Betriebe suchen Personal.", "Betriebe", "Rund"),
    ],
)
def test_what_is_counted_is_said_as_printed(text, what, hedge):
    figure = only(text, "")
    assert (figure.what, figure.hedge) == (what, hedge)


@pytest.mark.parametrize(
    "text",
    [
        "She says that the vans that bring her stock now cost her £75 a week.",
        "By the end she was taking nearly £900.",
        "Rivals made a second offer, of $60m, and a total of $75m.",
        "He played in front of 41,207 at Mill Lane.",
        "Every one of them costs $45,000 on average.",
        "The money was cut from the school budget over two years.",
        "Later some 212,000 abroad.",
        "A glass of tea costs 500 dinars (38 cents) there.",
        "Shares closed 6 per cent lower.",
        "La ville a payé ; 16 n'ont rien.",
    ],
)
def test_where_the_text_does_not_say_near_it_what_is_counted_nothing_is_said(text):
    odd = {
        "bring",
        "end",
        "second",
        "second offer",
        "total",
        "front",
        "one",
        "lower",
        "budget",
        "school budget",
        "abroad",
    }
    for figure in figures_in(text, ""):
        assert figure.what not in odd | {"dinars", "n'ont"}


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("He was jailed for three and a half years.", "three and a half years", 3.5),
        ("He signed a five-year contract.", "five-year", 5),
        ("Prices rose by about a tenth over the year.", "about a tenth", 10),
        ("She won seven of the 11 regions.", "seven", 7),
        ("The poll would give Labour 318 seats.", "318", 318),
        ("In Lano 124 houses burnt down.", "124", 124),
        ("That is eight times Germany's rate.", "eight times", 8),
    ],
)
def test_numbers_that_are_said_in_other_ways_are_found(text, printed, value):
    figure = figures_in(text, "en")[0]
    assert (figure.text, figure.value) == (printed, value)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("It opened in February 2023.", "2023-02"),
        ("It opened on February 4, 2024.", "2024-02-04"),
        ("It opened on 4 February 2024.", "2024-02-04"),
        ("It opened in mid-2024.", "2024"),
        ("It opened in 2019.", "2019"),
        ("It opened in the 1990s.", "199x"),
        ("He was elected in February.", "--02"),
        ("It opened on 2024-06-01.", "2024-06-01"),
        ("They asked between 2 and 5 April 2024.", "2024-04-05"),
        ("By 2100 it may be gone.", "2100"),
    ],
)
def test_dates_are_figures_of_their_own_kind(text, iso):
    (date,) = figures_in(text, "en")
    assert (date.kind, date.dated, date.value) == ("date", iso, None)


def test_a_number_is_tied_to_the_date_of_its_sentence():
    figure = only("It opened in 2021. As of August 2024, it housed 14,500 inmates.")
    assert figure.dated == "2024-08"
    assert figure.sentence == "As of August 2024, it housed 14,500 inmates."


def test_some_2000_soldiers_are_no_year_and_2000_is_one():
    assert numbers("Some 2000 soldiers came.") == ["2000"]
    assert numbers("They came in 2000.") == []


@given(
    st.text(alphabet="0123456789 .,-–%$€£()abcm\n'’“”&/", max_size=60),
    st.sampled_from(["en", "de", "fr", "xx", ""]),
)
def test_whatever_the_text_figures_stand_where_they_say_and_apart(text, language):
    text = " ".join(text.split())
    end = 0
    for figure in figures_in(text, language):
        assert text[figure.start : figure.end] == figure.text != ""
        assert figure.start >= end
        end = figure.end
        at = figure.sentence_start
        assert text[at : at + len(figure.sentence)] == figure.sentence


@given(st.integers(10, 10**9))
def test_a_number_with_thousands_parted_is_read_as_it_was_written(number):
    figures = [f for f in figures_in(f"They counted {number:,} red apples.", "en") if not f.is_date]
    years = 1500 <= number < 2100
    assert [f.value for f in figures] == [number] or (years and number < 1000)


def test_a_string_of_very_many_digits_is_no_number():
    assert numbers("The key is 1" + "0" * 400 + " and no more.") == []
