"""The second opinion, as the Agreement page shows it."""

from __future__ import annotations

import re

import pytest

from app.parts.agreement import error_rates
from app.parts.agreement import second_opinion as section
from framing.codebook import parse_codebook
from framing.labels import CsvStore
from framing.project import open_project
from framing.reliability.second_opinion import second_opinion
from tests.app.conftest import PEOPLE
from tests.framing.labels.examples import label
from tests.framing.reliability.test_second_opinion import one_who_knows, said

CODEBOOK = parse_codebook(
    '[[tag]]\nname = "good"\nkey = "1"\n[[tag]]\nname = "bad"\nkey = "2"\n[[tag]]\nname = "plain"\nkey = "3"\n'
)

FOUND = second_opinion(said(one_who_knows()))


def text_of(html: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", html).split())


def test_it_says_how_likely_it_is_and_how_many_starts_came_there():
    words = section.basis(FOUND)
    assert words.startswith("120 paragraphs with one tag or none. Log-likelihood −")
    assert f"reached by {FOUND.estimate.reached} of 11 starts (seed 0)." in words


def test_one_start_alone_is_told_to_be_a_hint():
    alone = second_opinion(said(one_who_knows()), random_starts=0)
    assert not alone.is_firm
    assert "Only one start" in section.doubt(alone)


def test_the_rates_of_a_reviewer_are_a_table_of_what_is_by_what_they_say():
    ben = FOUND.reading.ratings.reviewers.index("ben")
    html = error_rates.confusion_html(CODEBOOK, FOUND, ben)
    rates = FOUND.estimate.confusion[ben]
    good, bad = (FOUND.reading.categories.index(name) for name in ("good", "bad"))
    assert text_of(html) == (
        f"ben is ↓ says → G B good {rates[good, good]:.2f} {rates[good, bad]:.2f} "
        f"bad {rates[bad, good]:.2f} {rates[bad, bad]:.2f}"
    )
    assert html.count('class="right"') == 2
    assert "plain" not in html  # nobody chose it


def test_a_rate_that_is_not_known_is_a_dash():
    assert error_rates._cell(None, True) == '<td class="right">–</td>'
    assert ">0.96<" in error_rates._cell(0.957, False)


@pytest.fixture
def tagged(small_project):
    """Ten articles that three have tagged: two of them often call neutral what is critical."""
    (small_project / "team.toml").write_text(
        "anonymous = true\n" + PEOPLE + '\n[[reviewer]]\nname = "cy"\n', encoding="utf-8"
    )
    for number in range(1, 11):
        text = "\n\n".join(f"Sentence {n} of article {number} says one more thing." for n in range(12))
        (small_project / "sources" / f"a{number}.txt").write_text(f"Title {number}\n\n{text}\n", "utf-8")
    library, store = open_project(small_project).library, CsvStore(small_project / "labels.csv")
    names = {"ann": "ann", "ben": "bo", "cat": "cy", "good": "neutral report", "bad": "critical"}
    made = []
    for line in one_who_knows().splitlines():
        reviewer, article, number, tag = line.split()
        unit = library.article(article).units[int(number)]
        fields = {"reviewer": names[reviewer], "article": article, "paragraph_id": unit.id}
        made.append(label(unit.number, names[tag], **fields))
    store.append_all(made)
    return small_project


def opinion(come_in, folder, name: str, role: str = "reviewer"):
    session = come_in(folder, name, role)
    session.at.switch_page("views/agreement.py").run()
    session.at.session_state["agreement_section"] = "Second opinion"
    session.at.run()
    return session


def test_a_lead_reads_where_it_differs_with_who_said_what_and_a_link(come_in, tagged):
    session = opinion(come_in, tagged, "lea", "lead")
    assert "Majority N neutral report · Estimate C critical with a probability of" in session.text
    assert re.search("ann C critical bo N neutral report cy N neutral report", session.text)
    assert re.search(r'href="\./\?article=a\d+&amp;paragraph=\d+"', session.html)
    assert "Log-likelihood" in " ".join(caption.value for caption in session.at.caption)


def test_a_reviewer_sees_it_of_open_articles_and_nobodys_name(come_in, tagged):
    closed = opinion(come_in, tagged, "ann")
    assert "Majority" not in closed.text
    open_project(tagged).discussion.open("lea")
    session = opinion(come_in, tagged, "ann")
    assert "Estimate C critical" in session.text
    assert "ann" in session.text
    assert not re.search(r"\b(bo|cy)\b", session.text)


def test_a_masked_article_goes_by_its_code_here_too(come_in, tagged):
    with open(tagged / "team.toml", "r+", encoding="utf-8") as file:
        text = file.read()
        file.seek(0)
        file.write("mask_source = true\n" + text)
    session = opinion(come_in, tagged, "lea", "lead")
    assert re.search(r"Article [2-9A-Z]{5} , paragraph \d+", session.text)
    assert not re.search(r"Title \d", session.text)


def test_why_there_is_none_is_said(come_in, tagged):
    rows = (tagged / "labels.csv").read_text("utf-8").splitlines(keepends=True)
    (tagged / "labels.csv").write_text("".join(row for row in rows if ",cy," not in row), encoding="utf-8")
    session = opinion(come_in, tagged, "lea", "lead")
    assert any("third reviewer" in info.value for info in session.at.info)
