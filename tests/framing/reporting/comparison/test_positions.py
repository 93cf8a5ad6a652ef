import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.articles import KINDS
from framing.reporting.comparison.positions import PARTS, parts_of
from tests.framing.reporting.comparison.examples import SOUTH, compared, tagged
from tests.framing.reporting.examples import article

HEADLINE, BODY = KINDS.index("headline"), KINDS.index("body")


def parts(*words, headlines=()):
    kinds = [HEADLINE if at in headlines else BODY for at in range(len(words))]
    found = parts_of(np.zeros(len(words), int), np.array(words), np.array(kinds))
    return [PARTS[part] for part in found]


def test_thirds_are_of_words_and_the_headline_is_in_none():
    assert parts(6, 4, 4, 4, headlines=[0]) == ["headline", "opening", "middle", "end"]
    # Half the words are in one paragraph, whose middle is in the first third.
    assert parts(60, 20, 20, 20) == ["opening", "middle", "end", "end"]


def test_a_paragraph_is_where_its_middle_is_and_on_a_border_in_the_later_third():
    assert parts(30) == ["middle"]
    assert parts(10, 20) == ["opening", "end"]
    # The first of two has its middle at one quarter; at one third exactly it is in the middle.
    assert parts(2, 1) == ["middle", "end"]


def test_a_headline_further_down_belongs_to_no_third_either():
    assert parts(3, 5, 3, 3, headlines=[1]) == ["opening", "headline", "middle", "end"]


@given(st.lists(st.lists(st.integers(1, 90), min_size=1, max_size=12), min_size=1, max_size=4))
def test_each_article_has_thirds_of_its_own(articles):
    article = np.repeat(np.arange(len(articles)), [len(words) for words in articles])
    words = np.array([word for one in articles for word in one])
    found = parts_of(article, words, np.full(len(words), BODY))
    apart = [parts_of(np.zeros(len(one), int), np.array(one), np.full(len(one), BODY)) for one in articles]
    assert np.array_equal(found, np.concatenate(apart))
    for one in apart:
        assert (np.diff(one) >= 0).all()
        assert set(one.tolist()) <= {1, 2, 3}


def test_counts_and_shares_are_of_the_tagged_paragraphs_of_each_part():
    lines = tagged("ann", "south", "critical", "critical", "none") + tagged("ben", "south", "", "supportive")
    found = compared(lines, SOUTH).positions
    assert found.paragraphs.tolist() == [[1, 4, 3, 4]]
    assert found.tagged.tolist() == [[1, 2, 0, 0]]
    assert found.counts[0, :, 1].tolist() == [1, 0.5, 0, 0]
    assert found.shares[0, :, 1].tolist() == [1, 0.25, None, None]


def test_an_outlet_adds_up_its_articles_parts():
    short = article("short", "(headline) h", "one two three", outlet="Post")
    lines = tagged("ann", "south", "critical") + tagged("ann", "short", "critical", "critical")
    found = compared(lines, SOUTH, short, by="outlet").positions
    assert found.counts[0, :, 1].tolist() == [2, 0, 1, 0]
