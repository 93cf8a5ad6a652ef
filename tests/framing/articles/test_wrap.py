"""Lines to paragraphs: every shape in which people keep articles."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from framing.articles import split

from .texts import NEWLINES, WORDS, prose, sentence, wrapped


def texts(text: str) -> list[str]:
    """The paragraphs of `text`, credits and all."""
    return [f"{p.text} {p.credit}".strip() for p in split(text, id="x").paragraphs]


# ------------------------------------------------------------------- a paragraph a line


@pytest.mark.parametrize(
    "blank", ["", " ", "\t", "\xa0", "\xa0\xa0 ", "\u200b", "\ufeff", "\u200b\xa0\u2060", "\u3000", "\u2800"]
)
def test_a_line_that_shows_nothing_is_blank(blank):
    assert texts(f"First one.\n{blank}\nSecond one.\n{blank}\n{blank}\nThird.") == [
        "First one.",
        "Second one.",
        "Third.",
    ]


@pytest.mark.parametrize("newline", NEWLINES)
def test_every_kind_of_line_end_ends_a_line(newline):
    assert texts(newline.join(["First one.", "Second one.", "", "Third."])) == [
        "First one.",
        "Second one.",
        "Third.",
    ]


def test_white_space_inside_a_paragraph_is_one_space():
    assert texts("\xa0 One\xa0\xa0two\tthree \u2003 four.  ") == ["One two three four."]


def test_captions_of_one_line_each_stay_apart_however_alike_their_lengths():
    lines = [
        "Guards line up in front of the main gate on Monday morning.",
        "Inmates sit on the floor with their heads bowed and hands tied.",
        "A helicopter circles over the compound in the late afternoon.",
        "The president waves to supporters from the palace balcony.",
        "Relatives wait outside for news that does not come that day.",
        "Lawyers say they have not been let in for more than a year.",
    ]
    assert texts("\n".join(lines)) == lines
    bare = [line[:-1] for line in lines]
    assert texts("\n".join(bare)) == bare


@settings(max_examples=60)
@given(st.integers(0, 10**9), st.sampled_from(sorted(WORDS)))
def test_sentences_of_one_line_each_stay_apart(seed, language):
    rng = random.Random(seed)
    lines = [sentence(rng, language) for _ in range(rng.randint(2, 25))]
    assert texts("\n".join(lines)) == lines


def test_verse_and_lists_of_names_stay_lines():
    lines = [
        "The prison stands upon the hill",
        "And all the men inside are still",
        "The guards go round from cell to cell",
    ]
    assert texts("\n".join(lines)) == lines
    assert texts("Jane Doe\nJohn Roe\nMary Major") == ["Jane Doe", "John Roe", "Mary Major"]


def test_a_block_of_lines_between_wrapped_paragraphs_is_a_paragraph_a_line():
    text = (
        "The old song that they sing in the yard is the one that everyone here\n"
        "has known since childhood, and it goes like this:\n\n"
        "O my country\nO my home\nwhere the rivers\nrun alone\n\n"
        "Nobody sings it loudly, because the guards do not like it, and those\n"
        "who do are taken to the dark cells."
    )
    found = texts(text)
    assert found[1:5] == ["O my country", "O my home", "where the rivers", "run alone"]
    assert [len(p.split("\n")) for p in found] == [1] * 6


# ------------------------------------------------------------------------- hard-wrapped


def written_out(rng, language, shape, *, at_hyphens=True):
    """(paragraphs, the same as lines in the shape's layout)."""
    columns = rng.randint(60, 80)
    indent = rng.choice(["  ", "   ", "    ", "\t", "\u3000"]) if "indented" in shape else ""
    paragraphs, lines = [], []
    for paragraph in prose(rng, language, rng.randint(3, 15)):
        rows = wrapped(paragraph, columns, indent, at_hyphens=at_hyphens)
        # Without another mark, only a last line that is clearly short tells where a paragraph ends.
        if shape == "last lines" and len(rows[-1]) > 0.6 * columns:
            continue
        paragraphs.append(paragraph)
        lines += rows
        if "blank" in shape:
            lines.append(rng.choice(["", "", "\xa0", "\u200b"]))
    return paragraphs, lines


@settings(max_examples=150)
@given(
    st.integers(0, 10**9),
    st.sampled_from(sorted(WORDS)),
    st.sampled_from(["blank", "indented", "blank and indented", "last lines"]),
    st.sampled_from([n for n in NEWLINES if n != "\x0c"]),
    st.booleans(),
)
def test_wrapped_prose_comes_back_paragraph_by_paragraph(seed, language, shape, newline, at_hyphens):
    paragraphs, lines = written_out(random.Random(seed), language, shape, at_hyphens=at_hyphens)
    # A line or two may show nothing of how they were broken.
    assume(len(lines) >= 10)
    assert texts(newline.join(lines)) == paragraphs


@settings(max_examples=40)
@given(
    st.integers(0, 10**9),
    st.sampled_from(["en", "es", "de"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]),
)
def test_wrapped_prose_comes_back_from_a_file_in_any_encoding(tmp_path_factory, seed, language, encoding):
    from framing.articles import read_article

    paragraphs, lines = written_out(random.Random(seed), language, "blank")
    lines = [line.replace("\u200b", "") for line in lines]
    file = tmp_path_factory.mktemp("articles") / "story.txt"
    file.write_bytes("\r\n".join(lines).encode(encoding))
    assert [p.text for p in read_article(file).paragraphs] == paragraphs


def test_a_headline_and_a_byline_above_wrapped_text_are_lines_of_their_own():
    assert texts(
        "PRISON CHIEF SAYS CAPACITY WILL DOUBLE\n"
        "By JANE DOE\n"
        "SAN SALVADOR (AP) — The head of the prison service told lawmakers on Tuesday\n"
        "that the country's largest jail would be enlarged next year, although human\n"
        "rights groups have asked for an independent inquiry first.\n"
        '"We will not stop," he said. "There is room for everyone who breaks the\n'
        'law."\n'
        "Work begins in May.\n"
    ) == [
        "PRISON CHIEF SAYS CAPACITY WILL DOUBLE",
        "By JANE DOE",
        "SAN SALVADOR (AP) — The head of the prison service told lawmakers on Tuesday that the country's largest "
        "jail would be enlarged next year, although human rights groups have asked for an independent inquiry first.",
        '"We will not stop," he said. "There is room for everyone who breaks the law."',
        "Work begins in May.",
    ]


def test_a_headline_wrapped_in_capitals_is_one_headline():
    assert (
        texts(
            "A Visit to the Megaprison: What We Saw in the Yard, and in the Cells\n"
            "And What We Were Not Shown\n\n"
            "The gates open at nine. Visitors hand over their phones, their belts\n"
            "and their watches, and are told not to speak to anyone.\n"
        )[0]
        == "A Visit to the Megaprison: What We Saw in the Yard, and in the Cells And What We Were Not Shown"
    )


def test_text_all_in_capitals_is_joined_too():
    assert texts(
        "THE PRESIDENT SAID ON MONDAY THAT THE PRISON WOULD BE EXPANDED NEXT YEAR\n"
        "AND THAT NOBODY SHOULD DOUBT IT. CRITICS DISAGREE AND HAVE ASKED A COURT\n"
        "TO STOP THE WORK.\n"
    ) == [
        "THE PRESIDENT SAID ON MONDAY THAT THE PRISON WOULD BE EXPANDED NEXT YEAR AND THAT NOBODY SHOULD DOUBT IT. "
        "CRITICS DISAGREE AND HAVE ASKED A COURT TO STOP THE WORK."
    ]


def test_a_long_address_does_not_move_the_margin():
    assert texts(
        "For the full report, which was written by a commission of the parliament, see\n"
        "https://example.org/a/very/long/address/that/goes/on/for/more/than/a/whole/line/of/text.html\n"
        "or write to the newsroom, which keeps a copy and will send it to anyone who\n"
        "asks for it.\n"
    ) == [
        "For the full report, which was written by a commission of the parliament, see "
        "https://example.org/a/very/long/address/that/goes/on/for/more/than/a/whole/line/of/text.html "
        "or write to the newsroom, which keeps a copy and will send it to anyone who asks for it."
    ]


def test_list_items_in_wrapped_text_are_paragraphs():
    assert texts(
        "Three things stood out during the visit, which lasted for more than two\n"
        "hours in all:\n\n"
        "- the lights, which never go off\n"
        "- the silence\n"
        "- the number of men in each of the cells, which is far higher than the\n"
        "  government admits\n"
    )[1:] == [
        "- the lights, which never go off",
        "- the silence",
        "- the number of men in each of the cells, which is far higher than the government admits",
    ]


def test_a_narrower_quotation_in_wrapped_text_is_joined():
    assert (
        texts(
            "The director of the prison, who has been in office for three years, said\n"
            "that he was proud of it, and that it was\n\n"
            "    a place that nobody who enters\n"
            "    it has ever come out of again,\n"
            "    and nobody ever will.\n\n"
            "He said no more than that, and the visit was over before anybody could\n"
            "ask him a question.\n"
        )[1]
        == "a place that nobody who enters it has ever come out of again, and nobody ever will."
    )


def test_a_wrapped_quotation_keeps_its_marks():
    quoted = (
        "> The president said on Monday that the prison would be enlarged next year,\n"
        "> and that nobody should doubt it, whatever the courts and the newspapers\n"
        "> may say about it.\n"
    )
    assert texts(quoted) == [" ".join(quoted.split())]


def test_hanging_indentation_marks_what_goes_on():
    assert [
        text.split(",")[0]
        for text in texts(
            "Doe, Jane. The prison question and what it means for the law of the land,\n"
            "    with an afterword by the author. San Salvador, 2024.\n"
            "Roe, John. Another book on the same question, which says that the first one\n"
            "    was wrong in everything. Tecoluca, 2025.\n"
        )
    ] == ["Doe", "Roe"]


def test_indented_lines_that_are_not_wrapped_are_paragraphs():
    long = (
        "The first paragraph is one long line, whatever the editor shows on the screen to whoever reads it here. "
        * 3
    )
    assert texts(f"\t{long}\n\tThe second.\n\t“A third,” he said.") == [
        long.strip(),
        "The second.",
        "“A third,” he said.",
    ]


def test_lines_broken_by_a_page_and_not_by_a_margin_are_joined_between_blank_lines():
    assert texts(
        "The president, who spoke for an hour,\n"
        "said that the prison would be enlarged, and that\n"
        "nobody should doubt it.\n\n"
        "The opposition, for its part, walked out\n"
        "of the chamber, and one of its deputies called the\n"
        "plan a monument to fear.\n"
    ) == [
        "The president, who spoke for an hour, said that the prison would be enlarged, and that nobody should doubt it.",
        "The opposition, for its part, walked out of the chamber, and one of its deputies called the plan a monument to fear.",
    ]


def test_a_page_break_inside_a_paragraph_does_not_end_it():
    assert texts(
        "The president said on Monday that the prison would be enlarged next year,\n"
        "\fand that nobody should doubt it, whatever the courts and the newspapers\n"
        "may say.\n"
    ) == [
        "The president said on Monday that the prison would be enlarged next year, and that nobody should doubt it, "
        "whatever the courts and the newspapers may say."
    ]


def test_paragraph_separators_among_line_separators_are_blank_lines():
    assert texts("One line.\u2028Another line.\u2029A paragraph.") == [
        "One line.",
        "Another line.",
        "A paragraph.",
    ]


# ---------------------------------------------------------------- other scripts


def test_wrapped_chinese_is_joined_without_spaces_and_indentation_starts_paragraphs():
    assert texts(
        "总统为巨型监狱辩护\n"
        "　　总统周一在首都举行的记者会上表示，这座可以容纳四万名囚犯的监狱对于\n"
        "保障国民安全是必要的，并称犯罪率已经大幅下降。\n"
        "　　人权组织批评监狱条件恶劣，呼吁政府展开独立调查，并要求释放未经审判\n"
        "而被关押的人。\n"
    ) == [
        "总统为巨型监狱辩护",
        "总统周一在首都举行的记者会上表示，这座可以容纳四万名囚犯的监狱对于保障国民安全是必要的，并称犯罪率已经大幅下降。",
        "人权组织批评监狱条件恶劣，呼吁政府展开独立调查，并要求释放未经审判而被关押的人。",
    ]


def test_japanese_of_one_line_a_paragraph_stays_apart():
    lines = [
        "大統領は十四日、首都で記者会見し、四万人を収容できる刑務所は国民の安全のために必要だと述べた。",
        "人権団体は収容環境を批判している。「裁判を受けないまま拘束されている」という。",
        "与党は支持した。",
    ]
    assert texts("\n".join(lines)) == lines
    assert texts("\n".join("　" + line for line in lines)) == lines


def test_a_latin_word_at_the_border_of_chinese_lines_gets_a_space_where_the_article_uses_them():
    wrapped_text = "这座监狱由政府在两年之内建成，名称为特别安全监禁中心，英文媒体通常称为\n{}监狱，可以容纳四万名囚犯，是美洲最大的监狱，引起了广泛的批评与争议，{}\n"
    tight = wrapped_text.format("CECOT", "未必CECOT会关闭。")
    loose = wrapped_text.format("CECOT", "未必 CECOT 会关闭。")
    assert "称为CECOT" in texts(tight)[0]
    assert "称为 CECOT" in texts(loose)[0]


def test_wrapped_hebrew_below_a_headline_is_joined():
    assert [
        len(text)
        for text in texts(
            "הנשיא מגן על הכלא הגדול\n"
            "הנשיא אמר אתמול בנאום לאומה כי הכלא החדש יכול להכיל ארבעים אלף אסירים, וכי\n"
            "שיעור הפשיעה במדינה ירד מאז שנפתח. ארגוני זכויות האדם מתחו ביקורת על התנאים\n"
            "במקום.\n"
            "ראש האופוזיציה אמר כי מדובר באסון, וכי הממשלה מסתירה מן הציבור את מספר המתים\n"
            "בכלא.\n"
        )
    ] == [23, 157, 82]


def test_thai_of_one_line_a_paragraph_stays_apart():
    lines = ["ประธานาธิบดีกล่าวว่าเรือนจำแห่งนี้สามารถรองรับนักโทษได้สี่หมื่นคน", "องค์กรสิทธิมนุษยชนวิจารณ์สภาพภายในเรือนจำ"]
    assert texts("\n".join(lines)) == lines


def test_arabic_of_one_line_a_paragraph_stays_apart():
    lines = [
        "قال الرئيس إن السجن يتسع لأربعين ألف سجين، وإن الجريمة انخفضت.",
        "وانتقدت منظمات حقوق الإنسان أوضاع السجناء.",
    ]
    assert texts("\n".join(lines)) == lines


def test_full_width_characters_count_two_columns_and_combining_marks_none():
    from framing.articles.lines import width

    assert width("监狱") == 4
    assert width("e\u0301tat") == 4
    assert width("a\u200bb") == 2
    assert width("ｱｲｳ") == 3
