"""Who wrote it, and when."""

from __future__ import annotations

import pytest

from framing.articles import bylines, dates


@pytest.mark.parametrize(
    ("line", "names", "outlet", "date"),
    [
        ("By Jane Doe", "Jane Doe", "", ""),
        ("By Jane Doe. 14th April 2025", "Jane Doe", "", "2025-04-14"),
        ("BY JANE DOE AND JOHN ROE", "JANE DOE AND JOHN ROE", "", ""),
        ("By Jane Doe, John Roe and Mary-Ann O'Neil", "Jane Doe, John Roe and Mary-Ann O'Neil", "", ""),
        ("By Jane Doe in San Salvador", "Jane Doe", "", ""),
        ("By Jane Doe, Reuters", "Jane Doe", "Reuters", ""),
        ("By Jane Doe for The Guardian", "Jane Doe", "The Guardian", ""),
        ("By Jane Doe, April 14, 2025 at 3:45 p.m. ET", "Jane Doe", "", "2025-04-14"),
        ("By Jane Doe | Published: 3 March 2024, 10:45 GMT", "Jane Doe", "", "2024-03-03"),
        ("By John Q. Public Jr.", "John Q. Public Jr.", "", ""),
        ("By Ludwig van Beethoven", "Ludwig van Beethoven", "", ""),
        ("By The Associated Press", "The Associated Press", "The Associated Press", ""),
        ("JANE DOE, Reuters", "JANE DOE", "Reuters", ""),
        ("JANE DOE | Staff writer", "JANE DOE", "", ""),
        ("Jane Doe - BBC News", "Jane Doe", "BBC News", ""),
        ("Jane Doe | 14 April 2025", "Jane Doe", "", "2025-04-14"),
        ("San Salvador, 3 March 2024", "", "", "2024-03-03"),
        ("Por Juan Pérez y María López", "Juan Pérez y María López", "", ""),
        ("Von Jana Müller", "Jana Müller", "", ""),
        ("Par Jean Dupont (San Salvador, correspondance)", "Jean Dupont", "", ""),
        ("Di Mario Rossi", "Mario Rossi", "", ""),
        ("Por João da Silva", "João da Silva", "", ""),
        ("מאת דוד כהן", "דוד כהן", "", ""),
        ("بقلم محمد علي", "محمد علي", "", ""),
        ("记者 王小明", "王小明", "", ""),
        ("作者：张三", "张三", "", ""),
        ("記者山田太郎", "山田太郎", "", ""),
        ("jane.doe@example.com", "", "", ""),
        ("Reporting by Jane Doe in San Salvador; Editing by John Roe", "", "", ""),
    ],
)
def test_a_byline_tells_names_outlet_and_date(line, names, outlet, date):
    assert bylines.parse(line) == (names, outlet, date)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the crisis had passed",
        "By Monday",
        "By March 2025 the prison was full.",
        "By The Numbers",
        "By Land, Sea and Air",
        "Por favor",
        "Por qué nadie habla",
        "Von der Leyen warnt",
        "Par exemple",
        "Di nuovo",
        "Trump, Bukele",
        "San Salvador, El Salvador",
        "Jane Doe said nothing.",
        "Reporter killed",
        "Human Rights Watch",
        "记者在监狱门口看到数百名家属",
        "作者认为监狱过度拥挤",
        "Nayib Bukele, President of El Salvador",
        "Reporting by the court shows that nobody was charged with anything.",
    ],
)
def test_a_line_that_only_begins_like_a_byline_is_none(line):
    assert bylines.parse(line) is None


@pytest.mark.parametrize("line", ["John Q. Prosecutor", "— Jane Doe", "Jane van der Doe", "**Jane Doe**"])
def test_a_name_alone_is_a_signature(line):
    assert bylines.is_signature(line)


@pytest.mark.parametrize(
    "line", ["The End", "Jane", "Jane Doe said no.", "jane doe", "One two", "Read More", "A B C D E"]
)
def test_other_short_lines_are_no_signature(line):
    assert not bylines.is_signature(line)


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Sunday, 11th May 2025", "2025-05-11"),
        ("Published 3 March 2024", "2024-03-03"),
        ("Updated: 3 March 2024, 10:45 GMT", "2024-03-03"),
        ("April 14, 2025", "2025-04-14"),
        ("Apr. 14, 2025 at 3:45 p.m. ET", "2025-04-14"),
        ("Published 6:00 AM EDT, Sat May 3, 2025", "2025-05-03"),
        ("2025-04-14T10:00:00Z", "2025-04-14"),
        ("14/04/2025", "2025-04-14"),
        ("04/15/2025", "2025-04-15"),
        ("04/05/2025", "04/05/2025"),
        ("05/05/2025", "2025-05-05"),
        ("04.05.2025", "2025-05-04"),
        ("lunes, 5 de enero de 2024", "2024-01-05"),
        ("Publié le 1er mars 2024 à 18h30", "2024-03-01"),
        ("Montag, 3. März 2024, 10:30 Uhr", "2024-03-03"),
        ("3 de março de 2024", "2024-03-03"),
        ("Pubblicato il 5 maggio 2024", "2024-05-05"),
        ("2025年4月14日", "2025-04-14"),
        ("２０２５年４月１４日", "2025-04-14"),
        ("14 أبريل 2025", "2025-04-14"),
        ("14 באפריל 2025", "2025-04-14"),
        ("14 апреля 2025", "2025-04-14"),
        ("Published: 14 April 2025 | Updated: 15 April 2025", "2025-04-14"),
        ("14 April 2025 • 5 min read", "2025-04-14"),
    ],
)
def test_a_line_that_is_a_date_is_read(line, iso):
    assert dates.is_date_line(line)
    assert dates.find(line)[2] == iso


@pytest.mark.parametrize(
    "line",
    [
        "In May 2025 he went",
        "11 May 2025 was a Sunday",
        "Today, April 14, 2025, the White House spoke",
        "May",
        "2025",
    ],
)
def test_a_sentence_with_a_date_in_it_is_no_date_line(line):
    assert not dates.is_date_line(line)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("3 March 2024", "2024-03-03"),
        ("spring 2024", "spring 2024"),
        ("31 February 2024", "31 February 2024"),
        ("", ""),
    ],
)
def test_a_date_that_cannot_be_read_stays_as_printed(text, iso):
    assert dates.to_iso(text) == iso
