"""From the files of three real articles to the downloaded summary, every paragraph tagged by key."""

from __future__ import annotations

import csv
import io
import shutil
from collections import Counter, defaultdict

import pytest

from framing.articles import count_words
from framing.project import create_project, open_project
from tests.browser.conftest import Site
from tests.serving import serve

TAGS = {"1": "supportive", "2": "critical", "3": "neutral report", "4": "statistic", "0": "none"}


def key_for(number: int) -> str:
    """Some key for paragraph `number`, without a pattern that an article could share."""
    return "1234012"[number * number % 7]


def test_the_summary_of_three_real_articles_is_what_was_pressed(shared_articles, reviewer, tmp_path):
    folder = create_project(tmp_path / "project")
    for file in shared_articles.glob("*.txt"):
        shutil.copy(file, folder / "sources")
    articles = [
        open_project(folder).library.article(file.stem) for file in sorted(shared_articles.glob("*.txt"))
    ]
    pressed: dict[str, list[tuple[int, str]]] = defaultdict(list)

    with serve(folder) as url:
        me = reviewer("reading ann", Site(url, folder))
        for article in articles:
            me.open(article.id)
            for unit in article.units:
                assert me.at(unit.number)
                assert unit.text in me.page.locator(".now .text").inner_text()
                me.press(key_for(unit.number))
                pressed[article.id].append((unit.number, TAGS[key_for(unit.number)]))
            assert me.at_end()
        me.page.goto(f"{url}/summary")
        with me.page.expect_download() as started:
            me.page.get_by_role("button", name="Summary (CSV)", exact=True).click()
        with open(started.value.path(), "rb") as file:
            rows = {
                row["article"]: row for row in csv.DictReader(io.StringIO(file.read().decode("utf-8-sig")))
            }

    saved = [(row["article"], int(row["paragraph"]), row["tags"]) for row in me.rows]
    assert saved == [(article, *one) for article, them in pressed.items() for one in them]
    assert rows.keys() == {article.id for article in articles}
    for article in articles:
        row, counts = rows[article.id], Counter(tag for _, tag in pressed[article.id])
        assert int(row["paragraphs"]) == int(row["tagged"]) == len(article.units)
        words = {unit.number: count_words(unit.text) for unit in article.units}
        for tag in ("supportive", "critical", "neutral report", "statistic"):
            assert float(row[tag]) == counts[tag]
            assert float(row[f"{tag} share of paragraphs"]) == pytest.approx(
                counts[tag] / len(article.units), abs=1e-6
            )
            tagged = sum(words[number] for number, name in pressed[article.id] if name == tag)
            assert float(row[f"{tag} share of words"]) == pytest.approx(
                tagged / sum(words.values()), abs=1e-6
            )
        plus, minus = counts["supportive"], counts["critical"]
        assert float(row["balance"]) == pytest.approx((plus - minus) / (plus + minus), abs=1e-6)
