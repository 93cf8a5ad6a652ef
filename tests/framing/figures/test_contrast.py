"""What holds two figures apart."""

from __future__ import annotations

import pytest

from framing.figures import figures_in
from framing.figures.contrast import held_apart, terms
from framing.figures.languages import BY_CODE, language_of
from tests.framing.figures.texts import TEXTS


def of(text: str, language: str = "en"):
    figure = next(figure for figure in figures_in(text, language) if not figure.is_date)
    return terms(figure, BY_CODE[language])


@pytest.mark.parametrize("name", TEXTS)
def test_no_figure_is_held_apart_from_itself(name):
    text = TEXTS[name]
    language = language_of(text.text, text.language)
    for figure in figures_in(text.text, language):
        said = terms(figure, language)
        assert not held_apart(said, said)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "Jordan hosts 660,000 Syrian refugees.", "Lebanon hosts 710,000 Syrian refugees."),
        ("en", "In Europe, sales rose by 12 per cent.", "In Asia, sales rose by 11 per cent."),
        ("en", "They found 310 kilos of cocaine.", "They found 290 kilos of heroin."),
        ("en", "The museum expects 410,000 guests this year.", "It had 390,000 guests last year."),
        ("de", "Die SPD liegt bei 31 Prozent.", "Die CDU liegt bei 29 Prozent."),
        ("de", "Der Brand tötete 41 Arbeiter.", "Der Brand verletzte 44 Arbeiter."),
        ("fr", "La gauche obtient 31 % des voix.", "La droite obtient 29 % des voix."),
    ],
)
def test_other_names_sides_things_and_years_hold_figures_apart(language, one, other):
    assert held_apart(of(one, language), of(other, language))
    assert held_apart(of(other, language), of(one, language))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police made 84,000 arrests.", "Some 85,000 people were arrested."),
        ("The ministry said 312 were on board.", "Santa Rita carried 320 passengers."),
        ("Built in 1979, it carried 312 people.", "It sank in 2024 with 320 people."),
        ("Karavan says 41 died.", "Rights Watch says 44 died."),
        ("Marek got 50 per cent.", "The run-off gave Marek 51 per cent."),
    ],
)
def test_who_says_so_and_other_words_for_one_thing_do_not(one, other):
    assert not held_apart(of(one), of(other))
