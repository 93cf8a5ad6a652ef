"""Texts for the tests of articles: random ones that are hard to split, and prose to be wrapped."""

from __future__ import annotations

import random
import textwrap

from hypothesis import strategies as st

from framing.articles import Article
from framing.articles.lines import blocks

NEWLINES = ("\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029")
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200f\u202a\u2800"

#: Pieces that mean something to one step or another.
_PIECES = (
    *NEWLINES,
    *("\n\n", "\n\n\n", "\n \n", "\n\xa0\n", "\n\u200b\n", "\n\ufeff\n", "\n\f", "\f\n"),
    *(" ", "  ", "\t", "\xa0", "\u3000", "\u2009", *INVISIBLE),
    *(
        "---",
        "===",
        "***",
        "___",
        "* * *",
        "#",
        "# ",
        "## ",
        "- ",
        "1. ",
        "• ",
        "> ",
        "|",
        "**",
        "_",
        "[a](b)",
    ),
    *("title: x", "byline:", "date: 3 March 2024", "note: y", "---\n", "\n---\n"),
    *("By Jane Doe", "by ", "Von Jana Müller", "Jane Doe", "John Q. Public", "JANE DOE | Staff writer"),
    *("3 March 2024", "Sunday, 11th May 2025", "04/05/2025", "2025年4月14日", "Updated: ", "10:30"),
    *(
        "via Press Office",
        "(Photo: A B/AFP)",
        "（写真：ロイター）",
        "© EPA",
        "Getty Images",
        "Reuters",
        "(AFP)",
        " via ",
    ),
    *("Share", "Advertisement", "Skip to content", "Read more:", "© 2025 The Example", "Follow us on X"),
    *("infor-", "mation", "mega-", "prison", "well\u2010", "MS-", "13", "--", "—", "-", "\u00ad"),
    *(".", ",", "?", "!", "…", ":", ";", '"', "'", "“", "”", "’", "«", "»", "(", ")", "。", "、", "「", "」"),
    *(
        "he said.",
        "of the country.",
        "a",
        "The",
        "prison",
        "ended. ",
        "Uhr",
        "U.S.",
        "https://example.org/a-b/c",
    ),
    *(
        "监狱",
        "总统",
        "が",
        "カ",
        "السجن",
        "الكلا",
        "הכלא",
        "ประเทศ",
        "한국",
        "тюрьма",
        "Größe",
        "e\u0301",
        "👩\u200d👩",
        "\x00",
        "\x1b",
    ),
)


_FRONT_MATTER = st.lists(
    st.sampled_from(
        (
            "title: x",
            'byline: "Jane Doe"',
            "date: 3 March 2024",
            "outlet:",
            "url: a:b",
            "prose",
            "",
            "\u200b",
            "x: y",
        )
    ),
    max_size=4,
).map(lambda lines: "\n".join(["---", *lines, "---"]) + "\n")

#: Lines that look wrapped, some of them in the middle of a word.
_WRAPPED = st.lists(
    st.tuples(
        st.integers(48, 62),
        st.sampled_from(("infor-", "mega-", "well\u2010", "so\u00ad", "MS-", "and", "end.", "(a", "end--")),
    ),
    min_size=2,
    max_size=6,
).map(
    lambda lines: "\n".join(
        ("mation of the kind that is known and prison " * 2)[: n - len(w)].strip() + " " + w for n, w in lines
    )
)


@st.composite
def hard_texts(draw) -> str:
    """Anything, made of pieces that lead a splitter into temptation."""
    piece = st.sampled_from(_PIECES)
    line = st.one_of(
        piece,
        st.lists(piece, min_size=2, max_size=8).map("".join),
        st.lists(piece, min_size=2, max_size=8).map(" ".join),
        st.text(max_size=12),
        st.integers(1, 90).map(lambda n: ("word " * 20)[:n]),
        _WRAPPED,
        st.integers(20, 45).map(lambda n: ("这座监狱可以容纳四万名囚犯" * 4)[:n]),
    )
    end = st.sampled_from(
        ("\n", "\n", "\n\n", "\r\n", "\r", "\u2028", "\u2029", "\n   ", "\n\t", "\n\u3000", " ", "")
    )
    start = draw(st.one_of(st.just(""), st.just(""), _FRONT_MATTER))
    parts = draw(st.lists(st.tuples(line, end), max_size=20))
    repeat = draw(st.sampled_from((1, 1, 1, 2, 3)))
    return start + "".join(a + b for a, b in parts) * repeat


def visible(text: str) -> str:
    """The characters of `text` that may not be lost: no white space, no invisible ones on blank lines."""
    return "".join("".join(line.split()) for block in blocks(text) for line in block)


def written(article: Article) -> str:
    """What is in `article`, in order, without white space."""
    parts = [
        visible(article.front_matter),
        *(part for p in article.paragraphs for part in (p.text, p.credit)),
    ]
    return "".join("".join(part.split()) for part in parts)


WORDS = {
    "en": (
        "the a of to in and that is was for with on as by at from but not have has they said government "
        "president "
        "inmates security rights court group years would could officials people country under before after "
        "while "
        "critics well-known high-security long-term",
        "Salvador Tuesday Monday American Congress CECOT San MS-13",
        0.14,
    ),
    "es": (
        "el la de que y en los del las por un para con no una su al lo como más pero sus le ya cárcel "
        "gobierno "
        "derechos humanos según también año organización detención política",
        "El Salvador Estados Unidos Constitución Tecoluca",
        0.1,
    ),
    "de": (
        "der die das und ist in zu den von mit sich auf für nicht ein eine als auch es an werden aus er "
        "hat dass",
        "Gericht Jahre Land Regierung Präsident Häftlinge Menschen Recht Polizei Stadt",
        0.3,
    ),
    "ar": (
        "قال الرئيس إن السجن يتسع لأربعين ألف سجين في من على أن هذا التي كان مع وقد بعد حقوق الحكومة",
        "",
        0.0,
    ),
    "he": ("הנשיא אמר כי הכלא יכול להכיל ארבעים אלף אסירים של את על לא זה עם הוא היא ארגוני הממשלה", "", 0.0),
}


def sentence(rng: random.Random, language: str) -> str:
    small, capital, share = WORDS[language]
    words = [
        rng.choice(capital.split()) if rng.random() < share else rng.choice(small.split())
        for _ in range(rng.randint(4, 26))
    ]
    for n in range(len(words) - 1):
        words[n] += "," * (rng.random() < 0.07)
    words[0] = words[0][:1].upper() + words[0][1:]
    words[-1] += rng.choice("........?!…")
    if rng.random() < 0.08:
        words[0], words[-1] = "“" + words[0], words[-1] + "”"
    return " ".join(words)


def prose(rng: random.Random, language: str, paragraphs: int) -> list[str]:
    """Paragraphs of 1 to 12 sentences of words in no order that means anything."""
    return [" ".join(sentence(rng, language) for _ in range(rng.randint(1, 12))) for _ in range(paragraphs)]


def wrapped(paragraph: str, width: int, indent: str = "", *, at_hyphens: bool = True) -> list[str]:
    """`paragraph` in lines of at most `width` columns."""
    lines = textwrap.wrap(
        paragraph, width - len(indent.expandtabs(8)), break_long_words=False, break_on_hyphens=at_hyphens
    )
    return [indent + lines[0], *lines[1:]] if indent else lines
