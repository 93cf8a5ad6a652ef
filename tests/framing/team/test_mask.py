"""Names for articles that tell nothing of their source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing.team.mask import article_of, codes


def test_a_code_tells_nothing_of_the_name_and_leads_back_to_it():
    made = codes(("guardian-op-ed", "gallery"), "seed")
    assert set(made) == {"guardian-op-ed", "gallery"}
    assert all(len(code) == 5 and code.isalnum() and code.isupper() for code in made.values())
    for article, code in made.items():
        assert article_of(code, made) == article


def test_another_seed_makes_other_codes_and_another_article_changes_none():
    articles = tuple(f"article-{n}" for n in range(50))
    made = codes(articles, "one")
    assert codes((*articles, "a new one"), "one").items() >= made.items()
    assert set(made.values()).isdisjoint(codes(articles, "two").values())


def test_what_is_no_code_leads_nowhere():
    assert article_of("ZZZZZ", codes(("bridge",), "")) is None
    assert article_of("bridge", codes(("bridge",), "")) is None
    assert article_of("", codes(("bridge",), "")) is None


@given(st.sets(st.text(min_size=1), max_size=300), st.text(max_size=5))
def test_no_two_articles_share_a_code_and_their_order_does_not_matter(articles, seed):
    listed = sorted(articles)
    made = codes(tuple(listed), seed)
    assert len(set(made.values())) == len(articles)
    assert codes(tuple(reversed(listed)), seed) == made
