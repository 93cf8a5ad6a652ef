"""Photo credits at the ends of captions."""

from __future__ import annotations

import pytest

from framing.articles import split
from framing.articles.credits import is_credit, split_off


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Guards at the gate, June 2024.", "via Press Office"),
        ("Guards at the gate, June 2024.", "via Oficina de Prensa de la Presidencia"),
        ('He called it a "Great idea!!"', "via Press Office"),
        ("Guards at the gate.", "(Photo: Jane Doe/AFP)"),
        ("Guards at the gate", "(Photo by Jane Doe/Getty Images)"),
        ("Guards at the gate.", "(Reuters/Jane Doe)"),
        ("Guards at the gate.", "(AFP)"),
        ("Guards at the gate.", "© EPA"),
        ("Guards at the gate.", "© Jane Doe / Reuters"),
        ("Guards at the gate.", "Getty Images"),
        ("Guards at the gate.", "Jane Doe/AP Photo"),
        ("Guards at the gate.", "REUTERS/Jane Doe"),
        ("Guards at the gate.", "Photograph: Jane Doe/The Guardian"),
        ("Guards at the gate.", "Photo: U.S. Dept. of Justice"),
        ("Guards at the gate.", "Courtesy of the Presidency"),
        ("Los guardias en la puerta.", "Foto: Marvin Doe (AFP)"),
        ("Los guardias en la puerta.", "EFE/Rodrigo Doe"),
        ("Wachen am Tor.", "Foto: Jana Müller/dpa"),
        ("Des gardes à la porte.", "Crédit photo : Jean Dupont"),
        ("門の前の警備員。", "（写真：ロイター）"),
        ("警卫在门口。", "（新华社记者 王小明 摄）"),
    ],
)
def test_a_credit_is_split_off_the_caption_it_ends(caption, credit):
    assert split_off([f"{caption} {credit}"]) == [(caption, credit)]
    paragraphs = split(f"A headline\n\n{caption} {credit}\n\nText of it.", id="x").paragraphs
    assert (paragraphs[1].kind, paragraphs[1].text, paragraphs[1].credit) == ("caption", caption, credit)


def test_a_bracketed_credit_in_cjk_needs_no_space_before_it():
    assert split_off(["門の前の警備員。（写真：ロイター）"]) == [("門の前の警備員。", "（写真：ロイター）")]


def test_a_gallery_may_have_several_credits():
    lines = [
        "Guards. Jane Doe/AFP",
        "Inmates. © EPA",
        "A helicopter. Jane Doe/AFP",
        "The president. Getty Images",
    ]
    assert [credit for _, credit in split_off(lines)] == [
        "Jane Doe/AFP",
        "© EPA",
        "Jane Doe/AFP",
        "Getty Images",
    ]


def test_names_that_end_many_lines_after_their_last_sentence_are_a_credit():
    lines = [f"{subject} at the gate. Oficina Presidencial" for subject in ("Guards", "Inmates", "Lawyers")]
    assert {credit for _, credit in split_off(lines)} == {"Oficina Presidencial"}
    assert {credit for _, credit in split_off(lines[:2])} == {""}


def test_a_mark_makes_a_credit_even_after_a_caption_without_a_full_stop():
    lines = [f"{subject} at the gate via Press Office" for subject in ("Guards", "Inmates", "Lawyers")]
    assert split_off(lines)[0] == ("Guards at the gate", "via Press Office")


@pytest.mark.parametrize(
    "lines",
    [
        ['"It works," he said.', '"It does not!" he said.', '"Never." he said.', '"Stop." he said.'],
        ["They wept for the people of the country."] * 4,
        ["Why? Nobody knows", "How? Nobody knows", "When? Nobody knows"],
        ["What is it? A prison", "What else? A prison", "And? A prison"],
        ["He sold his pictures to Getty Images."],
        ["The minister spoke to the AP."],
        ["He came to San Salvador via Mexico and Guatemala."],
        ["She sent it. Via Twitter he replied at once."],
        ["The bill was passed in San Salvador (AP)"],
        ["He was alone. The photo by the door was gone."],
        ["It cost $5. Image is everything."],
        ["He laughed. (The video was later deleted.)"],
        ["Nobody knows more. Read More", "He left. Read More", "She came. Read More"],
    ],
    ids=lambda lines: lines[0],
)
def test_no_words_of_prose_are_taken_for_a_credit(lines):
    assert {credit for _, credit in split_off(lines)} == {""}


@pytest.mark.parametrize(
    "line",
    [
        "Photograph: Jane Doe/AFP",
        "(Photo: Jane Doe)",
        "© EPA",
        "Getty Images",
        "Jane Doe/Reuters",
        "（写真：ロイター）",
    ],
)
def test_a_paragraph_that_is_all_credit_stays_whole_and_is_not_tagged(line):
    assert is_credit(line)
    assert split_off([line]) == [(line, "")]
    paragraph = split(f"A headline\n\nText of it.\n\n{line}\n\nMore text.", id="x").paragraphs[2]
    assert (paragraph.text, paragraph.kind, paragraph.credit) == (line, "byline", "")


@pytest.mark.parametrize(
    "line", ["Photos of the dead", "Image is everything", "Via Dolorosa", "The Reuters building"]
)
def test_a_short_line_that_mentions_pictures_is_no_credit(line):
    assert not is_credit(line)
