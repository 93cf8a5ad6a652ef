"""How far a reviewer is in each article, and which article comes next."""

from __future__ import annotations

import pytest

from framing.articles import Library
from framing.labels import NONE, MemoryStore
from framing.team import done_by_article, next_article
from framing.team.progress import units_by_article
from tests.framing.labels.examples import label

WIRE = "The wire reported it in one sentence."


@pytest.fixture
def library(tmp_path):
    """`a` with three units and a byline, `b` and `c` with one each, which is the same sentence."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "a.txt").write_text(
        "A bridge for the island\n\nBy Ines Holt\n\nIt opened on Monday, and the island cheered.\n\n"
        "It is 1,204 metres long and cost 88 million crowns.\n",
        encoding="utf-8",
    )
    for name in "bc":
        (sources / f"{name}.txt").write_text(WIRE + "\n", encoding="utf-8")
    library = Library(sources)
    library.index()
    return library


def tagged(library, article, numbers=None, reviewer="ann", tags="critical", **fields):
    """Labels on the units of `article` that `numbers` names, by default on all."""
    return [
        label(unit.number, tags, reviewer=reviewer, article=article, paragraph_id=unit.id, **fields)
        for unit in library.article(article).units
        if numbers is None or unit.number in numbers
    ]


def done(library, labels, reviewer="ann", **options):
    return done_by_article(library, MemoryStore(labels).read(), reviewer, **options)


def following(library, labels, after, reviewer="ann", *options, **named):
    entry = next_article(library, MemoryStore(labels).read(), reviewer, after, *options, **named)
    return entry and entry.id


class Given:
    """An assignment of these articles, in this order, to anybody."""

    def __init__(self, *articles: str):
        self.articles = articles

    def articles_of(self, reviewer: str) -> tuple[str, ...]:
        return self.articles


def test_nothing_is_done_at_first(library):
    assert done(library, []) == {}


def test_units_are_counted_once_however_often_they_were_tagged(library):
    labels = [*tagged(library, "a", {1, 3}), *tagged(library, "a", {1}, tags="supportive")]
    assert done(library, labels) == {"a": 2}


def test_that_no_tag_fits_is_done_and_what_was_withdrawn_is_not(library):
    labels = [*tagged(library, "a", {1, 3}), *tagged(library, "a", {1}, tags="")]
    assert done(library, labels) == {"a": 1}
    assert done(library, tagged(library, "b", tags=NONE)) == {"b": 1}


def test_only_the_reviewers_own_decisions_count(library):
    labels = [*tagged(library, "a", reviewer="bo"), *tagged(library, "b", role="adjudicator")]
    assert done(library, labels) == {}
    assert done(library, labels, "bo") == {"a": 3}


def test_the_same_sentence_in_two_articles_is_done_in_one(library):
    assert done(library, tagged(library, "b")) == {"b": 1}


def test_a_label_on_text_that_is_gone_does_not_count(library):
    labels = [*tagged(library, "a", {1}), label(3, article="a", paragraph_id="0123456789ab")]
    assert done(library, labels) == {"a": 1}


def test_a_label_on_an_article_that_is_gone_does_not_count(library):
    assert done(library, [label(1, article="removed")]) == {}


def test_in_an_article_that_is_not_read_yet_every_label_counts(library, tmp_path):
    unread = Library(library.sources, cache=tmp_path / "another.sqlite")
    labels = [*tagged(library, "a", {1, 3}), label(9, article="a", paragraph_id="0123456789ab")]
    assert done(unread, labels) == {"a": 3}
    assert done(library, labels) == {"a": 2}


def test_the_next_article_is_the_first_one_behind_that_is_not_finished(library):
    assert following(library, [], after="a") == "b"
    assert following(library, tagged(library, "b"), after="a") == "c"
    assert following(library, tagged(library, "b", reviewer="bo"), after="a") == "b"


def test_the_search_goes_round_and_never_comes_back_to_the_article_itself(library):
    finished = [*tagged(library, "a"), *tagged(library, "b")]
    assert following(library, tagged(library, "c"), after="c") == "a"
    assert following(library, [*finished, *tagged(library, "c")], after="c") is None
    assert following(library, finished, after="c") is None


def test_an_article_is_unfinished_while_one_of_its_units_is_left(library):
    assert following(library, tagged(library, "a", {1, 3}), after="c") == "a"


def test_an_orphaned_label_does_not_finish_an_article(library):
    orphan = label(1, article="b", paragraph_id="0123456789ab")
    assert following(library, [orphan], after="a") == "b"


def test_an_article_that_is_not_read_yet_may_hold_something_to_tag(library, tmp_path):
    unread = Library(library.sources, cache=tmp_path / "another.sqlite")
    assert following(unread, tagged(library, "b"), after="a") == "b"


def test_an_article_without_units_is_passed_over(library):
    (library.sources / "b.txt").write_text("By Ines Holt\n", encoding="utf-8")
    library.refresh()
    library.index()
    assert library.article("b").units == ()
    assert following(library, [], after="a") == "c"


def test_after_an_article_that_is_gone_the_list_begins_anew(library):
    assert following(library, [], after="removed") == "a"


def test_articles_with_an_assignment_come_in_the_reviewers_own_order_and_no_others(library):
    assert following(library, [], "c", "ann", Given("c", "a")) == "a"
    assert following(library, [], "a", "ann", Given("c", "a")) == "c"
    assert following(library, tagged(library, "c"), "a", "ann", Given("c", "a")) is None


def test_behind_an_article_that_is_not_the_reviewers_their_own_begin(library):
    assert following(library, [], "b", "ann", Given("c", "a")) == "c"


def test_an_assigned_article_that_is_gone_is_passed_over(library):
    assert following(library, [], "a", "ann", Given("a", "removed", "c")) == "c"


def test_whoever_is_given_nothing_has_no_next_article(library):
    assert following(library, [], "a", "ann", Given()) is None


def test_where_sources_are_masked_a_headline_is_neither_to_do_nor_done(library):
    assert units_by_article(library) == {"a": 3, "b": 1, "c": 1}
    assert units_by_article(library, masked=True) == {"a": 2, "b": 1, "c": 1}
    assert done(library, tagged(library, "a"), masked=True) == {"a": 2}
    but_the_headline = tagged(library, "a", {3, 4})
    assert following(library, but_the_headline, "c") == "a"
    assert following(library, but_the_headline, "c", masked=True) == "b"


def test_how_much_there_is_to_tag_is_unknown_until_an_article_is_read(library, tmp_path):
    unread = Library(library.sources, cache=tmp_path / "another.sqlite")
    assert units_by_article(unread) == units_by_article(unread, masked=True) == dict.fromkeys("abc")


def test_labels_on_an_article_that_was_read_and_has_no_unit_are_not_progress(library):
    lost = tagged(library, "b")
    (library.sources / "b.txt").write_text("By Ines Holt\n", encoding="utf-8")
    library.refresh()
    library.index()
    assert done(library, lost) == {}
